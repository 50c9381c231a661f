"""An evaluation as the JSON that REST, the CLI and tables give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel
from pydantic_core import to_json
from starlette.responses import JSONResponse

from models.evaluation import Evaluation
from models.instruments import Instrument
from models.table import TableModel
from serving.risk.describe import NOTICE, identity
from serving.shapes import TextAnswer


class BandAnswer(BaseModel):
    """Where the value falls."""

    name: str
    display: TextAnswer
    advice: TextAnswer | None
    indicator: Literal["info", "warning", "critical"]
    risk: TextAnswer | None
    source: str


class ContributionAnswer(BaseModel):
    """What one input or row adds: points of a score, log-odds of a model."""

    name: str
    display: TextAnswer
    inputs: list[str]
    amount: float


class ReasonAnswer(BaseModel):
    """Why it abstained."""

    code: str
    text: TextAnswer


class IdentityAnswer(BaseModel):
    """Which computation answered."""

    name: str
    kind: Literal["score", "model"]
    version: str
    sha256: str


class EvaluationAnswer(BaseModel):
    """The answer to one set of inputs."""

    status: Literal["complete", "data-required", "abstained"]
    score: float | None
    lower: float | None
    upper: float | None
    unit: str
    probability: float | None
    threshold: float | None
    is_positive: bool | None
    conformal_set: list[str]
    band: BandAnswer | None
    contribution_unit: Literal["points", "log-odds"]
    base: float
    contributions: list[ContributionAnswer]
    missing: list[str]
    reason: ReasonAnswer | None
    inputs_used: dict[str, float | str | bool]
    model: IdentityAnswer
    notice: TextAnswer


class QuickAnswer(JSONResponse):
    """Plain JSON content, written by pydantic's core: a quarter of the time of the standard library's."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401  # whatever JSON is
        """The body in UTF-8."""
        return to_json(content, inf_nan_mode="null")


def describe_evaluation(instrument: Instrument, found: Evaluation) -> dict[str, Any]:
    """The evaluation as plain JSON content, in the shape of `EvaluationAnswer`."""
    threshold = instrument.finding.threshold if isinstance(instrument, TableModel) else None
    is_positive = None if threshold is None or found.probability is None else found.probability >= threshold
    return {
        "status": found.status,
        "score": found.score,
        "lower": found.lower,
        "upper": found.upper,
        "unit": instrument.unit,
        "probability": found.probability,
        "threshold": threshold,
        "is_positive": is_positive,
        "conformal_set": list(found.conformal_set),
        "band": _band(found),
        "contribution_unit": "points" if threshold is None else "log-odds",
        "base": found.base,
        "contributions": [
            {"name": one.name, "display": _text(one.display), "inputs": list(one.inputs), "amount": one.amount}
            for one in found.contributions
        ],
        "missing": list(found.missing),
        "reason": None if found.reason is None else {"code": found.reason.code, "text": _text(found.reason.text)},
        "inputs_used": dict(found.inputs_used or {}),
        "model": identity(instrument),
        "notice": _text(NOTICE),
    }


def split_units(raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """`{"creatinine": {"value": 1.1, "unit": "mg/dL"}}` beside plain values: the values, and the units told."""
    values: dict[str, Any] = {}
    units: dict[str, str] = {}
    for name, told in raw.items():
        if isinstance(told, Mapping):
            values[name] = told.get("value")
            if isinstance(unit := told.get("unit"), str):
                units[name] = unit
        else:
            values[name] = told
    return values, units


def _band(found: Evaluation) -> dict[str, Any] | None:
    band = found.band
    if band is None:
        return None
    return {
        "name": band.name,
        "display": _text(band.display),
        "advice": _text(band.advice),
        "indicator": band.indicator,
        "risk": _text(band.risk),
        "source": band.source,
    }


def _text(text: Any) -> dict[str, str] | None:  # noqa: ANN401  # a Text or nothing
    return None if text is None else {"vi": text.vi, "en": text.en}
