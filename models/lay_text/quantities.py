"""Measured numbers with their units: temperature, pulse, pressure, oxygen, breaths, glucose, weight, height."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.lay_text.counts import NUMBERS_VI
from models.lay_text.reading import Quantity

_N = r"(\d{1,3}(?:[.,]\d+)?)"
_TO = r"[^\d.,;\n]{0,16}?"
MG_PER_DL = 18.016
"""Glucose: mg/dL in one mmol/L (molar mass 180.16 g/mol)."""
_KG_PER_POUND = 0.45359237
_NO_UNIT = r"(?![\d.,]*\d)(?!\s*(?:ngay|hom|tuan|thang|nam\b|tuoi|gio|tieng|lan|day|week|month|year|hour|h\b|kg|%|/))"

_DEGREES = re.compile(
    _N + r"\s*(?:°|º|˚|do(?=\d|\b)|o(?=c\b|\s|\d|$)|degrees?)\s*(?:(c|f)(?:elsius|ahrenheit)?\b)?\s*(ruoi"
    r"|\d(?!\d|\s*(?:ngay|hom|tuan|lan|gio|tieng|h\b|thang|nam)))?"
)
_UNITS_VI = "mot|hai|ba|tu|bon|nam|lam|sau|bay|tam|chin"
_SPELT = re.compile(rf"\b(ba|bon) (?:muoi ?)?({_UNITS_VI})? ?do(?: (ruoi|{_UNITS_VI})\b)?\b")
_SPELT_ONES = {**NUMBERS_VI, "tu": 4.0, "lam": 5.0}
_LETTERED = re.compile(_N + r"\s*(c|f)\b")
_HOT = re.compile(r"\b(?:sot|nhiet do|than nhiet|fever|temp|temperature|t)\b" + _TO + _N + _NO_UNIT + r"(\s*ruoi\b)?")
_DECIMAL = re.compile(r"(?<![\d.,/])(3[5-9][.,]\d|4[01][.,]\d)(?!\d*\s*(?:kg|ky|ki|cm|tuan|week|%|mmol|mg|/))")
_PAIR = re.compile(
    r"(?:\b(ha|huyet ap|bp|blood pressure|tha)\b"
    + _TO
    + r")?(?<![\d/.,])(\d{1,3})\s*(?:/|tren|over)\s*(\d{1,3})(?![\d/])"
)
_SYSTOLIC = re.compile(r"\b(?:huyet ap|blood pressure|bp|ha)\b" + _TO + r"(\d{2,3})(?!\s*(?:/|tren|over|\d))")
_OXYGEN = re.compile(
    r"\b(?:spo2|sp02|sao2|spo|oxy(?:gen)?(?: mau| level| saturation| sats?)?|o2(?: sats?)?"
    r"|sats?|saturation|bao hoa)\b[^\d;\n]{0,16}?(\d{2,3})(?!\d)"
)
_HEART = re.compile(
    r"\b(?:mach|nhip tim|tim dap|tim|hr|pulse|heart ?rate|pulse rate)\b"
    + _TO
    + r"(\d{2,3})(?![\d/])"
    + _NO_UNIT.replace("|lan", "").replace("|/", "")
)
_BPM = re.compile(r"\b(\d{2,3})\s*(?:bpm|beats)\b")
_BREATHS = re.compile(
    r"\b(?:nhip tho|rr|resp\w* rate|breathing rate|respirations?)\b"
    + _TO
    + r"(\d{2,3})(?!\d)|\b(?:tho|breathing|breathes)\b"
    + _TO
    + r"(\d{2,3})\s*(?:lan|l/|nhip|breaths|times|/)"
)
_BREATHS_EN = re.compile(r"\b(\d{2,3})\s*breaths\b")
_SUGAR = re.compile(
    r"\b(?:duong huyet|duong mau|duong trong mau|glucose|blood sugar|sugars?(?: level)?|blood glucose)\b"
    + _TO
    + r"(\d{1,3}(?:[.,]\d+)?)\s*(mg|mmol)?"
)
_WEIGHT = re.compile(
    r"(?:\b(tang|giam|sut|lost|gained|losing|len|xuong)\s+(?:duoc |mat |khoang |about )?)?\b"
    + _N
    + r"\s*(kg|ky|ki|kilos?|lbs?|pounds?)\b"
)
_METRES = re.compile(r"\b([12])\s*m\s*(\d{1,2})\b|\b([12][.,]\d{1,2})\s*m\b|\b(\d{2,3})\s*cm\b")
_BMI = re.compile(r"\bbmi\b" + _TO + r"(\d{2}(?:[.,]\d+)?)")


def quantities_in(plain: str) -> list[Quantity]:
    """The measured numbers of a flat text, in order, each at most once."""
    found: dict[tuple[str, int], Quantity] = {}
    for reader in (_temperatures, _pressures, _rates, _sugars, _bodies):
        for quantity in reader(plain):
            found.setdefault((quantity.quantity, quantity.start), quantity)
    return _with_bmi(_single(list(found.values())))


def _single(quantities: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in quantities:
        for place, other in enumerate(kept):
            if other.quantity == quantity.quantity and quantity.start < other.end and other.start < quantity.end:
                start, end = min(other.start, quantity.start), max(other.end, quantity.end)
                kept[place] = Quantity(other.quantity, other.value, start, end)
                break
        else:
            kept.append(quantity)
    return sorted(kept, key=lambda quantity: (quantity.start, quantity.quantity))


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _celsius(value: float, unit: str | None) -> float | None:
    if unit == "f" or 93.0 <= value <= 110.0:
        value = (value - 32.0) / 1.8
    return round(value, 2) if 30.0 <= value <= 44.0 else None


def _temperatures(plain: str) -> Iterator[Quantity]:
    for match in _DEGREES.finditer(plain):
        tenths = {"ruoi": 0.5, None: 0.0}.get(match[3])
        value = _value(match[1]) + (int(match[3]) / 10 if tenths is None else tenths)
        yield from _if_body_heat(value, match[2], match)
    for match in _LETTERED.finditer(plain):
        yield from _if_body_heat(_value(match[1]), match[2], match)
    for match in _SPELT.finditer(plain):
        tenths = 5.0 if match[3] == "ruoi" else _SPELT_ONES.get(match[3] or "", 0.0)
        value = NUMBERS_VI[match[1]] * 10 + _SPELT_ONES.get(match[2] or "", 0.0) + tenths / 10
        yield from _if_body_heat(value, None, match)
    for match in _HOT.finditer(plain):
        yield from _if_body_heat(_value(match[1]) + (0.5 if match[2] else 0.0), None, match)
    for match in _DECIMAL.finditer(plain):
        yield from _if_body_heat(_value(match[1]), None, match)


def _if_body_heat(value: float, unit: str | None, match: re.Match[str]) -> Iterator[Quantity]:
    celsius = _celsius(value, unit)
    if celsius is not None:
        yield Quantity("temperature", celsius, match.start(), match.end())


def _pressures(plain: str) -> Iterator[Quantity]:
    for match in _PAIR.finditer(plain):
        upper, lower = int(match[2]), int(match[3])
        if match[1] and upper <= 30 and lower <= 20:
            upper, lower = upper * 10, lower * 10
        if 70 <= upper <= 300 and 30 <= lower <= 200 and upper > lower:
            yield Quantity("systolic", float(upper), match.start(), match.end(2))
            yield Quantity("diastolic", float(lower), match.start(3), match.end(3))
    yield from _within(_SYSTOLIC, plain, "systolic", (50, 300))


def _rates(plain: str) -> Iterator[Quantity]:
    yield from _within(_OXYGEN, plain, "oxygen_saturation", (40, 100))
    yield from _within(_HEART, plain, "heart_rate", (25, 300))
    yield from _within(_BPM, plain, "heart_rate", (25, 300))
    yield from _within(_BREATHS, plain, "respiratory_rate", (4, 120))
    yield from _within(_BREATHS_EN, plain, "respiratory_rate", (4, 120))


def _within(pattern: re.Pattern[str], plain: str, name: str, limits: tuple[float, float]) -> Iterator[Quantity]:
    for match in pattern.finditer(plain):
        group = match.lastindex or 1
        value = _value(match[group])
        if limits[0] <= value <= limits[1]:
            yield Quantity(name, value, match.start(), match.end())


def _sugars(plain: str) -> Iterator[Quantity]:
    for match in _SUGAR.finditer(plain):
        value = _value(match[1])
        if match[2] == "mg" or (match[2] is None and value > 35.0):
            value = value / MG_PER_DL
        if 0.5 <= value <= 60.0:
            yield Quantity("glucose_mmol", round(value, 2), match.start(), match.end())


def _bodies(plain: str) -> Iterator[Quantity]:
    for match in _WEIGHT.finditer(plain):
        value = _value(match[2]) * (_KG_PER_POUND if match[3][0] in "lp" else 1.0)
        if not match[1] and 0.4 <= value <= 300.0:
            yield Quantity("weight", round(value, 2), match.start(2), match.end())
    for match in _METRES.finditer(plain):
        value = _metres(match)
        if 0.4 <= value <= 2.3:
            yield Quantity("height", value, *match.span())
    yield from _within(_BMI, plain, "bmi", (8, 90))


def _metres(match: re.Match[str]) -> float:
    if match[1]:
        return int(match[1]) + float(f"0.{match[2]}")
    return _value(match[3]) if match[3] else int(match[4]) / 100


def _with_bmi(quantities: list[Quantity]) -> list[Quantity]:
    first = {quantity.quantity: quantity for quantity in reversed(quantities)}
    if "bmi" in first or not {"weight", "height"} <= first.keys():
        return quantities
    weight, height = first["weight"], first["height"]
    value = round(weight.value / (height.value * height.value), 1)
    return [*quantities, Quantity("bmi", value, min(weight.start, height.start), max(weight.end, height.end))]
