"""Instances with identifiers planted in every place, and the answers: what a de-identifier has to do with each.

In the manner of MIDI-B: an answer names a place and an action, and the score is the share of answers that came out
right. Everybody here is made up.

**Source:** MIDI-B (Medical Image De-Identification Benchmark), the kinds of action; DICOM PS3.15 Table E.1-1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydicom import Dataset, FileDataset
from pydicom.dataelem import DataElement
from pydicom.sequence import Sequence

from datasets.synthetic.attributes import derived_uid
from datasets.synthetic.instances import chest_film, ct_slice, mr_slice
from datasets.synthetic.planted_people import Person, Sentence, person_of, sentence_of
from datasets.synthetic.planted_pixels import plant_beside_pixels
from datasets.synthetic.planted_places import more_places
from datasets.synthetic.planted_report import structured_report

Action = Literal["gone", "replaced", "uid", "date", "text", "kept", "pixels"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What must happen at one place.

    Attributes:
        path: keywords or `gggg,eeee` joined by `/`, item numbers in brackets.
        action: `gone` (absent or empty), `replaced`, `uid` (mapped, the same everywhere), `date` (moved like all of the
            patient's), `text` (`secrets` out, `words` still in), `kept` (as it was), `pixels`
            (`secrets` out, the same picture).
        secrets: what may not be said there.
        words: what must still be said there.
    """

    path: str
    action: Action
    secrets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """An instance, the name of its file, its person and the answers."""

    dataset: FileDataset
    file_name: str
    person: Person
    answers: tuple[Answer, ...]


MAKERS: tuple[Callable[[int], FileDataset], ...] = (ct_slice, mr_slice, lambda seed: chest_film(seed, rows=64))
TEXTS = (
    "StudyDescription", "SeriesDescription", "ProtocolName", "ImageComments", "PatientComments",
    "AdditionalPatientHistory", "RequestedProcedureDescription", "AcquisitionComments", "DerivationDescription",
    "ContrastBolusAgent", "AdmittingDiagnosesDescription", "VisitComments",
)  # fmt: skip
GONE = {
    "OtherPatientIDs": "bhyt", "PatientAddress": "address", "PatientTelephoneNumbers": "phone",
    "AccessionNumber": "ma_bn", "PatientBirthDate": "birth_date", "OtherPatientNames": "name",
    "PatientBirthName": "name", "PatientMotherBirthName": "physician", "ReferringPhysicianName": "physician",
    "PerformingPhysicianName": "physician", "OperatorsName": "physician", "NameOfPhysiciansReadingStudy": "physician",
    "RequestingPhysician": "physician", "InstitutionName": "hospital", "InstitutionAddress": "address",
    "ReferringPhysicianTelephoneNumbers": "phone", "AdmissionID": "ma_bn", "StudyID": "ma_bn",
    "MedicalRecordLocator": "ma_bn", "ResponsiblePerson": "physician", "StationName": "ma_bn",
    "DeviceSerialNumber": "ma_bn",
}  # fmt: skip
KEPT = (
    "Modality", "BodyPartExamined", "Rows", "Columns", "PixelSpacing", "PatientSex", "SOPClassUID", "InstanceNumber",
    "WindowCenter", "BitsStored",
)  # fmt: skip
DATES = ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate")
UIDS = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID")


def planted_corpus(seed: int, patients: int, instances: int = 4) -> Iterator[Planted]:
    """`patients` times `instances` instances; the last of each patient is a structured report on the others."""
    for number in range(patients):
        rng = np.random.default_rng([seed, number])
        person = person_of(rng)
        images = [_planted_image(rng, person, 1000 * seed + number, each) for each in range(instances - 1)]
        yield from images
        report, answers = structured_report(rng, person, [image.dataset for image in images])
        built = tuple(Answer(*answer) for answer in answers)
        yield Planted(
            report, f"{person.plain_name}/SR {person.ma_bn}.dcm", person, (*built, *_identity(report, person))
        )


def _planted_image(rng: np.random.Generator, person: Person, seed: int, number: int) -> Planted:
    dataset = MAKERS[number % len(MAKERS)](seed * 10 + number)
    dataset.StudyInstanceUID = derived_uid("planted study", seed)
    dataset.BurnedInAnnotation = "NO"
    answers = [*_identity(dataset, person), *_plain(dataset, person), *_texts(rng, dataset, person)]
    answers += [*_nested(rng, dataset, person), *_private(dataset, person), *_overlay(dataset, person)]
    more = [Answer(*told) for told in more_places(rng, dataset, person)]
    again = {answer.path for answer in more}
    answers = [answer for answer in answers if answer.path not in again] + more
    answers += [Answer(keyword, "kept") for keyword in KEPT if dataset.get(keyword) not in (None, "")]
    answers.append(Answer("PixelData", "pixels", (person.plain_name, person.ma_bn)))
    dataset = plant_beside_pixels(dataset, person, number)
    name = f"{person.plain_name}_{person.ma_bn}/{person.national_id}_{number}.dcm"
    return Planted(dataset, name, person, tuple(answers))


