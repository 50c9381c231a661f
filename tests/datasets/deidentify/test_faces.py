"""A phantom of a head with a nose and a brain: the nose goes, the brain stays, whatever the slices' direction."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset, dcmread

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.face_plane import FaceNotFound, face_plane
from datasets.deidentify.faces import deface_released, deface_series
from datasets.synthetic.attributes import derived_uid
from datasets.synthetic.instances import ct_slice, mr_slice

DIRECTIONS = {"axial": (0, 1, 2), "sagittal": (1, 2, 0), "coronal": (0, 2, 1)}
SIDE, STEP_MM = 44, 6.0
AIR, TISSUE, BRAIN, NOSE = -1000, 40, 35, 60
Volume = NDArray[np.int16]


def _phantom() -> Volume:
    """`(L, P, S)` of STEP_MM: skin, a brain, nose, chin and neck."""
    x, y, z = (np.mgrid[0:SIDE, 0:SIDE, 0:SIDE] - SIDE / 2) * STEP_MM
    volume = np.full((SIDE, SIDE, SIDE), AIR, np.int16)
    volume[(x / 78) ** 2 + (y / 98) ** 2 + ((z - 30) / 85) ** 2 < 1] = TISSUE
    volume[(x / 60) ** 2 + ((y + 25) / 65) ** 2 + ((z + 40) / 60) ** 2 < 1] = TISSUE
    volume[(np.hypot(x, y - 15) < 55) & (z < -30)] = TISSUE
    nose = (np.hypot(x / 14, (z + 28) / 22) < 1) & (y < -85) & (y > -118)
    volume[nose] = NOSE
    volume[(x / 62) ** 2 + (y / 80) ** 2 + ((z - 35) / 65) ** 2 < 1] = BRAIN
    return volume


def _write(folder: Path, direction: str, part: str = "HEAD", modality: str = "CT", count: int = SIDE) -> list[Path]:
    column, row, normal = DIRECTIONS[direction]
    slices = np.moveaxis(_phantom(), (column, row, normal), (2, 1, 0))
    cosines = np.eye(3)[[column, row]]
    sign = 1 if direction == "axial" else -1  # rows run down the body in sagittal and coronal slices
    cosines[1] *= sign
    folder.mkdir(parents=True)
    return [
        _slice(folder / f"{number}.dcm", slices[number][::sign], cosines, (row, normal, sign), number, (part, modality))
        for number in range(count)
    ]


@cache
def _template(modality: str) -> FileDataset:
    dataset = ct_slice(1) if modality == "CT" else mr_slice(1)
    del dataset.PixelData
    return dataset


def _slice(
    path: Path,
    plane: Volume,
    cosines: NDArray[np.float64],
    axes: tuple[int, int, int],
    number: int,
    kind: tuple[str, str],
) -> Path:
    dataset = copy.deepcopy(_template(kind[1]))
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = derived_uid(
        "face", number, str(path.parent)
    )
    dataset.Rows, dataset.Columns = plane.shape
    dataset.PixelData = (plane + 1024).astype("<u2").tobytes()
    dataset["PixelData"].VR = "OW"
    dataset.PixelSpacing = [STEP_MM, STEP_MM]
    row, normal, sign = axes
    origin = np.full(3, -SIDE / 2 * STEP_MM)
    origin[normal] += number * STEP_MM
    origin[row] *= sign
    origin[row] -= 0 if sign > 0 else STEP_MM
    dataset.ImagePositionPatient = [float(each) for each in origin]
    dataset.ImageOrientationPatient = [float(each) for each in cosines.ravel()]
    dataset.BodyPartExamined = kind[0]
    path.write_bytes(as_bytes(dataset))
    return path


@pytest.mark.parametrize(
    ("direction", "modality"), [("axial", "CT"), ("sagittal", "MR"), ("coronal", "CT"), ("axial", "MR")]
)
def test_the_nose_goes_and_the_brain_stays(direction: str, modality: str, tmp_path: Path) -> None:
    paths = _write(tmp_path / "series", direction, modality=modality)
    before = np.stack([dcmread(path).pixel_array.astype(int) for path in paths]) - 1024
    assert deface_series(paths)
    files = [dcmread(path) for path in paths]
    after = np.stack([each.pixel_array.astype(int) for each in files]) - 1024
    assert (before == NOSE).sum() > 50
    assert not (after == NOSE).any()
    assert int((after == BRAIN).sum()) == int((before == BRAIN).sum())
    assert set(np.unique(after[after != before])) == {AIR}
    assert {each.RecognizableVisualFeatures for each in files} == {"NO"}
    assert {each.DeidentificationMethodCodeSequence[-1].CodeValue for each in files} == {"113102"}
    assert deface_series(paths) is False


def test_a_series_that_cannot_be_judged_is_held_back_and_others_are_left(tmp_path: Path) -> None:
    released = tmp_path / "released" / "P1" / "1.2"
    _write(released / "few", "axial", count=5)
    _write(released / "unknown", "axial", part="", count=2)
    belly = _write(released / "belly", "axial", part="ABDOMEN", count=2)
    untouched = belly[0].read_bytes()
    defaced = deface_released(tmp_path)
    assert defaced.series == 0
    assert sorted(defaced.held_back) == [
        "the part of the body is not told, so a face may be in it",
        "too few slices to tell a face from a brain",
    ]
    assert belly[0].read_bytes() == untouched
    assert len(list((tmp_path / "quarantine" / "faces").rglob("*.dcm"))) == 7
    assert [path.parent.name for path in released.rglob("*.dcm")] == ["belly", "belly"]


def test_a_volume_that_is_no_head_is_refused() -> None:
    affine = np.diag([STEP_MM, STEP_MM, STEP_MM, 1.0])
    with pytest.raises(FaceNotFound, match="nothing but air"):
        face_plane(np.full((30, 30, 30), AIR, np.float32), affine, is_ct=True)
    with pytest.raises(FaceNotFound, match="too little of the head"):
        face_plane(_phantom()[:, :, 30:].astype(np.float32), affine, is_ct=True)
