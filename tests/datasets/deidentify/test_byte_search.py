"""The search in one pass says no only where every single search says no."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.byte_search import LONGEST, STEP, may_hold

letters = st.sampled_from(b"aAbB0. ^~\x00\x10\xc3\xa0\x1e\xe1")
wanted = st.frozensets(st.lists(letters, min_size=1, max_size=30).map(bytes), max_size=100)


@given(wanted, st.lists(letters, max_size=60).map(bytes))
def test_what_any_single_search_finds_is_found(strings: frozenset[bytes], data: bytes) -> None:
    if any(each.lower() in data.lower() for each in strings):
        assert may_hold(data, strings)


@given(wanted, st.lists(letters, max_size=60).map(bytes))
def test_a_maybe_is_a_match_but_for_one_bit_of_each_byte(strings: frozenset[bytes], data: bytes) -> None:
    folded = bytes(each | 0x20 for each in data)
    assert may_hold(data, strings) == any(bytes(byte | 0x20 for byte in each[:LONGEST]) in folded for each in strings)


@given(st.integers(-40, 40), st.integers(1, 3))
def test_a_string_across_two_steps_is_found(shift: int, steps: int) -> None:
    string, at = b"doan thi phuong bn48151623", steps * STEP + shift
    data = bytes(at) + string.upper() + bytes(STEP)
    assert may_hold(data, frozenset({string, b"nguyen van an"}))
    assert not may_hold(data[: at + LONGEST - 1], frozenset({string}))


def test_nothing_is_found_in_nothing() -> None:
    assert not may_hold(b"", frozenset({b"abc"}))
    assert not may_hold(b"abc", frozenset())
