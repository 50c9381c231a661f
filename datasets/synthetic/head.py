"""A phantom of a head with skull, brain, eyes, nose and neck, as slices of CT or MR, or as one multi-frame object.

**Source:** DICOM PS3.3 C.7.6.2 (image plane), C.7.6.16 (multi-frame functional groups), A.38 (enhanced CT).
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset, uid
from pydicom.sequence import Sequence

from datasets.synthetic.attributes import derived_uid
from datasets.synthetic.instances import ct_slice, mr_slice

Volume = NDArray[np.int16]
Direction = Literal["axial", "sagittal", "coronal"]
SIDE, STEP_MM = 44, 6.0
AIR, FAT, EYE, BRAIN, TISSUE, NOSE, BONE = -1000, -90, 20, 35, 40, 60, 700
"""Hounsfield units; each value stands for one thing, so that a test can count what went."""
OFFSET = 1024
AXES = {"axial": (0, 1, 2), "sagittal": (1, 2, 0), "coronal": (0, 2, 1)}


@cache
def head_volume() -> Volume:
    """`(L, P, S)` of STEP_MM a side."""
    x, y, z = (np.mgrid[0:SIDE, 0:SIDE, 0:SIDE] - SIDE / 2) * STEP_MM
    volume = np.full((SIDE, SIDE, SIDE), AIR, np.int16)
    volume[(x / 78) ** 2 + (y / 98) ** 2 + ((z - 30) / 85) ** 2 < 1] = TISSUE
    volume[(x / 60) ** 2 + ((y + 25) / 65) ** 2 + ((z + 40) / 60) ** 2 < 1] = TISSUE
    volume[(np.hypot(x, y - 15) < 55) & (z < -30)] = TISSUE
    volume[(np.hypot(x / 14, (z + 28) / 22) < 1) & (y < -85) & (y > -118)] = NOSE
    volume[(x / 69) ** 2 + (y / 87) ** 2 + ((z - 35) / 72) ** 2 < 1] = BONE
    for side in (-32, 32):
        volume[((x - side) / 18) ** 2 + ((y + 72) / 24) ** 2 + ((z + 28) / 16) ** 2 < 1] = FAT
        volume[np.sqrt((x - side) ** 2 + (y + 78) ** 2 + (z + 28) ** 2) < 12] = EYE
    volume[(x / 62) ** 2 + (y / 80) ** 2 + ((z - 35) / 65) ** 2 < 1] = BRAIN
    volume.setflags(write=False)
    return volume


def head_series(
    seed: int,
    *,
    modality: Literal["CT", "MR"] = "CT",
    direction: Direction = "axial",
    part: str = "HEAD",
    count: int = SIDE,
) -> list[FileDataset]:
    """The lowest slices of the head as a series of single instances.

    Args:
        seed: of the patient and the UIDs.
        modality: which object; MR has the same values, as stored.
        direction: of the slices.
        part: BodyPartExamined; empty leaves it out.
        count: how many slices.
    """
    column, row, normal = AXES[direction]
    slices = np.moveaxis(head_volume(), (column, row, normal), (2, 1, 0))
    cosines = np.eye(3)[[column, row]]
    sign = 1 if direction == "axial" else -1  # rows run down the body in sagittal and coronal slices
    cosines[1] *= sign
    series = []
    for number in range(count):
        dataset = _slice(seed, modality, number)
        _set_pixels(dataset, slices[number][::sign])
        dataset.PixelSpacing = [STEP_MM, STEP_MM]
        dataset.ImagePositionPatient = [float(each) for each in _origin(row, normal, sign, number)]
        dataset.ImageOrientationPatient = [float(each) for each in cosines.ravel()]
        if part:
            dataset.BodyPartExamined = part
        elif "BodyPartExamined" in dataset:
            del dataset.BodyPartExamined
        series.append(dataset)
    return series


def head_frames(seed: int) -> FileDataset:
    """The head as one enhanced CT object: the frames' positions stand in functional groups."""
    dataset = _slice(seed, "CT", SIDE)
    dataset.SOPClassUID = dataset.file_meta.MediaStorageSOPClassUID = uid.EnhancedCTImageStorage
    _set_pixels(dataset, np.moveaxis(head_volume(), (0, 1, 2), (2, 1, 0)).reshape(-1, SIDE))
    dataset.Rows, dataset.NumberOfFrames, dataset.BodyPartExamined = SIDE, SIDE, "HEAD"
    for keyword in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope"):
        dataset.pop(keyword, None)
    rescale = _macro(RescaleIntercept=dataset.pop("RescaleIntercept").value, RescaleSlope=1, RescaleType="HU")
    dataset.SharedFunctionalGroupsSequence = _macro(
        PixelMeasuresSequence=_macro(PixelSpacing=[STEP_MM, STEP_MM], SliceThickness=STEP_MM),
        PlaneOrientationSequence=_macro(ImageOrientationPatient=[1, 0, 0, 0, 1, 0]),
        PixelValueTransformationSequence=rescale,
    )
    dataset.PerFrameFunctionalGroupsSequence = Sequence(
        _macro(PlanePositionSequence=_macro(ImagePositionPatient=[*_origin(1, 2, 1, number)]))[0]
        for number in range(SIDE)
    )
    return dataset


def _macro(**values: object) -> Sequence:
    item = Dataset()
    for keyword, value in values.items():
        setattr(item, keyword, value)
    return Sequence([item])


def _origin(row: int, normal: int, sign: int, number: int) -> NDArray[np.float64]:
    origin = np.full(3, -SIDE / 2 * STEP_MM)
    origin[normal] += number * STEP_MM
    origin[row] *= sign
    origin[row] -= 0 if sign > 0 else STEP_MM
    return origin


def _set_pixels(dataset: FileDataset, plane: Volume) -> None:
    dataset.Rows, dataset.Columns = plane.shape
    dataset.PixelData = (plane + OFFSET).astype("<u2").tobytes()
    dataset["PixelData"].VR = "OW"


@cache
def _template(seed: int, modality: str) -> FileDataset:
    dataset = ct_slice(seed) if modality == "CT" else mr_slice(seed)
    del dataset.PixelData
    dataset.BurnedInAnnotation = "NO"
    return dataset


def _slice(seed: int, modality: str, number: int) -> FileDataset:
    dataset = copy.deepcopy(_template(seed, modality))
    dataset.SOPInstanceUID = derived_uid("head", modality, seed, number)
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.InstanceNumber = number + 1
    return dataset
