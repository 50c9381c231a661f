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

LONGEST_SIDE = 1024
FILL_ALPHA = 0.06
OUTLINE_ALPHA = 0.95
HEAT_ALPHA = 0.38
HEAT_FLOOR = 0.45


def draw_overlay(
    image: Image, outcomes: Sequence[Outcome], *, language: Language = "vi", burn_words: bool = True
) -> NDArray[np.uint8]:
    """Draw the outcomes over the image.

    The picture is drawn with its longest side at 1,024 pixels, so that the words are legible on a small film and a
    large one costs no more; the film itself stands beside it in the study. The words stand under the picture, never
    on it.

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
    return LONGEST_SIDE / max(image.height, image.width)


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
    levels = np.empty(image.pixels.shape, dtype=np.uint8)
    np.multiply(image.pixels, np.float32(255), out=levels, casting="unsafe")
    picture = PIL.Image.fromarray(levels)
    if scale <= 0.5:
        picture = picture.reduce(int(1 / scale))
    way = PIL.Image.Resampling.BILINEAR if scale < 1 else PIL.Image.Resampling.BICUBIC
    return picture.resize(_drawn_size(image.height, image.width, scale), way).convert("RGB")


def _drawn_size(height: int, width: int, scale: float) -> tuple[int, int]:
    return (max(1, round(width * scale)), max(1, round(height * scale)))


def _blend_heat(picture: PIL.Image.Image, heat_map: NDArray[np.float32]) -> None:
    levels = np.clip(np.nan_to_num(heat_map) * (255 / float(np.nanmax(heat_map))), 0, 255).astype(np.uint8)
    heat = PIL.Image.fromarray(levels).resize(picture.size, PIL.Image.Resampling.BICUBIC)
    paint = heat.copy()
    paint.putpalette(heat_colours().tobytes(), "RGB")
    share = np.clip((np.arange(256) / 255 - HEAT_FLOOR) / (0.75 - HEAT_FLOOR), 0, 1)
    alpha = heat.point(np.rint(share * HEAT_ALPHA * 255).astype(int).tolist())
    picture.paste(paint.convert("RGB"), mask=alpha)


def _blend_segment(picture: PIL.Image.Image, result: SegmentResult) -> None:
    mask = _nearest(result.mask, picture.height, picture.width)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return
    blur = max(2, max(picture.size) // 400)
    left, right = _reach(columns, 2 * blur, picture.width)
    top, bottom = _reach(rows, 2 * blur, picture.height)
    levels = mask[top:bottom, left:right].view(np.uint8) * np.uint8(255)
    soft = PIL.Image.fromarray(levels).filter(PIL.ImageFilter.BoxBlur(blur))
    picture.paste(result.segment.rgb, (left, top, right, bottom), soft.point(_SEGMENT_ALPHA))


def _nearest(mask: NDArray[np.bool_], height: int, width: int) -> NDArray[np.bool_]:
    # The blur smooths what the nearest pixel leaves jagged.
    rows = (np.arange(height) + 0.5) * (mask.shape[0] / height)
    columns = (np.arange(width) + 0.5) * (mask.shape[1] / width)
    small: NDArray[np.bool_] = mask[rows.astype(np.intp)][:, columns.astype(np.intp)]
    return small


def _reach(places: NDArray[np.intp], margin: int, limit: int) -> tuple[int, int]:
    return max(0, int(places[0]) - margin), min(limit, int(places[-1]) + margin + 1)


def _segment_alpha() -> list[int]:
    # A blurred mask falls evenly from 255 to 0 across its border: a band of levels is a line of even width.
    level = np.arange(256) / 255
    outline = np.clip((0.30 - np.abs(level - 0.5)) * 6, 0, 1) * OUTLINE_ALPHA
    fill = np.where(level > 0.5, FILL_ALPHA, 0)
    return np.rint(np.maximum(outline, fill) * 255).astype(int).tolist()  # type: ignore[no-any-return]


_SEGMENT_ALPHA = _segment_alpha()
