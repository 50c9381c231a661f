"""The hospital's table of who is who, row by row, refused where it would make one person of two.

A message tells rows and columns by their numbers and never what stands there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from datasets.deidentify.placeholders import is_placeholder
from datasets.errors import InvalidManifest
from datasets.groups import linked

COLUMNS = ("national_id", "bhyt_number", "ma_bn", "patient_id")
"""The kinds of number, the one that lasts longest first."""
NAME_COLUMN, ISSUER_COLUMN = "name", "issuer"
KNOWN = (*COLUMNS, ISSUER_COLUMN, NAME_COLUMN)
DELIMITERS = (",", ";", "\t")
NATIONAL_ID_DIGITS, OLD_DIGITS, INSURED_DIGITS = 12, 9, 10
"""Digits of a CCCD, of the older CMND, and of the social-insurance number at the end of each BHYT card."""
MOST_ROWS = 5
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
Row = dict[str, str]
Numbered = tuple[int, Row]


def rows_of_people(path: Path) -> Iterator[Row]:
    """Every row with all of `KNOWN`, empty where the table has not the column.

    Raises:
        InvalidManifest: the file cannot be read, a column is not known, a number was spoiled by a spreadsheet, or rows
            that share a number tell two CCCD or two social-insurance numbers.
    """
    rows = list(_read(path))
    for number, row in rows:
        _check_row(number, row)
    _check_people(rows)
    return (row for _, row in rows)


def _read(path: Path) -> Iterator[Numbered]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            delimiter = max(DELIMITERS, key=first.count)
            names = _columns(next(csv.reader([first], delimiter=delimiter), []))
            for number, cells in enumerate(csv.reader(file, delimiter=delimiter), 2):
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(names):
                    raise InvalidManifest(
                        f"row {number}: expected {len(names)} cells as in the heading, got {len(cells)}"
                    )
                yield number, dict.fromkeys(KNOWN, "") | {n: c.strip() for n, c in zip(names, cells, strict=True)}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidManifest(f"expected a table of identities in UTF-8, got {type(error).__name__}") from None


def _columns(told: list[str]) -> list[str]:
    names = [re.sub(r"[\s_-]+", "_", name.strip().lower()) for name in told]
    if not set(COLUMNS) & set(names):
        raise InvalidManifest(f"expected a column of {', '.join(COLUMNS)}, got none; name the columns so")
    strange = [str(place) for place, name in enumerate(names, 1) if name not in KNOWN]
    if strange:
        raise InvalidManifest(
            f"expected the columns {', '.join(KNOWN)} alone, got another as column {', '.join(strange)}; "
            "rename it or take it out"
        )
    if len(set(names)) < len(names):
        raise InvalidManifest("expected every column once, got one twice; take one out")
    return names


def _check_row(number: int, row: Row) -> None:
    for column in COLUMNS:
        if _ROUNDED.fullmatch(row[column]):
            raise InvalidManifest(
                f"row {number}: expected a whole {column}, got one that a spreadsheet rounded (as 1.2E+11); "
                "make the column text and write the numbers anew"
            )
    told = _digits(row["national_id"])
    if OLD_DIGITS < len(told) < NATIONAL_ID_DIGITS and not is_placeholder(told):
        raise InvalidManifest(
            f"row {number}: expected a national_id of {NATIONAL_ID_DIGITS} digits (CMND: {OLD_DIGITS}), got {len(told)}"
            "; a spreadsheet takes zeros at the beginning away: make the column text and write the zeros again"
        )


def _check_people(rows: list[Numbered]) -> None:
    """Rows that share a number are one person's, who has one CCCD and one social-insurance number."""
    for group in linked(rows, lambda numbered: _numbers(numbered[1])):
        for kind, read in (("CCCD", _national_id), ("social-insurance number (at the end of a BHYT card)", _insured)):
            first = dict[str, int]()
            for number, row in group:
                if told := read(row):
                    first.setdefault(told, number)
            if len(first) > 1:
                places = sorted(first.values())
                more = " and others" if len(places) > MOST_ROWS else ""
                raise InvalidManifest(
                    f"rows {', '.join(map(str, places[:MOST_ROWS]))}{more}: expected one {kind} of a person, got "
                    f"{len(first)} in rows that share a number; a row must be of one person alone"
                )


def _numbers(row: Row) -> Iterator[str]:
    """As `Identities` tells numbers apart: whatever their kind."""
    for column in COLUMNS:
        if not is_placeholder(row[column]):
            issuer = _bare(row[ISSUER_COLUMN]) if column == "patient_id" else ""
            yield f"{_bare(row[column])}\0{issuer}"


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).upper()


def _digits(text: str) -> str:
    bare = _bare(text)
    return bare if bare.isdigit() else ""


def _national_id(row: Row) -> str:
    told = _digits(row["national_id"])
    return told if len(told) == NATIONAL_ID_DIGITS and not is_placeholder(told) else ""


def _insured(row: Row) -> str:
    told = _bare(row["bhyt_number"])[-INSURED_DIGITS:]
    return told if len(told) == INSURED_DIGITS and told.isdigit() and not is_placeholder(told) else ""
