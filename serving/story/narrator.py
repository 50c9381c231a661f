"""How the demo speaks: lines in Vietnamese and English, and a counter on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from models.card import Text
from serving.story.report import Statement
from serving.story.returned import Returned

LINE_SECONDS = 10.0
UNITS = {"mm2": " mm²", "1": ""}


class Narrator:
    """Writes to standard output; nothing is asked, so it needs no terminal and no stdin."""

    def __init__(self) -> None:
        self._is_terminal = sys.stdout.isatty()

    def say(self, vi: str, en: str = "") -> None:
        """One line in each language; an empty English line is left out."""
        print(vi, flush=True)
        if en:
            print(en, flush=True)

    def chapter(self, number: int, of: int, text: Text) -> None:
        """A heading."""
        self.say(f"\n[{number}/{of}] {text.vi}", f"      {text.en}")

    def wait(self, what: str, seconds: float, is_done: Callable[[], bool]) -> float | None:
        """Look every quarter second until it is done; the seconds it took, or `None` when time was up."""
        begun = last = time.monotonic()
        while (now := time.monotonic()) - begun < seconds:
            if is_done():
                self._clear()
                return now - begun
            if self._is_terminal:
                print(f"\r      {what} … {now - begun:.0f} s ", end="", flush=True)
            elif now - last >= LINE_SECONDS:
                last = now
                print(f"      {what} … {now - begun:.0f} s", flush=True)
            time.sleep(0.25)
        self._clear()
        return None

    def _clear(self) -> None:
        if self._is_terminal:
            print("\r\033[K", end="", flush=True)

    def report(self, returned: Returned) -> None:
        """What the structured report says, in both languages, with its numbers."""
        for statement in returned.statements:
            for line in statement.words:
                print(f"      • {_with_numbers(line, statement)}", flush=True)

    def picture(self, path: Path, address: str) -> None:
        """Where to see it."""
        print(f"      {path}\n      {address}", flush=True)


def _with_numbers(line: str, statement: Statement) -> str:
    """`Area of right lung: 6783 mm² (at the detector)`; a finding's own sentence already has its percentage."""
    measured = [(value, unit) for _, value, unit in statement.numbers if unit != "%"]
    if not measured:
        return line
    name, _, note = line.partition(": ")
    numbers = ", ".join(
        f"{value:.{0 if value >= 100 else 2}f}{UNITS.get(unit, ' ' + unit)}" for value, unit in measured
    )
    return f"{name}: {numbers}" + (f" ({note})" if note else "")
