"""A phantom of a head with a nose, eyes and a brain: the face goes, the brain stays, however the series is stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset, dcmread
from pydicom.uid import RLELossless

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.face_plane import FaceNotFound, face_plane
from datasets.deidentify.face_slices import read_slices, volume_of
from datasets.deidentify.faces import deface_series, is_defaced
from datasets.synthetic.head import (
    AIR,
    BRAIN,
    EYE,
    NOSE,
    OFFSET,
    SIDE,
    STEP_MM,
    Direction,
    head_frames,
    head_series,
    head_volume,
)


def _write(folder: Path, series: list[FileDataset]) -> list[Path]:
    folder.mkdir(parents=True)
    paths = [folder / f"{number}.dcm" for number in range(len(series))]
    for path, dataset in zip(paths, series, strict=True):
        path.write_bytes(as_bytes(dataset))
    return paths


def _values(paths: list[Path]) -> NDArray[np.int64]:
    return np.stack([dcmread(path).pixel_array.astype(int) for path in paths]) - OFFSET


def _check(before: NDArray[np.int64], after: NDArray[np.int64]) -> None:
    assert (before == NOSE).sum() > 50
    assert not (after == NOSE).any()
    assert (before == EYE).sum() > 30
    assert not (after == EYE).any()
    assert int((after == BRAIN).sum()) == int((before == BRAIN).sum())
    assert set(np.unique(after[after != before])) == {AIR}


@pytest.mark.parametrize(
    ("direction", "modality"), [("axial", "CT"), ("sagittal", "MR"), ("coronal", "CT"), ("axial", "MR")]
)
def test_the_face_goes_and_the_brain_stays(direction: Direction, modality: str, tmp_path: Path) -> None:
    paths = _write(tmp_path / "series", head_series(1, modality=modality, direction=direction))  # type: ignore[arg-type]
    before = _values(paths)
    assert deface_series(paths, tmp_path / "done")
    done = [tmp_path / "done" / path.name for path in paths]
    _check(before, _values(done))
    assert np.array_equal(_values(paths), before)
    files = [dcmread(path) for path in done]
    assert {each.RecognizableVisualFeatures for each in files} == {"NO"}
    assert all(is_defaced(each) for each in files)
    assert not is_defaced(dcmread(paths[0]))


def test_signed_compressed_and_unevenly_spaced_slices_lose_their_face_too(tmp_path: Path) -> None:
    series = head_series(1)
    for number, dataset in enumerate(series):
        dataset.ImagePositionPatient[2] -= 1.5 * max(number - 30, 0)
        values = np.frombuffer(dataset.PixelData, "<u2").astype("<i2") - OFFSET
        values[:5] = -2000  # what lies outside of the machine's circle
        dataset.PixelData = values.tobytes()
        dataset.PixelRepresentation, dataset.RescaleIntercept, dataset.BitsStored, dataset.HighBit = 1, 0, 16, 15
        dataset.compress(RLELossless, generate_instance_uid=False)
    paths = _write(tmp_path / "series", series)
    before = _values(paths) + OFFSET
    assert deface_series(paths, tmp_path / "done")
    done = [tmp_path / "done" / path.name for path in paths]
    _check(before, _values(done) + OFFSET)
    assert {dcmread(path).file_meta.TransferSyntaxUID for path in done} == {RLELossless}


@pytest.mark.parametrize("modality", ["CT", "MR"])
def test_a_brain_that_is_dark_on_one_side_by_disease_is_kept(modality: str, tmp_path: Path) -> None:
    series = head_series(1, modality=modality)  # type: ignore[arg-type]
    for number in range(25):
        values = np.frombuffer(series[number].PixelData, "<u2").astype(int).reshape(SIDE, SIDE) - OFFSET
        values[:24, : SIDE // 2][values[:24, : SIDE // 2] == BRAIN] = -60 if modality == "CT" else AIR
        series[number].PixelData = (values + OFFSET).astype("<u2").tobytes()
    paths = _write(tmp_path / "series", series)
    before = _values(paths)
    assert deface_series(paths, tmp_path / "done")
    after = _values([tmp_path / "done" / path.name for path in paths])
    assert (before == BRAIN).sum() < (head_volume() == BRAIN).sum()
    _check(before, after)


def test_frames_of_an_enhanced_object_lose_their_face(tmp_path: Path) -> None:
    paths = _write(tmp_path / "series", [head_frames(1)])
    before = _values(paths)[0]
    assert deface_series(paths, tmp_path / "done")
    _check(before, _values([tmp_path / "done" / "0.dcm"])[0])


def test_a_series_that_says_that_it_has_no_face_is_believed_only_when_none_is_found(tmp_path: Path) -> None:
    series = head_series(1)
    for dataset in series:
        dataset.RecognizableVisualFeatures = "NO"
    paths = _write(tmp_path / "lies", series)
    assert deface_series(paths, tmp_path / "once")
    once = sorted((tmp_path / "once").iterdir())
    deface_series(once, tmp_path / "twice")
    again = sorted((tmp_path / "twice").iterdir()) if (tmp_path / "twice").exists() else once
    assert int((_values(again) == BRAIN).sum()) == int((_values(paths) == BRAIN).sum())


@pytest.mark.parametrize(
    ("part", "count", "reason"),
    [
        ("HEAD", 5, "too few slices"),
        ("", 2, "not told"),
        ("CABEZA", 2, "word that is not known here"),
        ("HEAD", 15, "as wide as a head|too little of the head"),
    ],
)
def test_what_cannot_be_judged_is_refused(part: str, count: int, reason: str, tmp_path: Path) -> None:
    paths = _write(tmp_path / "series", head_series(1, part=part, count=count, modality="MR"))
    for path in paths:
        dataset = dcmread(path)
        dataset.SeriesDescription = dataset.StudyDescription = ""
        path.write_bytes(as_bytes(dataset))
    with pytest.raises(FaceNotFound, match=reason):
        deface_series(paths, tmp_path / "done")


@pytest.mark.parametrize("part", ["CHEST", "HEART", "FOREARM", "CARDIAC", "CHEST_ABDOMEN", "LSPINE", "KNEE"])
def test_parts_without_a_face_are_left_as_they_are(part: str, tmp_path: Path) -> None:
    paths = _write(tmp_path / "series", head_series(1, part=part, count=2))
    assert deface_series(paths, tmp_path / "done") is False
    assert not (tmp_path / "done").exists()


def test_a_head_that_only_a_description_tells_is_one(tmp_path: Path) -> None:
    series = head_series(1, part="")
    for dataset in series:
        dataset.SeriesDescription = "CT so nao khong tiem"
    assert deface_series(_write(tmp_path / "series", series), tmp_path / "done")


def test_echoes_at_one_place_share_a_plane_and_a_localizer_is_refused(tmp_path: Path) -> None:
    echoes = [*head_series(1, modality="MR"), *head_series(1, modality="MR")]
    paths = _write(tmp_path / "echoes", echoes)
    volume, affine = volume_of([each for path in paths for each in read_slices(path)])
    assert volume.shape[2] >= SIDE
    assert np.linalg.norm(affine[:3, 2]) == pytest.approx(STEP_MM * (SIDE - 1) / (volume.shape[2] - 1))
    assert deface_series(paths, tmp_path / "done")
    mixed = _write(tmp_path / "mixed", [*head_series(1), *head_series(1, direction="coronal")])
    with pytest.raises(FaceNotFound, match="several sizes or directions"):
        deface_series(mixed, tmp_path / "none")


def test_a_volume_that_is_no_head_is_refused() -> None:
    affine = np.diag([STEP_MM, STEP_MM, STEP_MM, 1.0])
    with pytest.raises(FaceNotFound, match="nothing but air"):
        face_plane(np.full((30, 30, 30), AIR, np.float32), affine, is_ct=True)
    with pytest.raises(FaceNotFound, match="too little of the head"):
        face_plane(head_volume()[:, :, 30:].astype(np.float32), affine, is_ct=True)
