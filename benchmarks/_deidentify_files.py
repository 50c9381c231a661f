"""Made-up studies for `deidentify.py`: 2,000 instances of CT, MR, CR and US, as a hospital's archive holds them.

Each header has about a hundred elements with a made-up person in texts, numbers, sequences and private elements. The
pictures are drawn a few times and reused; the headers are not. Every ultrasound has words above the region that its
header names, and one film in twenty has words somewhere; both say so in BurnedInAnnotation, and the others say NO.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset, dcmwrite, uid
from pydicom.sequence import Sequence

from datasets.synthetic.attributes import Who, derived_uid, new_instance
from datasets.synthetic.chest_model import sample_chest
from datasets.synthetic.drawings import draw_fan, draw_section
from datasets.synthetic.pixels import set_colour, set_gray
from datasets.synthetic.planted_people import Person, person_of, sentence_of
from datasets.synthetic.projection import add_cr
from datasets.synthetic.section import add_ct, add_mr
from datasets.synthetic.words import burn_words

SEED, DRAWN, WRITTEN_ON = 6, 3, 20
"""One in WRITTEN_ON films has words in it: its picture is one more than those that are drawn."""
BANNER_ROWS = 48


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of image: how many a series has, how large they are, and how one is made."""

    series: int
    side: int
    make: Callable[[int], FileDataset]


