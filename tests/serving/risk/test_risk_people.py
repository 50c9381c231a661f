"""Who a score is for, held against the patient that is told: REST, tables, the command line, all alike."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from models.instruments import find_scores
from serving.__main__ import main

APGAR = dict(find_scores()["apgar"].examples[0].inputs)
WELLS = dict(find_scores()["wells_pe"].examples[0].inputs)
BISHOP = dict(find_scores()["bishop"].examples[0].inputs)
MELD = dict(find_scores()["meld"].examples[0].inputs)
GCS = dict(find_scores()["glasgow_coma_scale"].examples[0].inputs)
NEWS2 = dict(find_scores()["news2"].examples[0].inputs)
CASES = [
    ("apgar", APGAR, {"age_years": 5}, "age-not-supported"),
    ("apgar", APGAR, {"age_years": 0, "sex": "male"}, None),
    ("meld", MELD, {"age_years": 13}, None),
    ("meld", MELD, {"age_years": 11}, "age-not-supported"),
    ("glasgow_coma_scale", GCS, {"age_years": 5}, None),
    ("glasgow_coma_scale", GCS, {"age_years": 1}, "age-not-supported"),
    ("wells_pe", WELLS, {"age_years": 5}, "age-not-supported"),
    ("wells_pe", WELLS, {"pregnant": True}, "pregnancy-not-supported"),
    ("wells_pe", WELLS, {"age_years": 30, "pregnant": False}, None),
    ("news2", NEWS2, {"pregnant": True}, "pregnancy-not-supported"),
    ("bishop", BISHOP, {"pregnant": False}, "pregnancy-not-supported"),
    ("bishop", BISHOP, {"age_years": 30, "sex": "female", "pregnant": True}, None),
    ("gleason_grade_group", dict(find_scores()["gleason_grade_group"].examples[0].inputs), {"sex": "female"}, "sex"),
]


@pytest.mark.parametrize(("name", "inputs", "patient", "code"), CASES)
def test_a_score_answers_only_its_own_people(
    client: TestClient, name: str, inputs: dict[str, object], patient: dict[str, object], code: str | None
) -> None:
    told = client.post(f"/v1/risk/{name}", json={"inputs": inputs, "patient": patient}).json()
    assert told["status"] == ("complete" if code is None else "abstained")
    assert (told["reason"] or {"code": ""})["code"].startswith(code or "")


def test_pregnancy_among_the_inputs_is_understood_and_may_not_contradict(client: TestClient) -> None:
    told = client.post("/v1/risk/wells_pe", json={"inputs": WELLS | {"pregnant": True}}).json()
    assert told["reason"]["code"] == "pregnancy-not-supported"
    for patient in ({"pregnant": False}, {"sex": "male"}):
        refused = client.post("/v1/risk/wells_pe", json={"inputs": WELLS | {"pregnant": True}, "patient": patient})
        assert refused.status_code == 422
        assert "patient-contradicts" in refused.text


def test_whom_it_is_for_is_told_before_it_is_asked(client: TestClient) -> None:
    told = client.get("/v1/risk/wells_pe").json()["people"]
    assert told == {"ages": {"minimum": 16.0, "maximum": None}, "sex": None, "pregnancy": "never"}
    document = client.get("/openapi.json").json()["components"]["schemas"]["PatientContext"]
    assert {"age_years", "sex", "pregnant"} == set(document["properties"])
    assert "pregnancy-not-supported" in document["description"]


def test_a_column_of_pregnancy_keeps_a_row_from_the_score(client: TestClient) -> None:
    names = list(WELLS)
    cells = ",".join(str(WELLS[name]).lower() for name in names)
    table = f"{','.join(names)},pregnant,age\n{cells},yes,30\n{cells},no,30\n{cells},,30\n{cells},no,5\n"
    answer = client.post("/v1/risk/wells_pe/table", content=table.encode(), headers={"content-type": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["tuetinh_status"] for row in rows] == ["abstained", "complete", "complete", "abstained"]
    assert [row["tuetinh_error"] for row in rows] == ["pregnancy-not-supported", "", "", "age-not-supported"]
    assert [row["pregnant"] for row in rows] == ["yes", "no", "", "no"]


def test_the_command_line_takes_a_pregnancy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = tmp_path / "told.json"
    told.write_text(json.dumps(WELLS), encoding="utf-8")
    assert main(["risk", "wells_pe", "--input", str(told), "--pregnant", "yes", "--json"]) == 4
    assert json.loads(capsys.readouterr().out)["reason"]["code"] == "pregnancy-not-supported"
    assert main(["risk", "wells_pe", "--input", str(told), "--pregnant", "no"]) == 0
