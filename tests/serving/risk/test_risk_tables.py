from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from types import ModuleType

import pyarrow
import pyarrow.parquet
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

CSV = {"content-type": "text/csv"}
SEPSIS = "row,respiratory_rate,systolic_bp,gcs\n007,24,90,13\n008,16,120,\n009,16,1200,15\n010,,,\n"


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_answers_each_row_and_keeps_what_came(client: TestClient) -> None:
    answer = client.post("/v1/risk/qsofa/table", content=SEPSIS, headers=CSV)
    assert answer.status_code == 200
    rows = rows_of(answer.text)
    assert [row["row"] for row in rows] == ["007", "008", "009", "010"]
    assert [row["tuetinh_status"] for row in rows] == ["complete", "data-required", "invalid", "data-required"]
    assert [row["tuetinh_score"] for row in rows] == ["3", "", "", ""]
    assert (rows[1]["tuetinh_lower"], rows[1]["tuetinh_upper"], rows[1]["tuetinh_missing"]) == ("0", "1", "gcs")
    assert rows[2]["tuetinh_error"] == "systolic_bp: not-plausible"


def test_a_model_answers_a_table_as_it_answers_one(client: TestClient, toy_table: ModuleType) -> None:
    patients = [(60, 100, True, "male"), (30, 130, False, "female"), (90, 90, True, "female")]
    lines = "\n".join(f"{age},{bp},{int(sugar)},{sex}" for age, bp, sugar, sex in patients)
    rows = rows_of(
        client.post("/v1/risk/toy_table/table", content=f"age,systolic_bp,diabetes,sex\n{lines}\n", headers=CSV).text
    )
    for patient, row in zip(patients, rows, strict=True):
        expected = 1 / (1 + math.exp(-toy_table.logit(*patient)))
        assert float(row["tuetinh_probability"]) == pytest.approx(expected, abs=1e-6)
        inputs = dict(zip(("age", "systolic_bp", "diabetes", "sex"), patient, strict=True))
        one = client.post("/v1/risk/toy_table", json={"inputs": inputs}).json()
        assert one["probability"] == pytest.approx(expected, abs=1e-6)
        assert one["base"] + sum(row["amount"] for row in one["contributions"]) == pytest.approx(
            toy_table.logit(*patient), abs=1e-5
        )


def test_a_model_row_without_what_it_needs_or_out_of_scope_has_no_number(client: TestClient) -> None:
    text = "age,systolic_bp,diabetes\n60,,1\n12,100,1\n60,100,\n"
    rows = rows_of(client.post("/v1/risk/toy_table/table", content=text, headers=CSV).text)
    assert [row["tuetinh_status"] for row in rows] == ["data-required", "abstained", "complete"]
    assert [bool(row["tuetinh_probability"]) for row in rows] == [False, False, True]
    assert rows[1]["tuetinh_error"] == "age-not-supported"
    assert rows[2]["tuetinh_missing"] == "diabetes sex"


def test_parquet_in_parquet_out_in_another_unit(client: TestClient) -> None:
    table = pyarrow.table({"mrn": [1, 2], "age": [50, 50], "sex": ["male", "female"], "creatinine [mg/dL]": [1.1, 1.1]})
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink)
    answer = client.post("/v1/risk/ckd_epi_2021/table", content=sink.getvalue())
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    rows = pyarrow.parquet.read_table(io.BytesIO(answer.content)).to_pylist()
    assert [row["mrn"] for row in rows] == [1, 2]
    assert [round(row["tuetinh_score"]) for row in rows] == [82, 61]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"a,b\n1,2\n", b"gcs\n1\n2,3,4\n", b"PAR1 and nothing", b"gcs,tuetinh_score\n1,2\n"],
)
def test_refuses_what_is_no_table(client: TestClient, content: bytes) -> None:
    answer = client.post("/v1/risk/qsofa/table", content=content, headers=CSV)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "table-rejected"


def test_leaves_nothing_on_the_disk(app: FastAPI, client: TestClient) -> None:
    client.post("/v1/risk/qsofa/table", content=SEPSIS, headers=CSV)
    client.post("/v1/risk/qsofa/table", content=b"a,b\n1,2\n", headers=CSV)
    folder: Path = app.state.rooms.settings.data_dir
    assert not list(folder.glob("table-*"))
