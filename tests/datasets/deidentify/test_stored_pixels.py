"""Names in comments of encoded frames, behind the last sample and in unused bits: they go, the picture does not."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydicom import Dataset, FileDataset, dcmread, uid
from pydicom.data import get_testdata_file
from pydicom.encaps import encapsulate, encapsulate_extended, generate_frames

from datasets.deidentify import jpeg_2000_comments, jpeg_comments
from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes
from datasets.deidentify.fragments import joined, split
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.pixel_words import cleaned_words, has_strays, without_strays
from datasets.deidentify.pixels import store_frames
from datasets.deidentify.project import Project
from datasets.deidentify.verify import verify_instance
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import Layout, layout_of
from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice

NAME = "TRẦN THỊ BÍCH NGỌC 12/04/1985".encode()
JPEG = {uid.JPEGBaseline8Bit: (), uid.JPEGExtended12Bit: ("+ee",), uid.JPEGLosslessSV1: ("+e1",)}
"""What DCMTK's encoder is told for each."""


def _slice() -> FileDataset:
    dataset = ct_slice(1)
    dataset.BurnedInAnnotation = "NO"
    return dataset


def _noted(stream: bytes, marker: int) -> bytes:
    """The stream with a segment behind its beginning that holds the name."""
    return stream[:2] + bytes((0xFF, marker)) + (len(NAME) + 2).to_bytes(2, "big") + NAME + stream[2:]


def _noted_j2k(stream: bytes) -> bytes:
    """A comment behind SIZ, and another in the first tile-part's header."""
    comment = b"\xff\x64" + (len(NAME) + 4).to_bytes(2, "big") + b"\0\1" + NAME
    after = 4 + int.from_bytes(stream[4:6], "big")
    tile = stream.index(b"\xff\x90")
    size = int.from_bytes(stream[tile + 6 : tile + 10], "big") + len(comment)
    tile_head = stream[tile : tile + 6] + size.to_bytes(4, "big") + stream[tile + 10 : tile + 12]
    return stream[:after] + comment + stream[after:tile] + tile_head + comment + stream[tile + 12 :]


def _with_frames(dataset: FileDataset, frames: list[bytes], *, has_table: bool = True) -> FileDataset:
    dataset.PixelData = encapsulate(frames, has_bot=has_table)
    dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
    return dataset


@pytest.fixture
def encoded(request: pytest.FixtureRequest, tmp_path: Path) -> FileDataset:
    """A slice as an encoder of the field writes it."""
    syntax: uid.UID = request.param
    source = _slice()
    if syntax not in JPEG:
        return encode_instance(source, syntax)
    if syntax == uid.JPEGBaseline8Bit:
        plane = source.pixel_array
        source.PixelData = (plane >> 4).clip(0, 255).astype(np.uint8).tobytes()
        source.BitsAllocated = source.BitsStored = 8
        source.HighBit, source.PixelRepresentation = 7, 0
        source["PixelData"].VR = "OB"
    native, written = tmp_path / "native.dcm", tmp_path / "encoded.dcm"
    native.write_bytes(as_bytes(source))
    dcmcjpeg = request.getfixturevalue("peer")("dcmcjpeg")
    subprocess.run([dcmcjpeg, *JPEG[syntax], native, written], check=True, timeout=60)
    return dcmread(written)


def _kinds(*syntaxes: uid.UID) -> pytest.MarkDecorator:
    """The fixture `encoded` in each of the syntaxes; those of JPEG need DCMTK."""
    params = [pytest.param(each, marks=[pytest.mark.peer] * (each in JPEG), id=each.name) for each in syntaxes]
    return pytest.mark.parametrize("encoded", params, indirect=True)


def _samples(dataset: Dataset) -> list[np.ndarray]:
    layout = layout_of(dataset, LIMITS)
    return [stored_frame(dataset, layout, number, LIMITS) for number in range(layout.frames)]


def _cleaned(dataset: FileDataset, project: Project, options: Options) -> tuple[bytes, Dataset]:
    """The file de-identified; the gate lets it go, and it is the same when it is done again."""
    source = as_bytes(dataset)
    task = Task(Path(), Path(), project, options, Identities(project))
    data = deidentify_bytes(source, task)
    assert verify_instance(data, read_instance(source), project, options).reasons == ()
    assert deidentify_bytes(data, task) == data
    return data, read_instance(data)


