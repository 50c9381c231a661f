"""The search in one pass says no only where every single search says no."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.byte_search import LONGEST, STEP, beginnings, may_stand_at

letters = st.sampled_from(b"aAbB0. ^~\x00\x10\xc3\xa0\x1e\xe1")
wanted = st.frozensets(st.lists(letters, min_size=1, max_size=30).map(bytes), max_size=100)


def _places(data: bytes, strings: frozenset[bytes], more: frozenset[bytes] = frozenset()) -> set[tuple[bytes, int]]:
    return set(may_stand_at(data, beginnings(strings), beginnings(more)))


@given(wanted, wanted, st.lists(letters, max_size=60).map(bytes))
def test_what_any_single_search_finds_is_found(strings: frozenset[bytes], more: frozenset[bytes], data: bytes) -> None:
    places = {at for _, at in _places(data, strings, more)}
    small = data.lower()
    for each in strings | more:
        assert each.lower() not in small or small.find(each.lower()) in places


@given(wanted, st.lists(letters, max_size=60).map(bytes))
def test_each_place_is_a_match_but_for_one_bit_of_each_byte(strings: frozenset[bytes], data: bytes) -> None:
    folded = bytes(each | 0x20 for each in data)
    begin = {bytes(byte | 0x20 for byte in each[:LONGEST]) for each in strings}
    told = {(each, at) for each in begin for at in range(len(data)) if folded.startswith(each, at)}
    assert _places(data, strings) == told


@given(st.integers(-40, 40), st.integers(1, 3))
def test_a_string_across_two_steps_is_found(shift: int, steps: int) -> None:
    string, at = b"doan thi phuong bn48151623", steps * STEP + shift
    data = bytes(at) + string.upper() + bytes(STEP)
    assert {place for _, place in _places(data, frozenset({string, b"nguyen van an"}))} == {at}
    assert not _places(data[: at + LONGEST - 1], frozenset({string}))


def test_nothing_is_found_in_nothing() -> None:
    assert not _places(b"", frozenset({b"abc"}))
    assert not _places(b"abc", frozenset())
