"""What is black in palettes, inverted and signed pictures, and that the gate knows it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset, uid
from pydicom.data import get_testdata_file
from pydicom.pixels.processing import apply_color_lut
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.pixels import black_out
from datasets.deidentify.project import Project
from datasets.deidentify.regions import Blackout
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice, ultrasound

NAME = "NGUYEN THI LAN"
TOP, LEFT, BOTTOM, RIGHT = 60, 40, 200, 250
Ink = NDArray[np.bool_]


def _stencil(shape: tuple[int, ...]) -> Ink:
    drawn = np.zeros(shape, np.uint8)
    cv2.putText(drawn, NAME, (30, shape[0] // 2), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 1, 2)
    return drawn > 0


def _palette() -> tuple[FileDataset, Ink]:
    """pydicom's ultrasound with a palette, and the name in the lightest of its colours."""
    dataset = read_instance(Path(str(get_testdata_file("examples_palette.dcm", download=False))).read_bytes())
    frame = np.frombuffer(dataset.PixelData, np.uint8)[: dataset.Rows * dataset.Columns].copy()
    frame = frame.reshape(dataset.Rows, dataset.Columns)
    ink = _stencil(frame.shape)
    every = np.arange(256, dtype=np.uint8).reshape(16, 16)
    frame[ink] = int(np.argmax(apply_color_lut(every, dataset).astype(int).sum(axis=-1)))
    dataset.PixelData, dataset.PatientName = frame.tobytes(), "NGUYEN^THI LAN"
    return cast(FileDataset, dataset), ink


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.RLELossless, uid.JPEGLSLossless])
def test_a_name_in_a_palettes_colours_goes_and_the_rest_stays(
    syntax: uid.UID, project: Project, usual: Options
) -> None:
    native, ink = _palette()
    source = read_instance(as_bytes(encode_instance(native, syntax)))
    data = as_bytes(deidentify_instance(source, project, usual))
    output = cast(FileDataset, read_instance(data))
    assert output.file_meta.TransferSyntaxUID == syntax
    assert verify_instance(data, source, project, usual).reasons == ()
    shown = apply_color_lut(output.pixel_array, output)
    assert not shown[ink].any()
    is_same = output.pixel_array == native.pixel_array
    assert is_same[115:160, 360:560].all()
    assert is_same[-20:].all()
    assert is_same.mean() > 0.75
    output.PixelData = source.PixelData
    reasons = verify_instance(as_bytes(output), source, project, usual).reasons
    assert "identifier of the original in the pixels" in reasons


@pytest.mark.peer
def test_dciodvfy_says_of_a_cleaned_palette_what_it_said(
    project: Project, usual: Options, peer: Callable[[str], Path], tmp_path: Path
) -> None:
    source, _ = _palette()
    said = []
    for step, dataset in (("before", source), ("after", deidentify_instance(source, project, usual))):
        path = tmp_path / f"{step}.dcm"
        path.write_bytes(as_bytes(dataset))
        done = subprocess.run([str(peer("dciodvfy")), str(path)], capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).splitlines()
        said.append({re.sub(r"<[^>]*>|\(.*?\)", "", line) for line in lines if line.startswith("Error")})
    assert said[1] - said[0] == set()


def _with_regions(photometric: str, is_signed: bool) -> FileDataset:
    """A gray ultrasound picture with the name outside of its region."""
    dataset = ultrasound(1)
    gray = dataset.pixel_array[..., 0][:260, :400].astype(np.int16) // 2
    stencil = np.zeros(gray.shape, np.uint8)
    cv2.putText(stencil, NAME, (30, 40), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 1, 2)
    gray[stencil > 0] = 120
    gray = 127 - gray if photometric == "MONOCHROME1" else gray
    dataset.PixelData = (gray - 64 * is_signed).astype(np.int8).tobytes()
    dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = *gray.shape, 1
    dataset.PhotometricInterpretation, dataset.PixelRepresentation = photometric, int(is_signed)
    del dataset.PlanarConfiguration
    region = Dataset()
    region.RegionLocationMinX0, region.RegionLocationMinY0 = LEFT, TOP
    region.RegionLocationMaxX1, region.RegionLocationMaxY1 = RIGHT, BOTTOM
    dataset.SequenceOfUltrasoundRegions = Sequence([region])
    dataset.PatientName = "NGUYEN^THI LAN"
    return cast(FileDataset, read_instance(as_bytes(dataset)))


@pytest.mark.parametrize("is_signed", [False, True])
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_regions_of_inverted_and_signed_ultrasound_are_kept_and_released(
    photometric: str, is_signed: bool, project: Project, usual: Options
) -> None:
    source = _with_regions(photometric, is_signed)
    data = as_bytes(deidentify_instance(source, project, usual))
    output = cast(FileDataset, read_instance(data))
    assert verify_instance(data, source, project, usual).reasons == ()
    inside = np.s_[TOP : BOTTOM + 1, LEFT : RIGHT + 1]
    assert np.array_equal(output.pixel_array[inside], source.pixel_array[inside])
    outside = output.pixel_array.copy()
    outside[inside] = outside[0, 0]
    assert np.ptp(outside) == 0
    extreme = source.pixel_array.min() if photometric == "MONOCHROME2" else 127 if is_signed else 255
    assert outside[0, 0] == (extreme if is_signed or photometric == "MONOCHROME1" else 0)
    assert as_bytes(deidentify_instance(output, project, usual)) == data
    left = output.pixel_array.copy()
    left[:50] = source.pixel_array[:50]
    output.PixelData = left.tobytes()
    reasons = verify_instance(as_bytes(output), source, project, usual).reasons
    assert "pixels outside of the ultrasound regions" in reasons


def test_black_is_where_the_sample_stands_in_its_word() -> None:
    dataset = ct_slice(1)
    dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 12, 15, 1
    samples = (np.arange(dataset.Rows * dataset.Columns) % 900 - 450).reshape(dataset.Rows, dataset.Columns)
    dataset.PixelData = (samples << 4).astype("<i2").tobytes()
    black_out(dataset, Blackout(((0, 0, 8, 8),), False, clears=True))
    assert set(np.frombuffer(dataset.PixelData, "<i2").reshape(samples.shape)[:8, :8].flat) == {-450 << 4}
