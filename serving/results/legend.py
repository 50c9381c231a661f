"""The strip of words under a picture: what was found, by which model, how sure, and what it is not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont
from numpy.typing import NDArray

from serving.prediction import Abstention, FindingResult, Outcome, Prediction
from serving.results.colours import AMBER, GREEN, GREY, PAPER, RED, STRIP, TITLE_STRIP, Rgb, heat_colours
from serving.results.words import (
    Language,
    abstention_sentence,
    conformal_sentence,
    finding_sentence,
    format_measurement,
    in_language,
    phrase,
    probability_sentence,
)

FONTS = Path(__file__).resolve().parent / "fonts"
Style = Literal["title", "model", "line", "note", "heat"]
_INK: dict[Style, Rgb] = {"title": AMBER, "model": PAPER, "line": PAPER, "note": GREY, "heat": PAPER}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the legend.

    Attributes:
        text: what it says.
        style: how it is set; `heat` carries the colour bar of the heat-map.
        swatch: colour of the mark before it, or `None`.
    """

    text: str
    style: Style = "line"
    swatch: Rgb | None = None


def legend_lines(outcomes: Sequence[Outcome], language: Language, heat_of: FindingResult | None = None) -> list[Line]:
    """Every word of the legend, in order. `heat_of` is the finding whose heat-map the picture shows."""
    lines = [Line(phrase("decision-support", language), "title")]
    if not outcomes:
        lines.append(Line(phrase("no-model", language), swatch=AMBER))
    for outcome in outcomes:
        card = outcome.model_card
        version = phrase("version", language, name=card.name, version=card.version)
        lines.append(Line(f"{in_language(card.title, language)}  ({version})", "model"))
        if isinstance(outcome, Abstention):
            lines.append(Line(abstention_sentence(outcome, language), swatch=AMBER))
        else:
            lines.extend(_prediction_lines(outcome, language))
    if heat_of is not None:
        name = in_language(heat_of.finding.display, language)
        lines.append(Line(phrase("heat-map", language, name=name), "heat"))
    return lines


def _prediction_lines(prediction: Prediction, language: Language) -> Iterator[Line]:
    for result in prediction.findings:
        text = f"{finding_sentence(result, language)} – {probability_sentence(result, language)}"
        yield Line(text, swatch=finding_colour(result))
        sureness = conformal_sentence(result, language)
        if sureness is not None:
            yield Line(sureness, "note")
    measured = [item for item in prediction.measurements if item.segment_name is not None]
    for segment in (item.segment for item in prediction.segments):
        words = [format_measurement(item, language) for item in measured if item.segment_name == segment.name]
        yield Line("; ".join(words) or in_language(segment.display, language), swatch=segment.rgb)
    for measurement in prediction.measurements:
        if measurement.segment_name is None:
            yield Line(format_measurement(measurement, language))
    notes = dict.fromkeys(in_language(item.note, language) for item in prediction.measurements if item.note)
    yield from (Line(note, "note") for note in notes)


def finding_colour(result: FindingResult) -> Rgb:
    """Amber when the model is not sure, red when positive, green when not; white where "not" is another kind."""
    if result.finding.conformal is not None and len(result.conformal_set) != 1:
        return AMBER
    if result.finding.negative is not None:
        return PAPER
    return RED if result.is_positive else GREEN


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> PIL.ImageFont.FreeTypeFont:
    return PIL.ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=PIL.ImageFont.Layout.BASIC)


def draw_legend(lines: Sequence[Line], width: int) -> NDArray[np.uint8]:
    """Set the lines in a strip of that width, as high as they need: `(h, width, 3)`."""
    size = int(np.clip(width / 46, 17, 30))
    rows = [(line, row, index) for line in lines for index, row in enumerate(_wrap(line, width, size))]
    heights = [_leading(line, size, index) for line, _, index in rows]
    strip = PIL.Image.new("RGB", (width, sum(heights) + size // 2), STRIP)
    draw = PIL.ImageDraw.Draw(strip)
    top = 0
    for (line, row, index), height in zip(rows, heights, strict=True):
        _draw_row(draw, line, row if index == 0 else f"\0{row}", top + height, size)
        top += height
    return np.asarray(strip)


def _draw_row(draw: PIL.ImageDraw.ImageDraw, line: Line, row: str, bottom: int, size: int) -> None:
    is_first = not row.startswith("\0")
    if line.style == "title":
        draw.rectangle((0, bottom - int(size * 1.7), draw.im.size[0], bottom), fill=TITLE_STRIP)
    baseline = bottom - int(size * 0.55)
    left = _indent(line, size)
    if is_first and line.swatch is not None:
        edge = int(size * 0.7)
        draw.rectangle((size, baseline - edge, size + edge, baseline), fill=line.swatch)
    if is_first and line.style == "heat":
        _draw_colour_bar(draw, (size, baseline - int(size * 0.7)), size)
    draw.text((left, baseline), row.lstrip("\0"), fill=_INK[line.style], font=_font_of(line, size), anchor="ls")


def _draw_colour_bar(draw: PIL.ImageDraw.ImageDraw, corner: tuple[int, int], size: int) -> None:
    left, top = corner
    colours = heat_colours()
    width = size * 4
    for column in range(width):
        red, green, blue = (int(part) for part in colours[64 + column * 191 // width])
        draw.line((left + column, top, left + column, top + int(size * 0.7)), fill=(red, green, blue))


def _font_of(line: Line, size: int) -> PIL.ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold" if line.style in ("title", "model") else "DejaVuSans"
    return _font(name, int(size * 0.85) if line.style == "note" else size)


def _indent(line: Line, size: int) -> int:
    if line.style == "heat":
        return int(size * 5.6)
    return size if line.style in ("title", "model") else int(size * 2.3)


def _leading(line: Line, size: int, index: int) -> int:
    if line.style == "title":
        return int(size * 1.7)
    if line.style == "model" and index == 0:
        return int(size * 1.9)
    return int(size * 1.4)


def _wrap(line: Line, width: int, size: int) -> list[str]:
    font = _font_of(line, size)
    room = width - _indent(line, size) - size
    rows = [""]
    for word in unicodedata.normalize("NFC", line.text).split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if rows[-1] and font.getlength(longer) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
