"""Text at a slope: read, covered along its slope, and looked for again by the gate."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom import FileDataset

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.letter_rows import letter_rows
from datasets.deidentify.ocr import read_line
from datasets.deidentify.options import Options
from datasets.deidentify.places import Slanted, box_around, boxes_over, moved, place_of, sides_of
from datasets.deidentify.project import Project
from datasets.deidentify.suspects import suspects
from datasets.deidentify.text_boxes import text_boxes, text_lines
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.drawings import draw_fan, draw_section
from datasets.synthetic.instances import ultrasound
from datasets.synthetic.pixels import set_gray

NAME = "NGUYEN THI LAN"
SIDE = 240


def sloping(degrees: float, level: int = 60) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """A noisy picture with the name at a slope, and where the name stands."""
    stencil = np.zeros((SIDE, SIDE), np.uint8)
    cv2.putText(stencil, NAME, (20, SIDE // 2), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 255, 2, cv2.LINE_AA)
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), degrees, 1.0)
    stencil = np.asarray(cv2.warpAffine(stencil, turn, (SIDE, SIDE)), np.uint8)
    noise = np.clip(np.random.default_rng(2).normal(level, 10, stencil.shape), 0, 255).astype(np.uint8)
    return np.maximum(noise, stencil), stencil > 128


def _covered(boxes: tuple[tuple[int, int, int, int], ...]) -> NDArray[np.bool_]:
    covered = np.zeros((SIDE, SIDE), bool)
    for top, left, bottom, right in boxes:
        covered[top:bottom, left:right] = True
    return covered


@pytest.mark.parametrize("degrees", [-60, 20, 45])
def test_a_line_at_a_slope_is_covered_without_the_box_around_it(degrees: float) -> None:
    gray, ink = sloping(degrees)
    (line,) = text_lines(gray, is_whole=True)
    assert isinstance(line, Slanted)
    assert read_line(gray, line).words.replace(" ", "") == NAME.replace(" ", "")
    covered = _covered(text_boxes(gray, is_whole=True))
    assert (ink & covered).sum() >= 0.99 * ink.sum()
    top, left, bottom, right = box_around(line)
    assert covered.sum() < 0.8 * (bottom - top) * (right - left)


def _scan(gray: NDArray[np.uint8], modality: str) -> FileDataset:
    dataset = ultrasound(3)
    set_gray(dataset, np.asarray(gray / 255, np.float32), bits=8)
    dataset.Modality, dataset.PatientName, dataset.BurnedInAnnotation = modality, "NGUYEN^THI LAN", "NO"
    return dataset


@pytest.mark.parametrize("modality", ["OT", "US", "MG"])
def test_a_name_at_a_slope_is_blacked_out_and_one_that_was_left_is_held(
    modality: str, project: Project, usual: Options
) -> None:
    gray, ink = sloping(30)
    source = _scan(gray, modality)
    data = as_bytes(deidentify_instance(source, project, usual))
    output = cast(FileDataset, read_instance(data))
    assert not output.pixel_array[ink].any()
    assert verify_instance(data, source, project, usual).reasons == ()
    output.PixelData = source.PixelData
    reasons = verify_instance(as_bytes(output), source, project, usual).reasons
    assert "identifier of the original in the pixels" in reasons


@pytest.mark.parametrize("degrees", [-40, 14, 30, 62])
def test_letters_at_a_slope_are_suspect_whatever_their_values(degrees: float) -> None:
    gray, ink = sloping(degrees)
    for picture in (gray, 255 - gray):
        rows = letter_rows(picture)
        assert (ink & _covered(rows)).sum() >= 0.85 * ink.sum()
        assert _covered(rows).mean() < 0.2
    noise = np.random.default_rng(2).normal(60, 10, gray.shape).astype(np.uint8)
    assert letter_rows(noise) == ()
    cv2.ellipse(noise, (120, 120), (90, 60), 30, 0, 360, 200, 2)
    assert letter_rows(noise) == ()


def _stamped(picture: NDArray[np.float32], degrees: float, ink: float, at: tuple[int, int]) -> NDArray[np.bool_]:
    """Where the name was drawn into the picture, so many levels of 0 to 1 above what was there, hardly two the same."""
    _, mask = sloping(degrees)
    part = picture[at[0] : at[0] + SIDE, at[1] : at[1] + SIDE]
    uneven = np.random.default_rng(6).uniform(-0.1, 0.1, int(mask.sum())) * ink
    part[mask] = np.minimum(1, np.median(part[mask]) + ink + uneven)
    found = np.zeros(picture.shape, bool)
    found[at[0] : at[0] + SIDE, at[1] : at[1] + SIDE] = mask
    return found


def _share(boxes: tuple[tuple[int, int, int, int], ...], ink: NDArray[np.bool_]) -> float:
    covered = np.zeros(ink.shape, bool)
    for top, left, bottom, right in boxes:
        covered[top:bottom, left:right] = True
    return float((ink & covered).sum() / ink.sum())


@pytest.mark.parametrize("degrees", [-45, 20, 45, 70])
def test_light_letters_at_a_slope_are_suspect_in_speckle_and_faint_ones_in_tissue(degrees: float) -> None:
    fan = np.asarray(draw_fan(np.random.default_rng(4), 480, 640), np.float32)
    assert suspects(gray := np.asarray(fan * 255, np.uint8), gray) == ()
    ink = _stamped(fan, degrees, 0.5, (160, 200))
    gray = np.asarray(fan * 255, np.uint8)
    assert _share(suspects(gray, gray), ink) >= 0.6
    section = np.asarray(draw_section(np.random.default_rng(4), 512), np.float32)
    assert suspects(np.asarray(section * 255, np.uint8), np.asarray(section * 4095, np.uint16)) == ()
    ink = _stamped(section, degrees, 0.14, (140, 130))
    noisy = section + np.float32(0.003) * np.random.default_rng(5).normal(size=section.shape)
    gray, codes = np.asarray(np.clip(noisy, 0, 1) * 255, np.uint8), np.asarray(np.clip(noisy, 0, 1) * 4095, np.uint16)
    assert _share(suspects(gray, codes), ink) >= 0.6


def test_places_move_and_know_their_sides() -> None:
    level = place_of(np.array([(10, 20), (90, 20), (90, 40), (10, 40)], np.float64))
    assert level == (20, 10, 41, 91)
    sloping_one = place_of(np.array([(10, 80), (80, 10), (94, 24), (24, 94)], np.float64))
    assert isinstance(sloping_one, Slanted)
    assert sides_of(sloping_one) == (20, 99)
    assert box_around(moved(sloping_one, 5, 7)) == (15, 17, 100, 102)
    assert boxes_over(level, (30, 50)) == ((13, 3, 30, 50),)
    covered = _covered(boxes_over(sloping_one, (SIDE, SIDE)))
    assert all(covered[y, x] for x, y in sloping_one.corners)
    assert not covered[10:20, 10:20].any()
