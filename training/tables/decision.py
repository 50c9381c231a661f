"""What is chosen on rows that the model had not seen: calibration, threshold, conformal limits, bands."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from models.band import Band
from models.calibration import calibrated, fit_platt, threshold_for_sensitivity
from models.card import Calibration, Conformal
from models.conformal import fit_conformal
from models.terms import Text
from training.tables.declare import Truth
from training.tables.feature import Numbers

ALPHA = 0.1
SPECIFICITY = 0.95
LEAST, MOST = 0.001, 0.999
SOURCE = "this model's training rows, out of fold"


@dataclass(frozen=True, slots=True)
class Decision:
    """How a logit becomes a probability, an answer, a set and a band."""

    calibration: Calibration
    threshold: float
    conformal: Conformal
    bands: tuple[Band, ...] = field(repr=False)


def decide(truth: Truth, logits: Numbers, sensitivity: float) -> Decision:
    """Fit on logits out of fold."""
    calibration = fit_platt(truth, logits)
    told = calibrated(logits, calibration)
    threshold = float(np.clip(threshold_for_sensitivity(truth, told, sensitivity), LEAST, MOST))
    high = float(np.clip(np.quantile(told[~truth], SPECIFICITY), LEAST, MOST))
    return Decision(calibration, threshold, fit_conformal(truth, told, ALPHA), _bands(truth, told, threshold, high))


def _bands(truth: Truth, told: Numbers, threshold: float, high: float) -> tuple[Band, ...]:
    low = Band(
        name="low",
        display=Text(vi="Dưới ngưỡng", en="Below the threshold"),
        risk=_seen(truth, told, 0.0, threshold),
        source=SOURCE,
    )
    top = high if high > threshold else 1.01
    raised = Band(
        name="raised",
        minimum=threshold,
        display=Text(vi="Tăng: từ ngưỡng trở lên", en="Raised: at or above the threshold"),
        indicator="warning",
        risk=_seen(truth, told, threshold, top),
        source=SOURCE,
    )
    if high <= threshold:
        return low, raised
    very = Band(
        name="high",
        minimum=high,
        display=Text(
            vi="Cao: trong nhóm không có biến cố, chỉ 5 % có nguy cơ tới mức này",
            en="High: only 5 % of those without the outcome reach it",
        ),
        indicator="critical",
        risk=_seen(truth, told, high, 1.01),
        source=SOURCE,
    )
    return low, raised, very


def _seen(truth: Truth, told: Numbers, low: float, high: float) -> Text | None:
    chosen = truth[(told >= low) & (told < high)]
    if not len(chosen):
        return None
    share = f"{100 * chosen.mean():.1f} %"
    return Text(
        vi=f"{share} trong {len(chosen)} ca huấn luyện", en=f"{share} of {len(chosen)} training cases (out of fold)"
    )
