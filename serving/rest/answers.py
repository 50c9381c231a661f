"""The shapes of the REST answers, for the OpenAPI document and as a check on ourselves."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from serving.shapes import TextAnswer


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", protected_namespaces=())


class CodingAnswer(_Answer):
    """A coded concept."""

    scheme: str
    value: str
    meaning: str


class ReasonAnswer(_Answer):
    """Why a model abstained."""

    code: str
    text: TextAnswer


class ModelAnswer(_Answer):
    """Which model."""

    name: str
    version: str
    sha256: str


class FindingAnswer(_Answer):
    """One finding: a calibrated probability in 0 to 1, and what the threshold makes of it."""

    name: str
    code: CodingAnswer
    display: TextAnswer
    probability: float
    conformal_set: list[str] | None
    threshold: float
    positive: bool
    negative: TextAnswer | None


class MeasurementAnswer(_Answer):
    """One measurement; `unit` is UCUM."""

    name: str
    code: CodingAnswer
    display: TextAnswer
    value: float
    unit: str
    segment: str | None
    note: TextAnswer | None


class OutcomeAnswer(_Answer):
    """What one model said."""

    status: Literal["analyzed", "abstained"]
    reason: ReasonAnswer | None
    findings: list[FindingAnswer]
    measurements: list[MeasurementAnswer]
    model: ModelAnswer | None
    overlay: str | None


class ImageOutcomeAnswer(OutcomeAnswer):
    """… of one image of the upload, by its place."""

    image: int


class ImageAnswer(_Answer):
    """One file of the upload; `unreadable` is a code when no model could look at it."""

    image: int
    sop_instance_uid: str | None
    study_instance_uid: str | None
    unreadable: str | None
    overlay: str | None


class AnalysisAnswer(OutcomeAnswer):
    """The whole answer: the main result at the top, all results and images below it."""

    results: list[ImageOutcomeAnswer]
    images: list[ImageAnswer]


_AREA_EXAMPLE = {
    "name": "right_lung_area",
    "code": {"scheme": "SCT", "value": "42798000", "meaning": "Area"},
    "display": {"vi": "Diện tích phổi phải", "en": "Area of right lung"},
    "value": 14210.5,
    "unit": "mm2",
    "segment": "right_lung",
    "note": {
        "vi": "đo tại mặt đầu thu, chưa hiệu chỉnh độ phóng đại",
        "en": "at the detector, not corrected for magnification",
    },
}
_RESULT_EXAMPLE: dict[str, Any] = {
    "status": "analyzed",
    "reason": None,
    "findings": [
        {
            "name": "pneumonia",
            "code": {"scheme": "SCT", "value": "233604007", "meaning": "Pneumonia"},
            "display": {"vi": "viêm phổi", "en": "pneumonia"},
            "probability": 0.91,
            "conformal_set": ["positive"],
            "threshold": 0.42,
            "positive": True,
            "negative": None,
        }
    ],
    "measurements": [_AREA_EXAMPLE],
    "model": {"name": "paediatric_pneumonia", "version": "1.0.0", "sha256": "0" * 64},
    "overlay": "/v1/imaging/overlays/" + "A" * 43,
}
ANALYSIS_EXAMPLE: dict[str, Any] = {
    **_RESULT_EXAMPLE,
    "results": [{**_RESULT_EXAMPLE, "image": 0}],
    "images": [
        {
            "image": 0,
            "sop_instance_uid": "1.2.826.0.1.3680043.8.498.1",
            "study_instance_uid": "1.2.826.0.1.3680043.8.498.2",
            "unreadable": None,
            "overlay": "/v1/imaging/overlays/" + "A" * 43,
        }
    ],
}
