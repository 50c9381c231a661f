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


def test_a_parameter_that_the_list_does_not_know_is_refused(client: TestClient) -> None:
    assert client.get("/v1/risk?specialty=cardiology").status_code == 200
    answer = client.get("/v1/risk?speciality=cardiology")
    assert (answer.status_code, answer.json()["code"]) == (422, "input-not-valid")
    assert "cardiology" not in answer.text


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


def names_told(client: TestClient, inputs: dict[str, object]) -> set[str]:
    answers = client.post("/v1/risk", json={"inputs": inputs}).json()["answers"]
    return {answer["model"]["name"] for answer in answers}


def test_everything_says_nothing_from_age_and_sex_alone(client: TestClient) -> None:
    assert names_told(client, {"age": 80, "sex": "male"}) == set()
    assert names_told(client, {"age_months": 20}) == set()
    by_name = client.post("/v1/risk/apls_weight", json={"inputs": {"age": 4}}).json()
    assert by_name["status"] == "complete"


def test_everything_leaves_out_a_model_that_knows_less_than_half(client: TestClient) -> None:
    assert "toy_table" not in names_told(client, {"systolic_bp": 120})
    assert "toy_table" in names_told(client, {"systolic_bp": 120, "age": 50})


def test_needs_a_key(stranger: TestClient) -> None:
    assert stranger.get("/v1/risk").status_code == 401
    assert stranger.post("/v1/risk/qsofa", json={"inputs": SEPTIC}).status_code == 401


CHILD = {"age_years": 4}


def test_a_told_age_keeps_a_score_that_asks_none_to_its_patients(client: TestClient) -> None:
    told = client.post("/v1/risk/qsofa", json={"inputs": SEPTIC, "patient": CHILD}).json()
    assert (told["status"], told["reason"]["code"], told["score"]) == ("abstained", "age-not-supported", None)
    adult = client.post("/v1/risk/qsofa", json={"inputs": SEPTIC, "patient": {"age_years": 40}}).json()
    assert adult["score"] == 3
    man = client.post("/v1/risk/bishop", json={"inputs": {}, "patient": {"sex": "male"}}).json()
    assert man["reason"]["code"] == "sex-not-supported"


def test_a_told_person_stands_for_the_inputs_age_and_sex(client: TestClient) -> None:
    patient = {"age_years": 50, "sex": "male"}
    told = client.post("/v1/risk/ckd_epi_2021", json={"inputs": {"creatinine": 97}, "patient": patient}).json()
    assert (told["status"], told["inputs_used"]["age"]) == ("complete", 50)
    own = client.post(
        "/v1/risk/ckd_epi_2021", json={"inputs": {"creatinine": 97, "age": 50.5}, "patient": patient}
    ).json()
    assert own["inputs_used"]["age"] == 50.5


@pytest.mark.parametrize(
    ("name", "inputs", "code"),
    [
        ("qsofa", SEPTIC | {"age": 4}, "age-not-supported"),
        ("qsofa", SEPTIC | {"age_months": 48}, "age-not-supported"),
        ("qsofa", SEPTIC | {"age": {"value": 48, "unit": "mo"}}, "age-not-supported"),
        ("obstetric_shock_index", {"heart_rate": 120, "systolic_bp": 90, "sex": "male"}, "sex-not-supported"),
    ],
)
def test_an_age_or_sex_among_the_inputs_keeps_a_score_to_its_patients(
    client: TestClient, name: str, inputs: dict[str, object], code: str
) -> None:
    told = client.post(f"/v1/risk/{name}", json={"inputs": inputs}).json()
    assert (told["status"], told["reason"]["code"], told["score"]) == ("abstained", code, None)
    every = client.post("/v1/risk", json={"inputs": inputs}).json()["answers"]
    assert {one["status"] for one in every if one["model"]["name"] == name} == {"abstained"}
    grown = inputs | {"age": 40, "sex": "female"}
    grown.pop("age_months", None)
    assert client.post(f"/v1/risk/{name}", json={"inputs": grown}).json()["status"] == "complete"


