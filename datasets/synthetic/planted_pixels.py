"""Names beside the pixels of a planted instance: behind the last sample, in a frame's comments, in unused bits.

**Source:** DICOM PS3.5 8.1.2 (overlays in unused bits, retired), A.4; ITU-T T.81 B.2.4.5 (comments).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset, uid
from pydicom.encaps import encapsulate, generate_frames

from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.planted_people import Person

PLACES = 3
COMMENT, OVERLAY_BIT = b"\xff\xfe", 15


def plant_beside_pixels(dataset: FileDataset, person: Person, number: int) -> FileDataset:
    """The 16-bit image with the person's name in one of the places; another one for the next number.

    Args:
        dataset: a native image of one sample a pixel and at most 15 bits; it may be changed.
        person: whose name is planted.
        number: of the image.
    """
    name = f"{person.plain_name} {person.ma_bn}".encode()
    if number % PLACES == 0:
        dataset.PixelData += name + b" " * (len(name) % 2)
    elif number % PLACES == 1:
        dataset = encode_instance(dataset, uid.JPEGLSLossless)
        (frame,) = generate_frames(dataset.PixelData, number_of_frames=1)
        comment = COMMENT + (len(name) + 2).to_bytes(2, "big") + name
        dataset.PixelData = encapsulate([frame[:2] + comment + frame[2:].rstrip(b"\0") + name])
    else:
        words = np.frombuffer(dataset.PixelData, "<u2").copy()
        bits = np.unpackbits(np.frombuffer(name, np.uint8), bitorder="little")[: len(words)]
        words[: len(bits)] |= bits.astype(np.uint16) << OVERLAY_BIT
        dataset.PixelData = words.tobytes()
    return dataset


def tells_beside_pixels(dataset: Dataset, secrets: Iterable[str]) -> bool:
    """Whether one of the secrets stands in the pixels' bytes, or in the highest bit of their words."""
    value = bytes(dataset.get("PixelData") or b"")
    words = np.frombuffer(value[: len(value) // 2 * 2], "<u2")
    bits = np.packbits((words >> OVERLAY_BIT).astype(np.uint8), bitorder="little").tobytes()
    return any(secret.encode() in place for secret in secrets for place in (value, bits))


def is_same_picture(before: Dataset, after: Dataset) -> bool:
    """Whether the stored bits of each sample are the same."""
    try:
        was, now = _stored(before), _stored(after)
    except UnreadableInstance:
        return False
    return np.array_equal(was, now)


def _stored(dataset: Dataset) -> NDArray[np.generic]:
    layout = layout_of(dataset, LIMITS)
    samples = stored_frame(dataset, layout, 0, LIMITS)
    return np.asarray(samples & ((1 << layout.bits_stored) - 1))
