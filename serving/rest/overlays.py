"""Overlay pictures of synchronous analyses: kept for an hour under a name nobody can guess, then taken away."""

from __future__ import annotations

import io
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import PIL.Image

from datasets.image import Image
from serving.prediction import Outcome
from serving.results.overlay import draw_overlay
from serving.results.words import Language

KEPT_SECONDS = 3600.0
KEPT_FILES = 500
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
FASTEST_USEFUL = 1


def draw_png(image: Image, outcomes: Sequence[Outcome], language: Language = "vi") -> bytes:
    """The overlay with its words, as PNG."""
    stream = io.BytesIO()
    PIL.Image.fromarray(draw_overlay(image, outcomes, language=language)).save(
        stream, "PNG", compress_level=FASTEST_USEFUL
    )
    return stream.getvalue()


def keep_overlay(folder: Path, picture: bytes) -> str:
    """Keep a picture; its token. Old ones go."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _take_away_old(folder)
    token = secrets.token_urlsafe(32)
    path = folder / f"{token}.png"
    path.touch(mode=0o600)
    path.write_bytes(picture)
    return token


def find_overlay(folder: Path, token: str) -> bytes | None:
    """The picture, or `None` when it is gone or never was."""
    if TOKEN.fullmatch(token) is None:
        return None
    try:
        return (folder / f"{token}.png").read_bytes()
    except FileNotFoundError:
        return None


def _take_away_old(folder: Path) -> None:
    found = sorted(_dated(folder))
    since = time.time() - KEPT_SECONDS
    for position, (modified, path) in enumerate(found):
        if modified < since or len(found) - position > KEPT_FILES:
            path.unlink(missing_ok=True)


def _dated(folder: Path) -> Iterator[tuple[float, Path]]:
    for path in folder.glob("*.png"):
        with suppress(FileNotFoundError):  # another thread or process has just taken it away
            yield path.stat().st_mtime, path
