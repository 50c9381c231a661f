from __future__ import annotations

import math
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset, FileDataset, Sequence, uid

from datasets.dicom.codecs import FrameShape
from datasets.dicom.decoder import DECODER, FrameDecoder
from datasets.dicom.header import patient_age_years
from datasets.dicom.read import image_of, read_instance
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax
from datasets.limits import LIMITS, Limits
from datasets.synthetic.attributes import Who, new_instance
from datasets.synthetic.encode import SYNTAXES, encode_instance, to_bytes
from datasets.synthetic.pixels import set_colour, set_gray

RAMP = np.linspace(0, 1, 4096, dtype=np.float32).reshape(64, 64)
LOSSY = {uid.JPEGLSNearLossless, uid.JPEG2000}


def film(**values: object) -> FileDataset:
    """A 12-bit ramp from 0 to 4095 with these attributes."""
    dataset = new_instance(uid.ComputedRadiographyImageStorage, "CR", Who("SYNTHETIC^CHILD", 1, "003Y"), "ramp")
    set_gray(dataset, RAMP)
    for keyword, value in values.items():
        setattr(dataset, keyword, value)
    return dataset


def shown(**values: object) -> np.ndarray[Any, np.dtype[np.float32]]:
    return image_of(film(**values)).pixels


def colour_film() -> FileDataset:
    dataset = new_instance(uid.UltrasoundImageStorage, "US", Who("SYNTHETIC^ADULT", 1, "030Y"), "colours")
    set_colour(dataset, np.stack([RAMP, RAMP[::-1], RAMP.T], axis=-1))
    return dataset


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda each: each.name)
@pytest.mark.parametrize("make", [film, colour_film], ids=["gray", "colour"])
def test_every_syntax_shows_the_same_picture(make: Callable[[], FileDataset], syntax: uid.UID) -> None:
    native = image_of(make()).pixels
    decoded = image_of(read_instance(to_bytes(encode_instance(make(), syntax))))
    assert decoded.header.transfer_syntax_uid == syntax
    assert decoded.pixels.dtype == np.float32
    assert np.abs(decoded.pixels - native).max() <= (0.05 if syntax in LOSSY else 0)


def test_htj2k_written_by_openjph() -> None:
    image = image_of(read_instance(Path(__file__).with_name("htj2k.dcm")))
    assert image.header.transfer_syntax_uid == uid.HTJ2KLossless
    assert image.pixels.shape == (64, 88)
    assert 0.2 < image.pixels.std() < 0.4


@pytest.mark.peer
@pytest.mark.parametrize(("option", "tolerance"), [("+eb", 0.05), ("+ee", 0.01), ("+el", 0), ("+e1", 0)])
def test_jpeg_written_by_dcmtk(peer: Callable[[str], Path], tmp_path: Path, option: str, tolerance: float) -> None:
    native = film(WindowCenter=2048, WindowWidth=4096)
    (tmp_path / "native.dcm").write_bytes(to_bytes(native))
    names = [str(tmp_path / "native.dcm"), str(tmp_path / "jpeg.dcm")]
    subprocess.run([peer("dcmcjpeg"), option, *names], check=True, capture_output=True)
    decoded = image_of(read_instance(tmp_path / "jpeg.dcm")).pixels
    assert np.abs(decoded - image_of(native).pixels).max() <= tolerance


@pytest.mark.peer
def test_big_endian_written_by_dcmtk(peer: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "little.dcm").write_bytes(to_bytes(film()))
    subprocess.run([peer("dcmconv"), "+tb", str(tmp_path / "little.dcm"), str(tmp_path / "big.dcm")], check=True)
    assert np.array_equal(image_of(read_instance(tmp_path / "big.dcm")).pixels, shown())


def test_a_window_is_applied_as_the_standard_writes_it() -> None:
    pixels = shown(WindowCenter=2048, WindowWidth=1000, VOILUTFunction="LINEAR")
    stored = np.rint(RAMP * 4095)
    expected = np.clip((stored - 2047.5) / 999 + 0.5, 0, 1)
    assert np.allclose(pixels, expected, atol=1e-6)


def test_exact_and_sigmoid_windows_pass_through_one_half_at_the_centre() -> None:
    for function in ("LINEAR_EXACT", "SIGMOID"):
        pixels = shown(WindowCenter=2048, WindowWidth=1000, VOILUTFunction=function)
        at = np.unravel_index(np.abs(np.rint(RAMP * 4095) - 2048).argmin(), RAMP.shape)
        assert math.isclose(float(pixels[at]), 0.5, abs_tol=0.002)


