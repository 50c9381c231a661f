"""A citizen's journey in a real Chromium: on a small phone and a desk, by touch and by keys, online and off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from serving.settings import Settings

pytestmark = pytest.mark.peer

Peer = Callable[[str], Path]
PATIENCE_MS = 120_000
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
CHECKS = Path(__file__).parents[1].joinpath("serving", "web", "checks.js").read_text(encoding="utf-8")
SIZES = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 800}}
PLACES = {"vi": ("/trieu-chung", "/trieu-chung/ngoai-tuyen"), "en": ("/symptoms", "/symptoms/offline")}
STORY = {"vi": "ho, sổ mũi, đau họng, không sốt", "en": "cough, runny nose, sore throat, no fever"}
GRAVE = {"vi": "đau thắt ngực, vã mồ hôi lạnh", "en": "crushing chest pain and cold sweat"}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LARGE = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline" && !one.matches(".skip"))
  .map((one) => one.closest("label") || one)
  .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 44 || box.width < 44; })
  .map((one) => one.outerHTML.slice(0, 120))"""
TURNED = """([state, name]) => document.readyState === "complete" && document.querySelector("main:not([aria-busy])")
  && (document.querySelector("input[name=state]")?.value !== state || !document.body.classList.contains(name))"""
KEPT = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  return (await cache.keys()).map((one) => one.url);
}"""
MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def tuetinh_here(journey: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Our own service, up until the last test of this file, with keys: citizens need none."""
    folder = tmp_path_factory.mktemp("citizen")
    settings = Settings(data_dir=folder, port=journey.free_port(), disk_reserve_mb=1, visits_per_minute=0)
    service = journey.Tuetinh(settings)
    service.start("api")
    ready = f"http://127.0.0.1:{settings.port}/readyz"
    journey.wait_for(lambda: httpx.get(ready, trust_env=False).status_code == 200, what="the service")
    yield service
    service.stop()


@pytest.fixture(scope="module")
def address(tuetinh_here: Any) -> str:
    return f"http://127.0.0.1:{tuetinh_here.settings.port}"


@pytest.fixture(scope="module")
def chromium(peer: Peer) -> Iterator[Browser]:
    """A headless browser with an empty profile."""
    expect.set_options(timeout=PATIENCE_MS / 2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=QUIET)
        yield browser
        browser.close()


