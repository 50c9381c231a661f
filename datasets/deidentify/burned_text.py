"""The text burned into an instance: which kinds are read whole, and which frames.

**Source:** DICOM PS3.3 C.7.6.1.1.4 (BurnedInAnnotation), C.8.6.1 (ConversionType), PS3.15 E.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pydicom import Dataset

from datasets.deidentify.ocr import Box, Gray
from datasets.deidentify.suspects import Codes
from datasets.deidentify.text_boxes import text_boxes
from datasets.dicom.display import displayed_pixels
from datasets.dicom.frames import Samples, stored_frame
from datasets.dicom.layout import Layout, layout_of
from datasets.dicom.values import text
from datasets.limits import LIMITS

OFTEN_BURNED_IN = frozenset(("US", "SC", "OT", "XC", "ES", "GM", "SM", "DOC", "IVUS", "OP"))
NEVER_READ = frozenset(("SEG", "RTDOSE", "RTSTRUCT", "PR", "SR"))
LOSSY = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (50, 51, 81, 91, 203))
SAMPLED = 3


def is_often_burned_in(dataset: Dataset) -> bool:
    """Whether the kind of image, or what it says of itself, makes burned-in text likely."""
    is_told = text(dataset, "BurnedInAnnotation", LIMITS) == "YES" or bool(dataset.get("ConversionType"))
    return is_told or (text(dataset, "Modality", LIMITS) or "") in OFTEN_BURNED_IN


def is_readable(dataset: Dataset) -> bool:
    """Whether the instance has pixels in which somebody may have written."""
    is_picture = (text(dataset, "Modality", LIMITS) or "") not in NEVER_READ
    return "PixelData" in dataset and is_picture and dataset.get("BitsAllocated") in (8, 16)


def burned_text(dataset: Dataset) -> tuple[Box, ...]:
    """Boxes of text over all frames, to black out in every frame.

    Of a clip of a kind that is read whole, three frames are read, and the lightest and the darkest value each pixel
    takes over all frames: what is written in any frame shows in one of the two.

    Raises:
        UnreadableInstance: the pixels cannot be decoded.
    """
    layout = layout_of(dataset, LIMITS)
    is_whole = is_often_burned_in(dataset)
    shown = _looked_at(dataset, layout) if is_whole and layout.frames > SAMPLED else _each(dataset, layout)
    found: dict[Box, None] = {}
    for gray, codes in shown:
        found.update(dict.fromkeys(text_boxes(gray, codes, is_whole=is_whole)))
    return tuple(found)


def _each(dataset: Dataset, layout: Layout) -> Iterator[tuple[Gray, Codes | None]]:
    is_lossy = layout.transfer_syntax_uid in LOSSY or text(dataset, "LossyImageCompression", LIMITS) == "01"
    for number in range(layout.frames):
        stored = stored_frame(dataset, layout, number, LIMITS)
        is_exact = stored.ndim == 2 and stored.dtype.itemsize == 2 and not is_lossy
        yield _gray(dataset, layout, stored, number), stored.view(np.uint16) if is_exact else None


def _looked_at(dataset: Dataset, layout: Layout) -> Iterator[tuple[Gray, None]]:
    lightest = darkest = None
    sampled = {0, layout.frames // 2, layout.frames - 1}
    for number in range(layout.frames):
        gray = _gray(dataset, layout, stored_frame(dataset, layout, number, LIMITS), number)
        lightest = gray if lightest is None else np.maximum(lightest, gray)
        darkest = gray if darkest is None else np.minimum(darkest, gray)
        if number in sampled:
            yield gray, None
    yield from ((each, None) for each in (lightest, darkest) if each is not None)


def _gray(dataset: Dataset, layout: Layout, stored: Samples, number: int) -> Gray:
    shown = displayed_pixels(dataset, layout, stored, number, LIMITS)
    flat = shown if shown.ndim == 2 else shown.mean(axis=-1)
    return np.asarray(flat * np.float32(255), dtype=np.uint8)