@_kinds(*JPEG, uid.JPEGLSLossless, uid.JPEGLSNearLossless, uid.JPEG2000Lossless, uid.JPEG2000, uid.RLELossless)
def test_names_beside_and_behind_a_frame_go_and_its_samples_stay(
    encoded: FileDataset, project: Project, tags_only: Options
) -> None:
    syntax = encoded.file_meta.TransferSyntaxUID
    (frame,) = generate_frames(encoded.PixelData, number_of_frames=1)
    end = frame.rstrip(b"\0") if syntax != uid.RLELossless else frame
    if syntax in (uid.JPEG2000, uid.JPEG2000Lossless):
        end = _noted_j2k(end)
    elif syntax != uid.RLELossless:
        end = _noted(_noted(_noted(end, 0xFE), 0xE1), 0xE0)
    leaky = _with_frames(encoded, [end + NAME + NAME])
    before = _samples(leaky)
    data, after = _cleaned(leaky, project, tags_only)
    assert NAME in as_bytes(leaky)
    assert NAME[:8] not in data
    assert after.file_meta.TransferSyntaxUID == leaky.file_meta.TransferSyntaxUID == syntax
    assert all(np.array_equal(*each) for each in zip(before, _samples(after), strict=True))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
@_kinds(*JPEG, uid.JPEGLSLossless, uid.JPEG2000Lossless, uid.RLELossless)
def test_a_frame_that_is_cut_off_is_refused(
    encoded: FileDataset, cut: float, project: Project, tags_only: Options
) -> None:
    (frame,) = generate_frames(encoded.PixelData, number_of_frames=1)
    leaky = _with_frames(encoded, [frame[: int(len(frame) * cut)]])
    task = Task(Path(), Path(), project, tags_only, Identities(project))
    with pytest.raises(UnreadableInstance, match="expected"):
        deidentify_bytes(as_bytes(leaky), task)


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
@pytest.mark.parametrize("is_progressive", [True, False])
def test_pillows_jpegs_with_exif_and_comment_decode_to_the_same(mode: str, *, is_progressive: bool) -> None:
    picture = Image.fromarray(np.random.default_rng(2).integers(0, 255, (40, 56, 3), np.uint8)).convert(mode)
    exif = Image.Exif()
    exif[0x010E] = NAME.decode()
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=90, progressive=is_progressive, exif=exif, comment=NAME, icc_profile=NAME)
    cleaned = jpeg_comments.without_comments(stream.getvalue() + NAME)
    assert NAME not in cleaned
    assert b"Exif" not in cleaned
    assert b"ICC_PROFILE" not in cleaned
    before, after = (np.asarray(Image.open(io.BytesIO(each))) for each in (stream.getvalue(), cleaned))
    assert np.array_equal(before, after)
    assert jpeg_comments.without_comments(cleaned) == cleaned


def test_of_a_jp2_file_only_its_picture_stays() -> None:
    picture = Image.fromarray(np.random.default_rng(2).integers(0, 255, (40, 56, 3), np.uint8))
    stream = io.BytesIO()
    picture.save(stream, "JPEG2000", irreversible=False, comment=NAME.decode())
    boxed = stream.getvalue() + (len(NAME) + 8).to_bytes(4, "big") + b"xml " + NAME
    cleaned = jpeg_2000_comments.without_comments(boxed)
    assert boxed.count(NAME) == 2
    assert NAME not in cleaned
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(cleaned))), np.asarray(picture))
    assert jpeg_2000_comments.without_comments(cleaned) == cleaned


@given(st.binary(max_size=200), st.booleans())
def test_junk_is_refused_or_loses_nothing_that_counts(junk: bytes, is_j2k: bool) -> None:
    clean = jpeg_2000_comments.without_comments if is_j2k else jpeg_comments.without_comments
    start = b"\xff\x4f\xff\x51" if is_j2k else b"\xff\xd8\xff"
    try:
        cleaned = clean(start + junk)
    except UnreadableInstance:
        return
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("has_table", [True, False])
def test_frames_in_several_fragments_keep_their_order_and_what_follows_the_last_goes(
    project: Project, tags_only: Options, *, has_table: bool
) -> None:
    dataset = encode_instance(_slice(), uid.JPEGLSLossless)
    (frame,) = generate_frames(dataset.PixelData, number_of_frames=1)
    half = len(frame) // 2 // 2 * 2
    pieces = [frame[:half], frame[half:], _noted(frame, 0xFE)]
    whole = joined(pieces, has_table=False)
    if has_table:
        table = np.array([0, 16 + len(frame)], "<u4").tobytes()
        whole = b"\xfe\xff\x00\xe0\x08\0\0\0" + table + whole[8:]
    dataset.NumberOfFrames, dataset.PixelData = 2, whole
    before = _samples(dataset)
    data, after = _cleaned(dataset, project, tags_only)
    assert NAME[:8] not in data
    table, fragments = split(after.PixelData)
    assert fragments == [frame, frame]
    assert len(table) == 8 * has_table
    assert all(np.array_equal(*each) for each in zip(before, _samples(after), strict=True))


