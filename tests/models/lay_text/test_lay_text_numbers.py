"""Measured numbers, durations, severity and onset."""

from __future__ import annotations

import pytest

from models.lay_text.flat import flat
from models.lay_text.lexicon import Lexicon
from models.lay_text.quantities import quantities_in
from models.lay_text.read import read

NUMBERS = [
    ("sốt 38,5 độ", {"temperature": 38.5}),
    ("sốt 39 độ 5", {"temperature": 39.5}),
    ("sốt 39 độ rưỡi", {"temperature": 39.5}),
    ("38oC", {"temperature": 38.0}),
    ("sốt 40", {"temperature": 40.0}),
    ("temperature 101.3 F", {"temperature": 38.5}),
    ("fever of 102", {"temperature": 38.89}),
    ("HA 180/110", {"systolic": 180, "diastolic": 110}),
    ("huyết áp 18/11", {"systolic": 180, "diastolic": 110}),
    ("BP 90/60 mmHg", {"systolic": 90, "diastolic": 60}),
    ("huyết áp 150 trên 90", {"systolic": 150, "diastolic": 90}),
    ("spo2 90%", {"oxygen_saturation": 90}),
    ("SpO2: 88 %, mạch 120", {"oxygen_saturation": 88, "heart_rate": 120}),
    ("HR 130 bpm, RR 28", {"heart_rate": 130, "respiratory_rate": 28}),
    ("thở 50 lần/phút", {"respiratory_rate": 50}),
    ("đường huyết 15", {"glucose_mmol": 15}),
    ("đường huyết 350 mg/dl", {"glucose_mmol": 19.43}),
    ("blood sugar 300", {"glucose_mmol": 16.65}),
    ("cao 1m60 nặng 80kg", {"height": 1.6, "weight": 80, "bmi": 31.2}),
    ("sụt 5 kg", {}),
    ("bị tiểu đường 10 năm", {}),
    ("sốt 3 ngày", {}),
    ("sinh ngày 20/11", {}),
]
DURATIONS = [
    ("sốt 3 ngày nay", 3),
    ("sot 3 ngay nay", 3),
    ("ho từ hôm qua", 1),
    ("ho 2 tuần", 14),
    ("ho hơn một tháng nay", 30),
    ("ho 2-3 ngày", 3),
    ("ho mấy hôm nay", 3),
    ("ho một tuần rưỡi", 10.5),
    ("đau ngực 30 phút", 30 / 1440),
    ("cough for the past 2 weeks", 14),
    ("fever since yesterday", 1),
    ("fever x3 days", 3),
    ("cough for a few days", 3),
    ("ho 5 lần 1 ngày", None),
    ("bé 8 tháng ho", None),
    ("hút thuốc 20 năm, ho 2 tuần", 14),
    ("bây giờ ho", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_with_units(text: str, expected: dict[str, float]) -> None:
    found = {quantity.quantity: quantity.value for quantity in quantities_in(flat(text))}
    assert found == {name: pytest.approx(value, abs=0.05) for name, value in expected.items()}


@pytest.mark.parametrize(("text", "days"), DURATIONS)
def test_how_long(text: str, days: float | None, lexicon: Lexicon) -> None:
    assert read(text, lexicon).duration_days == (None if days is None else pytest.approx(days))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sốt 3 ngày nay", {"fever", "fever_over_2_days"}),
        ("sốt cao 10 ngày", {"fever_high", "fever_over_2_days", "fever_over_7_days"}),
        (
            "3 tuần nay em bị ho, sốt",
            {"cough", "cough_over_2_weeks", "fever", "fever_over_2_days", "fever_over_7_days"},
        ),
        ("sốt 1 ngày, ho 3 tuần", {"fever", "cough", "cough_over_2_weeks"}),
        ("đau bụng kinh khủng", {"abdominal_pain", "abdominal_pain_severe"}),
        ("đột ngột đau đầu", {"headache", "headache_thunderclap"}),
        ("sốt 39,5", {"fever", "fever_high"}),
        ("đo oxy 90, huyết áp 190/100", {"oxygen_low_told", "blood_pressure_very_high_told"}),
        ("không sốt 3 ngày nay", {"fever"}),
    ],
)
def test_what_is_derived(text: str, expected: set[str], lexicon: Lexicon) -> None:
    told = read(text, lexicon).mentions
    longer = {one.finding_id for one in told if one.choice != "present" and "_over_" in one.finding_id}
    assert {mention.finding_id for mention in told} - longer == expected
