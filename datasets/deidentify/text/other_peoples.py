"""How far a name of another people reaches: of one of Vietnam beside the Kinh, or of another country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.cues import ENGLISH_CUES, TITLES
from datasets.deidentify.text.english_names import ENGLISH_FAMILY, ENGLISH_GIVEN
from datasets.deidentify.text.modality import EXAMINED
from datasets.deidentify.text.name_lists import COMMON_FAMILY, EPONYMS, FAMILY, GIVEN, MIDDLE
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.peoples import (
    ABROAD,
    GIVEN_ABROAD,
    HIGHLAND,
    HMONG,
    HMONG_MIDDLE,
    HMONG_PLAIN,
    NO_NAMES,
    OWN_FORM,
    PEOPLES,
)
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.syllables import SYLLABLE
from datasets.deidentify.text.words import Word

_FIRSTS = ABROAD | OWN_FORM | HMONG | HMONG_PLAIN | {"h", "k", "y"}
"""With what a name begins that nothing announced."""

LONGEST, LONGEST_TAIL = 5, 8
_JOIN = re.compile(r"[ ]|[ ]?[’'-]|\. ?")
_SPOKEN = re.compile(r"(?=.*[aeiouy])[a-z]{3,}")
_PINYIN = re.compile(r"(?:x|zh|q(?!u))[a-z]{2,}")
_DOSE = re.compile(r"\d+(?:mg|mcg|g|ml|ui|iu|l)")
_UNITS = frozenset(("mg", "mcg", "g", "ml", "ui", "iu", "vien", "ong", "l", "lo", "goi"))
_NEVER = ENGLISH_STOP | ENGLISH_CUES | TITLES | EPONYMS | EXAMINED


def of_other_peoples(runs: Runs, at: int, is_announced: bool) -> int:
    """Words of such a name; 0 for none.

    Args:
        runs: of the text.
        at: index of a word.
        is_announced: whether a word for a person or a label stands before.
    """
    word = runs.words[at]
    if (
        word.shape == "a"
        or word.shape == "0"
        or not (is_announced or word.low in _FIRSTS or _is_before_hyphen(runs, at))
    ):
        return 0
    if count := _quoted(runs, at) or _hmong(runs, at):
        return count
    end = _reach(runs, at)
    if end - at < 2:
        return int(is_announced and end > at and runs.words[at].low in ABROAD and runs.words[at].plain not in PEOPLES)
    is_name = _is_announced_name(runs, at, end) if is_announced else _is_name(runs, at, end)
    return end - at if is_name else 0


def turned(runs: Runs, at: int, is_announced: bool) -> int:
    """Words of `SMITH, JOHN` and `NGUYEN, THI HOA`; 0 for anything else.

    Args:
        runs: of the text.
        at: index of a word.
        is_announced: as `of_other_peoples` takes it; then the family may be one of no list.
    """
    if at + 1 >= len(runs.words) or runs.words[at + 1].gap not in (", ", ","):
        return 0
    family, first = runs.words[at], runs.words[at + 1]
    if family.shape not in "TA" or first.shape != family.shape:
        return 0
    end = _reach(runs, at + 1)
    given = runs.words[at + 1 : end]
    if not given or not (_is_of_english(family, given[0], is_announced) or _is_of_kinh(runs, family, given)):
        return 0
    return end - at


def _is_of_english(family: Word, given: Word, is_announced: bool) -> bool:
    is_family = family.plain in ENGLISH_FAMILY or family.low in ABROAD or (is_announced and _is_foreign(family))
    return is_family and (given.plain in ENGLISH_GIVEN or given.low in ABROAD - PEOPLES)


def _is_of_kinh(runs: Runs, family: Word, given: Sequence[Word]) -> bool:
    is_kinh = runs.fits(family, COMMON_FAMILY) and runs.fits(given[0], MIDDLE) and runs.fits(given[-1], GIVEN)
    return is_kinh and len(given) > 1 and not is_said(family, given[0]) and not is_said(*given[:2])


def _is_before_hyphen(runs: Runs, at: int) -> bool:
    return at + 2 < len(runs.words) and runs.words[at + 2].gap == "-" and runs.words[at + 2].shape == "a"


def _quoted(runs: Runs, at: int) -> int:
    """`H'Hen Niê`, `K'Brếp`: a woman or a man of the highlands, but no people."""
    word, behind = runs.words[at], runs.words[at + 1] if at + 1 < len(runs.words) else None
    if word.plain not in ("h", "k") or behind is None or behind.gap not in ("'", "’") or behind.low in NO_NAMES:
        return 0
    return _reach(runs, at + 1) - at if behind.shape in "TA" else 0


def _hmong(runs: Runs, at: int) -> int:
    """`Sùng A Chú`, `Vàng Seo Páo`: whatever word with a capital is the given name."""
    told = runs.words[at : at + 3]
    if len(told) < 3 or any(word.shape not in "TA" for word in told) or any(word.gap != " " for word in told[1:]):
        return 0
    family, middle, given = told
    is_family = family.low in HMONG or (not runs.is_marked and family.plain in HMONG_PLAIN)
    is_middle = middle.low in HMONG_MIDDLE and (middle.low != "a" or runs.is_marked or len(given.plain) > 1)
    return 3 * (is_family and is_middle and given.shape == family.shape and not is_said(family, middle))


def _reach(runs: Runs, at: int) -> int:
    """Where the words with capitals end that may be of one name; the second half of `Min-su` may be small."""
    shape, end = runs.words[at].shape, at
    while end < len(runs.words) and end - at < LONGEST and _goes_on(runs, at, end, shape):
        end += 1
    return end


def _goes_on(runs: Runs, first: int, at: int, shape: str) -> bool:
    word = runs.words[at]
    if at > first and (_JOIN.fullmatch(word.gap) is None or (word.gap == "-" and len(runs.words[at - 1].plain) == 1)):
        return False
    if word.shape == "a":
        return at > first and word.gap == "-" and len(word.plain) <= LONGEST_TAIL and runs.words[at - 1].shape == "T"
    if word.shape != shape and len(word.plain) > 1 and not (word.gap == "-" and at > first):
        return False
    return word.shape in "TA" and (_is_carried(runs, first, at) or not _is_of_every_day(runs, word))


def _is_carried(runs: Runs, first: int, at: int) -> bool:
    """Whether a word with a capital is of the name whatever it is: `Rơ Chăm`, `Cil Múp Ha`, `Min-su`."""
    behind = runs.words[at + 1] if at + 1 < len(runs.words) else None
    if behind is not None and at > first and behind.gap == "-" and behind.shape == "a" and len(behind.plain) < 5:
        return SYLLABLE.fullmatch(behind.plain) is not None or _is_foreign(behind)
    is_own = at > first and runs.words[first].low in OWN_FORM | {"rơ"}
    return is_own and (at == first + 1 or not runs.stops(runs.words[at])) and runs.words[at].plain not in _NEVER


def _is_of_every_day(runs: Runs, word: Word) -> bool:
    if word.plain in _NEVER:
        return True
    is_name = word.low in ABROAD or word.low in PEOPLES or runs.is_part(word)
    return not is_name and (runs.stops(word) or runs.fits(word, COMMON) or not word.plain.isalpha())


def _is_foreign(word: Word) -> bool:
    """Whether a word can be spoken and is no syllable of Vietnamese."""
    return (
        _SPOKEN.fullmatch(word.plain) is not None
        and SYLLABLE.fullmatch(word.plain) is None
        and word.plain not in _NEVER
    )


def _is_announced_name(runs: Runs, at: int, end: int) -> bool:
    told = runs.words[at:end]
    if any(word.low in ABROAD or word.low in OWN_FORM for word in told) or _is_hyphened(told):
        return True
    return told[0].shape == "T" and any(map(_is_foreign, told)) and not _is_dosed(runs, end)


def _is_dosed(runs: Runs, end: int) -> bool:
    """Whether a dose stands here: what was given, and not who got it."""
    number, unit = (*runs.words[end : end + 2], None, None)[:2]
    if number is None or number.shape != "0":
        return False
    return _DOSE.fullmatch(number.plain) is not None or (unit is not None and unit.plain in _UNITS)


def _is_name(runs: Runs, at: int, end: int) -> bool:
    """Whether the words are a name although nothing announced one."""
    told = runs.words[at:end]
    first, behind = told[0], told[1:]
    if first.plain == "y":
        return any(word.low in HIGHLAND for word in behind)
    if first.low in ABROAD:
        is_given = first.low in GIVEN_ABROAD and any(map(_is_foreign, behind))
        return is_given or any(_is_listed(word) or word.shape == "a" for word in behind)
    if first.low in OWN_FORM:
        return first.shape == "T" and not runs.fits(first, COMMON)
    return _is_hyphened(told) and runs.fits(first, FAMILY)


def _is_listed(word: Word) -> bool:
    return word.low in ABROAD or word.plain in ENGLISH_GIVEN or _PINYIN.fullmatch(word.plain) is not None


def _is_hyphened(told: Sequence[Word]) -> bool:
    """`Kim Min-su`: a family name before two syllables that a hyphen joins."""
    return len(told) == 3 and told[2].gap == "-" and told[2].shape == "a" and told[1].gap == " "
