"""The gate's look at the pixels of the output: decoded by pydicom, read again at another size.

**Source:** DICOM PS3.3 C.7.6.1 (BurnedInAnnotation), C.8.5.5 (US Region Calibration).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.deidentify.burned_text import (
    DRAWN_BY_DEVICE,
    OFTEN_BURNED_IN,
    is_clip,
    is_lossy,
    is_readable,
    reads_whole,
)
from datasets.deidentify.gray import gray_of, stretched
from datasets.deidentify.ocr import read_line
from datasets.deidentify.options import Options
from datasets.deidentify.places import Gray, Place
from datasets.deidentify.secrets_of import Secrets, fold
from datasets.deidentify.text_boxes import text_lines

ZOOM, LEGIBLE, LETTERS = 0.8, 0.75, 3
SHORTEST, FORGIVEN = 5, 5
"""Of an identifier that is looked for: its letters, and for how many of them one may be misread."""


def pixel_findings(dataset: Dataset, secrets: Secrets, options: Options) -> Iterator[str]:
    """Why the pixels of an output may not leave; nothing when they may.

    Args:
        dataset: the output, read anew.
        secrets: of the original.
        options: that it was made with.
    """
    if "PixelData" not in dataset:
        return
    if options.clean_pixels and dataset.get("SequenceOfUltrasoundRegions") and not _is_black_outside(dataset):
        yield "pixels outside of the ultrasound regions"
    said = str(dataset.get("BurnedInAnnotation", "") or "")
    if said == "YES" or (said != "NO" and str(dataset.get("Modality", "")) in OFTEN_BURNED_IN):
        yield "pixels that may hold text and were not cleaned"
    if options.clean_pixels and is_readable(dataset):
        yield from _written(dataset, secrets)


def _written(dataset: Dataset, secrets: Secrets) -> Iterator[str]:
    is_whole = reads_whole(dataset)
    for gray, codes in _frames(dataset):
        for place in text_lines(gray, None if is_whole else codes, is_whole=is_whole, zoom=ZOOM):
            yield from _of_line(gray, place, secrets)


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


def _frames(dataset: Dataset) -> Iterator[tuple[Gray, np.ndarray | None]]:
    samples = int(dataset.SamplesPerPixel)
    frames = dataset.pixel_array.reshape(-1, dataset.Rows, dataset.Columns, samples)
    shown = frames
    if is_clip(dataset) and reads_whole(dataset):
        shown = np.stack([frames[0], frames[-1], frames.max(axis=0), frames.min(axis=0)])
    is_exact, is_drawn = not is_lossy(dataset), str(dataset.get("Modality", "")) in DRAWN_BY_DEVICE
    for frame in shown:
        plane = np.ascontiguousarray(_plane(frame))
        if is_exact and samples == 1 and frames.dtype.itemsize == 2:
            yield stretched(plane), plane.view(np.uint16)
        else:
            is_drawn_exactly = is_exact and is_drawn and frames.dtype.itemsize == 1
            yield stretched(plane), plane.astype(np.uint8) if is_drawn_exactly else None


def _plane(frame: NDArray[Any]) -> NDArray[Any]:
    if frame.shape[-1] == 1:
        return np.asarray(frame[..., 0])
    return gray_of(frame) if frame.dtype == np.uint8 else np.asarray(frame.mean(axis=-1))


def _is_black_outside(dataset: Dataset) -> bool:
    """Whether each frame, decoded by pydicom, is black outside of the regions."""
    frames = dataset.pixel_array.reshape(-1, dataset.Rows, dataset.Columns, int(dataset.SamplesPerPixel))
    outside = np.ones(frames.shape[1:3], np.uint8)
    for item in dataset.SequenceOfUltrasoundRegions:
        rows = slice(item.RegionLocationMinY0, item.RegionLocationMaxY1 + 1)
        outside[rows, item.RegionLocationMinX0 : item.RegionLocationMaxX1 + 1] = 0
    return not any(cv2.bitwise_and(frame, frame, mask=outside).any() for frame in frames)
