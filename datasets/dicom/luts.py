"""The look-up tables and windows an instance carries, as functions of arrays of values.

**Source:** DICOM PS3.3 C.11.1 (modality LUT), C.11.2 (VOI LUT and windows), C.7.6.3.1.5 and C.7.9 (palette).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.dicom.header import functional_groups
from datasets.dicom.layout import Layout
from datasets.dicom.values import items, number, text, words16
from datasets.errors import UnreadableInstance
from datasets.limits import Limits

Values = NDArray[np.float64]
PALETTE_COLOURS = ("Red", "Green", "Blue")


def apply_modality(dataset: Dataset, layout: Layout, values: Values, frame: int, limits: Limits) -> Values:
    """Stored values to modality values: the modality LUT, or slope and intercept, or unchanged."""
    for item in items(dataset, "ModalityLUTSequence", limits):
        return _lut(item, layout.is_signed)(values)[0]
    for source in (dataset, *functional_groups(dataset, "PixelValueTransformationSequence", frame, limits)):
        slope, intercept = number(source, "RescaleSlope", limits), number(source, "RescaleIntercept", limits)
        if slope is not None and slope != 0:
            return values * slope + (intercept or 0.0)
    return values


def voi_of(dataset: Dataset, layout: Layout, frame: int, limits: Limits) -> Callable[[Values], Values] | None:
    """The first VOI LUT, else the first valid window, else `None`; the function gives 0 to 1 before clipping."""
    for source in (dataset, *functional_groups(dataset, "FrameVOILUTSequence", frame, limits)):
        for item in items(source, "VOILUTSequence", limits):
            look_up = _lut(item, is_signed=_has_negative(dataset, layout, frame, limits))
            return lambda values: _fraction(*look_up(values))
        window = _window(source, limits)
        if window is not None:
            return window
    return None


def palette_of(dataset: Dataset, stored: Values, limits: Limits) -> NDArray[np.float32]:
    """The colour of each stored value: `(values, 3)`, float32, 0 to 1."""
    columns = []
    for colour in PALETTE_COLOURS:
        name = f"{colour}PaletteColorLookupTable"
        descriptor = words16(dataset, f"{name}Descriptor")
        entries = _palette_entries(dataset, colour, descriptor)
        top = 255.0 if entries.max(initial=0) <= 255 and int(descriptor[2]) <= 8 else 65535.0
        index = np.clip(stored - _first(descriptor, is_signed=False), 0, entries.size - 1).astype(np.int64)
        columns.append(entries[index] / top)
    return np.stack(columns, axis=-1).astype(np.float32)


def _palette_entries(dataset: Dataset, colour: str, descriptor: NDArray[np.uint16]) -> NDArray[np.uint16]:
    if descriptor.size != 3:
        raise UnreadableInstance("expected a palette with a three-valued descriptor, got none")
    count = _count(descriptor)
    data = words16(dataset, f"{colour}PaletteColorLookupTableData")
    if not data.size:
        segmented = words16(dataset, f"Segmented{colour}PaletteColorLookupTableData")
        data = np.asarray(list(_expand(segmented, count)), np.uint16)
    return _unpacked(data, count)


def _expand(segments: NDArray[np.uint16], count: int) -> Iterator[int]:
    """Discrete and linear segments to at most `count` entries. **Source:** DICOM PS3.3 C.7.9.2."""
    position, last, given = 0, 0, 0
    while position + 2 <= segments.size and given < count:
        kind, length = int(segments[position]), int(segments[position + 1])
        if kind == 0:
            run = [int(word) for word in segments[position + 2 : position + 2 + min(length, count - given)]]
            position += 2 + length
        elif kind == 1 and position + 2 < segments.size:
            end = int(segments[position + 2])
            run = [round(last + (end - last) * step / length) for step in range(1, min(length, count - given) + 1)]
            position += 3
        else:
            raise UnreadableInstance(f"expected discrete or linear palette segments, got kind {kind}")
        given += len(run)
        last = run[-1] if run else last
        yield from run


def _lut(item: Dataset, is_signed: bool) -> Callable[[Values], tuple[Values, float]]:
    """A LUT item as a function to (entries, highest possible entry)."""
    descriptor = words16(item, "LUTDescriptor")
    if descriptor.size != 3:
        raise UnreadableInstance("expected a look-up table with a three-valued descriptor, got none")
    entries = _unpacked(words16(item, "LUTData"), _count(descriptor)).astype(np.float64)
    first = _first(descriptor, is_signed)
    top = float((1 << min(max(int(descriptor[2]), 1), 16)) - 1)

    def look_up(values: Values) -> tuple[Values, float]:
        index = np.clip(np.nan_to_num(values) - first, 0, entries.size - 1).astype(np.int64)
        return entries[index], max(top, float(entries.max()))

    return look_up


def _fraction(entries: Values, top: float) -> Values:
    return entries / top


def _unpacked(data: NDArray[np.uint16], count: int) -> NDArray[np.uint16]:
    """`count` entries; a table of 8-bit entries may be packed two to a word."""
    if 0 < data.size < count and data.size == (count + 1) // 2:
        data = data.astype("<u2").view(np.uint8).astype(np.uint16)
    if not data.size:
        raise UnreadableInstance("expected a look-up table with entries, got an empty one")
    return data[:count]


def _count(descriptor: NDArray[np.uint16]) -> int:
    return int(descriptor[0]) or 65536


def _first(descriptor: NDArray[np.uint16], is_signed: bool) -> int:
    first = int(descriptor[1])
    return first - 65536 if is_signed and first >= 32768 else first


def _has_negative(dataset: Dataset, layout: Layout, frame: int, limits: Limits) -> bool:
    """Whether modality values can be negative, which decides how a VOI LUT's first value is read."""
    lowest = np.array([-(1 << (layout.bits_stored - 1)) if layout.is_signed else 0], np.float64)
    return bool(apply_modality(dataset, layout, lowest, frame, limits)[0] < 0)


def _window(source: Dataset, limits: Limits) -> Callable[[Values], Values] | None:
    centre, width = number(source, "WindowCenter", limits), number(source, "WindowWidth", limits)
    kind = (text(source, "VOILUTFunction", limits) or "LINEAR").upper()
    if centre is None or width is None or width <= 0 or (kind == "LINEAR" and width < 1):
        return None
    if kind == "SIGMOID":
        return lambda values: 1.0 / (1.0 + np.exp(np.clip(-4.0 * (values - centre) / width, -60, 60)))
    if kind == "LINEAR_EXACT":
        return lambda values: (values - centre) / width + 0.5
    if width == 1:
        return lambda values: (values > centre - 0.5).astype(np.float64)
    return lambda values: (values - (centre - 0.5)) / (width - 1) + 0.5
