from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from models.instruments import find_scores

SEPTIC = {"respiratory_rate": 24, "systolic_bp": 90, "gcs": 13}


def test_lists_every_score(client: TestClient) -> None:
    listed = client.get("/v1/risk").json()["instruments"]
    assert {one["name"] for one in listed} >= set(find_scores())
    renal = client.get("/v1/risk", params={"specialty": "nephrology"}).json()["instruments"]
    assert "ckd_epi_2021" in {one["name"] for one in renal}
    assert "qsofa" not in {one["name"] for one in renal}


def test_describes_inputs_as_json_schema(client: TestClient) -> None:
    told = client.get("/v1/risk/qsofa").json()
    assert told["schema"]["properties"]["systolic_bp"]["x-unit"] == "mm[Hg]"
    assert told["citations"][0]["doi"] == "10.1001/jama.2016.0288"
    assert client.get("/v1/risk/no_such_score").status_code == 404


@pytest.mark.parametrize("name", sorted(find_scores()))
def test_every_score_answers_its_own_examples(client: TestClient, name: str) -> None:
    score = find_scores()[name]
    asked = {"inputs": [dict(example.inputs) for example in score.examples]}
    answers = client.post(f"/v1/risk/{name}", json=asked).json()
    for example, answer in zip(score.examples, answers, strict=True):
        assert answer["status"] == "complete"
        assert answer["score"] == pytest.approx(example.score, abs=example.tolerance)
        assert answer["model"]["sha256"]


def test_a_missing_input_is_named_and_bounded(client: TestClient) -> None:
    answer = client.post("/v1/risk/qsofa", json={"inputs": {"systolic_bp": 90, "gcs": None}}).json()
    assert answer["status"] == "data-required"
    assert (answer["score"], answer["lower"], answer["upper"]) == (None, 1, 3)
    assert answer["missing"] == ["respiratory_rate", "gcs"]


def test_understands_a_value_with_its_unit(client: TestClient) -> None:
    plain = {"age": 50, "sex": "male", "creatinine": 97.24}
    told = plain | {"creatinine": {"value": 1.1, "unit": "mg/dL"}}
    one, other = (client.post("/v1/risk/ckd_epi_2021", json={"inputs": inputs}).json() for inputs in (plain, told))
    assert one["score"] == pytest.approx(other["score"], rel=1e-3)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"systolic_bp": 1200}, "not-plausible"),
        ({"systolic_bp": "high"}, "not-a-number"),
        ({"systolic_bp": {"value": 12, "unit": "stone"}}, "unit-not-understood"),
        ({"favourite_colour": 3}, "unknown-input"),
    ],
)
def test_refuses_what_is_not_an_input_and_repeats_no_value(
    client: TestClient, inputs: dict[str, object], code: str
) -> None:
    answer = client.post("/v1/risk/qsofa", json={"inputs": inputs})
    assert answer.status_code == 422
    assert code in answer.text
    assert "1200" not in answer.text
    assert "stone" not in answer.text


def test_evaluates_everything_that_the_inputs_allow(client: TestClient) -> None:
    answers = client.post("/v1/risk", json={"inputs": SEPTIC}).json()["answers"]
    assert {"qsofa"} <= {answer["model"]["name"] for answer in answers}
    assert all(answer["status"] in ("complete", "abstained") for answer in answers)
    assert client.post("/v1/risk", json={"inputs": {"colour": 1}}).status_code == 422


def test_needs_a_key(stranger: TestClient) -> None:
    assert stranger.get("/v1/risk").status_code == 401
    assert stranger.post("/v1/risk/qsofa", json={"inputs": SEPTIC}).status_code == 401
