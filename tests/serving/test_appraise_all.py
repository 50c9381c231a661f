"""Who speaks unasked, and who is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from datasets.record import OWN_SYSTEM, Code, Condition, Observation, PatientRecord
from models.instruments import find_instruments, find_scores
from models.relevance import diagnoses_of, read_relevance
from serving.appraisal import appraise, check_person
from serving.appraise_all import Panel, appraise_all, choose_instruments, unusable_inputs
from serving.cds_hooks.catalogue import read_services
from serving.errors import InvalidSettings
from serving.person import Person

AT = datetime(2026, 3, 1, tzinfo=UTC)
PRESSURE = Observation((Code("LN", "8480-6"),), 90.0, "mm[Hg]", AT)
BREATHS = Observation((Code("LN", "9279-1"),), 26.0, "/min", AT)
GCS = Observation((Code("LN", "9269-2"),), 15.0, "{score}", AT)


def statuses(*observations: Observation, name: str = "qsofa") -> list[str]:
    record = PatientRecord(sex="male", age_years=60.0, observations=observations)
    return [one.evaluation.status for one in appraise_all(Panel((find_scores()[name],)), record, AT)]


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
    assert appraise_all(Panel((find_scores()["ckd_epi_2021"],)), child, AT) == []


def test_the_complete_ones_come_first() -> None:
    record = PatientRecord(sex="male", age_years=60.0, observations=(PRESSURE, BREATHS))
    scores = Panel(tuple(find_scores()[name] for name in ("qsofa", "shock_index")))
    pulse = Observation((Code("LN", "8867-4"),), 120.0, "/min", AT)
    told = appraise_all(scores, PatientRecord("male", None, 60.0, (*record.observations, pulse)), AT)
    assert [one.instrument.name for one in told] == ["shock_index", "qsofa"]


def test_a_hospital_chooses_who_speaks() -> None:
    scores = find_scores()
    assert len(choose_instruments(scores, "").instruments) == len(scores)
    assert [one.name for one in choose_instruments(scores, "qsofa, curb_65").instruments] == ["qsofa", "curb_65"]
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
    assert check_person(find_scores()["bishop"], Person(sex="male")) is not None


VITALS = (PRESSURE, BREATHS, GCS)


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        (Code(OWN_SYSTEM, "age"), 4.0, None),
        (Code("LN", "30525-0"), 48.0, "mo"),
        (Code("LN", "30525-0"), 4.0, "a"),
        (Code(OWN_SYSTEM, "age_months"), 48.0, "mo"),
    ],
)
def test_an_age_told_as_an_observation_makes_a_child_of_the_patient(code: Code, value: float, unit: str | None) -> None:
    told = Observation((code,), value, unit, AT)
    child = PatientRecord(observations=(*VITALS, told))
    found = appraise(find_scores()["qsofa"], child, AT).evaluation
    assert (found.status, found.reason and found.reason.code) == ("abstained", "age-not-supported")
    assert appraise_all(Panel((find_scores()["qsofa"],)), child, AT) == []


def test_two_ages_or_sexes_that_contradict_each_other_are_answered_by_nobody() -> None:
    panel = Panel((find_scores()["qsofa"], find_scores()["ckd_epi_2021"]))
    for demographics, code, value in (
        (PatientRecord(age_years=70.0), "age", 4.0),
        (PatientRecord(sex="male"), "sex", "female"),
    ):
        told = Observation((Code(OWN_SYSTEM, code),), value, None, AT)
        record = replace(demographics, observations=(*VITALS, told))
        found = appraise(find_scores()["qsofa"], record, AT).evaluation
        assert found.reason is not None
        assert found.reason.code == "patient-contradicts"
        assert appraise_all(panel, record, AT) == []
        assert {one.name for one in unusable_inputs(panel, record, AT)} == {"age", "sex"}
    near = Observation((Code(OWN_SYSTEM, "age"),), 70.6, None, AT)
    agreed = PatientRecord(age_years=70.0, observations=(*VITALS, near))
    assert appraise(find_scores()["qsofa"], agreed, AT).evaluation.status == "complete"


def test_what_a_caller_tells_beside_the_record_tells_who_it_is_too() -> None:
    told = {"age": 4.0, "respiratory_rate": 30.0, "systolic_bp": 90.0, "gcs": 13.0}
    found = appraise(find_scores()["qsofa"], PatientRecord(), AT, told).evaluation
    assert found.status == "abstained"
    man = appraise(find_scores()["obstetric_shock_index"], PatientRecord(), AT, {"sex": "male"}).evaluation
    assert man.reason is not None
    assert man.reason.code == "sex-not-supported"


def test_without_its_diagnosis_a_score_is_not_told_unasked() -> None:
    observations = (PRESSURE, BREATHS, GCS, Observation((Code("LN", "22664-7"),), 9.0, "mmol/L", AT))
    panel = choose_instruments(find_scores(), "")
    bare = PatientRecord(sex="male", age_years=70.0, observations=observations)
    ill = PatientRecord("male", None, 70.0, observations, (Condition((Code("ICD-10", "J18.9"),)),))
    told_of_bare, told_of_ill = ({one.instrument.name for one in appraise_all(panel, who, AT)} for who in (bare, ill))
    assert "qsofa" in told_of_bare & told_of_ill
    assert "crb_65" in told_of_ill - told_of_bare
    named = choose_instruments(find_scores(), "crb_65")
    assert [one.instrument.name for one in appraise_all(named, bare, AT)] == ["crb_65"]
    assert len(appraise_all(choose_instruments(find_scores(), "all"), bare, AT)) > len(told_of_bare)


def test_everything_in_the_table_of_relevance_is_shipped_and_services_keep_to_it() -> None:
    table, instruments = read_relevance(), find_instruments()
    assert {*diagnoses_of(), *table.named} <= set(instruments)
    for service in read_services():
        asked = tuple(prefix.replace(".", "") for prefix in service.only_if.icd10)
        for name in service.instruments if asked else ():
            told = tuple(prefix.replace(".", "") for prefix in diagnoses_of().get(name, ()))
            assert not told or any(one.startswith(told) or other.startswith(asked) for one in asked for other in told)
