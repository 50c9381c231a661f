"""Days that stand for none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.no_days import FIRST_YEAR, LAST_YEAR, NEVER, is_no_date, is_no_day
from datasets.emr.moments import HOSPITAL_TIME

UNSET = ("00010101", "15821015", "17530101", "18580101", "18991230", "18991231", "19000101", "19010101", "19040101")
OVER = ("20380119", "20790606", "20991231", "21001231", "29991231", "99991231")
CLOCKS = ("19600101", "19691231", "19700101", "19800101", "19800106", "19900101", "20000101", "20010101")


@pytest.mark.parametrize("day", [*UNSET, *CLOCKS, *OVER])
def test_where_time_begins_or_ends_is_no_day(day: str) -> None:
    assert is_no_day(day)
    assert is_no_date(date(int(day[:4]), int(day[4:6]), int(day[6:])))
    assert is_no_date(datetime(int(day[:4]), int(day[4:6]), int(day[6:]), 7, tzinfo=HOSPITAL_TIME))


@pytest.mark.parametrize(
    "day", ["19050101", "19700102", "19750430", "20000102", "20240101", "20361231", "1970", "2000"]
)
def test_a_day_on_which_something_may_have_happened_is_one(day: str) -> None:
    assert not is_no_day(day)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 1, 1) - timedelta(days=1)))
def test_between_the_ends_only_the_listed_days_are_none(day: date) -> None:
    assert is_no_date(day) is (day.strftime("%Y%m%d") in NEVER)
