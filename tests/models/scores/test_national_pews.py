from __future__ import annotations

import math

import pytest

from models.band import band_of
from models.scores.national_pews import SCORE

WELL: dict[str, object] = {
    "age": 7,
    "respiratory_rate": 22,
    "child_respiratory_distress": "none",
    "spo2": 98,
    "oxygen_support_level": "air",
    "heart_rate": 90,
    "systolic_bp": 100,
    "capillary_refill_3s": False,
}
AGES = {"0-11m": 0.5, "1-4y": 3, "5-12y": 8, "13+y": 15}
# the RCPCH's bands: first value of each and its points
BANDS = {
    ("respiratory_rate", "0-11m"): {1: 4, 10: 2, 20: 1, 30: 0, 50: 1, 60: 2, 70: 4},
    ("respiratory_rate", "1-4y"): {1: 4, 10: 2, 20: 0, 40: 1, 50: 2, 60: 4},
    ("respiratory_rate", "5-12y"): {1: 4, 10: 2, 15: 1, 20: 0, 25: 1, 40: 2, 50: 4},
    ("respiratory_rate", "13+y"): {1: 4, 10: 1, 15: 0, 25: 1, 30: 2, 40: 4},
    ("heart_rate", "0-11m"): {10: 4, 80: 2, 90: 1, 110: 0, 150: 1, 170: 2, 180: 4},
    ("heart_rate", "1-4y"): {10: 4, 60: 2, 70: 1, 90: 0, 140: 1, 150: 2, 170: 4},
    ("heart_rate", "5-12y"): {10: 4, 60: 2, 70: 1, 80: 0, 120: 1, 140: 2, 160: 4},
    ("heart_rate", "13+y"): {10: 4, 50: 2, 60: 1, 70: 0, 100: 1, 120: 2, 130: 4},
    ("systolic_bp", "0-11m"): {20: 4, 50: 2, 60: 1, 70: 0, 90: 1, 100: 2, 110: 4},
    ("systolic_bp", "1-4y"): {20: 4, 50: 2, 60: 1, 80: 0, 100: 1, 120: 2, 130: 4},
    ("systolic_bp", "5-12y"): {20: 4, 70: 2, 80: 1, 90: 0, 110: 1, 120: 2, 130: 4},
    ("systolic_bp", "13+y"): {20: 4, 80: 2, 90: 1, 100: 0, 120: 1, 130: 2, 140: 4},
}
EDGES = [
    (name, ages, value, points, before)
    for (name, ages), steps in BANDS.items()
    for (value, points), before in zip(steps.items(), [None, *steps.values()], strict=False)
]


def points_of(name: str, values: dict[str, object]) -> float:
    found = SCORE.evaluate(SCORE.read({**WELL, **values}))
    return next(one.amount for one in found.contributions if one.name == name)


@pytest.mark.parametrize(("name", "ages", "value", "points", "before"), EDGES)
def test_every_edge_of_every_chart(name: str, ages: str, value: int, points: int, before: int | None) -> None:
    age = AGES[ages]
    assert points_of(name, {"age": age, name: value}) == points
    if before is not None:
        assert points_of(name, {"age": age, name: value - 0.01}) == before


@pytest.mark.parametrize(
    ("name", "value", "points"),
    [
        ("spo2", 91, 4),
        ("spo2", 92, 1),
        ("spo2", 94.9, 1),
        ("spo2", 95, 0),
        ("child_respiratory_distress", "none", 0),
        ("child_respiratory_distress", "mild", 1),
        ("child_respiratory_distress", "moderate", 2),
        ("child_respiratory_distress", "severe", 4),
        ("oxygen_support_level", "air", 0),
        ("oxygen_support_level", "low", 1),
        ("oxygen_support_level", "medium", 2),
        ("oxygen_support_level", "high", 4),
        ("capillary_refill_3s", True, 2),
        ("capillary_refill_3s", False, 0),
    ],
)
def test_points_that_are_alike_at_every_age(name: str, value: object, points: float) -> None:
    assert points_of(name, {name: value}) == points


@pytest.mark.parametrize(("birthday", "rate"), [(1, 145), (5, 135), (13, 110)])
def test_a_birthday_changes_the_chart(birthday: int, rate: int) -> None:
    ages = (math.nextafter(birthday, 0), birthday)
    assert [points_of("heart_rate", {"age": age, "heart_rate": rate}) for age in ages] == [0, 1]


@pytest.mark.parametrize(
    ("value", "name"),
    [(0, "none"), (1, "low"), (4, "low"), (5, "medium"), (8, "medium"), (9, "high"), (12, "high"), (13, "emergency")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


def test_does_not_speak_of_adults() -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, "age": 18})).status == "abstained"


def test_the_worst_of_everything_is_26() -> None:
    worst = {"respiratory_rate": 80, "child_respiratory_distress": "severe", "spo2": 80, "oxygen_support_level": "high"}
    found = SCORE.evaluate(
        SCORE.read({**WELL, **worst, "heart_rate": 200, "systolic_bp": 40, "capillary_refill_3s": True})
    )
    assert (found.score, found.band and found.band.name) == (26, "emergency")