def _identity(dataset: FileDataset, person: Person) -> Iterator[Answer]:
    dataset.PatientName, dataset.PatientID = person.dicom_name, person.ma_bn
    dataset.PatientSex = person.sex
    dataset.file_meta.SourceApplicationEntityTitle = person.ma_bn[:16]
    yield Answer("PatientName", "replaced", (person.name, person.plain_name))
    yield Answer("PatientID", "replaced", (person.ma_bn,))
    for number, keyword in enumerate(DATES):
        if keyword in dataset:
            setattr(dataset, keyword, person.day(number))
            yield Answer(keyword, "date")
    yield from (Answer(keyword, "uid") for keyword in UIDS if keyword in dataset)


def _plain(dataset: Dataset, person: Person) -> Iterator[Answer]:
    for keyword, kind in GONE.items():
        value = getattr(person, kind)
        vr_length = 16 if keyword in ("AccessionNumber", "StudyID", "StationName") else 64
        setattr(dataset, keyword, value[:vr_length])
        yield Answer(keyword, "replaced", (value[:vr_length],))


def _texts(rng: np.random.Generator, dataset: Dataset, person: Person) -> Iterator[Answer]:
    for keyword in TEXTS:
        sentence = sentence_of(rng, person)
        setattr(dataset, keyword, sentence.text)
        yield _cleaned(keyword, sentence)


def _nested(rng: np.random.Generator, dataset: Dataset, person: Person) -> Iterator[Answer]:
    """A request, other numbers, a referenced image, a procedure step: two and three levels deep."""
    other, request, step, code, image = Dataset(), Dataset(), Dataset(), Dataset(), Dataset()
    other.PatientID, other.TypeOfPatientID = person.national_id, "TEXT"
    dataset.OtherPatientIDsSequence = Sequence([other])
    yield Answer("OtherPatientIDsSequence", "gone", (person.national_id,))
    image.ReferencedSOPClassUID, image.ReferencedSOPInstanceUID = (
        dataset.SOPClassUID,
        derived_uid("planted", person.ma_bn),
    )
    dataset.SourceImageSequence = Sequence([image])
    yield Answer("SourceImageSequence[0]/ReferencedSOPInstanceUID", "uid")
    yield Answer("SourceImageSequence[0]/ReferencedSOPClassUID", "kept")
    sentence, meaning = sentence_of(rng, person), sentence_of(rng, person)
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "X1", "99LOCAL", meaning.text[:64]
    step.ScheduledProcedureStepDescription = sentence.text[:64]
    request.RequestedProcedureDescription = "CT ngực"
    request.RequestedProcedureCodeSequence = Sequence([code])
    request.AccessionNumber = person.ma_bn[:16]
    step.StudyInstanceUID = dataset.StudyInstanceUID
    dataset.RequestAttributesSequence = Sequence([request])
    yield Answer("RequestAttributesSequence", "text", (person.name, person.ma_bn))
    dataset.ProcedureCodeSequence = Sequence([code])
    yield Answer("ProcedureCodeSequence[0]/CodeMeaning", "text", meaning.secrets)
    yield Answer("ProcedureCodeSequence[0]/CodeValue", "kept")


def _private(dataset: Dataset, person: Person) -> Iterator[Answer]:
    block = dataset.private_block(0x0011, "TUETINH PLANTED", create=True)
    block.add_new(0x01, "LO", person.name)
    inner = Dataset()
    inner.PatientName, inner.PatientID = person.dicom_name, person.ma_bn
    block.add_new(0x02, "SQ", Sequence([inner]))
    block.add_new(0x03, "UN", person.plain_name.encode())
    yield from (Answer(f"0011,10{number:02x}", "gone", (person.name,)) for number in (1, 2, 3))
    yield Answer("0011,0010", "gone")


def _overlay(dataset: Dataset, person: Person) -> Iterator[Answer]:
    dataset.add(DataElement(0x60000010, "US", 8))
    dataset.add(DataElement(0x60000011, "US", 8))
    dataset.add(DataElement(0x60001500, "LO", person.plain_name))
    dataset.add(DataElement(0x60003000, "OW", person.plain_name.encode().ljust(64)))
    dataset.add(DataElement(0x60004000, "LT", person.name))
    icon = Dataset()
    icon.Rows = icon.Columns = 4
    icon.PixelData = person.plain_name.encode().ljust(32)
    icon["PixelData"].VR = "OB"
    icon.BitsAllocated = 8
    dataset.IconImageSequence = Sequence([icon])
    yield from (Answer(tag, "gone", (person.name,)) for tag in ("6000,1500", "6000,3000", "6000,4000"))
    yield Answer("IconImageSequence", "gone")


def _cleaned(path: str, sentence: Sentence) -> Answer:
    return Answer(path, "text", sentence.secrets, sentence.words)
