"""What the original instance told of people, collected for the check of the output.

This is the check's own way: it shares no code with the de-identifier but the reader of DICOM files, so that one mistake
does not hide another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pydicom._uid_dict import UID_dictionary

from datasets.deidentify.leaves import Branch, Leaf
from datasets.deidentify.raw_forms import Anchor, anchors_of_day, anchors_of_name, anchors_of_number

NUMBERS = frozenset((
    "PatientID", "OtherPatientIDs", "AccessionNumber", "AdmissionID", "PatientTelephoneNumbers", "PatientAddress",
    "ServiceEpisodeID", "MedicalRecordLocator", "MilitaryRank", "InsurancePlanIdentification",
    "PlacerOrderNumberImagingServiceRequest", "FillerOrderNumberImagingServiceRequest", "RequestedProcedureID",
    "ScheduledProcedureStepID", "PerformedProcedureStepID", "ResponsibleOrganization", "ReferringPhysicianAddress",
    "ReferringPhysicianTelephoneNumbers", "StudyID", "PatientMotherBirthName", "IssuerOfPatientID",
))  # fmt: skip
NUMBERED = frozenset((
    "ContainerIdentifier", "SpecimenIdentifier", "SlideIdentifier", "BarcodeValue", "CurrentPatientLocation",
    "PatientInstitutionResidence", "ScheduledPatientInstitutionResidence", "DeviceAlternateIdentifier",
    "UniqueDeviceIdentifier", "ManufacturerDeviceIdentifier", "DeviceLabel",
))  # fmt: skip
"""What is a number only when so much of it is figures as in FIGURES."""
FIGURES = re.compile(r"(?:\D*\d){3}")
PLACES = frozenset(("InstitutionName", "InstitutionAddress"))
DEVICES = frozenset(("DeviceSerialNumber", "StationName", "GantryID", "DetectorID"))
MOST_KNOWN, MOST_READ, LONGEST_READ, MOST_PEOPLE = 8192, 4096, 256, 64
"""Elements whose answer is kept for each choice of what is retained, texts that are, their letters, and people."""
SHORTEST_NUMBER, PLAIN_PART, LONG_PART, SHORTEST_UID = 4, 5, 4, 8
OWN_CLASS = "/00080016"
"""Where the instance tells its own class; a private one is held for that alone."""


UNTOLD = frozenset(("REMOVED", "[X]", "19000101"))
"""Values that an earlier cleaning wrote."""
_HL7_SCHEME = re.compile(r"2\.16\.840\.1\.113883\.6\.[0-9]{1,3}")


@dataclass(frozen=True, slots=True, eq=False)
class Secrets:
    """What the output must not tell.

    Attributes:
        persons: each name as its folded parts.
        numbers: folded identifiers of 4 characters and more.
        uids: every UID that is not of the standard.
        dates: (path, value) of each date and date-time.
        raw: what must be nowhere in the bytes of the file.
    """

    persons: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    uids: frozenset[str]
    dates: dict[str, str]
    raw: frozenset[Anchor]

    def is_told_by(self, text: str) -> bool:
        """Whether the text holds a number, or a name's parts."""
        compact, plain, words, folded = _read_once(text) if len(text) <= LONGEST_READ else _read(text)
        long, short = _by_length(self.numbers)
        if any(number in compact for number in long) or not short.isdisjoint(plain):
            return True
        if not _bare_of(self.numbers).isdisjoint(_bare(word) for each in plain for word in each.split("_")):
            return True
        if _spellings(self.persons).isdisjoint(folded):
            return False
        return any(_is_named(person, words, folded) for person in self.persons)

    def has_part(self, text: str) -> bool:
        """Whether a word of the text is a part of a name, of `LONG_PART` letters and more."""
        words = [word for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) >= LONG_PART]
        return bool(words) and any(part in words for person in self.persons for part in person)


