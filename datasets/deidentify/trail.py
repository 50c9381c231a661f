"""What the file before became: of the next one like it, only what differs is asked again.

Answers hang on an element's own bytes, on whose file it is, and on its class and encoding; all but the first are the
same for as long as the `Person` is the same object. Where one element's answer hangs on another, no trail is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.deidentify.alike import FIRST_PIXELS, Before
from datasets.deidentify.answers import Answers, Person, check_even
from datasets.deidentify.blank_documents import DOCUMENT
from datasets.deidentify.piece import COPY, DROP
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.slices import Slice
from datasets.deidentify.sound_pixels import PIXEL_TAGS, cleaned_piece

MOST_CHANGED = 24
"""Elements that differ from the file before: with more of them, the next is held against this one instead."""
PATIENT_ID, LONGER = 0x00100020, 4096
"""Bytes by which a header may be longer than the one before."""
Part = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Trail:
    """A file that was cleaned.

    Attributes:
        before: its header.
        person: whose it was.
        is_sure: the patient's number alone says whose it was.
        whose: the element of that number.
        parts: what its elements became, by tag, with what was inserted and without the pixels.
    """

    before: Before
    person: Person
    is_sure: bool
    whose: bytes
    parts: dict[int, Part]

    @classmethod
    def of(cls, file: PlainFile, person: Person, is_sure: bool, parts: dict[int, Part]) -> Trail | None:
        """The trail of a file; nothing where one element's answer hangs on another, or its header is long."""
        before = None if DOCUMENT in file.at else Before.of(file.data, file.is_implicit, file.pieces)
        if before is None:
            return None
        whose = file.raw(PATIENT_ID)
        return cls(before, person, is_sure, whose, {tag: part for tag, part in parts.items() if tag < FIRST_PIXELS})

    def before_of(self, data: bytes) -> Before | None:
        """The header that a file is held against; another patient's file has nothing to gain by it."""
        return self.before if data.find(self.whose, 0, len(self.before.header) + LONGER) >= 0 else None

    def reaches(self, file: PlainFile, person: Person) -> bool:
        """Whether the file was held against this one, and is as good as it for the next."""
        return self.person is person and file.changed is not None and len(file.changed) <= MOST_CHANGED


def parts_of(file: PlainFile, person: Person, answers: Answers, trail: Trail | None) -> dict[int, Part]:
    """What becomes of a file's elements, by tag, in their order; nothing of one that goes.

    Args:
        file: to be cleaned.
        person: whose it is.
        answers: to what was not asked before.
        trail: of a file before.

    Raises:
        NotPlain: an element cannot be read alone.
        UnreadableInstance: the pixels are damaged.
    """
    inserts = dict(person.inserts)
    if trail is None or file.changed is None or trail.person is not person:
        parts = inserts | {
            each.tag: _part(file, each, person, answers) for each in file.pieces if each.tag not in inserts
        }
        return dict(sorted(parts.items()))
    parts = trail.parts.copy()
    for tag in sorted(file.changed - inserts.keys()):
        parts[tag] = _part(file, file.at[tag], person, answers)
    return parts


def _part(file: PlainFile, piece: Slice, person: Person, answers: Answers) -> Part:
    plan = answers.plan(piece, person.top)
    if plan == DROP:
        return b""
    if plan != COPY:
        return answers.changed(file, piece, person, person.top)
    check_even(piece)
    if piece.tag < FIRST_PIXELS:
        return file.data[piece.start : piece.end]
    cleaned = cleaned_piece(file, piece) if piece.tag in PIXEL_TAGS else None
    return memoryview(file.data)[piece.start : piece.end] if cleaned is None else cleaned
