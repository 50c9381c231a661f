"""The one door for a picture of any kind: DICOM, PNG or JPEG, told apart by content."""

from __future__ import annotations

from pathlib import Path

from datasets.dicom.read import image_of, read_bytes, read_instance
from datasets.errors import UnreadableInstance
from datasets.image import Image
from datasets.limits import LIMITS, Limits
from datasets.picture import is_picture, read_picture


def read_image(source: Path | bytes, *, frame: int = 0, limits: Limits = LIMITS) -> Image:
    """Read one picture.

    Args:
        source: a file or its bytes; the name's extension is not looked at.
        frame: which frame of a DICOM instance, from 0.
        limits: caps on what one file may use.

    Returns:
        The image, float32, 0 to 1, `(height, width)` or `(height, width, 3)`.

    Raises:
        UnreadableInstance: damaged, over a cap, or none of the three.
        UnsupportedTransferSyntax: DICOM in a syntax without a decoder here.

    **Source:** DICOM PS3.10 7.1; ISO/IEC 15948; ITU-T T.81.
    """
    data = read_bytes(source, limits)
    if not is_picture(data):
        return image_of(read_instance(data, limits=limits), frame, limits)
    if frame != 0:
        raise UnreadableInstance(f"expected frame 0 of a PNG or JPEG, got {frame}")
    return read_picture(data, limits=limits)
