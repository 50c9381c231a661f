"""Within a service each instrument speaks only of the diagnoses that make it relevant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from datasets.record import Code, Condition, Observation, PatientRecord
from models.clinical_input import Value
from models.instruments import find_instruments
from models.relevance import diagnoses_of, may_speak_unasked
from serving.cds_hooks.call import Call
from serving.cds_hooks.catalogue import Offer, offer_services, prefetch_of, read_services
from serving.cds_hooks.speech import choose_speech
from serving.record_queries import CONDITIONS

NOW = datetime(2026, 1, 5, tzinfo=UTC)
OFFERS = offer_services(read_services(), find_instruments())
GRAVE: dict[str, Value] = {
    "respiratory_rate": 32.0, "systolic_bp": 70.0, "diastolic_bp": 40.0, "gcs": 6.0, "heart_rate": 140.0, "spo2": 84.0,
    "motor_deficit": True, "urea": 22.0, "crp": 200.0, "confusion": True, "age": 82.0, "sex": "male",
}  # fmt: skip


def spoken(service: str, icd10: str) -> set[str]:
    """Who speaks of a gravely ill patient with that diagnosis, however many cards fit."""
    offer = OFFERS[service]
    loud = offer.service.model_copy(update={"cards": 9, "speak_from": "info"})
    record = PatientRecord(conditions=(Condition((Code("ICD-10", icd10),)),))
    call = Call(offer.service.hook, "12", {}, {}, inputs=GRAVE)
    return {one.appraisal.instrument.name for one in choose_speech(Offer(loud, offer.instruments), record, call, NOW)}


@pytest.mark.parametrize(
    ("service", "name", "relevant", "other"),
    [
        ("emergency-arrival", "revised_trauma_score_triage", "S06.0", "K35"),
        ("pneumonia-severity", "four_c_mortality", "U07.1", "J15.9"),
        ("stroke", "wfns", "I60.9", "I63.9"),
    ],
)
def test_an_instrument_of_another_diagnosis_is_silent(service: str, name: str, relevant: str, other: str) -> None:
    assert name in spoken(service, relevant)
    assert name not in spoken(service, other)


def test_what_needs_no_diagnosis_still_speaks() -> None:
    assert {"news2", "qsofa"} <= spoken("emergency-arrival", "K35")
    assert "curb_65" in spoken("pneumonia-severity", "J15.9")


@pytest.mark.parametrize("icd10", ["R07.4", "I20.0", "I21.4", "I21.9", "I22.9"])
def test_timi_of_st_elevation_is_of_st_elevation_alone(icd10: str) -> None:
    record = PatientRecord(conditions=(Condition((Code("ICD-10", icd10),)),))
    assert not may_speak_unasked("timi_stemi", record)
    assert may_speak_unasked("timi_nstemi", record)


@pytest.mark.parametrize("icd10", ["I21.0", "I21.1", "I21.2", "I21.3", "I22.0", "I22.1", "I22.8"])
def test_timi_of_no_st_elevation_is_silent_of_st_elevation(icd10: str) -> None:
    record = PatientRecord(conditions=(Condition((Code("ICD-10", icd10),)),))
    assert may_speak_unasked("timi_stemi", record)
    assert not may_speak_unasked("timi_nstemi", record)


@pytest.mark.parametrize("service", sorted(OFFERS))
def test_a_service_asks_for_diagnoses_where_an_instrument_needs_one(service: str) -> None:
    offer = OFFERS[service]
    if any(one.name in diagnoses_of() for one in offer.instruments):
        assert CONDITIONS in prefetch_of(offer)


def test_a_hospital_may_lift_the_gate_of_its_own_service() -> None:
    offer = OFFERS["emergency-arrival"]
    vitals = [Observation((Code("LN", code),), value, unit, NOW) for code, value, unit in (
        ("9279-1", 32.0, "/min"), ("8480-6", 70.0, "mm[Hg]"), ("9269-2", 6.0, "{score}"))]  # fmt: skip
    record, call = PatientRecord(observations=tuple(vitals)), Call("encounter-start", "12", {}, {})
    lifted = Offer(offer.service.model_copy(update={"is_gated": False, "cards": 9}), offer.instruments)
    gated = Offer(offer.service.model_copy(update={"cards": 9}), offer.instruments)
    names = [
        {one.appraisal.instrument.name for one in choose_speech(two, record, call, NOW)} for two in (lifted, gated)
    ]
    assert "revised_trauma_score_triage" in names[0] - names[1]
