"""What the pages of docs/ say of the product is what the product says of itself."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from models.instruments import find_instruments
from models.registry import SHIPPED, find_models
from serving.risk.page import EVERYWHERE, EVIDENCE, write_page
from serving.settings import Settings

PAGES = ("README.md", "CONTRIBUTING.md", "docs/operations.md", "docs/conformance.md", "docs/intended-use.md")


def test_the_page_of_instruments_is_what_the_command_writes(root: Path) -> None:
    written = (root / "docs/instruments.md").read_text(encoding="utf-8")
    now = write_page(find_instruments((SHIPPED,)), find_models((SHIPPED,)))
    assert written == now, "run ./tuetinh risk --markdown > docs/instruments.md"


def test_the_tests_that_the_page_names_are_there(root: Path) -> None:
    named = {name for told in (*EVIDENCE.values(), EVERYWHERE) for name in told.split(", ")}
    assert {name for name in named if not (root / name).exists()} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_into_the_repository_leads_somewhere(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((root / page).parent / target).exists(), f"{page} links to {target}"


def test_every_setting_stands_in_the_operations_page(root: Path) -> None:
    text = (root / "docs/operations.md").read_text(encoding="utf-8")
    missing = [field.name.upper() for field in fields(Settings) if f"`{field.name.upper()}`" not in text]
    assert missing == []


def test_the_list_of_decisions_is_whole(root: Path) -> None:
    listed = set(re.findall(r"\((\d{4}-[a-z0-9-]+\.md)\)", (root / "docs/adr/README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in (root / "docs/adr").glob("0*.md")}


def test_every_data_set_of_a_card_is_credited(root: Path) -> None:
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    for name, folder in find_models((SHIPPED,)).items():
        if folder.card.input.kind != "table":
            continue
        for source in folder.card.data:
            assert source.dataset in notice, f"NOTICE credits no {source.dataset}, which {name} uses"
