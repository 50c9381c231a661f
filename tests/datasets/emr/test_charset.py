"""The three codes of Vietnamese systems, each way, and TCVN3 byte by byte against another implementation."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.charset import charset_named, decode, encode
from datasets.emr.tcvn3 import decode_tcvn3
from datasets.errors import UnreadableRecord

SENTENCE = "Đường huyết lúc đói; Nguyễn Thị Hường, ĐẶNG VĂN ÚT, Ỷ Ỵ Ừ"
LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = st.text(
    st.sampled_from([unicodedata.normalize("NFC", a + b) for a in LETTERS for b in TONES] + list("đĐ bkmn.-09")),
    max_size=40,
)


@pytest.mark.parametrize("charset", ["utf-8", "cp1258", "tcvn3"])
def test_vietnamese_survives_each_code(charset: str) -> None:
    name = charset_named(charset)
    assert decode(encode(SENTENCE, name), name) == SENTENCE


@given(VIETNAMESE)
def test_every_vietnamese_text_survives_each_code(text: str) -> None:
    for name in ("utf-8", "cp1258", "tcvn3"):
        charset = charset_named(name)
        assert decode(encode(text, charset), charset) == text


def test_tcvn3_reads_as_glibc_does(peer: Callable[[str], Path]) -> None:
    iconv = peer("iconv")
    for byte in range(0x80, 0x100):
        data = bytes([ord("u"), byte])
        answer = subprocess.run(
            [iconv, "-f", "TCVN5712-1", "-t", "UTF-8"], input=data + b"\n", capture_output=True, check=True, timeout=10
        )
        expected = unicodedata.normalize("NFC", answer.stdout.decode().removesuffix("\n"))
        assert decode_tcvn3(data) == expected, hex(byte)


@pytest.mark.parametrize("name", ["UNICODE UTF-8", "utf8", "Windows-1258", "TCVN-5712", "8859/1", "ASCII"])
def test_names_are_taken_as_systems_write_them(name: str) -> None:
    assert charset_named(name)


def test_another_code_and_wrong_bytes_are_refused_without_their_content() -> None:
    with pytest.raises(UnreadableRecord, match="got another"):
        charset_named("EBCDIC")
    with pytest.raises(UnreadableRecord, match="at place 2"):
        decode(b"ab\xff", "utf-8")
