"""The catalogue is complete in both languages, and templates say nothing that is not in it."""

from __future__ import annotations

import re
import string
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from models.inference.case import Choice
from models.knowledge.condition import Region
from models.knowledge.finding import Sex
from models.scope import REASON_CODES
from serving.auth import ROLES
from serving.errors import InvalidSettings
from serving.store.interviews import Purpose
from serving.web.catalogue import LANGUAGES, TEXTS, Catalogue, read_catalogue
from serving.web.citizen_areas import AREAS
from serving.web.citizen_checklist import AUDIENCES, ELSEWHERE
from serving.web.citizen_frame import CITIZEN_TEXTS
from serving.web.citizen_pages import PROBLEMS
from serving.web.citizen_result import LIKELIHOODS
from serving.web.citizen_state import Who
from serving.web.language import choose_language
from serving.web.outcome_view import write_reason
from serving.web.search import STANDS

WEB = TEXTS.parent
TEMPLATES = sorted((WEB / "templates").glob("*.html"))


def sources(*, of_citizens: bool) -> str:
    """All templates and code of the citizen's pages, or of the others."""
    paths = [*TEMPLATES, *sorted(WEB.glob("*.py"))]
    wanted = [path for path in paths if path.name.startswith("citizen_") == of_citizens]
    return "\n".join(path.read_text(encoding="utf-8") for path in wanted)


CATALOGUES = {TEXTS: sources(of_citizens=False), CITIZEN_TEXTS: sources(of_citizens=True)}
each_catalogue = pytest.mark.parametrize("texts", CATALOGUES, ids=lambda path: path.stem)
FIXED = re.compile(r"""\bt(?:ext)?\(\s*["']([a-z_]+\.[\w-]+)["'](?! ~)""")
CHOSEN = re.compile(r"""["']([a-z_]+)\.["'] ~|f["']([a-z_]+)\.\{""")


def places(text: str) -> set[str]:
    """The names of the `{places}` in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@each_catalogue
def test_every_text_has_both_languages_with_the_same_places(texts: Path) -> None:
    for section, keys in yaml.safe_load(texts.read_text(encoding="utf-8")).items():
        for key, entry in keys.items():
            assert tuple(entry) == LANGUAGES, f"{section}.{key}"
            assert places(entry["vi"]) == places(entry["en"]), f"{section}.{key}"


@pytest.mark.parametrize("entry", [{"vi": "một"}, {"vi": "một", "en": ""}, {"vi": "a", "en": "b", "fr": "c"}])
def test_a_key_without_both_languages_is_refused(entry: dict[str, str]) -> None:
    with pytest.raises(InvalidSettings, match=r"text a\.b: expected exactly vi, en"):
        Catalogue({"a.b": entry})


def test_a_catalogue_file_is_read_by_section(tmp_path: Path) -> None:
    path = tmp_path / "texts.yaml"
    path.write_text("a:\n  b: {vi: 'có {n}', en: 'has {n}'}\n", encoding="utf-8")
    catalogue = read_catalogue(path)
    assert catalogue.keys == {"a.b"}
    assert catalogue.text("a.b", "vi", n=3) == "có 3"


@each_catalogue
def test_every_key_that_is_asked_for_exists(texts: Path) -> None:
    asked = set(FIXED.findall(CATALOGUES[texts]))
    assert len(asked) > 60
    assert asked <= read_catalogue(texts).keys


@each_catalogue
def test_every_key_is_asked_for(texts: Path) -> None:
    chosen = {first or second for first, second in CHOSEN.findall(CATALOGUES[texts])}
    quoted = set(re.findall(r"""["']([a-z_]+\.[\w-]+)["']""", CATALOGUES[texts]))
    unused = {key for key in read_catalogue(texts).keys if key not in quoted and key.split(".")[0] not in chosen}
    assert unused == set()


def test_keys_that_are_put_together_exist() -> None:
    keys = read_catalogue().keys
    wanted = {f"role.{role}" for role in ROLES} | {f"stand.{stand}" for stand in STANDS}
    wanted |= {f"tone.{tone}" for tone in ("done", "now", "next", "failed", "refused")}
    wanted |= {f"delivery.{state}" for state in ("delivered", "pending", "failed")}
    wanted |= {f"data_role.{role}" for role in ("train", "tune", "test", "external", "gate")}
    assert wanted <= keys


def test_keys_of_citizens_that_are_put_together_exist() -> None:
    wanted = {f"area.{area}" for area in (*AREAS, ELSEWHERE)} | {f"offline.{one}" for one in AUDIENCES}
    wanted |= {f"likelihood.{word}" for _, word in LIKELIHOODS} | {
        f"why.{kind}" for kind in ("danger", "urgency", "cause")
    }
    wanted |= {f"{section}.{choice}" for section in ("choice", "answer", "told") for choice in get_args(Choice)}
    wanted |= {f"region.{one}" for one in get_args(Region)} | {f"sex.{one}" for one in get_args(Sex)}
    wanted |= {f"{section}.{one}" for section in ("who", "tell_title") for one in get_args(Who)}
    wanted |= {f"refusal.{name}{end}" for _, name, _ in PROBLEMS for end in ("", "_what")}
    wanted |= {f"{section}.{one}" for section in ("share_code", "share_code_what") for one in get_args(Purpose)}
    assert wanted <= read_catalogue(CITIZEN_TEXTS).keys


class Words(HTMLParser):
    """Collects what a reader would read in a template."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("alt", "title", "aria-label", "placeholder")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    without_code = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    reader = Words()
    reader.feed(without_code)
    words = set(re.findall(r"[^\W\d_]{2,}", " ".join(reader.found)))
    assert words <= {"SHA"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_in_words(language: str) -> None:
    codes = [*REASON_CODES, "unreadable-instance", "no-rule-matches", "own-result", "model-failed", "given-up"]
    for code in codes:
        assert code not in write_reason(code, language)  # type: ignore[arg-type]  # one of LANGUAGES
    assert "strange-code" in write_reason("strange-code", language)  # type: ignore[arg-type]  # one of LANGUAGES


@pytest.mark.parametrize(
    ("query", "cookies", "accept", "expected"),
    [
        ({}, {}, "", "vi"),
        ({}, {}, "en-US,en;q=0.9", "en"),
        ({}, {}, "fr,en;q=0.5,vi;q=0.9", "vi"),
        ({}, {}, "en;q=0", "vi"),
        ({}, {"tuetinh_lang": "en"}, "vi", "en"),
        ({"lang": "vi"}, {"tuetinh_lang": "en"}, "en", "vi"),
        ({"lang": "klingon"}, {}, "en", "en"),
    ],
)
def test_the_reader_chooses_the_language(
    query: dict[str, str], cookies: dict[str, str], accept: str, expected: str
) -> None:
    assert choose_language(query, cookies, accept) == expected


@given(st.text(max_size=60))
def test_any_header_gives_a_language(accept: str) -> None:
    assert choose_language({}, {}, accept) in LANGUAGES
