"""The report of a version in a browser: sound to axe by day and by night, on a phone and on a desk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, sync_playwright

from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import planted_corpus
from training.dataset.__main__ import main

pytestmark = pytest.mark.peer
Peer = Callable[[str], Path]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def chromium(peer: Peer) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peer("chromium"), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("report")
    (root / "in").mkdir()
    for number, planted in enumerate(planted_corpus(seed=8, patients=2)):
        planted.dataset.BurnedInAnnotation = "NO"
        (root / "in" / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    (root / "in" / "note.dcm").write_bytes(b"no image")
    words = ["--folder", str(root / "in"), "--project", "p", "--name", "d", "--workers", "1"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUETINH_DATA_DIR", str(root / "data"))  # the verb knows no other way to its data
        assert main(["build", *words, "--options", "clean_descriptors", "retain_patient_characteristics"]) == 3
        assert main(["report", "d", "--out", str(root / "report.html")]) == 0
    return root / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    chromium: Browser, page: Path, axe: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )  # the page allows no script at all, and axe is one
    sheet = context.new_page()
    wrong: list[str] = []
    sheet.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    sheet.goto(page.as_uri())
    sheet.screenshot(path=str(page.with_name(f"{scheme}-{width}.png")), full_page=True)
    sheet.evaluate(axe)
    told: dict[str, Any] = sheet.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    said = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in told["violations"]]
    assert (said, wrong) == ([], []), json.dumps(said)
    assert len(told["passes"]) > 10
    assert not sheet.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
