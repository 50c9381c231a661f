"""What a BHYT case tells of its patient."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from datasets.emr.bhyt.document import Case, read_document
from datasets.emr.bhyt.record import moment_of, read_case
from datasets.emr.bhyt.vital_signs import read_vital_signs
from datasets.emr.codes import read_codes
from datasets.record import Code
from datasets.synthetic.bhyt import Result, Visit, write_bhyt

CODES = read_codes()


def case_of(visit: Visit, edition: str = "4750") -> Case:
    (case,) = read_document(write_bhyt(3, [visit], edition=edition))  # type: ignore[arg-type]  # the test's own words
    return case


def test_person_weight_diagnoses_results_and_vital_signs() -> None:
    visit = Visit(
        {
            "GIOI_TINH": "2",
            "NGAY_SINH": "195602040000",
            "CAN_NANG": "48.50",
            "MA_BENH_CHINH": "I10",
            "MA_BENH_KT": "E11.9; N18.3;I10",
        },
        [Result("Định lượng Creatinin [Máu]", "110", "µmol/L"), Result("Lạ", "1", "x"), Result("CRP", "< 5", "mg/L")],
        "Tỉnh, CSST<M110_T38,5_HA90/60_NT26_SP91_HL1>",
    )
    record = read_case(case_of(visit), CODES)
    assert (record.sex, record.birth_date) == ("female", date(1956, 2, 4))
    assert [one.codes[0].value for one in record.conditions] == ["I10", "E119", "N183"]
    told = {one.codes[0].value: (one.value, one.unit) for one in record.observations}
    assert told == {
        "29463-7": (48.5, "kg"),
        "14682-9": (110.0, "umol/L"),
        "8867-4": (110.0, "/min"),
        "8310-5": (38.5, "Cel"),
        "8480-6": (90.0, "mm[Hg]"),
        "8462-4": (60.0, "mm[Hg]"),
        "9279-1": (26.0, "/min"),
        "59408-5": (91.0, "%"),
    }
    assert record.notes == ("xml4-not-a-number:1", "xml4-unknown-test:1")


def test_the_older_edition_has_no_units_and_says_so() -> None:
    visit = Visit(
        results=[Result("Creatinin", "110", "µmol/L"), Result("INR", "1.2", ""), Result("Kali", "4.5 mmol/L", "")]
    )
    record = read_case(case_of(visit, "4210"), CODES)
    told = {one.codes[0].value for one in record.observations}
    assert {"6301-6", "2823-3"} <= told
    assert "14682-9" not in told
    assert record.notes == ("xml4-unit-missing:1",)


def test_the_moment_is_of_the_newest_result_else_when_the_patient_left_or_came() -> None:
    assert moment_of(case_of(Visit())) == datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
    left = case_of(Visit({"NGAY_RA": "202603051400"}, tables=("XML1",)))
    assert moment_of(left) == datetime(2026, 3, 5, 7, 0, tzinfo=UTC)
    check_in = case_of(Visit({"NGAY_VAO": "202603021200"}, tables=("XML0",)))
    assert moment_of(check_in) == datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert moment_of(Case({})) is None


def test_a_birth_date_of_the_future_is_noted() -> None:
    record = read_case(case_of(Visit({"NGAY_SINH": "203001010000"})), CODES)
    assert (record.birth_date, record.age_years, record.notes) == (None, None, ("birth-not-read",))


def test_a_birth_year_alone_gives_an_age_at_the_end_of_the_visit() -> None:
    record = read_case(case_of(Visit({"NGAY_SINH": "195600000000", "NGAY_RA": "202603051400"})), CODES)
    assert record.birth_date is None
    assert record.age_years == 70
    assert record.notes == ("birth-year-only",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("CSST<M75_T37_HA120/70_ NT18_HL2>", 5),
        ("csst <M75>", 1),
        ("Mạch 75, huyết áp 120/70", 0),
        ("CSST<M_T abc_HA120_NT1/2>", 0),
        ("CSST<M75 không đóng", 0),
    ],
)
def test_the_short_form_of_vital_signs(text: str, count: int) -> None:
    assert len(list(read_vital_signs(text, None))) == count


def test_vital_signs_are_vital_signs() -> None:
    (pulse,) = read_vital_signs("CSST<M75>", None)
    assert pulse.codes == (Code("LN", "8867-4"),)
