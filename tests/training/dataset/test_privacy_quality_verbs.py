"""`dataset privacy` and `dataset quality` on a version of this site, as a person runs them, and their pages."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, sync_playwright

from datasets.build.index import SCHEMA, write_index
from datasets.build.layout import Layout
from datasets.build.manifest import BuiltManifest, Counts, read_manifest
from datasets.build.recheck import recheck_table
from datasets.build.seal import seal_version
from datasets.build.verify import find_changes
from datasets.deidentify.options import Options
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.lattice import Goal
from datasets.privacy.made_up import tables_of
from datasets.privacy.release import release_version
from datasets.privacy.study import study_version
from training.dataset.__main__ import main

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_BYTES = 2_000_000
MADE = {
    "sources": ["made up"],
    "project": "made-up",
    "fingerprint": "0" * 12,
    "profile": {"edition": "2026", "options_edition": "2026"},
    "options": {"retain_longitudinal": "modified"},
    "code": {"commit": "none"},
}
OPTIONS = Options(retain_longitudinal="modified")
HELD = {"released": 0, "quarantined": 0, "reasons": {}, "records_refused": {}}
Told = dict[str, Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one version of 600 made-up people."""
    folder = tmp_path_factory.mktemp("site")
    work = folder / "datasets" / ".work" / "made"
    (work / "tables").mkdir(parents=True)
    for name, table in tables_of(600).items():
        pq.write_table(table, work / "tables" / f"{name}.parquet")
    seal_version(Layout(folder), "ward", work, MADE, HELD)
    return folder


@pytest.fixture
def ask(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run a verb in the site; its exit code and what it printed."""
    monkeypatch.setenv("TUETINH_DATA_DIR", str(site))  # the verb knows no other way to its data

    def _ask(*words: str) -> tuple[int, str]:
        code = main(words)
        return code, "".join(capsys.readouterr())

    return _ask


def version_of(site: Path) -> str:
    return next(name for name, folder in Layout(site).versions() if "generalised" not in read_manifest(folder).made)


def test_a_generalised_version_stands_beside_the_old(ask: Callable[..., tuple[int, str]], site: Path) -> None:
    old = Layout(site).find(version_of(site))
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    code, printed = ask("privacy", version_of(site), "--write", "--json")
    told = json.loads(printed)
    assert code == 0
    assert told["before"]["k"] == 1
    assert told["after"]["k"] >= 5
    assert told["after"]["diversity"]["diagnosis"]["distinct_l"] >= 2
    new = Layout(site).find(told["written"])
    manifest = read_manifest(new)
    assert manifest.made["generalised_from"] == version_of(site)
    assert manifest.made["generalised"] == told["recipe"]
    assert not list(find_changes(new, manifest))
    assert all(not recheck_table(path, OPTIONS) for path in (new / "tables").glob("*.parquet"))
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before
    again = json.loads(ask("privacy", version_of(site), "--write", "--json")[1])
    assert (again["written"], again["is_new"]) == (told["written"], False)
    code, printed = ask("privacy", told["written"], "--json")
    assert (code, json.loads(printed)["before"]["k"]) == (0, told["after"]["k"])


def test_what_cannot_be_reached_is_said_and_nothing_is_written(ask: Callable[..., tuple[int, str]], site: Path) -> None:
    versions = Layout(site).versions()
    code, printed = ask("privacy", version_of(site), "--k", "601", "--write")
    assert code == 3
    assert "NOT REACHED" in printed
    assert Layout(site).versions() == versions


def test_a_mistake_is_told_in_a_sentence(ask: Callable[..., tuple[int, str]], site: Path) -> None:
    code, printed = ask("privacy", version_of(site), "--k", "0")
    assert (code, printed) == (
        1,
        "InvalidPrivacy: expected k and l of at least 1 and a share to suppress from 0 to below 1\n",
    )
    assert ask("privacy", version_of(site), "--sampling-fraction", "2")[0] == 1
    assert ask("quality", "nobody")[0] == 1


def test_quality_is_told_in_words_and_as_json(ask: Callable[..., tuple[int, str]], site: Path) -> None:
    code, printed = ask("quality", version_of(site), "--json")
    told = json.loads(printed)
    assert code == (3 if told["counts"]["error"] else 0)
    assert told["rows"]["person"] == 600
    assert {"check", "table", "column", "count", "of", "share", "severity", "detail"} == set(told["findings"][0])
    in_words = ask("quality", version_of(site))[1]
    assert "cảnh báo / warnings" in in_words
    for person in tables_of(600)["person"]["person_id"].to_pylist()[:50]:
        assert person not in in_words + printed


def test_images_alone_are_searched_and_cannot_be_written(tmp_path: Path) -> None:
    empty = {field.name: None for field in SCHEMA}
    rows = [{**empty, "patient_id": f"P{place % 12}", "sex": "F", "study_date": "2024-03-01"} for place in range(30)]
    write_index(rows, tmp_path / "index.parquet")
    study = study_version(tmp_path, Goal(5, 2, 0.0))
    assert (study.before.people, study.before.k) == (12, 12)
    assert study.search.found is not None
    with pytest.raises(InvalidPrivacy, match="images alone"):
        release_version(study, no_manifest(), Layout(tmp_path), {})


def no_manifest() -> BuiltManifest:
    """A manifest of nothing; what is refused is refused before it is looked at."""
    return BuiltManifest("ward", "0" * 64, "0" * 64, Counts(0, 0, 0, 0, 0), {}, MADE, HELD)


@pytest.fixture(scope="module")
def chromium(peer: Callable[[str], Path]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=QUIET)
        yield browser
        browser.close()


@pytest.mark.peer
@pytest.mark.parametrize("verb", ["privacy", "quality"])
def test_the_page_is_sound_in_both_languages_by_day_and_by_night(
    ask: Callable[..., tuple[int, str]], site: Path, tmp_path: Path, chromium: Browser, axe: str, verb: str
) -> None:
    page_file = tmp_path / "page.html"
    assert ask(verb, version_of(site), "--html", str(page_file))[0] in (0, 3)
    text = page_file.read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", text.replace("xlink:", ""))
    for language, scheme, width in (("vi", "light", 1280), ("en", "dark", 400)):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page, wrong = context.new_page(), []
        page.on("console", lambda message, wrong=wrong: wrong.append(message.text))
        page.goto(f"{page_file.as_uri()}#{language}")
        assert [one.get_attribute("lang") for one in page.locator("article:visible").all()] == [language]
        page.evaluate(axe)
        told = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in told["violations"]] == []
        assert len(told["passes"]) > 10
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert all(len(one.get_attribute("aria-label") or "") > 20 for one in page.locator("figure svg:visible").all())
        assert page.locator("figure svg:visible").count() >= 2
        assert wrong == []
        context.close()
