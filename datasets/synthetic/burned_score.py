"""What happens to text that was drawn into pictures: each picture as an instance through cleaning and the gate.

A name counts as leaked when a released picture still shows it to a reader that looks closer, and at a stretched
contrast, than the cleaning and the gate do. How much of the ink is covered is counted on every picture, held or not.

**Source:** the corpus of `burned_in`; DICOM PS3.15 E.3.1 (Clean Pixel Data Option).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, uid

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.burned_text import suspected
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.ocr import find_lines, read_line
from datasets.deidentify.options import Options
from datasets.deidentify.places import Gray
from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets, fold
from datasets.deidentify.verify import verify_instance
from datasets.deidentify.verify_pixels import tells
from datasets.dicom.read import read_instance
from datasets.synthetic.attributes import Who, new_instance
from datasets.synthetic.burned_in import BurnedIn, burned_in_corpus
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.pixels import set_colour, set_gray
from datasets.synthetic.planted_people import Person
from datasets.synthetic.projection import add_cr
from datasets.synthetic.section import add_ct, add_mr

LOSSY_EVERY, AROUND, LOOKS = 4, 31, (1.0, 2.0)
SHOWN_PIXELS = 30
OPTIONS = Options(clean_pixels=True, clean_descriptors=True, retain_patient_characteristics=True)
CLASSES = {
    "ct": (uid.CTImageStorage, "CT"),
    "mr": (uid.MRImageStorage, "MR"),
    "cr": (uid.ComputedRadiographyImageStorage, "CR"),
    "us": (uid.UltrasoundImageStorage, "US"),
    "page": (uid.SecondaryCaptureImageStorage, "OT"),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """One picture after cleaning and the gate.

    Attributes:
        kind: of picture, with `lossy` when it came compressed with loss.
        lines: how many texts it had.
        ink: pixels of text.
        covered: how many of them were blacked out.
        blacked: pixels that were blacked out though no text is within AROUND // 2 pixels of them.
        pixels: of the picture.
        is_suspected: whether the quick look asks for a reader; `None` where the kind is read whole anyhow.
        reasons: why the gate holds it back, none when it was released.
        is_leaked: released, and a closer look reads an identifier of the person.
        how: fonts, sizes, contrasts, turns.
    """

    kind: str
    lines: int
    ink: int
    covered: int
    blacked: int
    pixels: int
    is_suspected: bool | None
    reasons: tuple[str, ...]
    is_leaked: bool
    how: str


def score_burned_in(seed: int, count: int, project: Project) -> Iterator[Scored]:
    """Score `count` pictures of `burned_in_corpus`; every fourth of a kind is compressed with loss first."""
    for number, made in enumerate(burned_in_corpus(seed, count)):
        is_lossy = number // len(CLASSES) % LOSSY_EVERY == 1
        yield score_picture(made, project, is_lossy=is_lossy)


def score_picture(made: BurnedIn, project: Project, *, is_lossy: bool = False) -> Scored:
    """Make an instance of the picture, clean it, let the gate decide, and look closer at what it released."""
    original = instance_of(made, is_lossy=is_lossy)
    data = as_bytes(deidentify_instance(original, project, OPTIONS))
    reasons = verify_instance(data, original, project, OPTIONS).reasons
    before, after = _gray(original), _gray(read_instance(data))
    is_black = (after == 0) & (before != 0)
    near = cv2.dilate(made.written.astype(np.uint8), np.ones((AROUND, AROUND), np.uint8)) > 0
    left = made.written & ~is_black & (after > 0)
    return Scored(
        kind=f"{made.kind} lossy" if is_lossy else made.kind,
        lines=len(made.lines),
        ink=int(made.written.sum()),
        covered=int((made.written & ~left).sum()),
        blacked=int((is_black & ~near).sum()),
        pixels=made.written.size,
        is_suspected=suspected(original),
        reasons=reasons,
        is_leaked=not reasons and int(left.sum()) > SHOWN_PIXELS and shows(after, made.person),
        how=made.how,
    )


def instance_of(made: BurnedIn, *, is_lossy: bool = False) -> Dataset:
    """The picture as an instance of its kind, named after its person, with the text in the pixels."""
    sop_class, modality = CLASSES[made.kind]
    dataset = new_instance(uid.UID(sop_class), modality, Who(made.person.dicom_name, 0, "050Y"), "burned in")
    dataset.PatientName, dataset.PatientID = made.person.dicom_name, made.person.ma_bn
    dataset.OtherPatientIDs = made.person.national_id
    if made.kind == "us":
        set_colour(dataset, np.repeat(made.picture[..., np.newaxis], 3, axis=-1))
    else:
        set_gray(dataset, made.picture, bits=8 if made.kind == "page" else 12)
    if made.kind in ("ct", "mr"):
        (add_ct if made.kind == "ct" else add_mr)(dataset)
        dataset.WindowCenter, dataset.WindowWidth = (1024, 4096) if made.kind == "ct" else (2048, 4096)
    elif made.kind == "cr":
        add_cr(dataset, "CHEST", is_inverted=False)
    elif made.kind == "page":
        dataset.ConversionType = "WSD"
    if "BurnedInAnnotation" in dataset:
        del dataset.BurnedInAnnotation
    encoded = encode_instance(dataset, uid.JPEG2000) if is_lossy else dataset
    return read_instance(as_bytes(encoded))


def shows(gray: Gray, person: Person) -> bool:
    """Whether a closer look, as it is and at a locally stretched contrast, reads the person's name or a number."""
    secrets = _secrets(person)
    stretched = np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(gray), np.uint8)
    for picture in (gray, stretched):
        for scale in LOOKS if max(gray.shape) < 1000 else LOOKS[:1]:
            lines = (read_line(picture, box) for box in find_lines(picture, scale))
            if any(tells(re.sub("[^0-9a-z]", "", fold(line.words)), secrets) for line in lines):
                return True
    return False


def _secrets(person: Person) -> Secrets:
    numbers = frozenset(re.sub("[^0-9a-z]", "", fold(each)) for each in (person.ma_bn, person.national_id))
    return Secrets(frozenset({tuple(fold(person.name).split())}), numbers, frozenset(), {}, frozenset())


def _gray(dataset: Dataset) -> NDArray[np.uint8]:
    samples = dataset.pixel_array
    plane = samples.max(axis=-1) if samples.ndim == 3 else samples
    shift = max(0, int(dataset.BitsStored) - 8)
    dimmed = np.asarray(plane >> shift, np.uint8)
    return np.maximum(dimmed, (plane > 0).astype(np.uint8))
