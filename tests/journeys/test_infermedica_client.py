"""A client made for Infermedica's public API, PyPI `infermedica-api`, completes an interview with our own service."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import infermedica_api
import pytest
from infermedica_api.exceptions import ResourceNotFound

from serving.settings import Settings

AGE, SEX = 9, "male"
TEXT = "Bé nhà em sốt cao đột ngột 3 ngày nay, đau đầu, đau nhức người, không ho, không sổ mũi"
DENGUE = {
    "s_fever",
    "s_fever_high",
    "s_fever_sudden",
    "s_headache",
    "s_pain_behind_eyes",
    "s_nausea",
    "p_dengue_nearby",
}


@pytest.fixture(scope="module")
def api(journey: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[infermedica_api.APIv3Connector]:
    """Their connector, pointed at our service."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("infermedica"), port=journey.free_port(), disk_reserve_mb=1)
    service = journey.Tuetinh(settings)
    service.start("api")
    address = f"http://127.0.0.1:{settings.port}"
    journey.wait_for(lambda: httpx.get(f"{address}/readyz", trust_env=False).status_code == 200, what="the service")
    yield infermedica_api.APIv3Connector(
        app_id="none", app_key="none", endpoint=f"{address}/symptoms-api/", model="tuetinh-vi"
    )
    service.stop()


def answer(question: dict[str, Any]) -> list[dict[str, str]]:
    """What a parent whose child has dengue says; of the rest, that it is not there."""
    if question["type"] == "single":
        (item,) = question["items"]
        return [{"id": item["id"], "choice_id": "present" if item["id"] in DENGUE else "absent"}]
    return [{"id": item["id"], "choice_id": "present"} for item in question["items"] if item["id"] in DENGUE][:1] or [
        {"id": item["id"], "choice_id": "absent"} for item in question["items"]
    ]


def test_an_interview_from_text_to_specialist(api: infermedica_api.APIv3Connector) -> None:
    person: dict[str, Any] = {"age": AGE, "sex": SEX, "interview_id": "3b1f8c1e-journey"}
    understood = api.parse(TEXT, age=AGE)
    evidence = [{"id": one["id"], "choice_id": one["choice_id"], "source": "initial"} for one in understood["mentions"]]
    heard = {one["id"]: one["choice_id"] for one in evidence}
    assert any(name.startswith("s_fever") for name in heard)
    assert (heard["s_headache"], heard["s_cough"]) == ("present", "absent")
    suggested = api.suggest(evidence, max_results=5, **person)
    assert 0 < len(suggested) <= 5
    evidence += [
        {"id": one["id"], "choice_id": "present", "source": "suggest"} for one in suggested if one["id"] in DENGUE
    ]
    asked, steps = 0, []
    while asked < 25:
        began = time.perf_counter()
        found = api.diagnosis(evidence, **person)
        steps.append(time.perf_counter() - began)
        if found["should_stop"]:
            break
        assert api.rationale(evidence, **person)["text"]
        evidence += answer(found["question"])
        asked += 1
    assert found["should_stop"], "the interview ends"
    assert asked <= 20
    assert sorted(steps)[len(steps) // 2] < 0.5
    best = found["conditions"][0]
    assert best["id"] == "c_dengue"
    triage = api.triage(evidence, **person)
    assert triage["triage_level"] in ("consultation_24", "emergency", "emergency_ambulance")
    explained = api.explain(best["id"], evidence, **person)
    assert explained["supporting_evidence"]
    assert api.specialist_recommender(evidence, **person)["recommended_specialist"]["name"]
    assert api.rationale(evidence, **person) == {}


@pytest.mark.filterwarnings("ignore:in 3.12 __contains__:DeprecationWarning")  # of their own enumerations
def test_the_concepts_can_be_searched_and_read(api: infermedica_api.APIv3Connector) -> None:
    info = api.info()
    assert info["conditions_count"] >= 350
    assert info["symptoms_count"] + info["risk_factors_count"] >= 800
    hits = api.search("sot xuat", age=AGE, sex=SEX, max_results=10)
    assert all(hit["type"] in ("symptom", "risk_factor") for hit in hits)
    assert api.search("ho", age=AGE)[0]["id"] == "s_cough"
    assert len(api.condition_list(age=AGE)) == info["conditions_count"]
    assert len(api.symptom_list(age=AGE)) == info["symptoms_count"]
    assert len(api.risk_factor_list(age=AGE)) == info["risk_factors_count"]
    assert api.lab_test_list(age=AGE) == []
    assert api.condition_details("c_dengue", age=AGE)["extras"]["icd10_code"].startswith("A9")
    assert api.symptom_details("s_cough", age=AGE)["question"].endswith("?")
    assert api.risk_factor_details("p_pregnant", age=AGE)["sex_filter"] == "female"
    assert api.concept_details("s_cough")["type"] == "symptom"
    assert {one["type"] for one in api.concept_list(types=[infermedica_api.ConceptType.CONDITION])} == {"condition"}


def test_what_is_not_there_is_their_own_exception(api: infermedica_api.APIv3Connector) -> None:
    with pytest.raises(ResourceNotFound, match="concept-not-found"):
        api.symptom_details("s_no_such_thing", age=AGE)
    with pytest.raises(ResourceNotFound, match="concept-not-found"):
        api.triage([{"id": "s_no_such_thing", "choice_id": "present"}], sex=SEX, age=AGE)


def test_nothing_of_an_interview_is_on_disk(api: infermedica_api.APIv3Connector, tmp_path_factory: Any) -> None:
    api.parse("Tôi là NguyenBiMat, đau bụng", age=30)
    api.triage([{"id": "s_fever", "choice_id": "present"}], sex=SEX, age=AGE, interview_id="NguyenBiMat")
    for path in Path(tmp_path_factory.getbasetemp()).glob("infermedica*/**/*"):
        if path.is_file():
            assert b"NguyenBiMat" not in path.read_bytes(), path.name
