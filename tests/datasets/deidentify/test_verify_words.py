"""The gate holds back what it is given of names beside pixels, whoever forgot to take them out."""

from __future__ import annotations

import numpy as np
import pytest
from pydicom import FileDataset, uid
from pydicom.encaps import encapsulate, generate_frames

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.verify_words import LONG, NOTED, STRAY, word_findings
from datasets.dicom.read import read_instance
from datasets.synthetic.encode import NATIVE, encode_instance
from datasets.synthetic.instances import ct_slice

NAME = b"TRAN THI BICH NGOC"


def _findings(dataset: FileDataset) -> list[str]:
    data = as_bytes(dataset)
    return list(word_findings(data, read_instance(data)))


def _twelve_bits(*, is_signed: bool = False) -> FileDataset:
    dataset = ct_slice(1)
    low = -2048 if is_signed else 0
    plane = np.random.default_rng(1).integers(low, low + 4096, (dataset.Rows, dataset.Columns))
    dataset.PixelData = plane.astype("<i2" if is_signed else "<u2").tobytes()
    dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 12, 11, int(is_signed)
    return dataset


@pytest.mark.parametrize("is_signed", [True, False])
@pytest.mark.parametrize("syntax", NATIVE)
def test_one_bit_that_no_sample_uses_is_found(syntax: uid.UID, *, is_signed: bool) -> None:
    dataset = _twelve_bits(is_signed=is_signed)
    assert _findings(encode_instance(dataset, syntax)) == []
    words = np.frombuffer(dataset.PixelData, "<u2").copy()
    words[int((words & 0x0800 == 0).argmax())] |= 0x4000
    dataset.PixelData = words.tobytes()
    assert _findings(encode_instance(dataset, syntax)) == [STRAY]


@pytest.mark.parametrize("syntax", NATIVE)
@pytest.mark.parametrize("size", [-2, 2, 18])
def test_pixels_of_another_size_are_found(syntax: uid.UID, size: int) -> None:
    dataset = ct_slice(1)
    dataset.PixelData = (dataset.PixelData + NAME)[: len(dataset.PixelData) + size]
    assert _findings(encode_instance(dataset, syntax)) == [LONG]


def _frame(syntax: uid.UID) -> bytes:
    (frame,) = generate_frames(encode_instance(ct_slice(1), syntax).PixelData, number_of_frames=1)
    return frame.rstrip(b"\0")


def _with(frame: bytes, syntax: uid.UID) -> FileDataset:
    dataset = encode_instance(ct_slice(1), syntax)
    dataset.PixelData = encapsulate([frame])
    return dataset


@pytest.mark.parametrize("marker", [0xFE, 0xE0, 0xE1, 0xE8, 0xED, 0xEE])
def test_notes_and_tails_of_a_stream_are_found(marker: int) -> None:
    syntax = uid.JPEGLSLossless
    frame = _frame(syntax)
    note = bytes((0xFF, marker)) + (len(NAME) + 2).to_bytes(2, "big") + NAME
    assert _findings(_with(frame, syntax)) == []
    assert _findings(_with(frame[:2] + note + frame[2:], syntax)) == [NOTED]
    assert _findings(_with(frame[:-2] + note + frame[-2:], syntax)) == [NOTED]
    assert _findings(_with(frame + NAME, syntax)) == [LONG]


def test_comments_and_tails_of_jpeg_2000_are_found() -> None:
    syntax = uid.JPEG2000Lossless
    frame = _frame(syntax)
    assert _findings(_with(frame, syntax)) == [NOTED]
    at = frame.index(b"\xff\x64")
    bare = frame[:at] + frame[at + 2 + int.from_bytes(frame[at + 2 : at + 4], "big") :]
    assert _findings(_with(bare, syntax)) == []
    assert _findings(_with(bare + NAME, syntax)) == [LONG]


def test_bytes_between_fragments_are_found() -> None:
    dataset = encode_instance(ct_slice(1), uid.RLELossless)
    assert _findings(dataset) == []
    dataset.PixelData = b"\xfe\xff\x00\xe0\x02\0\0\0NG" + dataset.PixelData[8:]
    assert _findings(dataset) == [LONG]
