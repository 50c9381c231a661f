"""When a service speaks: certainty, nearness, knowing enough, and only of its own patients and orders."""

from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from datasets.record import Code, Condition, PatientRecord
from models.instruments import find_scores
from models.terms import Text
from serving.appraisal import appraise
from serving.appraisal_words import PHRASES
from serving.cds_hooks.call import Call
from serving.cds_hooks.cards import OVERRIDE_REASONS, write_summary
from serving.cds_hooks.catalogue import OnlyIf, Service
from serving.cds_hooks.speech import LOUDNESS, is_relevant, weigh

NOW = datetime(2026, 1, 5, tzinfo=UTC)
WORDS = Text(vi="a", en="b")
QSOFA = find_scores()["qsofa"]
CALL = Call("patient-view", "12", {}, {})


def service(**changes: Any) -> Service:
    told: dict[str, Any] = {"id": "one", "hook": "patient-view", "title": WORDS, "description": WORDS}
    return Service(**(told | {"instruments": ("qsofa",)} | changes))


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "respiratory_rate": st.floats(5, 60),
        "systolic_bp": st.floats(50, 220),
        "gcs": st.integers(3, 15).map(float),
    },
)


@given(values=VALUES, fuller=VALUES)
def test_what_is_said_with_less_known_still_holds_with_more(values: dict[str, float], fuller: dict[str, float]) -> None:
    """A certain card is never taken back by a value that was missing."""
    less = weigh(appraise(QSOFA, PatientRecord(), NOW, values), service())
    more = weigh(appraise(QSOFA, PatientRecord(), NOW, fuller | values), service())
    if less is not None:
        assert more is not None
        assert LOUDNESS[more.indicator] >= LOUDNESS[less.indicator]


def test_an_uncertain_answer_asks_only_when_allowed_and_near() -> None:
    two = {"respiratory_rate": 30.0, "systolic_bp": 140.0}
    unsure = appraise(QSOFA, PatientRecord(), NOW, two)
    assert weigh(unsure, service()) is None
    spoken = weigh(unsure, service(asks_when_missing=1))
    assert spoken is not None
    assert (spoken.indicator, spoken.is_open) == ("info", True)
    assert weigh(appraise(QSOFA, PatientRecord(), NOW, {"systolic_bp": 140.0}), service(asks_when_missing=1)) is None
    assert weigh(appraise(QSOFA, PatientRecord(), NOW, {}), service(asks_when_missing=3)) is None


@pytest.mark.parametrize(
    ("prefixes", "diagnosis", "holds"),
    [
        ((), "J18.9", True),
        (("I48",), "I48.0", True),
        (("I48",), "I480", True),
        (("I20.0",), "I20.0", True),
        (("I20.0",), "I20.9", False),
        (("O",), "O14.1", True),
        (("I48",), "I4", False),
    ],
)
def test_a_diagnosis_under_a_prefix_makes_it_relevant(prefixes: tuple[str, ...], diagnosis: str, holds: bool) -> None:
    record = PatientRecord(conditions=(Condition((Code("ICD-10", diagnosis),)),))
    assert is_relevant(OnlyIf(icd10=prefixes), record, CALL) is holds


def test_a_model_that_knows_little_is_silent(client: TestClient, hospital: ModuleType) -> None:
    counts = [hospital.observation("6690-2", 3.0, "10*9/L"), hospital.observation("777-3", 60, "10*9/L")]
    prefetch = hospital.full_prefetch(counts, hospital.condition("A90"))
    prefetch["patient"]["birthDate"] = f"{datetime.now(UTC).year - 8}-01-01"
    body = hospital.call("encounter-start", prefetch)
    response = client.post("/cds-services/dengue-in-febrile-children", json=body)
    assert [one["source"]["topic"]["code"] for one in response.json()["cards"]] == ["dengue_blood_count"]
    told = response.json()["cards"][0]["extension"]["org.tuetinh.evaluation"]
    assert 0 < told["probability"] < 1
    figures = client.get("/v1/cds/services").json()["services"]
    own = next(one for one in figures if one["id"] == "dengue-in-febrile-children")
    assert any(one["estimate"]["n"] > 0 for instrument in own["instruments"] for one in instrument["ppv"])


@pytest.mark.parametrize("name", sorted(find_scores()))
def test_every_summary_fits_in_both_languages(name: str) -> None:
    score = find_scores()[name]
    for values in ({}, score.examples[0].inputs):
        appraisal = appraise(score, PatientRecord(), NOW, score.read(values))
        for language in ("vi", "en"):
            assert 0 < len(write_summary(appraisal, language)) < 140


def test_every_phrase_stands_in_both_languages_with_the_same_holes() -> None:
    for key, text in (PHRASES | OVERRIDE_REASONS).items():
        holes = [{part.partition("}")[0] for part in words.split("{")[1:]} for words in (text.vi, text.en)]
        assert holes[0] == holes[1], key
        assert text.vi != text.en or key == "log-odds", key
