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

KEYS = ("sop_instance_uid", "series_instance_uid", "study_instance_uid", "patient_id")
"""What a row of a file of labels may be about, the narrowest first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A version that is about to be exported.

    Attributes:
        folder: of the version.
        manifest: of the version.
        rows: of the index, those with pixels, each with its `label`.
        splits: by patient; images are paths of the index.
    """

    folder: Path
    manifest: BuiltManifest
    rows: tuple[dict[str, Any], ...] = field(repr=False)
    splits: Splits = field(repr=False)

    def file(self, row: Mapping[str, Any]) -> Path:
        """The file of a row."""
        return self.folder / FILES / str(row["path"])


def choose(folder: Path, labels: Path | None, seed: int, fractions: tuple[float, float, float]) -> Chosen:
    """Read a version's index, its labels, and draw the split.

    Args:
        folder: of the version.
        labels: CSV with `label` and one of `KEYS`; the narrowest that is filled in wins.
        seed: of the split.
        fractions: shares of train, tune and test.

    Raises:
        InvalidVersion: the folder is no version, or the file of labels has not its columns.
        InvalidManifest: the fractions are not shares.
    """
    said = _read_labels(labels) if labels else {}
    rows = tuple({**row, "label": _label_of(row, said)} for row in read_index(folder / INDEX) if row["rows"])
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


def _read_labels(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "label" not in (reader.fieldnames or ()) or not set(KEYS) & set(reader.fieldnames or ()):
                raise InvalidVersion(f"expected labels with a column label and one of {', '.join(KEYS)}")
            return {key: row["label"] or "" for row in reader if (key := _key_of(row))}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidVersion(f"expected a CSV of labels in UTF-8, got {type(error).__name__}") from None


def _key_of(row: Mapping[str, Any]) -> str:
    return next((str(row[key]) for key in KEYS if row.get(key)), "")


def _label_of(row: Mapping[str, Any], said: Mapping[str, str]) -> str:
    return next((said[row[key]] for key in KEYS if row[key] in said), "")
