"""Check a case against the field list: names, kinds, lengths, codes; then what rows and tables say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from datasets.emr.bhyt.cross import check_case
from datasets.emr.bhyt.document import Case, Row
from datasets.emr.bhyt.fields import TABLES, Field, read_fields
from datasets.emr.bhyt.violation import Violation, violation
from datasets.emr.catalogue.icd10 import Catalogue
from datasets.emr.moments import read_moment

VIOLATIONS = 10_000
ONE_ROW = frozenset({"XML0", "XML1", "XML7", "XML8", "XML10", "XML11", "XML13", "XML14"})
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_EIGHT, _TWELVE = re.compile(r"\d{8}"), re.compile(r"\d{12}")

Place = tuple[int, str, int, str]


def validate(cases: Sequence[Case], catalogue: Catalogue | None = None) -> list[Violation]:
    """Every violation, in the order of the file; the first 10,000 of them.

    Args:
        cases: of one file.
        catalogue: without one, ICD-10 codes are checked by their form only.
    """
    found: list[Violation] = []
    for number, case in enumerate(cases, start=1):
        for one in _check(number, case, catalogue):
            found.append(one)
            if len(found) >= VIOLATIONS:
                return found
    return found


def _check(number: int, case: Case, catalogue: Catalogue | None) -> Iterator[Violation]:
    for table, reason in case.broken:
        rule = "unknown-table" if table == "?" else "unreadable-content"
        yield violation((number, table, 0, "LOAIHOSO" if table == "?" else "NOIDUNGFILE"), rule, reason=reason)
    if not {"XML0", "XML1"} & {*case.tables, *(table for table, _ in case.broken)}:
        yield violation((number, "XML1", 0, ""), "missing-table")
    fields = read_fields(case.edition)
    for table in sorted(case.tables, key=TABLES.index):
        rows = case.rows(table)
        if not rows:
            yield violation((number, table, 0, ""), "no-rows")
        if len(rows) > 1 and table in ONE_ROW:
            yield violation((number, table, 0, ""), "several-rows")
        for row in rows:
            yield from _check_row((number, table, row.number, ""), row, fields.get(table, {}), case.edition)
    yield from check_case(number, case, catalogue)


def _check_row(place: Place, row: Row, fields: Mapping[str, Field], edition: str) -> Iterator[Violation]:
    for name in row.odd:
        yield violation((*place[:3], name[:64]), "structure")
    for name in row.values:
        if name not in fields:
            yield violation((*place[:3], name[:64]), "unknown-field", edition=edition)
    for name, field in fields.items():
        value = row.get(name)
        if value:
            yield from _check_value((*place[:3], name), value, field)
        elif field.is_required:
            yield violation((*place[:3], name), "required")


def _check_value(place: Place, value: str, field: Field) -> Iterator[Violation]:
    if field.length is not None and len(value) > field.length:
        yield violation(place, "length", got=len(value), limit=field.length)
    rule = _broken_kind(value, field)
    if rule is not None:
        yield violation(place, rule)
    elif field.allowed and value not in field.allowed:
        yield violation(place, "allowed", allowed=", ".join(field.allowed))


def _broken_kind(value: str, field: Field) -> str | None:
    """The rule of its kind that a value breaks."""
    match field.kind:
        case "number":
            return None if _NUMBER.fullmatch(value) else "number"
        case "date":
            return None if _EIGHT.fullmatch(value) and read_moment(value) else "date"
        case "time":
            return None if _TWELVE.fullmatch(value) and read_moment(value) else "time"
        case "birth":
            return None if _is_birth(value) else "time"
        case "dates":
            return None if all(_is_either(part) for part in value.split(";") if part.strip()) else "date"
        case _:
            return None


def _is_either(part: str) -> bool:
    bare = part.strip()
    return bool(_EIGHT.fullmatch(bare) or _TWELVE.fullmatch(bare)) and read_moment(bare) is not None


def _is_birth(value: str) -> bool:
    """A day with or without its time; month and day may be `0000`. QĐ 4210 also took the year alone."""
    if re.fullmatch(r"\d{4}(?:0000){0,2}", value):
        return int(value[:4]) > 0
    return _is_either(value)
