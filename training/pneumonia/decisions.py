"""What is chosen on the tune split: calibration, thresholds, conformal limits, the heat-maps' scale, the mirror image.

Calibration and limits are fitted on the tune films as they are and once changed: a hospital's films differ from those
of the training at least as much.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.calibration import calibrated, fit_platt, threshold_for_sensitivity
from models.card import Calibration, Conformal
from models.conformal import fit_conformal
from models.metrics import auroc
from training.pneumonia.films import BACTERIAL, NORMAL
from training.pneumonia.fitting import TuneFigures, as_input
from training.pneumonia.graph import evidence
from training.pneumonia.network import PneumoniaNetwork

Numbers = NDArray[np.float64]
Classes = NDArray[np.int64]

ALPHA = 0.1
SENSITIVITY = {"pneumonia": 0.95, "bacterial_pneumonia": 0.90}
PREVALENCE = 0.5
MIRROR_GAIN = 0.002
HEAT_PERCENTILE = 95.0


@dataclass(frozen=True, slots=True)
class Decision:
    """How one finding's logit becomes a probability, an answer and a set."""

    calibration: Calibration
    threshold: float
    conformal: Conformal


@dataclass(frozen=True, slots=True)
class TuneLogits:
    """Logits of the tune films, with and without the mirror image's; `(n, 2)` each.

    Attributes:
        plain, changed: of the films as they are and once changed.
        plain_both, changed_both: averaged with the mirror image's.
        peaks: greatest evidence `(n, 2)` in each plain film's maps.
        classes: `(n,)`.
    """

    plain: Numbers = field(repr=False)
    changed: Numbers = field(repr=False)
    plain_both: Numbers = field(repr=False)
    changed_both: Numbers = field(repr=False)
    peaks: Numbers = field(repr=False)
    classes: Classes = field(repr=False)


def tune_logits(network: PneumoniaNetwork, tune: TuneFigures) -> TuneLogits:
    """Run the network on every tune picture and its mirror image."""
    plain, peaks = _run(network, tune.plain)
    changed, _ = _run(network, tune.changed)
    plain_mirrored, _ = _run(network, tune.plain.flip(3))
    changed_mirrored, _ = _run(network, tune.changed.flip(3))
    both, changed_both = (plain + plain_mirrored) / 2, (changed + changed_mirrored) / 2
    return TuneLogits(plain, changed, both, changed_both, peaks, tune.classes)


def _run(network: PneumoniaNetwork, pictures: Tensor, batch_size: int = 32) -> tuple[Numbers, Numbers]:
    logits, peaks = [], []
    with torch.inference_mode():
        for part in torch.split(pictures, batch_size):
            maps = network.maps(as_input(part))
            logits.append(network.head(maps.mean(dim=(2, 3))).double().numpy())
            peaks.append(evidence(network, maps).amax(dim=(2, 3)).double().numpy())
    return np.concatenate(logits), np.concatenate(peaks)


def is_mirror_worth_it(logits: TuneLogits) -> bool:
    """Does averaging with the mirror image gain enough on the tune split to pay for the second run?"""
    alone = _mean_auroc(logits.plain, logits.classes) + _mean_auroc(logits.changed, logits.classes)
    both = _mean_auroc(logits.plain_both, logits.classes) + _mean_auroc(logits.changed_both, logits.classes)
    return (both - alone) / 2 > MIRROR_GAIN


def _mean_auroc(logits: Numbers, classes: Classes) -> float:
    is_sick = classes != NORMAL
    bacterial = auroc(classes[is_sick] == BACTERIAL, logits[is_sick, 1])
    return (auroc(is_sick, logits[:, 0]) + bacterial) / 2


def decide(logits: TuneLogits, *, is_mirrored: bool) -> dict[str, Decision]:
    """Both findings. Pneumonia is calibrated as if half of the films showed it, since no hospital's share is known."""
    plain = logits.plain_both if is_mirrored else logits.plain
    changed = logits.changed_both if is_mirrored else logits.changed
    is_sick = logits.classes != NORMAL
    bacterial = logits.classes[is_sick] == BACTERIAL
    first = _decision(is_sick, plain[:, 0], changed[:, 0], SENSITIVITY["pneumonia"], PREVALENCE)
    sick, sick_changed = plain[is_sick, 1], changed[is_sick, 1]
    second = _decision(bacterial, sick, sick_changed, SENSITIVITY["bacterial_pneumonia"], None)
    return {"pneumonia": first, "bacterial_pneumonia": second}


def _decision(
    truth: NDArray[np.bool_], plain: Numbers, changed: Numbers, sensitivity: float, prevalence: float | None
) -> Decision:
    both_truth, both = np.concatenate([truth, truth]), np.concatenate([plain, changed])
    calibration = fit_platt(both_truth, both, prevalence)
    told = calibrated(plain, calibration)
    threshold = threshold_for_sensitivity(truth, told, sensitivity)
    conformal = fit_conformal(both_truth, calibrated(both, calibration), ALPHA)
    return Decision(calibration, float(np.clip(threshold, 0.001, 0.999)), conformal)


def heat_scale(logits: TuneLogits) -> Tensor:
    """Evidence shown as 1: the 95th percentile of the peaks among films that show the finding, `(2,)`."""
    sick = logits.peaks[logits.classes != NORMAL, 0]
    bacterial = logits.peaks[logits.classes == BACTERIAL, 1]
    peaks = [np.percentile(values, HEAT_PERCENTILE) if len(values) else 1.0 for values in (sick, bacterial)]
    return torch.tensor([max(float(peak), 1e-3) for peak in peaks], dtype=torch.float32)
