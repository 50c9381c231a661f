"""The words with which case notes open."""

from __future__ import annotations

import pytest

from models.lay_text.opening import opening_of


@pytest.mark.parametrize(
    ("text", "age_years", "sex"),
    [
        ("45 year old Female. Her husband says", 45, "female"),
        ("10-year-old boy with 5 days of fever", 10, "male"),
        ("A 6 month old girl", 0.5, "female"),
        ("62yo M with chest pain", 62, "male"),
        ("Nữ 32 tuổi, chồng kể", 32, "female"),
        ("Bệnh nhân nam, 70 tuổi", 70, "male"),
        ("be gai 8 thang sot", 8 / 12, "female"),
    ],
)
def test_the_opening_says_who(text: str, age_years: float, sex: str) -> None:
    found = opening_of(text)
    assert found is not None
    assert (found.age_years, found.sex) == (pytest.approx(age_years), sex)


@pytest.mark.parametrize("text", ["", "năm nay tôi 45 tuổi", "3 days of fever", "my 5 year old son", "nam 3 ngày sốt"])
def test_other_beginnings_say_nothing(text: str) -> None:
    assert opening_of(text) is None
