"""Labels from tables and lines: a CSV of readings, a JSONL of feedback, and a table or JSONL of reports.

The same columns or keys in each: `study_instance_uid`, `series_instance_uid`, `sop_instance_uid` (one at least),
`patient_id`, `reader`, `at`; and `finding`, `value`, `unit` for a reading; `verdict`, `model_value`, `model` for
feedback on a model; `text` for a report.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from datasets.errors import DatasetError
from datasets.labels.desk import Desk, Imported, Refused, algorithm_name, digest_of
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Label, Origin, Source, Told, Value
from datasets.labels.report_text import labels_of_text
from datasets.tidy.formulas import is_formula

FILE_BYTES = 512 * 1024**2
COLUMNS = 64
UIDS = ("study_instance_uid", "series_instance_uid", "sop_instance_uid")
WORDS: Mapping[str, Told] = {
    "present": "present", "positive": "present", "yes": "present", "true": "present", "1": "present", "có": "present",
    "dương tính": "present", "co": "present", "absent": "absent", "negative": "absent", "no": "absent",
    "false": "absent", "0": "absent", "không": "absent", "khong": "absent", "âm tính": "absent",
    "uncertain": "uncertain", "nghi ngờ": "uncertain", "nghi": "uncertain", "-1": "uncertain", "past": "past",
    "cũ": "past",
}  # fmt: skip
"""The words for a value; 1, 0 and -1 as in CheXpert."""
_OPPOSITE: Mapping[str, Told] = {"present": "absent", "absent": "present"}
_AGREE = frozenset(("agree", "accepted", "accept", "đồng ý"))
_DISAGREE = frozenset(("disagree", "rejected", "reject", "overridden", "không đồng ý"))


def labels_of_sheet(path: Path, desk: Desk, source: Source) -> Iterator[Imported]:
    """Read `path`: CSV, or JSONL where its name ends so.

    Args:
        path: the file.
        desk: whose secret maps the identifiers.
        source: `sheet`, `feedback` or `report`.

    Raises:
        InvalidLabels: not UTF-8, over the cap, or without a column of UIDs.
    """
    reference = digest_of(path)
    for where, row in rows_of(path):
        try:
            yield from _labels(row, desk, source, reference)
        except DatasetError as error:
            yield Refused(where, str(error))


def _labels(row: Mapping[str, str], desk: Desk, source: Source, reference: str) -> Iterator[Label]:
    if any(is_formula(row.get(name, "")) for name in (*UIDS, "finding", "value", "patient_id")):
        raise InvalidLabels("expected values, got a cell that a spreadsheet would run")
    place = desk.place(row.get("patient_id", ""), *(row.get(name, "") for name in UIDS))
    at = desk.moment(row.get("at", ""), row.get("patient_id", ""))
    if source == "report":
        yield from labels_of_text(row.get("text", ""), place, desk, source, reference, at)
        return
    finding, told_as = desk.finding(row.get("finding", ""))
    method = algorithm_name(row["model"]) if row.get("model") else ""
    origin = Origin(source, desk.reader(row.get("reader", "")), "person", reference, method and f"on {method}", at)
    yield Label(place, finding, _value(row), origin, told_as)


def _value(row: Mapping[str, str]) -> Value:
    value, verdict = row.get("value", "").strip().lower(), row.get("verdict", "").strip().lower()
    if not value and verdict:
        said = WORDS.get(row.get("model_value", "").strip().lower(), "")
        if said and verdict in _AGREE:
            return Value(said)  # type: ignore[arg-type]  # one of the words' values
        if said in _OPPOSITE and verdict in _DISAGREE:
            return Value(_OPPOSITE[said])
        raise InvalidLabels("expected verdict agree or disagree with model_value present or absent")
    if value in WORDS and not row.get("unit", "").strip():
        return Value(WORDS[value])
    try:
        return Value("number", float(value), row.get("unit", "").strip()[:32])
    except ValueError:
        raise InvalidLabels("expected value present, absent, uncertain, past, or a number with unit") from None


def rows_of(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Line and cells by column of a CSV, or of a JSONL where the name ends so.

    Raises:
        InvalidLabels: not UTF-8, over the cap, or without a column of UIDs.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_BYTES + 1)
        if len(raw) > FILE_BYTES:
            raise InvalidLabels(f"expected at most {FILE_BYTES} bytes, got more; split the file")
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidLabels(f"expected a file in UTF-8, got {type(error).__name__}") from None
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _json_rows(text)
    else:
        yield from _csv_rows(text)


def _csv_rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        names = reader.fieldnames or ()
        if not set(UIDS) & set(names) or len(names) > COLUMNS:
            raise InvalidLabels(f"expected one of the columns {', '.join(UIDS)}, got none; name the columns so")
        for row in reader:
            yield f"line {reader.line_num}", {name: cell or "" for name, cell in row.items() if isinstance(name, str)}
    except csv.Error:
        raise InvalidLabels(f"line {reader.line_num}: expected CSV, got something else") from None


def _json_rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise InvalidLabels(f"line {number}: expected a JSON object a line, got something else")
        yield f"line {number}", {str(name): _text(cell) for name, cell in row.items()}


def _text(cell: object) -> str:
    return (
        ""
        if cell is None or isinstance(cell, list | dict)
        else str(cell).lower()
        if isinstance(cell, bool)
        else str(cell)
    )
