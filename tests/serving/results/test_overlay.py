from __future__ import annotations

from collections.abc import Callable

import numpy as np
import PIL.ImageFont
import pytest

from datasets.image import Image
from serving.prediction import Outcome, Prediction
from serving.results.legend import FONTS, draw_legend, legend_lines
from serving.results.overlay import LONGEST_SIDE, draw_overlay, find_heat_map
from serving.results.words import PHRASES

MakeImage = Callable[..., Image]
MakeOutcomes = Callable[..., tuple[Outcome, ...]]


@pytest.mark.parametrize("shape", [(120, 100), (1024, 900), (1500, 2000), (2100, 1400), (2, 3000)])
def test_small_films_are_enlarged_and_large_ones_reduced(
    make_image: MakeImage, make_outcomes: MakeOutcomes, shape: tuple[int, int]
) -> None:
    drawn = draw_overlay(make_image(shape), make_outcomes("negative", shape), burn_words=False)
    assert max(drawn.shape[:2]) == LONGEST_SIDE
    assert drawn.shape[0] / drawn.shape[1] == pytest.approx(shape[0] / shape[1], abs=0.002)
    assert drawn.dtype == np.uint8
    assert drawn.shape[2] == 3


def test_words_stand_under_the_picture_and_never_on_it(make_image: MakeImage, make_outcomes: MakeOutcomes) -> None:
    image, outcomes = make_image(), make_outcomes()
    bare = draw_overlay(image, outcomes, burn_words=False)
    worded = draw_overlay(image, outcomes)
    np.testing.assert_array_equal(worded[: bare.shape[0]], bare)
    assert worded.shape[0] > bare.shape[0] + 100


def test_the_outline_has_the_colour_of_its_segment_on_the_border(
    make_image: MakeImage, make_outcomes: MakeOutcomes
) -> None:
    shape = (1024, 800)
    outcomes = make_outcomes("negative", shape)
    drawn = draw_overlay(make_image(shape), outcomes, burn_words=False).astype(int)
    right = outcomes[0].segments[0]  # type: ignore[union-attr]  # the first outcome is the lungs' prediction
    edge = int(np.flatnonzero(right.mask[512])[0])
    distance = np.abs(drawn[512] - np.array(right.segment.rgb)).sum(axis=1)
    assert distance[edge - 3 : edge + 4].min() < 60
    assert distance[edge + 12 : edge + 200].min() > 200


def test_far_from_segments_and_heat_the_film_is_untouched(make_image: MakeImage, make_outcomes: MakeOutcomes) -> None:
    shape = (1024, 800)
    drawn = draw_overlay(make_image(shape), make_outcomes("positive", shape), burn_words=False)
    assert (drawn[:90] == 153).all()


def test_a_heat_map_is_drawn_only_for_what_is_or_may_be_positive(make_outcomes: MakeOutcomes) -> None:
    positive, negative = find_heat_map(make_outcomes("positive")), find_heat_map(make_outcomes("negative"))
    assert positive is not None
    assert positive.finding.name == "pneumonia"
    assert negative is None
    assert find_heat_map(make_outcomes("nothing")) is None


def test_a_heat_map_changes_the_picture_only_where_it_is_hot(
    make_image: MakeImage, make_outcomes: MakeOutcomes
) -> None:
    shape = (1024, 800)
    image = make_image(shape)
    lungs, pneumonia = make_outcomes("positive", shape)
    plain, hot = (
        draw_overlay(image, outcomes, burn_words=False).astype(int) for outcomes in ((lungs,), (lungs, pneumonia))
    )
    changed = np.argwhere(np.abs(plain - hot).sum(axis=2) > 0)
    # The hot cell of the 7 × 7 map is row 4, column 2, and interpolation reaches no further than its neighbours.
    assert len(changed)
    assert (changed.min(axis=0) >= [3 / 7 * 1024, 1 / 7 * 800]).all()
    assert (changed.max(axis=0) <= [6 / 7 * 1024, 4 / 7 * 800]).all()


def test_an_empty_mask_a_colour_picture_and_no_outcome_are_drawn(
    lung_card: object, make_outcomes: MakeOutcomes
) -> None:
    picture = Image(np.full((50, 60, 3), 0.5, dtype=np.float32))
    lungs = make_outcomes("negative", (50, 60))[0]
    assert isinstance(lungs, Prediction)
    lungs.segments[0].mask[:] = False
    assert draw_overlay(picture, (lungs,)).shape[2] == 3
    assert draw_overlay(picture, ()).shape[2] == 3


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_legend_says_every_thing_that_must_be_said(make_outcomes: MakeOutcomes, language: str) -> None:
    outcomes = make_outcomes("abstain")
    words = "\n".join(line.text for line in legend_lines(outcomes, language))  # type: ignore[arg-type]  # a str
    because = {"vi": "Không phân tích, vì tuổi", "en": "Not analysed, because the patient's age"}[language]
    assert because in words
    assert "1.2.3" in words
    assert "lung_fields" in words
    assert "mm²" in words
    assert words.startswith("AI – ")


def test_without_a_model_the_legend_says_so() -> None:
    assert "không có mô hình nào" in legend_lines((), "vi")[1].text


def test_no_line_runs_over_the_edge_of_a_narrow_strip(make_outcomes: MakeOutcomes) -> None:
    for width in (300, 1024):
        strip = draw_legend(legend_lines(make_outcomes("positive"), "vi"), width)
        assert strip.shape[1] == width
        margin = strip[60:, -4:]
        assert (margin == margin[-1, -1]).all()


@pytest.mark.parametrize("name", ["DejaVuSans", "DejaVuSans-Bold"])
def test_the_fonts_have_every_letter_of_vietnamese(name: str) -> None:
    font = PIL.ImageFont.truetype(FONTS / f"{name}.ttf", 20)
    missing = bytes(font.getmask("\uffff"))
    letters = {letter for words in PHRASES.values() for letter in words.vi + words.en} - {" ", "\u00a0"}
    for letter in letters | set("ăâđêôơưằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỲÝỶỸỴ²≥≤±µ°"):
        assert bytes(font.getmask(letter)) != missing, letter
