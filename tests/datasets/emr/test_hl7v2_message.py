"""Messages as systems write them, and as they break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.hl7v2.message import SEGMENTS, Delimiters, escape, header_of, parse_message, unescape
from datasets.errors import UnreadableRecord

MSH = "MSH|^~\\&|LIS|BV|TT|TT|20261122101500||ORU^R01^ORU_R01|77|P|2.5.1"
MARKS = Delimiters()


def test_fields_are_counted_as_the_standard_does() -> None:
    message = parse_message(f"{MSH}\rPID|1||a^^^x~b^^^y||Nguyễn^An".encode())
    assert message.header.text(1) == "|"
    assert message.header.raw(2) == "^~\\&"
    assert message.kind == ("ORU", "R01")
    assert message.control_id == "77"
    patient = message.first("PID")
    assert patient is not None
    assert list(patient.repetitions(3)) == ["a", "b"]
    assert patient.text(5, 1) == "Nguyễn"
    assert patient.text(5, 9) == ""
    assert patient.text(99) == ""


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n", "\n\n\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    message = parse_message(line_end.join([MSH, "PID|1", "??broken", "ZZZ|own"]).encode())
    assert [segment.name for segment in message.segments] == ["MSH", "PID", "ZZZ"]
    assert message.skipped == 1


def test_other_separators_are_those_that_msh_says() -> None:
    message = parse_message(b"MSH#*+?@#LIS#BV#####ORU*R01#9\rPID#1##x+y")
    assert message.kind == ("ORU", "R01")
    patient = message.first("PID")
    assert patient is not None
    assert list(patient.repetitions(3)) == ["x", "y"]


def test_escape_sequences_are_undone() -> None:
    assert unescape(r"a\T\b \F\ \S\ \R\ \E\ \X41\ \.br\ \H\bold\N\ \Zx\ c:\d", MARKS) == (
        "a&b | ^ ~ \\ A \n bold \\Zx\\ c:\\d"
    )


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("|^&~\\ \n"), max_size=60))
def test_what_is_escaped_comes_back(text: str) -> None:
    escaped = escape(text, MARKS)
    assert not set(escaped) & set("|^&~\r\n")
    assert unescape(escaped, MARKS) == text


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("UNICODE UTF-8", "utf-8"), ("8859/1", "latin-1"), ("WINDOWS-1258", "cp1258")],
)
def test_msh_18_says_the_character_set(charset: str, codec: str) -> None:
    message = parse_message(f"{MSH}||||||{charset}\rPID|1||||Hồ".encode(codec, "replace"))
    assert message.charset == codec


def test_without_msh_18_the_default_holds_and_wrong_bytes_are_refused() -> None:
    data = f"{MSH}\rPID|1||||Đỗ".encode()
    assert parse_message(data).charset == "utf-8"
    with pytest.raises(UnreadableRecord, match="expected text in utf-8"):
        parse_message(data[:-1])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "begins with MSH"),
        (b"hello", "begins with MSH"),
        (b"MSH", "begins with MSH"),
        (b"MSHa^~\\&a", "five different separators"),
        (MSH.encode() + b"\rNTE|1" * SEGMENTS, "at most 10000 segments"),
    ],
)
def test_what_is_no_message_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRecord, match=reason):
        parse_message(data)


def test_the_control_id_is_found_although_the_message_is_broken() -> None:
    header = header_of(MSH.encode() + b"\rPID|\xff\xff")
    assert header is not None
    assert header.text(10) == "77"
    assert header_of(b"\x00\x01") is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for candidate in (data, MSH.encode() + b"\r" + data, b"MSH" + data):
        try:
            parse_message(candidate)
        except UnreadableRecord:
            continue
