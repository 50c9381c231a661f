"""How far a build is: a bar on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time

WIDTH = 30
SECONDS_BETWEEN_LINES = 10.0
SECONDS_OF_A_PACE = 0.5
WAIT = "wait "
"""Begins the name of the step in which an archive's hours are waited for; the moment when they begin follows."""
STEPS = {
    "pull": "kéo ảnh / pull",
    "de-identify": "khử định danh / de-identify",
    "labels": "đọc nhãn / read labels",
    "faces": "xóa khuôn mặt, từng loạt / take out faces, series by series",
    "verify": "kiểm tra / verify",
}


class ShownProgress:
    """Call with the step, how many are done and how many there are; 0 of all where nobody knows yet."""

    def __init__(self) -> None:
        self._last = 0.0
        self._waited = ""
        self._begun: dict[str, tuple[float, int]] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show it."""
        if step.startswith(WAIT):
            self._show_wait(step.removeprefix(WAIT), done, total)
            return
        now = time.monotonic()
        start, first = self._begun.setdefault(step, (now, done - 1))
        is_last = bool(total) and done == total
        is_terminal = sys.stderr.isatty()
        if not is_last and now - self._last < (0.1 if is_terminal else SECONDS_BETWEEN_LINES):
            return
        self._last = now
        pace = f", {(done - first) / (now - start):.0f}/s" if now - start > SECONDS_OF_A_PACE else ""
        words = f"{STEPS.get(step, step)} {done} / {total or '?'}{pace}"
        if is_terminal:
            filled = WIDTH * done // total if total else 0
            print(f"\r[{'#' * filled:{WIDTH}}] {words}  ", end="\n" if is_last else "", file=sys.stderr, flush=True)
        else:
            print(words, file=sys.stderr, flush=True)

    def _show_wait(self, until: str, done: int, total: int) -> None:
        """Once for each wait: nothing moves meanwhile, and whoever looks wants to know until when."""
        if until == self._waited:
            return
        self._waited = until
        known = f" ({done} / {total})" if total else ""
        print(
            f"ngoài giờ kéo, chờ đến / outside of the hours, waiting until {until}{known}", file=sys.stderr, flush=True
        )
