"""Whether an instance has what one cannot be without: a damaged header can lose it and still be read.

**Source:** DICOM PS3.3 C.7.2.1, C.7.3.1 and C.12.1 (UIDs of type 1), C.7.6.3 (pixels), PS3.6 A (names of SOP classes).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pydicom._uid_dict import UID_dictionary

from datasets.deidentify.outline import Outline
from datasets.errors import UnreadableInstance

UIDS = {0x00080018: "SOP Instance UID", 0x0020000D: "Study Instance UID", 0x0020000E: "Series Instance UID"}
SOP_CLASS, PIXELS = 0x00080016, (0x7FE00008, 0x7FE00009, 0x7FE00010)
SHAPE = {0x00280010: "Rows", 0x00280011: "Columns"}
_OF_IMAGES = re.compile(r"\bImage Storage\b|^Segmentation Storage|^Parametric Map Storage")


def check_whole(original: Outline) -> None:
    """Refuse an instance without a study, a series or a UID of its own, or an image without pixels.

    Raises:
        UnreadableInstance: it lacks one.
    """
    for tag, name in UIDS.items():
        if not original.text(tag):
            raise UnreadableInstance(f"expected a {name}, got none; the header is damaged or incomplete")
    has_pixels = any(tag in original.at for tag in PIXELS)
    if not has_pixels and is_of_images(original.text(SOP_CLASS)):
        raise UnreadableInstance("expected an image with its pixels, got one without; it is damaged or truncated")
    for tag, name in SHAPE.items():
        if has_pixels and tag not in original.at:
            raise UnreadableInstance(f"expected {name} beside the pixels, got none; the header is damaged")


@lru_cache(maxsize=256)
def is_of_images(sop_class: str) -> bool:
    """Whether every instance of the class holds pixels."""
    return bool(_OF_IMAGES.search(UID_dictionary.get(sop_class, ("",))[0]))