def test_the_first_of_several_windows_is_taken() -> None:
    several = shown(WindowCenter=[1000, 3000], WindowWidth=[500, 900])
    assert np.array_equal(several, shown(WindowCenter=1000, WindowWidth=500))


def test_a_useless_window_falls_back_to_the_range() -> None:
    assert np.array_equal(shown(WindowCenter=1000, WindowWidth=0), shown())


def test_without_a_window_the_robust_range_is_shown() -> None:
    pixels = shown()
    assert pixels.min() == 0
    assert pixels.max() == 1
    assert math.isclose(float(np.median(pixels)), 0.5, abs_tol=0.01)


def test_rescale_moves_the_window() -> None:
    moved = shown(RescaleSlope=2, RescaleIntercept=-1024, WindowCenter=3072, WindowWidth=4000)
    assert np.allclose(moved, shown(WindowCenter=2048, WindowWidth=2000), atol=1e-3)


def test_a_modality_lut_sequence_is_looked_up() -> None:
    item = Dataset()
    item.LUTDescriptor, item.ModalityLUTType = [4096, 0, 16], "US"
    item.LUTData = np.arange(4095, -1, -1, dtype="<u2").tobytes()
    reversed_film = film(ModalityLUTSequence=Sequence([item]))
    assert np.allclose(image_of(reversed_film).pixels, 1 - shown(), atol=2e-3)


def test_a_voi_lut_sequence_comes_before_a_window() -> None:
    item = Dataset()
    item.LUTDescriptor = [4096, 0, 8]
    item.LUTData = np.repeat(np.array([0, 255], "<u2"), 2048).tobytes()
    pixels = shown(VOILUTSequence=Sequence([item]), WindowCenter=1, WindowWidth=2)
    assert np.array_equal(pixels, (np.rint(RAMP * 4095) >= 2048).astype(np.float32))


def test_monochrome1_is_inverted() -> None:
    inverted = shown(PhotometricInterpretation="MONOCHROME1", WindowCenter=2048, WindowWidth=4096)
    assert np.allclose(inverted, 1 - shown(WindowCenter=2048, WindowWidth=4096), atol=1e-6)


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_padding_is_black_and_outside_the_range(photometric: str) -> None:
    stored = np.full((64, 64), 1000, "<u2")
    stored[:32] = np.linspace(500, 1500, 32 * 64).reshape(32, 64)
    stored[60:] = 4000
    pixels = shown(PhotometricInterpretation=photometric, PixelData=stored.tobytes(), PixelPaddingValue=3900,
                   PixelPaddingRangeLimit=4095)  # fmt: skip
    assert (pixels[60:] == 0).all()
    assert pixels[:32].max() == 1


def test_signed_samples_keep_their_sign() -> None:
    stored = np.linspace(-2000, 2000, 4096).astype("<i2")
    pixels = shown(PixelData=stored.tobytes(), PixelRepresentation=1, BitsStored=16, HighBit=15, WindowCenter=0.5,
                   WindowWidth=2001)  # fmt: skip
    assert np.array_equal(pixels.ravel() > 0.5, stored > 0)


def test_unused_bits_are_masked() -> None:
    stored = np.rint(RAMP * 4095).astype("<u2") | 0xA000
    assert np.array_equal(shown(PixelData=stored.tobytes()), shown())


def test_the_two_spacings_are_kept_apart() -> None:
    image = image_of(film(PixelSpacing=[0.2, 0.3], ImagerPixelSpacing=[0.4, 0.5]))
    assert image.pixel_spacing_mm == (0.2, 0.3)
    assert image.imager_pixel_spacing_mm == (0.4, 0.5)
    assert image_of(film(PixelSpacing=[0, 1])).pixel_spacing_mm is None


def test_one_frame_is_decoded() -> None:
    frames = np.stack([np.full((64, 64), level, "<u2") for level in (0, 2048, 4095)])
    dataset = film(PixelData=frames.tobytes(), NumberOfFrames=3, WindowCenter=2048, WindowWidth=4096)
    levels = [float(image_of(dataset, frame).pixels.mean()) for frame in range(3)]
    assert np.allclose(levels, [0, 0.5, 1], atol=0.001)
    with pytest.raises(UnreadableInstance, match="expected a frame from 0 to 2, got 3"):
        image_of(dataset, 3)


