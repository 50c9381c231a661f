from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.archive.errors import ConnectionLost
from datasets.archive.multipart import HEADER_BYTES, Parts, boundary_of

BOUNDARY = b"a-boundary"


def body_of(parts: list[bytes], header: bytes = b"Content-Type: application/dicom\r\n") -> bytes:
    written = b"".join(b"--" + BOUNDARY + b"\r\n" + header + b"\r\n" + part + b"\r\n" for part in parts)
    return written + b"--" + BOUNDARY + b"--\r\n"


def in_pieces(body: bytes, size: int) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


@given(
    st.lists(st.binary(max_size=200).filter(lambda part: BOUNDARY not in part), max_size=4),
    st.integers(1, 300),
    st.sampled_from([b"", b"Content-Type: application/dicom\r\n"]),
)
def test_the_parts_come_out_as_they_went_in(parts: list[bytes], size: int, header: bytes) -> None:
    pieces = in_pieces(body_of(parts, header), size)
    assert [b"".join(part) for part in Parts(iter(pieces), BOUNDARY)] == parts


def test_a_preamble_is_skipped_and_an_unread_part_too() -> None:
    body = b"preamble\r\n" + body_of([b"first" * 100, b"second"])
    read = [b"".join(part) if number else b"" for number, part in enumerate(Parts(iter(in_pieces(body, 7)), BOUNDARY))]
    assert read == [b"", b"second"]


@given(st.integers(0, 200))
def test_a_body_that_breaks_off_is_never_taken_for_whole(cut: int) -> None:
    body = body_of([b"x" * 60, b"y" * 60])
    last = body.rindex(b"--" + BOUNDARY + b"--") + len(BOUNDARY) + 4
    parts = Parts(iter(in_pieces(body[: min(cut, last - 1)], 16)), BOUNDARY)
    with pytest.raises(ConnectionLost, match="damaged"):
        b"".join(piece for part in parts for piece in part)


def test_a_header_without_end_is_refused() -> None:
    endless = iter([b"--" + BOUNDARY + b"\r\n", *[b"X: y\r\n" * 100] * (HEADER_BYTES // 100)])
    with pytest.raises(ConnectionLost, match="damaged"):
        list(Parts(endless, BOUNDARY))


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "application/dicom",
        "multipart/related",
        "multipart/mixed; boundary=x",
        f"multipart/related; boundary={'x' * 71}",
    ],
)
def test_what_is_no_multipart_is_refused(content_type: str) -> None:
    with pytest.raises(ConnectionLost, match="no multipart body"):
        boundary_of(content_type)


def test_a_boundary_may_be_quoted() -> None:
    assert boundary_of('multipart/related; type="application/dicom"; boundary="a b"') == b"a b"
