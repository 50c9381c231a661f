"""Reading with an audit: every column is an input or excluded for a reason, and no row stands in two parts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np
import pandas as pd

from datasets.errors import LeakageFound
from datasets.versions.manifest import FileEntry, Manifest
from datasets.versions.splits import Splits, split_by_patient, write_splits
from datasets.versions.table import LabelledRow
from training.errors import InvalidPlan
from training.recipe import Plan
from training.tables.cases import Cases, Indices, read_cases
from training.tables.declare import Declared, External, Labels, Source
from training.tables.feature import Feature, Frame, encode

EXTERNAL_GROUP = "external"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a table recipe reads."""

    train: Cases
    test: Cases
    externals: tuple[tuple[External, Cases], ...]
    splits: Splits = field(repr=False)
    manifests: tuple[Manifest, ...] = field(repr=False)
    excluded: tuple[tuple[str, str], ...] = field(repr=False)

    @property
    def dataset_versions(self) -> tuple[str, ...]:
        """`dataset@version`."""
        return tuple(manifest.version_name for manifest in self.manifests)

    def keep(self, folder: Path) -> None:
        """Write the split and the audit into the run's folder."""
        write_splits(self.splits, folder / "splits.json")
        lines = [f"train {len(self.train)} rows, test {len(self.test)} rows"]
        lines += [f"excluded {column}: {reason}" for column, reason in self.excluded]
        counts = self.train.implausible
        lines += [f"not plausible, made missing: {name} {count}" for name, count in counts.items()]
        (folder / "audit.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def prepare_tables(recipe: Declared, data: Path, plan: Plan) -> Prepared:
    """Read, audit, encode and split.

    Raises:
        LeakageFound: a column is neither input nor excluded, or rows of one group stand in two parts.
        InvalidPlan: a file is missing.
    """
    frame = recipe.read(_folder(recipe.source, data)).reset_index(drop=True)
    check_columns(recipe, frame)
    identity = row_identity(frame, recipe)
    cases = read_cases(recipe, frame, identity)
    splits = _split(recipe, frame, cases, plan)
    train, test = (np.array([int(name) for name in part], dtype=np.int64) for part in (splits.train, splits.test))
    _check_parts(cases, train, test)
    externals = tuple((one, _read_external(recipe, one, data)) for one in recipe.externals)
    manifests = [version_of(recipe.source, data, cases)]
    manifests += [version_of(one.source, data, found) for one, found in externals]
    excluded = tuple(recipe.excluded.items())
    return Prepared(cases.take(train), cases.take(test), externals, splits, tuple(manifests), excluded)


def check_columns(recipe: Declared, frame: Frame) -> None:
    """The leakage audit.

    Raises:
        LeakageFound: a column is neither input nor excluded, or both.
    """
    used = {column for feature in recipe.features for column in feature.columns}
    told = {column for column in frame.columns if any(fnmatchcase(column, name) for name in recipe.excluded)}
    unknown = sorted(set(frame.columns) - used - told)
    if unknown:
        raise LeakageFound(f"say of each column why the model may or may not see it: {', '.join(unknown)}")
    both = sorted(used & told)
    if both:
        raise LeakageFound(f"excluded and still an input: {', '.join(both)}")


def row_identity(frame: Frame, recipe: Declared) -> Labels:
    """A hash of each row's inputs and outcome; identical rows must not part."""
    used = sorted({column for feature in recipe.features for column in feature.columns})
    told = frame[used].assign(**{"\0truth": recipe.target(frame)})
    return np.array([f"{number:016x}" for number in pd.util.hash_pandas_object(told, index=False)], dtype=object)


def _split(recipe: Declared, frame: Frame, cases: Cases, plan: Plan) -> Splits:
    rows = [LabelledRow(f"{i:07d}", str(cases.groups[i]), str(int(cases.truth[i]))) for i in range(len(cases))]
    share = float(str(plan.options.get("test_share", 0.3)))
    if recipe.is_test is None:
        is_even = bool(plan.options.get("is_even", False))
        return split_by_patient(rows, seed=plan.seed, fractions=(1 - share, 0.0, share), is_even=is_even)
    fixed = [f"{i:07d}" for i in np.flatnonzero(recipe.is_test(frame))]
    return split_by_patient(rows, seed=plan.seed, fractions=(1.0, 0.0, 0.0), fixed_test=fixed)


def _check_parts(cases: Cases, train: Indices, test: Indices) -> None:
    shared = set(cases.groups[train]) & set(cases.groups[test])
    if shared:
        raise LeakageFound(f"groups in train and test: {len(shared)}")


def _read_external(recipe: Declared, external: External, data: Path) -> Cases:
    frame = external.read(_folder(external.source, data)).reset_index(drop=True)
    known = {feature.input.name: feature for feature in external.features}
    features = tuple(known.get(feature.input.name, _absent(feature)) for feature in recipe.features)
    x, implausible = encode(features, frame)
    names = np.array([f"{EXTERNAL_GROUP}-{i}" for i in range(len(frame))], dtype=object)
    truth = np.array(external.target(frame), dtype=bool)
    nothing = np.full(len(frame), "", dtype=object)
    width = x.shape[1]
    return Cases(x, truth, names, nothing, (0,) * width, (True,) * width, (True,) * width, implausible=implausible)


def _absent(feature: Feature) -> Feature:
    is_choice = feature.input.kind == "choice"
    return Feature(feature.input, (), lambda frame: np.full(len(frame), None if is_choice else np.nan))


def _folder(source: Source, data: Path) -> Path:
    folder = data / source.folder
    absent = [name for name in source.files if not (folder / name).is_file()]
    if absent:
        raise InvalidPlan(f"expected {', '.join(absent)} in {source.folder} below --data")
    return folder


def version_of(source: Source, data: Path, cases: Cases) -> Manifest:
    """The files' hashes under one name."""
    folder = data / source.folder
    entries = []
    for name in sorted(source.files):
        content = (folder / name).read_bytes()
        entries.append(FileEntry(name, len(content), hashlib.sha256(content).hexdigest()))
    return Manifest(
        name=source.dataset,
        source=source.citation,
        licence=source.licence,
        labels_sha256=entries[0].sha256,
        counts={"negative": int((~cases.truth).sum()), "positive": int(cases.truth.sum())},
        n_patients=len(set(cases.groups)),
        files=tuple(entries),
    )
