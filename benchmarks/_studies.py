"""Made-up studies for `imaging.py`: children's chest films of full size, one film a study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from datasets.synthetic.chest_model import sample_chest
from datasets.synthetic.drawn_chest import LABELS

ROOT_UID = "1.2.826.0.1.3680043.8.498.78"
DRAWN = 12
SEED = 0


def write_studies(folder: Path, studies: int, side: int) -> list[Path]:
    """Write that many studies of one DX film `(side, side)`, 12 bit, explicit little endian; the same each time.

    Twelve films are drawn; each study has one of them with a little noise of its own, so that no two are the same.
    """
    folder.mkdir(parents=True)
    films = list(_films(min(DRAWN, studies), side))
    paths = []
    for number in range(studies):
        noise = np.random.default_rng([SEED, number]).integers(0, 16, (side, side), np.uint16)
        paths.append(folder / f"{number:04d}.dcm")
        dcmwrite(paths[-1], _instance(number, side, films[number % len(films)] + noise), enforce_file_format=True)
    return paths


def _films(count: int, side: int) -> Iterator[NDArray[np.uint16]]:
    for number in range(count):
        film = sample_chest(np.random.default_rng([SEED, number]), LABELS[number % len(LABELS)], side, side)
        yield np.rint(film * 4000).astype(np.uint16)


def _instance(number: int, side: int, pixels: NDArray[np.uint16]) -> Dataset:
    film, root = Dataset(), UID(f"{ROOT_UID}.{number + 1}")
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film.SpecificCharacterSet = "ISO_IR 192"
    film.SOPClassUID = film.file_meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    film.SOPInstanceUID = film.file_meta.MediaStorageSOPInstanceUID = UID(f"{root}.1.1")
    film.StudyInstanceUID, film.SeriesInstanceUID = root, UID(f"{root}.1")
    film.PatientID, film.PatientName, film.PatientSex = f"BENCH{number}", "Phim^Tổng Hợp", "O"
    film.PatientBirthDate, film.PatientAge = "20230101", "003Y"
    film.StudyDate, film.StudyTime, film.AccessionNumber, film.StudyID = "20260101", "080000", "", "1"
    film.ReferringPhysicianName = ""
    film.SeriesNumber = film.InstanceNumber = 1
    film.Modality, film.BodyPartExamined, film.ViewPosition = "DX", "CHEST", "AP"
    film.PatientOrientation = ["L", "F"]
    film.ImageType = ["ORIGINAL", "PRIMARY", ""]
    film.ImagerPixelSpacing = [0.15, 0.15]
    film.Rows = film.Columns = side
    film.SamplesPerPixel, film.PhotometricInterpretation, film.PixelRepresentation = 1, "MONOCHROME2", 0
    film.BitsAllocated, film.BitsStored, film.HighBit = 16, 12, 11
    film.PixelData = pixels.tobytes()
    return film
