"""A urine strip's glucose is not the patient's blood glucose."""

from __future__ import annotations

import pytest

from datasets.emr.bhyt.document import Case, Row
from datasets.emr.bhyt.record import read_case
from datasets.emr.codes import read_codes
from datasets.emr.hl7v2.message import parse_message
from datasets.emr.hl7v2.record import read_record
from datasets.emr.specimen import is_other_specimen
from datasets.record import PatientRecord

CODES = read_codes()


@pytest.mark.parametrize(
    "service",
    [
        "Tổng phân tích nước tiểu (10 thông số)",
        "Định lượng Creatinin (niệu)",
        "Dịch não tuỷ",
        "Protein dịch",
        "Urinalysis",
    ],
)
def test_other_specimens_by_name(service: str) -> None:
    assert is_other_specimen(service)


@pytest.mark.parametrize(
    "service",
    [
        "Tổng phân tích tế bào máu ngoại vi",
        "Định lượng Creatinin [Máu]",
        "Xét nghiệm miễn dịch tự động",
        "Dịch vụ xét nghiệm sinh hoá",
        "Điện giải đồ (Na, K, Cl)",
        "",
    ],
)
def test_blood_is_blood(service: str) -> None:
    assert not is_other_specimen(service, ["WBC", "Glucose", "Kali"])


def test_one_line_of_a_strip_tells_of_its_panel() -> None:
    assert is_other_specimen("", ["Glucose", "Urobilinogen"])


def case_of(service: str, *names: str) -> Case:
    rows = [
        Row(place, {"MA_DICH_VU": "X1", "TEN_CHI_SO": name, "GIA_TRI": "6", "DON_VI_DO": "mmol/L"})
        for place, name in enumerate(names, start=1)
    ]
    return Case({"XML3": (Row(1, {"MA_DICH_VU": "X1", "TEN_DICH_VU": service}),), "XML4": tuple(rows)})


def test_bhyt_takes_the_service_of_xml3_and_the_neighbours_into_account() -> None:
    assert len(read_case(case_of("Định lượng Glucose [Máu]", "Glucose"), CODES).observations) == 1
    for case in (case_of("Tổng phân tích nước tiểu", "Glucose"), case_of("", "Glucose", "Nitrit")):
        record = read_case(case, CODES)
        assert record.observations == ()
        assert record.notes[0].startswith("xml4-other-specimen:")


def read(*segments: str) -> PatientRecord:
    header = "MSH|^~\\&|LIS|BV|||20261122101500||ORU^R01|1|P|2.5.1||||||UNICODE UTF-8"
    return read_record(parse_message("\r".join([header, "PID|1||1||x||19560204|M", *segments]).encode()), CODES)


def test_hl7_takes_the_order_the_source_and_the_neighbours_into_account() -> None:
    glucose = "OBX|1|NM|GLU^Glucose^L||6|mmol/L|||||F"
    assert len(read("OBR|1|||SH^Sinh hoá máu^L", glucose).observations) == 1
    assert read("OBR|1|||NT^Tổng phân tích nước tiểu^L", glucose).observations == ()
    assert read("OBR|1|||X^Y^L" + "|" * 11 + "Nước tiểu", glucose).observations == ()
    assert read("OBR|1|||X^Y^L", glucose, "OBX|2|ST|NIT^Nitrit^L||Âm tính||||||F").observations == ()
    both = read("OBR|1|||NT^Nước tiểu^L", glucose, "OBR|2|||SH^Sinh hoá^L", glucose)
    assert len(both.observations) == 1
    assert both.notes == ("obx-other-specimen:1",)


def test_a_loinc_code_tells_its_own_specimen() -> None:
    assert len(read("OBR|1|||NT^Nước tiểu^L", "OBX|1|NM|14683-7^x^LN||6|mmol/L|||||F").observations) == 1
