"""The index of a version: one row an instance, read from what was released and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydicom import Dataset

from datasets.dicom.header import patient_age_years, spacing_of
from datasets.dicom.values import integer, number, text, texts
from datasets.limits import LIMITS

Row = Mapping[str, Any]
SCHEMA = pa.schema([
    ("patient_id", pa.string()), ("study_instance_uid", pa.string()), ("series_instance_uid", pa.string()),
    ("sop_instance_uid", pa.string()), ("sop_class_uid", pa.string()), ("transfer_syntax_uid", pa.string()),
    ("modality", pa.string()), ("body_part", pa.string()), ("view_position", pa.string()), ("image_type", pa.string()),
    ("series_number", pa.int64()), ("instance_number", pa.int64()), ("rows", pa.int32()), ("columns", pa.int32()),
    ("frames", pa.int32()), ("row_spacing_mm", pa.float64()), ("column_spacing_mm", pa.float64()),
    ("slice_thickness_mm", pa.float64()), ("manufacturer", pa.string()), ("study_date", pa.date32()),
    ("age_band", pa.string()), ("sex", pa.string()), ("path", pa.string()), ("sha256", pa.string()),
    ("bytes", pa.int64()),
])  # fmt: skip
BATCH_ROWS = 4096
MAKERS = (
    "siemens", "philips", "canon", "toshiba", "fujifilm", "fuji", "hitachi", "agfa", "carestream", "kodak", "konica",
    "samsung", "mindray", "shimadzu", "hologic", "united imaging", "neusoft", "esaote", "vieworks", "drgem",
)  # fmt: skip
"""Manufacturers by a part of the name that they write; GE writes too many to be found by one."""
OLDEST_BAND = 90


def row_of(dataset: Dataset, path: str, sha256: str, size_bytes: int) -> dict[str, Any]:
    """One de-identified instance as a row of the index, in plain JSON values; dates are ISO text."""
    spacing = _spacing(dataset)
    meta = getattr(dataset, "file_meta", Dataset())
    return {
        "patient_id": _text(dataset, "PatientID"),
        "study_instance_uid": _text(dataset, "StudyInstanceUID"),
        "series_instance_uid": _text(dataset, "SeriesInstanceUID"),
        "sop_instance_uid": _text(dataset, "SOPInstanceUID"),
        "sop_class_uid": _text(dataset, "SOPClassUID"),
        "transfer_syntax_uid": _text(meta, "TransferSyntaxUID"),
        "modality": _text(dataset, "Modality"),
        "body_part": _text(dataset, "BodyPartExamined"),
        "view_position": _text(dataset, "ViewPosition"),
        "image_type": "\\".join(texts(dataset, "ImageType", LIMITS)) or None,
        "series_number": integer(dataset, "SeriesNumber", LIMITS),
        "instance_number": integer(dataset, "InstanceNumber", LIMITS),
        "rows": integer(dataset, "Rows", LIMITS),
        "columns": integer(dataset, "Columns", LIMITS),
        "frames": integer(dataset, "NumberOfFrames", LIMITS) or (1 if "Rows" in dataset else None),
        "row_spacing_mm": spacing[0],
        "column_spacing_mm": spacing[1],
        "slice_thickness_mm": number(dataset, "SliceThickness", LIMITS),
        "manufacturer": manufacturer_group(_text(dataset, "Manufacturer")),
        "study_date": _iso_date(_text(dataset, "StudyDate")),
        "age_band": age_band(patient_age_years(dataset, LIMITS)),
        "sex": _text(dataset, "PatientSex"),
        "path": path,
        "sha256": sha256,
        "bytes": size_bytes,
    }


def manufacturer_group(name: str | None) -> str | None:
    """The house behind a manufacturer's many spellings; `other` where it is not known here."""
    folded = (name or "").lower()
    if not folded.strip():
        return None
    if re.match(r"ge\b|general electric", folded):
        return "ge"
    known = next((maker for maker in MAKERS if maker in folded), "other")
    return {"toshiba": "canon", "fuji": "fujifilm", "kodak": "carestream"}.get(known, known)


def age_band(years: float | None) -> str | None:
    """Ten years each, `0-9` to `80-89`, and `90+`; the de-identification lets no age above 89 through."""
    if years is None:
        return None
    first = int(years // 10) * 10
    return f"{OLDEST_BAND}+" if first >= OLDEST_BAND else f"{first}-{first + 9}"


def write_index(rows: Iterable[Row], path: Path) -> int:
    """Write rows, already in order, a batch at a time; return how many."""
    count = 0
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(_table(batch))
            count += len(batch)
    return count


def read_index(path: Path) -> Iterator[dict[str, Any]]:
    """The rows as `row_of` made them, a batch at a time; bounded memory."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH_ROWS):
            for row in batch.to_pylist():
                yield {**row, "study_date": row["study_date"].isoformat() if row["study_date"] else None}


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH_ROWS:
            yield batch
            batch = []
    if batch:
        yield batch


def _table(batch: list[Row]) -> pa.Table:
    dates = pa.array([row["study_date"] for row in batch], pa.string()).cast(pa.date32())
    others = {field.name: field.type for field in SCHEMA if field.name != "study_date"}
    columns = {name: pa.array([row[name] for row in batch], kind) for name, kind in others.items()}
    return pa.Table.from_pydict({**columns, "study_date": dates}, schema=SCHEMA)


def _spacing(dataset: Dataset) -> tuple[float | None, float | None]:
    for keyword in ("PixelSpacing", "ImagerPixelSpacing"):
        found = spacing_of(dataset, keyword, 0, LIMITS)
        if found:
            return found
    return None, None


def _text(dataset: Dataset, keyword: str) -> str | None:
    return text(dataset, keyword, LIMITS)


def _iso_date(value: str | None) -> str | None:
    try:
        return datetime.strptime(value or "", "%Y%m%d").date().isoformat()  # noqa: DTZ007  # a day has no time zone
    except ValueError:
        return None
