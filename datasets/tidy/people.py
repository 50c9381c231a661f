"""Who is in the extract: the first pass links every person's numbers before any record is written.

Numbers that are no numbers (all one digit, too short, UNKNOWN) link nobody, so that a placeholder does not make one
person of thousands. Two different định danh of 12 digits under one number are two people's: their records are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from datasets.deidentify.dictionary import Dictionary, parts_of
from datasets.deidentify.identities import Identities, fold_number
from datasets.deidentify.identity_rows import COLUMNS, NAME_COLUMN
from datasets.deidentify.no_days import FIRST_YEAR, LAST_YEAR, is_no_date
from datasets.deidentify.placeholders import is_placeholder
from datasets.groups import linked
from datasets.tidy.everybody import Everybody
from datasets.tidy.refused import Place, Refusals
from datasets.tidy.told import Individual

NATIONAL_ID = re.compile(r"\d{12}")
BHYT = re.compile(r"[A-Z]{2}\d{13}|\d{10}")
SHORTEST_NUMBER, SHORTEST_SAYING = 2, 4
OLDEST_YEARS = 90


@dataclass(slots=True)
class Person:
    """One person of the extract, as the second pass needs them.

    Attributes:
        pseudonym: of the project.
        numbers: folded.
        told: the numbers and the name as the records write them, by kind, the number that lasts longest first.
        shift: how far the dates move.
        dates_told: whole dates in the person's free text, as they came: the gate holds them against what leaves.
        newest: the newest moment that a record tells of; set while records are read.
    """

    pseudonym: str
    place: Place
    numbers: frozenset[str] = field(repr=False)
    told: tuple[tuple[str, str], ...] = field(repr=False)
    shift: timedelta
    names: frozenset[str] = field(repr=False)
    sayings: frozenset[str] = field(repr=False)
    birth_date: date | None = field(repr=False)
    birth_year: int | None = field(repr=False)
    sex: str | None
    province_code: str | None = field(repr=False)
    commune_code: str | None = field(repr=False)
    newest: date | None = field(default=None, repr=False)
    dates_told: set[date] = field(default_factory=set, repr=False)
    _dictionary: Dictionary | None = field(default=None, repr=False)

    def age_at(self, moment: datetime | date) -> int | None:
        """Whole years; by the year alone as Vietnamese records count it."""
        day = moment.date() if isinstance(moment, datetime) else moment
        if self.birth_date is not None:
            born = self.birth_date
            years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        elif self.birth_year is not None:
            years = day.year - self.birth_year
        else:
            return None
        return years if years >= 0 else None

    def dictionary(self) -> Dictionary:
        """What free text about the person must not say."""
        if self._dictionary is None:
            names = frozenset(parts for parts in map(parts_of, self.names) if parts)
            self._dictionary = Dictionary(names, self.numbers | self.sayings)
        return self._dictionary


class People:
    """Everybody in the extract, by the keys that its records use."""

    def __init__(self, individuals: Iterable[Individual], identities: Identities, refusals: Refusals) -> None:
        """Link the numbers, then make one person of all that is told under one pseudonym."""
        self._person_of: dict[str, Person] = {}
        self._by_pseudonym: dict[str, Person] = {}
        self._two = set[str]()
        usable = [
            (members, every) for members in linked(individuals, _keys) if (every := self._numbers(members, refusals))
        ]
        for members, _ in usable:
            names = sorted({name for member in members for name in member.names if name})
            kinds = enumerate(_ordered(members).values())
            identities.link_kinds(
                ((kind, number) for kind, told in kinds for number in told), names[0] if names else ""
            )
        for members, every in usable:
            person = self._joined(_merge(members, every, identities))
            self._person_of |= {member.key: person for member in members}

    def __iter__(self) -> Iterator[Person]:
        """By pseudonym."""
        return iter(sorted(self._by_pseudonym.values(), key=lambda person: person.pseudonym))

    @cached_property
    def everybody(self) -> Everybody:
        """The numbers of all of them, as written and folded; names, addresses and telephones are no part of it."""
        written = (text for person in self for kind, text in person.told if kind != NAME_COLUMN)
        return Everybody((*written, *(number for person in self for number in person.numbers)))

    def find(self, key: str) -> Person | None:
        """The person of a key; nothing for one whom the extract does not hold."""
        return self._person_of.get(key)

    def is_of_two(self, key: str) -> bool:
        """Whether the key's numbers are of two people."""
        return key in self._two

    def _numbers(self, members: list[Individual], refusals: Refusals) -> list[str]:
        """The numbers that the members share, first what lasts longest; none when they are not one person's."""
        numbers = _ordered(members)
        if len([number for number in numbers["national_id"] if NATIONAL_ID.fullmatch(number)]) > 1:
            self._two.update(member.key for member in members)
            for member in members:
                refusals.add("numbers-of-two-people", member.place)
            return []
        every = [number for column in COLUMNS for number in numbers[column]]
        for member in members if not every else ():
            refusals.add("no-person", member.place)
        return every

    def _joined(self, person: Person) -> Person:
        """Two groups may be one person by the hospital's table of identities alone."""
        known = self._by_pseudonym.setdefault(person.pseudonym, person)
        if known is not person:
            known.numbers |= person.numbers
            known.names |= person.names
            known.told = tuple(dict.fromkeys((*known.told, *person.told)))
            known.sayings |= person.sayings
        return known


