"""A text without those it tells of, as readable as it was."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter, ne

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.text.addresses import Addresses
from datasets.deidentify.text.ages import find_ages
from datasets.deidentify.text.dates import WrittenDate, find_dates, moved_text, year_of_reference, years_of_birth
from datasets.deidentify.text.hospitals import find_hospitals
from datasets.deidentify.text.known import find_known
from datasets.deidentify.text.names import find_names
from datasets.deidentify.text.numbers import find_numbers
from datasets.deidentify.text.spans import TAG_PATTERN, TAGS, Span, is_english
from datasets.deidentify.text.words import Word, folded, small, words_of
from datasets.errors import UnreadableRecord

LONGEST_TEXT = 1 << 20
MARKED_SHARE = 0.025
_ORDER = (
    "email", "url", "bhyt", "national_id", "phone", "plate", "hospital", "address", "record", "name", "age", "date",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text after scrubbing.

    Attributes:
        text: composed (NFC), with tags where identifiers stood and dates on their new days.
        found: the identifiers by their places in the composed original, in order, none overlapping.
    """

    text: str
    found: tuple[Span, ...]


def scrub(text: str, dictionary: Dictionary, shift: timedelta | None = None) -> Scrubbed:
    """Take out whoever a text names, and move its dates.

    Pure, and in time proportional to the length.

    Args:
        text: Vietnamese or English, with marks or without; at most `LONGEST_TEXT` characters.
        dictionary: names and numbers of the patient.
        shift: whole days by which dates are moved as they are written; without it each becomes a tag.

    Raises:
        UnreadableRecord: the text is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise UnreadableRecord(f"expected a text of at most {LONGEST_TEXT} characters, got {len(text)}; split it")
    text = unicodedata.normalize("NFC", text)
    plain = folded(text)
    low = small(text)
    words = words_of(text, low, plain)
    dates = list(find_dates(plain, words))
    tags = [tag.span() for tag in TAG_PATTERN.finditer(text)] if "[" in text else []
    is_marked = _is_marked(low, plain, tags)
    spans = [
        *find_known(plain, words, dictionary),
        *_find(text, plain, words, is_marked),
        *(each.span for each in dates),
    ]
    found = _merged(_without_tags(tags, spans))
    gone = sorted((*tags, *((span.start, span.end) for span in found)))
    if _is_marked(low, plain, gone) != is_marked:
        found = _merged((*found, *_without_tags(tags, _find(text, plain, words, not is_marked))))
    if not is_english(text, plain) and is_english(_outside(text, gone), _outside(plain, gone)):
        names = find_names(text, plain, words, is_marked=False, is_in_english=True)
        found = _merged((*found, *_without_tags(tags, names)))
    if years := list(years_of_birth(plain, found)):
        dates += years
        found = _merged((*found, *_without_tags(tags, (each.span for each in years))))
    return Scrubbed(_rewritten(text, plain, found, dates, shift), tuple(found))


def _find(text: str, plain: str, words: Sequence[Word], is_marked: bool) -> Iterator[Span]:
    yield from find_numbers(plain, words)
    yield from find_ages(plain, words)
    yield from find_hospitals(text, plain, words, is_marked)
    yield from Addresses(words, plain, is_marked).find()
    yield from find_names(text, plain, words, is_marked)


def _is_marked(low: str, plain: str, tags: Sequence[tuple[int, int]]) -> bool:
    """Whether the text is written with Vietnamese marks; tags of an earlier scrubbing do not count."""
    marks: int = sum(map(ne, low, plain)) - sum(sum(map(ne, low[start:end], plain[start:end])) for start, end in tags)
    return marks > MARKED_SHARE * (len(low) - sum(end - start for start, end in tags))


def _outside(text: str, gone: Sequence[tuple[int, int]]) -> str:
    """The text without these places: whose tongue it is, no name in it says."""
    ends = [0, *(end for _, end in gone)]
    starts = [*(start for start, _ in gone), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _without_tags(tags: Sequence[tuple[int, int]], found: Iterable[Span]) -> list[Span]:
    """Tags of an earlier scrubbing are no identifiers."""
    ends = [end for _, end in tags]
    return [span for span in found if not tags or not _touches(tags, bisect_right(ends, span.start), span)]


def _touches(tags: Sequence[tuple[int, int]], at: int, span: Span) -> bool:
    return at < len(tags) and tags[at][0] < span.end


def _merged(found: Iterable[Span]) -> list[Span]:
    """Spans that overlap become one, of the kind that is surest; what touches a date only stays two."""
    merged = list[Span]()
    for span in sorted(found, key=attrgetter("start", "end", "kind")):
        if span.end <= span.start:
            continue
        last = merged[-1] if merged else None
        if last is None or span.start >= last.end:
            merged.append(span)
        else:
            kind = min(last.kind, span.kind, key=_RANK.__getitem__)
            merged[-1] = Span(last.start, max(last.end, span.end), kind)
    return merged


def _rewritten(text: str, plain: str, found: list[Span], dates: list[WrittenDate], shift: timedelta | None) -> str:
    tongue = int(is_english(text, plain))
    written = {each.span: each for each in dates}
    year = year_of_reference(plain, dates)
    pieces, at = list[str](), 0
    for span in found:
        moved = None
        if shift is not None and span in written:
            moved = moved_text(text, plain, written[span], shift, year)
        pieces += [text[at : span.start], moved or TAGS[span.kind][tongue]]
        at = span.end
    return "".join((*pieces, text[at:]))
