"""Text drawn into masks, doses and floating point numbers: seen by the gate, which holds the instance back."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset
from pydicom.data import get_testdata_file
from pydicom.dataelem import DataElement

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.verify import verify_instance
from datasets.deidentify.verify_maps import gray_of_values
from datasets.dicom.read import read_instance

NAME, SIDE = "NGUYEN THI LAN", 256
FOUND = "identifier of the original in the pixels"


def _name(value: float, ground: NDArray[np.float64], degrees: float = 0.0) -> NDArray[np.float64]:
    stencil = np.zeros((SIDE, SIDE), np.uint8)
    cv2.putText(stencil, NAME, (20, SIDE // 2), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 255, 2)
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), degrees, 1.0)
    return np.where(cv2.warpAffine(stencil, turn, (SIDE, SIDE)) > 127, value, ground)


def _cloud() -> NDArray[np.float64]:
    """A smooth hill, as a dose is."""
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    return np.asarray(np.exp(-(x**2 + 2 * y**2) / 9000), np.float64)


def _organ() -> NDArray[np.float64]:
    """A mask of lobes and vessels."""
    mask = np.zeros((SIDE, SIDE), np.uint8)
    cv2.ellipse(mask, (90, 60), (60, 40), 20, 0, 360, 1, -1)
    for number in range(12):
        cv2.line(mask, (180, 20 + 6 * number), (240 - 9 * number, 240), 1, 1 + number % 3)
    return mask.astype(np.float64)


def _instance(kind: str, frames: list[NDArray[np.float64]]) -> FileDataset:
    """Frames of 0 to 1 as a mask, a dose, or floating point numbers."""
    name = "rtdose_1frame.dcm" if kind == "dose" else "liver_1frame.dcm"
    dataset = read_instance(Path(str(get_testdata_file(name, download=False))).read_bytes())
    dataset.Rows = dataset.Columns = SIDE
    dataset.NumberOfFrames, dataset.PatientName = len(frames), "NGUYEN^THI LAN"
    stacked = np.stack(frames)
    if kind == "mask":
        dataset.PixelData = np.packbits(stacked.astype(np.uint8).ravel(), bitorder="little").tobytes()
    elif kind == "dose":
        dataset.PixelData = (stacked * 1e9).astype("<u4").tobytes()
    else:
        del dataset.PixelData
        dataset.BitsAllocated, dataset.SOPClassUID = int(kind), "1.2.840.10008.5.1.4.1.1.30"
        dataset.Modality = "MR"
        for keyword in ("BitsStored", "HighBit", "PixelRepresentation"):
            del dataset[keyword]
        tag, vr = (0x7FE00008, "OF") if kind == "32" else (0x7FE00009, "OD")
        dataset.add(DataElement(tag, vr, (stacked / 1e3).astype(f"<f{int(kind) // 8}").tobytes()))
    return cast(FileDataset, read_instance(as_bytes(cast(FileDataset, dataset))))


@pytest.mark.parametrize("degrees", [0.0, 25.0])
@pytest.mark.parametrize("kind", ["mask", "dose", "32", "64"])
def test_a_name_in_what_is_no_picture_holds_it_back(
    kind: str, degrees: float, project: Project, usual: Options
) -> None:
    ground = _organ() if kind == "mask" else _cloud()
    written = _name(1.0, ground if kind == "mask" else 0.5 * ground, degrees)
    for frames, expected in (([ground, ground], ()), ([ground, written], (FOUND,))):
        source = _instance(kind, frames)
        data = as_bytes(deidentify_instance(source, project, usual))
        assert verify_instance(data, source, project, usual).reasons == expected


@pytest.mark.parametrize("name", ["rtdose.dcm", "rtdose_rle.dcm", "liver_1frame.dcm", "liver_expb_1frame.dcm"])
def test_pydicoms_doses_and_masks_hold_no_text(name: str, project: Project, usual: Options) -> None:
    source = read_instance(Path(str(get_testdata_file(name, download=False))).read_bytes())
    reasons = verify_instance(as_bytes(deidentify_instance(source, project, usual)), source, project, usual).reasons
    assert not [each for each in reasons if "pixels" in each]


def test_any_numbers_become_gray() -> None:
    plane = np.zeros((40, 40))
    plane[0, 0], plane[0, 1], plane[0, 2] = 1e-30, np.nan, np.inf
    assert gray_of_values(plane)[0, :4].tolist() == [255, 0, 255, 0]
    assert not gray_of_values(np.full((9, 9), np.nan)).any()
    assert not gray_of_values(np.full((9, 9), -3, np.int32)).any()
    assert gray_of_values(np.arange(-500, 500, dtype=np.int32).reshape(20, 50)).tolist()[0][0] == 0
