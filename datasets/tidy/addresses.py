"""The pieces of an address that free text may say on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST = 5


def address_pieces(address: str) -> Iterator[str]:
    """The whole address, and each piece between commas of five letters or more."""
    if len(address.strip()) >= SHORTEST:
        yield address.strip()
    yield from (piece.strip() for piece in re.split(r"[,;\r\n]", address) if len(piece.strip()) >= SHORTEST)
