"""Settled values come back: the table of `labels settle`, with de-identified UIDs or with original ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from datasets.errors import DatasetError
from datasets.labels.desk import Desk, Imported, Refused, digest_of
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Label, Origin, Role, Value
from datasets.labels.sheet import UIDS, WORDS, rows_of
from datasets.tidy.formulas import is_formula

_ROLES: Mapping[str, Role] = {
    "senior": "senior", "vote": "vote", "agreed": "agreed", "all": "agreed", "one": "agreed", "": "agreed",
}  # fmt: skip


def labels_of_settled(path: Path, desk: Desk) -> Iterator[Imported]:
    """Read a CSV or JSONL with a UID, `finding`, `label` and, where it is told, `settled_by`.

    Who said it is not in such a table: the reader is `settled`, the role tells how it was settled.

    Raises:
        InvalidLabels: not UTF-8, over the cap, or without a column of UIDs.
    """
    reference = digest_of(path)
    for where, row in rows_of(path):
        try:
            yield _label(row, desk, reference)
        except DatasetError as error:
            yield Refused(where, str(error))


def _label(row: Mapping[str, str], desk: Desk, reference: str) -> Label:
    if any(is_formula(row.get(name, "")) for name in (*UIDS, "finding", "label", "patient_id", "settled_by")):
        raise InvalidLabels("expected values, got a cell that a spreadsheet would run")
    place = desk.place(row.get("patient_id", ""), *(row.get(name, "") for name in UIDS))
    finding, told_as = desk.finding(row.get("finding", ""))
    value, how = WORDS.get(row.get("label", "").strip().lower()), row.get("settled_by", "").strip().lower()
    if value is None:
        raise InvalidLabels("expected label present, absent, uncertain or past, got another word")
    if how not in _ROLES:
        raise InvalidLabels("expected settled_by senior, vote, all, one or nothing, got another word")
    origin = Origin("adjudication", "settled", _ROLES[how], reference, f"settled by {how}" if how else "settled")
    return Label(place, finding, Value(value), origin, told_as)
