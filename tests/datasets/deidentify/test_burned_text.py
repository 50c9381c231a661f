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
from datasets.deidentify.burned_text import burned_text, reads_whole, suspected
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.jpeg_lossless import encode_jpeg_lossless
from datasets.deidentify.letter_rows import letter_rows
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


def _fan() -> FileDataset:
    """The middle of an ultrasound picture, small so that reading it is quick."""
    dataset = ultrasound(3)
    pixels = np.frombuffer(dataset.PixelData, np.uint8).reshape(480, 640, 3)[130:390, 100:600]
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.PixelData = pixels.tobytes()
    return dataset


def _scan(ink: tuple[int, int, int] = (255, 255, 0)) -> FileDataset:
    dataset = _fan()
    pixels = np.frombuffer(dataset.PixelData, np.uint8).reshape(dataset.Rows, dataset.Columns, 3).copy()
    cv2.putText(pixels, NAME, (100, 130), cv2.FONT_HERSHEY_SIMPLEX, 0.8, ink, 2, cv2.LINE_AA)
    dataset.PixelData = pixels.tobytes()
    dataset.PatientName = "NGUYEN^THI LAN"
    return dataset


def _ink(scan: FileDataset) -> NDArray[np.bool_]:
    """Where the name made a pixel of the fan much lighter."""
    return np.asarray((scan.pixel_array.max(axis=-1) > 200) & (_fan().pixel_array.max(axis=-1) < 100))


def _covered(boxes: tuple[tuple[int, int, int, int], ...], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    covered = np.zeros(shape, bool)
    for top, left, bottom, right in boxes:
        covered[top:bottom, left:right] = True
    return covered


def test_an_ultrasound_in_exact_samples_is_read_only_where_it_is_suspect() -> None:
    plain, written = _fan(), _scan()
    for dataset in (plain, written):
        dataset.BurnedInAnnotation = "NO"
        assert not reads_whole(dataset)
    assert suspected(plain) is False
    assert suspected(written) is True
    ink = _ink(written)
    assert (ink & _covered(burned_text(written), ink.shape)).sum() >= 0.99 * ink.sum()
    written.LossyImageCompression = "01"
    assert reads_whole(written)
    assert suspected(written) is None


def test_letters_whose_values_are_all_different_are_a_row() -> None:
    rng = np.random.default_rng(0)
    gray = np.full((200, 300), 60, np.uint8)
    cv2.putText(gray, NAME, (20, 100), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 200, 1, cv2.LINE_AA)
    ink = gray > 60
    gray[ink] += rng.integers(0, 50, int(ink.sum())).astype(np.uint8)
    for picture in (gray, np.ascontiguousarray(np.rot90(gray)), 255 - gray):
        where = np.rot90(ink) if picture.shape != gray.shape else ink
        assert (where & _covered(letter_rows(picture), picture.shape)).sum() >= 0.9 * ink.sum()
    assert letter_rows(np.full_like(gray, 60)) == ()


def test_a_name_inside_of_the_fan_is_blacked_out_and_the_scan_released(project: Project, usual: Options) -> None:
    source = _scan()
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
    frames = [_fan().PixelData] * 9
    frames[3] = dataset.PixelData
    dataset.PixelData, dataset.NumberOfFrames = b"".join(frames), len(frames)
    ink = _ink(_scan())
    assert (ink & _covered(burned_text(dataset), ink.shape)).sum() == ink.sum()


def test_a_slice_without_text_is_no_suspect_and_one_with_a_name_is() -> None:
    corpus = list(burned_in_corpus(11, 20))
    for kind in ("ct", "mr", "cr"):
        plain, written = (
            next(made for made in corpus if made.kind == kind and bool(made.lines) is has_text)
            for has_text in (False, True)
        )
        for made, expected in ((plain, False), (written, True)):
            gray = np.asarray(np.clip(made.picture, 0, 1) * 255, np.uint8)
            codes = np.rint(np.clip(made.picture, 0, 1) * 4095).astype(np.uint16)
            assert bool(suspects(gray, codes)) is expected, kind


def test_a_slice_of_12_bits_is_read_in_monochrome1() -> None:
    made = next(each for each in burned_in_corpus(11, 5) if each.kind == "mr")
    dataset = ultrasound(1)
    set_gray(dataset, made.picture, bits=12, is_inverted=True)
    add_ct(dataset)
    dataset.Modality, dataset.BurnedInAnnotation = "CT", "NO"
    dataset.WindowCenter, dataset.WindowWidth = 1024, 4096
    covered = _covered(burned_text(dataset), made.written.shape)
    assert (made.written & covered).sum() >= 0.95 * made.written.sum()


def test_marks_of_sides_stay_and_words_go() -> None:
    gray = np.zeros((400, 600), np.uint8)
    cv2.putText(gray, "R", (40, 80), cv2.FONT_HERSHEY_SIMPLEX, 2.0, 255, 4, cv2.LINE_AA)
    cv2.putText(gray, NAME, (40, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2, cv2.LINE_AA)
    boxes = text_boxes(gray, is_whole=True)
    assert boxes
    assert all(top > 200 for top, _, _, _ in boxes)


def test_a_picture_without_text_has_no_boxes() -> None:
    fan = np.asarray(draw_fan(np.random.default_rng(4), 240, 320) * 255, np.uint8)
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
    assert np.array_equal(output.pixel_array[180:], native.pixel_array[180:])
    assert not output.pixel_array[_ink(native)].any()


def test_the_reader_uses_the_wheels_files_alone_and_keeps_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from datasets.deidentify import ocr

    def refuse(*args: object) -> None:
        raise AssertionError("the reader of pixels asked the network")

    models = Path(str(files("rapidocr") / "models"))
    before = sorted((each.name, each.stat().st_mtime_ns) for each in models.iterdir())
    monkeypatch.setattr(socket.socket, "connect", refuse)  # a reader that asks the network must fail
    ocr._engine.cache_clear()
    gray = np.zeros((96, 480), np.uint8)
    cv2.putText(gray, NAME, (20, 60), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2, cv2.LINE_AA)
    with caplog.at_level(logging.DEBUG):
        (line,) = find_lines(gray)
        assert read_line(gray, line).words.replace(" ", "") == NAME.replace(" ", "")
    said = capfd.readouterr()
    assert "LAN" not in said.out + said.err + caplog.text
    assert sorted((each.name, each.stat().st_mtime_ns) for each in models.iterdir()) == before


def test_a_thin_edge_of_the_grounds_value_is_no_suspect_and_letters_of_it_are() -> None:
    body, edge, letters = np.zeros((3, 256, 256), np.uint8)
    cv2.circle(body, (128, 128), 100, 1, -1)
    cv2.ellipse(edge, (128, 128), (90, 90), 0, 20, 160, 1, 2)
    cv2.putText(letters, NAME, (45, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 1, 1)
    tissue = np.random.default_rng(1).integers(900, 960, body.shape).astype(np.uint16) * body
    for ink, expected in ((edge, False), (edge | letters, True)):
        codes = np.where(ink > 0, 0, tissue).astype(np.uint16)
        assert bool(suspects(np.asarray(codes / 4, np.uint8), codes)) is expected


def test_noise_as_strong_as_letters_makes_hardly_a_row() -> None:
    rng = np.random.default_rng(3)
    noise = cv2.GaussianBlur(rng.normal(100, 90, (256, 256)), (0, 0), 1.2)
    gray = np.asarray(np.clip(noise, 0, 255), np.uint8)
    assert np.count_nonzero(np.asarray(cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, np.ones((13, 13)))) > 60) > 2_000
    assert len(letter_rows(gray)) <= 2