@pytest.mark.parametrize(
    ("inputs", "patient"),
    [
        ({"age": 4}, {"age_years": 40}),
        ({"age": 41.5}, {"age_years": 40}),
        ({"sex": "male"}, {"sex": "female"}),
        ({"age": 40, "age_months": 48}, None),
    ],
)
@pytest.mark.parametrize("path", ["/v1/risk", "/v1/risk/qsofa", "/v1/risk/ckd_epi_2021"])
def test_what_contradicts_of_the_patient_is_refused(
    client: TestClient, path: str, inputs: dict[str, object], patient: dict[str, object] | None
) -> None:
    own = {"creatinine": 97} if path.endswith("2021") else SEPTIC
    refused = client.post(path, json={"inputs": own | inputs, "patient": patient})
    assert refused.status_code == 422
    assert "patient-contradicts" in refused.text


def test_each_of_many_rows_has_its_own_patient(client: TestClient) -> None:
    asked = {"inputs": [SEPTIC, SEPTIC, SEPTIC], "patient": [CHILD, None, {"age_years": 70}]}
    answers = client.post("/v1/risk/qsofa", json=asked).json()
    assert [one["status"] for one in answers] == ["abstained", "complete", "complete"]


def test_everything_keeps_to_the_told_patient(client: TestClient) -> None:
    def names(patient: object) -> set[str]:
        answers = client.post("/v1/risk", json={"inputs": SEPTIC, "patient": patient}).json()["answers"]
        return {one["model"]["name"] for one in answers if one["status"] == "complete"}

    assert "qsofa" in names(None) - names(CHILD)


@pytest.mark.parametrize(
    "asked",
    [
        {"inputs": SEPTIC, "patient": {"age_years": -1}},
        {"inputs": SEPTIC, "patient": {"age_years": 200}},
        {"inputs": SEPTIC, "patient": {"name": "x"}},
        {"inputs": SEPTIC, "patient": [CHILD]},
        {"inputs": [SEPTIC, SEPTIC], "patient": [CHILD]},
        {"inputs": [SEPTIC], "patient": CHILD},
    ],
)
def test_a_patient_that_is_none_is_refused(client: TestClient, asked: dict[str, object]) -> None:
    assert client.post("/v1/risk/qsofa", json=asked).status_code == 422


@pytest.mark.parametrize("row", [{"gcs": 1200}, {"gcs": 14.5}, {"gcs": [1]}])
def test_a_bad_row_among_many_is_named_by_its_number(client: TestClient, row: dict[str, object]) -> None:
    refused = client.post("/v1/risk/qsofa", json={"inputs": [SEPTIC, row, SEPTIC]})
    assert refused.status_code == 422
    assert "row 2" in refused.json()["detail"]


def test_a_whole_number_is_whole(client: TestClient) -> None:
    refused = client.post("/v1/risk/qsofa", json={"inputs": SEPTIC | {"gcs": 14.5}}).json()
    assert "not-whole" in refused["detail"]
    assert client.get("/v1/risk/qsofa").json()["schema"]["properties"]["gcs"]["type"] == "integer"


@pytest.mark.parametrize("path", ["/v1/risk/qsofa", "/v1/risk"])
def test_a_name_told_twice_is_refused(client: TestClient, path: str) -> None:
    body = '{"inputs": {"gcs": 13, "systolic_bp": 90, "gcs": 15, "respiratory_rate": 24}}'
    refused = client.post(path, content=body, headers={"content-type": "application/json"})
    assert refused.status_code == 422
    assert "told-twice" in refused.json()["detail"]


def test_who_asks_for_no_score_is_shown_the_list_of_scores(client: TestClient) -> None:
    refused = client.get("/v1/risk/no_such_score").json()
    assert (refused["code"], refused["do"]) == ("instrument-not-found", "choose one of GET /v1/risk")
