"""A clinician's journey: finds a score without marks, types values, sees the answer follow, takes it to the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.peer

PATIENCE_MS = 120_000
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
CHECKS = Path(__file__).parents[1].joinpath("serving", "web", "checks.js").read_text(encoding="utf-8")
PHONE = {"width": 360, "height": 740}
VITALS = {"respiratory_rate": "21", "spo2": "93", "systolic_bp": "100", "heart_rate": "111", "temperature": "38,1"}


@pytest.fixture
def chromium(peer: Callable[[str], Path]) -> Iterator[Browser]:
    """A headless browser with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def address(tuetinh: Any, journey: ModuleType) -> str:
    """The service, running, without keys."""
    tuetinh.start("api", is_authenticated=False)
    journey.wait_for(lambda: journey.is_listening(tuetinh.settings.port), what="the api")
    return f"http://127.0.0.1:{tuetinh.settings.port}"


def open_page(browser: Browser, size: dict[str, int], *, script: bool = True) -> tuple[Page, list[str], list[str]]:
    """A page in Vietnamese, the addresses it asked for, and what went wrong on it."""
    context = browser.new_context(viewport=size, locale="vi", java_script_enabled=script)  # type: ignore[arg-type]  # a size is what it takes
    context.set_default_timeout(PATIENCE_MS)
    page, asked, wrong = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    return page, asked, wrong


def choose(page: Page, name: str, value: str) -> None:
    """Tick a radio button."""
    page.locator(f'input[name="v.{name}"][value="{value}"]').check()


def test_the_answer_follows_what_is_typed(chromium: Browser, address: str) -> None:
    expect.set_options(timeout=PATIENCE_MS / 2)
    page, asked, wrong = open_page(chromium, PHONE)
    page.goto(f"{address}/console/risk")
    page.get_by_label("Tìm theo tên").fill("news2 canh bao som quoc gia")
    link = page.get_by_role("link", name="NEWS2 – điểm cảnh báo sớm quốc gia (Anh)")
    expect(page.locator("#risk-found")).to_contain_text("1 ")
    link.click()
    value, said = page.locator("[data-value]"), page.locator("#said")
    for name, typed in VITALS.items():
        page.locator(f'input[name="v.{name}"]').fill(typed)
    expect(value).to_have_text("từ 7 đến 14 điểm")
    expect(said).to_contain_text("còn thiếu 4 mục")
    for name, chosen in (("spo2_scale", "scale_1"), ("on_oxygen", "true"), ("consciousness", "alert")):
        choose(page, name, chosen)
    page.get_by_label("Tuổi", exact=True).fill("70")
    expect(value).to_have_text("11 điểm")
    expect(said).to_contain_text("nguy cơ cao")
    assert page.evaluate("document.activeElement.name") == "v.age"
    assert page.evaluate(CHECKS) == []

    page.get_by_label("Tuổi", exact=True).fill("7000")
    expect(page.locator("#e-age")).to_contain_text("Ngoài khoảng hợp lý")
    expect(value).to_have_count(0)
    page.get_by_label("Tuổi", exact=True).fill("70")
    expect(value).to_have_text("11 điểm")

    page.get_by_text("Ghi vào bệnh án").click()
    assert "11 điểm" in page.locator("#note").input_value()
    page.get_by_role("link", name="English").click()
    expect(value).to_have_text("11 points")
    expect(page.get_by_label("Age", exact=True)).to_have_value("70")
    of_the_form = [urlsplit(url) for url in asked if "/console/risk/" in url]
    assert len(of_the_form) > 3
    assert {url.query for url in of_the_form} <= {"", "lang=en"}, "what is typed stands in no address"
    assert {url[: len(address)] for url in asked} == {address}
    assert wrong == []


def test_the_notice_is_whole_on_a_screen_of_900_pixels(chromium: Browser, address: str) -> None:
    page, _, _ = open_page(chromium, {"width": 1280, "height": 900})
    page.goto(f"{address}/console/risk/news2")
    for name, typed in VITALS.items():
        page.locator(f'input[name="v.{name}"]').fill(typed)
    expect(page.locator("[data-value]")).to_have_text("từ 7 đến 14 điểm")
    notice = page.locator("#result .risk-notice").bounding_box()
    card = page.locator("#result").bounding_box()
    assert notice is not None
    assert card is not None
    assert notice["y"] + notice["height"] <= min(900, card["y"] + card["height"])


def test_the_same_number_without_javascript(chromium: Browser, address: str) -> None:
    inputs = {"age": 50.0, "sex": "male", "creatinine": {"value": 1.4, "unit": "mg/dL"}}
    told = httpx.post(f"{address}/v1/risk/ckd_epi_2021", json={"inputs": inputs}, timeout=60, trust_env=False).json()
    page, _, wrong = open_page(chromium, PHONE, script=False)
    page.goto(f"{address}/console/risk/ckd_epi_2021")
    page.get_by_label("Tuổi", exact=True).fill("50")
    choose(page, "sex", "male")
    page.get_by_label("Creatinin máu", exact=True).fill("1,4")
    page.get_by_label("Đơn vị: Creatinin máu").select_option("mg/dL")
    page.get_by_role("button", name="Tính").click()
    shown = page.locator("[data-value]").text_content() or ""
    assert shown == f"{told['score']:.0f} mL/min/1,73 m²"
    assert page.url == f"{address}/console/risk/ckd_epi_2021"
    assert wrong == []
