"""VNI for Windows: read and written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.vni import decode_vni, encode_vni

LETTERS = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Traàn Thò Bích Ngoïc", "Trần Thị Bích Ngọc"),
        ("NGUYEÃN THÒ HÖÔÙNG", "NGUYỄN THỊ HƯỚNG"),
        ("Ñoaøn Vaên Tyù", "Đoàn Văn Tý"),
        ("Kyõ thuaät vieân", "Kỹ thuật viên"),
        ("plain text", "plain text"),
    ],
)
def test_what_vni_wrote_is_read(written: str, read: str) -> None:
    assert decode_vni(written.encode("latin-1")) == read


@given(st.text(alphabet=LETTERS + LETTERS.upper() + "bcdđghklmnpqrstvxBCDĐ 123.,-", max_size=40))
def test_what_was_written_is_read_again_unless_a_letter_begins_as_another_ends(text: str) -> None:
    spaced = " ".join(text)
    assert decode_vni(encode_vni(spaced)) == spaced


def test_a_letter_that_the_code_lacks_becomes_a_question_mark() -> None:
    assert encode_vni("中a") == b"?a"
