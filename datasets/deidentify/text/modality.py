"""`MR` as the modality, not as the title.

**Source:** `imaging_words.txt`: words of the meanings in DICOM PS3.16 CID 2, 4, 6, 19, 20, 23, 244, 4028, 4030 and 4031
(parts of the body, sides, planes, positions) that are no English names, and words of examinations written down by us.
"""

from __future__ import annotations

import re
from pathlib import Path

from datasets.deidentify.text.english_names import ENGLISH_FAMILY, ENGLISH_GIVEN
from datasets.deidentify.text.name_lists import EPONYMS
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.syllables import SYLLABLE

EXAMINED = frozenset(Path(__file__).with_name("imaging_words.txt").read_text("utf-8").split())
_OF_NOBODY, _ENGLISH = EXAMINED | EPONYMS, ENGLISH_FAMILY | ENGLISH_GIVEN
_SPOKEN = re.compile(r"(?=.*[aeiouy])[^\W\d_]{3,}")


def is_resonance(runs: Runs, at: int) -> bool:
    """Whether `MR`, or `Mr` at the head of a text that is no English, stands before a word that names nobody.

    Args:
        runs: of the text.
        at: index of the word behind.
    """
    title, word = runs.words[at - 1], runs.words[at]
    if title.plain != "mr" or not (title.shape == "A" or (at == 1 and not runs.is_english)):
        return False
    if word.plain in _OF_NOBODY:
        return True
    if SYLLABLE.fullmatch(word.plain) is not None or word.plain in _ENGLISH:
        return False
    return title.shape == "A" or _SPOKEN.fullmatch(word.plain) is None
