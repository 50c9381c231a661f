"""The engine: scope, needs, gate, findings, segments, and that it is the same every time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.image import Image, ImageHeader
from models.card import Conformal
from models.errors import ModelNotFound, ModelTampered
from serving.inference import Engine, _conformal_set
from serving.prediction import Abstention, Prediction

Film = Callable[..., Image]


def _only(engine: Engine, image: Image, name: str) -> Prediction | Abstention:
    (outcome,) = engine.analyse(image, [name])
    return outcome


def _reason(outcome: Prediction | Abstention) -> str:
    assert isinstance(outcome, Abstention)
    return outcome.reason.code


def test_finding_is_calibrated_and_its_child_follows(toy_engine: Engine, film: Film) -> None:
    dark = _only(toy_engine, film(0.2), "toy_shadow")
    bright = _only(toy_engine, film(0.7), "toy_shadow")
    assert isinstance(dark, Prediction)
    assert isinstance(bright, Prediction)
    assert [result.finding.name for result in dark.findings] == ["shadow"]
    assert [result.finding.name for result in bright.findings] == ["shadow", "dense_shadow"]
    assert 0 <= dark.findings[0].probability < 0.5 < bright.findings[0].probability <= 1
    heat = bright.findings[0].heat_map
    assert heat is not None
    assert heat.shape == (32, 32)
    assert 0 <= heat.min() <= heat.max() <= 1


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"modality": "MR"}, "modality-not-supported"),
        ({"body_part_examined": "KNEE"}, "body-part-not-supported"),
        ({"number_of_frames": 7}, "number-of-frames-not-supported"),
    ],
)
def test_header_outside_scope_abstains(toy_engine: Engine, film: Film, header: dict[str, object], code: str) -> None:
    assert _reason(_only(toy_engine, film(**header), "toy_shadow")) == code


def test_flat_picture_is_refused_by_the_gate(toy_engine: Engine) -> None:
    flat = Image(np.full((40, 40), 0.5, dtype=np.float32))
    assert _reason(_only(toy_engine, flat, "toy_shadow")) == "bad-exposure-or-orientation"


def test_colour_abstains_and_grey_in_three_channels_does_not(toy_engine: Engine, film: Film) -> None:
    grey = np.repeat(film().pixels[:, :, np.newaxis], 3, axis=2)
    red = grey * np.array([1.0, 0.2, 0.2], dtype=np.float32)
    assert isinstance(_only(toy_engine, Image(grey), "toy_shadow"), Prediction)
    assert _reason(_only(toy_engine, Image(red), "toy_shadow")) == "colour-not-supported"


def test_segments_lie_where_the_picture_is_bright(toy_engine: Engine, film: Film) -> None:
    image = film(0.0, (128, 64))
    outcome = _only(toy_engine, image, "toy_halves")
    assert isinstance(outcome, Prediction)
    right, left = outcome.segments
    assert right.mask.shape == (128, 64)
    assert right.mask.dtype == np.bool_
    bright = image.pixels > 0.5
    assert np.mean(right.mask[:, :32] == bright[:, :32]) > 0.97
    assert not right.mask[:, 33:].any()
    assert np.mean(left.mask[:, 32:] == bright[:, 32:]) > 0.97


def test_segment_is_one_part_the_largest(toy_engine: Engine, film: Film) -> None:
    image = film(0.0)
    image.pixels[80:90, 4:10] = 0.9
    outcome = _only(toy_engine, image, "toy_halves")
    assert isinstance(outcome, Prediction)
    _labels, count = scipy.ndimage.label(outcome.segments[0].mask)
    assert count == 1
    assert not outcome.segments[0].mask[80:90, 4:10].any()


def test_missing_lung_abstains(toy_engine: Engine, film: Film) -> None:
    image = film(0.0)
    image.pixels[:, 40:] = 0
    assert _reason(_only(toy_engine, image, "toy_halves")) == "lungs-not-found"


def test_areas_need_a_spacing_and_say_which(toy_engine: Engine, film: Film) -> None:
    def measured(**spacing: tuple[float, float]) -> dict[str, tuple[float, str, bool]]:
        outcome = _only(toy_engine, replace(film(0.0), **spacing), "toy_halves")  # type: ignore[arg-type]  # tuples
        assert isinstance(outcome, Prediction)
        return {m.name: (m.value, m.unit.value, m.note is None) for m in outcome.measurements}

    assert set(measured()) == {"right_left_area_ratio"}
    patient = measured(pixel_spacing_mm=(0.2, 0.3))
    detector = measured(imager_pixel_spacing_mm=(0.2, 0.3))
    repeated = measured(imager_pixel_spacing_mm=(0.2, 0.3), pixel_spacing_mm=(0.2, 0.3))
    assert patient["right_lung_area"][1:] == ("mm2", True)
    assert detector["right_lung_area"] == (patient["right_lung_area"][0], "mm2", False) == repeated["right_lung_area"]
    assert patient["right_left_area_ratio"][0] == pytest.approx(1.0, abs=0.1)


def test_needed_model_runs_once_before_and_its_abstention_carries_over(
    toy_models: ModuleType, tmp_path: Path, film: Film
) -> None:
    toy_models.write_toy_segmenter(tmp_path)
    for name in ("first", "second"):
        toy_models.write_toy_classifier(tmp_path, name, needs=["toy_halves"])
    engine = Engine((tmp_path,))
    outcomes = engine.analyse(film(), ["second", "first"])
    assert [outcome.model_card.name for outcome in outcomes] == ["toy_halves", "second", "first"]
    blind = Image(np.tile(np.linspace(0.0, 0.4, 40, dtype=np.float32), (40, 1)))
    assert {_reason(outcome) for outcome in engine.analyse(blind, ["first"])} == {"lungs-not-found"}
    assert engine.image_models == ("toy_halves", "first", "second")


def test_circle_of_needs_is_not_served(toy_models: ModuleType, tmp_path: Path, film: Film) -> None:
    toy_models.write_toy_classifier(tmp_path, "one", needs=["two"])
    toy_models.write_toy_classifier(tmp_path, "two", needs=["one"])
    with pytest.raises(ModelNotFound, match=r"expected one of \[\]"):
        Engine((tmp_path,)).analyse(film(), ["one"])


def test_unknown_name_and_tampered_file_are_errors(toy_models: ModuleType, tmp_path: Path, film: Film) -> None:
    folder = toy_models.write_toy_classifier(tmp_path)
    engine = Engine((tmp_path,))
    with pytest.raises(ModelNotFound, match="toy_shadow"):
        engine.analyse(film(), ["nobody"])
    (folder / "model.onnx").write_bytes(b"other")
    with pytest.raises(ModelTampered, match="SHA-256"):
        engine.analyse(film(), ["toy_shadow"])


def test_threads_agree_with_one_thread(toy_engine: Engine, film: Film) -> None:
    images = [film(level) for level in np.linspace(0.1, 0.8, 24)]

    def probability(image: Image) -> float:
        outcome = _only(toy_engine, image, "toy_shadow")
        assert isinstance(outcome, Prediction)
        return outcome.findings[0].probability

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(probability, images)) == [probability(image) for image in images]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=50)
def test_conformal_set_grows_with_its_limits(p: float, positive: float, negative: float, more: float) -> None:
    narrow = _conformal_set(Conformal(alpha=0.1, positive_limit=positive, negative_limit=negative), p)
    wide = Conformal(alpha=0.1, positive_limit=positive + more, negative_limit=negative + more)
    assert set(narrow) <= set(_conformal_set(wide, p))


def test_header_is_not_needed_for_a_plain_picture(toy_engine: Engine, film: Film) -> None:
    assert isinstance(_only(toy_engine, replace(film(), header=ImageHeader()), "toy_shadow"), Prediction)
