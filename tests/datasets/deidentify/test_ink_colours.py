"""Ink of any colour, black too, and ink in one frame of a clip: found, blacked out, and looked for by the gate."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset

from datasets.deidentify import clips
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.burned_text import burned_text, reads_whole, suspected
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.letter_rows import rows_in_speckle
from datasets.deidentify.looks import looks_at
from datasets.deidentify.options import Options
from datasets.deidentify.places import Box, Place
from datasets.deidentify.project import Project
from datasets.deidentify.strokes import hats_of
from datasets.deidentify.text_boxes import lines_at
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.instances import ultrasound
from datasets.synthetic.pixels import set_colour, set_gray

NAME = "NGUYEN THI LAN"
SHAPE = (120, 260)
Picture = NDArray[np.uint8]


def _stencil() -> Picture:
    stencil = np.zeros(SHAPE, np.uint8)
    cv2.putText(stencil, NAME, (15, 70), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 255, 2, cv2.LINE_AA)
    return stencil


INK = _stencil() > 128


def _noise(level: float, spread: float, seed: int = 1) -> Picture:
    return np.clip(np.random.default_rng(seed).normal(level, spread, SHAPE), 0, 255).astype(np.uint8)


def _drawn(ground: Picture, ink: float | tuple[int, int, int]) -> Picture:
    share = _stencil() / 255
    return np.asarray(ground * (1 - share[..., None]) + np.array(ink) * share[..., None], np.uint8)


def _scan(picture: Picture, modality: str = "US") -> FileDataset:
    dataset = ultrasound(3)
    part = np.asarray(picture / 255, np.float32)
    if part.shape[-1] == 3:
        set_colour(dataset, part)
    else:
        set_gray(dataset, part[..., 0], bits=8)
    dataset.PixelData = picture.tobytes()
    dataset.Modality, dataset.PatientName, dataset.BurnedInAnnotation = modality, "NGUYEN^THI LAN", "NO"
    return dataset


def _clip(frames: list[Picture]) -> FileDataset:
    dataset = _scan(frames[0][..., None])
    dataset.PixelData, dataset.NumberOfFrames = b"".join(each.tobytes() for each in frames), len(frames)
    return dataset


def _check(source: FileDataset, project: Project, usual: Options) -> None:
    """The name goes, the rest is released, and the gate holds a copy in which it was left."""
    data = as_bytes(deidentify_instance(source, project, usual))
    output = cast(FileDataset, read_instance(data))
    covered = output.pixel_array[..., INK] if source.SamplesPerPixel == 1 else output.pixel_array[INK]
    assert not covered.any()
    assert verify_instance(data, source, project, usual).reasons == ()
    output.PixelData = source.PixelData
    reasons = verify_instance(as_bytes(output), source, project, usual).reasons
    assert "identifier of the original in the pixels" in reasons


@pytest.mark.parametrize(("ground", "ink"), [(60, 0), (128, 0), (128, 14), (200, 30)])
def test_dark_letters_in_an_ultrasound_are_suspect_blacked_and_missed_by_no_gate(
    ground: int, ink: int, project: Project, usual: Options
) -> None:
    source = _scan(_drawn(_noise(ground, 8)[..., None], ink))
    assert not reads_whole(source)
    assert suspected(source) is True
    rows = rows_in_speckle(source.pixel_array, hats_of(source.pixel_array))
    assert any(top < 60 < bottom for top, _, bottom, _ in rows)
    assert rows_in_speckle(_noise(ground, 8), hats_of(_noise(ground, 8))) == ()
    if ink:
        _check(source, project, usual)
    else:
        around = cv2.dilate(INK.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        output = deidentify_instance(source, project, usual)
        assert not output.pixel_array[around].any()


@pytest.mark.parametrize("modality", ["US", "OT"])
@pytest.mark.parametrize("ink", [(255, 0, 0), (0, 170, 0), (0, 40, 215), (255, 255, 0)])
def test_letters_as_light_as_the_gray_around_them_are_seen_by_their_colour(
    ink: tuple[int, int, int], modality: str, project: Project, usual: Options
) -> None:
    level = sum(ink) / 3
    ground = np.repeat(_noise(level, 4)[..., None], 3, axis=-1)
    _check(_scan(_drawn(ground, ink), modality), project, usual)


def test_red_letters_on_blue_are_seen_and_gray_asks_for_no_other_look() -> None:
    blue = np.stack([_noise(20, 4), _noise(20, 4), _noise(180, 4)], axis=-1)
    found = burned_text(_scan(_drawn(blue, (180, 20, 20)), "OT"))
    covered = np.zeros(SHAPE, bool)
    for top, left, bottom, right in found:
        covered[top:bottom, left:right] = True
    assert (covered & INK).sum() >= 0.95 * INK.sum()
    gray = _noise(90, 20)
    assert len(looks_at(gray, np.repeat(gray[..., None], 3, axis=-1), None, is_whole=True)) == 1


def _flickering(written: list[int], count: int = 24) -> list[Picture]:
    frames = [_noise(128, 70, seed) for seed in range(count)]
    for number in written:
        frames[number][40:80] = 40
        frames[number] = _drawn(frames[number][..., None], 200)[..., 0]
    return frames


def test_gray_letters_in_one_frame_of_a_flickering_clip_are_found(project: Project, usual: Options) -> None:
    _check(_clip(_flickering([9])), project, usual)


def test_no_more_frames_than_agreed_are_read_and_rows_in_the_others_go(monkeypatch: pytest.MonkeyPatch) -> None:
    tiles: list[int] = []

    def counted(gray: Picture, boxes: tuple[Box, ...], zoom: float) -> list[Place]:
        tiles.append(len(boxes))
        return lines_at(gray, boxes, zoom)

    monkeypatch.setattr(clips, "MOST_READ", 1)  # one frame is soon too many
    monkeypatch.setattr(clips, "lines_at", counted)  # counts the calls; the true one answers
    found = burned_text(_clip(_flickering([5, 9, 17])))
    covered = np.zeros(SHAPE, bool)
    for top, left, bottom, right in found:
        covered[top:bottom, left:right] = True
    assert (covered & INK).sum() >= 0.9 * INK.sum()
    assert len(tiles) == 1
