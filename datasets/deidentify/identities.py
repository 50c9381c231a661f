"""One person under many numbers: định danh (CCCD), BHYT, MA_BN and PatientID linked to one pseudonym.

The links come from the hospital, as a table with a row for each person; without them a PatientID stands for itself.
A number is the same in DICOM and in the EMR, whatever its spaces, dots, dashes and letter case. Under an issuer it is
another person's than the same number under another issuer, unless it is known without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from datasets.deidentify.identity_rows import COLUMNS, ISSUER_COLUMN, NAME_COLUMN, rows_of_people
from datasets.deidentify.placeholders import is_placeholder
from datasets.deidentify.project import Project

OF = "\N{SYMBOL FOR UNIT SEPARATOR}"
"""Stands between a number and its issuer, and before a UID that stands for a number."""


@dataclass(slots=True)
class Identities:
    """Which numbers are one person's.

    Attributes:
        project: whose pseudonyms these are.
    """

    project: Project
    _person_of: dict[str, str] = field(default_factory=dict)
    _numbers_of: dict[str, dict[str, int]] = field(default_factory=dict)
    _said_of: dict[str, set[str]] = field(default_factory=dict)

    def link(self, numbers: Iterable[str], name: str = "") -> None:
        """Say that the numbers are one person's, one of each kind in the order of `COLUMNS`, or an empty text."""
        self.link_kinds(enumerate(numbers), name)

    def link_kinds(self, numbers: Iterable[tuple[int, str]], name: str = "") -> None:
        """The same with any number of each kind, told as its place in `COLUMNS`; persons already linked become one.

        The person is named by the number that lasts longest, so the order in which links are said changes nothing.
        Placeholders link nobody.
        """
        ranked: dict[str, int] = {}
        _merge(
            ranked, ((_folded(number), rank) for rank, number in numbers if OF in number or not is_placeholder(number))
        )
        if not ranked:
            return
        known = sorted({self._person_of[number] for number in ranked if number in self._person_of}, key=self._size)
        own = self._numbers_of.pop(known[-1]) if known else {}
        said = self._said_of.pop(known[-1]) if known else set()
        for other in known[:-1]:  # the smaller into the larger
            said |= self._said_of.pop(other)
            _merge(own, self._numbers_of.pop(other).items())
        _merge(own, ranked.items())
        person = min(own, key=lambda number: (own[number], number))
        is_same = bool(known) and person == known[-1]
        moved = {*ranked} if is_same and len(known) == 1 else own
        self._person_of.update(dict.fromkeys(moved, person))
        self._numbers_of[person] = own
        self._said_of[person] = said | {*ranked, name} - {""}

    def _size(self, person: str) -> int:
        return len(self._numbers_of[person])

    def pseudonym(self, number: str) -> str:
        """The pseudonym of whoever has the number (or `key_of`), the same for each of a person's linked numbers."""
        plain = plain_of(number)
        if self.project.is_pseudonym(plain):
            return plain.strip()
        return self.project.pseudonym(self.person_of(number) or _folded(number))

    def person_of(self, number: str) -> str | None:
        """The number that names the person; nothing for one whom nobody linked. An issuer may be left out there."""
        known = self._person_of.get(_folded(number))
        return known if known is not None or OF not in number else self._person_of.get(fold_number(plain_of(number)))

    def knows(self, number: str) -> bool:
        """Whether this number is linked, under just this issuer where it has one."""
        return _folded(number) in self._person_of

    def said_of(self, number: str) -> frozenset[str]:
        """Every other number and name that the table links to this one: what free text may say, too."""
        return frozenset(self._said_of.get(self.person_of(number) or "", set()))

    @property
    def is_empty(self) -> bool:
        """Whether nobody is linked."""
        return not self._person_of

    def people(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """The number that a person's pseudonym is made of, every linked number and every name, sorted."""
        for person, numbers in sorted(self._numbers_of.items()):
            yield person, sorted(numbers), sorted(self._said_of[person] - numbers.keys())

    def ranked_numbers(self) -> Iterator[tuple[str, dict[str, int]]]:
        """The number that a person's pseudonym is made of, and every linked number with its place in `COLUMNS`."""
        for person, numbers in self._numbers_of.items():
            yield person, dict(numbers)


def _merge(into: dict[str, int], more: Iterable[tuple[str, int]]) -> None:
    for number, rank in more:
        into[number] = min(rank, into.get(number, rank))


def read_identities(path: Path, project: Project) -> Identities:
    """Read a CSV with some of the columns `national_id,bhyt_number,ma_bn,patient_id,issuer,name`.

    Raises:
        InvalidManifest: it cannot be read, a column is not known, or rows contradict each other (see `identity_rows`).
    """
    identities = Identities(project)
    for row in rows_of_people(path):
        numbers = [row[column] for column in COLUMNS]
        if numbers[-1] and row[ISSUER_COLUMN]:
            numbers[-1] = key_of(numbers[-1], row[ISSUER_COLUMN])
        identities.link(numbers, row[NAME_COLUMN])
    return identities


def key_of(number: str, issuer: str) -> str:
    """A number under its issuer as one text; without a number the other stands for itself, unfolded."""
    number, issuer = number.replace(OF, ""), issuer.strip().replace(OF, "")
    return f"{number}{OF}{issuer}" if issuer else number


def plain_of(key: str) -> str:
    """The number of a key alone."""
    return key.partition(OF)[0]


def fold_number(number: str) -> str:
    """Letters and digits alone, in capitals."""
    return re.sub(r"[\W_]+", "", number).upper()


def _folded(key: str) -> str:
    """Of a number under an issuer both folded; a UID, whose dots count, as it is."""
    number, sign, issuer = key.partition(OF)
    if not sign:
        return fold_number(number)
    return f"{fold_number(number)}{OF}{fold_number(issuer)}" if number else key
