"""The console in a real Chromium: without JavaScript, on a phone, in the dark, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from serving.store.deliveries import list_deliveries

pytestmark = pytest.mark.peer

CHECKS = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DELIVERED, FAILED, ABSTAINED = "2.25.111", "2.25.121", "2.25.131"
PAGES = (
    "/",
    "/console/studies",
    f"/console/studies/{DELIVERED}",
    f"/console/studies/{FAILED}",
    f"/console/studies/{ABSTAINED}",
    "/console/models",
    "/console/models/toy_shadow",
    "/console/status",
    "/console/studies/9.9",
)
PATIENCE_MS = 120_000  # a busy machine is not a broken page
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def chromium(peer: Callable[[str], Path]) -> Iterator[Browser]:
    """One headless browser with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=QUIET)
        yield browser
        browser.close()


def watch(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page, and what went wrong on it: script errors, console errors, requests to anywhere else."""
    page, wrong = context.new_page(), []
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    return page, wrong


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "scheme"), [("vi", "light"), ("en", "dark")])
def test_every_page_is_sound(chromium: Browser, served: Any, size: str, language: str, scheme: Any) -> None:
    context = chromium.new_context(viewport=SIZES[size], color_scheme=scheme, locale=language)  # type: ignore[arg-type]  # a size is what it takes
    page, wrong = watch(context, served.address)
    said = {}
    for path in PAGES:
        page.goto(f"{served.address}{path}?lang={language}", wait_until="networkidle")
        said[path] = page.evaluate(CHECKS)
    context.close()
    assert {path: what for path, what in said.items() if what} == {}
    assert [one for one in wrong if "404" not in one] == []


def test_the_whole_way_without_javascript(chromium: Browser, served: Any) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=SIZES["phone"], locale="vi")  # type: ignore[arg-type]  # a size is what it takes
    page, wrong = watch(context, served.address)
    page.goto(served.address)
    page.get_by_role("link", name="Mở bảng làm việc").click()
    page.get_by_label("Tìm").fill("BN000012")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Lê Minh Anh").click()
    overlay = page.locator("img.overlay")
    overlay.wait_for(state="visible")
    page.get_by_text("Phim gốc", exact=True).click()
    assert not overlay.is_visible()
    page.get_by_text("Có lớp đánh dấu", exact=True).click()
    assert overlay.is_visible()
    assert not page.locator(".strength").is_visible()
    page.get_by_role("button", name="Gửi lại ngay").click()
    page.get_by_text("Sẽ gửi lại ngay").wait_for()
    assert {one.state for one in list_deliveries(served.hospital.store, FAILED)} == {"delivered", "pending"}
    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", name="Deliveries").wait_for()
    context.close()
    assert wrong == []


def test_keyboard_and_strength(chromium: Browser, served: Any) -> None:
    context = chromium.new_context(viewport=SIZES["desktop"], locale="en")  # type: ignore[arg-type]  # a size is what it takes
    page, wrong = watch(context, served.address)
    page.goto(f"{served.address}/console/studies/{DELIVERED}?lang=en", wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#film-1-overlay").focus()
    page.keyboard.press("ArrowRight")
    assert not page.locator("img.overlay").is_visible()
    page.keyboard.press("ArrowLeft")
    assert page.locator("img.overlay").is_visible()
    page.locator("#film-1-strength").fill("40")
    assert page.evaluate("document.querySelector('img.overlay').style.opacity") == "0.4"
    context.close()
    assert wrong == []
