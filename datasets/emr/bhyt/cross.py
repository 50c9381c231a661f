"""What rows and tables say of each other: keys, counting, order of times, diagnoses, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal

from datasets.emr.bhyt.document import Case, Row
from datasets.emr.bhyt.violation import Violation, violation
from datasets.emr.catalogue.icd10 import Catalogue, plain_code
from datasets.emr.moments import read_birth, read_moment

ACCOMPANYING = 12
SEXES: dict[str, Literal["female", "male"]] = {"1": "male", "2": "female"}
COUNTED = ("XML2", "XML3", "XML4", "XML5")
ORDERS = {
    "XML1": (("NGAY_SINH", "NGAY_VAO"), ("NGAY_VAO", "NGAY_VAO_NOI_TRU"), ("NGAY_VAO", "NGAY_RA")),
    "XML2": (("NGAY_YL", "NGAY_TH_YL"),),
    "XML3": (("NGAY_YL", "NGAY_TH_YL"), ("NGAY_YL", "NGAY_KQ")),
    "XML7": (("NGAY_VAO", "NGAY_RA"),),
    "XML10": (("TU_NGAY", "DEN_NGAY"),),
    "XML11": (("TU_NGAY", "DEN_NGAY"),),
}
SUMS = (("T_BHTT", "T_TONGCHI_BH", "T_BNCCT"),)
ICD10 = re.compile(r"[A-Z]\d{2}(?:\.?\d{1,2})?[†*+]?")
_NO_MONEY = Decimal(0)
_ROUNDING = Decimal("0.01")


def check_case(number: int, case: Case, catalogue: Catalogue | None) -> Iterator[Violation]:
    """Everything that one field alone cannot tell."""
    main = next(iter(case.rows("XML1")), None)
    for table, rows in case.tables.items():
        for row in rows:
            yield from _check_key((number, table, row.number), row, main)
            yield from _check_order((number, table, row.number), row)
        if table in COUNTED and not _counts_up([row.get("STT") for row in rows]):
            yield violation((number, table, 0, "STT"), "sequence")
    if main is not None:
        yield from _check_diagnoses(number, main, catalogue)
        yield from _check_sums(number, main)


def _counts_up(numbers: list[str]) -> bool:
    """One more in each row; a file of several cases may count through all of them."""
    if not all(re.fullmatch(r"[0-9]{1,10}", number) for number in numbers):
        return False
    begin = int(numbers[0]) if numbers else 1
    return begin >= 1 and [int(number) for number in numbers] == list(range(begin, begin + len(numbers)))


def _check_key(place: tuple[int, str, int], row: Row, main: Row | None) -> Iterator[Violation]:
    if main is not None and row.get("MA_LK") not in ("", main.get("MA_LK")):
        yield violation((*place, "MA_LK"), "key")


def _check_order(place: tuple[int, str, int], row: Row) -> Iterator[Violation]:
    for earlier, later in ORDERS.get(place[1], ()):
        first, second = read_moment(row.get(earlier)), read_moment(row.get(later))
        if first is not None and second is not None and second < first:
            yield violation((*place, later), "order", earlier=earlier)


def diagnoses(main: Row) -> Iterator[tuple[str, str]]:
    """Each diagnosis of XML1 with its field, the main one first."""
    for name in ("MA_BENH_CHINH", "MA_BENH", "MA_BENH_KT", "MA_BENHKHAC"):
        for code in re.split(r"[;,]", main.get(name)):
            if code.strip():
                yield name, code.strip().upper()


def _check_diagnoses(number: int, main: Row, catalogue: Catalogue | None) -> Iterator[Violation]:
    told = list(diagnoses(main))
    first = [(name, code) for name, code in told if name in ("MA_BENH_CHINH", "MA_BENH")]
    others = [(name, code) for name, code in told if (name, code) not in first]
    if len(first) > 1:
        yield violation((number, "XML1", 1, first[0][0]), "one-main-diagnosis")
    if len(others) > ACCOMPANYING:
        yield violation((number, "XML1", 1, others[0][0]), "too-many-diagnoses")
    seen = {plain_code(code) for _, code in first}
    for name, code in others:
        if plain_code(code) in seen:
            yield violation((number, "XML1", 1, name), "repeated-diagnosis")
        seen.add(plain_code(code))
    for place, (name, code) in enumerate(told):
        rule, holes = _broken_diagnosis(code, main, catalogue, is_main=place == 0 and bool(first))
        if rule is not None:
            yield violation((number, "XML1", 1, name), rule, **holes)


def _broken_diagnosis(
    code: str, main: Row, catalogue: Catalogue | None, *, is_main: bool
) -> tuple[str | None, dict[str, str]]:
    if not ICD10.fullmatch(code):
        return "icd10-form", {}
    if catalogue is None:
        return None, {}
    key, rules = plain_code(code), catalogue.rules
    if catalogue.find(code) is None:
        return "icd10-unknown", {}
    if is_main and key in rules.not_main:
        return "icd10-not-main", {}
    sex = SEXES.get(main.get("GIOI_TINH"))
    if sex is not None and rules.is_against_sex(key, sex):
        return "icd10-sex", {}
    born, seen = read_birth(main.get("NGAY_SINH"))[0], read_moment(main.get("NGAY_VAO"))
    span = rules.span_broken(key, born, seen.date()) if born and seen and born <= seen.date() else None
    return (None, {}) if span is None else ("icd10-age", {"vi": span.vi, "en": span.en})


def _check_sums(number: int, main: Row) -> Iterator[Violation]:
    for total, whole, part in SUMS:
        values = [_money(main.get(name)) for name in (total, whole, part)]
        if None in values:
            continue
        told, minuend, subtrahend = (value or _NO_MONEY for value in values)
        if abs(told - (minuend - subtrahend)) > _ROUNDING:
            yield violation((number, "XML1", 1, total), "sum", formula=f"{whole} − {part}")


def _money(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
