"""BHYT files and the catalogue over HTTP, and the same through the verbs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from datasets.synthetic.bhyt import Result, Visit, Wrapper, write_bhyt
from serving.__main__ import main
from serving.audit import list_events
from serving.settings import Settings
from serving.store.database import Store

XML = {"content-type": "application/xml"}
VISIT = Visit(
    {"GIOI_TINH": "1", "NGAY_SINH": "195602040000", "MA_BENH_CHINH": "I10", "MA_BENH_KT": "J18.9"},
    [Result("Định lượng Creatinin [Máu]", "110", "µmol/L")],
    "CSST<M110_T38,5_HA90/60_NT26_SP91_HL1>",
)


@pytest.mark.parametrize("wrapper", ["base64", "plain"])
def test_a_sound_file_is_valid_and_evaluated(client: TestClient, wrapper: Wrapper) -> None:
    answer = client.post("/v1/emr/bhyt", content=write_bhyt(5, [VISIT], wrapper=wrapper), headers=XML)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert report["is_valid"]
    assert not report["has_catalogue"]
    (case,) = report["cases"]
    assert (case["case"], case["edition"], case["tables"]["XML4"]) == (1, "4750", 1)
    by_name = {one["name"]: one for one in case["answers"]}
    assert by_name["ckd_epi_2021"]["status"] == "complete"
    assert by_name["ckd_epi_2021"]["inputs_used"] == {"creatinine": 110.0, "age": 70.0, "sex": "male"}
    assert by_name["qsofa"]["status"] == "data-required"
    assert (by_name["qsofa"]["lower"], by_name["qsofa"]["upper"]) == (2.0, 3.0)
    assert by_name["qsofa"]["missing"] == ["gcs"]


def test_what_was_not_used_is_said_in_one_language_at_a_time(client: TestClient) -> None:
    results = [Result("Lạ", "1", "x"), Result("Định lượng Creatinin [Máu]", "990000", "µmol/L")]
    data = write_bhyt(5, [Visit(VISIT.values, results, "CSST<M110>")])
    (case,) = client.post("/v1/emr/bhyt", content=data, headers=XML).json()["cases"]
    assert case["answers"] == []
    assert case["notes"]["vi"].pop(0).startswith("Không có thang điểm hay mô hình nào trả lời: không có chẩn đoán")
    assert case["notes"]["en"].pop(0).startswith("No score or model answered: no diagnosis (ICD-10 code)")
    assert case["notes"]["vi"] == [
        "XML4: 1 kết quả không dùng: xét nghiệm không có trong bảng mã.",
        "Không đọc được giá trị hoặc đơn vị: Creatinin máu",
    ]
    assert case["notes"]["en"] == [
        "XML4: 1 results not used: the test is in no table of codes.",
        "Value or unit could not be understood: Serum creatinine",
    ]


def test_without_its_diagnosis_a_score_is_not_told(client: TestClient) -> None:
    healthy = Visit({**VISIT.values, "MA_BENH_CHINH": "Z00.0", "MA_BENH_KT": ""}, VISIT.results, VISIT.course)
    told = []
    for visit in (VISIT, healthy):
        (case,) = client.post("/v1/emr/bhyt", content=write_bhyt(5, [visit]), headers=XML).json()["cases"]
        told.append({one["name"] for one in case["answers"]})
    assert "crb_65" in told[0] - told[1]
    assert "ckd_epi_2021" in told[0] & told[1]


def test_violations_name_table_row_field_and_rule_in_vietnamese(
    client: TestClient, bring_catalogue: Callable[[], Path]
) -> None:
    bring_catalogue()
    wrong = Visit({**VISIT.values, "GIOI_TINH": "9", "MA_BENH_CHINH": "Z99.9"}, VISIT.results)
    report = client.post("/v1/emr/bhyt", content=write_bhyt(5, [wrong]), headers=XML).json()
    assert report["has_catalogue"]
    assert not report["is_valid"]
    told = [one for one in report["violations"] if one["table"] == "XML1"]
    assert {(one["field"], one["rule"]) for one in told} == {
        ("GIOI_TINH", "allowed"),
        ("MA_BENH_CHINH", "icd10-unknown"),
    }
    assert told[0] | {"message": ""} == {
        "case": 1,
        "table": "XML1",
        "row": 1,
        "field": "GIOI_TINH",
        "rule": "allowed",
        "message": "",
    }
    assert told[0]["message"]["vi"] == "Mã phải là một trong: 1, 2, 3."


@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", XML, 422, "unreadable-record"),
        (b"\x00\x01", XML, 422, "unreadable-record"),
        (b"<a/>", {"content-type": "application/json"}, 415, "unsupported-media-type"),
        (b"<a>" + b" " * (21 << 20) + b"</a>", XML, 413, "body-too-large"),
    ],
    ids=["entity", "bytes", "json", "too large"],
)
def test_what_is_refused_is_a_problem_without_the_input(
    client: TestClient, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    answer = client.post("/v1/emr/bhyt", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_roles(client_of: Callable[..., TestClient], bring_catalogue: Callable[[], Path]) -> None:
    bring_catalogue()
    citizen = client_of("citizen")
    assert citizen.post("/v1/emr/bhyt", content=b"<a/>", headers=XML).status_code == 403
    assert citizen.get("/v1/catalogue/icd10?q=I10").status_code == 200


def test_the_catalogue_is_searched_and_read_again_when_it_changes(
    client: TestClient, bring_catalogue: Callable[[], Path]
) -> None:
    assert client.get("/v1/catalogue/icd10?q=viem").json() == {"is_imported": False, "entries": []}
    bring_catalogue()
    for text in ("viêm phổi", "VIEM PHOI", "J18", "pneumonia"):
        (entry,) = client.get("/v1/catalogue/icd10", params={"q": text}).json()["entries"]
        assert entry == {"code": "J18.9", "display": {"vi": "Viêm phổi", "en": "Pneumonia"}, "chapter": "X"}
    assert client.get("/v1/catalogue/icd10").status_code == 422
    assert client.get("/v1/catalogue/icd10?q=a&limit=0").status_code == 422


def test_a_file_leaves_an_audit_record_and_nothing_of_the_patient(client: TestClient, settings: Settings) -> None:
    client.post("/v1/emr/bhyt", content=write_bhyt(5, [VISIT]), headers=XML)
    store = Store(settings.sqlalchemy_url)
    (event, *_) = list_events(store)
    store.close()
    assert event["source"]["site"] == "emr"
    assert "Nguyễn" not in json.dumps(event, ensure_ascii=False)


def test_the_verbs(
    tmp_path: Path,
    bring_catalogue: Callable[[], Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(settings.data_dir))  # the verb knows no other way to its data
    path = tmp_path / "file.xml"
    path.write_bytes(write_bhyt(5, [VISIT]))
    assert main(["catalogue", "search", "viêm", "phổi"]) == 1
    table = bring_catalogue()
    capsys.readouterr()
    assert main(["catalogue", "import", str(table)]) == 0
    assert "2 codes" in capsys.readouterr().out
    assert main(["catalogue", "search", "viem", "phoi"]) == 0
    assert "J18.9    Viêm phổi / Pneumonia" in capsys.readouterr().out
    assert main(["catalogue", "search", "zzz"]) == 3
    assert main(["bhyt", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "Hỗ trợ quyết định" in printed
    assert "CKD-EPI" in printed
    path.write_bytes(write_bhyt(5, [Visit({**VISIT.values, "GIOI_TINH": "9"})]))
    assert main(["bhyt", "--json", "--no-scores", str(path)]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["cases"][0]["answers"] == []
    assert report["violations"][0]["rule"] == "allowed"
    assert main(["bhyt", str(tmp_path / "absent.xml")]) == 1
