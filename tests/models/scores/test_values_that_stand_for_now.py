"""In an acute illness, and for a growing child, an old value does not silently stand for now."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest

from datasets.record import Code, Condition, Observation, PatientRecord
from models.intake import take_inputs

AT = datetime(2026, 3, 10, 8, tzinfo=UTC)
# score, input, LOINC, value, unit, hours after which the value is out of date
LIMITS = [
    ("glasgow_blatchford", "haemoglobin", "718-7", 140.0, "g/L", 24),
    ("oakland", "haemoglobin", "718-7", 140.0, "g/L", 24),
    ("sofa", "creatinine", "14682-9", 80.0, "umol/L", 24),
    ("corrected_sodium_katz", "glucose", "15074-8", 30.0, "mmol/L", 24),
    ("free_water_deficit", "sodium", "2951-2", 155.0, "mmol/L", 24),
    ("dka_severity", "bicarbonate", "1963-8", 12.0, "mmol/L", 24),
    ("kdigo_aki", "creatinine", "14682-9", 80.0, "umol/L", 24),
    ("maintenance_fluid_holliday_segar", "weight", "29463-7", 8.0, "kg", 24 * 7),
    ("schwartz_bedside", "height", "8302-2", 110.0, "cm", 24 * 90),
    ("ckd_epi_2021", "creatinine", "14682-9", 80.0, "umol/L", 24 * 7),
]


@pytest.mark.parametrize(("name", "asked_of", "loinc", "value", "unit", "hours"), LIMITS)
def test_an_old_value_is_out_of_date(name: str, asked_of: str, loinc: str, value: float, unit: str, hours: int) -> None:
    inputs = import_module(f"models.scores.{name}").SCORE.inputs

    def taken(ago: float) -> PatientRecord:
        return PatientRecord(observations=(Observation((Code("LN", loinc),), value, unit, AT - timedelta(hours=ago)),))

    assert take_inputs(taken(hours - 1), inputs, AT).values[asked_of] == value
    late = take_inputs(taken(hours + 1), inputs, AT)
    assert asked_of not in late.values
    assert asked_of in late.outdated


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ([(110.0, "umol/L", 1), (90.0, "umol/L", 1)], None),
        ([(110.0, "umol/L", None), (90.0, "umol/L", None)], None),
        ([(90.0, "umol/L", 1), (90.0, "umol/L", 1)], 90.0),
        ([(90.0, "umol/L", 1), (1.02, "mg/dL", 1)], 90.0),
        ([(90.0, "umol/L", 1), (110.0, "umol/L", 2)], 90.0),
        ([(90.0, "umol/L", 1), (110.0, "umol/L", None)], 90.0),
        ([(90.0, "umol/L", 1), (9e9, "umol/L", 1)], None),
    ],
)
def test_of_values_for_one_moment_that_differ_none_counts(
    told: list[tuple[float, str, int | None]], value: float | None
) -> None:
    inputs = import_module("models.scores.ckd_epi_2021").SCORE.inputs
    seen = tuple(
        Observation((Code("LN", "14682-9"),), one, unit, None if ago is None else AT - timedelta(hours=ago))
        for one, unit, ago in told
    )
    intake = take_inputs(PatientRecord(observations=seen), inputs, AT)
    assert intake.values.get("creatinine") == value
    assert ("creatinine" in intake.refused) is (value is None)


@pytest.mark.parametrize(
    ("name", "flag", "code", "days", "is_yes"),
    [
        ("curb_65", "confusion", "R41.0", 1, True),
        ("curb_65", "confusion", "R41.0", 30, False),
        ("quick_pitt", "cardiac_arrest", "I46.9", 400, False),
        ("wells_pe", "haemoptysis", "R04.2", 90, False),
        ("canadian_ct_head", "basal_skull_fracture_sign", "S02.1", 700, False),
        ("curb_65", "confusion", "R41.0", None, True),
        ("wells_pe", "cancer", "C34.1", 200, True),
    ],
)
def test_an_old_diagnosis_is_no_sign_of_now(name: str, flag: str, code: str, days: int | None, is_yes: bool) -> None:
    recorded = None if days is None else AT - timedelta(days=days)
    record = PatientRecord(conditions=(Condition((Code("ICD-10", code),), recorded),))
    found = take_inputs(record, import_module(f"models.scores.{name}").SCORE.inputs, AT).values
    assert found.get(flag) is (True if is_yes else None)