def counts_as_number(column: str, number: str) -> bool:
    """Whether a number is one person's, and no placeholder."""
    folded = fold_number(number)
    if len(folded) < SHORTEST_NUMBER or len(set(folded)) == 1 or is_placeholder(number):
        return False
    if column == "national_id":
        return folded.isdigit() and len(folded) in (9, 12)
    return column != "bhyt_number" or BHYT.fullmatch(folded) is not None


def _keys(told: Individual) -> Iterator[str]:
    """What makes one person of two individuals that have it."""
    yield f"key {told.key}"
    for column, number in told.numbers.items():
        if counts_as_number(column, number):
            yield f"number {fold_number(number)}"


def _ordered(members: list[Individual]) -> Mapping[str, list[str]]:
    """The numbers of each kind in one order, whatever the order of the files."""
    found: dict[str, set[str]] = {column: set() for column in COLUMNS}
    for member in members:
        for column, number in member.numbers.items():
            if counts_as_number(column, number):
                found[column].add(fold_number(number))
    return {column: sorted(numbers) for column, numbers in found.items()}


def _merge(members: list[Individual], every: list[str], identities: Identities) -> Person:
    said = identities.said_of(every[0])
    names = {name for member in members for name in member.names} | {text for text in said if not _has_digit(text)}
    numbers = {*every, *(fold_number(text) for text in said if _has_digit(text))}
    numbers |= {fold_number(number) for member in members for number in member.numbers.values()}
    sayings = {text for member in members for text in member.sayings if len(text.strip()) >= SHORTEST_SAYING}
    pseudonym = identities.pseudonym(every[0])
    return Person(
        pseudonym=pseudonym,
        shift=identities.project.shift(pseudonym),
        place=min((member.place for member in members), key=lambda place: (place.file, place.record)),
        numbers=frozenset(number for number in numbers if len(number) >= SHORTEST_SAYING),
        told=_told(members),
        names=frozenset(name for name in names if name.strip()),
        sayings=frozenset(sayings),
        birth_date=_born(each.birth_date for each in members),
        birth_year=min((year for each in members if (year := each.birth_year) and _is_year(year)), default=None),
        sex=_agreed(each.sex for each in members),
        province_code=_agreed(each.province_code for each in members),
        commune_code=_agreed(each.commune_code for each in members),
    )


def _told(members: list[Individual]) -> tuple[tuple[str, str], ...]:
    """For an escrow: numbers and own names as they were written, placeholders left out."""
    numbers = (
        (column, number)
        for column in COLUMNS
        for member in members
        if counts_as_number(column, number := member.numbers.get(column, ""))
    )
    called = ((NAME_COLUMN, member.called) for member in members if member.called)
    return tuple(dict.fromkeys((*numbers, *called)))


def _born(told: Iterable[date | None]) -> date | None:
    """The first birth date told; one that may stand for none, as 1970-01-01, only where there is no other."""
    days = [day for day in told if day is not None and _is_year(day.year)]
    return min((day for day in days if not is_no_date(day)), default=min(days, default=None))


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year < LAST_YEAR


def _agreed(values: Iterable[str | None]) -> str | None:
    """The one value that all who tell one agree on; the last in order where a person moved."""
    told = [value for value in values if value]
    return told[-1] if told else None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
