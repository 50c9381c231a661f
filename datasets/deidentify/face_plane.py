"""The plane that parts the face from the brain in a volume of the head.

After the idea of Quickshear: seen from the side, a line that touches the convex hull of the brain from in front and
below, moved outwards by a buffer, cuts the face off and leaves the brain whole. There is no brain mask: what lies deep
under the skin, within a brain's height of the crown, stands for the brain, and in CT of that only what is soft and has
bone in front of it, so that the plane errs on the brain's side. Since CT tells the brain so well, there the plane cuts
in each strip from left to right as deep as it may; in MR, where air, bone and disease are all dark, it is one.

**Source:** Schimke & Hale, Quickshear defacing for neuroimages (USENIX HealthSec 2011), the idea; written anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from datasets.errors import UnreadableInstance

Volume = NDArray[np.float32]
Mask = NDArray[np.bool_]
Points = NDArray[np.float64]

COARSE_MM, BUFFER_MM, STRIP_MM, ASIDE_MM, FACE_MM = 3.0, 6.0, 10.0, 40.0, 40.0
DEPTH_MM, CROWN_MM = 14.0, 80.0
FRONT_MM, BACK_MM, BACK_AT = 105.0, 150.0, 0.5
"""How deep under the skin the brain begins; how far below the crown it ends in front and, from half of the way back
that is seen within CROWN_MM of the crown, behind."""
ANGLES = range(10, 71, 2)
"""Degrees below straight ahead that the plane may look to."""
AIR_HU = -300.0
BONE_HU, BIN_MM = 300.0, 6.0
SOFT_HU, NARROW_MM, MARGIN_MM = (-30.0, 120.0), 6.0, 3.0
"""What is as dense as brain, blood and the fluid around them, not as fat or bone; how narrow a bridge is no brain; what
is added again, since the median of a voxel's neighbours takes some off."""
LEAST_HEIGHT_MM, LEAST_ACROSS_MM, MOST_ACROSS_MM, LEAST_REMOVED = 110.0, 100.0, 320.0, 0.02
BINS = 256


class FaceNotFound(UnreadableInstance):
    """The geometry does not let the face be told from the brain; the message says why, and no value."""


class NoFace(FaceNotFound):
    """A whole head was found, and nothing of note in front of and below its brain."""


@dataclass(frozen=True, slots=True)
class Plane:
    """What lies beyond it goes: points with `anterior * A + inferior * I > offset`, in mm, LPS turned to A and I.

    From left to right it may have steps, one a strip of STRIP_MM, since the brain reaches less far down in the middle,
    between the eyes, than at the temples.

    Attributes:
        anterior, inferior: the way out, of length one.
        first: L of the middle of the first strip.
        offsets: of each strip; what lies outside of all belongs to the nearest.
    """

    anterior: float
    inferior: float
    first: float
    offsets: NDArray[np.float64]

    def is_beyond(self, points: Points) -> Mask:
        """Of LPS points `(n, 3)` in mm, which ones go."""
        strips = np.clip(np.rint((points[:, 0] - self.first) / STRIP_MM), 0, len(self.offsets) - 1).astype(np.intp)
        return np.asarray(_outwards(self.anterior, self.inferior, points) > self.offsets[strips])


def _outwards(anterior: float, inferior: float, points: Points) -> Points:
    return np.asarray(-anterior * points[:, 1] - inferior * points[:, 2])


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
    if is_ct:
        is_skulled = is_brain & _behind_bone(points, coarse[head] > BONE_HU)
        is_brain &= _soft_inside(coarse, _placed(is_skulled, head), spacing)[head]
    if not is_brain.any():
        raise FaceNotFound("no inside of a head was found")
    return _best(points, points[is_brain], has_steps=is_ct)


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


def _soft_inside(volume: Volume, within: Mask, spacing: Points) -> Mask:
    """Of what may be the brain, in CT, the largest part as soft as a brain: bone parts it from the sockets of the eyes.

    What hangs together by less than twice NARROW_MM (nerves, vessels, muscles of the eye) is not followed.
    """
    smooth = ndimage.median_filter(volume, 3)
    deep = ndimage.distance_transform_edt((smooth > SOFT_HU[0]) & (smooth < SOFT_HU[1]), sampling=tuple(spacing))
    labels, count = ndimage.label((deep > NARROW_MM) & within)
    if not count:
        return np.zeros_like(within)
    inside = labels == int(np.argmax(np.bincount(labels.ravel())[1:])) + 1
    return np.asarray(ndimage.distance_transform_edt(~inside, sampling=tuple(spacing)) <= NARROW_MM + MARGIN_MM)


def _behind_bone(points: Points, is_bone: Mask) -> Mask:
    """Which points have bone in front of them, as a brain has and an eye has not; all, where there is no bone."""
    if not is_bone.any():
        return np.ones(len(points), np.bool_)
    bins = np.rint((points[:, ::2] - points[:, ::2].min(axis=0)) / BIN_MM).astype(np.intp)
    foremost = np.full(bins.max(axis=0) + 1, np.inf)
    np.minimum.at(foremost, tuple(bins[is_bone].T), points[is_bone, 1])
    return np.asarray(points[:, 1] > foremost[tuple(bins.T)])


def _placed(values: Mask, where: Mask) -> Mask:
    placed = np.zeros_like(where)
    placed[where] = values
    return placed


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


def _best(head: Points, brain: Points, *, has_steps: bool) -> Plane:
    """Of the planes that touch the brain, the one that takes most of what lies about or in front of the brain's front.

    Raises:
        NoFace: there is little there, below the brain, or little of it goes.
    """
    front = float(np.percentile(brain[:, 1], 0.5))
    ahead = head[head[:, 1] < front + FACE_MM]
    angles = np.deg2rad(ANGLES)
    planes = [_touching(brain, float(np.cos(each)), float(np.sin(each)), has_steps=has_steps) for each in angles]
    taken = [int(plane.is_beyond(ahead).sum()) for plane in planes]
    if max(taken) < LEAST_REMOVED * len(head):
        raise NoFace("no face was found in front of and below the brain")
    return planes[int(np.argmax(taken))]


def _touching(brain: Points, anterior: float, inferior: float, *, has_steps: bool) -> Plane:
    """The plane at one angle, a buffer away from the brain in each strip.

    What a strip on one side keeps, its like on the other side keeps, too: half a brain may be dark by disease. Beside
    the temples the brain lies too near under the skin to be told from it: from ASIDE_MM off the middle on, a
    strip cuts no deeper than the one before it.
    """
    heights = _outwards(anterior, inferior, brain)
    middle = float(brain[:, 0].min() + brain[:, 0].max()) / 2
    count = int(np.ptp(brain[:, 0]) / 2 / STRIP_MM) + 1
    aside = np.arange(-count, count + 1) * STRIP_MM
    reached = [heights[np.abs(brain[:, 0] - middle - at) <= STRIP_MM * 1.5].max(initial=-np.inf) for at in aside]
    offsets = np.maximum(reached, reached[::-1]) + BUFFER_MM
    if not has_steps:
        offsets[:] = offsets.max()
    for strip in range(round(ASIDE_MM / STRIP_MM) + 1, count + 1):
        offsets[count + strip] = max(offsets[count + strip], offsets[count + strip - 1])
        offsets[count - strip] = offsets[count + strip]
    return Plane(anterior, inferior, middle - count * STRIP_MM, offsets)
