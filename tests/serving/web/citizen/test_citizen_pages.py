"""The citizen's symptom checker, as a browser without JavaScript uses it: whole interviews, caps, undo, sharing."""

from __future__ import annotations

import base64
import html
import json
import logging
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.knowledge.body import Knowledge
from serving.store.interviews import find_interview
from serving.web.catalogue import Language
from serving.web.citizen_frame import PATHS

ME: dict[str, Any] = {"who": "me", "age": "34", "unit": "years", "sex": "female", "pregnant": "no", "region": "south"}
CHEST = {"vi": "đau thắt ngực, vã mồ hôi lạnh", "en": "crushing chest pain and cold sweat"}
COLD = {"vi": "ho, sổ mũi, không sốt, blorptoz", "en": "cough, runny nose, no fever, blorptoz"}
NOT_UNDERSTOOD = "blorptoz"
KIN = {"self": "bạn", "mother": "mẹ của bạn"}


@dataclass
class Reader:
    """Somebody who fills in forms: the last page, and every address that was asked for."""

    client: TestClient
    language: Language
    page: str = ""
    addresses: list[str] = field(default_factory=list)

    def begin(self, query: str = "") -> None:
        self._read(self.client.get(PATHS[self.language] + query))

    def post(self, page: str, *, status: int = 200, **fields: Any) -> None:
        fields = {"state": self.packed, "page": page} | {name.replace("__", "."): one for name, one in fields.items()}
        self._read(self.client.post(PATHS[self.language], data=fields), status)

    def _read(self, answer: Any, status: int = 200) -> None:
        assert answer.status_code == status, answer.text[:400]
        assert answer.headers["content-language"] == self.language
        self.addresses.append(str(answer.url))
        self.page = answer.text

    @property
    def name(self) -> str:
        return _one(r'<body class="page-(\w+)', self.page)

    @property
    def heading(self) -> str:
        return html.unescape(re.sub(r"<[^>]+>", "", _one(r"<h1[^>]*>(.*?)</h1>", self.page))).strip()

    @property
    def packed(self) -> str:
        return _one(r'name="state" value="([^"]*)"', self.page)

    @property
    def state(self) -> dict[str, Any]:
        text = self.packed
        told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return told

    def values(self, name: str) -> list[str]:
        return re.findall(rf'name="{name}" value="([^"]*)"', self.page)

    def confirm(self) -> None:
        """The page of what was understood, as it stands."""
        chosen = re.findall(r'name="(c\.\w+)" value="(\w+)" checked', self.page)
        self.post("understood", **{name.replace(".", "__"): value for name, value in chosen})

    def deny_dangers(self) -> None:
        """The list of dangers that comes where words were left: none of them."""
        assert self.name == "signs"
        self.post("signs", go="none")

    def answer(self, choice: str) -> None:
        asked = self.values("asked")
        self.post("question", asked=asked, answer=asked[0] if choice == "present" and len(asked) > 1 else choice)

    def tell(self, text: str, **person: Any) -> None:
        self.begin()
        self.post("welcome")
        self.post("who", **(ME | person))
        assert self.name == "tell"
        self.post("tell", text=text)