class Visit:
    """One reader's page, everything that it asked for, and what went wrong on it."""

    def __init__(self, browser: Browser, address: str, size: str, axe: str, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(viewport=SIZES[size], **options)  # type: ignore[arg-type]  # a size is what it takes
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.address, self._axe = address, axe
        self.has_script = options.get("java_script_enabled", True)
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def go(self, value: str = "next") -> None:
        """Press the button of that name, and wait for what comes."""
        before = self.page.locator("input[name=state]").first.get_attribute("value"), self.name
        self.page.locator(f'main form button[name="go"][value="{value}"]').first.click()
        self.wait(before)

    def answer(self) -> None:
        """Answer the question with no, or with none of them."""
        before = self.page.locator("input[name=state]").first.get_attribute("value"), self.name
        button = self.page.locator('button[name="answer"][value="absent"]')
        if button.count():
            button.click()
        else:
            self.page.locator('input[name="answer"][value="absent"]').check()
            self.page.locator('button[value="next"]').click()
        self.wait(before)

    def wait(self, before: tuple[str | None, str]) -> None:
        """Until the next page is there; without a script the click itself has waited for it."""
        if self.has_script:
            self.page.wait_for_function(TURNED, arg=list(before))
        else:
            self.page.wait_for_load_state()

    @property
    def name(self) -> str:
        return (self.page.locator("body").get_attribute("class") or "").split()[0]

    def judge(self) -> list[str]:
        """What axe and our own checks say, and what is too small or too wide."""
        self.page.evaluate(self._axe)
        told = self.page.evaluate("(rules) => axe.run(document, { runOnly: rules })", list(RULES))
        said = [f"axe {one['id']}: {one['nodes'][0]['html'][:120]}" for one in told["violations"]]
        assert len(told["passes"]) > 10
        small = [f"small: {one}" for one in self.page.evaluate(LARGE)]
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return [*said, *small, *(["scrolls sideways"] if wide else []), *self.page.evaluate(CHECKS)]

    def tell(self, text: str) -> Iterator[str]:
        """From the first page to the end of the questions; yields the name of each new kind of page."""
        yield self.name
        self.go()
        yield self.name
        self.page.locator("#age").fill("34")
        self.page.locator('input[name="sex"][value="female"]').check()
        self.go()
        yield self.name
        self.page.locator("#text").fill(text)
        self.go()
        yield self.name
        if self.name == "page-result":
            return
        self.go()
        yield self.name
        self.page.locator("[name=none]").check()
        self.go()
        yield self.name
        while self.name == "page-question":
            self.answer()
        yield self.name


@pytest.mark.parametrize(
    ("size", "language", "scheme", "script"),
    [("phone", "vi", "light", True), ("desk", "en", "dark", True), ("phone", "en", "dark", False)],
)
def test_every_page_of_an_interview_is_sound(
    chromium: Browser, address: str, axe: str, size: str, language: str, scheme: Any, script: bool
) -> None:
    visit = Visit(chromium, address, size, axe, color_scheme=scheme, java_script_enabled=script)
    visit.page.goto(address + PLACES[language][0])
    names, said = [], {}
    for name in visit.tell(STORY[language]):
        names.append(name)
        if script:
            said[name] = visit.judge()
            assert name == "page-welcome" or visit.page.evaluate("document.activeElement.tagName") == "H1"
    assert names[:3] == ["page-welcome", "page-who", "page-tell"]
    assert names[-3:] == ["page-also", "page-question", "page-result"]
    assert {name: what for name, what in said.items() if what} == {}
    if script:
        visit.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert visit.judge() == []
    assert {urlsplit(url).query for url in visit.asked if PLACES[language][0] in url} <= {""}
    assert {url[: len(address)] for url in visit.asked} == {address}
    assert visit.wrong == []
    visit.context.close()


def test_the_body_map_is_sound_and_touching_the_chest_ticks_it(chromium: Browser, address: str, axe: str) -> None:
    visit = Visit(chromium, address, "phone", axe)
    visit.page.goto(address + "/trieu-chung")
    visit.go()
    visit.page.locator("#age").fill("50")
    visit.go()
    visit.go("map")
    visit.page.locator(".on-chest").click()
    assert visit.page.locator("#area-chest").is_checked()
    assert visit.judge() == []
    visit.go()
    assert visit.name == "page-area"
    assert visit.judge() == []
    visit.page.get_by_label("Ho", exact=True).check()
    visit.go()
    assert visit.name == "page-also"
    assert visit.wrong == []
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_emergency_is_shown_at_once_with_the_number_on_the_first_screen(
    chromium: Browser, address: str, axe: str, language: str
) -> None:
    visit = Visit(chromium, address, "phone", axe)
    visit.page.goto(address + PLACES[language][0])
    assert list(visit.tell(GRAVE[language]))[-1] == "page-result"
    call = visit.page.locator("main a[href='tel:115']").first
    box = call.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= SIZES["phone"]["height"]
    assert visit.judge() == []
    assert visit.page.evaluate("document.activeElement.tagName") == "H1"
    visit.context.close()


def test_the_way_back_by_the_browsers_own_button(chromium: Browser, address: str, axe: str) -> None:
    visit = Visit(chromium, address, "phone", axe)
    visit.page.goto(address + "/trieu-chung")
    visit.go()
    visit.page.locator("#age").fill("34")
    visit.go()
    visit.page.locator("#text").fill(STORY["vi"])
    visit.go()
    assert visit.name == "page-understood"
    visit.page.go_back()
    expect(visit.page.locator("body.page-tell")).to_be_visible()
    visit.page.go_back()
    expect(visit.page.locator("body.page-who")).to_be_visible()
    visit.page.go_forward()
    expect(visit.page.locator("body.page-tell")).to_be_visible()
    assert visit.page.url == f"{address}/trieu-chung"
    assert visit.page.evaluate("JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }])") == (
        '[{"place":2},{},{}]'
    )
    visit.context.close()


def test_by_keys_alone(chromium: Browser, address: str, axe: str) -> None:
    visit = Visit(chromium, address, "desk", axe)
    visit.page.goto(address + "/symptoms")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.locator("main button").first.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("body.page-who")).to_be_visible()
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.name") == "who"
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("abc")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#problem")).to_be_focused()
    assert visit.judge() == []
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_load_is_light_with_all_that_is_kept_for_later(
    chromium: Browser, address: str, axe: str, language: str
) -> None:
    visit = Visit(chromium, address, "phone", axe)
    path, offline = PLACES[language]
    visit.page.goto(address + path, wait_until="networkidle")
    visit.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    urls = {
        *visit.asked,
        *visit.page.evaluate(KEPT),
        f"{address}{path}/worker.js",
        f"{address}{path}/manifest.webmanifest",
    }
    sizes = {urlsplit(url).path: len(httpx.get(url, trust_env=False).content) for url in urls}
    assert set(sizes) >= {path, offline, "/console/static/citizen.css", "/console/static/citizen.js"}
    assert not any("console.css" in url for url in sizes)
    assert sum(sizes.values()) < MOST_BYTES, sizes
    visit.context.close()


