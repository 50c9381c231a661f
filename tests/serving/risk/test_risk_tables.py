from __future__ import annotations

import asyncio
import csv
import io
import math
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.risk import table as table_module

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


def test_columns_of_age_and_sex_say_who_a_row_is_about(client: TestClient) -> None:
    text = "age,respiratory_rate,systolic_bp,gcs\n4,24,90,13\n40,24,90,13\n,24,90,13\nold,24,90,13\n"
    rows = rows_of(client.post("/v1/risk/qsofa/table", content=text, headers=CSV).text)
    assert [row["tuetinh_status"] for row in rows] == ["abstained", "complete", "complete", "invalid"]
    assert [row["tuetinh_error"] for row in rows] == ["age-not-supported", "", "", "age: not-a-number"]
    text = "sex,age_months,heart_rate,systolic_bp\nmale,360,120,90\nfemale,360,120,90\nfemale,60,120,90\n"
    rows = rows_of(client.post("/v1/risk/obstetric_shock_index/table", content=text, headers=CSV).text)
    assert [row["tuetinh_error"] for row in rows] == ["sex-not-supported", "", "age-not-supported"]
    assert client.post("/v1/risk/qsofa/table", content="age,sex\n4,male\n", headers=CSV).status_code == 422


def test_a_sex_that_changes_nothing_passes_through(client: TestClient) -> None:
    text = "sex,respiratory_rate,systolic_bp,gcs\nM,24,90,13\n"
    (row,) = rows_of(client.post("/v1/risk/qsofa/table", content=text, headers=CSV).text)
    assert (row["sex"], row["tuetinh_status"]) == ("M", "complete")


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


@pytest.mark.parametrize("before", [1, 60_000])
def test_a_ragged_row_is_named(client: TestClient, before: int) -> None:
    text = "respiratory_rate,systolic_bp,gcs\n" + "24,90,13\n" * before + "24,90\n" + "24,90,13\n"
    answer = client.post("/v1/risk/qsofa/table", content=text, headers=CSV)
    assert (answer.status_code, answer.json()["code"]) == (422, "table-rejected")
    told = answer.json()
    assert (told["expected"], told["got"]) == (f"3 cells in row {before + 2}", "2")


def test_only_refusals_that_occur_are_documented(app: FastAPI) -> None:
    documented = app.openapi()["paths"]["/v1/risk/{name}/table"]["post"]["responses"]
    assert {"406", "415"}.isdisjoint(documented)
    assert {"404", "422", "413"} <= documented.keys()


