"""A report in its parts and sentences: what was asked is no finding, the conclusion counts more than the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from datasets.labels.text.plain import Plain

_HEADING = re.compile(r"(?:^|(?<=[\n.;]))[ \t]*(?:[-*•]|\d+[.)])?[ \t]*([a-z][a-z \t/]{1,40}?)[ \t]*:", re.MULTILINE)
_SENTENCE = re.compile(r"(?:[^.;\n]|(?<=\d)[.](?=\d)|(?<=\b[a-z])[.](?=[a-z]\b))+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or line of a report.

    Attributes:
        part: `findings`, `impression`, `asked`, `advice` or `other`; `findings` before any heading.
        start: of its first character in the composed text.
        end: behind its last.
    """

    part: str
    start: int
    end: int


def sentences_of(plain: Plain, headings: Mapping[str, str]) -> Iterator[Sentence]:
    """The sentences in order, without the headings."""
    for part, start, end in _parts(plain.bare, headings):
        for match in _SENTENCE.finditer(plain.bare, start, end):
            yield Sentence(part, *match.span())


def _parts(bare: str, headings: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    part, at = "findings", 0
    for match in _HEADING.finditer(bare):
        told = headings.get(" ".join(match[1].split()))
        if told is None:
            continue
        yield part, at, match.start()
        part, at = told, match.end()
    yield part, at, len(bare)
