"""The plane that parts the face from the brain in a volume of the head.

After the idea of Quickshear: seen from the side, a line that touches the convex hull of the brain from in front and
below, moved outwards by a buffer, cuts the face off and leaves the brain whole. There is no brain mask here: what
lies deep under the skin, within a brain's height of the crown, stands for the brain, so that the plane errs on the
brain's side.

**Source:** Schimke & Hale, Quickshear defacing for neuroimages (USENIX HealthSec 2011), the idea; written anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Volume = NDArray[np.float32]
Mask = NDArray[np.bool_]
Points = NDArray[np.float64]

COARSE_MM, BUFFER_MM = 3.0, 6.0
DEPTH_MM, CROWN_MM = 14.0, 80.0
FRONT_MM, BACK_MM, BACK_AT = 105.0, 150.0, 0.5
"""How deep under the skin the brain begins; how far below the crown it ends in front and, from half of the way back
that is seen within CROWN_MM of the crown, behind."""
ANGLES = range(25, 66)
"""Degrees below straight ahead that the plane may look to."""
AIR_HU = -300.0
LEAST_HEIGHT_MM, LEAST_ACROSS_MM, MOST_ACROSS_MM, LEAST_REMOVED = 110.0, 100.0, 320.0, 0.02
BINS = 256


class FaceNotFound(Exception):
    """The geometry does not let the face be told from the brain; the message says why, and no value."""


@dataclass(frozen=True, slots=True)
class Plane:
    """What lies beyond it goes: points with `anterior * A + inferior * I > offset`, in mm, LPS turned to A and I."""

    anterior: float
    inferior: float
    offset: float

    def is_beyond(self, points: Points) -> Mask:
        """Of LPS points `(n, 3)` in mm, which ones go."""
        return np.asarray(-self.anterior * points[:, 1] - self.inferior * points[:, 2] > self.offset)


def face_plane(volume: Volume, affine: NDArray[np.float64], *, is_ct: bool) -> Plane:
    """The plane for a volume of the head.

    Args:
        volume: `(i, j, k)`, Hounsfield units for CT.
        affine: `(4, 4)`, from indices to LPS mm.
        is_ct: the threshold between air and head is known.

    Raises:
        FaceNotFound: no whole head is in it.
    """
    steps = tuple(max(1, round(COARSE_MM / length)) for length in np.linalg.norm(affine[:3, :3], axis=0))
    coarse = volume[:: steps[0], :: steps[1], :: steps[2]]
    spacing = np.linalg.norm(affine[:3, :3], axis=0) * steps
    head = head_mask(coarse, is_ct=is_ct)
    points = _points(head, affine @ np.diag([*steps, 1.0]))
    crown = _checked(points)
    depth = ndimage.distance_transform_edt(np.pad(head, 1), sampling=tuple(spacing))[1:-1, 1:-1, 1:-1]
    is_brain = (depth[head] >= DEPTH_MM) & (crown - points[:, 2] <= _brain_heights(points, crown))
    if not is_brain.any():
        raise FaceNotFound("no inside of a head was found")
    return _best(points, points[is_brain])


def head_mask(volume: Volume, *, is_ct: bool) -> Mask:
    """The largest connected part that is no air, with its hollows filled."""
    level = AIR_HU if is_ct else otsu(volume)
    labels, count = ndimage.label(ndimage.binary_opening(volume > level))
    if not count:
        raise FaceNotFound("nothing but air was found")
    sizes = np.bincount(labels.ravel())[1:]
    filled = labels == int(np.argmax(sizes)) + 1
    for axis in range(3):
        planes = np.moveaxis(filled, axis, 0)
        for number in range(len(planes)):
            planes[number] = ndimage.binary_fill_holes(planes[number])
    return np.asarray(filled)


def otsu(volume: Volume) -> float:
    """The level that parts a histogram in two (Otsu 1979, IEEE Trans SMC 9:62), up to the 99th percentile."""
    values = np.minimum(volume, np.percentile(volume, 99))
    counts, edges = np.histogram(values, BINS)
    centres, below = (edges[1:] + edges[:-1]) / 2, np.cumsum(counts)
    sums = np.cumsum(counts * centres)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(centres[int(np.argmax(np.nan_to_num(apart)))])


def _points(mask: Mask, affine: NDArray[np.float64]) -> Points:
    return np.asarray(np.argwhere(mask) @ affine[:3, :3].T + affine[:3, 3])


def _checked(points: Points) -> float:
    """The height of the crown, when the head is as large as heads are."""
    low, high = np.percentile(points, (0.5, 99.5), axis=0)
    across = (high - low)[:2]
    if (high - low)[2] < LEAST_HEIGHT_MM:
        raise FaceNotFound("too little of the head was found from the crown down")
    if across.min() < LEAST_ACROSS_MM or across.max() > MOST_ACROSS_MM:
        raise FaceNotFound("what was found is not as wide as a head")
    return float(high[2])


def _brain_heights(points: Points, crown: float) -> Points:
    """How far below the crown the brain may reach at each point."""
    upper = points[points[:, 2] >= crown - CROWN_MM, 1]
    front, back = np.percentile(upper, (0.5, 99.5))
    backwards = np.clip((points[:, 1] - front) / (BACK_AT * (back - front)), 0, 1)
    return np.asarray(FRONT_MM + (BACK_MM - FRONT_MM) * backwards)


def _best(head: Points, brain: Points) -> Plane:
    """Of the planes that touch the brain, the one that takes most of what lies in front of its middle."""
    middle = float(np.median(brain[:, 1]))
    front = head[head[:, 1] < middle]
    planes = []
    for degrees in ANGLES:
        anterior, inferior = float(np.cos(np.deg2rad(degrees))), float(np.sin(np.deg2rad(degrees)))
        offset = float((-anterior * brain[:, 1] - inferior * brain[:, 2]).max()) + BUFFER_MM
        planes.append(Plane(anterior, inferior, offset))
    taken = [int(plane.is_beyond(front).sum()) for plane in planes]
    if max(taken) < LEAST_REMOVED * len(head):
        raise FaceNotFound("no face was found in front of and below the brain")
    return planes[int(np.argmax(taken))]
