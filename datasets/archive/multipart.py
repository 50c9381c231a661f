"""A multipart/related body, part by part as it streams in, with no more in memory than a piece and a header.

**Source:** RFC 2046 5.1.1 (boundary delimiters), RFC 2387 (multipart/related), DICOM PS3.18 8.6.1.2 (its use).
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from datasets.archive.errors import ConnectionLost

HEADER_BYTES = 16 * 1024
BOUNDARY_LENGTH = 70
UNSOUND = "the archive sent a multipart body that is damaged"


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names.

    Raises:
        ConnectionLost: it is no multipart/related, or has no proper boundary.
    """
    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_param("boundary")
    is_proper = isinstance(boundary, str) and 0 < len(boundary) <= BOUNDARY_LENGTH and boundary.isascii()
    if message.get_content_type() != "multipart/related" or not is_proper:
        raise ConnectionLost("the archive sent no multipart body")
    return str(boundary).encode("ascii")


class Parts:
    """The parts of a body; each must be read to its end before the next one begins."""

    def __init__(self, pieces: Iterator[bytes], boundary: bytes) -> None:
        self._pieces = pieces
        self._delimiter = b"\r\n--" + boundary
        self._held = b"\r\n"  # so that a delimiter at the very beginning is found too
        self._is_over = False

    def __iter__(self) -> Iterator[Iterator[bytes]]:
        """Each part's content as pieces.

        Raises:
            ConnectionLost: the body ends before its last delimiter, or a header is over its cap.
        """
        for _ in self._until_delimiter():
            pass
        while not self._is_last():
            self._skip_header()
            content = self._until_delimiter()
            yield content
            for _ in content:
                pass

    def _until_delimiter(self) -> Iterator[bytes]:
        delimiter = self._delimiter
        while (at := self._held.find(delimiter)) < 0:
            safe = len(self._held) - len(delimiter) + 1
            if safe > 0:
                piece, self._held = self._held[:safe], self._held[safe:]
                yield piece
            self._read_more()
        piece, self._held = self._held[:at], self._held[at + len(delimiter) :]
        if piece:
            yield piece

    def _is_last(self) -> bool:
        while len(self._held) < 2:
            self._read_more()
        return self._held.startswith(b"--")

    def _skip_header(self) -> None:
        """Over the rest of the delimiter's line and the part's header, which may be empty."""
        while (at := self._held.find(b"\r\n\r\n")) < 0:
            if len(self._held) > HEADER_BYTES:
                raise ConnectionLost(UNSOUND)
            self._read_more()
        self._held = self._held[at + 4 :]

    def _read_more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            raise ConnectionLost(UNSOUND)
        self._held += piece
