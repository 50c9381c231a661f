"""Planted instances in other character sets: Chinese, Korean, Thai and Vietnamese, and bytes under a wrong label.

**Source:** DICOM PS3.3 C.12.1.1.2 (Specific Character Set), PS3.5 6.1 and Annexes H to K (names in several groups).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from datasets.synthetic.attributes import derived_uid
from datasets.synthetic.instances import ct_slice
from datasets.synthetic.planted import Answer, Planted
from datasets.synthetic.planted_people import Person, person_of


@dataclass(frozen=True, slots=True)
class Script:
    """A character set, and a name in Latin letters and in its own."""

    charset: str | list[str]
    latin: str
    own: str


SCRIPTS = (
    Script("GB18030", "Wang^XiaoDong", "王^小东"),
    Script(["", "ISO 2022 IR 58"], "Zhang^XiaoDong", "张^小东"),
    Script(["", "ISO 2022 IR 149"], "Hong^Gildong", "洪^吉洞"),
    Script("ISO_IR 166", "Somchai^Jaidee", "สมชาย^ใจดี"),
    Script("ISO_IR 192", "Doan^Thi Phuong", "Đoàn^Thị Phượng"),
    Script("GB18030", "Doan^Thi Phuong", "Đoàn^Thị Phượng"),
    Script("ISO_IR 100", "Doan^Thi Phuong", ""),
)
"""The last has Vietnamese in the bytes of Windows-1258 and says that they are Latin-1."""


def planted_abroad(seed: int, patients: int) -> Iterator[Planted]:
    """An instance of each script for every number of patient."""
    for number in range(patients):
        for place, script in enumerate(SCRIPTS):
            rng = np.random.default_rng([seed, 77, number, place])
            yield _planted(script, person_of(rng), seed * 1000 + number * 10 + place)


def _planted(script: Script, drawn: Person, seed: int) -> Planted:
    own = script.own or _mislabelled("Đoàn^Thị Phượng")
    person = replace(drawn, name=script.latin.replace("^", " "), physician=script.latin)
    dataset = ct_slice(seed)
    dataset.SpecificCharacterSet, dataset.BurnedInAnnotation = script.charset, "NO"
    dataset.StudyInstanceUID = derived_uid("planted abroad", seed)
    dataset.PatientID, dataset.StudyDate = person.ma_bn, person.day(0)
    dataset.PatientName = f"{script.latin}={own}" if script.own else own
    dataset.ReferringPhysicianName, dataset.PatientBirthName = own, own
    dataset.ImageComments = f"CT brain {own.replace('^', ' ')} contrast"
    known = script.latin if script.own else own  # a name that the instance tells nowhere else is nobody's to find
    dataset.SeriesDescription = f"abdomen {known.replace('^', ' ')} {person.ma_bn}"
    secrets = (own, script.latin)
    answers = (
        Answer("PatientName", "replaced", secrets),
        Answer("PatientID", "replaced", (person.ma_bn,)),
        Answer("ReferringPhysicianName", "replaced", secrets),
        Answer("PatientBirthName", "replaced", secrets),
        Answer("ImageComments", "text", (own,), ("brain", "contrast")),
        Answer("SeriesDescription", "text", (known, person.ma_bn), ("abdomen",)),
        Answer("StudyDate", "date"),
        Answer("StudyInstanceUID", "uid"),
        Answer("SOPInstanceUID", "uid"),
        Answer("SOPClassUID", "kept"),
        Answer("Modality", "kept"),
    )
    return Planted(dataset, f"{person.plain_name}/{person.ma_bn}.dcm", person, answers)


def _mislabelled(name: str) -> str:
    """What a reader that trusts the label sees: Windows-1258 writes tones behind their letters."""
    toned = "".join(_apart(letter) for letter in name)
    return toned.encode("cp1258").decode("latin-1")


def _apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        base, *tones = list(unicodedata.normalize("NFD", letter))
        shape = [each for each in tones if each not in "\u0300\u0301\u0303\u0309\u0323"]
        tone = [each for each in tones if each not in shape]
        return unicodedata.normalize("NFC", base + "".join(shape)) + "".join(tone)
    return letter
