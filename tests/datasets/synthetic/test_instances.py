from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from pydicom import FileDataset, uid

from datasets.dicom.read import image_of, read_instance
from datasets.synthetic.chest_model import load_chest_model, sample_chest
from datasets.synthetic.drawn_chest import LABELS
from datasets.synthetic.encode import SYNTAXES, encode_instance, to_bytes
from datasets.synthetic.instances import chest_film, ct_slice, leg_film, mr_slice, screen_capture, ultrasound
from datasets.synthetic.words import WORDS, burn_words

VALIDATED = [each for each in SYNTAXES if each != uid.DeflatedExplicitVRLittleEndian]  # dciodvfy cannot inflate
MAKERS: dict[str, Callable[[], FileDataset]] = {
    "DX": partial(chest_film, 1),
    "CR": partial(chest_film, 1, modality="CR", is_inverted=True, label="pneumonia_bacterial"),
    "leg": partial(leg_film, 1),
    "US": partial(ultrasound, 1),
    "CT": partial(ct_slice, 1),
    "MR": partial(mr_slice, 1),
    "SC": partial(screen_capture, 1),
}


@pytest.fixture(scope="module", params=MAKERS)
def made(request: pytest.FixtureRequest) -> FileDataset:
    return MAKERS[str(request.param)]()


def test_each_says_in_words_and_pixels_that_it_is_synthetic(made: FileDataset) -> None:
    assert str(made.PatientName).startswith("SYNTHETIC^")
    assert made.ImageComments == WORDS
    assert made.BurnedInAnnotation == "YES"
    pixels = image_of(made).pixels
    box = pixels[: pixels.shape[0] // 20, : pixels.shape[1] // 3]
    assert box.max() > 0.9
    assert box.min() < 0.05


@pytest.mark.peer
@pytest.mark.parametrize("syntax", VALIDATED, ids=lambda each: each.name)
def test_dciodvfy_finds_no_error(
    peer: Callable[[str], Path], made: FileDataset, syntax: uid.UID, tmp_path: Path
) -> None:
    path = tmp_path / "made.dcm"
    path.write_bytes(to_bytes(encode_instance(made, syntax)))
    finished = subprocess.run([peer("dciodvfy"), path], capture_output=True, text=True, check=False)
    assert [line for line in (finished.stdout + finished.stderr).splitlines() if line.startswith("Error")] == []


def test_the_chest_film_is_what_a_childs_film_is() -> None:
    image = image_of(read_instance(to_bytes(chest_film(4, age_years=3))))
    assert (image.header.modality, image.header.body_part_examined, image.header.view_position) == ("DX", "CHEST", "AP")
    assert image.header.patient_age_years == 3
    assert image.imager_pixel_spacing_mm == (0.143, 0.143)
    assert image.pixel_spacing_mm is None
    assert image.pixels.shape == (840, 1152)


def test_inverted_storage_shows_the_same_film() -> None:
    upright, inverted = chest_film(2, rows=420), chest_film(2, rows=420, is_inverted=True)
    assert np.abs(image_of(upright).pixels - image_of(inverted).pixels).max() < 1e-3


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_film() -> None:
    assert to_bytes(chest_film(3, rows=210)) == to_bytes(chest_film(3, rows=210))
    assert chest_film(3, rows=210).PixelData != chest_film(4, rows=210).PixelData
    assert chest_film(3, rows=210).SOPInstanceUID != chest_film(4, rows=210).SOPInstanceUID


@pytest.mark.parametrize("label", LABELS)
def test_samples_have_dark_lungs_beside_a_bright_middle(label: str) -> None:
    film = np.mean([sample_chest(np.random.default_rng(seed), label, 116, 160) for seed in range(6)], axis=0)  # type: ignore[arg-type]
    middle, right, left = film[40:70, 74:86].mean(), film[40:70, 40:60].mean(), film[40:70, 104:120].mean()
    assert middle > right + 0.1
    assert middle > left + 0.1


def test_samples_are_not_blurred_away_and_differ_from_each_other() -> None:
    films = [sample_chest(np.random.default_rng(seed), "normal", 224, 224) for seed in range(4)]
    assert all(np.abs(np.diff(film, axis=0)).mean() > 0.006 for film in films)
    assert min(np.abs(films[0] - other).mean() for other in films[1:]) > 0.03


def test_the_model_file_is_small_and_holds_no_film() -> None:
    model = load_chest_model()
    assert (Path(__file__).parents[3] / "datasets/synthetic/chest_model.npz").stat().st_size < 4 * 1024**2
    assert model.eigenfilms.dtype == np.int8
    assert model.centres.shape == (len(LABELS), len(model.scales))


def test_words_are_burned_on_a_copy() -> None:
    plane = np.full((100, 200), 0.5, np.float32)
    burned = burn_words(plane)
    assert (plane == 0.5).all()
    assert (burned[50:] == 0.5).all()
    assert burned[:10].min() == 0


def test_an_unknown_syntax_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of"):
        encode_instance(leg_film(1), uid.MPEG2MPML)
