"""The same film as another file: with its own aspect, and as a DICOM object of 12 bits with its gray inverted."""

from __future__ import annotations

import io

import numpy as np
import pydicom.uid
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset

from datasets.image import Image
from datasets.read import read_image
from models.card import Result
from models.preprocess import run_steps
from training.pneumonia.films import Films, picture_steps
from training.pneumonia.probes import Probe, same_answer

Indices = NDArray[np.int64]
Pictures = NDArray[np.float32]

CR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.1"
LOW, HIGH = 300, 3800


def other_decodings(probe: Probe, indices: Indices) -> list[Result]:
    """How far the answers are apart: unsquashed original v squashed copy, and DICOM MONOCHROME1 v the stored file.

    The first on every tune film whose original there is, the second on the films at `indices`.
    """
    films = probe.films
    found: list[Result] = []
    tune = films.where("tune")
    paired = np.array([index for index in tune if int(index) in films.variants], dtype=np.int64)
    if len(paired):
        originals = np.stack([films.variants[int(index)] for index in paired]).astype(np.float32) / np.float32(255)
        before = probe.pneumonia(probe.films_as_pictures(paired))
        subgroup = "own aspect v squashed copy"
        found += same_answer(probe, before, probe.pneumonia(originals), films.patients(paired), subgroup)
    before = probe.pneumonia(_decoded(films, indices, has_dicom=False))
    after = probe.pneumonia(_decoded(films, indices, has_dicom=True))
    subgroup = "DICOM MONOCHROME1 of 12 bits v stored file"
    return found + same_answer(probe, before, after, films.patients(indices), subgroup)


def _decoded(films: Films, indices: Indices, *, has_dicom: bool) -> Pictures:
    steps = picture_steps(films.pictures.shape[1])
    images = [films.image(int(index)) for index in indices]
    read = [read_image(as_inverted_dicom(image)) if has_dicom else image for image in images]
    return np.concatenate([run_steps(steps, image) for image in read])


def as_inverted_dicom(image: Image) -> bytes:
    """A gray picture as a CR image: MONOCHROME1, 12 bits stored in 16, windowed to the shades it uses."""
    stored = np.rint(HIGH - image.pixels * (HIGH - LOW)).astype("<u2")
    dataset = FileDataset("", {}, file_meta=_meta(), preamble=b"\0" * 128)
    _describe(dataset, stored)
    dataset.PixelData = stored.tobytes()
    content = io.BytesIO()
    dataset.save_as(content, enforce_file_format=True)
    return content.getvalue()


def _meta() -> FileMetaDataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = pydicom.uid.UID(CR_IMAGE_STORAGE)
    meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
    meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    return meta


def _describe(dataset: Dataset, stored: NDArray[np.uint16]) -> None:
    dataset.SOPClassUID = CR_IMAGE_STORAGE
    dataset.SOPInstanceUID = pydicom.uid.generate_uid()
    dataset.Modality = "CR"
    dataset.Rows, dataset.Columns = stored.shape
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME1"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelRepresentation = 0
    dataset.WindowCenter = (LOW + HIGH) / 2
    dataset.WindowWidth = HIGH - LOW
