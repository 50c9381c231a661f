"""Numbers and moments as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Text
from serving.web.study_view import write_age_sex, write_name
from serving.web.wording import (
    write_bytes,
    write_metric,
    write_moment,
    write_number,
    write_percent,
    write_risk,
    write_split,
)


def test_numbers() -> None:
    assert write_number(12345.678, "vi", 1) == "12\u202f345,7"
    assert write_number(12345.678, "en", 1) == "12\u202f345.7"
    assert write_number(-0.5, "en", 1) == "\u22120.5"
    assert write_number(-0.01, "en", 1) == "0.0"


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0.0, "0%"), (0.001, "< 1%"), (0.5, "50%"), (0.974, "97%"), (0.997, "> 99%"), (1.0, "100%")],
)
def test_percentages_never_round_to_certainty(probability: float, expected: str) -> None:
    assert write_percent(probability, "en") == expected


@given(st.floats(1e-9, 1 - 1e-9), st.sampled_from([0, 1, 2]))
def test_no_uncertain_probability_is_written_as_certain(probability: float, places: int) -> None:
    written = write_percent(probability, "en", places)
    assert float(written.strip("<>% ")) not in (0.0, 100.0)


def test_moments_are_on_the_hospitals_clock() -> None:
    moment = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert write_moment(moment, "vi") == "01:30 23/11/2026"
    assert write_moment(moment.timestamp(), "en") == "23 Nov 2026 01:30"
    assert write_moment(None, "vi") == "–"


def test_sizes() -> None:
    assert write_bytes(3 << 30, "vi") == "3,0 GiB"
    assert write_bytes(1 << 20, "en") == "1.0 MiB"


@pytest.mark.parametrize(
    ("birth", "on", "sex", "expected"),
    [
        ("20220415", "20261122", "F", "4 tuổi · nữ"),
        ("20220415", "20260414", "M", "3 tuổi · nam"),
        ("20260101", "20261122", "", "10 tháng"),
        ("", "20261122", "O", "khác"),
        ("20270101", "20261122", "", ""),
        ("not a date", "", "X", ""),
    ],
)
def test_age_and_sex(birth: str, on: str, sex: str, expected: str) -> None:
    assert write_age_sex(birth, on, sex, "vi") == expected


def test_names_are_read_family_first() -> None:
    assert write_name("Nguyễn^Thị Hoa=阮^花") == "Nguyễn Thị Hoa"
    assert write_name("") == ""


def test_a_bands_observed_risk_has_a_decimal_comma_in_vietnamese() -> None:
    text = Text(vi="13.4 % trong 179 ca.", en="13.4 % of 179 cases.")
    assert (write_risk(text, "vi"), write_risk(text, "en")) == ("13,4 % trong 179 ca.", "13.4 % of 179 cases.")
    assert write_risk(None, "vi") == ""


def test_metrics_and_parts_of_data_have_vietnamese_words() -> None:
    assert (write_metric("sensitivity", "vi"), write_metric("auroc", "vi")) == ("Độ nhạy", "AUROC")
    assert (write_split("test", "vi"), write_split("test", "en"), write_split("probe", "vi")) == (
        "kiểm tra",
        "test",
        "probe",
    )


def test_metrics_keep_the_fields_names() -> None:
    assert write_metric("auroc_bacterial_pneumonia") == "AUROC bacterial pneumonia"