def test_an_extended_offset_table_tells_the_new_places(project: Project, tags_only: Options) -> None:
    dataset = encode_instance(_slice(), uid.JPEG2000Lossless)
    (frame,) = generate_frames(dataset.PixelData, number_of_frames=1)
    frame = frame.rstrip(b"\0")
    told = encapsulate_extended([_noted_j2k(frame), frame])
    dataset.PixelData, dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths = told
    dataset.NumberOfFrames = 2
    before = _samples(dataset)
    data, after = _cleaned(dataset, project, tags_only)
    assert NAME not in data
    assert after.ExtendedOffsetTable != told[1]
    assert all(np.array_equal(*each) for each in zip(before, _samples(after), strict=True))


def _ct(*, is_signed: bool, stored: int = 12) -> FileDataset:
    dataset = _slice()
    low = -(1 << (stored - 1)) if is_signed else 0
    plane = np.random.default_rng(3).integers(low, low + (1 << stored), (dataset.Rows, dataset.Columns))
    dataset.PixelData = plane.astype("<i2" if is_signed else "<u2").tobytes()
    dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = stored, stored - 1, int(is_signed)
    return dataset


@pytest.mark.parametrize("is_signed", [True, False])
@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian, uid.RLELossless])
@pytest.mark.parametrize("has_pixels_cleaned", [True, False])
def test_what_is_drawn_in_unused_bits_goes(
    syntax: uid.UID, project: Project, usual: Options, tags_only: Options, *, is_signed: bool, has_pixels_cleaned: bool
) -> None:
    clean = _ct(is_signed=is_signed)
    ink = np.zeros((clean.Rows, clean.Columns), np.uint16)
    ink[10:20, 10:90] = 0x8000
    drawn = _ct(is_signed=is_signed)
    drawn.PixelData = (np.frombuffer(clean.PixelData, "<u2") ^ ink.reshape(-1)).tobytes()
    drawn.add_new((0x6000, 0x0010), "US", int(drawn.Rows))
    drawn.add_new((0x6000, 0x0102), "US", 15)
    _, after = _cleaned(encode_instance(drawn, syntax), project, usual if has_pixels_cleaned else tags_only)
    assert (0x6000, 0x0102) not in after
    assert np.array_equal(_samples(after)[0].reshape(-1), np.frombuffer(clean.PixelData, "<u2"))
    untouched = _ct(is_signed=is_signed)
    assert _cleaned(encode_instance(untouched, syntax), project, tags_only)[1].PixelData == (
        encode_instance(clean, syntax).PixelData
    )


def test_zeros_in_the_unused_bits_of_signed_samples_stay(project: Project, tags_only: Options) -> None:
    dataset = _ct(is_signed=True)
    dataset.PixelData = (np.frombuffer(dataset.PixelData, "<u2") & 0x0FFF).tobytes()
    assert _cleaned(dataset, project, tags_only)[1].PixelData == dataset.PixelData


def test_encoded_samples_that_are_wider_than_said_lose_what_is_too_wide(project: Project, tags_only: Options) -> None:
    clean = _ct(is_signed=False)
    plane = np.frombuffer(clean.PixelData, "<u2").reshape(clean.Rows, clean.Columns)
    for syntax in (uid.JPEGLSLossless, uid.JPEG2000Lossless):
        drawn = _ct(is_signed=False)
        drawn.BitsStored, drawn.HighBit = 16, 15
        drawn.PixelData = (plane | np.uint16(0x8000)).tobytes()
        encoded = encode_instance(drawn, syntax)
        encoded.BitsStored, encoded.HighBit = 12, 11
        _, after = _cleaned(encoded, project, tags_only)
        assert after.file_meta.TransferSyntaxUID == syntax
        assert np.array_equal(_samples(after)[0], plane)