def test_a_shared_code_and_its_withdrawal(chromium: Browser, address: str, axe: str) -> None:
    visit = Visit(chromium, address, "phone", axe)
    visit.page.goto(address + "/trieu-chung")
    list(visit.tell(STORY["vi"]))
    visit.page.locator('button[value="share"]').click()
    expect(visit.page.locator("#share [role=status]")).to_be_focused()
    assert visit.judge() == []
    visit.page.locator('button[value="withdraw"]').click()
    expect(visit.page.locator("#share [role=status]")).to_have_text("Đã xóa.")
    visit.context.close()


def test_the_kiosk_clears_itself(chromium: Browser, address: str, axe: str) -> None:
    visit = Visit(chromium, address, "desk", axe)
    visit.page.clock.install()
    visit.page.goto(address + "/trieu-chung?kiosk=1")
    visit.go()
    visit.page.locator("#age").fill("77")
    assert visit.judge() == []
    visit.page.clock.run_for(75_000)
    expect(visit.page.locator(".still")).to_be_visible()
    assert visit.judge() == []
    visit.page.locator(".still button").click()
    expect(visit.page.locator(".still")).to_have_count(0)
    visit.page.clock.run_for(95_000)
    expect(visit.page.locator("body.page-welcome.kiosk")).to_be_visible()
    visit.page.go_back()
    expect(visit.page.locator("#age")).to_have_count(0)
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_danger_signs_without_a_network(chromium: Browser, address: str, axe: str, language: str) -> None:
    visit = Visit(chromium, address, "phone", axe)
    path, offline = PLACES[language]
    visit.page.goto(address + path)
    visit.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visit.context.set_offline(True)
    visit.page.goto(address + path)
    assert visit.name == "page-offline"
    visit.page.goto(address + offline)
    expect(visit.page.locator(".verdict:visible")).to_have_count(0)
    groups = visit.page.locator("#now ~ div details:visible")
    groups.nth(1).locator("summary").click()
    groups.nth(1).locator("input:visible").first.check()
    expect(visit.page.locator(".v-now")).to_be_visible()
    assert visit.judge() == []
    visit.page.locator("#for-child").check()
    assert visit.page.locator("li.adult:visible").count() == 0
    kept = visit.page.evaluate(KEPT)
    assert {urlsplit(url).path for url in kept} == {
        "/console/static/citizen.css",
        "/console/static/citizen.js",
        "/console/static/citizen.svg",
        offline,
    }
    visit.context.close()
