"""What an export takes of a version: the rows, their labels, and the parts that they fall into by patient."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidVersion
from datasets.build.index import read_index
from datasets.build.layout import FILES, INDEX
from datasets.build.manifest import BuiltManifest, read_manifest
from datasets.versions.splits import Splits, split_by_patient
from datasets.versions.table import LabelledRow

Said = Mapping[str, Mapping[str, str]]
"""UID or pseudonym → finding → value; the finding of a plain CSV has no name."""
KEYS = ("sop_instance_uid", "series_instance_uid", "study_instance_uid", "patient_id")
"""What a row of a file of labels may be about, the narrowest first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A version that is about to be exported.

    Attributes:
        folder: of the version.
        manifest: of the version.
        rows: of the index, those with pixels, each with its `label` and, of the version's own, `labels` by finding.
        splits: by patient; images are paths of the index.
    """

    folder: Path
    manifest: BuiltManifest
    rows: tuple[dict[str, Any], ...] = field(repr=False)
    splits: Splits = field(repr=False)

    def file(self, row: Mapping[str, Any]) -> Path:
        """The file of a row."""
        return self.folder / FILES / str(row["path"])


def choose(folder: Path, said: Said, seed: int, fractions: tuple[float, float, float]) -> Chosen:
    """Read a version's index, give each row its labels, and draw the split.

    Args:
        folder: of the version.
        said: values by place; of a finding, the narrowest place that tells of it wins. `label` is the value of an only
            finding; several stand in `labels`.
        seed: of the split.
        fractions: shares of train, tune and test.

    Raises:
        InvalidVersion: the folder is no version.
        InvalidManifest: the fractions are not shares.
    """
    findings = sorted({finding for told in said.values() for finding in told})
    rows = tuple({**row, **_labels_of(row, said, findings)} for row in read_index(folder / INDEX) if row["rows"])
    labelled = [LabelledRow(row["path"], row["patient_id"], row["label"]) for row in rows]
    return Chosen(folder, read_manifest(folder), rows, split_by_patient(labelled, seed=seed, fractions=fractions))


def series_of(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows by series, each in the order of its instance numbers."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["series_instance_uid"], []).append(row)
    return [
        sorted(group, key=lambda row: (row["instance_number"] or 0, row["path"])) for _, group in sorted(found.items())
    ]


def read_said(path: Path) -> Said:
    """A hospital's own CSV with `label` and one of `KEYS`; the narrowest that is filled in wins.

    Raises:
        InvalidVersion: it cannot be read, or has not its columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "label" not in (reader.fieldnames or ()) or not set(KEYS) & set(reader.fieldnames or ()):
                raise InvalidVersion(
                    f"expected a CSV with a column label and one of {', '.join(KEYS)}; such as labels settle writes"
                )
            return {key: {"": row["label"] or ""} for row in reader if (key := _key_of(row))}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidVersion(f"expected a CSV of labels in UTF-8, got {type(error).__name__}") from None


def _key_of(row: Mapping[str, Any]) -> str:
    return next((str(row[key]) for key in KEYS if row.get(key)), "")


def _labels_of(row: Mapping[str, Any], said: Said, findings: Sequence[str]) -> dict[str, Any]:
    places = [said[row[key]] for key in KEYS if row[key] in said]
    told = {name: value for name in findings if (value := next((each[name] for each in places if name in each), ""))}
    label = told.get(findings[0], "") if len(findings) == 1 else ""
    return {"label": label, "labels": {name: value for name, value in told.items() if name}}
