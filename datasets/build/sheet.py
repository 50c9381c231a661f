"""A CSV that a spreadsheet may open: what would be a formula is written as text.

**Source:** OWASP, CSV Injection: cells that begin with = + - @, tab or carriage return.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Columns and rows as CSV text, a line a row."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([harmless(name) for name in columns])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return stream.getvalue()


def harmless(value: object) -> object:
    """The value, with `'` before a text that a spreadsheet would run."""
    if isinstance(value, str) and value.startswith(DANGEROUS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
