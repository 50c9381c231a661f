"""The gate's look at the pixels of the output: decoded by pydicom, read again at another size.

**Source:** DICOM PS3.3 C.7.6.1 (BurnedInAnnotation), C.8.5.5 (US Region Calibration).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.pixels.processing import apply_color_lut

from datasets.deidentify.bar_codes import bar_codes
from datasets.deidentify.burned_text import (
    OFTEN_BURNED_IN,
    is_clip,
    is_lossy,
    is_often_burned_in,
    is_readable,
    may_hold_photographed_code,
    reads_whole,
)
from datasets.deidentify.clips import Written, lines_in_clip
from datasets.deidentify.gray import gray_of, stretched
from datasets.deidentify.looks import Look, looks_at
from datasets.deidentify.ocr import read_line
from datasets.deidentify.options import Options
from datasets.deidentify.places import Gray, Place
from datasets.deidentify.secrets_of import Secrets, fold
from datasets.deidentify.suspects import Codes
from datasets.deidentify.text_boxes import text_lines
from datasets.deidentify.verify_maps import lines_in_maps

PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
ZOOM, CODES_ZOOM, LEGIBLE, LETTERS = 0.8, 1.5, 0.75, 3
SHORTEST, FORGIVEN = 5, 5
"""Of an identifier that is looked for: its letters, and for how many of them one may be misread."""


def pixel_findings(dataset: Dataset, secrets: Secrets, options: Options) -> Iterator[str]:
    """Why the pixels of an output may not leave; nothing when they may.

    Args:
        dataset: the output, read anew.
        secrets: of the original.
        options: that it was made with.
    """
    if not any(keyword in dataset for keyword in PIXELS):
        return
    if options.clean_pixels and dataset.get("SequenceOfUltrasoundRegions") and not _is_black_outside(dataset):
        yield "pixels outside of the ultrasound regions"
    said = str(dataset.get("BurnedInAnnotation", "") or "")
    if said == "YES" or (said != "NO" and str(dataset.get("Modality", "")) in OFTEN_BURNED_IN):
        yield "pixels that may hold text and were not cleaned"
    if options.clean_pixels:
        for gray, place in _lines(dataset) if is_readable(dataset) else lines_in_maps(dataset, ZOOM):
            yield from _of_line(gray, place, secrets)
        if is_readable(dataset) and _holds_code(dataset):
            yield "code that a machine reads in the pixels"


def _holds_code(dataset: Dataset) -> bool:
    """Whether one is in any frame, or of a clip in some that the cleaning did not look at."""
    frames, is_whole = _frames(dataset), may_hold_photographed_code(dataset)
    is_sampled = is_clip(dataset) and reads_whole(dataset)
    numbers = (0, len(frames) // 3, len(frames) - 1) if is_sampled else range(len(frames))
    return any(bar_codes(_gray(dataset, frames[each]), is_whole=is_whole, zoom=CODES_ZOOM) for each in numbers)


def _gray(dataset: Dataset, frame: NDArray[Any]) -> Gray:
    """`(h, w)`: 8 bits as they are, since stretched speckle looks like a code."""
    _, plane = _shown(dataset, frame)
    return plane if plane.dtype == np.uint8 else stretched(plane)


def _frames(dataset: Dataset) -> NDArray[Any]:
    return dataset.pixel_array.reshape(-1, dataset.Rows, dataset.Columns, int(dataset.SamplesPerPixel))


def _lines(dataset: Dataset) -> Iterator[Written]:
    frames = _frames(dataset)
    looks = partial(_looks, dataset, frames)
    if is_clip(dataset) and reads_whole(dataset):
        sampled = (0, len(frames) // 3, len(frames) - 1)
        yield from lines_in_clip(looks, len(frames), sampled, ZOOM)
        return
    for look in (each for number in range(len(frames)) for each in looks(number)):
        for place in text_lines(look.gray, look.codes, is_whole=look.is_whole, zoom=ZOOM):
            yield look.gray, place


def _of_line(gray: Gray, place: Place, secrets: Secrets) -> Iterator[str]:
    line = read_line(gray, place)
    letters = re.sub(r"[^0-9a-z]", "", fold(line.words))
    if tells(letters, secrets):
        yield "identifier of the original in the pixels"
    elif line.score >= LEGIBLE and len(letters) >= LETTERS:
        yield "text in the pixels"


def tells(letters: str, secrets: Secrets) -> bool:
    """Whether folded letters hold a number or a name, one letter in five misread or left out."""
    wanted = {"".join(person) for person in secrets.persons} | set(secrets.numbers)
    parts = {part for person in secrets.persons for part in person if len(part) >= SHORTEST}
    long = (each for each in wanted | parts if len(each) >= SHORTEST)
    return any(_distance(each, letters) <= len(each) // FORGIVEN for each in long)


def _distance(wanted: str, text: str) -> int:
    """Edits between the wanted letters and the nearest stretch of the text (Sellers 1980, J Algorithms 1:359)."""
    before = [0] * (len(text) + 1)
    for row, letter in enumerate(wanted, 1):
        now = [row]
        for column, other in enumerate(text, 1):
            now.append(min(before[column - 1] + (letter != other), before[column] + 1, now[column - 1] + 1))
        before = now
    return min(before)


def _looks(dataset: Dataset, frames: NDArray[Any], number: int) -> tuple[Look, ...]:
    frame = frames[number]
    shown, plane = _shown(dataset, frame)
    return looks_at(stretched(plane), shown, _codes(dataset, frame, plane), is_whole=reads_whole(dataset))


def _shown(dataset: Dataset, frame: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The frame with the colours of its palette, and its gray `(h, w)`."""
    shown = _in_colours(dataset, frame) if dataset.PhotometricInterpretation == "PALETTE COLOR" else frame
    return shown, np.ascontiguousarray(_plane(shown))


