"""What a model said, as the page shows it: from the store's rows and, where it is still here, the model's card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.card import Card, Finding
from models.scope import REASON_CODES, reason
from serving.prediction import FindingResult
from serving.results.words import conformal_sentence, finding_sentence
from serving.store.rows import Analysis
from serving.web.catalogue import Language, read_catalogue
from serving.web.wording import write_metric, write_number

TOLD_METRICS = ("auroc", "sensitivity", "specificity")
UNITS = {"mm2": "mm²", "cm2": "cm²", "1": ""}


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: probability and threshold are of what `name` says, 0 to 1."""

    name: str
    short_name: str
    probability: float
    threshold: float
    verdict: str
    tone: str
    certainty: str | None
    measured: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """One measurement in words."""

    name: str
    value: str
    note: str | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What one model said of one instance; `reason` is why it did not answer."""

    title: str
    model_name: str
    model_version: str
    status: str
    reason: str | None
    findings: tuple[FindingView, ...]
    measurements: tuple[MeasurementView, ...]


def view_outcome(analysis: Analysis, cards: Mapping[str, Card], language: Language) -> OutcomeView:
    """The row in words. A model whose folder has changed since is shown by what was stored."""
    model_card = card_of(analysis, cards)
    known = cards.get(analysis.model_name)
    title = known.title if known else None
    return OutcomeView(
        title=getattr(title, language) if title else analysis.model_name or _text("study.no_model", language),
        model_name=analysis.model_name if known else "",
        model_version=analysis.model_version,
        status=analysis.status,
        reason=None if analysis.reason is None else write_reason(analysis.reason, language),
        findings=tuple(_view_finding(row, model_card, language) for row in analysis.findings),
        measurements=tuple(_view_measurement(row, language) for row in analysis.measurements),
    )


def card_of(analysis: Analysis, cards: Mapping[str, Card]) -> Card | None:
    """The card of the very model that answered, or `None` when another version stands there now."""
    known = cards.get(analysis.model_name)
    return known if known is not None and known.sha256 == analysis.model_sha256 else None


def write_reason(code: str, language: Language) -> str:
    """Why there is no answer, as a clause."""
    if code in REASON_CODES:
        return str(getattr(reason(code).text, language))
    key = f"reason.{code}"
    if key in read_catalogue().keys:
        return _text(key, language)
    return _text("reason.other", language, code=code)


def _view_finding(row: Mapping[str, Any], model_card: Card | None, language: Language) -> FindingView:
    known = {finding.name: finding for finding in model_card.findings} if model_card else {}
    finding = known.get(row["name"])
    is_other_kind = not row["positive"] and row.get("negative") is not None
    probability, threshold = row["probability"], row["threshold"]
    result = None if finding is None else _result(row, finding)
    name = row["negative"][language] if is_other_kind else row["display"][language]
    return FindingView(
        name=name if result is None else finding_sentence(result, language),
        short_name=name,
        probability=1 - probability if is_other_kind else probability,
        threshold=1 - threshold if is_other_kind else threshold,
        verdict="present" if row["positive"] or is_other_kind else "absent",
        tone="warn" if row["positive"] or is_other_kind else "plain",
        certainty=None if result is None else _certainty(result, language),
        measured=() if model_card is None else measured_with(model_card, row["name"], language),
    )


def _certainty(result: FindingResult, language: Language) -> str | None:
    said = conformal_sentence(result, language)
    return None if said is None else f"{said[:1].upper()}{said[1:]}."


def _result(row: Mapping[str, Any], finding: Finding) -> FindingResult:
    return FindingResult(finding, row["probability"], row["positive"], tuple(row["conformal_set"] or ()))


def measured_with(model_card: Card, finding_name: str, language: Language) -> tuple[str, ...]:
    """How well this finding did on test patients, as the card says it."""
    rows = [row for row in model_card.results if row.split == "test" and row.subgroup == "all"]
    wanted = [f"{metric}_{finding_name}" for metric in TOLD_METRICS]
    told = sorted((row for row in rows if row.metric in wanted), key=lambda row: wanted.index(row.metric))
    return tuple(
        _text(
            "study.measured",
            language,
            dataset=row.dataset,
            metric=write_metric(row.metric),
            value=write_number(row.estimate.value, language, 3),
            low=write_number(row.estimate.ci_low, language, 3),
            high=write_number(row.estimate.ci_high, language, 3),
            n=write_number(row.estimate.n, language, 0),
        )
        for row in told or rows[:3]
    )


def _view_measurement(row: Mapping[str, Any], language: Language) -> MeasurementView:
    places = 0 if abs(row["value"]) >= 100 else 2
    unit = UNITS.get(row["unit"], row["unit"])
    note = row.get("note")
    value = f"{write_number(row['value'], language, places)} {unit}".strip()
    return MeasurementView(row["display"][language], value, note[language] if note else None)


def _text(key: str, language: Language, **values: object) -> str:
    return read_catalogue().text(key, language, **values)
