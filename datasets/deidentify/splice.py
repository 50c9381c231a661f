"""De-identification by cutting and joining bytes: what does not change is never decoded.

It does what `deidentify_instance` does but for pixels, byte for byte, and asks the same code what becomes of an
element; but it asks once for each value. The instances of a series share nearly all of their header, so most answers
are known already. Files that are not plain, and private elements that may stay, go the long way.

**Source:** DICOM PS3.5 7.1, PS3.10 7.1.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from pydicom import Dataset
from pydicom.datadict import keyword_for_tag, tag_for_keyword

from datasets.deidentify.answers import Answers, Level, Person, make_room
from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.done_before import has_moved
from datasets.deidentify.identities import Identities, fold_number, plain_of
from datasets.deidentify.instance import IMPLEMENTATION
from datasets.deidentify.options import Options, sign_instance
from datasets.deidentify.photographs import may_show_face
from datasets.deidentify.piece import (
    PATIENT_NAME,
    QUICK_VRS,
    clean_piece,
    in_bytes,
    quick_bytes,
    quick_values,
    read_piece,
    vr_of,
)
from datasets.deidentify.plain_file import PlainFile, cut_file, head_of
from datasets.deidentify.project import Project
from datasets.deidentify.readings import codec_of
from datasets.deidentify.rules import Rules
from datasets.deidentify.slices import NotPlain, Slice
from datasets.deidentify.told import Told
from datasets.deidentify.trail import Part, Trail, parts_of
from datasets.deidentify.who import who_by
from datasets.deidentify.whole import check_whole_file
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

CHARSET, SOP_CLASS, SOP_INSTANCE = 0x00080005, 0x00080016, 0x00080018
PATIENT_ID, ISSUER, UIDS = 0x00100020, 0x00100021, (0x0020000D, 0x0020000E, 0x00080018)
MODALITY, DEVICE = 0x00080060, 0x00220015
WHOSE = frozenset((CHARSET, SOP_CLASS, PATIENT_ID, ISSUER))
"""Elements that, beside those that tell identifiers, say whose a file is and what its answers hang on."""
MOST_PEOPLE = 64
NAME = "TUETINH"

_KEPT = threading.local()


class Splicer:
    """The short way for one project; not for two threads at once."""

    def __init__(self, project: Project, options: Options, identities: Identities) -> None:
        self._project, self._options, self._identities = project, options, identities
        self._asked, self._told = (project, options), Told(project, options)
        self._signatures: dict[tuple[object, ...], dict[int, bytes]] = {}
        self._sound_charsets: dict[tuple[object, ...], bool] = {}
        self._codecs: dict[tuple[bytes, bool], str] = {}
        self._answers = Answers()
        self._whose: dict[tuple[object, ...], str] = {}
        self._trail: Trail | None = None
        self._people: OrderedDict[tuple[object, ...], Person] = OrderedDict()

    def splice(self, data: bytes) -> bytes | None:
        """The file de-identified, its pixels as they are; `None` when it has to go the long way.

        Raises:
            Exception: whatever a parser raises on a damaged value.
        """
        try:
            trail = self._trail
            file = cut_file(data, None if trail is None else trail.before_of(data))
            check_whole_file(file)
            _check_no_photograph(file)
            person = self._person_of(file) if trail is None or self._may_be_others(file, trail) else trail.person
            parts = parts_of(file, person, self._answers, trail)
            head = _head(file, parts)
            self._leave_trail(file, person, parts)
            return b"".join((head, *parts.values()))
        except (NotPlain, UnreadableInstance):  # of which the long way says what it is
            return None

    def _may_be_others(self, file: PlainFile, trail: Trail) -> bool:
        """Whether anything that says whose a file is differs from the file before."""
        if not trail.is_sure or file.changed is None or not file.changed.isdisjoint(WHOSE):
            return True
        return any(self._told.may_tell(file.at[tag]) for tag in file.changed)

    def _leave_trail(self, file: PlainFile, person: Person, parts: dict[int, Part]) -> None:
        if self._trail is None or not self._trail.reaches(file, person):
            number = plain_of(self._who(file))
            is_sure = bool(number) and not self._project.is_pseudonym(fold_number(number))
            self._trail = Trail.of(file, person, is_sure, parts)

    def _person_of(self, file: PlainFile) -> Person:
        told = self._told.by(file)
        number = self._who(file)
        is_done = has_moved(number, lambda keyword: _text(file, int(tag_for_keyword(keyword) or 0)), *self._asked)
        key = (number, file.raw(CHARSET), file.value(SOP_CLASS), file.is_implicit, told, is_done)
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = self._new_person(file, number, Dictionary.of(told), is_done)
            if len(self._people) > MOST_PEOPLE:
                self._people.popitem(last=False)
        else:
            self._people.move_to_end(key)
        return person

    def _who(self, file: PlainFile) -> str:
        """What `who_is` says."""
        key = (file.raw(PATIENT_ID), file.raw(ISSUER), file.raw(CHARSET), file.is_implicit)
        number = self._whose.get(key)
        if number is None:
            make_room(self._whose)
            number = self._whose[key] = who_by(_text(file, PATIENT_ID), _text(file, ISSUER), ())
        return number or who_by("", "", (_text(file, tag) for tag in UIDS))

    def _new_person(self, file: PlainFile, number: str, dictionary: Dictionary, is_done: bool) -> Person:
        pseudonym = self._identities.pseudonym(number)
        rules = Rules(
            options=self._options,
            project=self._project,
            dictionary=Dictionary.of(
                (dictionary.names, dictionary.numbers, dictionary.dates), self._identities.said_of(number)
            ),
            pseudonym=pseudonym,
            shift=self._project.shift(pseudonym),
            is_done=is_done,
            sop_class_uid=file.value(SOP_CLASS).decode("ascii", "replace"),
            codec=self._codec(file),
        )
        self._check_charset(file, rules)
        return Person(Level(rules), self._inserts(file, pseudonym))

    def _codec(self, file: PlainFile) -> str:
        key = (file.raw(CHARSET), file.is_implicit)
        if key not in self._codecs:
            make_room(self._codecs)
            self._codecs[key] = codec_of(read_piece(file, key[0]))
        return self._codecs[key]

    def _check_charset(self, file: PlainFile, rules: Rules) -> None:
        """Raises NotPlain when the file's character set would become another: every text would be written anew."""
        charset = file.raw(CHARSET)
        key = (charset, file.is_implicit, rules.sop_class_uid)
        if charset and key not in self._sound_charsets:
            if clean_piece(file, charset, CHARSET, rules) != charset:
                raise NotPlain
            make_room(self._sound_charsets)
            self._sound_charsets[key] = True

    def _inserts(self, file: PlainFile, pseudonym: str) -> tuple[tuple[int, bytes], ...]:
        """What every instance of the person gets: the pseudonym, and the signature, which is the same for all."""
        key = (file.is_implicit, file.raw(CHARSET))
        if key not in self._signatures:
            make_room(self._signatures)
            signed = Dataset()
            sign_instance(signed, self._options)
            self._signatures[key] = {int(each.tag): in_bytes(file, each) for each in signed}
        named = {
            tag: quick_bytes(Slice(tag, b"" if file.is_implicit else vr.encode(), 0, 0, 0), vr, [pseudonym])
            for tag, vr in ((PATIENT_NAME, "PN"), (PATIENT_ID, "LO"))
        }
        return tuple(sorted((self._signatures[key] | named).items()))


