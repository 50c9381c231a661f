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
    _said_of: dict[str, set[str]] = field(default_factory=dict)

    def link(self, numbers: Iterable[str], name: str = "") -> None:
        """Say that the numbers are one person's, in the order of `COLUMNS`; persons already linked become one."""
        folded = [fold_number(number) for number in numbers if fold_number(number)]
        if not folded:
            return
        known = {self._person_of[number] for number in folded if number in self._person_of}
        person = min(known, default=folded[0])
        said = {text for old in known for text in self._said_of.pop(old, set())} | {*folded, name} - {""}
        self._said_of.setdefault(person, set()).update(said)
        for number in (*folded, *(each for each, old in self._person_of.items() if old in known)):
            self._person_of[number] = person

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
        numbers: dict[str, list[str]] = {}
        for number, person in self._person_of.items():
            numbers.setdefault(person, []).append(number)
        for person in sorted(numbers):
            known = set(numbers[person])
            yield person, sorted(known), sorted(self._said_of.get(person, set()) - known)


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
