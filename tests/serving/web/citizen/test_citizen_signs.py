"""Words that nobody understood: the first question is a list of dangers, one tap each, and only then where it hurts."""

from __future__ import annotations

import base64
import html
import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from serving.web.citizen_frame import PATHS

ME = {"who": "me", "age": "55", "unit": "years", "sex": "male", "pregnant": "unknown", "region": ""}
NOT_A_WORD = {"vi": "blorptoz xyzzy", "en": "blorptoz xyzzy"}
HALF_READ = {"vi": "ho, blorptoz xyzzy", "en": "cough, blorptoz xyzzy"}
PAGE_BYTES = 100_000


class Page:
    """The page that came last."""

    def __init__(self, client: TestClient, path: str, query: str = "") -> None:
        self._client, self._path = client, path
        self.text = client.get(path + query).text

    def post(self, page: str, **fields: Any) -> Page:
        fields = {"state": self.values("state")[0], "page": page} | fields
        self.text = self._client.post(self._path, data=fields).text
        return self

    def values(self, name: str) -> list[str]:
        return re.findall(rf'name="{name}" value="([^"]*)"', self.text)

    @property
    def name(self) -> str:
        name: str = re.findall(r'<body class="page-(\w+)', self.text)[0]
        return name

    @property
    def state(self) -> dict[str, Any]:
        packed = self.values("state")[0]
        told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        return told

    def tell(self, text: str, **person: str) -> Page:
        self.post("welcome").post("who", **(ME | person)).post("tell", text=text)
        if self.name == "understood":
            chosen = dict(re.findall(r'name="(c\.\w+)" value="(\w+)" checked', self.text))
            self.post("understood", **chosen)
        return self


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    told: str = request.param
    return told


def open_page(client: TestClient, language: str, query: str = "") -> Page:
    return Page(client, PATHS[language], query)  # type: ignore[index]  # one of the two


@pytest.mark.parametrize("kiosk", ["", "?kiosk=1"])
def test_nothing_understood_lists_the_dangers_before_anything_else(
    client: TestClient, language: str, kiosk: str
) -> None:
    page = open_page(client, language, kiosk).tell(NOT_A_WORD[language])
    assert page.name == "signs"
    assert {"unconscious", "breathless_rest", "chest_pain_pressing", "face_droop"} <= set(page.values("tick"))
    assert not {"waters_broken", "newborn_floppy"} & set(page.values("tick"))
    assert set(page.values("go")) >= {"next", "none", "unknown", "back"}
    assert ("tel:115" in page.text) == (not kiosk)
    assert len(page.text.encode()) < PAGE_BYTES
    assert "xyzzy" in html.unescape(page.text)


def test_one_tick_is_an_emergency_at_once(client: TestClient, language: str) -> None:
    for sign in ("unconscious", "snake_bite", "abdominal_pain_severe"):
        page = open_page(client, language).tell(NOT_A_WORD[language])
        page.post("signs", tick=sign)
        page.post("also", go="next") if page.name == "also" else page
        while page.name == "question":
            page.post("question", go="finish")
        assert page.name == "result"
        assert re.search(r'class="urgency emergency(_ambulance)?"', page.text), sign


@pytest.mark.parametrize("go", ["none", "unknown"])
def test_after_the_list_comes_where_it_hurts_and_nothing_was_denied_beyond_it(
    client: TestClient, language: str, go: str
) -> None:
    page = open_page(client, language).tell(NOT_A_WORD[language])
    listed = set(page.values("tick"))
    page.post("signs", go=go)
    assert page.name == "map"
    told = {one["id"]: one["choice"] for one in page.state["answers"]}
    assert set(told) == listed
    assert set(told.values()) == ({"unknown"} if go == "unknown" else {"absent", "unknown"})
    assert told["poison_swallowed"] == "unknown", "of what has kinds of its own nothing is denied"
    page.post("map", area="chest").post("area", tick="cough")
    assert page.name in ("also", "question")


def test_words_left_beside_what_was_understood_list_the_dangers_once(client: TestClient, language: str) -> None:
    page = open_page(client, language).tell(HALF_READ[language])
    assert page.name == "signs"
    page.post("signs", go="none")
    assert page.name == "also"
    assert page.state["listed"] is True
    page.post("also", go="back").post("tell", text=HALF_READ[language])
    assert page.name == "understood"


def test_what_was_all_understood_is_asked_as_before(client: TestClient) -> None:
    assert open_page(client, "vi").tell("ho, sổ mũi").name == "also"


def test_to_go_on_without_a_tick_asks_again(client: TestClient, language: str) -> None:
    page = open_page(client, language).tell(NOT_A_WORD[language]).post("signs", go="next")
    assert page.name == "signs"
    assert 'id="problem"' in page.text


def test_the_list_is_the_persons(client: TestClient) -> None:
    pregnant = open_page(client, "vi").tell("blorptoz", sex="female", age="28", pregnant="yes")
    assert {"waters_broken", "vaginal_bleeding_pregnant", "cord_out_vagina"} <= set(pregnant.values("tick"))
    infant = open_page(client, "vi").tell("blorptoz", who="child", age="1", unit="months")
    assert {"unable_to_drink", "newborn_floppy", "convulsion"} <= set(infant.values("tick"))
    assert "suicidal_thoughts" not in infant.values("tick")
