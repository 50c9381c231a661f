"""Names in sentence case: a family name with a capital before small middle and given names, `Nguyễn thị hoa`."""

from __future__ import annotations

from datasets.deidentify.text.name_lists import FAMILY, GIVEN, MIDDLE
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.small_names import SmallNames
from datasets.deidentify.text.weights import NOTHING_ELSE
from datasets.deidentify.text.words import Word

_BEFORE, _WINDOW = 2, 9


def sentence_led(runs: Runs, at: int, sureness: int) -> int:
    """Words of a name whose family name stands here with a capital, and whose end is small; 0 for none.

    What follows is asked as if the family name were small, too: a capital at the head of a sentence says nothing.

    Args:
        runs: of the text.
        at: index of a word.
        sureness: as `Runs.family_led` takes it.
    """
    end = _capitals(runs, at)
    if not end or end == len(runs.words) or runs.words[end].shape != "a" or runs.words[end].gap != " ":
        return 0
    if sureness < 2 and runs.words[at].plain not in NOTHING_ELSE and _is_said_behind(runs, end):
        return 0
    first = max(at - _BEFORE, 0)
    told = [*runs.words[first:at], *map(_small, runs.words[at:end]), *runs.words[end : at + _WINDOW]]
    is_marked = runs.is_marked and not _is_plain(runs, at, end)
    count = SmallNames(told, is_marked).family_led(at - first, max(sureness, _is_lady(runs, end)))
    return count if count > end - at else 0


def _capitals(runs: Runs, at: int) -> int:
    """Where the capitals end that a family name begins, one of them or a middle name, too; 0 where none does."""
    word = runs.words[at]
    if word.shape != "T" or word.plain not in FAMILY.plain | {"ng"}:
        return 0
    behind = runs.words[at + 1] if at + 1 < len(runs.words) else None
    is_middle = behind is not None and behind.shape == "T" and behind.gap == " " and runs.fits(behind, MIDDLE)
    return at + 1 + is_middle


def _is_said_behind(runs: Runs, at: int) -> bool:
    """Whether this word and the next are a pair said of nobody: `thị lực`, `van hai`."""
    return at + 1 < len(runs.words) and is_said(runs.words[at], runs.words[at + 1])


def _is_lady(runs: Runs, at: int) -> bool:
    """Whether `thị` and a given name stand here."""
    return at + 1 < len(runs.words) and runs.words[at].plain == "thi" and runs.words[at + 1].plain in GIVEN.plain


def _is_plain(runs: Runs, at: int, end: int) -> bool:
    """Whether the name is written without marks in a text that has them."""
    return end + 1 < len(runs.words) and all(word.low == word.plain for word in runs.words[at : end + 2])


def _small(word: Word) -> Word:
    return word._replace(shape="a")
