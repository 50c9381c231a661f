"""The table of a dataset, `labels.csv`: one row an image."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from datasets.errors import InvalidManifest

ROWS_LIMIT = 5_000_000


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """One image of a dataset.

    Attributes:
        image: path below the dataset's root, with `/`; the row's key.
        patient_id: who it shows; rows of one patient never part. Where the source gives none, the image itself.
        label: what it is sorted and counted by; empty where the table has no such column.
        dup_group: rows with one non-empty value are copies of one picture.
        columns: the whole row as read.
    """

    image: str
    patient_id: str = field(repr=False)
    label: str = ""
    dup_group: str = field(default="", repr=False)
    columns: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_table(labels: Path) -> tuple[LabelledRow, ...]:
    """Read `labels.csv`, sorted by image.

    Raises:
        InvalidManifest: no column `image`, an image twice, a path that leaves the root, or not CSV in UTF-8.
    """
    try:
        with labels.open(encoding="utf-8", newline="") as stream:
            rows = _rows(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidManifest(f"expected a CSV table in UTF-8, got {labels.name}: {type(error).__name__}") from error
    return tuple(sorted(rows, key=lambda row: row.image))


def _rows(reader: csv.DictReader[str]) -> list[LabelledRow]:
    if "image" not in (reader.fieldnames or ()):
        raise InvalidManifest("expected a column 'image' in the table; name the file column so")
    found: dict[str, LabelledRow] = {}
    for number, columns in enumerate(reader, start=2):
        image = _checked_path(columns["image"], number)
        if image in found:
            raise InvalidManifest(f"line {number}: expected each image once, this one stands twice")
        if number > ROWS_LIMIT:
            raise InvalidManifest(f"expected at most {ROWS_LIMIT} rows")
        found[image] = _row(image, columns)
    return list(found.values())


def _row(image: str, columns: Mapping[str, str | None]) -> LabelledRow:
    filled = {name: value or "" for name, value in columns.items() if name is not None}
    patient_id = filled.get("patient_id") or image
    return LabelledRow(image, patient_id, filled.get("label", ""), filled.get("dup_group", ""), filled)


def _checked_path(text: str | None, number: int) -> str:
    path = PurePosixPath(text or "")
    if not path.parts or path.is_absolute() or ".." in path.parts:
        raise InvalidManifest(f"line {number}: expected a path below the dataset's root")
    return str(path)


def keep_rows(rows: Iterable[LabelledRow], **wanted: str) -> tuple[LabelledRow, ...]:
    """The rows whose columns have these values, such as `source="kermany"`."""
    return tuple(row for row in rows if all(row.columns.get(name, "") == value for name, value in wanted.items()))
