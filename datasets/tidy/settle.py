"""One record as told becomes one row that may leave: every column by the guard of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, Protocol

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.no_days import is_no_date
from datasets.deidentify.project import Project
from datasets.emr.codes import TestCodes
from datasets.emr.moments import HOSPITAL_TIME
from datasets.emr.twice import as_meant, is_lost
from datasets.errors import UnreadableRecord
from datasets.record import Code
from datasets.tidy.code_forms import checked_code, chosen_code, icd10_of
from datasets.tidy.everybody import Everybody
from datasets.tidy.formulas import neutralised, runs
from datasets.tidy.guards import guarded
from datasets.tidy.keys import Keys
from datasets.tidy.leftovers import dates_in
from datasets.tidy.measure import has_loinc, measured
from datasets.tidy.people import OLDEST_YEARS, Person
from datasets.tidy.refused import RecordRefused
from datasets.tidy.schema import KEYS, TABLES, Column
from datasets.tidy.told import Told

Dates = Literal["none", "full", "modified"]
BAND_YEARS = 5
LONGEST_TEXT = 200_000
OPEN = {table: {each.name: each for each in columns if each.kind != "key"} for table, columns in TABLES.items()}
PREFERRED = {
    "condition": ("ICD-10", "SCT"),
    "observation": ("LN", "SCT", "BHYT"),
    "medication": ("ATC", "RxNorm"),
    "procedure": ("SCT",),
}
OPEN_CODES = ("route_code", "value_code")
"""Codes that no list holds; the other code columns are set by `_coded`, which checked them."""


class HasText(Protocol):
    """What a scrubber gives back."""

    @property
    def text(self) -> str:
        """The text without what names somebody."""


Scrub = Callable[[str, Dictionary, timedelta | None], HasText]


@dataclass(frozen=True, slots=True)
class Settle:
    """How this project's records become rows.

    Attributes:
        dates: none, full or modified, as for DICOM.
        codes: the tests that are known.
        scrub: what free text goes through.
        everybody: whose numbers stand in no text, whoever it is about.
        no_days: table and column → how many moments stood for none (see `no_days`) and are told empty.
    """

    project: Project
    keys: Keys
    dates: Dates
    codes: TestCodes
    scrub: Scrub
    everybody: Everybody = field(default_factory=Everybody, repr=False)
    no_days: Counter[str] = field(default_factory=Counter)

    def row(self, told: Told, person: Person) -> dict[str, Any]:
        """The row of a record.

        Raises:
            RecordRefused: a value has not the form of its column.
        """
        values = self._with_days({**told.values, **self._coded(told, person)}, told.table)
        encounter = self.keys.key("encounter", person.pseudonym, told.encounter) if told.encounter else None
        row: dict[str, Any] = {"person_id": person.pseudonym, "encounter_id": encounter}
        row |= dict.fromkeys(OPEN[told.table])
        row[KEYS[told.table]] = self.keys.key(told.table, person.pseudonym, told.identity)
        if told.table == "encounter":
            values["age_years"] = self._age(person, values.get("started_at"))
        for name, column in OPEN[told.table].items():
            value = values.get(name)
            if value is not None and value != "":
                row[name] = self._guarded(column, value, person)
        _require(told.table, row)
        return row

    def person_row(self, person: Person) -> dict[str, Any]:
        """The row of a person, once all the records are read."""
        told = {
            "person_id": person.pseudonym,
            "sex": person.sex,
            "birth_year": self._birth_year(person),
            "province_code": person.province_code,
            "commune_code": person.commune_code,
        }
        guards = {column.name: column for column in TABLES["person"]}
        return {
            name: value if name == "person_id" else _or_nothing(guards[name], value) for name, value in told.items()
        }

    def _coded(self, told: Told, person: Person) -> dict[str, Any]:
        codes = tuple(told.values.get("codes", ()))
        found: dict[str, Any] = {}
        if told.table in PREFERRED:
            found = _as_told(told.table, codes, person)
        if told.table == "condition":
            found["icd10"] = next((code for each in codes if (code := _icd10(each))), None)
        if told.table == "medication":
            found["atc"] = next((checked_code(each, ()).value for each in codes if each.system == "ATC"), None)
        if told.table == "observation":
            found |= measured(told.values, self.codes)
            found["value_text"] = told.values.get("value_text") if found.get("value_told") is None else None
            loinc = has_loinc(codes)
            if found.get("loinc") is None and loinc is not None:
                found["loinc"] = checked_code(Code("LN", loinc), ()).value
        return found

    def _guarded(self, column: Column, value: object, person: Person) -> object:
        match column.kind:
            case "text":
                if column.name == "value_text" and runs(str(value)):
                    raise RecordRefused("formula")
                return self._text(str(value), person)
            case "moment":
                return self._moment(value, person)
            case "code":
                return _open_code(value, person) if column.name in OPEN_CODES else value
            case _:
                return guarded(column, value)

    def _text(self, text: str, person: Person) -> str | None:
        if "\0" in text:
            raise RecordRefused("nul-byte")
        if len(text) > LONGEST_TEXT:
            raise RecordRefused("over-a-cap")
        if is_lost(text := as_meant(text)):
            raise RecordRefused("not-utf-8")
        person.dates_told |= dates_in(text)
        shift = person.shift if self.dates == "modified" else None
        dictionary = person.dictionary()
        if others := self.everybody.said_in(text) - dictionary.numbers:
            dictionary = replace(dictionary, numbers=dictionary.numbers | others)
        try:
            scrubbed = self.scrub(text, dictionary, shift).text
        except UnreadableRecord:
            raise RecordRefused("over-a-cap") from None
        return neutralised(scrubbed) or None

    def _with_days(self, values: dict[str, Any], table: str) -> dict[str, Any]:
        """The values, each moment in Vietnam's time; without those that stand for none, which are counted."""
        for name, value in values.items():
            if isinstance(value, datetime) and name in OPEN[table]:
                values[name] = None if is_no_date(value) else _local(value)
                self.no_days[f"{table}.{name}"] += values[name] is None
        return values

    def _moment(self, value: object, person: Person) -> datetime | None:
        if not isinstance(value, datetime):
            raise RecordRefused("bad-date")
        if person.newest is None or value.date() > person.newest:
            person.newest = value.date()
        if self.dates == "none":
            return None
        return value + person.shift if self.dates == "modified" else value

    def _age(self, person: Person, at: object) -> int | None:
        age = person.age_at(at) if isinstance(at, datetime) else None
        return None if age is None else min(age, OLDEST_YEARS)

    def _birth_year(self, person: Person) -> int | None:
        born = person.birth_date or (date(person.birth_year, 7, 1) if person.birth_year else None)
        if born is None or self.dates == "none" or person.newest is None:
            return None
        age = person.age_at(person.newest)
        if age is None or age >= OLDEST_YEARS:
            return None
        moved = born + person.shift if self.dates == "modified" else born
        return moved.year - moved.year % BAND_YEARS


