"""Vietnamese first, English beside it: no text in one language only, and no hole that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.card import Text
from models.registry import find_models
from models.scope import REASON_CODES, reason
from serving.results.words import PHRASES
from serving.web.catalogue import TEXTS, read_catalogue
from serving.web.citizen_frame import CITIZEN_TEXTS

HOLE = re.compile(r"\{(\w+)[^}]*\}")
CALLED_KEY = re.compile(r"""\b(?:text|t|_)\(\s*["']([a-z_]+\.[a-z_.-]+)["']\s*[,)]""")


def _texts() -> Iterator[tuple[str, str, str]]:
    for code in sorted(REASON_CODES):
        yield f"reason {code}", reason(code).text.vi, reason(code).text.en
    for key, text in PHRASES.items():
        yield f"phrase {key}", text.vi, text.en
    for whose, path in (("page", TEXTS), ("citizen's page", CITIZEN_TEXTS)):
        catalogue = read_catalogue(path)
        for key in sorted(catalogue.keys):
            yield f"{whose} {key}", catalogue._texts[key]["vi"], catalogue._texts[key]["en"]


@pytest.mark.parametrize(("where", "vi", "en"), [pytest.param(*row, id=row[0]) for row in _texts()])
def test_both_languages_say_it_with_the_same_holes(where: str, vi: str, en: str) -> None:
    assert vi.strip(), f"{where} has no Vietnamese"
    assert en.strip(), f"{where} has no English"
    assert set(HOLE.findall(vi)) == set(HOLE.findall(en)), f"{where}: the two languages fill in different things"


def test_every_key_that_a_page_asks_for_exists(root: Path) -> None:
    for template in sorted((root / "serving" / "web" / "templates").rglob("*.html")):
        asked = set(CALLED_KEY.findall(template.read_text(encoding="utf-8")))
        is_of_citizens = template.name.startswith("citizen_")
        keys = read_catalogue(CITIZEN_TEXTS if is_of_citizens else TEXTS).keys
        assert asked <= keys, f"{template.name} asks for {sorted(asked - keys)}"


def test_cards_speak_both_languages() -> None:
    for name, folder in find_models().items():
        texts = [folder.card.title, folder.card.summary, folder.card.intended_use, folder.card.out_of_scope]
        for text in (*texts, *folder.card.limitations):
            assert isinstance(text, Text)
            assert text.vi != text.en, f"{name}: {text.en[:40]!r} stands in one language only"
