"""One golden case, one number: through REST, CDS Hooks and FHIR, from values told and from a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

from models.instruments import Instrument, find_instruments, find_scores
from models.registry import find_models
from models.score import Example, Score
from models.table import TableModel
from serving.auth import create_key
from serving.doors import open_doors
from serving.settings import Settings

FOLDERS = find_models()
MODELS = {name: one for name, one in find_instruments().items() if isinstance(one, TableModel)}
CASES = [(name, 0) for name in find_scores()]
FIELDS = ("score", "lower", "upper", "probability")
WORDS = {"vi": "a", "en": "b"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An installation with a CDS service for every score and model, which speaks whatever the band."""
    folder: Path = tmp_path_factory.mktemp("same_number")
    rows = [
        {"id": name.replace("_", "-").rjust(3, "x"), "hook": "patient-view", "title": WORDS, "description": WORDS}
        | {"instruments": [name], "speak_from": "info", "is_gated": False}
        for name in (*find_scores(), *MODELS)
    ]
    (folder / "services.yaml").write_text(yaml.safe_dump({"services": rows}), encoding="utf-8")
    settings = Settings(data_dir=folder, disk_reserve_mb=1, cds_services_file=str(folder / "services.yaml"))
    app = open_doors(settings)
    with TestClient(app) as made:
        made.headers["x-api-key"] = create_key(app.state.rooms.store, "clinician", "test")[1]
        yield made


def through_rest(client: TestClient, name: str, inputs: dict[str, Any]) -> dict[str, Any]:
    response = client.post(f"/v1/risk/{name}", json={"inputs": inputs})
    assert response.status_code == 200, response.text
    return {key: value for key, value in response.json().items() if key in FIELDS and value is not None}


def through_cds(client: TestClient, name: str, body: dict[str, Any]) -> dict[str, Any]:
    response = client.post(f"/cds-services/{name.replace('_', '-').rjust(3, 'x')}", json=body)
    assert response.status_code == 200, response.text
    (card,) = response.json()["cards"]
    told = card["extension"]["org.tuetinh.evaluation"]
    return {key: value for key, value in told.items() if key in FIELDS}


def through_fhir(client: TestClient, name: str, body: dict[str, Any]) -> dict[str, Any]:
    response = client.post(f"/fhir/$evaluate?instrument={name}", json=body)
    assert response.status_code == 200, response.text
    guidance = next(
        entry["resource"]
        for entry in response.json()["entry"]
        if entry["resource"]["resourceType"] == "GuidanceResponse"
    )
    output = next(one for one in guidance["contained"] if one["resourceType"] == "Parameters")["parameter"]
    return {one["name"]: one["valueDecimal"] for one in output if one["name"] in FIELDS}


def as_parameters(inputs: dict[str, Any]) -> dict[str, Any]:
    kinds = {bool: "Boolean", str: "String", float: "Decimal", int: "Decimal"}
    parts = [{"name": name, f"value{kinds[type(value)]}": value} for name, value in inputs.items()]
    return {"resourceType": "Parameters", "parameter": [{"name": "input", "part": parts}]}


@pytest.mark.parametrize(("name", "place"), CASES)
def test_a_golden_case_gives_the_same_number_through_every_door(
    client: TestClient, hospital: ModuleType, name: str, place: int
) -> None:
    score = find_scores()[name]
    example = score.examples[place]
    rest = through_rest(client, name, dict(example.inputs))
    assert rest["score"] == pytest.approx(example.score, abs=example.tolerance)
    assert through_fhir(client, name, as_parameters(dict(example.inputs))) == rest
    if score.bands:
        body = hospital.call(prefetch={}) | {"extension": {"org.tuetinh.inputs": dict(example.inputs)}}
        assert through_cds(client, name, body) == rest


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_models_example_gives_the_same_number_through_every_door(
    client: TestClient, hospital: ModuleType, name: str
) -> None:
    inputs = json.loads((FOLDERS[name].path / "example.json").read_text("utf-8"))["inputs"]
    told = {key: value for key, value in inputs.items() if value is not None}
    rest = through_rest(client, name, told)
    assert 0 < rest["probability"] < 1
    assert through_fhir(client, name, as_parameters(told)) == rest
    body = hospital.call(prefetch={}) | {"extension": {"org.tuetinh.inputs": told}}
    is_known = 2 * len(told) >= len(MODELS[name].inputs)
    if is_known:
        assert through_cds(client, name, body) == rest
    else:
        assert client.post(f"/cds-services/{name.replace('_', '-')}", json=body).json() == {"cards": []}


def recordable(score: Score, example: Example) -> bool:
    """Can a record hold every input of the example as a quantity under its LOINC code, or as age or sex?"""
    return bool(score.bands) and all(
        asked.name in ("age", "sex") or (asked.kind == "quantity" and any(code.scheme == "LN" for code in asked.codes))
        for asked in score.inputs
        if asked.name in example.inputs
    )


RECORDED = [
    (name, place) for name, place in CASES if recordable(find_scores()[name], find_scores()[name].examples[place])
]


def record_of(hospital: ModuleType, instrument: Instrument, inputs: dict[str, Any]) -> list[dict[str, Any]]:
    by_name = {asked.name: asked for asked in instrument.inputs}
    resources = []
    for name, value in inputs.items():
        code = next((code.value for code in by_name[name].codes if code.scheme == "LN"), None)
        if name == "sex":
            resources.append({"resourceType": "Patient", "id": "12", "gender": value})
        elif code is not None:
            resources.append(hospital.observation(code, value, by_name[name].unit))
    return resources


@pytest.mark.parametrize(("name", "place"), RECORDED)
def test_a_recorded_case_gives_the_same_number_through_cds_hooks_and_fhir(
    client: TestClient, hospital: ModuleType, name: str, place: int
) -> None:
    score = find_scores()[name]
    inputs = {key: value for key, value in score.examples[place].inputs.items() if key != "age"}
    rest = through_rest(client, name, inputs)
    record = record_of(hospital, score, inputs)
    assert through_fhir(client, name, hospital.bundle(*record)) == rest
    patient = next((one for one in record if one["resourceType"] == "Patient"), {"resourceType": "Patient", "id": "12"})
    values = [one for one in record if one["resourceType"] == "Observation"]
    asked = hospital.call(prefetch={"patient": patient, "observations": hospital.bundle(*values)})
    if "score" in rest:
        assert through_cds(client, name, asked) == rest
