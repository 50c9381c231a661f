"""Labels into a version: gathered from files of any kind, linked to its images, written as its tables.

A build does it before the version is sealed; a version that is there already gets a second one beside it, with the same
files and index, and nothing is pulled or de-identified again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasets.build.index import read_index
from datasets.build.layout import FILES, INDEX, TABLES, Layout
from datasets.build.manifest import BuiltManifest, make_manifest
from datasets.build.seal import link_or_copy, seal_folder
from datasets.deidentify.options import Longitudinal
from datasets.labels.desk import Desk, Refused
from datasets.labels.errors import InvalidLabels
from datasets.labels.gather import gather
from datasets.labels.in_version import AGREEMENT, DISPUTE, write_label_tables
from datasets.labels.label import Label
from datasets.labels.linked import Linked, link_labels
from datasets.labels.table import LABEL, read_labels

OURS = frozenset(f"{name}.parquet" for name in (LABEL, AGREEMENT, DISPUTE))


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of labels.

    Attributes:
        summary: for the manifest: what is in the tables, `refused` by reason, `elsewhere` for images of no row.
        refused: number of the file and what was refused in it; never what it said.
        taken: how many of the labels that were read belong to the version.
    """

    summary: Mapping[str, Any]
    refused: tuple[tuple[int, Refused], ...]
    taken: int

    @property
    def has_all(self) -> bool:
        """Whether nothing was refused, and whatever was read concerns the version at least in part."""
        return not self.summary.get("refused") and (self.taken > 0 or not self.summary.get("elsewhere"))

    def write_refused(self, path: Path) -> None:
        """Write a line each; the file belongs into the quarantine. Nothing is written where nothing was refused."""
        if self.refused:
            lines = ({"file": number, "where": one.where, "reason": one.reason} for number, one in self.refused)
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which labels are asked for.

    Attributes:
        paths: files and folders of any kind of labels.
        desk: of the version's project.
        dates: of the version.
        kept: labels that the version has already.
    """

    paths: Sequence[Path]
    desk: Desk
    dates: Longitudinal
    kept: tuple[Label, ...] = ()


def add_labels(
    wish: Wish,
    rows: Iterable[Mapping[str, Any]],
    folder: Path,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Attached:
    """Write the tables of labels below `folder/tables`.

    Args:
        wish: which labels.
        rows: of the version's index.
        folder: of the version that is being made.
        on_progress: told how many files are done.

    Raises:
        InvalidLabels: there is nothing at a path.
    """
    gathered = gather({"any": list(wish.paths)}, wish.desk, on_progress)
    linked = link_labels(gathered.labels, rows, wish.desk, wish.dates)
    labels = [*wish.kept, *linked.labels]
    told = write_label_tables(labels, folder) if labels else {}
    refused = dict(sorted({**gathered.reasons, **linked.refused}.items()))
    summary = {**told, "refused": refused, "elsewhere": linked.elsewhere, "dates": wish.dates}
    return Attached(summary, (*gathered.refused, *_unlinked(linked)), len(linked.labels))


def attach_labels(
    layout: Layout, version: tuple[Path, BuiltManifest], wish: Wish, code: Mapping[str, object]
) -> tuple[BuiltManifest, bool, Attached]:
    """A new version beside an old one: the same files, index and other tables, with more labels.

    Args:
        layout: the site's folders.
        version: folder and manifest of the old one.
        wish: which labels; those of the old version are kept when they are in `wish.kept`.
        code: which code and packages made it.

    Returns:
        The new manifest, whether the version is new, and what became of the labels.

    Raises:
        InvalidLabels: the version has no images, or none of the labels is about them.
    """
    folder, manifest = version
    if not manifest.counts.instances:
        raise InvalidLabels("expected a version with images, got one of tables alone; labels belong to images")
    work = layout.work(manifest.name, f"labels-{manifest.digits}")
    shutil.rmtree(work, ignore_errors=True)
    (work / TABLES).mkdir(parents=True, mode=0o700)
    try:
        for table in (folder / TABLES).glob("*.parquet"):
            if table.name not in OURS:
                link_or_copy(str(table), str(work / TABLES / table.name))
        attached = add_labels(wish, read_index(folder / INDEX), work)
        if not attached.taken:
            raise InvalidLabels(_nothing(attached))
        link_or_copy(str(folder / INDEX), str(work / INDEX))
        shutil.copytree(folder / FILES, work / FILES, copy_function=link_or_copy)
        made = {**manifest.made, "labelled_from": manifest.version_name, "code": dict(code)}
        new = make_manifest(work, manifest.name, made, manifest.verification, attached.summary)
        return new, seal_folder(layout, new, work), attached
    finally:
        shutil.rmtree(work)


def labels_of_version(folder: Path) -> tuple[Label, ...]:
    """The labels that a version has."""
    path = folder / TABLES / f"{LABEL}.parquet"
    return tuple(read_labels(path)) if path.is_file() else ()


def _unlinked(linked: Linked) -> Iterable[tuple[int, Refused]]:
    for reason, count in linked.refused.items():
        yield 0, Refused(f"{count} labels", reason)


def _nothing(attached: Attached) -> str:
    refused = next(iter(attached.summary["refused"]), "")
    if refused:
        return f"expected labels of this version's images, got none; the commonest reason: {refused}"
    return (
        "expected labels of this version's images, got none: "
        f"{attached.summary['elsewhere']} are about others; were the images of another project, or left out?"
    )
