"""Text that was written as UTF-8 twice is read as it was meant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.twice import as_meant, is_lost

TEXTS = ["Nguyễn Thị Hoa", "ĐẶNG THỊ MƯỜI", "mẹ: Lê Thị Mười – “ấp 3”, Đà Nẵng", "Ước Ý là à…"]


def _twice(text: str, code: str) -> str:
    return "".join(bytes((raw,)).decode(code, "ignore") or chr(raw) for raw in text.encode())


@pytest.mark.parametrize("code", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_what_was_written_twice_or_three_times_is_read(text: str, code: str) -> None:
    assert as_meant(_twice(text, code)) == text
    assert as_meant(_twice(_twice(text, code), code)) == text


def test_decomposed_letters_are_composed() -> None:
    assert as_meant(_twice(unicodedata.normalize("NFD", "Nguyễn Thị Hoa"), "cp1252")) == "Nguyễn Thị Hoa"


@pytest.mark.parametrize("text", [*TEXTS, "", "plain", "Ångström, Ärzte, ÄÖÜ", "20 °C ± 1 µg, £5", "x² ≤ 3"])
def test_a_sound_text_stays(text: str) -> None:
    assert as_meant(text) == text
    assert not is_lost(text)


@given(st.text(max_size=60))
def test_reading_again_changes_nothing(text: str) -> None:
    once = as_meant(text)
    assert as_meant(once) == once


@pytest.mark.parametrize("lost", ["\x9d", "\x90", "\xa0", "\xbb"])
def test_lost_bytes_are_noticed(lost: str) -> None:
    written = _twice("người nhà Đặng Thị Mười ở Đà Nẵng", "latin-1")
    assert lost in written
    assert is_lost(as_meant(written.replace(lost, "")))
