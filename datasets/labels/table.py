"""`labels.parquet`: a row a label, its columns declared here once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.labels.coding import Coding
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Evidence, Label, Origin, Place, Value

LABEL = "label"
"""Name of the table of a version that holds its labels."""
BATCH_ROWS = 8192
_TEXT, _WHOLE = pa.string(), pa.int32()
_COLUMNS: tuple[tuple[str, pa.DataType, str], ...] = (
    ("patient_id", _TEXT, "Pseudonym, as in the index; empty where the source did not tell it."),
    ("study_instance_uid", _TEXT, "De-identified, as in the index."),
    ("series_instance_uid", _TEXT, "De-identified; empty for a label of the study."),
    ("sop_instance_uid", _TEXT, "De-identified; empty for a label of the series or study."),
    ("finding_system", _TEXT, "Coding scheme; 99TUETINH for our own list of findings."),
    ("finding_code", _TEXT, "Code in that scheme."),
    ("finding_display", _TEXT, "Its words, of public schemes only."),
    ("told_as", _TEXT, "system|code as the source said it."),
    ("about", _TEXT, "For a number: system|code of what was measured."),
    ("value", _TEXT, "present, absent, uncertain, past, number or region."),
    ("number", pa.float64(), "With value number."),
    ("unit", _TEXT, "UCUM of number."),
    ("region_uid", _TEXT, "De-identified SOP Instance UID of the segmentation, with value region."),
    ("region_segment", _WHOLE, "Segment number in it."),
    ("source", _TEXT, "sr, seg, feedback, fhir, sheet, report or adjudication."),
    ("reader", _TEXT, "Pseudonym of a person, or name of a device or of rules."),
    ("role", _TEXT, "person, device, rules, senior, vote or agreed."),
    ("reference", _TEXT, "De-identified UID of the source object, or 12 hex digits of the file's SHA-256."),
    ("method", _TEXT, "Algorithm and version, or rules and their digest."),
    ("at", pa.timestamp("ms"), "When it was said, moved as the patient's other dates; empty without a patient."),
    ("part", _TEXT, "findings or impression of a report."),
    ("phrase", _TEXT, "The rules' own phrase, never the report's words."),
    ("cue", _TEXT, "The rules' own phrase that made it absent, uncertain or past."),
    ("start", _WHOLE, "First character of the phrase in the composed (NFC) text."),
    ("end", _WHOLE, "Behind its last."),
)  # fmt: skip
SCHEMA = pa.schema([pa.field(name, kind, metadata={"description": told}) for name, kind, told in _COLUMNS])


def write_labels(labels: Iterable[Label], path: Path) -> int:
    """Write labels sorted and each once; the file appears whole or not at all. Return how many."""
    rows = sorted(
        {tuple(row_of(label).values()): row_of(label) for label in labels}.items(), key=lambda one: _key(one[0])
    )
    working = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        pq.write_table(pa.Table.from_pylist([row for _, row in rows], schema=SCHEMA), working, compression="zstd")
        working.replace(path)
    finally:
        working.unlink(missing_ok=True)
    return len(rows)


def read_labels(path: Path) -> Iterator[Label]:
    """The labels of a file, in its order.

    Raises:
        InvalidLabels: it is no file of labels.
    """
    try:
        with pq.ParquetFile(path) as file:
            if not file.schema_arrow.equals(SCHEMA):
                raise InvalidLabels("expected labels.parquet of this version, got other columns; import again")
            for batch in file.iter_batches(BATCH_ROWS):
                yield from map(_label_of, batch.to_pylist())
    except (OSError, pa.ArrowException, ValueError, TypeError) as error:
        raise InvalidLabels(f"expected a file of labels (Parquet), got {type(error).__name__}") from None


def row_of(label: Label) -> dict[str, Any]:
    """A label as a row."""
    place, finding, value, origin, evidence = label.place, label.finding, label.value, label.origin, label.evidence
    return {
        "patient_id": place.patient_id,
        "study_instance_uid": place.study,
        "series_instance_uid": place.series,
        "sop_instance_uid": place.instance,
        "finding_system": finding.system,
        "finding_code": finding.code,
        "finding_display": finding.display,
        "told_as": label.told_as,
        "about": label.about,
        "value": value.kind,
        "number": value.number,
        "unit": value.unit,
        "region_uid": value.region,
        "region_segment": value.segment,
        "source": origin.source,
        "reader": origin.reader,
        "role": origin.role,
        "reference": origin.reference,
        "method": origin.method,
        "at": origin.at,
        "part": evidence.part,
        "phrase": evidence.phrase,
        "cue": evidence.cue,
        "start": evidence.start,
        "end": evidence.end,
    }


def _label_of(row: dict[str, Any]) -> Label:
    origin = Origin(row["source"], row["reader"], row["role"], row["reference"], row["method"], row["at"])
    places = ("patient_id", "study_instance_uid", "series_instance_uid", "sop_instance_uid")
    return Label(
        Place(*(row[name] for name in places)),
        Coding(row["finding_system"], row["finding_code"], row["finding_display"]),
        Value(row["value"], row["number"], row["unit"], row["region_uid"], row["region_segment"]),
        origin,
        row["told_as"],
        row["about"],
        Evidence(row["part"], row["phrase"], row["cue"], row["start"], row["end"]),
    )


def _key(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple("" if cell is None else cell.isoformat() if isinstance(cell, datetime) else str(cell) for cell in row)
