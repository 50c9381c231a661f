"""Short words to declare an input with."""

from __future__ import annotations

from models.clinical_input import Conversion, Input, Option
from models.terms import Coding, Range, Text


def loinc(value: str, meaning: str) -> Coding:
    """A LOINC code."""
    return Coding(scheme="LN", value=value, meaning=meaning)


def snomed(value: str, meaning: str) -> Coding:
    """A SNOMED CT code."""
    return Coding(scheme="SCT", value=value, meaning=meaning)


def quantity(  # noqa: PLR0913  # a declaration names all of its parts
    name: str,
    vi: str,
    en: str,
    unit: str,
    plausible: tuple[float, float],
    *,
    conversions: tuple[Conversion, ...] = (),
    codes: tuple[Coding, ...] = (),
    current_hours: float | None = None,
    help: Text | None = None,
) -> Input:
    """A number with its unit and the range outside which it is a slip."""
    return Input(
        name=name,
        display=Text(vi=vi, en=en),
        unit=unit,
        plausible=Range(minimum=plausible[0], maximum=plausible[1]),
        conversions=conversions,
        codes=codes,
        current_hours=current_hours,
        help=help,
    )


def flag(  # noqa: PLR0913  # a declaration names all of its parts
    name: str,
    vi: str,
    en: str,
    *,
    icd10: tuple[str, ...] = (),
    codes: tuple[Coding, ...] = (),
    current_hours: float | None = None,
    help: Text | None = None,
) -> Input:
    """A yes or no; `current_hours` where it is a sign of now, which an older diagnosis does not answer."""
    return Input(
        name=name,
        display=Text(vi=vi, en=en),
        kind="flag",
        icd10=icd10,
        codes=codes,
        current_hours=current_hours,
        help=help,
    )


def choice(
    name: str,
    vi: str,
    en: str,
    options: tuple[tuple[str, str, str], ...],
    *,
    codes: tuple[Coding, ...] = (),
    help: Text | None = None,
) -> Input:
    """One of several; each option is `(value, vi, en)`."""
    told = tuple(Option(value=value, display=Text(vi=words, en=english)) for value, words, english in options)
    return Input(name=name, display=Text(vi=vi, en=en), kind="choice", options=told, codes=codes, help=help)
