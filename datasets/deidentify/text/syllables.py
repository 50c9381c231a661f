"""Words that have the form of a Vietnamese syllable and are no word of every day: what an unknown name looks like."""

from __future__ import annotations

import re
from functools import lru_cache

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.name_lists import EPONYMS
from datasets.deidentify.text.stop_words import ENGLISH_STOP, STOP

SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:[iy]eu|uo[iu]|ua[iy]|uy[aeu]|oa[iouy]?|oeo|a[iouy]|e[ou]|i[aeu]|o[eio]|u[aeiouy]|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
"""Onset, nucleus and coda, without marks."""

_FOREIGN = frozenset(
    listed(
        "kit pin gen ion gout ring ten on in it an at to the no go so can me men pan pen tan tat that this them "
        "than then "
        "thin chat cut hut hit hot put sit set net pet get bet let mac sac hip lip tip dip nip tic toc gram ham but "
        "not out "
        "her him his hers one two see due rue rye lung skin pain toe eye ear arm leg ct mri rn md ma ba ms mr ii "
        "iii iv vi "
        "vip pan pom pep met mit mat mac sum sun son sin six ten tin top tap tat nut nap non may mom mum dad pap "
        "pin pop "
        "pit phan chip chin chest thing thrill thai thich echo tube rate ache ne bilan cat con coc com compact "
        "para mg kg ml dl ui iu cm mm si di kali natri kip tuip tia hen ren lam gy"
    )
)


def is_foreign(plain: str) -> bool:
    """Whether a word that has the form of a syllable is one of English or of another tongue."""
    return plain in _FOREIGN


@lru_cache(maxsize=1 << 14)
def is_free(low: str, plain: str, is_marked: bool) -> bool:
    """Whether a word may be a name that no list holds.

    Args:
        low: in small letters.
        plain: the same without marks.
        is_marked: whether the text around it is written with Vietnamese marks.
    """
    if len(plain) < 2 or SYLLABLE.fullmatch(plain) is None:
        return False
    if low == plain and (plain in _FOREIGN or plain in ENGLISH_STOP or plain in EPONYMS):
        return False
    if is_marked and low != plain:
        return low not in COMMON.marked and low not in STOP.marked
    return plain not in COMMON.plain and plain not in STOP.plain
