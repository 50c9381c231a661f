"""A radiologist's journey: a film is sent, appears in the browser with its overlay, and is sent again by hand."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import PIL.Image
import pytest
from playwright.sync_api import Browser, Locator, sync_playwright

from serving.store.deliveries import list_deliveries
from serving.store.studies import get_study

pytestmark = pytest.mark.peer

PATIENCE_MS = 120_000
SLOW = {"retry_base_seconds": 600.0, "retry_cap_seconds": 600.0}


@pytest.fixture
def chromium(peer: Callable[[str], Path]) -> Iterator[Browser]:
    """A headless browser with an empty profile."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=quiet)
        yield browser
        browser.close()


def picture_of(place: Locator) -> Any:
    """What the screen shows there, `(h, w, 3)`."""
    return np.asarray(PIL.Image.open(io.BytesIO(place.screenshot())).convert("RGB")).astype(int)


def test_from_the_modality_to_the_browser_and_again_by_hand(
    tuetinh: Any, orthanc: Any, chromium: Browser, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    pacs = {"name": "pacs", "kind": "c-store", "ae_title": "ORTHANC", "host": "127.0.0.1", "port": orthanc.dicom_port}
    journey.write_rules(tuetinh.settings, [pacs | {"results": ["SC", "SR"]}])
    orthanc.kill()
    tuetinh.start_gateway()
    tuetinh.start("worker", **SLOW)
    tuetinh.start("api", is_authenticated=False)
    film = journey.make_film(7, side=256, PatientName="Nguyễn^Văn Thử", SpecificCharacterSet="ISO_IR 192")
    (path,) = journey.write_films(tmp_path / "films", [film])
    settings, uid = tuetinh.settings, str(film.StudyInstanceUID)
    command = [peer("storescu"), "-aec", settings.ae_title, "127.0.0.1", settings.dicom_port, path]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=60)
    tried = journey.wait_for(lambda: list_deliveries(tuetinh.store, uid), what="results")
    journey.wait_for(lambda: all(one.attempts for one in list_deliveries(tuetinh.store, uid)), what="a first attempt")
    assert {one.state for one in tried} == {"pending"}

    journey.wait_for(lambda: journey.is_listening(settings.port), what="the api")
    page = chromium.new_page(locale="vi")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"http://127.0.0.1:{settings.port}/console")
    page.get_by_role("link", name="Nguyễn Văn Thử").click()
    overlay = page.locator("img.overlay")
    overlay.wait_for(state="visible")
    page.wait_for_load_state("networkidle")
    drawn = picture_of(page.locator(".film"))
    page.get_by_text("Phim gốc", exact=True).click()
    plain = picture_of(page.locator(".film"))
    assert plain.std() > 10
    assert (np.abs(drawn - plain).max(axis=-1) > 8).mean() > 0.005

    orthanc.start()
    page.get_by_role("button", name="Gửi lại ngay").click()
    page.get_by_text("Sẽ gửi lại ngay").wait_for()
    journey.wait_for(lambda: get_study(tuetinh.store, uid).state == "done", what="the delivery")
    page.reload()
    page.get_by_text("đã gửi", exact=True).first.wait_for()
    assert len(orthanc.find("Instance", StudyInstanceUID=uid)) == 2
