"""How well the rules read a corpus of sentences and reports whose findings are known.

A line is `+effusion -pneumothorax ?pneumonia ~tuberculosis | text`: present, absent, uncertain, past; `.` for nothing;
` // ` parts the lines of a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datasets.labels.errors import InvalidLabels
from datasets.labels.text.lexicon import Told
from datasets.labels.text.plain import plain_of
from datasets.labels.text.rules import read_report

CORPUS = Path(__file__).parent / "corpus"
HALVES = ("development", "heldout", "fresh")
SIGNS: dict[str, Told] = {"+": "present", "-": "absent", "?": "uncertain", "~": "past"}


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what it tells."""

    line: int
    text: str
    told: dict[str, Told]


@dataclass(slots=True)
class Count:
    """Right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was told that is right; 1 where nothing was told."""
        return self.right / told if (told := self.right + self.invented) else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was told; 1 where nothing is there."""
        return self.right / there if (there := self.right + self.missed) else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """A finding counts as right with its value only.

    Attributes:
        everything: all findings with all values.
        by_finding: by name.
        by_value: by present, absent, uncertain and past.
        whole: texts that were read right in everything.
        texts: all texts.
        wrong_lines: the lines of the others.
    """

    everything: Count = field(default_factory=Count)
    by_finding: dict[str, Count] = field(default_factory=dict)
    by_value: dict[str, Count] = field(default_factory=dict)
    whole: int = 0
    texts: int = 0
    wrong_lines: list[int] = field(default_factory=list)


def read_corpus(name: str) -> tuple[Case, ...]:
    """The corpus `development` or `heldout`.

    Raises:
        InvalidLabels: a line is not of its form.
    """
    lines = (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_case(number, line) for number, line in enumerate(lines, 1) if line.strip())


def without_marks_of(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The Vietnamese ones as they are typed without marks."""
    return tuple(Case(case.line, _stripped(case.text), case.told) for case in cases if plain_of(case.text).has_marks)


def score(cases: Sequence[Case]) -> Score:
    """Read every text and compare."""
    total = Score(texts=len(cases))
    for case in cases:
        read = {mention.name: mention.told for mention in read_report(case.text)}
        if read == case.told:
            total.whole += 1
        else:
            total.wrong_lines.append(case.line)
        for name, value, kind in _compared(case.told, read):
            for count in (
                total.everything,
                total.by_finding.setdefault(name, Count()),
                total.by_value.setdefault(value, Count()),
            ):
                setattr(count, kind, getattr(count, kind) + 1)
    return total


def measured() -> dict[str, Any]:
    """Both halves of the corpus, as written and, where Vietnamese, without marks: overall, by value and by finding."""
    found = {}
    for name in HALVES:
        cases = read_corpus(name)
        found[name] = _as_json(score(cases))
        found[f"{name}, without marks"] = _as_json(score(without_marks_of(cases)))
    return found


def _as_json(told: Score) -> dict[str, Any]:
    return {
        "texts": told.texts,
        "right_in_everything": told.whole,
        "all": _figures(told.everything),
        "by_value": {name: _figures(count) for name, count in sorted(told.by_value.items())},
        "by_finding": {name: _figures(count) for name, count in sorted(told.by_finding.items())},
    }


def _figures(count: Count) -> dict[str, float]:
    figures = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {name: round(value, 4) for name, value in figures.items()} | {"n": count.right + count.missed}


def _compared(there: dict[str, Told], read: dict[str, Told]) -> Iterator[tuple[str, str, str]]:
    expected, told = Counter(there.items()), Counter(read.items())
    yield from ((*each, "right") for each in expected & told)
    yield from ((*each, "invented") for each in told - expected)
    yield from ((*each, "missed") for each in expected - told)


def _case(number: int, line: str) -> Case:
    marks, bar, text = line.partition(" | ")
    told = [mark for mark in marks.split() if mark != "."]
    if not bar or any(mark[0] not in SIGNS for mark in told):
        raise InvalidLabels(f"line {number}: expected marks such as +effusion, a bar and a text")
    return Case(number, text.replace(" // ", "\n"), {mark[1:]: SIGNS[mark[0]] for mark in told})


def _stripped(text: str) -> str:
    bare = plain_of(text).bare
    return "".join(letter.upper() if old.isupper() else letter for old, letter in zip(text, bare, strict=True))
