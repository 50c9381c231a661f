"""One person under many numbers: định danh (CCCD), BHYT, MA_BN and PatientID linked to one pseudonym.

The links come from the hospital, as a table with a row for each person; without them a PatientID stands for itself.
A number is the same in DICOM and in the EMR, whatever its spaces, dots, dashes and letter case.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from datasets.deidentify.project import Project
from datasets.errors import InvalidManifest

COLUMNS = ("national_id", "bhyt_number", "ma_bn", "patient_id")
"""The kinds of number, the one that lasts longest first."""
NAME_COLUMN = "name"


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
        """
        ranked: dict[str, int] = {}
        _merge(ranked, ((fold_number(number), rank) for rank, number in numbers if fold_number(number)))
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
        """The pseudonym of whoever has the number, the same for each of a person's linked numbers."""
        if self.project.is_pseudonym(number):
            return number.strip()
        folded = fold_number(number)
        return self.project.pseudonym(self._person_of.get(folded, folded))

    def said_of(self, number: str) -> frozenset[str]:
        """Every other number and name that the table links to this one: what free text may say, too."""
        return frozenset(self._said_of.get(self._person_of.get(fold_number(number), ""), set()))

    def people(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """The number that a person's pseudonym is made of, every linked number and every name, sorted."""
        for person, numbers in sorted(self._numbers_of.items()):
            yield person, sorted(numbers), sorted(self._said_of[person] - numbers.keys())


def _merge(into: dict[str, int], more: Iterable[tuple[str, int]]) -> None:
    for number, rank in more:
        into[number] = min(rank, into.get(number, rank))


def read_identities(path: Path, project: Project) -> Identities:
    """Read a CSV with some of the columns `national_id,bhyt_number,ma_bn,patient_id,name`.

    Raises:
        InvalidManifest: none of the columns is there, or the file cannot be read.
    """
    identities = Identities(project)
    for row in _rows(path):
        identities.link([row.get(column) or "" for column in COLUMNS], (row.get(NAME_COLUMN) or "").strip())
    return identities


def fold_number(number: str) -> str:
    """Letters and digits alone, in capitals."""
    return re.sub(r"[\W_]+", "", number).upper()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(COLUMNS) & set(reader.fieldnames or ()):
                raise InvalidManifest(f"expected a column of {', '.join(COLUMNS)}, got none; name the columns so")
            yield from reader
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidManifest(f"expected a table of identities in UTF-8, got {type(error).__name__}") from None
