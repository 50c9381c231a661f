"""Lint, format, types and layers are tests like any other, so one summary line tells the truth."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKS = {
    "lint": ("-m", "ruff", "check", "--output-format=concise", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "layers": ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_tree_passes(check: str, root: Path) -> None:
    done = subprocess.run([sys.executable, *CHECKS[check]], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{check}:\n{done.stdout[-6000:]}{done.stderr[-2000:]}"


def test_the_launcher_is_sound_shell(root: Path) -> None:
    for script in ("tuetinh", ".ci/run"):
        done = subprocess.run(["sh", "-n", script], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert (root / script).stat().st_mode & 0o100, f"{script} is not executable"
