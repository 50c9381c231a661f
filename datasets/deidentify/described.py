"""Descriptions, comments and report texts of an instance without anybody.

What goes is what the instance and its patterns tell, what the scrubber of medical records finds, the patient's own
dates, and names that are joined to other words.

What the scrubber finds in a text does not depend on the person, so it is asked once for all instances that say it.

**Source:** DICOM PS3.15 E.3.5 (Clean Structured Content Option), E.3.6 (Clean Descriptors Option).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.own_dates import own_dates
from datasets.deidentify.patterns import REPLACEMENT
from datasets.deidentify.text.known import find_known
from datasets.deidentify.text.scrub import LONGEST_TEXT, scrub
from datasets.deidentify.text.words import folded, small, words_of

LONGEST_KNOWN, MOST_KNOWN = 1024, 8192
"""Characters of a text whose answer is kept, and how many are."""
MOST_ROUNDS = 8
NOBODY = Dictionary(frozenset(), frozenset())
OF_NOBODY = frozenset(("Patient Protocol",))
"""Texts that machines write themselves and that look like a person's."""
_NO_CODE = re.compile(r"(?<![\d.])0\d{9}(?:\d\d)?(?![\d.])|(?<!\w)[A-Z]{2}\d{13}(?!\w)|\S+@\S+|(?<!\w)BN\d{6,}(?!\w)")
"""Telephone numbers, định danh, BHYT cards, e-mail and patients' numbers."""
_LATIN = [*map(chr, (*range(0x250), *range(0x1E00, 0x1F00)))]
_MAY_BE_JOINED = re.compile(
    rf"_|[{''.join(filter(str.islower, _LATIN))}][{''.join(filter(str.isupper, _LATIN))}]|[^\0-\u024f\u1e00-\u1eff]"
)
"""Words that are joined, or letters of which it is not known here whether they are small."""
_WIDE = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20}
"""Letters as wide as Chinese ones, and those that they stand for."""

Places = tuple[tuple[int, int], ...]
"""Beginning and end of each identifier."""


def cleaned_text(text: str, dictionary: Dictionary) -> str:
    """The text without anybody; a text that says nothing of anybody stays as it is, but composed.

    Args:
        text: of whatever length.
        dictionary: what the instance tells of its people.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_WIDE)
    return _cleaned_once(text, dictionary) if len(text) <= LONGEST_KNOWN else _cleaned(text, dictionary)


def cleaned_code(code: str, dictionary: Dictionary) -> str:
    """A code without the patient's identifiers and days, numbers that no coding system has, and words that name anyone.

    **Source:** the form of a SNOMED CT identifier: it begins with no 0 (SNOMED CT Technical Implementation Guide).
    """
    plain = _NO_CODE.sub(REPLACEMENT, dictionary.strip(_without(code, own_dates(code, dictionary.dates))))
    return cleaned_text(plain, dictionary) if " " in code.strip() or "_" in code else plain


def names_a_stranger(text: str) -> bool:
    """Whether the scrubber finds anybody in the text."""
    return bool(_places_in(unicodedata.normalize("NFC", text)))


def _cleaned(text: str, dictionary: Dictionary) -> str:
    for _ in range(MOST_ROUNDS):
        places = (*_places_in(text), *_own_places(text, dictionary), *own_dates(text, dictionary.dates))
        after = _of_nobody(dictionary.strip(unicodedata.normalize("NFC", _without(text, places))))
        if after == text:
            break
        text = after
    return text


_cleaned_once = lru_cache(maxsize=MOST_KNOWN)(_cleaned)
_of_nobody_once = lru_cache(maxsize=MOST_KNOWN)(NOBODY.clean)


def _of_nobody(text: str) -> str:
    """Without what the patterns find: the same whosever it is, and many texts say the same once the name is out."""
    return _of_nobody_once(text) if len(text) <= LONGEST_KNOWN else NOBODY.clean(text)


def _own_places(text: str, dictionary: Dictionary) -> Iterator[tuple[int, int]]:
    plain, named = folded(text), Dictionary(dictionary.names, frozenset())
    if any(part in plain for name in dictionary.names for part in name):
        yield from ((span.start, span.end) for span in find_known(plain, words_of(text, small(text), plain), named))


def _places_in(text: str) -> Places:
    return _found_once(text) if len(text) <= LONGEST_KNOWN else tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Where anybody is told of, in the text as it is and in the same with joined words apart."""
    for at in range(0, len(text), LONGEST_TEXT // 2):
        part = text[at : at + LONGEST_TEXT // 2 + LONGEST_KNOWN]
        yield from ((at + start, at + end) for start, end in _scrubbed(part))
        apart, places = _apart(part)
        if apart != part:
            yield from ((at + places[start], at + places[end - 1] + 1) for start, end in _scrubbed(apart))


def _scrubbed(text: str) -> Iterator[tuple[int, int]]:
    """What the scrubber finds, without what stands for something that went before."""
    for span in () if text in OF_NOBODY else scrub(text, NOBODY).found:
        start = span.start
        for piece in text[span.start : span.end].split(REPLACEMENT):
            inner = piece.strip("[]X ")
            if inner:
                yield start + piece.index(inner), start + piece.index(inner) + len(inner)
            start += len(piece) + len(REPLACEMENT)


@lru_cache(maxsize=MOST_KNOWN)
def _found_once(text: str) -> Places:
    return tuple(_found(text))


def _apart(text: str) -> tuple[str, list[int]]:
    """`Chest_QuachTuanDu` as `Chest Quach Tuan Du`, and where each of its characters stood."""
    if _MAY_BE_JOINED.search(text) is None:
        return text, []
    letters, places, before = list[str](), list[int](), ""
    for at, letter in enumerate(text):
        if before.islower() and letter.isupper():
            letters.append(" ")
            places.append(at)
        letters.append(" " if letter == "_" else letter)
        places.append(at)
        before = letter
    return "".join(letters), places


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    kept, at = list[str](), 0
    for start, end in sorted(places):
        if start >= at:
            kept += [text[at:start], REPLACEMENT]
        at = max(at, end)
    return "".join((*kept, text[at:]))
