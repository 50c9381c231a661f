"""What becomes of the elements of one person's files: each answer is found once, at every depth of sequences.

**Source:** DICOM PS3.5 7.5 (nesting).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import pack
from typing import Any

from pydicom.datadict import keyword_for_tag

from datasets.deidentify.changes import Change
from datasets.deidentify.content_items import is_identifying_slice
from datasets.deidentify.figures import figures_of, holds_figures
from datasets.deidentify.piece import (
    CHARSET,
    CONSTANT,
    COPY,
    COUNTED,
    DROP,
    NESTED,
    NESTED_DUMMY,
    Maker,
    clean_piece,
    head_of_piece,
    plan_of,
    quick_bytes,
    quick_values,
    vr_of,
)
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.rules import Rules
from datasets.deidentify.slices import NotPlain, Slice, items_of, slices_of
from datasets.dicom.structure import UNDEFINED
from datasets.limits import LIMITS

LONGEST_KNOWN, MOST_KNOWN, MOST_PATHS = 4096, 4096, 128
"""Bytes of a value that is remembered, how many values, and for how many paths plans are."""
MOST_NESTED = 8 * LIMITS.elements
"""Bytes of a sequence: an element has eight at least."""
ITEM_TAG, ITEM_DELIMITER = b"\xfe\xff\x00\xe0", b"\xfe\xff\x0d\xe0\0\0\0\0"

Plan = int | Change | None
"""What `plan_of` says, with the person's own `Change`; `None`: the value is only written anew."""


@dataclass(slots=True)
class Level:
    """What is known of a person's elements at one path of sequences."""

    rules: Rules
    plan: dict[tuple[int, bytes], Plan] = field(default_factory=dict)
    known: dict[bytes, bytes] = field(default_factory=dict)
    figures: frozenset[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.figures = figures_of(self.rules.dictionary)


@dataclass(slots=True)
class Person:
    """What is the same for all instances of a patient, a class and an encoding, and the answers so far."""

    top: Level
    inserts: tuple[tuple[int, bytes], ...]
    below: dict[tuple[str, bool], Level] = field(default_factory=dict)


class Answers:
    """What becomes of elements; what does not depend on the person is asked once for all."""

    def __init__(self) -> None:
        self._plans: dict[tuple[str, bool, str], dict[tuple[int, bytes], int | Maker]] = {}
        self._constants: dict[tuple[object, ...], bytes] = {}

    def plan(self, piece: Slice, level: Level) -> Plan:
        """What becomes of such an element; what does not depend on the person is asked once for all."""
        key = piece[:2]
        if key in level.plan:
            return level.plan[key]
        rules = level.rules
        plans = self._plans.get((rules.path, rules.is_strict, rules.sop_class_uid))
        if plans is None:
            make_room(self._plans, MOST_PATHS)
            plans = self._plans[rules.path, rules.is_strict, rules.sop_class_uid] = {}
        plan = plans.get(key)
        if plan is None:
            make_room(plans)
            plan = plans[key] = plan_of(piece, rules)
        level.plan[key] = found = plan if isinstance(plan, int) else plan(rules)
        return found

    def changed(self, file: PlainFile, piece: Slice, person: Person, level: Level) -> bytes:
        """The element's bytes after cleaning, once `plan` was asked; none when it goes.

        Raises:
            NotPlain: it cannot be read alone.
        """
        plan = level.plan[piece[:2]]
        if plan == CONSTANT:
            return self._constant(file, piece, level.rules)
        raw = file.data[piece.start : piece.end]
        if plan == COUNTED:
            return _counted(file, piece, level)
        found = level.known.get(raw)
        if found is None:
            if plan in (NESTED, NESTED_DUMMY):
                found = self._sequence(file, piece, person, self._below(piece, plan, person, level))
            else:
                found = _of_value(file, piece, plan, level.rules)
            if len(raw) <= LONGEST_KNOWN:
                make_room(level.known)
                level.known[raw] = found
        return found

    def _below(self, piece: Slice, plan: Plan, person: Person, level: Level) -> Level:
        rules = level.rules.below(keyword_for_tag(piece.tag), is_strict=plan == NESTED_DUMMY)
        if rules.path.count("/") > LIMITS.sequence_depth or piece.end - piece.value > MOST_NESTED:
            raise NotPlain
        return _level_of(person, rules)

    def _sequence(self, file: PlainFile, piece: Slice, person: Person, level: Level) -> bytes:
        """The sequence with the length told; its items end as they did."""
        items = []
        for item in items_of(file.data, piece, file.is_implicit):
            pieces = tuple(slices_of(file.data, item.start, file.is_implicit, item.end))
            is_named = is_identifying_slice(file.data, pieces, file.is_implicit, level.rules.options)
            here = _level_of(person, level.rules.strictly()) if is_named else level
            body = b"".join(self._nested(file, each, person, here) for each in pieces)
            size = UNDEFINED if item.is_undefined else len(body)
            items += [ITEM_TAG, pack("<L", size), body, ITEM_DELIMITER * item.is_undefined]
        whole = b"".join(items)
        return head_of_piece(piece, len(whole)) + whole

    def _nested(self, file: PlainFile, piece: Slice, person: Person, level: Level) -> bytes:
        plan = self.plan(piece, level)
        if plan == DROP:
            return b""
        if plan != COPY:
            return self.changed(file, piece, person, level)
        check_even(piece)
        return file.data[piece.start : piece.end]

    def _constant(self, file: PlainFile, piece: Slice, rules: Rules) -> bytes:
        key = (*piece[:2], file.is_implicit, file.raw(CHARSET), rules.sop_class_uid, rules.path, rules.is_strict)
        found = self._constants.get(key)
        if found is None:
            make_room(self._constants)
            raw = file.data[piece.start : piece.end]
            found = self._constants[key] = clean_piece(file, raw, piece.tag, rules)
        return found


def _level_of(person: Person, rules: Rules) -> Level:
    key = (rules.path, rules.is_strict)
    if key not in person.below:
        make_room(person.below)
        person.below[key] = Level(rules)
    return person.below[key]


def _counted(file: PlainFile, piece: Slice, level: Level) -> bytes:
    """Numbers as they are, unless one of them is an identifier or a day of the patient."""
    raw = file.data[piece.start : piece.end]
    if not holds_figures(file.data[piece.value : piece.end], level.figures):
        check_even(piece)
        return raw
    return clean_piece(file, raw, piece.tag, level.rules)


def _of_value(file: PlainFile, piece: Slice, plan: Plan, rules: Rules) -> bytes:
    """The element with its values changed; as pydicom reads and writes them, unless they are of a usual form."""
    vr = vr_of(piece)
    values = None if isinstance(plan, int) else quick_values(file, piece, vr)
    if values is None or isinstance(plan, int):
        return clean_piece(file, file.data[piece.start : piece.end], piece.tag, rules)
    return quick_bytes(piece, vr, values if plan is None else [plan(value) for value in values])


def check_even(piece: Slice) -> None:
    """Raises NotPlain for an element that is to be copied and that any writer would pad."""
    if (piece.end - piece.value) % 2:
        raise NotPlain


def make_room(known: dict[Any, Any], most: int = MOST_KNOWN) -> None:
    """Forget everything when it has become much."""
    if len(known) >= most:
        known.clear()
