"""What a command prints: where it cannot be written (a full disk, a closed pipe), that is told once, as a mistake."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def written_out() -> Iterator[None]:
    """See the standard output written before a command says that it is done.

    What could not be written is dropped, since Python would try again at its end and say so in its own words.

    Raises:
        OSError: the standard output, or whatever the command itself wrote, could not be written.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError:
        _drop()
        raise


def _drop() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
