"""A structured report on a made-up person's images, with the person in texts, names, dates and references.

**Source:** DICOM PS3.3 A.35.1 (Basic Text SR), C.17 (SR document), C.18 (content items).
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import Any

import numpy as np
from pydicom import Dataset, FileDataset, uid
from pydicom.sequence import Sequence

from datasets.synthetic.attributes import Who, derived_uid, new_instance
from datasets.synthetic.planted_people import Person, sentence_of

Told = tuple[Any, ...]


def structured_report(
    rng: np.random.Generator, person: Person, images: Many[FileDataset]
) -> tuple[FileDataset, list[Told]]:
    """The report, and for each place the arguments of its `Answer`."""
    dataset = new_instance(uid.BasicTextSRStorage, "SR", Who("SYNTHETIC^REPORT", 0, "040Y"), person.ma_bn)
    dataset.StudyInstanceUID = images[0].StudyInstanceUID
    dataset.SeriesInstanceUID = derived_uid("planted report series", person.ma_bn)
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = derived_uid("planted report", person.ma_bn)
    dataset.SeriesDescription = dataset.StudyDescription = "report"
    dataset.ValueType, dataset.ContinuityOfContent = "CONTAINER", "SEPARATE"
    dataset.CompletionFlag, dataset.VerificationFlag = "COMPLETE", "VERIFIED"
    dataset.ConceptNameCodeSequence = _code("18748-4", "LN", "Diagnostic imaging report")
    observer = Dataset()
    observer.VerifyingObserverName, observer.VerifyingOrganization = person.physician, person.hospital
    observer.VerificationDateTime = f"{person.day(2)}101500"
    dataset.VerifyingObserverSequence = Sequence([observer])
    items, answers = _content(rng, person, images)
    dataset.ContentSequence = Sequence(items)
    answers.append(("VerifyingObserverSequence[0]/VerifyingObserverName", "replaced", (person.physician,)))
    return dataset, answers


def _content(rng: np.random.Generator, person: Person, images: Many[FileDataset]) -> tuple[list[Dataset], list[Told]]:
    sentence = sentence_of(rng, person)
    finding = _item("TEXT", "121071", "Finding")
    finding.TextValue = sentence.text
    observer = _item("PNAME", "121008", "Person Observer Name")
    observer.PersonName = person.physician
    when = _item("DATETIME", "121135", "Observation DateTime")
    when.DateTime = f"{person.day(1)}093000"
    items, at = [finding, observer, when], "ContentSequence"
    answers: list[Told] = [
        (f"{at}[0]/TextValue", "text", sentence.secrets, sentence.words),
        (f"{at}[0]/ConceptNameCodeSequence[0]/CodeMeaning", "kept"),
        (f"{at}[0]/ConceptNameCodeSequence[0]/CodeValue", "kept"),
        (f"{at}[1]/PersonName", "replaced", (person.physician,)),
        (f"{at}[2]/DateTime", "date"),
    ]
    for number, image in enumerate(images, len(items)):
        reference, seen = Dataset(), _item("IMAGE", "121191", "Referenced Segment")
        reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = image.SOPClassUID, image.SOPInstanceUID
        seen.ReferencedSOPSequence = Sequence([reference])
        items.append(seen)
        answers.append((f"{at}[{number}]/ReferencedSOPSequence[0]/ReferencedSOPInstanceUID", "uid"))
    return items, answers


def _item(kind: str, code: str, meaning: str) -> Dataset:
    item = Dataset()
    item.RelationshipType, item.ValueType = "CONTAINS", kind
    item.ConceptNameCodeSequence = _code(code, "DCM", meaning)
    return item


def _code(value: str, scheme: str, meaning: str) -> Sequence:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return Sequence([item])
