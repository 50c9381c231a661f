"""What everybody in a batch or version was called by the site's records, by pseudonym: for an escrow, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from datasets.deidentify.identities import OF, Identities, fold_number
from datasets.deidentify.identity_rows import COLUMNS, NAME_COLUMN

KINDS = (NAME_COLUMN, *COLUMNS)
Identifier = tuple[str, str]
"""Its kind, one of `KINDS`, and what was told."""


class WayBack:
    """Gathers while the originals are read; who is who is asked in the end, when all links are known."""

    def __init__(self) -> None:
        self._told: dict[str, dict[Identifier, None]] = {}

    def add(self, number: str, told: Iterable[Identifier]) -> None:
        """Note what a record said.

        Args:
            number: any linked number of the person, or the pseudonym.
            told: kinds and texts; empty texts say nothing.
        """
        own = self._told.setdefault(number, {})
        own.update({(kind, _shown(text)): None for kind, text in told if text.strip()})

    def add_names(self, identities: Identities) -> None:
        """Note the names of the hospital's own table; do it before extracts add what texts may say, too."""
        for person, _, names in identities.people():
            self.add(person, ((NAME_COLUMN, name) for name in names))

    def identifiers(self, identities: Identities, pseudonyms: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """Pseudonym → kind → what was told, as it was told; a linked number that no record told stands folded."""
        found: dict[str, dict[Identifier, None]] = {pseudonym: {} for pseudonym in pseudonyms}
        for number, told in self._told.items():
            own = found.get(identities.pseudonym(number))
            if own is not None:
                own.update(told)
        for person, numbers in identities.ranked_numbers():
            own = found.get(identities.pseudonym(person), {})
            known = {fold_number(text) for _, text in own}
            linked = sorted(number for number in numbers if fold_number(number) not in known)
            own.update({(COLUMNS[numbers[number]], _shown(number)): None for number in linked})
        return {pseudonym: _by_kind(own) for pseudonym, own in sorted(found.items())}


def _shown(text: str) -> str:
    """A number as a person reads it: its issuer behind it, a UID without its sign."""
    number, sign, issuer = text.strip().partition(OF)
    return f"{number} ({issuer})" if number and issuer else number or issuer if sign else number


def _by_kind(told: Iterable[Identifier]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, text in sorted(told, key=lambda each: (KINDS.index(each[0]), each[1])):
        found.setdefault(kind, []).append(text)
    return found
