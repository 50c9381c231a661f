"""Where a step is worked out: in the loop's own thread, so that it waits in the queue once; a long text in another."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.inference.case import Evidence, Person
from models.inference.engine import Look
from models.lay_text.reading import Reading
from models.terms import Language
from serving.checker import Checker
from serving.symptoms.routes import PREFIX, SHORT_TEXT

WORKER = "AnyIO worker thread"
CASE = {"sex": "male", "age": {"value": 30}, "evidence": [{"id": "s_fever", "choice_id": "present"}]}
STEPS = {
    "suggest": CASE,
    "diagnosis": CASE,
    "triage": CASE,
    "explain": CASE | {"target": "c_influenza"},
    "rationale": CASE,
    "recommend_specialist": CASE,
}


class _Watched(Checker):
    """A checker that remembers in which threads it was asked."""

    def look(self, person: Person, evidence: Iterable[Evidence], *, has_unread: bool = False) -> Look:
        self.threads.add(threading.current_thread().name)
        return super().look(person, evidence, has_unread=has_unread)

    def read(self, text: str, language: Language | None = None) -> Reading:
        self.threads.add(threading.current_thread().name)
        return super().read(text, language)

    @property
    def threads(self) -> set[str]:
        found: set[str] = vars(self).setdefault("seen", set())
        return found


@pytest.fixture
def watched(app: FastAPI) -> Iterator[_Watched]:
    rooms = app.state.rooms
    before = rooms.checker
    rooms.checker = watched = _Watched(before.compiled, before.compiled_at)
    yield watched
    rooms.checker = before


def test_steps_and_short_texts_change_no_thread(citizen: TestClient, watched: _Watched) -> None:
    for route, body in STEPS.items():
        assert citizen.post(f"{PREFIX}/{route}", json=body).status_code == 200, route
    assert citizen.post(f"{PREFIX}/parse", json={"text": "sốt " * (SHORT_TEXT // 4)}).status_code == 200
    assert len(watched.threads) > 0
    assert WORKER not in watched.threads


def test_a_long_text_is_read_beside_the_others(citizen: TestClient, watched: _Watched) -> None:
    assert citizen.post(f"{PREFIX}/parse", json={"text": "sốt " * (SHORT_TEXT // 4 + 1)}).status_code == 200
    assert watched.threads == {WORKER}
