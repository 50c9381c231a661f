"""`$evaluate`: find the record, let the instruments answer, and give a Bundle of what they say."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from datasets.emr.fhir import FhirRecord, read_record
from models.clinical_input import Value
from models.errors import ModelError
from models.instruments import Instrument
from models.relevance import may_speak_unasked
from models.terms import Language
from serving.appraisal import Appraisal, appraise
from serving.appraise_all import is_about_the_patient
from serving.fhir.guidance import describe_guidance
from serving.fhir.outcome import FhirRefusal
from serving.fhir.request import Asked
from serving.fhir.resources import Setting, describe_risk, describe_score, new_entry
from serving.fhir_server import FhirServer, fetch, fill_template
from serving.person import OWN, read_told
from serving.record_queries import OBSERVATIONS, inputs_of, observation_query, observation_tokens, queries_of
from serving.settings import Settings

logger = logging.getLogger("tuetinh.fhir")
DEADLINE_SECONDS = 15.0
TOKENS_AT_ONCE = 60


def choose_instruments(asked: Asked, instruments: Mapping[str, Instrument]) -> tuple[Instrument, ...]:
    """Those that were named, or all.

    Raises:
        FhirRefusal: a name is not known, or the name of an input.
    """
    inputs = {one.name for instrument in instruments.values() for one in instrument.inputs}
    if not inputs.issuperset(asked.inputs):
        raise FhirRefusal(400, "not-found", "expected names of inputs in the parts of input, see GET /v1/risk/{name}")
    unknown = [name for name in asked.instruments if name not in instruments]
    if unknown:
        raise FhirRefusal(404, "not-found", "expected names of instruments, see GET /v1/risk")
    return tuple(instruments[name] for name in dict.fromkeys(asked.instruments)) or tuple(instruments.values())


async def fetch_record(asked: Asked, chosen: Iterable[Instrument], settings: Settings) -> None:
    """Fill in the documents from the hospital's FHIR server, when only the patient's id was sent.

    Instruments that are named with nothing beside them are answered too: with what they need.

    Raises:
        FhirRefusal: nothing to evaluate was sent, or the server took too long. `FhirServerFailed`: it did not answer.
    """
    if asked.documents or asked.inputs or (asked.instruments and asked.patient is None):
        return
    if asked.patient_id is None:
        raise FhirRefusal(400, "required", "expected a Bundle, or Parameters with a record, inputs or a patient's id")
    if not settings.fhir_server:
        raise FhirRefusal(422, "not-supported", "expected a record: no FHIR server is set up (TUETINH_FHIR_SERVER)")
    token = Path(settings.fhir_token_file).read_text("utf-8").strip() if settings.fhir_token_file else None
    base = settings.fhir_server.rstrip("/")
    server = FhirServer(base, token, settings.tls_authorities)
    values = {"patientId": asked.patient_id}
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            for query in _queries(tuple(chosen)):
                fetched = await fetch(server, fill_template(query, values), (base,))
                asked.documents += fetched.documents
    except TimeoutError:
        raise FhirRefusal(504, "timeout", "expected the FHIR server to answer in time") from None


def _queries(chosen: tuple[Instrument, ...]) -> list[str]:
    """The searches; the codes of many instruments together would not fit into one address."""
    templates = queries_of(chosen)
    tokens = observation_tokens(inputs_of(chosen))
    chunks = [tokens[place : place + TOKENS_AT_ONCE] for place in range(0, len(tokens), TOKENS_AT_ONCE)]
    others = [template for key, template in templates.items() if key != OBSERVATIONS]
    return [*others, *map(observation_query, chunks)]


def evaluate(asked: Asked, chosen: Iterable[Instrument], language: Language) -> tuple[FhirRecord, dict[str, Any]]:
    """The record that was read, and the Bundle of answers.

    Instruments that were not named answer only of patients with a diagnosis that makes them relevant, and when enough
    is told beside age and sex.

    Raises:
        UnreadableRecord: over a cap, or of several patients. `InvalidInput`: an input is not what it should be.
    """
    at = asked.at or datetime.now(UTC)
    found = read_record(asked.documents, at, asked.patient)
    setting = Setting(found, at, language)
    entries: list[dict[str, Any]] = []
    for instrument in chosen:
        if not (asked.instruments or may_speak_unasked(instrument.name, found.record)):
            continue
        appraisal = _appraise(instrument, setting, _told(instrument, asked), is_named=bool(asked.instruments))
        if appraisal is not None and (asked.instruments or _may_tell(appraisal)):
            entries += describe_answer(appraisal, setting)
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "collection", "timestamp": _instant(at)}
    return found, bundle | {"entry": entries} if entries else bundle


def _appraise(instrument: Instrument, setting: Setting, told: dict[str, Value], *, is_named: bool) -> Appraisal | None:
    """The appraisal. A model whose folder is damaged fails the request that names it, and no other.

    Raises:
        FhirRefusal: so it is.
    """
    try:
        return appraise(instrument, setting.found.record, setting.at, told)
    except ModelError as error:
        logger.error("%s cannot answer: %s", instrument.name, type(error).__name__)
        if is_named:
            raise FhirRefusal(500, "exception", f"expected a sound model folder of {instrument.name}") from None
        return None


def _may_tell(appraisal: Appraisal) -> bool:
    """May it be told to somebody who asked for no instrument by name?"""
    used = appraisal.evaluation.inputs_used or {}
    return appraisal.evaluation.status == "complete" and is_about_the_patient(appraisal.instrument, used.keys())


def describe_answer(appraisal: Appraisal, setting: Setting) -> list[dict[str, Any]]:
    """The entries of one instrument: Observation and RiskAssessment where there are, and always a GuidanceResponse."""
    references: dict[str, str] = {}
    entries: list[dict[str, Any]] = []
    score = describe_score(appraisal, setting)
    if score is not None:
        entries.append(new_entry(score))
        references["observation"] = entries[-1]["fullUrl"]
    risk = describe_risk(appraisal, setting, references.get("observation"))
    if risk is not None:
        entries.append(new_entry(risk))
        references["risk-assessment"] = entries[-1]["fullUrl"]
    return [*entries, new_entry(describe_guidance(appraisal, setting, references))]


def _told(instrument: Instrument, asked: Asked) -> dict[str, Value]:
    own = {*OWN, *(one.name for one in instrument.inputs)} & set(asked.inputs)
    return read_told(instrument, {name: asked.inputs[name] for name in own}, asked.units)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
