"""Faces taken out of released CT and MR series of the head: each file is written anew and checked, or all are held.

**Source:** DICOM PS3.15 E.3.2 (Clean Recognizable Visual Features Option), PS3.16 CID 7050 (113102), PS3.3 C.7.6.2.1.1
(image plane), C.12.1 (RecognizableVisualFeatures).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset

from datasets.deidentify.batch import QUARANTINE, RELEASED, as_bytes
from datasets.deidentify.face_plane import FaceNotFound, Plane, face_plane
from datasets.deidentify.pixels import Samples, store_frames
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import read_instance
from datasets.dicom.values import text
from datasets.errors import DatasetError
from datasets.limits import LIMITS

MODALITIES = frozenset(("CT", "MR"))
HEADS = re.compile("HEAD|BRAIN|SKULL|FACE|ORBIT|SINUS|EAR|JAW|MAXILLA|MANDIBLE|TMJ|NOSE|IAC|PITUITARY|SELLA|CRANI|NECK")
LEAST_SLICES, UNEVEN = 12, 0.2
CODE = ("113102", "Clean Recognizable Visual Features Option")
FOLDER = "faces"


@dataclass(frozen=True, slots=True)
class Defaced:
    """What became of the series of heads: how many lost their face, and why others are held back."""

    series: int
    held_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """One instance: its file, itself, its samples as stored and its plane's affine (column, row → LPS mm)."""

    path: Path
    dataset: FileDataset
    stored: Samples
    origin: NDArray[np.float64]
    across: NDArray[np.float64]
    down: NDArray[np.float64]


def deface_released(out: Path) -> Defaced:
    """Take the face out of each series of a head in `out/released`; what cannot be done is moved to the quarantine.

    Series that are already done are left as they are.
    """
    done, held = 0, []
    for folder in sorted({path.parent for path in (out / RELEASED).rglob("*.dcm")}):
        paths = sorted(folder.glob("*.dcm"))
        try:
            done += deface_series(paths)
        except (FaceNotFound, DatasetError) as error:
            held.append(str(error) if isinstance(error, FaceNotFound) else "pixels that cannot be read or written")
            target = out / QUARANTINE / FOLDER / folder.name
            target.mkdir(parents=True, exist_ok=True, mode=0o700)
            for path in paths:
                path.replace(target / path.name)
    return Defaced(done, tuple(held))


def deface_series(paths: list[Path]) -> bool:
    """Take the face out of one series, in place; `False` when it shows no head or was done before.

    Raises:
        FaceNotFound: it shows, or may show, a head whose face cannot be told from its brain.
        UnreadableInstance: a file is damaged.
    """
    first = read_instance(paths[0].read_bytes(), stop_before_pixels=True)
    if not shows_head(first) or first.get("RecognizableVisualFeatures") == "NO":
        return False
    slices = sorted(map(_slice, paths), key=lambda each: float(each.origin @ _normal(each)))
    volume, affine = volume_of(slices)
    plane = face_plane(volume, affine, is_ct=first.Modality == "CT")
    air = min(int(each.stored.min()) for each in slices)
    written = [(each.path, _without_face(each, plane, air)) for each in slices]
    for path, data in written:
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.replace(path)
    return True


def shows_head(dataset: Dataset) -> bool:
    """Whether it is a CT or MR image of a head.

    Raises:
        FaceNotFound: it does not tell its part of the body.
    """
    if text(dataset, "Modality", LIMITS) not in MODALITIES:
        return False
    part = (text(dataset, "BodyPartExamined", LIMITS) or "").upper()
    if not part:
        raise FaceNotFound("the part of the body is not told, so a face may be in it")
    return bool(HEADS.search(part))


def volume_of(slices: list[Slice]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """`(column, row, slice)` in Hounsfield units or as stored, and its affine to LPS mm.

    Raises:
        FaceNotFound: the slices do not make one volume.
    """
    if len(slices) < LEAST_SLICES:
        raise FaceNotFound("too few slices to tell a face from a brain")
    first = slices[0]
    if any(each.stored.shape != first.stored.shape or not _is_parallel(each, first) for each in slices):
        raise FaceNotFound("slices of several sizes or directions")
    gaps = np.diff([float(each.origin @ _normal(first)) for each in slices])
    if gaps.min() <= 0 or np.ptp(gaps) > UNEVEN * float(np.median(gaps)):
        raise FaceNotFound("slices at uneven distances")
    affine = np.eye(4)
    affine[:3, 0], affine[:3, 1], affine[:3, 3] = first.across, first.down, first.origin
    affine[:3, 2] = (slices[-1].origin - first.origin) / (len(slices) - 1)
    return np.stack([_values(each) for each in slices], axis=-1), affine


def _slice(path: Path) -> Slice:
    dataset = cast(FileDataset, read_instance(path.read_bytes()))
    layout = layout_of(dataset, LIMITS)
    given = [dataset.get(key) for key in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing")]
    if not all(given) or layout.frames != 1 or layout.samples != 1:
        raise FaceNotFound("no single gray slices with position, orientation and spacing")
    origin, cosines, spacing = (np.asarray(each, np.float64) for each in given)
    stored = np.array(stored_frame(dataset, layout, 0, LIMITS))
    return Slice(path, dataset, stored, origin, cosines[:3] * spacing[1], cosines[3:] * spacing[0])


def _normal(each: Slice) -> NDArray[np.float64]:
    normal = np.cross(each.across, each.down)
    return np.asarray(normal / np.linalg.norm(normal))


def _is_parallel(each: Slice, first: Slice) -> bool:
    return np.allclose(each.across, first.across, atol=1e-3) and np.allclose(each.down, first.down, atol=1e-3)


def _values(each: Slice) -> NDArray[np.float32]:
    slope, intercept = (
        float(each.dataset.get(key, usual)) for key, usual in (("RescaleSlope", 1), ("RescaleIntercept", 0))
    )
    return np.asarray(each.stored.T * np.float32(slope) + np.float32(intercept), np.float32)


def beyond(each: Slice, plane: Plane) -> NDArray[np.bool_]:
    """`(rows, columns)` of a slice: the samples that go."""
    rows, columns = np.indices(each.stored.shape).reshape(2, -1)
    points = each.origin + columns[:, None] * each.across + rows[:, None] * each.down
    return plane.is_beyond(points).reshape(each.stored.shape)


def _without_face(each: Slice, plane: Plane, air: int) -> bytes:
    """The file anew, read again and compared: beyond the plane air, elsewhere each sample as it was."""
    gone = beyond(each, plane)
    expected = np.where(gone, np.asarray(air, each.stored.dtype), each.stored)
    dataset = each.dataset
    store_frames(dataset, layout_of(dataset, LIMITS), expected[np.newaxis])
    _sign(dataset)
    data = as_bytes(dataset)
    again = read_instance(data)
    if not np.array_equal(stored_frame(again, layout_of(again, LIMITS), 0, LIMITS), expected):
        raise FaceNotFound("what was written is not what was meant")
    return data


def _sign(dataset: Dataset) -> None:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = CODE[0], "DCM", CODE[1]
    dataset.DeidentificationMethodCodeSequence = [*(dataset.get("DeidentificationMethodCodeSequence") or ()), item]
    dataset.RecognizableVisualFeatures = "NO"
