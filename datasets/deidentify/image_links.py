"""What images say of their patients' other numbers, held against who is known already: before any is de-identified.

An image links its own PatientID to a person whom the table or an extract knows by a CCCD, a BHYT card or a patient's
code of letters and digits that the image tells beside it. It never joins two people who are known, and makes nobody
known; a short number of digits alone links nothing. What it links depends on all images together and not on their
order.

**Source:** DICOM PS3.3 C.2.2, C.7.1.1 (Other Patient IDs, Other Patient IDs Sequence, Type of Patient ID).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydicom import Dataset
from pydicom.filereader import read_partial
from pydicom.uid import DeflatedExplicitVRLittleEndian

from datasets.deidentify.identities import OF, Identities, fold_number, plain_of
from datasets.deidentify.identity_rows import COLUMNS
from datasets.deidentify.placeholders import is_placeholder
from datasets.deidentify.who import who_is
from datasets.dicom.read import is_dicom, read_instance, typed_errors
from datasets.dicom.values import items, text, texts
from datasets.errors import DatasetError
from datasets.limits import LIMITS

HEAD_BYTES = 256 * 1024
LAST = 0x0020000E
NOT_OF_A_PERSON = "RFID"
"""Of `TypeOfPatientID`: a tag that the next patient wears."""
PATIENT_ID = COLUMNS.index("patient_id")
_STRONG = re.compile(r"\d{12}|[A-Z]{2}\d{13}|(?=.*[A-Z])(?=(?:.*\d){4})[A-Z0-9]{6,64}")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one image says: whose it is, and other numbers of the same patient.

    Attributes:
        key: as `who_is` says.
        others: folded numbers of forms that few share.
    """

    key: str = field(repr=False)
    others: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImageLinks:
    """How many patients of images were linked, and how many could not be.

    Attributes:
        unknown: patients without a number: each of their studies is a person.
        linked: by another number.
        contradicted: whose numbers are of two people; the PatientID stands.
        issuers: whose PatientID is known and stands under two issuers: nobody knows which of them is known.
    """

    unknown: int = 0
    linked: int = 0
    contradicted: int = 0
    issuers: int = 0


def link_images(identities: Identities, claims: Iterable[Claim]) -> ImageLinks:
    """Add the links to `identities`."""
    others: dict[str, set[str]] = {}
    issuers: dict[str, set[str]] = {}
    for claim in claims:
        others.setdefault(claim.key, set()).update(claim.others)
        number, sign, issuer = claim.key.partition(OF)
        if number and sign:
            issuers.setdefault(fold_number(number), set()).add(fold_number(issuer))
    shared = {number for number, names in issuers.items() if len(names) > 1}
    found = [_judged(identities, key, told, shared) for key, told in sorted(others.items())]
    for key, kind, person in found:
        if kind == "linked":
            identities.link_kinds([(PATIENT_ID, key), (PATIENT_ID, person)])
        elif kind == "issuers":
            identities.link_kinds([(PATIENT_ID, key)])
    kinds = [kind for _, kind, _ in found]
    unknown = sum(not plain_of(key) for key in others)
    return ImageLinks(unknown, kinds.count("linked"), kinds.count("contradicted"), kinds.count("issuers"))


def _judged(identities: Identities, key: str, told: set[str], shared: set[str]) -> tuple[str, str, str]:
    """The key, what becomes of it, and whose it is."""
    is_shared = OF in key and fold_number(plain_of(key)) in shared and not identities.knows(key)
    own = None if is_shared else identities.person_of(key)
    people = {person for number in told if (person := identities.person_of(number)) is not None}
    if people and (len(people) > 1 or own not in (None, *people)):
        return key, "contradicted" if not is_shared or len(people) > 1 else "issuers", ""
    if people and own is None:
        return key, "linked", next(iter(people))
    return key, "issuers" if is_shared and identities.person_of(key) is not None else "", ""


def read_claims(paths: Iterable[Path]) -> Iterator[Claim]:
    """What each file says; files that cannot be read are the de-identification's matter."""
    for path in paths:
        try:
            claim = claim_of(_head(path))
        except (DatasetError, OSError):
            continue
        if claim.key:
            yield claim


def claim_of(dataset: Dataset) -> Claim:
    """What a data set says of its patient."""
    told = set(texts(dataset, "OtherPatientIDs", LIMITS))
    for item in items(dataset, "OtherPatientIDsSequence", LIMITS):
        if (text(item, "TypeOfPatientID", LIMITS) or "").strip() != NOT_OF_A_PERSON:
            told.add(text(item, "PatientID", LIMITS) or "")
    folded = {fold_number(number) for number in told if not is_placeholder(number)}
    return Claim(who_is(dataset), frozenset(number for number in folded if _STRONG.fullmatch(number)))


def _head(path: Path) -> Dataset:
    with path.open("rb") as file:
        first = file.read(HEAD_BYTES)
        if not is_dicom(first):
            raise DatasetError("expected a DICOM file, got something else")
        with typed_errors("reading its head"):
            dataset = read_partial(io.BytesIO(first), stop_when=lambda tag, _vr, _length: tag > LAST)
        if dataset.file_meta.get("TransferSyntaxUID") != DeflatedExplicitVRLittleEndian:
            return dataset
        return read_instance(first + file.read(LIMITS.file_bytes + 1 - len(first)), stop_before_pixels=True)
