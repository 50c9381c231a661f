"""`MR` as the modality, not as the title."""

from __future__ import annotations

from datasets.deidentify.text.english_names import ENGLISH_FAMILY, ENGLISH_GIVEN
from datasets.deidentify.text.name_lists import EPONYMS
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.syllables import SYLLABLE

_PARTS = frozenset(("hip", "chest", "head", "neck", "knee", "axial", "cor", "sag"))


def is_resonance(runs: Runs, at: int) -> bool:
    """Whether `MR`, or `Mr` at the head of a text that is no English, stands before a word that names nobody.

    Args:
        runs: of the text.
        at: index of the word behind.
    """
    title, word = runs.words[at - 1], runs.words[at]
    if title.plain != "mr" or not (title.shape == "A" or (at == 1 and not runs.is_english)):
        return False
    if word.plain in _PARTS | EPONYMS:
        return True
    return SYLLABLE.fullmatch(word.plain) is None and word.plain not in ENGLISH_FAMILY | ENGLISH_GIVEN