def _require(table: str, row: dict[str, Any]) -> None:
    """A record that says nothing is refused: one cannot tell it from one that was not understood."""
    if table in PREFERRED and not any(row.get(name) for name in ("code_as_told", "icd10", "test", "dosage_text")):
        raise RecordRefused("no-code")
    told = ("value_told", "value_code", "value_text")
    if (table == "observation" and all(row[name] is None for name in told)) or (table == "note" and not row["text"]):
        raise RecordRefused("no-value")


def _open_code(value: object, person: Person) -> str:
    """A code that may be of any system, and is the hospital's own where the source names none."""
    return checked_code(value if isinstance(value, Code) else Code("local", str(value)), person.numbers).value


def _as_told(table: str, codes: tuple[Code, ...], person: Person) -> dict[str, Any]:
    """The code as told; a result whose code has no form may still be known by its name."""
    chosen = chosen_code(codes, PREFERRED[table])
    if chosen is None:
        return {}
    try:
        checked = checked_code(chosen, person.numbers)
    except RecordRefused as refused:
        if table == "observation" and refused.reason == "not-a-code":
            return {}
        raise
    return {"code_as_told": checked.value, "code_system": checked.system}


def _or_nothing(column: Column, value: object) -> object:
    """A person stays, without what has not the form of its column."""
    try:
        return None if value is None else guarded(column, value)
    except RecordRefused:
        return None


def _local(moment: datetime) -> datetime | None:
    """In Vietnam's time, without its zone, to the second; nothing where it is another day there, and that is none."""
    if moment.tzinfo is HOSPITAL_TIME:
        return moment.replace(tzinfo=None, microsecond=0)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=HOSPITAL_TIME)
    local = zoned.astimezone(HOSPITAL_TIME).replace(tzinfo=None, microsecond=0)
    return None if is_no_date(local) else local


def _icd10(code: Code) -> str | None:
    return icd10_of(code.value) if code.system in ("ICD-10", "BHYT", "local") else None