@pytest.mark.parametrize(
    ("age", "years"),
    [("003Y", 3), ("018M", 1.5), ("010D", 10 / 365.25), ("002W", 14 / 365.25), ("000Y", None), ("", None)],
)
def test_age_from_patient_age(age: str, years: float | None) -> None:
    found = patient_age_years(film(PatientAge=age), LIMITS)
    assert found == (None if years is None else pytest.approx(years))


def test_age_from_birth_and_study_date() -> None:
    dataset = film(PatientAge="", PatientBirthDate="20230101", StudyDate="20260101")
    assert patient_age_years(dataset, LIMITS) == pytest.approx(3, abs=0.01)
    assert patient_age_years(film(PatientAge="", PatientBirthDate="20300101"), LIMITS) is None


def test_errors_say_what_was_expected_and_name_nobody() -> None:
    dataset = film(PatientName="NGUYEN^THI SECRET", BitsAllocated=13)
    with pytest.raises(UnreadableInstance, match="expected 1, 8, 16, 32 or 64 bits") as raised:
        image_of(dataset)
    assert "SECRET" not in str(raised.value)


def test_caps_are_settings() -> None:
    with pytest.raises(UnreadableInstance, match="at most 100 bytes"):
        read_instance(to_bytes(film()), limits=Limits(file_bytes=100))
    with pytest.raises(UnreadableInstance, match="at most 1000 pixels a frame"):
        image_of(film(), limits=Limits(frame_pixels=1000))
    with pytest.raises(UnreadableInstance, match="at most 10 data elements"):
        read_instance(to_bytes(film()), limits=Limits(elements=10))
    deflated = to_bytes(encode_instance(film(), uid.DeflatedExplicitVRLittleEndian))
    with pytest.raises(UnreadableInstance, match="after inflation"):
        read_instance(deflated, limits=Limits(inflated_bytes=1000))


def test_a_decoder_without_memory_refuses_and_the_next_one_works() -> None:
    dataset = encode_instance(film(), uid.JPEG2000Lossless)
    for child in DECODER._idle:  # one that has worked before keeps memory enough for so small a frame
        child.process.kill()
        child.process.wait()
    with pytest.raises(UnreadableInstance, match=r"compressed frame|time and memory"):
        image_of(dataset, limits=Limits(decoder_bytes=1))
    assert image_of(dataset).pixels.shape == (64, 64)


def test_a_killed_decoder_is_replaced() -> None:
    dataset = encode_instance(film(), uid.JPEG2000Lossless)
    image_of(dataset)
    for child in DECODER._idle:
        child.process.kill()
        child.process.wait()
    assert image_of(dataset).pixels.shape == (64, 64)


def test_a_decoder_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("datasets.dicom.decoder._BOOT", "import time; time.sleep(60)")  # a decoder that hangs
    frames = FrameDecoder(children=1)
    shape = FrameShape(uid.RLELossless, 1, 1, 1, 8, 8, False, "MONOCHROME2", False)
    with pytest.raises(UnreadableInstance, match="within its time and memory"):
        frames.decode(b"", shape, Limits(decoder_seconds=-1.5))
    frames.close()


def test_what_a_malformed_value_says_reaches_no_log(caplog: pytest.LogCaptureFixture) -> None:
    dataset = film()
    data = to_bytes(dataset).replace(b"003Y", b"SECR")
    assert image_of(read_instance(data)).header.patient_age_years is None
    assert "SECR" not in caplog.text


def test_a_syntax_without_decoder_is_said() -> None:
    dataset = encode_instance(film(), uid.RLELossless)
    dataset.file_meta.TransferSyntaxUID = uid.MPEG2MPML
    with pytest.raises(UnsupportedTransferSyntax, match=r"1\.2\.840\.10008\.1\.2\.4\.100"):
        image_of(dataset)


def test_pixels_can_be_left_out() -> None:
    dataset = read_instance(to_bytes(film()), stop_before_pixels=True)
    assert dataset.Rows == 64
    assert "PixelData" not in dataset


@given(st.integers(0, 4095), st.integers(2, 4096))
def test_brighter_stays_brighter_under_any_window(centre: int, width: int) -> None:
    pixels = shown(WindowCenter=centre, WindowWidth=width).ravel()
    assert (np.diff(pixels) >= 0).all()


@given(st.binary(max_size=300))
def test_random_bytes_are_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableInstance, match="expected"):
        image_of(read_instance(data))
