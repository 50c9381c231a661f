"""A file that is written as a whole, or is not there."""

from __future__ import annotations

from pathlib import Path


def write_file(target: Path, data: bytes) -> None:
    """Write all bytes to a file, without a buffer that Python would ask the system how to choose.

    Raises:
        OSError: the system refuses some of them.
    """
    with target.open("wb", buffering=0) as file:
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]


def write_whole(target: Path, data: bytes) -> None:
    """The same under another name first, so that nobody finds half a file; missing folders are made."""
    part = target.with_suffix(".part")
    try:
        write_file(part, data)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(part, data)
    part.replace(target)
