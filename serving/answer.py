"""An outcome as the JSON that every door answers with and the store keeps: the shape of `POST /v1/imaging/analyze`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.card import Card, Coding, Text
from serving.prediction import Abstention, FindingResult, Measurement, Outcome


def describe_text(text: Text) -> dict[str, str]:
    """Both languages."""
    return {"vi": text.vi, "en": text.en}


def describe_coding(coding: Coding) -> dict[str, str]:
    """Scheme, value, meaning."""
    return {"scheme": coding.scheme, "value": coding.value, "meaning": coding.meaning}


def describe_finding(result: FindingResult) -> dict[str, Any]:
    """One finding; `conformal_set` is `None` where the card has no conformal limits."""
    finding = result.finding
    return {
        "name": finding.name,
        "code": describe_coding(finding.code),
        "display": describe_text(finding.display),
        "probability": round(result.probability, 6),
        "conformal_set": None if finding.conformal is None else list(result.conformal_set),
        "threshold": finding.threshold,
        "positive": result.is_positive,
        "negative": None if finding.negative is None else describe_text(finding.negative),
    }


def describe_measurement(measurement: Measurement) -> dict[str, Any]:
    """One measurement with its UCUM unit."""
    return {
        "name": measurement.name,
        "code": describe_coding(measurement.code),
        "display": describe_text(measurement.display),
        "value": round(measurement.value, 3),
        "unit": measurement.unit.value,
        "segment": measurement.segment_name,
        "note": None if measurement.note is None else describe_text(measurement.note),
    }


def describe_model(card: Card) -> dict[str, str]:
    """Which model said it."""
    return {"name": card.name, "version": card.version, "sha256": card.sha256}


def describe_outcome(outcome: Outcome) -> dict[str, Any]:
    """What one model said: `analyzed`, or `abstained` with its reason."""
    answer: dict[str, Any] = {"status": "analyzed", "reason": None, "findings": [], "measurements": []}
    if isinstance(outcome, Abstention):
        why = outcome.reason
        answer |= {"status": "abstained", "reason": {"code": why.code, "text": describe_text(why.text)}}
    else:
        answer["findings"] = [describe_finding(result) for result in outcome.findings]
        answer["measurements"] = [describe_measurement(measurement) for measurement in outcome.measurements]
    return answer | {"model": describe_model(outcome.model_card)}


def main_answer(answers: Sequence[dict[str, Any]], cards: Mapping[str, Card]) -> dict[str, Any]:
    """Of several models' answers, the one to the clinical question.

    The first that reports findings; else the first that should have and abstained, so that "not analysed" is never
    read as "nothing found"; else the last, which the others served.
    """
    findings = [answer for answer in answers if cards[answer["model"]["name"]].findings]
    answered = [answer for answer in findings if answer["status"] == "analyzed"]
    return (answered or findings or list(answers)[-1:])[0]
