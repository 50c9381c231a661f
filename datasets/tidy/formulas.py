"""Cells that a spreadsheet would run.

A cell of a code, number, choice or key that begins like a formula is refused with its record: nothing medical looks so.
So is a result (`=cmd|…`), unless it only begins with a sign and calls nothing (`-Âm tính`). Free text, and such a
result, is neutralised instead, by an apostrophe before it: `- ho 3 ngày` and `+ phản xạ` begin many honest notes.

**Source:** OWASP CSV Injection: cells that begin with `=`, `+`, `-`, `@`, tab or carriage return.
"""

from __future__ import annotations

import re

FIRST = ("=", "+", "-", "@", "\t", "\r", "\n")
CALLS = frozenset("|!=@(")
"""What a formula needs to call anything: DDE, another sheet, a comparison, a function."""
_NUMBER = re.compile(r"[+-][\d .,()/-]*\d(?:[eE][+-]?\d+)?%?|[+-]+|[+-] .*", re.DOTALL)


def is_formula(cell: str) -> bool:
    """Whether a cell, as it came, would run; signed numbers, lone signs and dashes before a space do not."""
    return cell.startswith(FIRST) and not _NUMBER.fullmatch(cell)


def runs(result: str) -> bool:
    """Whether a result, as it came, would run and is none that begins with a sign and words."""
    return is_formula(result) and (result[0] not in "+-" or any(letter in CALLS for letter in result))


def neutralised(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it; signs alone (`++`, a common result) stay."""
    bare = text.strip()
    return f"'{bare}" if bare.startswith(FIRST) and bare.strip("+-") else bare
