"""The physicians' pages of the knowledge base: every condition in both languages, search, roles, and as files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.inference.engine import Engine
from models.knowledge.condition import LEVELS
from serving.access import SESSION_COOKIE
from serving.auth import Role, create_key, open_session
from serving.doors import open_doors
from serving.knowledge_page.neighbours import neighbours_of
from serving.knowledge_page.render import render_condition, write_pages
from serving.knowledge_page.view import view_condition, write_rate, write_share
from serving.settings import Settings
from serving.triage_words import LEVEL_WORDS
from serving.web.catalogue import LANGUAGES, Language
from serving.web.knowledge_pages import find_groups

PAGE = "/console/knowledge"
VOID = frozenset({"meta", "br", "input", "col", "img", "link", "hr"})


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The whole service, with keys."""
    made = open_doors(Settings(data_dir=tmp_path_factory.mktemp("knowledge"), disk_reserve_mb=1))
    with TestClient(made):
        yield made


@pytest.fixture(scope="module")
def engine(app: FastAPI) -> Engine:
    found: Engine = app.state.rooms.checker.engine
    return found


def sign_in(app: FastAPI, role: Role) -> TestClient:
    store = app.state.rooms.store
    token, _ = open_session(store, create_key(store, role, f"test {role}")[1])
    return TestClient(app, cookies={SESSION_COOKIE: token}, follow_redirects=False)


class Balanced(HTMLParser):
    """Fails on a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another"


def read(text: str) -> Balanced:
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    return parser


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_everything_that_is_written(app: FastAPI, engine: Engine, language: Language) -> None:
    page = sign_in(app, "clinician").get(f"{PAGE}/dengue", params={"lang": language})
    assert page.status_code == 200
    text, base, one = html.unescape(page.text), engine.base, engine.base.conditions["dengue"]
    for words in (one.name, one.plain, base.specialties[one.specialty]):
        assert words.in_language(language) in text
    for name in (*one.findings, *one.history, *one.watch_for):
        assert base.findings[name].name.in_language(language) in text
    for name in one.meanwhile:
        assert base.advice[name].in_language(language) in text
    for name in one.sources:
        assert base.sources[name].title in text
    assert one.icd10 in text
    assert len(re.findall('<rect class="up"', page.text)) >= len(one.findings)
    assert 'style="' not in text
    read(page.text)


def test_pages_are_sound_in_both_languages(engine: Engine) -> None:
    for language in LANGUAGES:
        for name in list(engine.base.conditions)[::5]:
            text = str(render_condition(engine, name, language, lambda other: f"#{other}"))
            assert all(link.startswith(("#", "https://")) for link in read(text).links)
            assert not re.search(r"\b(None|nan|Undefined)\b", re.sub(r"<[^>]*>", " ", text))


def test_widths_are_the_probabilities(engine: Engine) -> None:
    page, one = view_condition(engine, "dengue", "en"), engine.base.conditions["dengue"]
    assert sorted(bar.width for bar in page.findings) == sorted(
        round(100 * share, 1) for share in one.findings.values()
    )
    assert [bar.width for bar in page.findings] == sorted((bar.width for bar in page.findings), reverse=True)
    assert all(0 <= rate.width <= 100 for _, rates in page.rates for rate in rates)


def test_red_flags_that_a_condition_may_meet_come_gravest_first(engine: Engine) -> None:
    flags = view_condition(engine, "dengue_warning", "vi").flags
    assert len(flags) >= 3
    order = [LEVEL_WORDS[level].label.vi for level in reversed(LEVELS)]
    ranks = [order.index(level) for _, level, _ in flags]
    assert ranks == sorted(ranks)


def test_neighbours_look_alike_and_are_told_apart(engine: Engine) -> None:
    near = neighbours_of(engine, "dengue")
    assert "dengue" not in [one.condition for one in near]
    assert [one.likeness for one in near] == sorted((one.likeness for one in near), reverse=True)
    assert {"chikungunya", "dengue_warning"} & {one.condition for one in near}
    tables = engine.tables
    for one in near:
        rows = tables.probability[[tables.condition_index["dengue"], tables.condition_index[one.condition]]]
        for apart in one.apart:
            np.testing.assert_allclose(rows[:, tables.finding_index[apart.finding]], [apart.here, apart.there])


@pytest.mark.parametrize(
    ("text", "first"),
    [("sot xuat huyet", "dengue"), ("dengue", "dengue"), ("viêm ruột thừa", "appendicitis"), ("A97.9", "dengue")],
)
def test_search_finds_by_name_or_code_without_marks(engine: Engine, text: str, first: str) -> None:
    (group,) = find_groups(engine.base, text, "", "vi")
    assert first in [line.id for line in group.lines][:3]
    assert find_groups(engine.base, "zzzz qqqq", "", "vi") == ()


def test_the_list_holds_every_condition_once(app: FastAPI, engine: Engine) -> None:
    client = sign_in(app, "data_scientist")
    page = client.get(PAGE, params={"lang": "vi"}).text
    read(page)
    found = re.findall(rf'href="{PAGE}/([a-z0-9_]+)"', page)
    assert sorted(found) == sorted(engine.base.conditions)
    only = client.get(PAGE, params={"specialty": "paediatrics"}).text
    ours = [one.id for one in engine.base.conditions.values() if one.specialty == "paediatrics"]
    assert sorted(re.findall(rf'href="{PAGE}/([a-z0-9_]+)"', only)) == sorted(ours)


def test_who_may_read_and_what_is_not_there(app: FastAPI) -> None:
    assert sign_in(app, "citizen").get(PAGE).status_code == 403
    assert TestClient(app, follow_redirects=False).get(f"{PAGE}/dengue").status_code == 303
    missing = sign_in(app, "radiologist").get(f"{PAGE}/no_such_condition")
    assert missing.status_code == 404
    assert "no_such_condition" not in missing.text.replace("?lang", "").split("<main")[1]


def test_the_files_need_nothing_beside_them(engine: Engine, tmp_path: Path) -> None:
    assert write_pages(engine, tmp_path) == 2 * len(engine.base.conditions)
    for language in LANGUAGES:
        index = read((tmp_path / language / "index.html").read_text("utf-8"))
        assert len(index.links) >= len(engine.base.conditions)
        for link in index.links[:20]:
            assert (tmp_path / language / link).resolve().exists(), link
        text = (tmp_path / language / "dengue.html").read_text("utf-8")
        for link in read(text).links:
            assert link.startswith("https://") or (tmp_path / language / link).resolve().exists(), link
        assert "<script" not in text
        assert "src=" not in text


@pytest.mark.parametrize(
    ("share", "vi", "en"), [(0.8, "80 %", "80%"), (0.001, "< 1 %", "< 1%"), (0.999, "> 99 %", "> 99%")]
)
def test_shares_are_never_certain(share: float, vi: str, en: str) -> None:
    assert (write_share(share, "vi"), write_share(share, "en")) == (vi, en)


@pytest.mark.parametrize(("rate", "vi"), [(0.0, "0"), (0.05, "0,05"), (4.0, "4"), (6.4, "6,4"), (120.0, "120")])
def test_rates_have_the_places_they_need(rate: float, vi: str) -> None:
    assert write_rate(rate, "vi") == vi
