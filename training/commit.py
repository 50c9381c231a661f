"""Which commit of this checkout is at work."""

from __future__ import annotations

import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def git_commit() -> str:
    """The commit of this checkout, with `+changes` when the tree differs from it; `unknown` outside of git."""
    command = ["git", "-C", str(REPOSITORY), "describe", "--always", "--abbrev=40", "--dirty=+changes"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603  # fixed words
    return answer.stdout.strip() or "unknown"
