"""Ages over 89: so old are so few that an age names them.

**Source:** 45 CFR 164.514(b)(2)(i)(C).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.words import Word, matches_at

_OLD = r"(?:9\d|1[0-3]\d)"
_AGE = re.compile(
    rf"(?<![\d.,/]){_OLD}[ -]?(?:tuoi|t(?!\w)|years?[ -]old|year[ -]old|y/?o(?!\w)|yrs?(?!\w)|years? of age)"
    rf"|(?<!\w)(?:tuoi|age|aged)[\s:]{{1,3}}(?P<a>{_OLD})(?![\d.,/%]|\s?(?:mg|ml|mmhg|ngay|thang|tuan))"
)

_LEADS = frozenset(("tuoi", "age", "aged"))


def find_ages(plain: str, words: Sequence[Word]) -> Iterator[Span]:
    """Ages over 89 in a text, folded, and its words."""
    for found in matches_at(_AGE, plain, words, _LEADS):
        yield Span(*(found.span("a") if found["a"] else found.span()), "age")
