"""Overlay pictures come and go while many threads keep and clear them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from serving.rest import overlays
from serving.rest.overlays import find_overlay, keep_overlay


def test_old_pictures_go_and_new_ones_stay(tmp_path: Path) -> None:
    old = keep_overlay(tmp_path, b"old")
    os.utime(tmp_path / f"{old}.png", (1.0, 1.0))
    new = keep_overlay(tmp_path, b"new")
    assert find_overlay(tmp_path, old) is None
    assert find_overlay(tmp_path, new) == b"new"


def test_threads_that_clear_at_once_do_not_stumble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlays, "KEPT_FILES", 2)  # two files are soon too many
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda number: keep_overlay(tmp_path, b"%d" % number), range(400)))
    assert len(set(tokens)) == 400
    keep_overlay(tmp_path, b"last")
    assert len(list(tmp_path.glob("*.png"))) <= 3
