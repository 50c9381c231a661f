"""Cards: what a clinician sees in the hospital's own system.

Source: CDS Hooks 2.0 (card attributes): a summary under 140 characters, detail in GitHub-flavoured Markdown.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from models.score import Citation
from models.terms import Language, Text
from serving.appraisal import Appraisal
from serving.appraisal_words import (
    outcome_of,
    phrase,
    write_contributions,
    write_gaps,
    write_identity,
    write_notes,
    write_percent,
    write_result,
)
from serving.cds_hooks.speech import Spoken
from serving.cds_hooks.suggestions import suggest_tests

SUMMARY_LIMIT = 139
EVALUATION = "org.tuetinh.evaluation"
INSTRUMENTS = "urn:tuetinh:instrument"
OVERRIDES = "urn:tuetinh:override-reason"
LABEL = Text(vi="Tuệ Tĩnh · hỗ trợ quyết định", en="Tuệ Tĩnh · decision support")
OVERRIDE_REASONS: dict[str, Text] = {
    "already-known": Text(vi="Đã biết và đã xử trí", en="Already known and acted on"),
    "not-applicable": Text(vi="Không phù hợp với người bệnh này", en="Does not apply to this patient"),
    "data-wrong": Text(vi="Dữ liệu sai hoặc đã cũ", en="The data are wrong or out of date"),
    "will-act-later": Text(vi="Sẽ xem xét sau", en="Will consider it later"),
    "patient-declines": Text(vi="Người bệnh không đồng ý", en="The patient declines"),
}


@dataclass(frozen=True, slots=True)
class CardSetting:
    """What the cards of one answer share.

    Attributes:
        language: of the caller.
        patient, encounter: FHIR references that suggestions are for.
        notes: what the reader must know of the record.
        public_url: where our own pages are reached from outside; empty means no links to them.
    """

    language: Language
    patient: str
    encounter: str | None = None
    notes: tuple[str, ...] = ()
    public_url: str = ""


def build_card(spoken: Spoken, setting: CardSetting) -> dict[str, Any]:
    """One card."""
    appraisal, language = spoken.appraisal, setting.language
    card: dict[str, Any] = {
        "uuid": str(uuid.uuid4()),
        "summary": write_summary(appraisal, language),
        "detail": write_detail(appraisal, setting),
        "indicator": spoken.indicator,
        "source": _source(appraisal, language),
        "overrideReasons": [
            {"code": code, "system": OVERRIDES, "display": text.in_language(language)}
            for code, text in OVERRIDE_REASONS.items()
        ],
        "extension": {EVALUATION: describe(appraisal)},
    }
    links = _links(appraisal, setting)
    if links:
        card["links"] = links
    suggestions = suggest_tests(appraisal, setting.patient, setting.encounter, language)
    if suggestions:
        card |= {"suggestions": suggestions, "selectionBehavior": "any"}
    return card


def write_summary(appraisal: Appraisal, language: Language) -> str:
    """Name and result, cut under 140 characters."""
    text = f"{appraisal.instrument.title.in_language(language)}: {write_result(appraisal, language)}"
    return text if len(text) <= SUMMARY_LIMIT else text[: SUMMARY_LIMIT - 1].rstrip() + "…"


def write_detail(appraisal: Appraisal, setting: CardSetting) -> str:
    """Everything behind the number, as Markdown."""
    language, found = setting.language, appraisal.evaluation
    lines = [f"**{appraisal.instrument.title.in_language(language)}**: {write_result(appraisal, language)}"]
    if found.probability is not None:
        outcome = outcome_of(appraisal).in_language(language)
        risk = write_percent(found.probability, language)
        lines.append(phrase("probability-of", language, outcome=outcome, probability=risk))
    if found.band is not None and found.band.risk is not None:
        lines.append(phrase("observed", language, risk=found.band.risk.in_language(language)))
    if found.band is not None and found.band.advice is not None:
        lines.append(phrase("advice", language, advice=found.band.advice.in_language(language)))
    contributions = write_contributions(appraisal, language)
    if contributions:
        listed = "\n".join(f"- {line}" for line in contributions)
        lines.append(f"**{phrase('contributions', language)}**\n\n{listed}")
    lines += write_gaps(appraisal, language) + write_notes(setting.notes, language)
    lines.append(f"*{phrase('notice', language)}* {write_identity(appraisal, language)}")
    return "\n\n".join(lines)


def describe(appraisal: Appraisal) -> dict[str, Any]:
    """The numbers for a machine; what is not known is left out, since no element may be null or empty."""
    found = appraisal.evaluation
    told = {
        "status": found.status,
        "score": found.score,
        "lower": found.lower,
        "upper": found.upper,
        "unit": appraisal.instrument.unit,
        "probability": found.probability,
        "conformal_set": list(found.conformal_set),
        "band": None if found.band is None else found.band.name,
        "missing": list(found.missing),
        "model": appraisal.identity,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _source(appraisal: Appraisal, language: Language) -> dict[str, Any]:
    title = appraisal.instrument.title.in_language(language)
    topic = {"system": INSTRUMENTS, "code": appraisal.instrument.name, "display": title}
    urls = [url for citation in appraisal.instrument.citations if (url := url_of(citation))]
    source: dict[str, Any] = {"label": LABEL.in_language(language), "topic": topic}
    return source | {"url": urls[0]} if urls else source


def _links(appraisal: Appraisal, setting: CardSetting) -> list[dict[str, str]]:
    cited = [(citation.text, url) for citation in appraisal.instrument.citations if (url := url_of(citation))]
    own = f"{setting.public_url.rstrip('/')}/v1/risk/{appraisal.instrument.name}" if setting.public_url else ""
    named = [*cited, (appraisal.instrument.title.in_language(setting.language), own)]
    return [{"label": label[:200], "url": url, "type": "absolute"} for label, url in named if url]


def url_of(citation: Citation) -> str:
    """Where the publication is found."""
    return f"https://doi.org/{citation.doi}" if citation.doi else citation.url
