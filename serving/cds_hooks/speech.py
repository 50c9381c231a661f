"""What is worth saying: silence is the rule, a card the exception.

A card is worth its interruption when every value that is still possible falls into a band that is loud enough, or when
one or two missing results would decide it. A trained model speaks only when it knows at least half of what it reads.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from datasets.record import PatientRecord
from models.band import Indicator
from models.clinical_input import Value
from models.errors import InvalidInput, ModelError
from models.instruments import Instrument
from models.relevance import diagnoses_of, has_diagnosis
from serving.appraisal import Appraisal, appraise
from serving.cds_hooks.call import Call
from serving.cds_hooks.catalogue import Offer, OnlyIf, Service
from serving.cds_hooks.refusals import CdsRefusal
from serving.person import OWN, read_told
from serving.record_queries import FROM_PATIENT

logger = logging.getLogger("tuetinh.cds_hooks")
LOUDNESS: dict[Indicator, int] = {"info": 0, "warning": 1, "critical": 2}


@dataclass(frozen=True, slots=True)
class Spoken:
    """An appraisal that is worth a card; `is_open` when it asks for what is missing."""

    appraisal: Appraisal
    indicator: Indicator
    is_open: bool = False


def choose_speech(offer: Offer, record: PatientRecord, call: Call, at: datetime) -> tuple[Spoken, ...]:
    """What the service says, the loudest first.

    Raises:
        CdsRefusal: a value that the client itself gave is not what the input declares.
    """
    service = offer.service
    if not is_relevant(service.only_if, record, call):
        return ()
    relevant = [one for one in offer.instruments if _is_gate_open(service, one, record)]
    told = [(one, told_values(one, call.inputs)) for one in relevant]
    appraisals = [found for one, values in told if (found := _appraise(one, record, at, values)) is not None]
    worth = [spoken for appraisal in appraisals if (spoken := weigh(appraisal, service)) is not None]
    worth.sort(key=lambda spoken: (spoken.is_open, -LOUDNESS[spoken.indicator]))
    return tuple(worth[: service.cards])


def _appraise(instrument: Instrument, record: PatientRecord, at: datetime, told: dict[str, Value]) -> Appraisal | None:
    """The appraisal; a model whose folder is damaged is silent, and the others still speak."""
    try:
        return appraise(instrument, record, at, told)
    except ModelError as error:
        logger.error("%s cannot answer: %s", instrument.name, type(error).__name__)
        return None


def weigh(appraisal: Appraisal, service: Service) -> Spoken | None:
    """Is it worth a card, and how loud?"""
    possible = [band.indicator for band in appraisal.possible_bands]
    if appraisal.evaluation.status == "abstained" or not possible or _is_mostly_unknown(appraisal):
        return None
    least = LOUDNESS[service.speak_from]
    certain = min(possible, key=LOUDNESS.__getitem__)
    if LOUDNESS[certain] >= least:
        return Spoken(appraisal, certain)
    could_be = max(map(LOUDNESS.__getitem__, possible)) >= least
    is_near = 0 < len(appraisal.missing) <= service.asks_when_missing and _is_about_the_case(appraisal)
    return Spoken(appraisal, "info", is_open=True) if could_be and is_near else None


def _is_mostly_unknown(appraisal: Appraisal) -> bool:
    """A model answers with most of its inputs missing, but then it speaks of the average patient, not of this one."""
    return appraisal.is_model and 2 * len(appraisal.missing) > len(appraisal.instrument.inputs)


def _is_about_the_case(appraisal: Appraisal) -> bool:
    """Something is known beyond age and sex."""
    return bool(set(appraisal.evaluation.inputs_used or {}) - FROM_PATIENT)


def is_relevant(only_if: OnlyIf, record: PatientRecord, call: Call) -> bool:
    """Does what the service asks for hold?"""
    return has_diagnosis(record, only_if.icd10) and has_drafts(only_if, call)


def has_drafts(only_if: OnlyIf, call: Call) -> bool:
    """Is one of the orders of a kind that the service speaks of?"""
    kinds = {str(draft.get("resourceType")) for draft in call.drafts}
    return not only_if.drafts or not kinds.isdisjoint(only_if.drafts)


def _is_gate_open(service: Service, instrument: Instrument, record: PatientRecord) -> bool:
    """Has the patient a diagnosis that makes the instrument relevant, where it is of certain diagnoses?"""
    return not service.is_gated or has_diagnosis(record, diagnoses_of().get(instrument.name, ()))


def told_values(instrument: Instrument, inputs: Mapping[str, object]) -> dict[str, Value]:
    """Canonical values of what the client gave itself: plain, or `{"value": 1.1, "unit": "mg/dL"}`.

    Raises:
        CdsRefusal: one of them is not what the input declares.
    """
    raw: dict[str, object] = {}
    units: dict[str, str] = {}
    for name in {*OWN, *(asked.name for asked in instrument.inputs)} & set(inputs):
        told = inputs[name]
        raw[name] = told.get("value") if isinstance(told, dict) else told
        if isinstance(told, dict) and isinstance(unit := told.get("unit"), str):
            units[name] = unit
    try:
        return read_told(instrument, raw, units)
    except InvalidInput as error:
        expected = f"{error.expected} for {error.name}"
        raise CdsRefusal(400, error.code, expected, "send the input as GET /v1/risk/{name} describes it") from None
