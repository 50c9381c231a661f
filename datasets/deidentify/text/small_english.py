"""English names in small letters in an English note: `i saw margaret ellsworth in clinic`."""

from __future__ import annotations

import re

from datasets.deidentify.text.cues import DOINGS, VERBS
from datasets.deidentify.text.english_names import ENGLISH_FAMILY, ENGLISH_GIVEN
from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.modality import EXAMINED
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.syllables import SYLLABLE

SMALL_GIVEN = ENGLISH_GIVEN - frozenset(
    listed(
        "mark grace joy christian jordan austin victoria florence virginia jack frank amber eve iris ivy jean max leo "
        "hunter mason carter grant miles dean rob pat sue bob bill art rose may june april olive ruby robin dawn peg "
        "faith hope heath sandy crystal tiffany madison charlotte sean joe jose will guy roy ann an ian long diana "
        "juan luis alice bruce logan owen gene carol heather peter martin norman douglas lawrence gordon stanley"
    )
)
"""Without those that are words, months, places, balances, instruments or diseases."""
_OF_EPONYMS = frozenset(
    listed(
        "sign test score scale index syndrome disease classification tooth grade method criteria type phenomenon law"
    )
)
_ENDED = re.compile(r"[a-z]{4,14}(?<!ing)(?<!ed)(?<!ly)(?<!s)|[a-z]{2,12}ss")
_CLOSES = re.compile(r"[ ]?[,.;:)(/\n]")


def in_english(runs: Runs, at: int) -> int:
    """Words of such a name; 0 for none."""
    if runs.words[at].shape != "a" or runs.words[at].plain not in SMALL_GIVEN:
        return 0
    if _is_family(runs, at + 1):
        return 2
    behind = runs.words[at + 1] if at + 1 < len(runs.words) else None
    is_apart = at > 0 and behind is not None and runs.words[at].gap == behind.gap == ", "
    return int(is_apart or (behind is not None and behind.gap == " " and behind.plain in DOINGS))


def _is_family(runs: Runs, at: int) -> bool:
    if at >= len(runs.words) or runs.words[at].gap != " " or runs.words[at].shape != "a":
        return False
    word, behind = runs.words[at], runs.words[at + 1] if at + 1 < len(runs.words) else None
    if word.plain in ENGLISH_FAMILY:
        return True
    is_other = word.plain in VERBS | ENGLISH_STOP | EXAMINED | _OF_EPONYMS or SYLLABLE.fullmatch(word.plain) is not None
    is_end = behind is None or _CLOSES.match(behind.gap) is not None or behind.plain in VERBS | ENGLISH_STOP
    return is_end and not is_other and _ENDED.fullmatch(word.plain) is not None
