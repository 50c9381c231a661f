"""Ages over 89: so old are so few that an age names them.

**Source:** 45 CFR 164.514(b)(2)(i)(C).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from datasets.deidentify.text.spans import Span

_OLD = r"(?:9\d|1[0-3]\d)"
_AGE = re.compile(
    rf"(?<![\d.,/]){_OLD}[ -]?(?:tuoi|t(?!\w)|years?[ -]old|year[ -]old|y/?o(?!\w)|yrs?(?!\w)|years? of age)"
    rf"|(?<!\w)(?:tuoi|age|aged)[\s:]{{1,3}}(?P<a>{_OLD})(?![\d.,/%]|\s?(?:mg|ml|mmhg|ngay|thang|tuan))"
)


def find_ages(plain: str) -> Iterator[Span]:
    """Ages over 89 in a text without marks and capitals."""
    for found in _AGE.finditer(plain):
        yield Span(*(found.span("a") if found["a"] else found.span()), "age")
