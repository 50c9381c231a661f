"""PNG and JPEG files as images, with the same caps as DICOM."""

from __future__ import annotations

import io
import warnings

import numpy as np
import PIL.Image
import PIL.ImageOps
from numpy.typing import NDArray

from datasets.errors import UnreadableInstance
from datasets.image import Image, ImageHeader, Pixels
from datasets.limits import LIMITS, Limits

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
TOP_OF_MODE = {"1": 1.0, "L": 255.0, "I;16": 65535.0, "I;16B": 65535.0, "I": 65535.0, "RGB": 255.0}


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a PNG or a JPEG."""
    return data.startswith((PNG, JPEG))


def read_picture(data: bytes, *, limits: Limits = LIMITS) -> Image:
    """Decode a PNG or JPEG: `(height, width)` or `(height, width, 3)`, float32, 0 to 1.

    EXIF orientation is applied, transparency is laid on black, palettes are resolved, a colour file whose three
    channels are equal stays colour. The header of the image is empty: a picture file says nothing of the patient.

    Raises:
        UnreadableInstance: not a whole PNG or JPEG, or over a cap.

    **Source:** ISO/IEC 15948 (PNG), ITU-T T.81 (JPEG).
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image(pixels=_pixels(data, limits), header=ImageHeader())
    except UnreadableInstance:
        raise
    except Exception as error:  # noqa: BLE001 -- Pillow raises OSError, SyntaxError, struct.error and more on bad bytes
        raise UnreadableInstance(
            f"expected a whole PNG or JPEG, got {type(error).__name__} while decoding; the file is damaged"
        ) from None


def _pixels(data: bytes, limits: Limits) -> Pixels:
    with PIL.Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        width, height = picture.size
        if width * height > limits.frame_pixels:
            raise UnreadableInstance(
                f"expected at most {limits.frame_pixels} pixels, got {width * height}; refused before decoding"
            )
        oriented = PIL.ImageOps.exif_transpose(picture)
        plain = _without_palette_or_alpha(oriented)
        return _scaled(np.asarray(plain), TOP_OF_MODE[plain.mode])


def _without_palette_or_alpha(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode in TOP_OF_MODE and "transparency" not in picture.info:
        return picture
    if picture.mode in ("LA", "RGBA", "PA", "La", "RGBa") or "transparency" in picture.info:
        is_gray = picture.mode in ("LA", "La", "L", "1", "I;16")
        layered = picture.convert("RGBA")
        black = PIL.Image.new("RGBA", picture.size, (0, 0, 0, 255))
        flat = PIL.Image.alpha_composite(black, layered)
        return flat.convert("L" if is_gray else "RGB")
    return picture.convert("RGB")


def _scaled(array: NDArray[np.generic], top: float) -> Pixels:
    scaled = np.asarray(array, dtype=np.float32)
    scaled = scaled / np.float32(top)
    return np.minimum(scaled, np.float32(1), dtype=np.float32)