def _in_colours(dataset: Dataset, frame: NDArray[Any]) -> NDArray[np.uint8]:
    """`(h, w, 3)` of the indices `(h, w, 1)` of a palette, by pydicom."""
    colours = apply_color_lut(frame[..., 0], dataset)
    return np.asarray(colours if colours.dtype == np.uint8 else colours >> 8, np.uint8)


def _codes(dataset: Dataset, frame: NDArray[Any], plane: NDArray[Any]) -> Codes | None:
    if is_lossy(dataset):
        return None
    if frame.shape[-1] == 1 and frame.dtype.itemsize == 2:
        return np.ascontiguousarray(frame[..., 0]).view(np.uint16)
    return plane.astype(np.uint8) if frame.dtype.itemsize == 1 and is_often_burned_in(dataset) else None


def _plane(frame: NDArray[Any]) -> NDArray[Any]:
    if frame.shape[-1] == 1:
        return np.asarray(frame[..., 0])
    return gray_of(frame) if frame.dtype == np.uint8 else np.asarray(frame.mean(axis=-1))


def _is_black_outside(dataset: Dataset) -> bool:
    """Whether each frame, decoded by pydicom, is black outside of the regions: of one value, if zero is not black."""
    frames = _frames(dataset)
    outside = np.ones(frames.shape[1:3], np.uint8)
    for item in dataset.SequenceOfUltrasoundRegions:
        rows = slice(item.RegionLocationMinY0, item.RegionLocationMaxY1 + 1)
        outside[rows, item.RegionLocationMinX0 : item.RegionLocationMaxX1 + 1] = 0
    if not _has_own_black(dataset):
        return not any(cv2.bitwise_and(frame, frame, mask=outside).any() for frame in frames)
    left = frames[:, outside > 0]
    return not left.size or bool(np.all(left == left.flat[0]))


def _has_own_black(dataset: Dataset) -> bool:
    is_zero = dataset.PhotometricInterpretation not in ("MONOCHROME1", "PALETTE COLOR")
    return not is_zero or dataset.PixelRepresentation == 1