def write_instances(folder: Path, count: int) -> list[Path]:
    """Write `count` instances, a quarter of each kind, the same each time; the names of the files say nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, dataset in enumerate(_instances(count)):
        paths.append(folder / f"{number:05d}.dcm")
        dcmwrite(paths[-1], dataset, enforce_file_format=True)
    return paths


def sizes() -> dict[str, str]:
    """How large the pictures are, for the figures."""
    return {name: f"{kind.side} rows, {kind.series} a series" for name, kind in KINDS.items()}


def _instances(count: int) -> Iterator[FileDataset]:
    for name, kind in KINDS.items():
        for number in range(count // len(KINDS)):
            has_words = name == "US" or (name == "CR" and number % WRITTEN_ON == WRITTEN_ON - 1)
            dataset = kind.make(DRAWN if has_words and name == "CR" else number % DRAWN)
            _identify(dataset, name, *divmod(number, kind.series))
            dataset.BurnedInAnnotation = "YES" if has_words else "NO"
            yield dataset


def _identify(dataset: FileDataset, name: str, series: int, number: int) -> None:
    """What a hospital writes: the same for a whole series, but for what tells its instances apart."""
    rng = np.random.default_rng([SEED, sorted(KINDS).index(name), series])
    person = person_of(rng)
    dataset.PatientName, dataset.PatientID, dataset.PatientSex = person.dicom_name, person.ma_bn, person.sex
    dataset.PatientBirthDate, dataset.PatientAddress = person.birth_date, person.address
    dataset.PatientTelephoneNumbers, dataset.OtherPatientIDs = person.phone, person.bhyt
    dataset.AccessionNumber, dataset.StudyID = person.ma_bn, str(series)
    dataset.InstitutionName, dataset.InstitutionAddress = person.hospital, person.address
    dataset.ReferringPhysicianName = dataset.PerformingPhysicianName = dataset.OperatorsName = person.physician
    dataset.StationName, dataset.SoftwareVersions = "CT01", ["syngo", "VB20A"]
    for keyword in ("StudyDescription", "SeriesDescription", "ProtocolName", "PatientComments", "ImageComments"):
        setattr(dataset, keyword, sentence_of(rng, person).text)
    dataset.StudyInstanceUID = derived_uid("bench study", name, series)
    dataset.SeriesInstanceUID = derived_uid("bench series", name, series)
    dataset.SOPInstanceUID = derived_uid("bench instance", name, series, number)
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.StudyDate = dataset.SeriesDate = dataset.AcquisitionDate = dataset.ContentDate = person.day(0)
    dataset.ContentTime = dataset.AcquisitionTime = f"08{number // 60:02d}{number % 60:02d}.250000"
    dataset.InstanceNumber = number + 1
    if "ImagePositionPatient" in dataset:
        dataset.ImagePositionPatient, dataset.SliceLocation = [-128, -128, 5 * number], 5 * number
        dataset.FrameOfReferenceUID = derived_uid("bench frame", name, series)
    _add_sequences(dataset, person, name, series)
    _add_private(dataset, person)


def _add_sequences(dataset: FileDataset, person: Person, name: str, series: int) -> None:
    request, code, reference = Dataset(), Dataset(), Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "RPID1", "99LOCAL", "as asked"
    request.AccessionNumber, request.RequestedProcedureID = person.ma_bn, person.ma_bn
    request.RequestedProcedureDescription = f"{name} {person.name}"
    reference.ReferencedSOPClassUID = uid.CTImageStorage
    reference.ReferencedSOPInstanceUID = derived_uid("bench scout", name, series)
    dataset.RequestAttributesSequence = Sequence([request])
    dataset.ProcedureCodeSequence = Sequence([code])
    dataset.ReferencedImageSequence = Sequence([reference])


def _add_private(dataset: FileDataset, person: Person) -> None:
    block = dataset.private_block(0x0029, "TUETINH BENCH", create=True)
    for element in range(8):
        block.add_new(element, "LO", f"{person.name} {element}")
    block.add_new(0x10, "OB", bytes(512))


def _ct(number: int) -> FileDataset:
    return _with(_planes("CT", number), uid.CTImageStorage, "CT", add_ct)


def _mr(number: int) -> FileDataset:
    return _with(_planes("MR", number), uid.MRImageStorage, "MR", add_mr)


def _cr(number: int) -> FileDataset:
    dataset = _with(_planes("CR", number), uid.ComputedRadiographyImageStorage, "CR", lambda _: None)
    dataset.BodyPartExamined, dataset.ViewPosition = "CHEST", "PA"
    add_cr(dataset, "CHEST", is_inverted=False)
    return dataset


def _us(number: int) -> FileDataset:
    dataset = new_instance(uid.UltrasoundImageStorage, "US", Who("BENCH", 0, "030Y"), "bench")
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "ABDOMINAL", "0001"]
    picture = _planes("US", number)
    set_colour(dataset, picture)
    region = Dataset()
    region.RegionSpatialFormat, region.RegionDataType, region.RegionFlags = 1, 1, 0
    region.RegionLocationMinX0, region.RegionLocationMinY0 = 0, BANNER_ROWS
    region.RegionLocationMaxX1, region.RegionLocationMaxY1 = picture.shape[1] - 1, picture.shape[0] - 1
    region.PhysicalUnitsXDirection = region.PhysicalUnitsYDirection = 3
    region.PhysicalDeltaX = region.PhysicalDeltaY = 0.05
    dataset.SequenceOfUltrasoundRegions = Sequence([region])
    return dataset


def _with(plane: NDArray[np.float32], sop_class: str, modality: str, add: Callable[[Dataset], None]) -> FileDataset:
    dataset = new_instance(uid.UID(sop_class), modality, Who("BENCH", 0, "050Y"), "bench")
    set_gray(dataset, plane, bits=12)
    add(dataset)
    return dataset


@cache
def _planes(name: str, number: int) -> NDArray[np.float32]:
    """One of the few pictures of a kind: `(rows, columns)`, or `(rows, columns, 3)` for US."""
    rng, side = np.random.default_rng([SEED, number]), KINDS[name].side
    if name == "CR":
        chest = sample_chest(rng, "normal", side, side)
        return burn_words(chest) if number == DRAWN else chest
    if name != "US":
        return draw_section(rng, side)
    gray = draw_fan(rng, side, side * 4 // 3)
    gray[:BANNER_ROWS] = 0
    banner = burn_words(np.zeros_like(gray))[:BANNER_ROWS]
    gray[:BANNER_ROWS] = banner
    return np.repeat(gray[..., np.newaxis], 3, axis=-1)


KINDS = {
    "CT": Kind(50, 256, _ct),
    "MR": Kind(25, 192, _mr),
    "CR": Kind(2, 512, _cr),
    "US": Kind(10, 300, _us),
}
