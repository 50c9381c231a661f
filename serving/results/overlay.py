"""The picture with what the models saw drawn over it, and their words in a strip under it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import PIL.Image
import PIL.ImageFilter
from numpy.typing import NDArray

from datasets.image import Image
from serving.prediction import FindingResult, Outcome, Prediction, SegmentResult
from serving.results.colours import heat_colours
from serving.results.legend import draw_legend, legend_lines
from serving.results.words import Language

SHORTEST_LONG_SIDE = 1024
LONGEST_SIDE = 1280
FILL_ALPHA = 0.06
OUTLINE_ALPHA = 0.95
HEAT_ALPHA = 0.55
HEAT_FLOOR = 0.45


def draw_overlay(
    image: Image, outcomes: Sequence[Outcome], *, language: Language = "vi", burn_words: bool = True
) -> NDArray[np.uint8]:
    """Draw the outcomes over the image.

    The picture is drawn with its longest side between 1,024 and 1,280 pixels, so that the words are legible on a small
    film and a large one costs no more. The words stand under the picture and never on it.

    Args:
        image: what was analysed.
        outcomes: what the models said of it; none of them means that no model was chosen.
        language: of the words.
        burn_words: add the strip with the words; without it the result is the picture alone.

    Returns:
        `(height, width, 3)` uint8 RGB.
    """
    heat_of = find_heat_map(outcomes)
    picture = _draw_picture(image)
    for outcome in outcomes:
        if isinstance(outcome, Prediction):
            for segment in outcome.segments:
                _blend_segment(picture, segment)
    if heat_of is not None and heat_of.heat_map is not None:
        _blend_heat(picture, heat_of.heat_map)
    drawn = np.asarray(picture)
    if not burn_words:
        return drawn
    return np.concatenate([drawn, draw_legend(legend_lines(outcomes, language, heat_of), drawn.shape[1])])


def drawn_scale(image: Image) -> float:
    """Drawn pixels per source pixel."""
    longest = max(image.height, image.width)
    return float(np.clip(longest, SHORTEST_LONG_SIDE, LONGEST_SIDE)) / longest


def find_heat_map(outcomes: Sequence[Outcome]) -> FindingResult | None:
    """The finding whose localisation is shown: the first one that is positive or may be, and has a map."""
    for outcome in outcomes:
        for result in outcome.findings if isinstance(outcome, Prediction) else ():
            may_be = result.is_positive or "positive" in result.conformal_set
            if may_be and result.heat_map is not None and result.heat_map.size and float(result.heat_map.max()) > 0:
                return result
    return None


def _draw_picture(image: Image) -> PIL.Image.Image:
    scale = drawn_scale(image)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    levels = np.clip(image.pixels * np.float32(255), 0, 255).astype(np.uint8)
    picture = PIL.Image.fromarray(levels)
    way = PIL.Image.Resampling.BILINEAR if scale < 1 else PIL.Image.Resampling.BICUBIC
    return picture.resize(size, way, reducing_gap=2.0).convert("RGB")


def _blend_heat(picture: PIL.Image.Image, heat_map: NDArray[np.float32]) -> None:
    levels = np.clip(np.nan_to_num(heat_map) * (255 / float(np.nanmax(heat_map))), 0, 255).astype(np.uint8)
    heat = PIL.Image.fromarray(levels).resize(picture.size, PIL.Image.Resampling.BICUBIC)
    paint = heat.copy()
    paint.putpalette(heat_colours().tobytes(), "RGB")
    share = np.clip((np.arange(256) / 255 - HEAT_FLOOR) / (0.75 - HEAT_FLOOR), 0, 1)
    alpha = heat.point(np.rint(share * HEAT_ALPHA * 255).astype(int).tolist())
    picture.paste(paint.convert("RGB"), mask=alpha)


def _blend_segment(picture: PIL.Image.Image, result: SegmentResult) -> None:
    rows, columns = np.flatnonzero(result.mask.any(axis=1)), np.flatnonzero(result.mask.any(axis=0))
    if not rows.size:
        return
    height, width = result.mask.shape
    across, down = picture.width / width, picture.height / height
    blur = max(2, max(picture.size) // 400)
    left, right = _drawn_range(columns, across, blur, picture.width)
    top, bottom = _drawn_range(rows, down, blur, picture.height)
    mask = PIL.Image.fromarray(np.ascontiguousarray(result.mask).view(np.uint8) * np.uint8(255))
    box = (left / across, top / down, right / across, bottom / down)
    way = PIL.Image.Resampling.NEAREST if across < 1 else PIL.Image.Resampling.BILINEAR
    soft = mask.resize((right - left, bottom - top), way, box).filter(PIL.ImageFilter.BoxBlur(blur))
    picture.paste(result.segment.rgb, (left, top, right, bottom), soft.point(_SEGMENT_ALPHA))


def _drawn_range(places: NDArray[np.intp], scale: float, blur: int, limit: int) -> tuple[int, int]:
    # The part of an axis, in drawn pixels, that the segment and the blur around it reach.
    start, stop = int(places[0] * scale) - 2 * blur, int((places[-1] + 1) * scale) + 2 * blur + 1
    return max(0, start), min(limit, stop)


def _segment_alpha() -> list[int]:
    # A blurred mask falls evenly from 255 to 0 across its border: a band of levels is a line of even width.
    level = np.arange(256) / 255
    outline = np.clip((0.30 - np.abs(level - 0.5)) * 6, 0, 1) * OUTLINE_ALPHA
    fill = np.where(level > 0.5, FILL_ALPHA, 0)
    return np.rint(np.maximum(outline, fill) * 255).astype(int).tolist()  # type: ignore[no-any-return]


_SEGMENT_ALPHA = _segment_alpha()
