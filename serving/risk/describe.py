"""What a caller may know of a score or model before asking: a listing, and a JSON Schema of its inputs."""

from __future__ import annotations

from typing import Any

from models.band import Band
from models.clinical_input import Input
from models.instruments import Instrument, people_of, sha256_of
from models.points import Item
from models.score import Score
from models.table import TableModel
from models.terms import Text

NOTICE = Text(vi="Hỗ trợ quyết định, không phải chẩn đoán.", en="Decision support, not a diagnosis.")


def list_entry(instrument: Instrument) -> dict[str, Any]:
    """One line of the list."""
    return identity(instrument) | {
        "title": _text(instrument.title),
        "summary": _text(instrument.summary),
        "specialties": list(instrument.specialties),
        "unit": instrument.unit,
        "inputs": [asked.name for asked in instrument.inputs],
        "url": f"/v1/risk/{instrument.name}",
    }


def identity(instrument: Instrument) -> dict[str, Any]:
    """Which computation this is, to the bit."""
    kind = "model" if isinstance(instrument, TableModel) else "score"
    return {
        "name": instrument.name,
        "kind": kind,
        "version": instrument.version,
        "sha256": sha256_of(instrument),
    }


def description(instrument: Instrument) -> dict[str, Any]:
    """Everything: inputs as JSON Schema and as declared, bands, citations, population, cautions, points table."""
    told = list_entry(instrument) | {
        "notice": _text(NOTICE),
        "schema": json_schema(instrument),
        "declared_inputs": [asked.model_dump(mode="json", exclude_none=True) for asked in instrument.inputs],
        "people": people_of(instrument).model_dump(mode="json"),
        "bands": [_band(band) for band in instrument.bands],
        "citations": [
            {"text": citation.text, "doi": citation.doi or None, "url": citation.url or None}
            for citation in instrument.citations
        ],
    }
    return told | (_of_score(instrument) if isinstance(instrument, Score) else _of_model(instrument))


def json_schema(instrument: Instrument) -> dict[str, Any]:
    """JSON Schema 2020-12 of the `inputs` object; nothing is `required`, since partial inputs are answered too."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{instrument.name} inputs",
        "type": "object",
        "additionalProperties": False,
        "properties": {asked.name: _property(asked) for asked in instrument.inputs},
    }


def _property(asked: Input) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": asked.display.en, "x-title-vi": asked.display.vi}
    if asked.help is not None:
        schema["description"] = asked.help.en
    if asked.kind == "flag":
        return schema | {"type": "boolean"}
    if asked.kind == "choice":
        return schema | {"enum": [option.value for option in asked.options]}
    limits = {"minimum": asked.plausible.minimum, "maximum": asked.plausible.maximum}
    other = [conversion.unit for conversion in asked.conversions]
    kind = "integer" if asked.is_whole else "number"
    return schema | {"type": kind, "x-unit": asked.unit, "x-other-units": other} | limits


def _band(band: Band) -> dict[str, Any]:
    return band.model_dump(mode="json", exclude_none=True)


def _of_score(score: Score) -> dict[str, Any]:
    return {
        "population": _text(score.population),
        "cautions": [_text(caution) for caution in score.cautions],
        "licence": score.licence,
        "higher_is": score.higher_is,
        "decimals": score.decimals,
        "probability_of": None if score.probability_of is None else _text(score.probability_of),
        "points": [_item(item) for item in score.items],
    }


def _item(item: Item) -> dict[str, Any]:
    steps = [{"from": step.bound, "is_open": step.is_open, "points": step.points} for step in item.steps[1:]]
    below = item.steps[0].points if item.steps else None
    return {
        "name": item.name,
        "display": _text(item.display),
        "inputs": list(item.inputs),
        "below": below,
        "steps": steps,
    }


def _of_model(instrument: Instrument) -> dict[str, Any]:
    if not isinstance(instrument, TableModel):
        return {}
    card = instrument.card
    return {
        "intended_use": _text(card.intended_use),
        "out_of_scope": _text(card.out_of_scope),
        "cautions": [_text(text) for text in card.limitations],
        "licence": card.licence,
        "probability_of": _text(instrument.finding.display),
        "threshold": instrument.finding.threshold,
        "results": [result.model_dump(mode="json") for result in card.results],
        "card": f"/v1/models/{card.name}",
    }


def _text(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
