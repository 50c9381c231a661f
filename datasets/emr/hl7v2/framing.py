"""MLLP: where one message ends and the next begins in a stream of bytes.

**Source:** HL7 v2.5.1 Implementation Guide appendix C.4, Minimal Lower Layer Protocol: `<VT> message <FS> <CR>`.
"""

from __future__ import annotations

import re

from datasets.errors import UnreadableRecord

START, END, RETURN = b"\x0b", b"\x1c", b"\r"
_MARKS = re.compile(rb"([\x0b\x1c])")


def frame(message: bytes) -> bytes:
    """A message ready to be sent."""
    return START + message + END + RETURN


class Splitter:
    """Takes what a socket gives, in pieces of any size, and gives back whole messages.

    What stands outside of a frame (a line end, a keep-alive) is skipped. A start byte inside of a message begins it
    anew: the sender broke off.
    """

    def __init__(self, limit: int) -> None:
        """Messages are at most `limit` bytes."""
        self._limit = limit
        self._waiting = bytearray()
        self._is_inside = False

    @property
    def is_inside(self) -> bool:
        """A message has begun and has not ended."""
        return self._is_inside

    def feed(self, data: bytes) -> list[bytes]:
        """The messages that end in these bytes.

        Raises:
            UnreadableRecord: a message grew over the limit.
        """
        messages = []
        for piece in _MARKS.split(data):
            if piece == START:
                self._waiting.clear()
                self._is_inside = True
            elif piece == END and self._is_inside:
                messages.append(bytes(self._waiting))
                self._waiting.clear()
                self._is_inside = False
            elif self._is_inside:
                self._take(piece)
        return messages

    def _take(self, piece: bytes) -> None:
        self._waiting += piece
        if len(self._waiting) > self._limit:
            self._waiting.clear()
            self._is_inside = False
            raise UnreadableRecord(f"expected a message of at most {self._limit} bytes, got more")
