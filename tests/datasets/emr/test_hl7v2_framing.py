"""Whole messages come out, however the stream was cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.hl7v2.framing import Splitter, frame
from datasets.errors import UnreadableRecord

BODIES = st.lists(st.binary(max_size=30).map(lambda body: body.replace(b"\x0b", b"").replace(b"\x1c", b"")), max_size=5)


@given(BODIES, st.lists(st.integers(0, 200), max_size=8))
def test_any_cut_of_the_stream_gives_the_same_messages(bodies: list[bytes], cuts: list[int]) -> None:
    stream = b"\r\n".join(frame(body) for body in bodies)
    places = sorted({min(cut, len(stream)) for cut in cuts} | {0, len(stream)})
    splitter = Splitter(1000)
    found = [body for begin, end in itertools.pairwise(places) for body in splitter.feed(stream[begin:end])]
    assert found == bodies
    assert not splitter.is_inside


def test_a_start_inside_of_a_message_begins_it_anew() -> None:
    assert Splitter(100).feed(b"\x0bhalf\x0bwhole\x1c\r") == [b"whole"]


def test_what_stands_outside_of_frames_is_skipped() -> None:
    assert Splitter(100).feed(b"GET / HTTP/1.1\r\n\x0bone\x1c\r\x1c\x1c") == [b"one"]


def test_a_message_over_the_limit_is_refused_before_it_is_whole() -> None:
    splitter = Splitter(10)
    splitter.feed(b"\x0b12345")
    with pytest.raises(UnreadableRecord, match="at most 10 bytes"):
        splitter.feed(b"678901")
    assert splitter.feed(b"\x0bnext\x1c\r") == [b"next"]
