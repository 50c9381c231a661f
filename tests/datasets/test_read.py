from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from pydicom import uid

from datasets.errors import UnreadableInstance
from datasets.limits import Limits
from datasets.read import read_image
from datasets.synthetic.attributes import Who, new_instance
from datasets.synthetic.encode import to_bytes
from datasets.synthetic.pixels import set_gray

GRAY = np.arange(64, dtype=np.uint8).reshape(8, 8) * 4


def encoded(picture: PIL.Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def test_gray_png() -> None:
    image = read_image(encoded(PIL.Image.fromarray(GRAY)))
    assert np.allclose(image.pixels, GRAY / 255)
    assert image.header.modality is None


def test_sixteen_bit_png_keeps_its_depth() -> None:
    deep = (np.arange(64, dtype=np.uint16) * 1000).reshape(8, 8)
    assert np.allclose(read_image(encoded(PIL.Image.fromarray(deep))).pixels, deep / 65535)


def test_colour_palette_and_alpha_are_three_channels() -> None:
    colour = PIL.Image.fromarray(np.dstack([GRAY, GRAY.T, GRAY[::-1]]))
    for picture in (colour, colour.convert("P"), colour.convert("RGBA")):
        assert read_image(encoded(picture)).pixels.shape == (8, 8, 3)
    see_through = colour.convert("RGBA")
    see_through.putalpha(0)
    assert read_image(encoded(see_through)).pixels.max() == 0


def test_gray_with_alpha_stays_gray() -> None:
    assert read_image(encoded(PIL.Image.fromarray(GRAY).convert("LA"))).pixels.shape == (8, 8)


def test_exif_orientation_is_applied() -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    wide = PIL.Image.fromarray(np.zeros((8, 16), np.uint8))
    assert read_image(encoded(wide, "JPEG", exif=exif)).pixels.shape == (16, 8)


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    dataset = new_instance(uid.ComputedRadiographyImageStorage, "CR", Who("SYNTHETIC^CHILD", 1, "003Y"), "named")
    set_gray(dataset, GRAY.astype(np.float32) / 255, bits=8)
    (tmp_path / "named.png").write_bytes(to_bytes(dataset))
    (tmp_path / "named.dcm").write_bytes(encoded(PIL.Image.fromarray(GRAY)))
    assert read_image(tmp_path / "named.png").header.modality == "CR"
    assert read_image(tmp_path / "named.dcm").header.modality is None


def test_pictures_have_the_same_caps() -> None:
    data = encoded(PIL.Image.fromarray(GRAY))
    with pytest.raises(UnreadableInstance, match="at most 63 pixels, got 64"):
        read_image(data, limits=Limits(frame_pixels=63))
    with pytest.raises(UnreadableInstance, match="expected frame 0"):
        read_image(data, frame=1)
    with pytest.raises(UnreadableInstance, match="expected a whole PNG or JPEG"):
        read_image(data[:50])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInstance, match="got FileNotFoundError"):
        read_image(tmp_path / "absent.dcm")
