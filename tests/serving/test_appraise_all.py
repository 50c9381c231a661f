"""Who speaks unasked, and who is silent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from datasets.record import Code, Observation, PatientRecord
from models.instruments import find_scores
from serving.appraisal import appraise, check_patient
from serving.appraise_all import appraise_all, choose_instruments
from serving.errors import InvalidSettings

AT = datetime(2026, 3, 1, tzinfo=UTC)
PRESSURE = Observation((Code("LN", "8480-6"),), 90.0, "mm[Hg]", AT)
BREATHS = Observation((Code("LN", "9279-1"),), 26.0, "/min", AT)
GCS = Observation((Code("LN", "9269-2"),), 15.0, "{score}", AT)


def statuses(*observations: Observation, name: str = "qsofa") -> list[str]:
    record = PatientRecord(sex="male", age_years=60.0, observations=observations)
    return [one.evaluation.status for one in appraise_all([find_scores()[name]], record, AT)]


def test_a_value_is_told() -> None:
    assert statuses(PRESSURE, BREATHS, GCS) == ["complete"]


def test_bounds_are_told_when_they_rule_a_band_out() -> None:
    assert statuses(PRESSURE, BREATHS) == ["data-required"]


def test_too_little_is_silent() -> None:
    assert statuses(PRESSURE) == []
    assert statuses() == []


def test_age_and_sex_alone_are_silent() -> None:
    assert statuses(name="osta") == []


def test_one_that_abstains_is_silent() -> None:
    creatinine = Observation((Code("LN", "14682-9"),), 100.0, "umol/L", AT)
    child = PatientRecord(sex="male", age_years=7.0, observations=(creatinine,))
    assert appraise_all([find_scores()["ckd_epi_2021"]], child, AT) == []


def test_the_complete_ones_come_first() -> None:
    record = PatientRecord(sex="male", age_years=60.0, observations=(PRESSURE, BREATHS))
    scores = [find_scores()[name] for name in ("qsofa", "shock_index")]
    pulse = Observation((Code("LN", "8867-4"),), 120.0, "/min", AT)
    told = appraise_all(scores, PatientRecord("male", None, 60.0, (*record.observations, pulse)), AT)
    assert [one.instrument.name for one in told] == ["shock_index", "qsofa"]


def test_a_hospital_chooses_who_speaks() -> None:
    scores = find_scores()
    assert len(choose_instruments(scores, "")) == len(scores)
    assert [one.name for one in choose_instruments(scores, "qsofa, curb_65")] == ["qsofa", "curb_65"]
    with pytest.raises(InvalidSettings, match="got qsofaa"):
        choose_instruments(scores, "qsofaa")


def test_an_adults_score_is_silent_about_a_child_and_a_mothers_about_a_man() -> None:
    now = datetime(2026, 1, 5, tzinfo=UTC)
    vitals = tuple(
        Observation((Code("LN", code),), value, unit, now)
        for code, value, unit in (("9279-1", 30.0, "/min"), ("8480-6", 90.0, "mm[Hg]"), ("9269-2", 14.0, "{score}"))
    )
    for age, is_answered in ((2.0, False), (40.0, True)):
        record = PatientRecord(sex="male", age_years=age, observations=vitals)
        found = appraise(find_scores()["qsofa"], record, now)
        assert (found.evaluation.status == "complete") == is_answered
    assert check_patient(find_scores()["bishop"], PatientRecord(sex="male"), now) is not None