def test_a_caller_that_goes_while_sending_is_no_error(
    client: TestClient, app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    told = [{"type": "http.request", "body": b"gcs\n", "more_body": True}, {"type": "http.disconnect"}]

    async def receive() -> dict[str, Any]:
        return told.pop(0)

    async def send(_message: Any) -> None:
        return None

    headers = [(b"x-api-key", client.headers["x-api-key"].encode()), (b"content-type", b"text/csv")]
    path = "/v1/risk/qsofa/table"
    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b""}
    scope |= {"headers": headers, "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 80), "scheme": "http"}
    with caplog.at_level("INFO"):
        asyncio.run(app(scope | {"asgi": {"version": "3.0"}, "http_version": "1.1"}, receive, send))  # type: ignore[arg-type]  # as servers make it
    assert not told
    assert [one.levelname for one in caplog.records if one.name.startswith("tuetinh")].count("ERROR") == 0
    assert "went away" in caplog.text


def test_a_refusal_is_in_vietnamese_where_that_is_asked_for(client: TestClient) -> None:
    text = "respiratory_rate,systolic_bp,gcs\n24,90\n"
    answer = client.post("/v1/risk/qsofa/table", content=text, headers=CSV | {"accept-language": "vi"})
    assert answer.json()["detail"].startswith("dòng 2 cần 3 ô; đã nhận 2; hãy gửi CSV")
    wrong = [{"gcs": "much"}, {"gcs": 900}, {"gcs": 14.5}, {"colour": 1}]
    said = ["cần một số, đơn vị", "cần một giá trị trong khoảng", "cần một số nguyên", "cần tên trong số"]
    for inputs, told in zip(wrong, said, strict=True):
        answer = client.post("/v1/risk/qsofa", json={"inputs": inputs}, headers={"accept-language": "vi"})
        assert (answer.status_code, answer.headers["content-language"]) == (422, "vi")
        assert told in answer.json()["detail"]
        assert "expected" not in answer.json()["detail"]
        plain = client.post("/v1/risk/qsofa", json={"inputs": inputs})
        assert "cần" not in plain.json()["detail"]
    rows = client.post("/v1/risk/qsofa", json={"inputs": [{}, {"gcs": "much"}]}, headers={"accept-language": "vi"})
    assert rows.json()["detail"].startswith("dòng 2, giá trị gcs: cần một số")


def test_leaves_nothing_on_the_disk(app: FastAPI, client: TestClient) -> None:
    client.post("/v1/risk/qsofa/table", content=SEPSIS, headers=CSV)
    client.post("/v1/risk/qsofa/table", content=b"a,b\n1,2\n", headers=CSV)
    folder: Path = app.state.rooms.settings.data_dir
    assert not list(folder.glob("table-*"))


def test_a_spreadsheets_semicolons_and_decimal_commas_are_understood(client: TestClient) -> None:
    text = "mã;age;sex;creatinine [mg/dL]\n001;50;male;1,1\n002;50;female;\n003;50;male;1.234,5\n"
    answer = client.post("/v1/risk/ckd_epi_2021/table", content=text.encode(), headers=CSV)
    assert answer.status_code == 200, answer.text
    rows = list(csv.DictReader(io.StringIO(answer.text), delimiter=";"))
    assert [row["mã"] for row in rows] == ["001", "002", "003"]
    assert [row["tuetinh_status"] for row in rows] == ["complete", "data-required", "invalid"]
    assert "." not in rows[0]["tuetinh_score"]
    assert round(float(rows[0]["tuetinh_score"].replace(",", "."))) == 82
    tabs = client.post("/v1/risk/ckd_epi_2021/table", content=text.replace(";", "\t").encode(), headers=CSV)
    assert next(csv.DictReader(io.StringIO(tabs.text), delimiter="\t"))["tuetinh_status"] == "complete"


def test_a_point_that_may_part_thousands_is_refused_where_commas_are_decimal_signs(client: TestClient) -> None:
    cells = ["150.000", "1.500", "88.5", "88,5", "", "0.500"]
    text = "age;sex;creatinine\n" + "".join(f"50;male;{cell}\n" for cell in cells)
    answer = client.post("/v1/risk/ckd_epi_2021/table", content=text, headers=CSV)
    rows = list(csv.DictReader(io.StringIO(answer.text), delimiter=";"))
    assert [row["tuetinh_error"] for row in rows[:2]] == ["creatinine: ambiguous-number"] * 2
    assert [row["tuetinh_status"] for row in rows[2:5]] == ["complete", "complete", "data-required"]
    assert rows[5]["tuetinh_error"] == "creatinine: not-plausible"


def test_two_columns_for_one_input_are_refused_by_name(client: TestClient) -> None:
    text = "age,sex,creatinine,creatinine [mg/dL]\n50,male,90,1.0\n"
    answer = client.post("/v1/risk/ckd_epi_2021/table", content=text, headers=CSV)
    assert answer.status_code == 422
    assert "creatinine and creatinine [mg/dL]" in answer.json()["detail"]


def test_a_decimal_comma_in_quotes_is_understood_unless_it_may_part_thousands(client: TestClient) -> None:
    text = 'age,sex,creatinine [mg/dL]\n50,male,"1,1"\n50,male,"1,234"\n'
    rows = rows_of(client.post("/v1/risk/ckd_epi_2021/table", content=text, headers=CSV).text)
    assert [row["tuetinh_status"] for row in rows] == ["complete", "invalid"]
    assert rows[1]["tuetinh_error"] == "creatinine: not-a-number"


def test_flags_of_parquet_are_read(client: TestClient, toy_table: ModuleType) -> None:
    table = pyarrow.table({"age": [60, 60], "systolic_bp": [100, 100], "diabetes": [True, None], "sex": ["male", None]})
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink)
    answer = client.post("/v1/risk/toy_table/table", content=sink.getvalue())
    first, second = pyarrow.parquet.read_table(io.BytesIO(answer.content)).to_pylist()
    assert first["tuetinh_probability"] == pytest.approx(1 / (1 + math.exp(-toy_table.logit(60, 100, True, "male"))))
    assert second["tuetinh_missing"] == "diabetes sex"


