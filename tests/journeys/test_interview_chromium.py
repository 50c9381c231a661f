"""From a citizen's phone to the clinician's screen in a real Chromium: code, interview, Bundle, knowledge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from serving.auth import create_key, open_session
from serving.settings import Settings

pytestmark = pytest.mark.peer

Peer = Callable[[str], Path]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = ({"width": 320, "height": 640}, {"width": 1280, "height": 800})
TOLD = ("s_fever", "s_fever_high", "s_headache", "s_abdominal_pain_severe")


@pytest.fixture(scope="module")
def hospital_here(journey: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Our own service, with keys."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("shared"), port=journey.free_port(), disk_reserve_mb=1)
    service = journey.Tuetinh(settings)
    service.start("api")
    ready = f"http://127.0.0.1:{settings.port}/readyz"
    journey.wait_for(lambda: httpx.get(ready, trust_env=False).status_code == 200, what="the service")
    yield service
    service.stop()


@pytest.fixture(scope="module")
def chromium(peer: Peer) -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=peer("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def share(address: str) -> str:
    """A citizen leaves an interview; the code on the screen."""
    evidence = [{"id": name, "choice_id": "present"} for name in TOLD] + [{"id": "s_cough", "choice_id": "absent"}]
    body = {"sex": "female", "age": {"value": 24}, "evidence": evidence, "consent": True, "purpose": "share"}
    answer = httpx.post(f"{address}/symptoms-api/v3/interviews", json=body, trust_env=False)
    return str(answer.json()["code"])


def faults(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    told = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    assert len(told["passes"]) > 10
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    said = [f"axe {one['id']}: {one['nodes'][0]['html'][:120]}" for one in told["violations"]]
    return [*said, *(["scrolls sideways"] if wide else [])]


@pytest.mark.parametrize(("size", "language"), list(zip(SIZES, ("vi", "en"), strict=True)), ids=["phone", "desk"])
def test_a_clinician_opens_reads_and_files_it(
    chromium: Browser, hospital_here: Any, axe: str, size: dict[str, int], language: str, tmp_path: Path
) -> None:
    address = f"http://127.0.0.1:{hospital_here.settings.port}"
    token, _ = open_session(hospital_here.store, create_key(hospital_here.store, "clinician", "ward")[1])
    context = chromium.new_context(viewport=size, accept_downloads=True)  # type: ignore[arg-type]  # a size is what it takes
    context.add_cookies([{"name": "tuetinh_session", "value": token, "url": address}])
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    found: dict[str, list[str]] = {}
    page.goto(f"{address}/console/interviews?lang={language}")
    found["code"] = faults(page, axe)
    page.fill("#code", "WRONG-CODE")
    page.press("#code", "Enter")
    page.wait_for_selector("#missing")
    found["missing"] = faults(page, axe)
    assert all("404" in text for text in wrong), "only the answer itself, which is 404, is told"
    wrong.clear()
    page.fill("#code", share(address).lower())
    page.press("#code", "Enter")
    page.wait_for_selector("#urgency")
    assert "?" not in page.url.removeprefix(address).replace(f"?lang={language}", "")
    found["interview"] = faults(page, axe)
    assert "115" in page.inner_text("#urgency")
    with page.expect_download() as download:
        page.locator('form[action$="/bundle"] button').click()
    download.value.save_as(tmp_path / "bundle.json")
    bundle = json.loads((tmp_path / "bundle.json").read_text(encoding="utf-8"))
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    page.locator('article a[href*="/console/knowledge/"]').first.click()
    page.wait_for_selector("table.bars")
    found["knowledge"] = faults(page, axe)
    page.locator(".crumb a").click()
    page.fill("#q", "sot xuat huyet")
    page.press("#q", "Enter")
    page.wait_for_selector('a[href$="/console/knowledge/dengue"]')
    found["list"] = faults(page, axe)
    context.close()
    assert {name: one for name, one in found.items() if one} == {}
    assert wrong == []
