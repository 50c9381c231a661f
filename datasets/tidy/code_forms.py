"""Codes by the form of their system; what has not the form is no code, whatever column it stands in.

**Source:** ICD-10 (WHO, volume 2); LOINC Users' Guide (mod 10 check digit); SNOMED CT (SCTID: 6 to 18 digits);
ATC (WHO Collaborating Centre, 7 characters).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from datasets.deidentify.identities import fold_number
from datasets.emr.bhyt.cross import ICD10
from datasets.emr.catalogue.icd10 import plain_code
from datasets.record import OWN_SYSTEM, Code
from datasets.tidy.refused import RecordRefused

CATEGORY = 3
_FORMS = {
    "ICD-10": re.compile(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?[†*+]?"),
    "LN": re.compile(r"\d{1,7}-\d"),
    "SCT": re.compile(r"\d{6,18}"),
    "ATC": re.compile(r"[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?"),
    "RxNorm": re.compile(r"\d{1,8}"),
}
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,29}")
_IDENTIFIER = re.compile(
    r"(?<!\d)\d{9,}(?!\d)|[A-Za-z]{2}\d{10,}|(?<!\d)(?:0|84)\d{9}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)


def icd10_of(told: str) -> str | None:
    """`e119†` as `E11.9`; nothing when it is no ICD-10 code."""
    code = told.strip().upper()
    if not ICD10.fullmatch(code):
        return None
    plain = plain_code(code)
    return plain if len(plain) == CATEGORY else f"{plain[:CATEGORY]}.{plain[CATEGORY:]}"


def is_loinc(code: str) -> bool:
    """Whether the code has LOINC's form and its check digit is right."""
    return bool(_FORMS["LN"].fullmatch(code)) and _check_digit(code[:-2]) == int(code[-1])


def _check_digit(digits: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += number // 10 + number % 10
    return -total % 10


def checked_code(code: Code, numbers: Collection[str]) -> Code:
    """The code under the name of its system in the tables.

    Args:
        code: as told.
        numbers: the person's own numbers, folded: no code may be one of them.

    Raises:
        RecordRefused: it has not its system's form, begins like a formula, or may be somebody's number.
    """
    checked, folded = _formed(code)
    if folded in numbers:
        raise RecordRefused("identifier-in-code")
    return checked


@lru_cache(maxsize=1 << 16)
def _formed(code: Code) -> tuple[Code, str]:
    """The code by its system's name, and folded as a number is."""
    value = code.value.strip()
    if value[:1] in ("=", "+", "-", "@"):
        raise RecordRefused("formula")
    system = code.system if code.system in (*_FORMS, "BHYT") else "local"
    form = _FORMS.get(system, _LOCAL)
    if not form.fullmatch(value.upper() if system == "ICD-10" else value) or (system == "LN" and not is_loinc(value)):
        raise RecordRefused("not-a-code")
    if system in ("local", "BHYT") and _IDENTIFIER.search(value):
        raise RecordRefused("identifier-in-code")
    return Code(system, value), fold_number(value)


def chosen_code(codes: tuple[Code, ...], first: tuple[str, ...]) -> Code | None:
    """The code of the first of these systems that is told, else the first code."""
    for system in first:
        found = next((code for code in codes if code.system == system), None)
        if found is not None:
            return found
    return next((code for code in codes if code.system != OWN_SYSTEM), None)