def _check_no_photograph(file: PlainFile) -> None:
    """Raises NotPlain for what the long way marks."""
    kind = (file.value(tag).decode("ascii", "replace") for tag in (SOP_CLASS, MODALITY))
    if DEVICE in file.at or may_show_face(*kind):
        raise NotPlain


def _head(file: PlainFile, parts: dict[int, Part]) -> bytes:
    sop_class, sop_instance = (bytes(parts.get(tag, b""))[8:] for tag in (SOP_CLASS, SOP_INSTANCE))
    if not sop_class.strip(b"\0 ") or not sop_instance.strip(b"\0 "):
        raise NotPlain
    return head_of(file.syntax, sop_class, sop_instance, (str(IMPLEMENTATION), NAME))


def _text(file: PlainFile, tag: int) -> str:
    if not file.value(tag):
        return ""
    piece = file.at[tag]
    values = quick_values(file, piece, vr_of(piece)) if vr_of(piece) in QUICK_VRS else None
    if values is not None:
        return next(filter(None, map(str.strip, values)), "")
    return text(read_piece(file, file.raw(tag)), keyword_for_tag(tag), LIMITS) or ""


def splicer_of(project: Project, options: Options, identities: Identities) -> Splicer:
    """This thread's splicer, kept for as long as it is asked for the same."""
    asked = (project, options, identities)
    if getattr(_KEPT, "asked", None) != asked:
        _KEPT.asked, _KEPT.splicer = asked, Splicer(*asked)
    kept: Splicer = _KEPT.splicer
    return kept
