"""A hospital's own tables, by their mapping file, as told records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from datasets.emr.fhir_values import read_moment
from datasets.emr.moments import HOSPITAL_TIME, read_birth
from datasets.emr.numbers import parse_number
from datasets.errors import InvalidManifest
from datasets.record import Code
from datasets.tidy.addresses import address_pieces
from datasets.tidy.cells import columns_of, rows_of
from datasets.tidy.mapping import MOMENTS, FieldSource, FileMapping, Mapped
from datasets.tidy.people import counts_as_number
from datasets.tidy.refused import Place, RecordRefused, Refusals
from datasets.tidy.sources import SourceFile
from datasets.tidy.told import Individual, Told

NUMBERS = ("dose", "quantity")
NO_MOMENT = datetime(1, 1, 1, tzinfo=HOSPITAL_TIME)
SAYINGS = ("phone", "email", "number")
NAMES = ("name", "relative")
Cells = Mapping[str, str]


class Tables:
    """The files of a mapping."""

    def __init__(self, mapped: Mapped, files: tuple[SourceFile, ...]) -> None:
        """Hold the mapping against the files.

        Raises:
            InvalidManifest: a named file is not there, or lacks a named column.
        """
        self._mapping_of: dict[int, FileMapping] = {}
        for pattern, mapping in mapped.files.items():
            found = [file for file in files if fnmatchcase(file.name, pattern)]
            if not found:
                raise InvalidManifest(f"the mapping file: files.{pattern}: expected a file of that name, got none")
            for file in found:
                _check_columns(file, pattern, mapping)
                self._mapping_of[file.number] = mapping

    def read_people(self, file: SourceFile) -> Iterator[Individual]:
        """Whom the rows are of: of a table of persons with all that they tell."""
        mapping = self._mapping_of.get(file.number)
        if mapping is None:
            return
        seen = set[str]()
        for number, cells in _rows(file, mapping, Refusals()):
            key = _key(mapping, cells)
            if mapping.table == "person":
                yield _individual(mapping, cells, Place(file.number, number))
            elif key and key not in seen:
                seen.add(key)
                yield Individual(key, Place(file.number, number), numbers=_numbers(mapping, cells))

    def read_records(self, file: SourceFile, refusals: Refusals) -> Iterator[Told]:
        """The records of a file."""
        mapping = self._mapping_of.get(file.number)
        if mapping is None:
            return
        for number, cells in _rows(file, mapping, refusals):
            if mapping.table != "person":
                yield _told(mapping, cells, Place(file.number, number))


def _rows(file: SourceFile, mapping: FileMapping, refusals: Refusals) -> Iterator[tuple[int, Cells]]:
    return rows_of(
        file, refusals, mapping.texts, encoding=mapping.encoding, delimiter=mapping.delimiter, only=mapping.used
    )


def _check_columns(file: SourceFile, pattern: str, mapping: FileMapping) -> None:
    try:
        columns = columns_of(file, encoding=mapping.encoding, delimiter=mapping.delimiter)
    except RecordRefused as refused:
        raise InvalidManifest(f"the mapping file: files.{pattern}: the file is refused ({refused.reason})") from None
    for name in mapping.used:
        if name not in columns:
            raise InvalidManifest(
                f"the mapping file: files.{pattern}: expected the column {name!r} in the file, got none"
            )


def _numbers(mapping: FileMapping, cells: Cells) -> dict[str, str]:
    return {kind: cells[column].strip() for kind, column in mapping.person.items() if cells[column].strip()}


def _key(mapping: FileMapping, cells: Cells) -> str:
    """A row's person is told by its numbers; the first pass has joined those who share one."""
    numbers = _numbers(mapping, cells)
    return "\0".join(f"{kind}={number}" for kind, number in sorted(numbers.items()) if counts_as_number(kind, number))


def _individual(mapping: FileMapping, cells: Cells, place: Place) -> Individual:
    told = {name: _cell_or_nothing(source, cells) for name, source in mapping.columns.items()}
    day, year = _birth(mapping.columns.get("birth_date"), told.get("birth_date", ""))
    sex = told.get("sex", "")
    return Individual(
        key=_key(mapping, cells),
        place=place,
        numbers=_numbers(mapping, cells),
        called=told.get("name", ""),
        names=[told[name] for name in NAMES if told.get(name)],
        sayings=[*(told[name] for name in SAYINGS if told.get(name)), *address_pieces(told.get("address", ""))],
        birth_date=day,
        birth_year=None if day else year,
        sex=sex if sex in ("female", "male") else None,
        province_code=told.get("province_code") or None,
        commune_code=told.get("commune_code") or None,
    )


def _birth(source: FieldSource | None, text: str) -> tuple[Any, int | None]:
    if source is None or not text or text in source.none:
        return None, None
    if source.date is None:
        return read_birth(text.replace("-", "")[:8])
    moment = _moment(source, text)
    return (moment.date(), None) if moment else (None, None)


def _told(mapping: FileMapping, cells: Cells, place: Place) -> Told:
    identity = cells[mapping.id].strip() if mapping.id else f"{place.file}/{place.record}"
    encounter = cells[mapping.encounter].strip() if mapping.encounter else ""
    key = _key(mapping, cells)
    if mapping.table == "encounter":
        encounter = encounter or identity
        identity = encounter
    try:
        values = _values(mapping, cells)
    except RecordRefused as refused:
        return Told(mapping.table, key, place, refused=refused.reason)
    return Told(mapping.table, key, place, identity, encounter, values)


def _values(mapping: FileMapping, cells: Cells) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, source in mapping.columns.items():
        text = _cell(source, cells)
        if text:
            values[name] = _value(name, source, text)
    if code := values.pop("code", None):
        values["codes"] = (Code(mapping.columns["code"].system, code),)
    if name := values.pop("name", None):
        values["names"] = (name,)
    if mapping.table == "observation":
        values["value_text"] = values.get("value")
    return values


def _value(name: str, source: FieldSource, text: str) -> datetime | float | str:
    if name in MOMENTS:
        moment = _moment(source, text)
        if moment is None:
            raise RecordRefused("bad-date")
        return moment
    if name in NUMBERS:
        number = parse_number(text)
        if number is None:
            raise RecordRefused("bad-number")
        return number
    return text


def _cell(source: FieldSource, cells: Cells) -> str:
    """The cell, or the constant; by the list of values where there is one.

    Raises:
        RecordRefused: the list has not the cell's value.
    """
    told = source.constant if source.constant is not None else cells[source.column or ""].strip()
    if source.values is None or not told:
        return told
    if told not in source.values:
        raise RecordRefused("bad-choice")
    return source.values[told]


def _cell_or_nothing(source: FieldSource, cells: Cells) -> str:
    """A person stays without what its list does not have."""
    try:
        return _cell(source, cells)
    except RecordRefused:
        return ""


def _moment(source: FieldSource, text: str) -> datetime | None:
    return NO_MOMENT if text in source.none else _parsed(text, source.date)


@lru_cache(maxsize=1 << 14)
def _parsed(text: str, form: str | None) -> datetime | None:
    if form is None:
        return read_moment(text.replace(" ", "T", 1))
    try:
        moment = datetime.strptime(text, form)  # noqa: DTZ007  # the zone follows
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=HOSPITAL_TIME)
