"""Which language a machine's caller is answered in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.language import choose_language


@pytest.mark.parametrize(
    ("header", "wishes", "language"),
    [
        ("", (), "vi"),
        ("*", (), "vi"),
        ("fr-FR,de;q=0.8", (), "vi"),
        ("en-US,en;q=0.9", (), "en"),
        ("en;q=0.2, vi;q=0.9", (), "vi"),
        ("vi;q=0, en", (), "en"),
        ("en", ("vi",), "vi"),
        ("vi", (None, 7, "fr", "EN-gb"), "en"),
        ("en;q=high, vi", (), "vi"),
    ],
)
def test_wishes_then_the_header_by_its_weights_then_vietnamese(
    header: str, wishes: tuple[object, ...], language: str
) -> None:
    assert choose_language(header, *wishes) == language


@given(st.text(max_size=60))
def test_whatever_the_header_says_there_is_a_language(header: str) -> None:
    assert choose_language(header) in ("vi", "en")
