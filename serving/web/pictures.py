"""The film and the film with the overlay as PNG, the last ones kept in memory."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from datasets.errors import DatasetError
from datasets.read import read_image
from serving.results.overlay import draw_overlay
from serving.rooms import Rooms
from serving.store.rows import Analysis, Instance, Result
from serving.web.outcome_view import card_of

KEPT_BYTES = 48 << 20
FASTEST_USEFUL = 3

Drawn = NDArray[np.uint8]


class Pictures:
    """Draws pictures of what is held. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept = _Kept(KEPT_BYTES)

    def plain(self, data_dir: Path, instance: Instance) -> bytes:
        """The film alone.

        Raises:
            DatasetError: the instance holds no readable picture.
            OSError: its file is gone.
        """
        return self._kept.get((instance.sha256,), lambda: _write_png(_draw_plain(data_dir / instance.path)))

    def overlay(self, rooms: Rooms, instance: Instance, analyses: Sequence[Analysis], capture: Result | None) -> bytes:
        """The film with the overlay, at the size of the film alone.

        Taken from the secondary capture that was made of it, else drawn again by the very models that answered.

        Raises:
            DatasetError: the instance holds no readable picture.
            OSError: its file is gone.
        """
        models = tuple(analysis.model_sha256 for analysis in analyses)
        key = (instance.sha256, *models, capture.sha256 if capture else "")
        return self._kept.get(key, lambda: _write_png(_draw_overlay(rooms, instance, analyses, capture)))


def _draw_plain(path: Path) -> Drawn:
    return draw_overlay(read_image(path), (), burn_words=False)


def _draw_overlay(rooms: Rooms, instance: Instance, analyses: Sequence[Analysis], capture: Result | None) -> Drawn:
    data_dir, engine = rooms.settings.data_dir, rooms.engine
    image = read_image(data_dir / instance.path)
    if capture is not None:
        drawn = _cut_out(data_dir / capture.path, draw_overlay(image, (), burn_words=False).shape)
        if drawn is not None:
            return drawn
    names = [analysis.model_name for analysis in analyses if card_of(analysis, engine.cards)]
    return draw_overlay(image, engine.analyse(image, names), burn_words=False)


def _cut_out(capture: Path, shape: tuple[int, ...]) -> Drawn | None:
    """The picture part of a secondary capture, above the strip with the words."""
    try:
        pixels = read_image(capture).pixels
    except (DatasetError, OSError):
        return None  # a retention job may have taken it; it can be drawn again
    is_alike = pixels.ndim == 3 and pixels.shape[1] == shape[1] and pixels.shape[0] >= shape[0]
    return np.rint(pixels[: shape[0]] * 255).astype(np.uint8) if is_alike else None


def _write_png(drawn: Drawn) -> bytes:
    is_grey = bool((drawn[..., :1] == drawn[..., 1:]).all())
    picture = PIL.Image.fromarray(np.ascontiguousarray(drawn[..., 0] if is_grey else drawn))
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=FASTEST_USEFUL)
    return stream.getvalue()


class _Kept:
    """The last pictures, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pictures: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        picture = make()
        with self._lock:
            self._pictures[key] = picture
            while sum(map(len, self._pictures.values())) > self._limit and len(self._pictures) > 1:
                self._pictures.popitem(last=False)
        return picture
