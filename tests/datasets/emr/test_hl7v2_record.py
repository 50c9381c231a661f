"""What a message tells of its patient."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from datasets.emr.codes import read_codes
from datasets.emr.hl7v2.message import parse_message
from datasets.emr.hl7v2.record import read_record
from datasets.errors import UnreadableRecord
from datasets.record import Code, PatientRecord

CODES = read_codes()


def read(*segments: str, kind: str = "ORU^R01") -> PatientRecord:
    header = f"MSH|^~\\&|LIS|BV|TT|TT|20261122101500||{kind}|77|P|2.5.1|||||||UNICODE UTF-8"
    return read_record(parse_message("\r".join([header, *segments]).encode()), CODES)


PID = "PID|1||123||Nguyễn^An||19560204|F"


def test_a_person_and_a_result() -> None:
    record = read(PID, "OBR|1|||p|||202611220900", "OBX|1|NM|2160-0^Creatinine^LN||1.1|mg/dL|||||F")
    assert (record.sex, record.birth_date) == ("female", date(1956, 2, 4))
    (found,) = record.observations
    assert found.codes == (Code("LN", "2160-0"),)
    assert (found.value, found.unit) == (1.1, "mg/dL")
    assert found.taken_at == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "value", "unit"),
    [
        ("NM|K^Kali^L||4.5|mmol/L|||||F", 4.5, "mmol/L"),
        ("ST|K^Kali^L||4,5|mEq/L|||||C", 4.5, "mmol/L"),
        ("SN|2823-3^K^LN||^4.5|mmol/L|||||F", 4.5, "mmol/L"),
        ("SN|2823-3^K^LN||=^4.5|mmol/L", 4.5, "mmol/L"),
        ("NM|local^x^99BV^2823-3^Potassium^LN||4.5|mmol/L|||||F", 4.5, "mmol/L"),
        ("CWE|67775-7^Ý thức^LN||alert^Tỉnh^L|||||F", "alert", None),
    ],
)
def test_value_types(fields: str, value: float | str, unit: str | None) -> None:
    (found,) = read(PID, f"OBX|1|{fields}").observations
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("NM|2823-3^K^LN||4.5|mmol/L|||||P", "not-final"),
        ("NM|2823-3^K^LN||4.5|mmol/L|||||X", "not-final"),
        ("SN|2823-3^K^LN||<^2|mmol/L|||||F", "bound-only"),
        ("SN|2823-3^K^LN||^1^:^160|mmol/L|||||F", "not-a-number"),
        ("NM|2823-3^K^LN|||mmol/L|||||F", "not-a-number"),
        ("NM|2823-3^K^LN||4.5||||||F", "unit-missing"),
        ("NM|2823-3^K^LN||4.5|mmol/L|||||F|||20261122110000", "in-future"),
        ("NM|2823-3^K^LN||4.5|mmol/L|||||F|||tomorrow", "time-not-read"),
        ("NM|2823-3^K^LN||4.5|furlong|||||F", "unit-not-understood"),
        ("NM|XYZ^Gì đó^L||4.5|mmol/L|||||F", "unknown-test"),
        ("FT|2823-3^K^LN||a story of secrets|mmol/L|||||F", "not-a-number"),
    ],
)
def test_what_is_not_used_is_noted_by_place_and_reason_only(fields: str, reason: str) -> None:
    record = read(PID, f"OBX|1|{fields}")
    assert record.observations == ()
    (note,) = record.notes
    assert note == f"obx-{reason}:1"
    assert "4.5" not in note
    assert "secret" not in note


@pytest.mark.parametrize("told", ["20300101", "2030", "19561341", "hôm qua", "56"])
def test_a_birth_date_that_cannot_be_is_noted(told: str) -> None:
    record = read(f"PID|1||123||x||{told}|F")
    assert (record.birth_date, record.age_years, record.notes) == (None, None, ("birth-not-read",))


@pytest.mark.parametrize("told", ["", '""'])
def test_a_birth_date_that_is_not_told_is_not_noted(told: str) -> None:
    assert read(f"PID|1||123||x||{told}|F").notes == ()


def test_a_message_whose_time_cannot_be_read_is_noted_and_has_an_age_all_the_same() -> None:
    record = read_record(parse_message(b"MSH|^~\\&|LIS|BV|||today||ORU^R01|77|P|2.5.1\rPID|1||1||x||1956|F"), CODES)
    assert record.age_years is not None
    assert record.notes == ("message-time-not-read", "birth-year-only")


def test_the_year_of_birth_alone_gives_an_age_with_a_note() -> None:
    record = read("PID|1||123||x||1956|M")
    assert record.birth_date is None
    assert record.age_years == 70
    assert record.notes == ("birth-year-only",)


def test_an_unknown_sex_stays_unknown() -> None:
    assert read("PID|1||123||x||19560204|O").sex is None


def test_diagnoses_come_from_dg1_whatever_the_version_calls_them() -> None:
    record = read(PID, "DG1|1||I10^Tăng huyết áp^I10", "DG1|2|I10|E11.9^x", "DG1|3||xyz", kind="ADT^A01")
    assert [one.codes[0] for one in record.conditions] == [Code("ICD-10", "I10"), Code("ICD-10", "E11.9")]


def test_no_patient_or_two_patients_are_refused() -> None:
    with pytest.raises(UnreadableRecord, match="a PID segment"):
        read("OBX|1|NM|2823-3^K^LN||4.5|mmol/L")
    with pytest.raises(UnreadableRecord, match="one patient"):
        read(PID, "PID|1||999||Other")
