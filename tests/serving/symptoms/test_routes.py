"""The symptom API: every route in both languages, what is refused, and that nothing of a case is kept or logged."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.knowledge.condition import LEVELS
from serving.triage_words import LEVEL_WORDS
from serving.visits import Visits

API = "/symptoms-api/v3"
VI, EN = {"model": "tuetinh-vi"}, {"accept-language": "en"}
ROUTES = {
    "parse": {"text": "Tôi bị ho và sốt 39 độ hai ngày nay"},
    "suggest": {},
    "diagnosis": {},
    "triage": {},
    "explain": {"target": "c_influenza"},
    "rationale": {},
    "recommend_specialist": {},
}


def case(*evidence: tuple[str, str], **changes: Any) -> dict[str, Any]:
    told = [{"id": name, "choice_id": choice} for name, choice in evidence]
    return {"sex": "female", "age": {"value": 30}, "evidence": told} | changes


FEVER = case(("s_fever", "present"), ("s_cough", "present"), ("s_headache", "absent"))


def ask(citizen: TestClient, route: str, body: dict[str, Any], headers: dict[str, str] = VI) -> Any:
    answer = citizen.post(f"{API}/{route}", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem(answer: Any) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_the_interview_routes_speak_both_languages(citizen: TestClient) -> None:
    for route, more in ROUTES.items():
        body = more if route == "parse" else FEVER | more
        vietnamese, english = ask(citizen, route, body), ask(citizen, route, body, EN)
        assert vietnamese != english, route
    assert ask(citizen, "triage", FEVER)["notice"].startswith("Hỗ trợ quyết định, không phải chẩn đoán")
    assert ask(citizen, "triage", FEVER, EN)["notice"].startswith("Decision support, not a diagnosis")


def test_diagnosis_ranks_and_asks(citizen: TestClient) -> None:
    answer = ask(citizen, "diagnosis", FEVER)
    shares = [one["probability"] for one in answer["conditions"]]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1.001
    assert all(one["id"].startswith("c_") for one in answer["conditions"])
    assert not answer["should_stop"]
    assert answer["question"]["text"].endswith("?")
    assert answer["question"]["extras"]["why"]
    choices = [choice["id"] for choice in answer["question"]["items"][0]["choices"]]
    assert choices[0] == "present"


def test_the_question_after_an_unknown_is_another(citizen: TestClient) -> None:
    asked: list[str] = []
    evidence = [("s_cough", "present")]
    for _ in range(6):
        question = ask(citizen, "diagnosis", case(*evidence))["question"]
        if question is None:
            break
        assert question["items"][0]["id"] not in asked
        asked += [one["id"] for one in question["items"]]
        evidence += [(one["id"], "unknown") for one in question["items"]]
    assert len(asked) >= 3


def test_a_red_flag_is_an_emergency_with_its_source(citizen: TestClient) -> None:
    told = case(("s_unconscious", "present"))
    answer = ask(citizen, "triage", told)
    assert answer["triage_level"] in ("emergency", "emergency_ambulance")
    assert answer["label"] == LEVEL_WORDS[answer["triage_level"]].label.vi
    assert answer["root_cause"] == "red_flag"
    assert answer["serious"][0]["is_emergency"]
    assert all(one["text"] and one["source"] for one in answer["reasons"])
    assert not answer["teleconsultation_applicable"]
    assert ask(citizen, "recommend_specialist", told)["recommended_channel"] == "emergency_department"
    assert ask(citizen, "diagnosis", told)["has_emergency_evidence"]


def test_who_tells_nothing_is_asked_to_tell(citizen: TestClient) -> None:
    for years in (0.1, 40):
        answer = ask(citizen, "triage", case(age={"value": years}))
        assert (answer["triage_level"], answer["root_cause"]) == ("consultation", "not_enough_information")
        assert answer["description"].startswith("Chưa đủ thông tin")
        assert ask(citizen, "diagnosis", case(age={"value": years}))["question"] is not None


def test_a_woman_with_belly_pain_is_first_asked_whether_she_is_pregnant(citizen: TestClient) -> None:
    told = case(("s_abdominal_pain", "present"))
    question = ask(citizen, "diagnosis", told)["question"]
    assert [one["id"] for one in question["items"]] == ["p_pregnant"]
    assert "p_pregnant" not in str(ask(citizen, "diagnosis", told | {"sex": "male"})["question"])


def test_explain_says_for_against_and_open(citizen: TestClient) -> None:
    told = case(("s_fever", "absent"), ("s_cough", "present"))
    answer = ask(citizen, "explain", told | {"target": "c_influenza"})
    assert "s_fever" in [one["id"] for one in answer["conflicting_evidence"]]
    assert answer["unconfirmed_evidence"]


def test_rationale_is_empty_when_nothing_is_asked(citizen: TestClient) -> None:
    reason = ask(citizen, "rationale", FEVER)
    assert reason["type"] in ("danger", "urgency", "cause")
    assert reason["observation_params"]
    assert ask(citizen, "rationale", case(("s_unconscious", "present"))) == {}


def test_parse_shows_what_it_understood(citizen: TestClient) -> None:
    text = "Con tôi 8 tháng bị sốt, không ho"
    answer = ask(citizen, "parse", {"text": text})
    understood = {one["id"]: one["choice_id"] for one in answer["mentions"]}
    assert (understood["s_fever"], understood["s_cough"]) == ("present", "absent")
    assert answer["patient"]["age_years"] == pytest.approx(8 / 12, abs=0.001)
    assert answer["patient"]["who"] == "child"
    for one in answer["mentions"]:
        assert text[one["start"] : one["end"]] == one["orth"]


def test_suggestions_come_in_kinds(citizen: TestClient) -> None:
    by_kind = {
        kind: [one["id"] for one in ask(citizen, "suggest?max_results=5", FEVER | {"suggest_method": kind})]
        for kind in ("symptoms", "risk_factors", "red_flags")
    }
    assert all(0 < len(found) <= 5 for found in by_kind.values())
    assert all(one.startswith("s_") for one in by_kind["symptoms"])
    assert all(one.startswith("p_") for one in by_kind["risk_factors"])
    assert not {"s_fever", "s_cough", "s_headache"} & {one for found in by_kind.values() for one in found}


def test_months_are_years_divided(citizen: TestClient) -> None:
    told = case(("s_fever", "present"))
    months = ask(citizen, "triage", told | {"age": {"value": 18, "unit": "month"}})
    assert months == ask(citizen, "triage", told | {"age": {"value": 1.5}})
    newborn = ask(citizen, "triage", told | {"age": {"value": 1, "unit": "month"}})
    assert LEVELS.index(newborn["triage_level"]) >= LEVELS.index("emergency"), "fever under three months"


def test_pregnancy_comes_from_the_evidence(citizen: TestClient) -> None:
    told = [("s_headache_severe", "present"), ("s_eye_vision_blurred", "present")]

    def share(*more: tuple[str, str]) -> float:
        ranked = ask(citizen, "diagnosis", case(*told, *more))["conditions"]
        return sum(float(one["probability"]) for one in ranked if "eclampsia" in one["id"])

    assert share(("p_pregnant_second_half", "present")) > 2 * share(("p_pregnant", "absent"))


def test_region_and_season_move_the_priors_and_other_extras_are_ignored(citizen: TestClient) -> None:
    told = case(("s_fever_high", "present"), ("s_pain_behind_eyes", "present"))

    def share(extras: dict[str, str]) -> float:
        ranked = ask(citizen, "diagnosis", told | {"extras": extras})["conditions"]
        return next(float(one["probability"]) for one in ranked if one["id"] == "c_dengue")

    assert share({"region": "south", "season": "rainy"}) > share({"region": "north", "season": "dry"})
    assert share({"disable_groups": "true"}) == share({})


@pytest.mark.parametrize(
    ("route", "body"),
    [
        ("diagnosis", case(("s_no_such_thing", "present"))),
        ("triage", case(("p_cough", "present"))),
        ("suggest", case(("c_dengue", "present"))),
        ("explain", FEVER | {"target": "c_no_such_thing"}),
        ("explain", FEVER | {"target": "s_cough"}),
    ],
)
def test_unknown_ids_are_told_and_not_repeated(citizen: TestClient, route: str, body: dict[str, Any]) -> None:
    answer = citizen.post(f"{API}/{route}", json=body)
    assert problem(answer) == (404, "concept-not-found")
    assert "no_such_thing" not in answer.text


@pytest.mark.parametrize(
    "change",
    [
        {"age": {"value": -1}},
        {"age": {"value": 131}},
        {"age": {"value": 2000, "unit": "month"}},
        {"age": {"value": 30, "unit": "week"}},
        {"sex": "other"},
        {"evidence": [{"id": "s_cough", "choice_id": "maybe"}]},
        {"evidence": [{"id": "s_cough", "choice_id": "present"}] * 301},
        {"extras": {"region": "moon"}},
    ],
)
def test_what_is_out_of_bounds_is_refused(citizen: TestClient, change: dict[str, Any]) -> None:
    assert problem(citizen.post(f"{API}/diagnosis", json=FEVER | change)) == (422, "invalid-parameter")


def test_texts_and_results_are_capped(citizen: TestClient) -> None:
    assert problem(citizen.post(f"{API}/parse", json={"text": "sốt " * 2000}))[0] == 422
    assert problem(citizen.post(f"{API}/parse", json={"text": ""}))[0] == 422
    assert problem(citizen.post(f"{API}/suggest?max_results=51", json=FEVER))[0] == 422
    assert problem(citizen.get(f"{API}/search?phrase={'a' * 81}"))[0] == 422


def test_too_many_requests_wait(app: FastAPI, citizen: TestClient) -> None:
    rooms = app.state.rooms
    before = rooms.visits, rooms.settings
    rooms.visits = Visits(3)
    try:
        codes = [citizen.get(f"{API}/lab_tests").status_code for _ in range(5)]
        assert codes == [200, 200, 200, 429, 429]
        answer = citizen.post(f"{API}/diagnosis", json=FEVER)
        assert problem(answer) == (429, "too-many-requests")
        assert answer.headers["retry-after"]
        other = {"x-forwarded-for": "192.0.2.1"}
        assert citizen.get(f"{API}/lab_tests", headers=other).status_code == 429, "no proxy is trusted unasked"
        rooms.settings = replace(rooms.settings, is_behind_proxy=True)
        assert citizen.get(f"{API}/lab_tests", headers=other).status_code == 200
    finally:
        rooms.visits, rooms.settings = before


def test_nothing_of_a_case_is_logged(citizen: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    told = {"text": "Tôi tên Nguyễn Thị Bí Mật, đau ngực"}
    with caplog.at_level(logging.DEBUG):
        ask(citizen, "parse", told)
        citizen.post(f"{API}/diagnosis", json=case(("s_secret_thing", "present")), headers={"interview-id": "mine-7"})
        citizen.post(f"{API}/diagnosis", json=FEVER | {"sex": "Bí Mật"})
        ask(citizen, "triage", FEVER)
    logged = caplog.text
    assert not any(word in logged for word in ("Bí Mật", "secret_thing", "mine-7", "s_fever", "đau ngực"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(["fever", "cough", "headache", "vomiting", "rash", "diarrhoea"]), unique=True))
def test_the_order_of_evidence_changes_nothing(citizen: TestClient, names: list[str]) -> None:
    told = [{"id": f"s_{name}", "choice_id": "present", "source": "initial"} for name in names]
    turned = list(reversed(told))
    assert ask(citizen, "diagnosis", case(evidence=told)) == ask(citizen, "diagnosis", case(evidence=turned))


def test_a_body_too_large_for_an_interview_is_not_read(citizen: TestClient) -> None:
    answer = citizen.post(f"{API}/parse", content=b" " * (300 << 10), headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert "256 KiB" in answer.json()["detail"]
