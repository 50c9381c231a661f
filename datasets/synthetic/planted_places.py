"""Further places of a planted instance: documents, links, several values, other VRs, private elements inside of items.

**Source:** DICOM PS3.5 6.2 (VRs), 7.5 (items of undefined length), 7.8 (private elements); PS3.3 C.24.2 (documents).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from pydicom import Dataset, FileDataset
from pydicom.dataelem import DataElement
from pydicom.sequence import Sequence

from datasets.synthetic.planted_people import Person, sentence_of

Told = tuple[Any, ...]
OTHER = (
    "EncapsulatedDocument", "DocumentTitle", "RetrieveURL", "TextValue", "AcquisitionDateTime",
    "PatientAge", "StudyTime", "RequestingService", "PersonName",
)  # fmt: skip


def more_places(rng: np.random.Generator, dataset: FileDataset, person: Person) -> Iterator[Told]:
    """Plant them, and tell the arguments of each `Answer`."""
    yield from _documents(rng, dataset, person)
    yield from _several(dataset, person)
    yield from _times(dataset, person)
    yield from _inside_of_items(rng, dataset, person)
    yield from _further_overlays(dataset, person)


def _documents(rng: np.random.Generator, dataset: Dataset, person: Person) -> Iterator[Told]:
    pdf = f"%PDF-1.4 ({person.plain_name} {person.ma_bn}) Tj"
    dataset.EncapsulatedDocument = pdf.encode() + b" " * (len(pdf) % 2)
    yield "EncapsulatedDocument", "text", (person.plain_name, person.ma_bn)
    title, said = sentence_of(rng, person), sentence_of(rng, person)
    dataset.DocumentTitle, dataset.TextValue = title.text, said.text
    yield "DocumentTitle", "text", title.secrets
    yield "TextValue", "text", said.secrets
    dataset.RetrieveURL = f"https://pacs.example.vn/{person.ma_bn}?name={person.plain_name.replace(' ', '+')}"
    yield "RetrieveURL", "text", (person.ma_bn, person.plain_name)


def _several(dataset: Dataset, person: Person) -> Iterator[Told]:
    """Several values, and names with every separator that a PN knows."""
    dataset.OtherPatientIDs = [person.bhyt, person.ma_bn, person.national_id]
    yield "OtherPatientIDs", "replaced", (person.bhyt, person.ma_bn, person.national_id)
    dataset.OtherPatientNames = [person.dicom_name, f"{person.plain_name.replace(' ', '^')}={person.name}"]
    yield "OtherPatientNames", "replaced", (person.name, person.plain_name)
    dataset.PersonName = f"{person.plain_name}^^^BS={person.dicom_name}"
    yield "PersonName", "replaced", (person.name, person.plain_name)
    dataset.RequestingService = f"{person.name} khoa phổi"[:64]
    yield "RequestingService", "text", (person.name,)


def _times(dataset: Dataset, person: Person) -> Iterator[Told]:
    dataset.AcquisitionDateTime = f"{person.day(1)}081500.250000+0700"
    yield "AcquisitionDateTime", "date"
    dataset.StudyTime, dataset.PatientAge = "081500", "067Y"
    yield "StudyTime", "kept"
    yield "PatientAge", "kept"


def _inside_of_items(rng: np.random.Generator, dataset: Dataset, person: Person) -> Iterator[Told]:
    """A private block and a text in an item of undefined length, three sequences deep."""
    sentence = sentence_of(rng, person)
    inner, middle, outer = Dataset(), Dataset(), Dataset()
    block = inner.private_block(0x0013, "TUETINH NESTED", create=True)
    block.add_new(0x01, "PN", person.dicom_name)
    block.add_new(0x02, "UT", person.name)
    inner.CodeMeaning, inner.CodeValue, inner.CodingSchemeDesignator = sentence.text[:64], "X2", "99LOCAL"
    middle.ConceptCodeSequence, outer.ContentSequence = Sequence([inner]), Sequence([middle])
    for item in (inner, middle, outer):
        item.is_undefined_length_sequence_item = True
    dataset.AcquisitionContextSequence = Sequence([outer])
    dataset["AcquisitionContextSequence"].is_undefined_length = True
    at = "AcquisitionContextSequence[0]/ContentSequence[0]/ConceptCodeSequence[0]"
    yield f"{at}/0013,1001", "gone", (person.name,)
    yield f"{at}/0013,1002", "gone", (person.name,)
    yield f"{at}/CodeMeaning", "text", sentence.secrets


def _further_overlays(dataset: Dataset, person: Person) -> Iterator[Told]:
    for group in (0x6002, 0x601E):
        dataset.add(DataElement(group << 16 | 0x1500, "LO", person.name))
        dataset.add(DataElement(group << 16 | 0x0022, "LO", person.plain_name))
        yield f"{group:04x},1500", "gone", (person.name,)
        yield f"{group:04x},0022", "gone", (person.plain_name,)
