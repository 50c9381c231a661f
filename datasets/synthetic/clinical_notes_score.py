"""How much of what was planted in made-up notes a scrubber found, and how much else it took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from datasets.synthetic.clinical_notes import Note

Found = Sequence[tuple[int, int, str]]
"""Start, end and kind of each span that a scrubber took out."""


@dataclass(slots=True)
class Counts:
    """Counts of one group of notes or identifiers.

    Attributes:
        planted: identifiers.
        hit: of these, with every letter and digit taken out.
        planted_characters: letters and digits of identifiers.
        hit_characters: of these, taken out.
        found: spans taken out.
        right: of these, that touch an identifier.
        found_characters: letters and digits taken out.
    """

    planted: int = 0
    hit: int = 0
    planted_characters: int = 0
    hit_characters: int = 0
    found: int = 0
    right: int = 0
    found_characters: int = 0


def score_notes(notes: Iterable[Note], find: Callable[[Note], Found]) -> dict[str, Counts]:
    """Counts over all, by kind (`name`), by kind and writing (`name, plain lower`) and by kind and language.

    Args:
        notes: with what was planted in them.
        find: what a scrubber takes out of a note, by places in its text.
    """
    counts: dict[str, Counts] = defaultdict(Counts)
    for note in notes:
        found = find(note)
        taken = {at for start, end, _ in found for at in range(start, end) if note.text[at].isalnum()}
        planted = set[int]()
        for secret in note.secrets:
            letters = {at for at in range(secret.start, secret.end) if note.text[at].isalnum()}
            planted |= letters
            for group in _groups(secret.kind, note):
                _count_secret(counts[group], letters, taken)
        for start, end, kind in found:
            _count_found(counts, _groups(kind, note), range(start, end), (note.text, planted))
    return dict(counts)


def _groups(kind: str, note: Note) -> tuple[str, ...]:
    return "all", kind, f"{kind}, {note.language}", f"{kind}, {note.writing}"


def _count_secret(counts: Counts, letters: set[int], taken: set[int]) -> None:
    counts.planted += 1
    counts.hit += letters <= taken
    counts.planted_characters += len(letters)
    counts.hit_characters += len(letters & taken)


def _count_found(counts: dict[str, Counts], groups: Sequence[str], place: range, truth: tuple[str, set[int]]) -> None:
    text, planted = truth
    letters = {at for at in place if text[at].isalnum()}
    for group in groups:
        counts[group].found += 1
        counts[group].right += not letters.isdisjoint(planted)
        counts[group].found_characters += len(letters)