def _one(pattern: str, page: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    assert found is not None, f"{pattern} is not on the page"
    return found.group(1)


@pytest.fixture(params=["vi", "en"])
def reader(client: TestClient, request: pytest.FixtureRequest) -> Reader:
    return Reader(client, request.param)


def test_a_whole_interview_without_javascript(reader: Reader, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reader.tell(COLD[reader.language])
    assert reader.name == "understood"
    assert NOT_UNDERSTOOD in _one(r"<q>(.*?)</q>", reader.page)
    reader.confirm()
    reader.deny_dangers()
    assert reader.name == "also"
    reader.post("also", offered=reader.values("offered"), none="yes")
    asked: list[str] = []
    while reader.name == "question":
        asked.append(reader.heading)
        assert re.search(rf"{len(asked)}\b", _one(r'<p id="progress">(.*?)</p>', reader.page))
        reader.answer(("absent", "unknown")[len(asked) % 2])
    assert 1 < len(asked) <= 20
    assert len(set(asked) - {"Điều nào đúng nhất?", "Which of these fits best?"}) >= len(asked) - 3
    assert reader.name == "result"
    assert "tel:115" not in reader.page
    assert len(re.findall(r'<article class="card stack condition">', reader.page)) in range(1, 6)
    assert re.search(r"\d+\s?%", reader.page)
    assert set(reader.addresses) == {f"http://testserver{PATHS[reader.language]}"}
    assert NOT_UNDERSTOOD not in caplog.text
    assert NOT_UNDERSTOOD not in json.dumps(reader.state)


def test_a_grave_sign_shows_the_emergency_at_once_and_one_may_go_on(reader: Reader) -> None:
    reader.tell(CHEST[reader.language], age="58", sex="male")
    assert reader.name == "result"
    assert 'class="urgency emergency_ambulance"' in reader.page
    assert 'href="tel:115"' in reader.page
    assert reader.page.index("tel:115") < reader.page.index("<h2")
    assert 'class="flags"' in reader.page
    reader.post("result", go="on", resume=reader.values("resume"))
    assert reader.name == "understood"
    reader.confirm()
    assert reader.name == "also"
    assert "tel:115" in reader.page
    reader.post("also", offered=reader.values("offered"))
    assert reader.name == "question"
    reader.answer("absent")
    assert "tel:115" in reader.page


def test_who_wanted_the_result_early_may_go_on_without_an_alarm(reader: Reader) -> None:
    result_of(reader)
    reader.post("result", go="on", resume=reader.values("resume"))
    assert reader.name == "question"
    assert "tel:115" not in reader.page


def test_a_denied_danger_is_no_danger(reader: Reader) -> None:
    reader.tell(
        {"vi": "ho, không đau ngực, không khó thở", "en": "cough, no chest pain, no trouble breathing"}[reader.language]
    )
    assert reader.name == "understood"
    chosen = dict(re.findall(r'name="c\.(\w+)" value="(\w+)" checked', reader.page))
    assert chosen["chest_pain"] == chosen["breathless"] == "absent"
    assert chosen["cough"] == "present"


def test_undo_takes_back_one_question_after_another(reader: Reader) -> None:
    reader.tell(COLD[reader.language])
    reader.confirm()
    reader.deny_dangers()
    reader.post("also", offered=reader.values("offered"))
    first, state = reader.heading, reader.state
    reader.answer("absent")
    second = reader.heading
    assert second != first
    reader.answer("unknown")
    reader.post("question", go="back")
    assert reader.heading == second
    reader.post("question", go="back")
    assert (reader.heading, reader.state) == (first, state)
    reader.post("question", go="back")
    assert reader.name == "also"
    reader.post("also", go="back")
    assert reader.name == "tell"
    reader.post("tell", go="back")
    assert reader.name == "who"
    assert 'value="34"' in reader.page
    reader.post("who", go="back")
    assert reader.name == "welcome"


def test_the_body_map_offers_what_such_a_person_may_have(reader: Reader) -> None:
    reader.begin()
    reader.post("welcome")
    reader.post("who", **(ME | {"sex": "male", "age": "8", "unit": "months", "who": "child"}))
    reader.post("tell", go="map")
    assert set(reader.values("area")) >= {"child", "chest"}
    assert not {"breast", "pregnancy"} & set(reader.values("area"))
    assert set(re.findall(r'for="(area-\w+)"', reader.page)) <= set(re.findall(r'id="(area-\w+)"', reader.page))
    reader.post("map", status=400)
    assert 'id="problem"' in reader.page
    reader.post("map", area=["chest", "head"])
    assert reader.name == "area"
    assert "cough" in reader.values("tick")
    reader.post("area", tick=["cough"])
    assert reader.name in ("also", "question")
    assert reader.state["answers"][0] == {"id": "cough", "choice": "present", "origin": "initial"}


def test_the_other_language_is_one_button_away_and_nothing_is_lost(client: TestClient) -> None:
    reader = Reader(client, "vi")
    reader.tell(COLD["vi"])
    reader.confirm()
    reader.deny_dangers()
    state, reader.language = reader.state, "en"
    reader.post("also", go="stay")
    assert reader.name == "also"
    assert reader.heading == "Is there any of this too?"
    assert reader.state == state
    assert 'href="/symptoms"' in client.get("/trieu-chung", headers={"accept-language": "en"}).text
    assert 'lang="vi"' in client.get("/trieu-chung", headers={"accept-language": "en"}).text[:60]


def test_words_in_doubt_are_asked_and_never_taken_for_granted(client: TestClient, base: Knowledge) -> None:
    doubtful = {"id": "cough", "choice": "present", "doubt": True, "others": ["fever"]}
    plain = json.dumps({"age_years": 34.0, "sex": "female", "pending": [doubtful]})
    state = base64.urlsafe_b64encode(plain.encode()).decode()
    reader = Reader(client, "en", page=f'name="state" value="{state}"')
    reader.post("understood", go="stay")
    assert not re.findall(r'name="c\.cough" value="\w+" checked', reader.page)
    assert reader.values(r"c\.cough") == ["cough", "fever", "none"]
    reader.post("understood")
    assert reader.name == "signs", "left open it says nothing, so nothing was told"
    assert "answers" not in reader.state
    reader = Reader(client, "en", page=f'name="state" value="{state}"')
    reader.post("understood", c__cough="fever")
    assert [one["id"] for one in reader.state["answers"]] == ["fever"]


@pytest.mark.parametrize("age", ["", "-1", "abc", "130", "1e2", "<b>"])
def test_an_age_that_is_none_is_asked_again(reader: Reader, age: str) -> None:
    reader.begin()
    reader.post("who", status=400, **(ME | {"age": age}))
    assert reader.name == "who"
    assert 'aria-invalid="true"' in reader.page
    assert "<b>" not in reader.page


def result_of(reader: Reader) -> None:
    reader.tell(COLD[reader.language])
    reader.confirm()
    reader.deny_dangers()
    reader.post("also", offered=reader.values("offered"))
    reader.post("question", go="finish")
    assert reader.name == "result"


def test_an_answer_may_be_changed_on_the_result(reader: Reader) -> None:
    result_of(reader)
    before = {one["id"]: one["choice"] for one in reader.state["answers"]}
    assert before["cough"] == "present"
    reader.post("result", go="change", c__cough="absent", c__not_there="present")
    after = {one["id"]: one["choice"] for one in reader.state["answers"]}
    assert after == before | {"cough": "absent"}


def test_a_code_shares_the_interview_and_takes_it_back(reader: Reader, app: FastAPI) -> None:
    result_of(reader)
    reader.post("result", go="share", csrf=reader.values("csrf"))
    code = _one(r'<p class="code">([^<]+)</p>', reader.page)
    kept = find_interview(app.state.rooms.store, code)
    assert kept is not None
    assert set(kept) == {"version", "age_years", "sex", "level", "evidence"}, "no more than a clinician needs"
    assert (kept["age_years"], kept["sex"]) == (34.0, "female")
    assert {"finding": "cough", "choice": "present", "origin": "initial"} in kept["evidence"]
    assert NOT_UNDERSTOOD not in json.dumps(kept)
    reader.post("result", go="withdraw", code=code.lower())
    assert find_interview(app.state.rooms.store, code) is None
    reader.begin()
    reader.post("welcome", go="withdraw", code=code)
    assert "callout warn" in reader.page


def test_giving_it_for_improvement_needs_consent_and_can_be_undone(reader: Reader, app: FastAPI) -> None:
    result_of(reader)
    reader.post("result", status=400, go="improve", csrf=reader.values("csrf"))
    assert 'class="code"' not in reader.page
    reader.post("result", go="improve", csrf=reader.values("csrf"), consent="yes")
    code = _one(r'<p class="code">([^<]+)</p>', reader.page)
    assert find_interview(app.state.rooms.store, code) is None, "no clinician opens what was given for improvement"
    reader.begin()
    reader.post("welcome", go="withdraw", code=code)
    assert "callout good" in reader.page


def test_sharing_from_another_site_is_refused(reader: Reader) -> None:
    result_of(reader)
    reader.post("result", status=403, go="share", csrf="forged")
    assert reader.name == "problem"


def test_the_kiosk_remembers_that_it_is_one(reader: Reader) -> None:
    reader.begin("?kiosk=1")
    assert 'http-equiv="refresh" content="90;url=' in reader.page
    for _ in range(2):
        assert "kiosk" in _one(r'<body class="([^"]*)"', reader.page)
        assert "tel:" not in reader.page
        links = {html.unescape(one) for one in re.findall(r'<a [^>]*href="([^"#]+)"', reader.page)}
        assert links <= {f"{path}?kiosk=1" for path in PATHS.values()}
        reader.post("welcome")
    assert reader.state["kiosk"] is True


def test_the_page_says_whom_it_is_about_and_turns_to_the_other_with_one_tap(client: TestClient) -> None:
    reader = Reader(client, "vi")
    reader.tell("mẹ em yếu nửa người, méo miệng, nói ngọng; em ho ra máu")
    first = reader.state["other"]
    assert f"Bạn cũng kể về {KIN[first]}" in html.unescape(reader.page)
    reader.post(reader.name, go="swap")
    assert reader.name == "who"
    reader.post("who", **(ME | {"who": reader.state.get("who", "me")}))
    assert f"Bạn cũng kể về {KIN['self' if first == 'mother' else 'mother']}" in html.unescape(reader.page)
    assert "tel:115" in reader.page
    assert {first, reader.state["other"]} == {"self", "mother"}
