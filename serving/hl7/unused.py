"""What of a message could not be used, for the acknowledgement: else the sender believes that it was heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from datasets.emr.hl7v2.record import TIME_NOT_READ, UNUSED
from models.clinical_input import Input
from models.terms import Text
from serving.appraisal_words import UNUSED as REASONS
from serving.appraisal_words import phrase, write_names
from serving.hl7.acknowledgement import Warned
from serving.hl7.places import VALUE, Places

PLACES = {"birth-not-read": "PID^1^7", TIME_NOT_READ: "MSH^1^7"}
"""Of notes that are not of an OBX."""
FIELDS = {
    "unknown-test": 3,
    "not-read": 3,
    "unit-missing": 6,
    "unit-not-understood": 6,
    "not-final": 11,
    "in-future": 14,
}
FIELDS |= {"time-not-read": 14}
ERRORS = {
    "not-read": 0,
    "time-not-read": 102,
    "unknown-test": 103,
    "unit-missing": 101,
    "unit-not-understood": 103,
    "not-a-number": 102,
    "other-specimen": 0,
    "not-final": 0,
    "in-future": 102,
    "bound-only": 102,
}
"""By the code of `Unusable`, of table 0357; 0 where the message is in order and we only do not use it."""


def warnings_of(
    notes: Iterable[str], unusable: Iterable[Input], places: Places, inputs: Iterable[Input]
) -> tuple[Warned, ...]:
    """A warning for each result that was not used, each value that no input takes, each result that nothing reads.

    Args:
        notes: of the record.
        unusable: inputs whose value could not be used.
        places: where the results stand.
        inputs: everything that is read here.
    """
    of_notes = tuple(_of_notes(notes))
    told = {one.place.rpartition("^")[0] for one in of_notes}
    unread = [place for place in places.unread(inputs) if f"OBX^{place}" not in told]
    return (*of_notes, *_of_values(unusable, places), *_of_notes(f"{UNUSED}not-read:{place}" for place in unread))


def warn_of_silence(why: Text) -> Warned:
    """That nothing answered, and why."""
    return Warned(0, "not-answered", f"{why.vi} / {why.en}")


def _of_notes(notes: Iterable[str]) -> Iterator[Warned]:
    for note in notes:
        if note.startswith(UNUSED):
            code, _, place = note.removeprefix(UNUSED).partition(":")
            text = f"{REASONS[code].vi} / {REASONS[code].en}"
            yield Warned(ERRORS[code], code, text, f"OBX^{place}^{FIELDS.get(code, VALUE)}")
        elif note in PLACES:
            yield Warned(102, note, f"{phrase(note, 'vi')} / {phrase(note, 'en')}", PLACES[note])


def _of_values(unusable: Iterable[Input], places: Places) -> Iterator[Warned]:
    for asked in unusable:
        texts = (phrase("refused", language, names=write_names([asked], language)) for language in ("vi", "en"))
        yield Warned(102, "not-usable", " / ".join(texts), places.find(asked))
