"""Dice and the 95 % Hausdorff distance of lung fields, per film at its stored size, with intervals over patients."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import PIL.Image
import torch
from monai.metrics.hausdorff_distance import compute_hausdorff_distance
from numpy.typing import NDArray

from models.estimate import Estimate
from models.overlap import dice

Array = NDArray[np.float32]
Masks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FilmScore:
    """How one film was segmented.

    Attributes:
        dice: of both lungs as one region; empty against empty is 1.
        dice_right, dice_left: of each lung.
        hd95_px: of both lungs as one region, pixels of the stored image; NaN where nothing was found.
    """

    patient_id: str
    dice: float
    dice_right: float
    dice_left: float
    hd95_px: float


def hd95(one: Masks, other: Masks) -> float:
    """95 % Hausdorff distance of two masks `(h, w)`, pixels; NaN when one is empty."""
    if not one.any() or not other.any():
        return float("nan")
    pair = [torch.from_numpy(mask)[None, None].float() for mask in (one, other)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        distance = compute_hausdorff_distance(pair[0], pair[1], include_background=True, percentile=95.0)
    return float(distance.item())


def enlarge(probabilities: Array, height: int, width: int) -> Array:
    """`(k, h, w)` to `(k, height, width)`, bilinear."""
    planes = [
        np.asarray(PIL.Image.fromarray(plane).resize((width, height), PIL.Image.Resampling.BILINEAR))
        for plane in np.ascontiguousarray(probabilities)
    ]
    return np.stack(planes)


def score_film(probabilities: Array, lungs: NDArray[np.uint8], patient_id: str, has_distance: bool = True) -> FilmScore:
    """Hold `(2, h, w)` probabilities of right and left lung against the stored labels."""
    found = enlarge(probabilities, *lungs.shape) >= 0.5
    both, reference = np.asarray(found.any(axis=0)), np.asarray(lungs > 0)
    distance = hd95(both, reference) if has_distance else float("nan")
    sides = [dice(found[index], np.asarray(lungs == index + 1)) for index in (0, 1)]
    return FilmScore(patient_id, dice(both, reference), sides[0], sides[1], distance)


def estimate_mean(values: Sequence[float], patients: Sequence[str], seed: int = 0, draws: int = 2000) -> Estimate:
    """Mean over films with a bootstrap interval that draws patients; NaN values are left out."""
    groups: dict[str, list[float]] = {}
    for value, patient in zip(values, patients, strict=True):
        if not np.isnan(value):
            groups.setdefault(patient, []).append(value)
    sums = np.array([sum(group) for group in groups.values()])
    counts = np.array([len(group) for group in groups.values()])
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, len(sums), (draws, len(sums)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    value = float(sums.sum() / counts.sum())
    low, high = (float(bound) for bound in np.percentile(means, [2.5, 97.5]))
    return Estimate(value=value, ci_low=min(low, value), ci_high=max(high, value), n=len(sums))


def summarise(scores: Sequence[FilmScore]) -> Mapping[str, Estimate]:
    """Every metric of some films."""
    patients = [score.patient_id for score in scores]
    names = ("dice", "dice_right", "dice_left", "hd95_px")
    columns = {name: [float(getattr(score, name)) for score in scores] for name in names}
    return {name: estimate_mean(values, patients) for name, values in columns.items() if not np.isnan(values).all()}
