"""Runs packed by hand, as PS3.5 G.3 describes them; libtiff, through Pillow, packs the same law."""

from __future__ import annotations

import io

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.dicom.packbits import unpacked

LITERAL = st.binary(min_size=1, max_size=128).map(lambda row: (bytes([len(row) - 1]) + row, row))
REPEATED = st.tuples(st.integers(2, 128), st.binary(min_size=1, max_size=1)).map(
    lambda run: (bytes([257 - run[0]]) + run[1], run[1] * run[0])
)
NOTHING = st.just((b"\x80", b""))
RUNS = st.lists(LITERAL | REPEATED | NOTHING, max_size=20)


@given(RUNS, LITERAL | REPEATED, st.binary(max_size=9))
def test_runs_come_out_whole_and_what_stands_behind_is_not_taken(
    runs: list[tuple[bytes, bytes]], last: tuple[bytes, bytes], behind: bytes
) -> None:
    packed, plain = (b"".join(parts) for parts in zip(*runs, last, strict=True))
    assert unpacked(packed + behind, len(plain)) == (plain, len(packed))


@given(st.lists(st.sampled_from([0, 1, 255]), min_size=1, max_size=700).map(bytes))
def test_what_libtiff_packed_comes_out(row: bytes) -> None:
    file = io.BytesIO()
    PIL.Image.frombytes("L", (len(row), 1), row).save(file, "TIFF", compression="packbits")
    tags = PIL.Image.open(file).tag_v2  # type: ignore[attr-defined]  # a TIFF file's
    (start,), (size,) = tags[273], tags[279]
    assert unpacked(file.getvalue()[start : start + size], len(row)) == (row, size)


@pytest.mark.parametrize(
    ("segment", "size", "told"),
    [
        (b"\x02ab", 3, (b"ab", 4)),
        (b"\xfe", 3, (b"", 2)),
        (b"\xfea", 9, (b"aaa", 2)),
        (b"\xfea", 2, (b"aaa", 2)),
        (b"", 1, (b"", 0)),
        (b"\0a", 0, (b"", 0)),
    ],
    ids=["cut literal", "cut run", "too short", "too long", "empty", "nothing wanted"],
)
def test_of_damage_it_tells_what_came_out_and_how_far_it_reached(
    segment: bytes, size: int, told: tuple[bytes, int]
) -> None:
    assert unpacked(segment, size) == told
