"""A file while it comes in: of a free name, private, and gone again when it does not come whole."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from datasets.archive.wanted import Take
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

PRIVATE = 0o600


def write_stream(
    into: Path, pieces: Iterable[bytes | memoryview], take: Take = lambda count: None, limit: int = LIMITS.file_bytes
) -> Path:
    """Write pieces into a new file of the folder.

    Args:
        into: the folder.
        pieces: the bytes in order.
        take: called before each piece is written.
        limit: at most so many bytes.

    Raises:
        UnreadableInstance: more bytes than the limit.
        OSError: the disk is full or cannot be written.
    """
    path = into / f"{uuid.uuid4().hex}.part"
    written = 0
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:  # noqa: PTH123
            for piece in pieces:
                take(len(piece))
                written += len(piece)
                if written > limit:
                    raise UnreadableInstance(f"expected at most {limit} bytes, got more")
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
