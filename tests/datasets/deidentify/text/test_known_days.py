"""Dates that everybody knows become a tag: moved, they would tell how far a patient's dates move."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.no_days import is_no_date
from datasets.deidentify.text.known_days import HISTORIC
from datasets.deidentify.text.scrub import scrub

NOBODY, SHIFT = Dictionary(frozenset(), frozenset()), timedelta(days=-1524)
KNOWN = [
    ("Nghỉ Tết Nguyên đán 10/02/2024, về quê", "10/02/2024"),
    ("Nghi Tet Nguyen dan ngay 10/02/2024", "10/02/2024"),
    ("Ngã xe ngày 10/02/2024 (mùng 1 Tết)", "10/02/2024"),
    ("Đau bụng trong dịp lễ 30/4/2024", "30/4/2024"),
    ("Uống rượu ngày 02/09/2023, nghỉ lễ Quốc khánh", "02/09/2023"),
    ("Bị thương trước ngày 30/4/1975", "30/4/1975"),
    ("Sinh đúng ngày 2/9/1945", "2/9/1945"),
    ("Cựu chiến binh, bị thương năm 1972", "1972"),
    ("Đi chiến trường từ tháng 3/1968", "3/1968"),
    ("Ngập nhà do bão Yagi 07/09/2024", "07/09/2024"),
    ("Mất nhà trong lũ lụt tháng 10/2020", "10/2020"),
    ("Tiêm vaccine COVID-19 mũi 1 năm 2021", "2021"),
    ("Fell at the Christmas party on 24 December 2023", "24 December 2023"),
    ("Dùng thuốc từ 01/01/1900", "01/01/1900"),
    ("Tái khám ngày 01/01/1970", "01/01/1970"),
    ("Hẹn đến 31/12/2099", "31/12/2099"),
    ("Hẹn ngày 01/01/70", "01/01/70"),
]
MOVED = [
    ("Tái khám sau Tết, hẹn 15/03/2024", "12/01/2020"),
    ("Khám ngày 30/4/2024 vì ho", "27/2/2020"),
    ("Test COVID ngày 12/03/2024 âm tính", "09/01/2020"),
    ("Mổ ruột thừa năm 1985", "1981"),
    ("Bệnh nhân báo đau ngực từ 12/03/2024", "09/01/2020"),
    ("Bị thương do tai nạn giao thông ngày 12/03/2024", "09/01/2020"),
]


@pytest.mark.parametrize(("text", "day"), KNOWN)
def test_a_day_that_everybody_knows_is_not_moved(text: str, day: str) -> None:
    scrubbed = scrub(text, NOBODY, SHIFT).text
    assert day not in scrubbed
    assert "[NGÀY]" in scrubbed or "[DATE]" in scrubbed
    assert not any(sign.isdigit() for sign in scrubbed.replace("COVID-19 mũi 1", "").replace("mùng 1", ""))


@pytest.mark.parametrize(("text", "day"), MOVED)
def test_a_day_that_only_the_patient_knows_moves(text: str, day: str) -> None:
    assert day in scrub(text, NOBODY, SHIFT).text


def test_the_year_of_a_rule_stays() -> None:
    text = "Điều trị theo phác đồ Bộ Y tế năm 2020"
    assert scrub(text, NOBODY, SHIFT).text == text


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_no_day_that_stands_for_none_is_moved(day: date) -> None:
    scrubbed = scrub(f"Kết quả ngày {day:%d/%m/%Y} bình thường", NOBODY, SHIFT).text
    is_known = is_no_date(day) or f"{day:%Y%m%d}" in HISTORIC
    assert scrubbed == f"Kết quả ngày {'[NGÀY]' if is_known else f'{day + SHIFT:%d/%m/%Y}'} bình thường"
