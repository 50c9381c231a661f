"""The text burned into an instance: which kinds are read whole, and which frames.

**Source:** DICOM PS3.3 C.7.6.1.1.4 (BurnedInAnnotation), C.8.6.1 (ConversionType), PS3.15 E.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.deidentify.bar_codes import bar_codes
from datasets.deidentify.clips import lines_in_clip
from datasets.deidentify.gray import gray_of
from datasets.deidentify.looks import Look, looks_at
from datasets.deidentify.places import Box, Gray, boxes_over
from datasets.deidentify.suspects import Codes, suspects
from datasets.deidentify.text_boxes import text_boxes
from datasets.dicom.display import displayed_pixels
from datasets.dicom.frames import Samples, stored_frame
from datasets.dicom.layout import Layout, layout_of
from datasets.dicom.values import text
from datasets.limits import LIMITS

OFTEN_BURNED_IN = frozenset(("US", "SC", "OT", "XC", "ES", "GM", "SM", "DOC", "IVUS", "OP"))
NEVER_READ = frozenset(("SEG", "RTDOSE", "RTSTRUCT", "PR", "SR"))
DRAWN_BY_DEVICE = frozenset(("US", "IVUS"))
LOSSY = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (50, 51, 81, 91, 203))
SAMPLED = 3


def is_often_burned_in(dataset: Dataset) -> bool:
    """Whether the kind of image, or what it says of itself, makes burned-in text likely."""
    is_told = text(dataset, "BurnedInAnnotation", LIMITS) == "YES" or bool(dataset.get("ConversionType"))
    return is_told or (text(dataset, "Modality", LIMITS) or "") in OFTEN_BURNED_IN


def reads_whole(dataset: Dataset) -> bool:
    """Whether a reader looks at all of it, not only at what the quick look finds suspect.

    A device writes over an ultrasound picture in exact values: one that is no clip, was never compressed with loss, and
    does not say that text is left needs the quick look alone.
    """
    is_drawn = (text(dataset, "Modality", LIMITS) or "") in DRAWN_BY_DEVICE and not dataset.get("ConversionType")
    is_told = text(dataset, "BurnedInAnnotation", LIMITS) == "YES"
    is_quick = is_drawn and not is_told and not is_clip(dataset) and not is_lossy(dataset)
    return is_often_burned_in(dataset) and not is_quick


def is_clip(dataset: Dataset) -> bool:
    """Whether it has more frames than are read one by one."""
    return int(dataset.get("NumberOfFrames") or 1) > SAMPLED


def is_lossy(dataset: Dataset) -> bool:
    """Whether the pixels were ever compressed with loss, as far as the instance tells."""
    syntax = str(getattr(dataset, "file_meta", {}).get("TransferSyntaxUID", ""))
    return syntax in LOSSY or text(dataset, "LossyImageCompression", LIMITS) == "01"


def suspected(dataset: Dataset) -> bool | None:
    """Whether the quick look asks for a reader in any frame; `None` for what is read whole.

    Raises:
        UnreadableInstance: the pixels cannot be decoded.
    """
    if reads_whole(dataset):
        return None
    return any(suspects(look.gray, look.codes) for look in _each(dataset, layout_of(dataset, LIMITS)))


def is_readable(dataset: Dataset) -> bool:
    """Whether the instance has pixels in which somebody may have written."""
    is_picture = (text(dataset, "Modality", LIMITS) or "") not in NEVER_READ
    return "PixelData" in dataset and is_picture and dataset.get("BitsAllocated") in (8, 16)


def burned_text(dataset: Dataset) -> tuple[Box, ...]:
    """Boxes of text and of codes that a machine reads, over all frames, to black out in every frame.

    Of a clip of a kind that is read whole, every frame gets the quick look, as `lines_in_clip` says.

    Raises:
        UnreadableInstance: the pixels cannot be decoded.
    """
    layout = layout_of(dataset, LIMITS)
    found: dict[Box, None] = {}
    if reads_whole(dataset) and layout.frames > SAMPLED:
        sampled = (0, layout.frames // 2, layout.frames - 1)
        for gray, line in lines_in_clip(partial(_looks, dataset, layout), layout.frames, sampled):
            found.update(dict.fromkeys(boxes_over(line, gray.shape)))
        for number in sampled:
            found.update(dict.fromkeys(_codes_in(dataset, _looks(dataset, layout, number)[0].gray)))
        return tuple(found)
    for number in range(layout.frames):
        looks = _looks(dataset, layout, number)
        for look in looks:
            found.update(dict.fromkeys(text_boxes(look.gray, look.codes, is_whole=look.is_whole)))
        found.update(dict.fromkeys(_codes_in(dataset, looks[0].gray)))
    return tuple(found)


def may_hold_photographed_code(dataset: Dataset) -> bool:
    """Whether codes may be as faint as on a photograph or a scan; what a device draws is black and white."""
    return reads_whole(dataset) and (text(dataset, "Modality", LIMITS) or "") not in DRAWN_BY_DEVICE


def _codes_in(dataset: Dataset, gray: Gray) -> Iterator[Box]:
    for place in bar_codes(gray, is_whole=may_hold_photographed_code(dataset)):
        yield from boxes_over(place, gray.shape)


def _each(dataset: Dataset, layout: Layout) -> Iterator[Look]:
    for number in range(layout.frames):
        yield from _looks(dataset, layout, number)


def _looks(dataset: Dataset, layout: Layout, number: int) -> tuple[Look, ...]:
    stored = stored_frame(dataset, layout, number, LIMITS)
    is_shown = stored.ndim == 3 and stored.dtype == np.uint8 and layout.bits_stored == 8
    shown = stored if is_shown else _shown(dataset, layout, stored, number)
    gray = shown if shown.ndim == 2 else gray_of(shown)
    return looks_at(gray, shown, _codes(dataset, stored, gray), is_whole=reads_whole(dataset))


def _codes(dataset: Dataset, stored: Samples, gray: Gray) -> Codes | None:
    """Exact samples, or those of 8 bits as displayed where a device or a programme wrote into them."""
    if is_lossy(dataset):
        return None
    if stored.ndim == 2 and stored.dtype.itemsize == 2:
        return stored.view(np.uint16)
    return gray if stored.dtype.itemsize == 1 and is_often_burned_in(dataset) else None


def _shown(dataset: Dataset, layout: Layout, stored: Samples, number: int) -> NDArray[np.uint8]:
    """The frame as displayed, `(h, w)` or `(h, w, 3)`."""
    shown = displayed_pixels(dataset, layout, stored, number, LIMITS)
    return np.asarray(cv2.convertScaleAbs(shown, alpha=255), np.uint8)
