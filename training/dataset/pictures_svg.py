"""A Matplotlib figure as a piece of a page: its colours are those of the page, by day and by night."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any, cast

import matplotlib as mpl
from matplotlib.figure import Figure

INK, MUTED, FIRST, SECOND, ALARM = "#010101", "#020202", "#030303", "#040404", "#050505"
"""Stand for the page's colours; `svg_of` puts the names of those in their place."""
VARIABLES = {INK: "--ink", MUTED: "--line", FIRST: "--first", SECOND: "--second", ALARM: "--alarm"}
_STYLE = {
    "svg.fonttype": "none",
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": MUTED,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}


@contextmanager
def page_style(salt: str) -> Iterator[None]:
    """Draw in the page's manner; `salt` keeps the marks of two pictures on one page apart."""
    with mpl.rc_context(cast("Any", {**_STYLE, "svg.hashsalt": salt})):
        yield


def svg_of(figure: Figure, alt: str) -> str:
    """The figure as an inline SVG that says `alt` to whoever does not see it; draw within `page_style`."""
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'font: ([\d.]+px) [^;"]*', r"font: \1 system-ui, sans-serif", text)
    for colour, variable in VARIABLES.items():
        text = text.replace(colour, f"var({variable})")
    head, rest = text.split(">", 1)
    head = re.sub(r' (?:width|height)="[\d.]+pt"', "", head)
    return f'{head} role="img" aria-label="{escape(alt)}">{rest}'
