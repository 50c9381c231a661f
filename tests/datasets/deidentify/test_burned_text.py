"""Text in pixels: found, told from none, blacked out in the source's family, and looked for again."""

from __future__ import annotations

import logging
import socket
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset, uid

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.burned_text import burned_text
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.jpeg_lossless import encode_jpeg_lossless
from datasets.deidentify.ocr import find_lines, read_line
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets
from datasets.deidentify.suspects import suspects
from datasets.deidentify.text_boxes import text_boxes
from datasets.deidentify.verify import verify_instance
from datasets.deidentify.verify_pixels import tells
from datasets.dicom.read import read_instance
from datasets.synthetic.burned_in import burned_in_corpus
from datasets.synthetic.drawings import draw_fan
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ultrasound
from datasets.synthetic.pixels import set_gray
from datasets.synthetic.section import add_ct

NAME = "NGUYEN THI LAN"


def _scan(ink: tuple[int, int, int] = (255, 255, 0)) -> FileDataset:
    dataset = ultrasound(3)
    pixels = np.frombuffer(dataset.PixelData, np.uint8).reshape(480, 640, 3).copy()
    cv2.putText(pixels, NAME, (200, 260), cv2.FONT_HERSHEY_SIMPLEX, 0.8, ink, 2, cv2.LINE_AA)
    dataset.PixelData = pixels.tobytes()
    dataset.PatientName = "NGUYEN^THI LAN"
    return dataset


def _ink(scan: FileDataset) -> NDArray[np.bool_]:
    """Where the name made a pixel of the fan much lighter."""
    return np.asarray((scan.pixel_array.max(axis=-1) > 200) & (ultrasound(3).pixel_array.max(axis=-1) < 100))


@pytest.mark.parametrize("ink", [(255, 255, 255), (255, 255, 0)])
def test_a_name_inside_of_the_fan_is_blacked_out_and_the_scan_released(
    ink: tuple[int, int, int], project: Project, usual: Options
) -> None:
    source = _scan(ink)
    data = as_bytes(deidentify_instance(source, project, usual))
    output = read_instance(data)
    assert not output.pixel_array[_ink(source)].any()
    assert output.BurnedInAnnotation == "NO"
    assert verify_instance(data, source, project, usual).reasons == ()


def test_the_gate_holds_a_name_that_was_left(project: Project, usual: Options) -> None:
    source = _scan()
    output = deidentify_instance(source, project, usual)
    output.PixelData = source.PixelData
    assert (
        "identifier of the original in the pixels" in verify_instance(as_bytes(output), source, project, usual).reasons
    )


def test_text_of_one_frame_in_a_clip_is_found() -> None:
    dataset = _scan()
    clean = ultrasound(3)
    frames = [clean.PixelData] * 9
    frames[3] = dataset.PixelData
    dataset.PixelData, dataset.NumberOfFrames = b"".join(frames), len(frames)
    covered = np.zeros((480, 640), bool)
    for top, left, bottom, right in burned_text(dataset):
        covered[top:bottom, left:right] = True
    assert covered[_ink(_scan())].all()


def test_a_slice_without_text_is_no_suspect_and_one_with_a_name_is() -> None:
    plain = {made.kind: made for made in burned_in_corpus(11, 20) if not made.lines}
    written = {made.kind: made for made in burned_in_corpus(11, 5)}
    for kind in ("ct", "mr", "cr"):
        for made, expected in ((plain[kind], False), (written[kind], True)):
            gray = np.asarray(np.clip(made.picture, 0, 1) * 255, np.uint8)
            codes = np.rint(np.clip(made.picture, 0, 1) * 4095).astype(np.uint16)
            assert bool(suspects(gray, codes)) is expected, kind
            assert bool(text_boxes(gray, codes, is_whole=False)) is expected, kind


@pytest.mark.parametrize("is_inverted", [False, True])
def test_a_slice_of_12_bits_is_read_in_both_photometric_interpretations(is_inverted: bool) -> None:
    made = next(burned_in_corpus(11, 1))
    dataset = ultrasound(1)
    set_gray(dataset, made.picture, bits=12, is_inverted=is_inverted)
    add_ct(dataset)
    dataset.Modality = "CT"
    covered = np.zeros(made.written.shape, bool)
    for top, left, bottom, right in burned_text(dataset):
        covered[top:bottom, left:right] = True
    assert (made.written & covered).sum() >= 0.95 * made.written.sum()


def test_marks_of_sides_stay_and_words_go() -> None:
    gray = np.zeros((400, 600), np.uint8)
    cv2.putText(gray, "R", (40, 80), cv2.FONT_HERSHEY_SIMPLEX, 2.0, 255, 4, cv2.LINE_AA)
    cv2.putText(gray, NAME, (40, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2, cv2.LINE_AA)
    boxes = text_boxes(gray, is_whole=True)
    assert boxes
    assert all(top > 200 for top, _, _, _ in boxes)


def test_a_picture_without_text_has_no_boxes() -> None:
    fan = np.asarray(draw_fan(np.random.default_rng(4), 480, 640) * 255, np.uint8)
    assert text_boxes(fan, is_whole=True) == ()


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("benhnhannguyenthilan", True), ("nguynthlan", True), ("phong12", False), ("bn00l2345", True), ("tranvan", False)],
)
def test_misread_identifiers_are_recognised(letters: str, expected: bool) -> None:
    secrets = Secrets(frozenset({("nguyen", "thi", "lan")}), frozenset({"bn0012345"}), frozenset(), {}, frozenset())
    assert tells(letters, secrets) is expected


def test_jpeg_stays_jpeg_without_loss(project: Project, usual: Options) -> None:
    native = _scan()
    lossy = encode_instance(native, uid.ExplicitVRLittleEndian)
    encoded = encode_jpeg_lossless(native)
    assert encoded is not None
    lossy.PixelData = encoded
    lossy["PixelData"].VR, lossy["PixelData"].is_undefined_length = "OB", True
    lossy.file_meta.TransferSyntaxUID = uid.JPEGLosslessSV1
    output = read_instance(as_bytes(deidentify_instance(read_instance(as_bytes(lossy)), project, usual)))
    assert output.file_meta.TransferSyntaxUID == uid.JPEGLosslessSV1
    assert np.array_equal(output.pixel_array[300:], native.pixel_array[300:])
    assert not output.pixel_array[_ink(native)].any()


def test_the_reader_uses_the_wheels_files_alone_and_keeps_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from datasets.deidentify import ocr

    def refuse(*args: object) -> None:
        raise AssertionError("the reader of pixels asked the network")

    models = Path(str(files("rapidocr") / "models"))
    before = sorted((each.name, each.stat().st_mtime_ns) for each in models.iterdir())
    monkeypatch.setattr(socket.socket, "connect", refuse)
    ocr._engine.cache_clear()
    gray = np.zeros((96, 480), np.uint8)
    cv2.putText(gray, NAME, (20, 60), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2, cv2.LINE_AA)
    with caplog.at_level(logging.DEBUG):
        (line,) = find_lines(gray)
        assert read_line(gray, line).words.replace(" ", "") == NAME.replace(" ", "")
    said = capfd.readouterr()
    assert "LAN" not in said.out + said.err + caplog.text
    assert sorted((each.name, each.stat().st_mtime_ns) for each in models.iterdir()) == before
