from __future__ import annotations

import pytest

from datasets.deidentify.dictionary import Dictionary, parts_of
from datasets.deidentify.text.name_lists import ANY_GIVEN
from datasets.deidentify.text.scrub import scrub
from datasets.synthetic.clinical_notes import Note, clinical_notes
from datasets.synthetic.clinical_notes_letters import UNSEEN_GIVEN
from datasets.synthetic.clinical_notes_score import Counts, score_notes


def _find(note: Note) -> list[tuple[int, int, str]]:
    told = Dictionary(frozenset(map(parts_of, note.known_names)), frozenset(note.known_numbers))
    return [(span.start, span.end, span.kind) for span in scrub(note.text, told).found]


@pytest.fixture(scope="module")
def development() -> dict[str, Counts]:
    return score_notes(clinical_notes(7, 500), _find)


@pytest.fixture(scope="module")
def held_out() -> dict[str, Counts]:
    return score_notes(clinical_notes(7, 500, is_held_out=True), _find)


@pytest.mark.parametrize(
    ("group", "floor"),
    [("name, accented", 0.95), ("name, plain", 0.92), ("name, lower", 0.82), ("name, plain lower", 0.62),
     ("name", 0.92), ("address", 0.95), ("hospital", 0.87), ("date", 0.99), ("phone", 0.99), ("national_id", 0.99),
     ("bhyt", 0.99), ("record", 0.99), ("email", 0.99), ("age", 0.99), ("plate", 0.99)],
)  # fmt: skip
def test_recall_on_the_development_notes(development: dict[str, Counts], group: str, floor: float) -> None:
    assert development[group].hit >= floor * development[group].planted > 0


def test_little_else_is_taken(development: dict[str, Counts]) -> None:
    assert development["all"].right >= 0.98 * development["all"].found


def test_notes_without_anyone_stay_as_they_are() -> None:
    clean = [note for note in clinical_notes(8, 500) if not note.secrets]
    assert sum(bool(_find(note)) for note in clean) <= 0.06 * len(clean) > 0


def test_a_scrubbed_note_is_not_scrubbed_further() -> None:
    nobody = Dictionary(frozenset(), frozenset())
    once = [scrub(note.text, nobody).text for note in clinical_notes(9, 300)]
    assert sum(scrub(text, nobody).text != text for text in once) <= 0.01 * len(once)


@pytest.mark.parametrize(
    ("group", "floor"),
    [("name, accented", 0.9), ("name", 0.8), ("date", 0.98), ("phone", 0.98), ("national_id", 0.98), ("record", 0.98)],
)
def test_recall_does_not_fall_on_the_held_out_notes(held_out: dict[str, Counts], group: str, floor: float) -> None:
    assert held_out[group].hit >= floor * held_out[group].planted > 0


def test_half_of_the_development_given_names_are_unknown_to_the_lists() -> None:
    assert not any(name.lower() in ANY_GIVEN.marked for name in UNSEEN_GIVEN)


def test_the_same_seed_gives_the_same_notes_and_secrets_lie_where_they_say() -> None:
    notes = list(clinical_notes(3, 60))
    assert notes == list(clinical_notes(3, 60))
    for note in notes:
        assert all(note.text[secret.start : secret.end].strip() for secret in note.secrets)
        assert all(one.end <= other.start for one, other in zip(note.secrets, note.secrets[1:], strict=False))