def test_an_overlay_below_the_samples_is_refused(project: Project, tags_only: Options) -> None:
    dataset = _ct(is_signed=False)
    dataset.HighBit = 15
    task = Task(Path(), Path(), project, tags_only, Identities(project))
    with pytest.raises(UnreadableInstance, match="expected samples in the low bits"):
        deidentify_bytes(as_bytes(dataset), task)


LAYOUTS = st.builds(
    Layout,
    transfer_syntax_uid=st.sampled_from(("1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2")), rows=st.just(2),
    columns=st.just(4), samples=st.just(1), frames=st.just(1), bits_allocated=st.just(16),
    bits_stored=st.integers(1, 16), high_bit=st.just(0), is_signed=st.booleans(), is_planar=st.just(False),
    photometric=st.just("MONOCHROME2"),
)  # fmt: skip


@given(LAYOUTS, st.binary(min_size=16, max_size=40))
def test_the_stored_bits_never_change_and_the_others_are_the_sign(layout: Layout, value: bytes) -> None:
    object.__setattr__(layout, "high_bit", layout.bits_stored - 1)
    order = ">" if layout.transfer_syntax_uid.endswith("1.2.2") else "<"
    before = np.frombuffer(value[:16], f"{order}u2")
    cleaned = cleaned_words(value, layout)
    after = np.frombuffer(cleaned or value, f"{order}u2")
    assert len(cleaned or value) == 16
    mask = (1 << layout.bits_stored) - 1
    assert ((before & mask) == (after & mask)).all()
    assert not has_strays(after, layout)
    assert np.array_equal(without_strays(after, layout) & mask, after & mask)
    assert cleaned_words(cleaned or value, layout) is None


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.DeflatedExplicitVRLittleEndian])
def test_bytes_behind_the_last_sample_go(syntax: uid.UID, project: Project, tags_only: Options) -> None:
    dataset = _slice()
    pixels = dataset.PixelData
    dataset.PixelData = pixels + NAME + b" " * (len(NAME) % 2)
    data, after = _cleaned(encode_instance(dataset, syntax), project, tags_only)
    assert after.PixelData == pixels
    assert NAME not in data


def test_subsampled_colour_may_be_whole_or_thin() -> None:
    source = Path(str(get_testdata_file("SC_ybr_full_422_uncompressed.dcm", download=False)))
    dataset = read_instance(source)
    layout = layout_of(dataset, LIMITS)
    thin = layout.rows * layout.columns * 2
    assert cleaned_words(bytes(thin), layout) is None
    assert cleaned_words(bytes(thin + thin // 2), layout) is None
    assert cleaned_words(bytes(thin + 20), layout) == bytes(thin)
    with pytest.raises(UnreadableInstance, match=f"expected {thin} bytes of pixel data"):
        cleaned_words(bytes(thin - 2), layout)


def test_pixels_without_a_codec_here_are_refused(project: Project, tags_only: Options) -> None:
    dataset = _with_frames(_slice(), [NAME])
    dataset.file_meta.TransferSyntaxUID = uid.MPEG4HP41
    task = Task(Path(), Path(), project, tags_only, Identities(project))
    with pytest.raises(UnreadableInstance, match="whose comments can be taken out"):
        deidentify_bytes(as_bytes(dataset), task)


def test_what_the_encoders_here_note_does_not_leave(project: Project) -> None:
    dataset = encode_instance(_slice(), uid.JPEG2000Lossless)
    assert b"Created by OpenJPEG" in dataset.PixelData
    layout = layout_of(dataset, LIMITS)
    store_frames(dataset, layout, np.stack(_samples(dataset)))
    assert b"Created by OpenJPEG" in dataset.PixelData
    tags = Options()
    assert b"Created by OpenJPEG" not in _cleaned(dataset, project, tags)[0]


def test_pixels_as_floating_point_numbers_are_held_to_their_number_too(project: Project, tags_only: Options) -> None:
    dataset = _slice()
    pixels = np.arange(dataset.Rows * dataset.Columns, dtype="<f4").tobytes()
    del dataset.PixelData
    dataset.SOPClassUID = dataset.file_meta.MediaStorageSOPClassUID = uid.ParametricMapStorage
    dataset.BitsAllocated, dataset.FloatPixelData = 32, pixels + NAME + b" " * (len(NAME) % 2)
    data, after = _cleaned(dataset, project, tags_only)
    assert after.FloatPixelData == pixels
    assert NAME not in data
    dataset.FloatPixelData = pixels[:-4]
    with pytest.raises(UnreadableInstance, match="bytes of pixel data"):
        _cleaned(dataset, project, tags_only)
