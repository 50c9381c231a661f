"""UCUM units and quantities as a clinician reads them, in either language."""

from __future__ import annotations

import re

from models.clinical_input import Conversion, Input
from models.terms import Range
from serving.web.catalogue import Language
from serving.web.wording import MINUS, write_number

SIGNIFICANT = 4
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
WORDS: dict[str, dict[Language, str]] = {
    "1": {"vi": "", "en": ""},
    "[pH]": {"vi": "", "en": ""},
    "{score}": {"vi": "điểm", "en": "points"},
    "{level}": {"vi": "", "en": ""},
    "{grade}": {"vi": "", "en": ""},
    "{count}": {"vi": "", "en": ""},
    "{INR}": {"vi": "INR", "en": "INR"},
    "a": {"vi": "năm", "en": "years"},
    "mo": {"vi": "tháng", "en": "months"},
    "wk": {"vi": "tuần", "en": "weeks"},
    "d": {"vi": "ngày", "en": "days"},
    "h": {"vi": "giờ", "en": "hours"},
    "min": {"vi": "phút", "en": "minutes"},
    "s": {"vi": "giây", "en": "seconds"},
    "/min": {"vi": "lần/phút", "en": "/min"},
    "mL/d": {"vi": "mL/ngày", "en": "mL/day"},
    "mg/d": {"vi": "mg/ngày", "en": "mg/day"},
    "mm/h": {"vi": "mm/giờ", "en": "mm/h"},
}
SIGNS = (
    ("mm[Hg]", "mmHg"),
    ("cm[H2O]", "cmH₂O"),
    ("[degF]", "°F"),
    ("[lb_av]", "lb"),
    ("[in_i]", "in"),
    ("m[IU]", "mIU"),
    ("u[IU]", "µIU"),
    ("[IU]", "IU"),
    ("{FEU}", " FEU"),
    ("Cel", "°C"),
    ("mosm", "mOsm"),
    ("umol", "µmol"),
    ("/uL", "/µL"),
)
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def write_unit(unit: str, language: Language, *, is_age: bool = False) -> str:
    """`umol/L` as `µmol/L`, `10*9/L` as `10⁹/L`; empty for a bare number."""
    if is_age and unit == "a":
        return "tuổi" if language == "vi" else "years"
    if unit in WORDS:
        return WORDS[unit][language]
    told = re.sub(r"10\*(\d+)", lambda found: "10" + found[1].translate(POWERS), unit)
    for code, sign in SIGNS:
        told = told.replace(code, sign)
    told = re.sub(r"\bug\b", "µg", told)
    told = re.sub(r"\{1\.73_m2\}", "1,73 m²" if language == "vi" else "1.73 m²", told)
    return re.sub(r"\bm2\b", "m²", told)


def unit_of(asked: Input, language: Language, unit: str | None = None) -> str:
    """The unit an input is told in; its canonical one unless another is named."""
    told = unit or asked.unit
    if told == "1" and asked.unit == "%":
        return "(0–1)"
    return write_unit(told, language, is_age=asked.name == "age")


def write_plain(value: float, language: Language, significant: int = SIGNIFICANT) -> str:
    """A number as short as it is exact: up to so many significant digits, no trailing zeros."""
    if value and not 1e-6 <= abs(value) < 1e12:
        return f"{value:.{significant}g}"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    leading = 0 if abs(value) >= 0.1 or not value else len(re.match(r"0*", f"{abs(value):.12f}"[2:])[0])  # type: ignore[index]  # 0* always matches
    text = write_number(value, language, max(0, significant - whole) + leading)
    mark = "," if language == "vi" else "."
    return text.rstrip("0").rstrip(mark) if mark in text else text


def write_quantity(value: float, asked: Input, language: Language) -> str:
    """A canonical value with its unit."""
    return f"{write_plain(value, language)} {unit_of(asked, language)}".strip()


def write_range(span: Range, language: Language, words: str = "", significant: int = SIGNIFICANT) -> str:
    """`10 – 2 000 µmol/L`, `≥ 16`, `≤ 75`."""
    low, high = (
        None if end is None else write_plain(end, language, significant) for end in (span.minimum, span.maximum)
    )
    told = f"≥ {low}" if high is None else f"≤ {high}" if low is None else f"{low} – {high}"
    return f"{told} {words}".strip()


def converted(span: Range, conversion: Conversion) -> Range:
    """A canonical range in another unit: the inverse of the conversion."""
    ends = (
        None if end is None else (end - conversion.offset) / conversion.factor for end in (span.minimum, span.maximum)
    )
    return Range(**dict(zip(("minimum", "maximum"), ends, strict=True)))


def may_part_thousands(text: str, language: Language) -> bool:
    """Is it a number such as `12,345`, which to an English reader is twelve thousand, and to others about twelve?"""
    return language == "en" and THOUSANDS.fullmatch(text.strip()) is not None


def read_number(text: str) -> str:
    """What a reader typed, as a number is written for a machine: decimal comma, spaces and a true minus are understood.

    A text with both marks, or with one mark twice, is left as it is and refused later: `1.200,5` may mean either.
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).replace(MINUS, "-")
    return bare.replace(",", ".") if bare.count(",") == 1 and "." not in bare else bare
