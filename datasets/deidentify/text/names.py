"""Names of people in running text: behind a word that announces one, and by their own make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.patterns import without_marks
from datasets.deidentify.text.cues import (
    CAPITAL_PERSONS,
    CUE_TAILS,
    ENGLISH_CUES,
    INITIALS,
    NEVER_ALONE,
    NEVER_GIVEN,
    NO_PERSONS,
    PERSON_PAIRS,
    PERSONS,
    PLAIN_PERSONS,
    SHORT_PERSONS,
    SURE_LOW,
    TITLE_PAIRS,
    TITLES,
)
from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.modality import is_resonance
from datasets.deidentify.text.name_labels import Taken, beside, labelled_names, lines_names, valued_names
from datasets.deidentify.text.name_lists import EPONYMS, GIVEN
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.names_made import names_by_make
from datasets.deidentify.text.other_peoples import of_other_peoples, turned
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.sentence_names import sentence_led
from datasets.deidentify.text.small_told import aged, of_the_hills, side_by_side, whole_to_the_end
from datasets.deidentify.text.spans import Span, is_english
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.words import Word

_CUE_GAP = re.compile(r"[ \t.:,(\-]{1,4}")
_GIVEN_ABROAD = GIVEN.plain - ENGLISH_STOP - frozenset(listed("an long do can hung son sang tin tan may vi tam my so"))
_CUE_ENDS = frozenset(
    (
        *TITLES, *ENGLISH_CUES, *PLAIN_PERSONS, *map(without_marks, PERSONS), "la", *SHORT_PERSONS, *CUE_TAILS,
        *(pair[1] for pair in (*TITLE_PAIRS, *PERSON_PAIRS)),
    )
)  # fmt: skip


def find_names(
    text: str, plain: str, words: Sequence[Word], is_marked: bool, is_in_english: bool = False
) -> Iterator[Span]:
    """Names of anyone.

    Args:
        text: composed.
        plain: the same, folded.
        words: of the text.
        is_marked: whether the text is written with Vietnamese marks.
        is_in_english: whether it is known to be English; otherwise the text says.
    """
    runs = Runs(words, is_marked)
    runs.is_english = is_in_english or is_english(text, plain)
    taken = [
        *labelled_names(text, plain, runs),
        *valued_names(runs),
        *_announced(text, runs),
        *names_by_make(runs),
        *side_by_side(runs),
        *lines_names(runs),
    ]
    taken.extend(_again(runs, taken))
    for first, count in taken:
        yield Span(words[first].start, words[first + count - 1].end, "name")
    yield from _initials(text, runs)


def _initials(text: str, runs: Runs) -> Iterator[Span]:
    for at in [at for at, word in enumerate(runs.words) if word.end - word.start == 1 and at]:
        found = INITIALS.match(text, runs.words[at].start) if text.startswith(".", runs.words[at].end) else None
        cue = "" if found is None else _cue_before(runs, at)
        if found is None or not (cue or runs.words[at - 1].plain == "signed"):
            continue
        if cue == "title" or found["small"] is None or runs.words[at - 1].plain == "signed":
            yield Span(found.start(), found.end(), "name")


def _announced(text: str, runs: Runs) -> Iterator[Taken]:
    for at in [at for at, word in enumerate(runs.words[:-1], 1) if word.plain in _CUE_ENDS]:
        word = runs.words[at]
        if word.shape == "0" or not (word.gap == " " or _CUE_GAP.fullmatch(word.gap)):
            continue
        cue = _cue_before(runs, at)
        if cue and (count := _after_cue(runs, at, cue)):
            yield at, count
            if ":" in word.gap or cue == "title":
                yield from beside(runs, at + count)


def _cue_before(runs: Runs, at: int) -> str:
    """`title`, `person`, `english` or nothing, for the words before this one."""
    before = runs.words[at - 1]
    pair = (runs.words[at - 2].plain, before.plain) if at > 1 else ("", "")
    if before.plain in TITLES or pair in TITLE_PAIRS:
        return "title"
    if before.plain in CUE_TAILS and at > 1 and before.gap == " " and _is_title(runs, at - 1):
        return "title"
    if before.plain in ENGLISH_CUES:
        return "" if "." in runs.words[at].gap else "english"
    if pair in PERSON_PAIRS or before.low in PERSONS:
        is_other = pair in NO_PERSONS and before.low == before.plain and not runs.is_marked
        return "" if is_other or ("." in runs.words[at].gap and before.plain not in ("bn", "dd")) else "person"
    if before.low in ("la", "là"):
        return "person" if runs.words[at].shape == "a" else ""
    if before.low in SHORT_PERSONS and (before.shape == "a" or runs.begins_sentence(at - 1)):
        is_given = before.shape == "a" or runs.fits(runs.words[at], GIVEN)
        return "person" if is_given and runs.words[at].shape == "T" and runs.words[at].gap == " " else ""
    if runs.is_marked or before.low != before.plain or before.plain not in PLAIN_PERSONS:
        return "person" if before.low in CAPITAL_PERSONS and runs.words[at].shape == "T" else ""
    return "" if pair in NO_PERSONS or "." in runs.words[at].gap else "person"


def _is_title(runs: Runs, at: int) -> bool:
    before = runs.words[at - 1].plain
    return before in TITLES or (at > 1 and (runs.words[at - 2].plain, before) in TITLE_PAIRS)


def _after_cue(runs: Runs, at: int, cue: str) -> int:
    if runs.words[at].shape == "a":
        return _small_after(runs, at, cue)
    if "," in runs.words[at].gap:
        return 0
    count = sentence_led(runs, at, 1 + _is_sure(runs, at, cue)) or runs.family_led(at, sureness=2)
    is_sure = not is_resonance(runs, at)
    if count := max(count, turned(runs, at, is_sure), of_other_peoples(runs, at, is_sure)):
        return count
    return 0 if _is_no_name(runs, at, cue) else _capital_given(runs, at, cue)


def _is_no_name(runs: Runs, at: int, cue: str) -> bool:
    """Whether a word with a capital is none although a word for a person stands before it."""
    word, before = runs.words[at], runs.words[at - 1]
    if (len(word.plain) == 1 and cue == "person") or is_resonance(runs, at):
        return True
    if (word.low in NEVER_ALONE and _is_patient(runs, at)) or (word.plain in EPONYMS and cue == "person"):
        return True
    if (word.shape == "A" or before.low == "dd") and not GIVEN.holds(word.low, word.plain):
        return True
    return _is_titled(runs, at) and not runs.is_free(word)


def _small_after(runs: Runs, at: int, cue: str) -> int:
    """Words of a name in small letters behind a word for a person."""
    word, before = runs.words[at], runs.words[at - 1]
    is_sure = _is_sure(runs, at, cue)
    if (before.plain, word.plain) in PERSON_PAIRS or (word.low in NEVER_GIVEN and not runs.family_led(at, sureness=1)):
        return 0
    count = runs.family_led(at, sureness=1 + is_sure)
    whole = whole_to_the_end(runs, at) if is_sure else 0
    if count := max(count, of_the_hills(runs, at, is_announced=True), whole, aged(runs, at)):
        return count
    count = (_small_given(runs, at, cue) if is_sure else 0) or runs.weighed.given(at)
    if not count and cue == "english" and runs.is_english:
        return int(word.plain in _GIVEN_ABROAD)
    return count + (count == 1 and runs.weighed.extends(at + 1))


def _is_sure(runs: Runs, at: int, cue: str) -> bool:
    """Whether the word before announces a name and nothing else."""
    return runs.is_marked or runs.words[at - 1].plain in SURE_LOW or cue == "title" or _is_told(runs, at)


def _is_told(runs: Runs, at: int) -> bool:
    """Whether `vợ là`, `tên là`, `bệnh nhân` stand before: what follows is a person."""
    before, first = runs.words[at - 1], runs.words[at - 2] if at > 1 else None
    if first is None or before.gap != " ":
        return False
    if before.low in ("la", "là"):
        return first.plain in PLAIN_PERSONS or first.plain == "nhan"
    return (first.plain, before.plain) in PERSON_PAIRS


def _capital_given(runs: Runs, at: int, cue: str) -> int:
    if runs.words[at].shape == "T" and runs.fits(runs.words[at], GIVEN):
        if at + 1 < len(runs.words) and runs.words[at + 1].shape == "a" and is_said(*runs.words[at : at + 2]):
            return 0
        if at + 1 < len(runs.words) and (cue == "title" or runs.words[at - 1].plain == "ten"):
            return runs.capitalised(at + 1, is_english=False) + 1
        return 1 + _is_goes_on(runs, at + 1)
    count = runs.capitalised(at, cue == "english" or runs.words[at - 1].plain in ENGLISH_CUES)
    if not count and _is_called(runs, at, cue == "title"):
        return 1
    if count < 2 and cue == "title" and _is_goes_on_abroad(runs, at):
        return max(count, runs.capitalised(at, is_english=True))
    return count


def _is_called(runs: Runs, at: int, is_title: bool) -> bool:
    """Whether a word of every day with a capital is the name of whom the word before announces."""
    word, behind = runs.words[at], runs.words[at + 1] if at + 1 < len(runs.words) else None
    if word.shape != "T" or runs.words[at - 1].gap == "\n" or word.low in NEVER_ALONE or word.plain in EPONYMS:
        return False
    if behind is not None and behind.gap in (" ", ": ", ":") and (behind.shape != "a" or is_said(word, behind)):
        return False
    return runs.weighed.may_be_called(word, is_title)


def _is_goes_on_abroad(runs: Runs, at: int) -> bool:
    """Whether two words with a capital, of whatever tongue, stand behind a title."""
    behind = runs.words[at + 1] if at + 1 < len(runs.words) else None
    return behind is not None and runs.words[at].shape == behind.shape == "T" and behind.gap == " "


def _small_given(runs: Runs, at: int, cue: str) -> int:
    return 0 if runs.words[at].plain in CUE_TAILS else runs.given(at, cue == "title")


def _is_titled(runs: Runs, at: int) -> bool:
    """Whether the word for a person stands with a capital behind another: a heading, not a person."""
    cue = runs.words[at - 1]
    return (
        cue.shape == "T" and at > 1 and cue.gap == " " and runs.words[at - 2].shape == "T" and cue.plain not in TITLES
    )


def _is_goes_on(runs: Runs, at: int) -> bool:
    return (
        at < len(runs.words)
        and runs.words[at].gap == " "
        and runs.words[at].shape == "T"
        and runs.is_part(runs.words[at])
    )


def _is_patient(runs: Runs, at: int) -> bool:
    """Whether the word before is `BN` or `bệnh nhân`: then `Nam` is the sex."""
    return runs.words[at - 1].plain in ("bn", "nhan", "benh", "tre", "be") and runs.words[at - 1].low != "bé"


def _again(runs: Runs, taken: Sequence[Taken]) -> Iterator[Taken]:
    """The given name of someone named in full, standing alone elsewhere."""
    last = (runs.words[first + count - 1].plain for first, count in taken if count > 1)
    given = {name for name in last if len(name) > 1}
    for at in [at for at, word in enumerate(runs.words) if word.plain in given]:
        word = runs.words[at]
        is_capital = word.shape == "T" or (word.shape == "A" and len(word.plain) > 3)
        if is_capital and not runs.stops(word) and not runs.begins_sentence(at):
            yield at, 1
