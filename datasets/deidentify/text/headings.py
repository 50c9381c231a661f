"""What looks like somebody by its form and is a heading of everyday words: `Phan Mem`, `Mr Knee Left`."""

from __future__ import annotations

from collections.abc import Sequence

from datasets.deidentify.text.modality import is_resonance
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.said import are_said, is_said
from datasets.deidentify.text.words import Word, folded, small, words_of


def is_heading(text: str) -> bool:
    """Whether the words of a short text belong to pairs that are said of nobody, or `Mr` is the modality.

    Args:
        text: composed; a title, a family name or a unit of place stands first.
    """
    plain = folded(text)
    words = words_of(text, small(text), plain)
    runs = Runs(words, is_marked=text.lower() != plain)
    return len(words) > 1 and (is_resonance(runs, 1) or _is_of_nobody(words, runs))


def _is_of_nobody(words: Sequence[Word], runs: Runs) -> bool:
    """Whether the words are such pairs, but for some behind them that are of no name: `Phan Mem CT`."""
    end = len(words)
    while end > 2 and not runs.is_part(words[end - 1]) and not is_said(words[end - 2], words[end - 1]):
        end -= 1
    return are_said(words[:end])
