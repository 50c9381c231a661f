"""Where readers differ: a file for a senior reader to fill, read back strictly; or a vote, where one was asked for.

Nothing is settled unless somebody says so: the readers' own labels stay, and what settles them is a label of its own.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from datasets.build.sheet import as_csv
from datasets.labels.desk import Desk
from datasets.labels.errors import InvalidLabels
from datasets.labels.items import Item
from datasets.labels.label import TOLD, Label, Origin, Told, Value

COLUMNS = (
    "item", "study_instance_uid", "series_instance_uid", "sop_instance_uid", "patient_id", "finding", "finding_vi",
    "finding_en", "readings", "decision", "senior",
)  # fmt: skip
DECISIONS = (*TOLD, "leave")
MOST_ERRORS, FILE_BYTES = 20, 64 * 1024**2
LINES = (".jsonl", ".ndjson")


def disputed(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items on which readers differ and that nobody settled."""
    return tuple(item for item in items if item.is_disputed and item.settled is None)


def item_id(item: Item) -> str:
    """12 hex digits over the place, the finding and every reading: a later reading makes another item."""
    told = [item.place.study, item.place.series, item.place.instance, str(item.finding), readings_of(item)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:12]


def readings_of(item: Item) -> str:
    """Who said what, readers in their order: `R…: present; rules: absent`."""
    return "; ".join(f"{reader}: {'/'.join(sorted(values))}" for reader, values in sorted(item.said.items()))


def write_adjudication(items: Sequence[Item], path: Path, desk: Desk) -> None:
    """Write the file to be filled: CSV that a spreadsheet may open, or JSONL where the name ends so.

    `decision` is present, absent, uncertain, past or leave; `senior` is who decided. Both are empty.

    Raises:
        InvalidLabels: there is such a file already, which somebody may have filled.
    """
    rows = [_row(item, desk) for item in items]
    if path.suffix.lower() in LINES:
        lines = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows)
        content = "".join(f"{line}\n" for line in lines)
    else:
        content = "\ufeff" + as_csv(COLUMNS, rows)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(content)
    except FileExistsError:
        raise InvalidLabels("expected no adjudication file yet, got one that may be filled; name another") from None


def read_adjudication(path: Path, items: Sequence[Item], desk: Desk, now: datetime | None = None) -> tuple[Label, ...]:
    """The decisions of a filled file; items left empty or `leave` stay disputed.

    Args:
        path: as written by `write_adjudication`, filled.
        items: disputed now; each row must be one of them, with the same readings.
        desk: whose secret makes the senior's pseudonym.
        now: the moment to write down; moved with each patient's dates.

    Raises:
        InvalidLabels: another header, an unknown or repeated item, a decision that is none, or one without a senior;
            every wrong line is named, up to 20.
    """
    known = {item_id(item): item for item in items}
    wrong: list[str] = []
    labels: dict[str, Label] = {}
    seen: set[str] = set()
    for where, row in _rows(path):
        identity, decision = row["item"].strip(), row["decision"].strip().lower()
        problem = _problem(row, known, seen)
        seen.add(identity)
        if problem:
            wrong.append(f"{where}: {problem}")
        elif decision and decision != "leave":
            labels[identity] = _decided(known[identity], decision, row["senior"], (desk, now))  # type: ignore[arg-type]
    if wrong:
        more = f"; and {len(wrong) - MOST_ERRORS} more" if len(wrong) > MOST_ERRORS else ""
        raise InvalidLabels("; ".join(wrong[:MOST_ERRORS]) + more)
    return tuple(labels.values())


def vote(items: Iterable[Item], weights: Mapping[str, float] | None = None) -> Iterator[Label]:
    """A label for each disputed item that has a majority of more than half of the weight; a tie stays disputed.

    Args:
        items: of which those that nobody settled are voted on.
        weights: of readers by pseudonym or name; 1 for everybody else.
    """
    for item in disputed(items):
        total: Counter[Told] = Counter()
        for reader, values in item.said.items():
            if len(values) == 1:
                total[next(iter(values))] += (weights or {}).get(reader, 1.0)  # type: ignore[assignment]  # weights count
        value, most = max(total.items(), key=lambda one: one[1], default=(None, 0))
        whole = sum(total.values())
        if value is not None and most * 2 > whole:
            kind = "weighted" if weights else "majority"
            origin = Origin("adjudication", kind, "vote", item_id(item), f"{kind} {most:g} of {whole:g}")
            yield Label(item.place, item.finding, Value(value), origin, str(item.finding))


def _problem(row: Mapping[str, str], known: Mapping[str, Item], seen: set[str]) -> str:
    identity, decision = row["item"].strip(), row["decision"].strip().lower()
    if identity not in known:
        return "expected an item that is disputed now, got another (its readings have changed, or it was settled)"
    if identity in seen:
        return "expected each item once, this one stands twice"
    if row["readings"].lstrip("'") != readings_of(known[identity]).lstrip("'"):
        return "expected the readings as they were written, they were changed"
    if decision and decision not in DECISIONS:
        return f"expected decision {', '.join(DECISIONS)} or nothing, got another word"
    if decision and not row["senior"].strip():
        return "expected who decided in the column senior, got nothing"
    return ""


def _decided(item: Item, decision: Told, senior: str, made: tuple[Desk, datetime | None]) -> Label:
    desk, now = made
    patient = item.place.patient_id
    at = now.replace(microsecond=0) + desk.project.shift(patient) if now and patient else None
    method = f"adjudicated {len(item.said)} readings"
    origin = Origin("adjudication", desk.reader(senior), "senior", item_id(item), method, at)
    return Label(item.place, item.finding, Value(decision), origin, str(item.finding))


def _row(item: Item, desk: Desk) -> tuple[str, ...]:
    entry = desk.lexicon.findings.get(item.finding.code) if desk.lexicon.canonical(item.finding) else None
    words = (entry.display["vi"], entry.display["en"]) if entry else (item.finding.display,) * 2
    place = item.place
    uids = (place.study, place.series, place.instance, place.patient_id)
    return (item_id(item), *uids, str(item.finding), *words, readings_of(item), "", "")


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        if path.stat().st_size > FILE_BYTES:
            raise InvalidLabels(f"expected at most {FILE_BYTES} bytes, got more")
        text = path.read_text(encoding="utf-8-sig")
        rows = list(_lines(text) if path.suffix.lower() in LINES else _cells(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidLabels(f"expected a filled adjudication file in UTF-8, got {type(error).__name__}") from None
    for where, row in rows:
        if set(row) != set(COLUMNS) or not all(isinstance(cell, str) for cell in row.values()):
            raise InvalidLabels(f"{where}: expected the columns {', '.join(COLUMNS)}, got others")
    yield from rows


def _cells(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    separator = ";" if text.partition("\n")[0].count(";") >= len(COLUMNS) - 1 else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InvalidLabels(f"expected the columns {', '.join(COLUMNS)} in this order, got others")
    for row in reader:
        yield f"line {reader.line_num}", row


def _lines(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise InvalidLabels(f"line {number}: expected a JSON object, got something else")
        yield f"line {number}", row
