"""Names of people by their own make, announced by nothing."""

from __future__ import annotations

from collections.abc import Iterator

from datasets.deidentify.text.cues import ASKED, DOINGS, SELDOM_ALONE, VERBS
from datasets.deidentify.text.english_names import ENGLISH_FAMILY, ENGLISH_GIVEN
from datasets.deidentify.text.name_labels import Taken
from datasets.deidentify.text.name_lists import COMMON_FAMILY, EPONYMS, FAMILY, SURE_MIDDLE
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.other_peoples import of_other_peoples, turned
from datasets.deidentify.text.place_index import PLACES
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.sentence_names import sentence_led
from datasets.deidentify.text.small_english import SMALL_GIVEN, in_english
from datasets.deidentify.text.small_told import FIRSTS, of_the_hills
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.syllables import SYLLABLE, is_foreign

_FIRSTS = FAMILY.plain | FIRSTS | {"ng"}
_OFTEN = COMMON_FAMILY.plain | FIRSTS


def names_by_make(runs: Runs) -> Iterator[Taken]:
    """Names that begin with a family name, with a middle name, or stand alone with a capital."""
    end = 0
    firsts = _FIRSTS | SMALL_GIVEN if runs.is_english else _FIRSTS
    for at in [at for at, word in enumerate(runs.words) if word.plain in firsts or word.shape in "TA"]:
        if at < end:
            continue
        word = runs.words[at]
        count = _family_led(runs, at) if word.plain in _FIRSTS else 0
        if not count and word.shape != "a":
            count = runs.middle_led(at) or _english(runs, at) or _alone(runs, at)
            if not count and runs.is_english:
                count = _begins(runs, at)
        elif not count and runs.is_english:
            count = in_english(runs, at)
        if word.shape != "a":
            count = max(count, turned(runs, at, is_announced=False), of_other_peoples(runs, at, is_announced=False))
        if count:
            yield at, count
        end = at + count


def _family_led(runs: Runs, at: int) -> int:
    if runs.words[at].shape == "a":
        return _small_led(runs, at)
    return sentence_led(runs, at, sureness=int(not runs.begins_sentence(at))) or runs.family_led(at)


def _small_led(runs: Runs, at: int) -> int:
    word, behind = runs.words[at], runs.words[at + 1] if at + 1 < len(runs.words) else None
    if behind is None or not (word.plain in _OFTEN or behind.plain in SURE_MIDDLE.plain):
        return 0
    count = runs.family_led(at, _sureness(runs, at))
    return max(count, of_the_hills(runs, at, is_announced=False)) if word.plain in FIRSTS else count


def _sureness(runs: Runs, at: int) -> int:
    """1 in small letters behind a word that says whose or to whom: `hồ sơ của khổng minh tuệ`."""
    is_told = at > 0 and runs.words[at].shape == "a" and runs.words[at].gap == " "
    return int(is_told and runs.words[at - 1].low in ASKED and runs.words[at].plain in COMMON_FAMILY.plain)


def _english(runs: Runs, at: int) -> int:
    word = runs.words[at]
    if word.shape == "T" and word.plain in ENGLISH_FAMILY and runs.is_english:
        return int(at == 0 or runs.words[at - 1].plain not in EPONYMS)
    if word.shape in "TA" and word.plain in ENGLISH_GIVEN:
        count = runs.capitalised(at, is_english=True)
        return count if count > 1 else 0
    return 0


def _alone(runs: Runs, at: int) -> int:
    """Names with capitals in the middle of a sentence in small letters."""
    word = runs.words[at]
    if word.shape != "T" or word.gap not in (" ", ", ", " (") or at == 0 or runs.words[at - 1].shape not in "a0":
        return 0
    count = runs.alone(at) or int(runs.words[at - 1].low in ASKED and word.gap == " " and _is_asked(runs, at))
    if "(" in word.gap and (at + count == len(runs.words) or runs.words[at + count].gap[:1] not in "),"):
        return 0
    return count


def _is_asked(runs: Runs, at: int) -> bool:
    word, behind = runs.words[at], runs.words[at + 1] if at + 1 < len(runs.words) else None
    if word.low in SELDOM_ALONE and runs.words[at - 1].plain != "tre":
        return False
    is_other = behind is not None and behind.gap == " " and (behind.shape != "a" or is_said(word, behind))
    return not is_other and runs.weighed.may_be_called(word, is_title=False) and PLACES.longest(runs.words, at) is None


def _begins(runs: Runs, at: int) -> int:
    """`Hong has stopped`: a Vietnamese name at the head of an English sentence."""
    word = runs.words[at]
    if word.shape != "T" or not runs.begins_sentence(at) or at + 1 == len(runs.words):
        return 0
    behind = runs.words[at + 1]
    is_verb = behind.shape == "a" and behind.gap == " " and behind.plain in VERBS
    is_vietnamese = SYLLABLE.fullmatch(word.plain) is not None and not is_foreign(word.plain)
    if is_verb and is_vietnamese and word.plain not in ENGLISH_STOP:
        return 1
    last = runs.words[at + 2] if at + 2 < len(runs.words) else None
    is_doing = last is not None and last.shape == "a" and last.gap == " " and last.plain in DOINGS
    is_two = is_doing and behind.shape == "T" and behind.gap in (" ", "'", "’")
    return 2 * (is_two and not ENGLISH_STOP & {word.plain, behind.plain})
