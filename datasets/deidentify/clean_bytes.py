"""Pixels cleaned in a file whose header was cleaned as bytes: what cleaning them changed is spliced in, nothing else.

**Source:** DICOM PS3.15 E.3.1 (Clean Pixel Data Option), PS3.5 7.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pydicom import Dataset, FileDataset
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import DataElement

from datasets.deidentify.burned_text import burned_text, is_often_burned_in, is_readable
from datasets.deidentify.instance import clean_pixels
from datasets.deidentify.options import Options
from datasets.deidentify.piece import in_bytes
from datasets.deidentify.plain_file import PlainFile, cut_file
from datasets.deidentify.regions import SHIPPED, blackout_of
from datasets.deidentify.slices import PIXEL_DATA, NotPlain
from datasets.dicom.read import read_instance, typed_errors

CHANGED = ("BurnedInAnnotation", "PhotometricInterpretation", "PlanarConfiguration", "PixelData")
"""What the cleaning of native pixels may change."""
Part = bytes | memoryview


def cleaned_bytes(spliced: bytes, original: Dataset, options: Options, regions: Path = SHIPPED) -> bytes | FileDataset:
    """The file with clean pixels; as a data set when it has to be written anew.

    Args:
        spliced: the file without its people, with the pixels of `original`.
        original: as it came.
        options: of the profile.
        regions: rules of where pixels hold text.

    Raises:
        UnreadableInstance: the pixels cannot be decoded.
    """
    with typed_errors("cleaning the pixels"):
        if not options.clean_pixels or "PixelData" not in original or _is_clean(original, regions):
            return spliced
        cleaned = cast(FileDataset, read_instance(spliced))
        before = {keyword: cleaned.get(keyword) for keyword in CHANGED}
        clean_pixels(cleaned, original, options, regions)
        changed = {keyword for keyword in CHANGED if cleaned.get(keyword) != before[keyword]}
        if not changed:
            return spliced
        try:
            file = cut_file(spliced)
            if file.at[PIXEL_DATA].is_undefined:
                return cleaned
            elements = {int(str(tag_for_keyword(each))): cleaned[each] for each in changed}
            return b"".join(_parts(file, elements))
        except NotPlain:
            return cleaned


def _is_clean(original: Dataset, regions: Path) -> bool:
    """Whether no rule speaks of it and no text is found in it, nor said to be."""
    if blackout_of(original, regions) is not None:
        return False
    return not is_readable(original) or not (is_often_burned_in(original) or burned_text(original))


def _parts(file: PlainFile, changed: dict[int, DataElement]) -> Iterator[Part]:
    view, waiting = memoryview(file.data), sorted(changed)
    yield view[: file.pieces[0].start]
    for piece in file.pieces:
        while waiting and waiting[0] < piece.tag:
            yield in_bytes(file, changed[waiting.pop(0)])
        if waiting and waiting[0] == piece.tag:
            yield _again(file, changed[waiting.pop(0)])
        else:
            yield view[piece.start : piece.end]
    yield from (in_bytes(file, changed[tag]) for tag in waiting)


def _again(file: PlainFile, element: DataElement) -> bytes:
    """The element in the place of the one of its tag; pixels keep their head when they keep their size."""
    piece = file.at[int(element.tag)]
    if piece.tag == PIXEL_DATA and len(element.value) == piece.end - piece.value and piece.vr.decode() == element.VR:
        return b"".join((file.data[piece.start : piece.value], element.value))
    return in_bytes(file, element)