def _read(text: str) -> tuple[str, frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """A text's letters and digits without marks, its folded words and numbers, its words, and these folded."""
    plain, words = fold(text), tuple(re.findall(r"[^\W\d_]+", text))
    return re.sub(r"[^0-9a-z]", "", plain), frozenset(re.findall(r"\w+", plain)), words, tuple(map(fold, words))


_read_once = lru_cache(maxsize=MOST_READ)(_read)


@lru_cache(maxsize=MOST_PEOPLE)
def _by_length(numbers: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Numbers that are looked for anywhere, and short ones that count only as a word of their own."""
    long = tuple(number for number in numbers if len(number) > PLAIN_PART)
    return long, numbers - set(long)


def _bare(word: str) -> str:
    """What is left of a number such as `bn0004567` without the letters and zeros before it, if it is no usual one."""
    left = word.lstrip("abcdefghijklmnopqrstuvwxyz")
    is_number = len(word) - len(left) <= LONG_PART and left.isascii() and left.isdigit()
    bare = left.lstrip("0") if is_number else ""
    is_usual = len(bare) < SHORTEST_NUMBER or not bare[2:].strip("0") or (len(bare) == 4 and bare[:2] in ("19", "20"))
    return "" if is_usual else bare


@lru_cache(maxsize=MOST_PEOPLE)
def _bare_of(numbers: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_bare, numbers)))


@lru_cache(maxsize=MOST_PEOPLE)
def _spellings(persons: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """Words without one of which nobody is named."""
    parts = {part for person in persons for part in person}
    return frozenset(parts | {"".join(each) for person in persons for each in (person, person[::-1])})


NOTHING = Secrets(frozenset(), frozenset(), frozenset(), {}, frozenset())

_TOLD: dict[frozenset[str], dict[Branch, Secrets]] = {}
"""What each element of an original was found to tell."""


def _is_named(person: tuple[str, ...], words: tuple[str, ...], folded: tuple[str, ...]) -> bool:
    parts = set(person)
    if len(person) > 1 and any(each in parts and after in parts for each, after in pairwise(folded)):
        return True
    joined = {"".join(person), "".join(reversed(person))}
    return any(
        low in joined or (low in parts and (len(low) >= PLAIN_PART or word[0].isupper()))
        for word, low in zip(words, folded, strict=True)
    )


def secrets_of(branches: Iterable[Branch], retained: frozenset[str]) -> Secrets:
    """Collect from every depth; `retained` are keywords whose values the options let stay."""
    return joined(told_by_each(branches, retained))


def told_by_each(branches: Iterable[Branch], retained: frozenset[str]) -> list[Secrets]:
    """What each element tells, without those that tell nothing; the same object for the same element, if it is kept."""
    told = _TOLD.setdefault(retained, {})
    found = []
    for branch in branches:
        secrets = told.get(branch)
        if secrets is None:
            secrets = _told_by(branch, retained) if branch.leaves else NOTHING
            if branch.is_kept:
                if len(told) >= MOST_KNOWN:
                    told.clear()
                told[branch] = secrets
        if secrets is not NOTHING:
            found.append(secrets)
    return found


def joined(many: Iterable[Secrets]) -> Secrets:
    """All of it together."""
    persons, numbers, uids, raw = set[tuple[str, ...]](), set[str](), set[str](), set[Anchor]()
    dates: dict[str, str] = {}
    for told in many:
        persons |= told.persons
        numbers |= told.numbers
        uids |= told.uids
        dates |= told.dates
        raw |= told.raw
    return Secrets(frozenset(persons), frozenset(numbers), frozenset(uids), dates, frozenset(raw))


def _told_by(branch: Branch, retained: frozenset[str]) -> Secrets:
    persons, numbers, uids, raw = set[tuple[str, ...]](), set[str](), set[str](), set[Anchor]()
    dates: dict[str, str] = {}
    wanted, numbered = (NUMBERS | PLACES | DEVICES) - retained, NUMBERED - retained
    for leaf in branch.leaves:
        dates.update((path, value) for path, value in leaf.dates() if value)
        for value in leaf.values:
            is_number = leaf.keyword in wanted or (leaf.keyword in numbered and FIGURES.match(value) is not None)
            raw.update(_anchors(leaf, value, is_number))
            if leaf.vr == "PN":
                persons.add(tuple(part for part in re.findall(r"[^\W\d_]+", fold(value)) if len(part) > 1))
            elif is_number:
                numbers.add(re.sub(r"[^0-9a-z]", "", fold(value)))
            elif leaf.vr == "UI" and len(value) >= SHORTEST_UID and leaf.path != OWN_CLASS:
                uids.update(() if is_registered(value) else (value,))
    kept = frozenset(number for number in numbers if len(number) >= SHORTEST_NUMBER)
    if not any((persons, kept, uids, dates, raw)):
        return NOTHING
    return Secrets(frozenset(filter(None, persons)), kept, frozenset(uids), dates, frozenset(raw))


def _anchors(leaf: Leaf, value: str, is_number: bool) -> Iterable[Anchor]:
    if value in UNTOLD:
        return ()
    if leaf.vr == "PN":
        return anchors_of_name(value)
    if leaf.keyword == "PatientBirthDate" and re.fullmatch("[0-9]{8}", value):
        return anchors_of_day(value)
    return anchors_of_number(value) if is_number else ()


def fold(text: str) -> str:
    """Small letters without marks, by decomposition."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_registered(uid: str) -> bool:
    """Whether it names a thing of the standard, or one of HL7's coding schemes, and so nobody."""
    return uid in UID_dictionary or _HL7_SCHEME.fullmatch(uid) is not None
