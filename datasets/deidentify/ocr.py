"""The one door to RapidOCR: where a gray picture holds text, and what a line says.

The models are the wheel's own files, named by their paths, so nothing is looked up or downloaded; the library's log,
which could repeat a picture's text, is silent. One thread: the pool of processes is what uses the machine. With
ONNX Runtime's CUDA provider installed the models run there.

The recogniser has no letters of Vietnamese beyond Latin-1 (it leaves `ễ` out or writes a plain letter), so its words
serve to compare with folded names, never to be shown.

**Source:** RapidOCR 3.10 with PP-OCRv6 small detection and recognition, Apache-2.0.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import cv2
import numpy as np

from datasets.deidentify.places import Gray, Place, Slanted, cut_out, place_of

T = TypeVar("T")

MODELS = {"Det.model_path": "PP-OCRv6_det_small.onnx", "Rec.model_path": "PP-OCRv6_rec_small.onnx"}
STEP, UPRIGHT = 32, 1.5
"""The detector's sides are multiples of STEP; a line UPRIGHT times as tall as wide is read turned."""
REMEMBERED = 512
Key = tuple[bytes, tuple[int, ...], float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: what the recogniser reads and how sure it is, 0 to 1."""

    words: str
    score: float


_FOUND: OrderedDict[Key, tuple[Place, ...]] = OrderedDict()
_READ: OrderedDict[Key, Line] = OrderedDict()


def find_lines(gray: Gray, scale: float = 1.0) -> tuple[Place, ...]:
    """Where the detector sees text in `(h, w)`, looked at `scale` times as large.

    What was seen in the last REMEMBERED pictures is remembered by their content: the same banner stands on every
    instance of a series.
    """
    if not np.ptp(gray):
        return ()
    return _remembered(_FOUND, gray, scale, lambda: _find_lines(gray, scale))


def _remembered(memory: OrderedDict[Key, T], gray: Gray, scale: float, look: Callable[[], T]) -> T:
    key = hashlib.sha256(gray.tobytes()).digest(), gray.shape, scale
    if key not in memory:
        memory[key] = look()
        if len(memory) > REMEMBERED:
            memory.popitem(last=False)
    memory.move_to_end(key)
    return memory[key]


def _find_lines(gray: Gray, scale: float) -> tuple[Place, ...]:
    height, width = (max(STEP, round(side * scale / STEP) * STEP) for side in gray.shape)
    looked_at = cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    found = _engine()(cv2.cvtColor(looked_at, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
    if getattr(found, "boxes", None) is None:
        return ()
    by = np.array([gray.shape[1] / width, gray.shape[0] / height])
    return tuple(place_of(np.asarray(corners) * by) for corners in found.boxes)


def read_line(gray: Gray, place: Place) -> Line:
    """What stands there; upright and sloping lines are read from both sides, and the surer reading counts."""
    crop = cut_out(gray, place)
    if not crop.size:
        return Line("", 0.0)
    is_upright = crop.shape[0] > UPRIGHT * crop.shape[1]
    turned = [np.rot90(crop), np.rot90(crop, 3)] if is_upright else [crop]
    if isinstance(place, Slanted) and not is_upright:
        turned.append(np.rot90(crop, 2))
    return max((_read(each) for each in turned), key=lambda line: line.score)


def _read(crop: Gray) -> Line:
    return _remembered(_READ, crop, 1.0, lambda: _read_anew(crop))


def _read_anew(crop: Gray) -> Line:
    found = _engine()(
        cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True
    )
    return Line(str(found.txts[0]), float(found.scores[0])) if getattr(found, "txts", None) else Line("", 0.0)


def load_reader() -> None:
    """Load the models now, so that the first picture of a process does not wait for them."""
    _engine()


@cache
def _engine() -> Callable[..., Any]:
    """One for each process; loading takes a third of a second."""
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    folder = files("rapidocr") / "models"
    engine: Callable[..., Any] = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.use_preprocess_img": False,
            "Global.use_vertical_padding": False,
            "Global.text_score": 0.0,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1 << 16,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.use_cuda": True,
            **{key: str(folder / name) for key, name in MODELS.items()},
        }
    )
    return engine
