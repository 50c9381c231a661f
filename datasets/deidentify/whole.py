"""Whether an instance has what one cannot be without: a damaged header can lose it and still be read.

**Source:** DICOM PS3.3 C.7.2.1, C.7.3.1 and C.12.1 (UIDs of type 1), C.7.6.3 (pixels), PS3.6 A (names of SOP classes).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pydicom import Dataset
from pydicom._uid_dict import UID_dictionary

from datasets.deidentify.plain_file import PlainFile
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

UIDS = {0x00080018: "SOP Instance UID", 0x0020000D: "Study Instance UID", 0x0020000E: "Series Instance UID"}
SOP_CLASS, PIXELS = 0x00080016, (0x7FE00008, 0x7FE00009, 0x7FE00010)
SHAPE = (0x00280010, 0x00280011)
_OF_IMAGES = re.compile(r"\bImage Storage\b|^Segmentation Storage|^Parametric Map Storage")


def check_whole_file(file: PlainFile) -> None:
    """Refuse an instance without a study, a series or a UID of its own, or an image without pixels.

    Raises:
        UnreadableInstance: it lacks one.
    """

    def says(tag: int) -> bool:
        piece = file.at.get(tag)
        return piece is not None and (bool(file.value(tag)) if tag in UIDS else piece.end > piece.value)

    _check(says, file.value(SOP_CLASS).decode("ascii", "replace"))


def check_whole_dataset(dataset: Dataset) -> None:
    """The same for a data set.

    Raises:
        UnreadableInstance: it lacks one.
    """

    def says(tag: int) -> bool:
        value = dataset.get_item(tag).value if tag in dataset else None
        return bool(value.strip(b"\0 ") if isinstance(value, bytes) and tag in UIDS else value)

    _check(says, text(dataset, "SOPClassUID", LIMITS) or "")


def _check(says: Callable[[int], bool], sop_class: str) -> None:
    missing = next((name for tag, name in UIDS.items() if not says(tag)), None)
    if missing:
        raise UnreadableInstance(f"expected a {missing}, got none; the header is damaged or incomplete")
    has_pixels = any(map(says, PIXELS))
    if not has_pixels and is_of_images(sop_class):
        raise UnreadableInstance("expected an image with its pixels, got one without; it is damaged or truncated")
    if has_pixels and not all(map(says, SHAPE)):
        raise UnreadableInstance("expected rows and columns of the pixels, got none; the header is damaged")


@lru_cache(maxsize=256)
def is_of_images(sop_class: str) -> bool:
    """Whether every instance of the class holds pixels."""
    return bool(_OF_IMAGES.search(UID_dictionary.get(sop_class, ("",))[0]))
