"""Slices of a CT or MR series in space, single instances or frames of one, and the coarse volume that they make.

**Source:** DICOM PS3.3 C.7.6.2.1.1 (image plane), C.7.6.16.2 (functional groups: pixel measures, plane position and
orientation, pixel value transformation), C.11.1.1.2 (rescale).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.deidentify.face_plane import COARSE_MM, FaceNotFound, Plane
from datasets.deidentify.pixels import Samples
from datasets.dicom.frames import stored_frame
from datasets.dicom.header import functional_groups
from datasets.dicom.layout import Layout, layout_of
from datasets.dicom.read import read_instance
from datasets.dicom.values import number, numbers
from datasets.limits import LIMITS

LEAST_SLICES, MOST_GAP_MM, ASIDE_MM, SAME_PLACE_MM = 12, 10.0, 2.0, 0.01
AIR_HU = -1000.0
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slice:
    """One frame: where it comes from, its plane, and a coarse look at it.

    Attributes:
        path, frame: the file, and which of its frames.
        shape: rows and columns.
        origin, across, down: middle of the first sample, and the ways to the next column and row, in mm (LPS).
        steps: how many rows and columns a sample of the coarse look stands for.
        values: the coarse look, in Hounsfield units or as stored.
        air: value and stored code of the darkest sample that is not darker than air.
    """

    path: Path
    frame: int
    shape: tuple[int, int]
    origin: Vector
    across: Vector
    down: Vector
    steps: tuple[int, int]
    values: NDArray[np.float32]
    air: tuple[float, int]

    @property
    def normal(self) -> Vector:
        """The way that the slices are counted in, of length one."""
        normal = np.cross(self.across, self.down)
        return np.asarray(normal / np.linalg.norm(normal))

    def beyond(self, plane: Plane) -> NDArray[np.bool_]:
        """`(rows, columns)`: the samples that go."""
        rows, columns = np.indices(self.shape).reshape(2, -1)
        points = self.origin + columns[:, None] * self.across + rows[:, None] * self.down
        return plane.is_beyond(points).reshape(self.shape)


def read_slices(path: Path) -> Iterator[Slice]:
    """Every frame of a file.

    Raises:
        FaceNotFound: it is not gray, or does not tell where it lies.
        UnreadableInstance: it is damaged.
    """
    dataset = read_instance(path)
    layout = layout_of(dataset, LIMITS)
    if layout.photometric != "MONOCHROME2" or layout.bits_allocated not in (8, 16):
        raise FaceNotFound("no gray samples of 8 or 16 bits")
    is_ct = dataset.get("Modality") == "CT"
    for frame in range(layout.frames):
        origin, cosines, spacing = (
            np.asarray(_told(dataset, macro, key, frame, count), np.float64) for macro, key, count in GEOMETRY
        )
        if spacing.min() <= 0 or not np.allclose(np.linalg.norm(cosines.reshape(2, 3), axis=1), 1, atol=0.01):
            raise FaceNotFound("slices without position, orientation or spacing")
        steps = (max(1, round(COARSE_MM / spacing[0])), max(1, round(COARSE_MM / spacing[1])))
        stored = np.asarray(stored_frame(dataset, layout, frame, LIMITS))
        values = rescaled(dataset, layout, stored, frame)
        yield Slice(
            path=path,
            frame=frame,
            shape=(layout.rows, layout.columns),
            origin=origin,
            across=cosines[:3] * spacing[1],
            down=cosines[3:] * spacing[0],
            steps=steps,
            values=values[:: steps[0], :: steps[1]].copy(),
            air=_air(values, stored, AIR_HU if is_ct else -np.inf),
        )


GEOMETRY = (
    ("PlanePositionSequence", "ImagePositionPatient", 3),
    ("PlaneOrientationSequence", "ImageOrientationPatient", 6),
    ("PixelMeasuresSequence", "PixelSpacing", 2),
)


def _told(dataset: Dataset, macro: str, keyword: str, frame: int, count: int) -> tuple[float, ...]:
    for source in (dataset, *functional_groups(dataset, macro, frame, LIMITS)):
        found = numbers(source, keyword, LIMITS)
        if len(found) == count:
            return found
    raise FaceNotFound("slices without position, orientation or spacing")


def rescaled(dataset: Dataset, layout: Layout, stored: Samples, frame: int) -> NDArray[np.float32]:
    """Samples as numbers, `(rows, columns)`: unused bits left out, signs kept, rescaled."""
    codes = stored.astype(np.int64)
    if layout.is_native:
        codes >>= layout.high_bit + 1 - layout.bits_stored
    codes &= (1 << layout.bits_stored) - 1
    if layout.is_signed:
        codes -= (codes >> (layout.bits_stored - 1)) << layout.bits_stored
    slope, intercept = 1.0, 0.0
    for source in (dataset, *functional_groups(dataset, "PixelValueTransformationSequence", frame, LIMITS)):
        slope = number(source, "RescaleSlope", LIMITS) or slope
        intercept = number(source, "RescaleIntercept", LIMITS) or intercept
    return np.asarray(codes.astype(np.float32) * np.float32(slope) + np.float32(intercept))


def _air(values: NDArray[np.float32], stored: Samples, least: float) -> tuple[float, int]:
    at = int(np.argmin(np.where(values >= least, values, np.inf)))
    return (float(values.flat[at]), int(stored.flat[at])) if values.flat[at] >= least else (np.inf, 0)


def volume_of(slices: Sequence[Slice]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """`(column, row, slice)` on even distances along the slices' line, coarse, and its affine to LPS mm.

    Slices at one place (echoes, times) count once; uneven distances are filled by what lies between.

    Raises:
        FaceNotFound: the slices do not make one volume.
    """
    first = slices[0]
    if any(each.shape != first.shape or not _is_parallel(each, first) for each in slices):
        raise FaceNotFound("slices of several sizes or directions")
    line = _distinct(sorted(slices, key=lambda each: float(each.origin @ first.normal)))
    if len(line) < LEAST_SLICES:
        raise FaceNotFound("too few slices to tell a face from a brain")
    places = np.array([float(each.origin @ first.normal) for each in line]) - float(line[0].origin @ first.normal)
    if np.diff(places).max() > MOST_GAP_MM:
        raise FaceNotFound("slices that lie too far from each other")
    way = (line[-1].origin - line[0].origin) / places[-1]
    aside = np.stack([each.origin for each in line]) - line[0].origin - places[:, None] * way
    if np.linalg.norm(aside, axis=1).max() > ASIDE_MM:
        raise FaceNotFound("slices that do not lie on one line")
    count = max(len(line), round(places[-1] / COARSE_MM) + 1)
    affine = np.eye(4)
    affine[:3, 0], affine[:3, 1] = first.across * first.steps[1], first.down * first.steps[0]
    affine[:3, 2], affine[:3, 3] = way * places[-1] / (count - 1), line[0].origin
    return _filled(line, places, np.linspace(0, places[-1], count)), affine


def _filled(line: Sequence[Slice], places: Vector, wanted: Vector) -> NDArray[np.float32]:
    after = np.clip(np.searchsorted(places, wanted), 1, len(places) - 1)
    share = (wanted - places[after - 1]) / (places[after] - places[after - 1])
    planes = [
        line[at - 1].values.T * np.float32(1 - part) + line[at].values.T * np.float32(part)
        for at, part in zip(after, share, strict=True)
    ]
    return np.stack(planes, axis=-1)


def _distinct(line: list[Slice]) -> list[Slice]:
    kept = line[:1]
    for each in line[1:]:
        if float((each.origin - kept[-1].origin) @ each.normal) > SAME_PLACE_MM:
            kept.append(each)
    return kept


def _is_parallel(each: Slice, first: Slice) -> bool:
    return np.allclose(each.across, first.across, atol=1e-3) and np.allclose(each.down, first.down, atol=1e-3)
