"""De-identification by cutting and joining bytes: what does not change is never decoded.

It does what `deidentify_instance` does but for pixels, byte for byte, and asks the same code what becomes of an
element; but it asks once for each value. The instances of a series share nearly all of their header, so most answers
are known already. Files that are not plain, and private elements that may stay, go the long way.

**Source:** DICOM PS3.5 7.1, PS3.10 7.1.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import pack

from pydicom import Dataset

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.elements import STANDARD_ROOT, Rules
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import IMPLEMENTATION, identity_of
from datasets.deidentify.options import Options, sign_instance
from datasets.deidentify.piece import DROP, clean_piece, in_bytes, plan_of, read_piece
from datasets.deidentify.plain_file import PlainFile, cut_file, head_of
from datasets.deidentify.project import Project
from datasets.deidentify.slices import NotPlain, Slice
from datasets.deidentify.told import Told

CHARSET, SOP_CLASS, SOP_INSTANCE = 0x00080005, 0x00080016, 0x00080018
PATIENT_ID, STUDY = 0x00100020, 0x0020000D
LONGEST_KNOWN, MOST_KNOWN, MOST_PEOPLE = 4096, 4096, 64
"""Bytes of a value that is remembered, values of a person, and persons."""
NAME = "TUETINH"

Part = bytes | memoryview
_KEPT = threading.local()


@dataclass(slots=True)
class _Person:
    """What is the same for all instances of a patient, a class and an encoding, and the answers so far."""

    rules: Rules
    inserts: tuple[tuple[int, bytes], ...]
    plan: dict[tuple[int, bytes], int] = field(default_factory=dict)
    known: dict[bytes, bytes] = field(default_factory=dict)


class Splicer:
    """The short way for one project; not for two threads at once."""

    def __init__(self, project: Project, options: Options, identities: Identities) -> None:
        self._project, self._options, self._identities = project, options, identities
        self._told = Told(project, options)
        self._people: OrderedDict[tuple[object, ...], _Person] = OrderedDict()

    def splice(self, data: bytes) -> bytes | None:
        """The file de-identified, its pixels as they are; `None` when it has to go the long way.

        Raises:
            Exception: whatever a parser raises on a damaged value.
        """
        try:
            file = cut_file(data)
            person = self._person_of(file)
            parts = list(self._parts(file, person))
            return b"".join((_head(file, parts), *(each for _, each in parts)))
        except NotPlain:
            return None

    def _parts(self, file: PlainFile, person: _Person) -> Iterator[tuple[int, Part]]:
        """The elements that stay, with their tags, in their order."""
        view, inserts, waiting = memoryview(file.data), person.inserts, 0
        for piece in file.pieces:
            while waiting < len(inserts) and inserts[waiting][0] < piece.tag:
                yield inserts[waiting]
                waiting += 1
            if waiting < len(inserts) and inserts[waiting][0] == piece.tag:
                continue  # what is inserted takes its place
            plan = person.plan.get(piece[:2])
            if plan is None:
                plan = person.plan[piece[:2]] = plan_of(piece, person.rules)
            if plan > DROP:
                whole = view[piece.start : piece.end]
                yield piece.tag, whole if plan > 1 else self._changed(file, piece, bytes(whole), person)
        yield from inserts[waiting:]

    def _changed(self, file: PlainFile, piece: Slice, raw: bytes, person: _Person) -> bytes:
        if piece.tag == SOP_INSTANCE and not self._options.retain_uids:
            return self._with_new_uid(raw, piece.vr)
        found = person.known.get(raw)
        if found is None:
            found = clean_piece(file, raw, piece.tag, person.rules)
            if len(raw) <= LONGEST_KNOWN:
                if len(person.known) >= MOST_KNOWN:
                    person.known.clear()
                person.known[raw] = found
        return found

    def _with_new_uid(self, raw: bytes, vr: bytes) -> bytes:
        """The same as `clean_piece`, for the one value that no two instances share."""
        uid = raw[8:].rstrip(b"\0 ").decode("ascii", "replace")
        if not uid.isascii() or not uid.replace(".", "").isdigit() or vr not in (b"UI", b""):
            raise NotPlain
        new = uid if uid.startswith(STANDARD_ROOT) else self._project.uid(uid)
        value = new.encode() + b"\0" * (len(new) % 2)
        return raw[:6] + pack("<H", len(value)) + value if vr else raw[:4] + pack("<L", len(value)) + value

    def _person_of(self, file: PlainFile) -> _Person:
        told = self._told.by(file)
        number = file.raw(PATIENT_ID) if file.value(PATIENT_ID) else file.raw(STUDY)
        key = (number, file.raw(CHARSET), file.value(SOP_CLASS), file.is_implicit, told)
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = self._new_person(file, number, Dictionary.of(told))
            if len(self._people) > MOST_PEOPLE:
                self._people.popitem(last=False)
        else:
            self._people.move_to_end(key)
        return person

    def _new_person(self, file: PlainFile, raw_number: bytes, dictionary: Dictionary) -> _Person:
        number = identity_of(read_piece(file, raw_number))
        pseudonym = self._identities.pseudonym(number)
        rules = Rules(
            options=self._options,
            project=self._project,
            dictionary=Dictionary.of((dictionary.names, dictionary.numbers), self._identities.said_of(number)),
            pseudonym=pseudonym,
            shift=self._project.shift(pseudonym),
            is_done=self._project.is_pseudonym(number),
            sop_class_uid=file.value(SOP_CLASS).decode("ascii", "replace"),
        )
        charset = file.raw(CHARSET)
        if charset and clean_piece(file, charset, CHARSET, rules) != charset:
            raise NotPlain  # every text would be written anew
        return _Person(rules, tuple(_inserts(file, rules)))


def _inserts(file: PlainFile, rules: Rules) -> Iterator[tuple[int, bytes]]:
    """What every instance of the person gets: the pseudonym and the signature."""
    signed = Dataset()
    signed.PatientName = signed.PatientID = rules.pseudonym
    sign_instance(signed, rules.options)
    for element in signed:
        yield int(element.tag), in_bytes(file, element)


def _head(file: PlainFile, parts: list[tuple[int, Part]]) -> bytes:
    values = dict(parts)
    sop_class, sop_instance = (bytes(values.get(tag, b""))[8:] for tag in (SOP_CLASS, SOP_INSTANCE))
    if not sop_class.strip(b"\0 ") or not sop_instance.strip(b"\0 "):
        raise NotPlain
    return head_of(file.syntax, sop_class, sop_instance, (str(IMPLEMENTATION), NAME))


def splicer_of(project: Project, options: Options, identities: Identities) -> Splicer:
    """This thread's splicer, kept for as long as it is asked for the same."""
    asked = (project, options, identities)
    if getattr(_KEPT, "asked", None) != asked:
        _KEPT.asked, _KEPT.splicer = asked, Splicer(*asked)
    kept: Splicer = _KEPT.splicer
    return kept