@pytest.mark.parametrize("name", ["dengue_clinical", "support2_hospital_death"])
def test_bounds_of_many_rows_are_those_of_each(client: TestClient, app: FastAPI, name: str) -> None:
    """A model whose inputs add up, and one of trees: the table gives what one question gives."""
    model = app.state.rooms.instruments[name]
    asked = [one for one in model.inputs if one.kind == "quantity"]
    middle = {column.input: column.quantiles[3] for column in model.card.input.columns if column.quantiles}
    told = [{one.name: middle[one.name] for one in asked[place % 3 :: 2]} for place in range(6)]
    sink = io.StringIO()
    writer = csv.DictWriter(sink, [one.name for one in asked])
    writer.writeheader()
    writer.writerows(told)
    rows = rows_of(client.post(f"/v1/risk/{name}/table", content=sink.getvalue(), headers=CSV).text)
    for inputs, row in zip(told, rows, strict=True):
        one = client.post(f"/v1/risk/{name}", json={"inputs": inputs}).json()
        assert row["tuetinh_status"] == one["status"]
        assert row["tuetinh_missing"] == " ".join(one["missing"])
        assert row["tuetinh_band"] == ("" if one["band"] is None else one["band"]["name"])
        for end in ("lower", "upper"):
            if one["status"] == "data-required":
                assert float(row[f"tuetinh_{end}"]) == pytest.approx(one[end], abs=1e-6)


def test_rows_leave_as_they_are_answered_and_the_work_ends_when_the_caller_goes(
    app: FastAPI, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[object] = []
    answer_row = table_module._by_row

    def watched(*told: Any) -> Any:
        answered.append(told)
        return answer_row(*told)

    monkeypatch.setattr(table_module, "_by_row", watched)  # counts the calls; the true one answers
    body = b"respiratory_rate,systolic_bp,gcs\n" + b"24,90,13\n" * 50_000
    seen: list[bytes] = []

    async def call() -> None:
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        has_gone = asyncio.Event()

        async def receive() -> dict[str, object]:
            if waiting:
                return waiting.pop()
            await has_gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.body":
                seen.append(bytes(message["body"]))  # type: ignore[call-overload]  # ASGI says bytes
                has_gone.set()

        headers = [(b"x-api-key", client.headers["x-api-key"].encode()), (b"content-type", b"text/csv")]
        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
            "method": "POST", "path": "/v1/risk/qsofa/table", "raw_path": b"/v1/risk/qsofa/table", "query_string": b"",
            "headers": headers, "client": ("testclient", 1), "server": ("testserver", 80), "scheme": "http",
        }  # fmt: skip
        await app(scope, receive, send)  # type: ignore[arg-type]  # plain dicts

    asyncio.run(call())
    assert b"tuetinh_status" in seen[0]
    time.sleep(0.5)
    assert 0 < len(answered) < 25_000
    assert not list(app.state.rooms.settings.data_dir.glob("table-*"))
