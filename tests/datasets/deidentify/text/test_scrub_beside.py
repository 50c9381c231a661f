"""What stands beside something else: a year of birth behind a name, a day behind `hôm qua`, a second name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from datasets.deidentify.described import cleaned_text
from datasets.deidentify.dictionary import Dictionary, parts_of
from datasets.deidentify.text.scrub import scrub

NOBODY = Dictionary(frozenset(), frozenset())
NGOC = Dictionary(frozenset({parts_of("Trần^Thị Bích^Ngọc")}), frozenset())


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("Nguyễn Văn An 1985", "[TÊN] [NGÀY]"),
        ("BN Nguyễn Văn An, 1985, vào viện", "BN [TÊN], [NGÀY], vào viện"),
        ("NGUYEN VAN AN (1985)", "[TÊN] ([NGÀY])"),
        ("Trần Thị Hoa - 1950 - Nam", "[TÊN] - [NGÀY] - Nam"),
        ("[TÊN] 1985 vào viện", "[TÊN] [NGÀY] vào viện"),
        ("BN Lê Văn Tám 1985 ml dịch", "BN [TÊN] 1985 ml dịch"),
        ("phim 1985, dịch 1985", "phim 1985, dịch 1985"),
    ],
)
def test_a_year_behind_a_name_goes(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY).text == scrubbed
    assert scrub(scrubbed, NOBODY).text == scrubbed


def test_a_year_behind_the_patients_own_name_goes_in_a_description() -> None:
    assert cleaned_text("TRAN THI BICH NGOC 1985", NGOC) == "[X] [X]"


def test_a_year_behind_a_name_moves_with_the_other_dates() -> None:
    assert scrub("Nguyễn Văn An 1985", NOBODY, timedelta(days=365)).text == "[TÊN] 1986"


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("sốt từ hôm qua 11/3 đến nay", "sốt từ hôm qua 21/3 đến nay"),
        ("hom kia 9-3 met", "hom kia 19-3 met"),
        ("sáng nay 12/03 khám, mai 13/03 mổ", "sáng nay 22/03 khám, mai 23/03 mổ"),
        ("fever since yesterday 11/3", "fever since yesterday 21/3"),
        ("hôm qua 1/2 viên, đau 2/3 dưới", "hôm qua 1/2 viên, đau 2/3 dưới"),
    ],
)
def test_a_day_told_relative_moves(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY, timedelta(days=10)).text == scrubbed


@pytest.mark.parametrize(
    "text", ["KTV: Nga - Trang", "KTV: Nga, Trang", "KTV Nga - Trang", "KTV: Nga-Trang", "ĐD: Hương + Thảo"]
)
def test_each_of_two_names_behind_a_title_goes(text: str) -> None:
    scrubbed = scrub(text, NOBODY).text
    assert "Nga" not in scrubbed
    assert "Trang" not in scrubbed
    assert "Thảo" not in scrubbed
    assert scrubbed.count("[TÊN]") == 2
