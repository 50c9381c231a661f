"""The phrases of the knowledge read back as their findings, with marks and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import read
from models.lay_text.spelling import bare
from models.lay_text.tokens import Speech

FINDINGS = Path(__file__).parents[3] / "models" / "symptom_checker" / "knowledge" / "findings"
EVERY = 4
"""One phrase in so many is read: all of them take half a minute on a busy machine."""


@pytest.fixture(scope="module")
def entries() -> list[LexiconEntry]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = [yaml.load(path.read_text(encoding="utf-8"), loader) or {} for path in sorted(FINDINGS.glob("*.yaml"))]
    return [
        LexiconEntry(
            finding_id,
            tuple(map(str, finding.get("vi", ()))),
            tuple(map(str, finding.get("en", ()))),
            finding.get("of"),
            kind=finding.get("kind", "symptom"),
        )
        for findings in told
        for finding_id, finding in findings.items()
    ]


@pytest.fixture(scope="module")
def knowledge(entries: list[LexiconEntry]) -> Lexicon:
    return Lexicon.of(entries)


def phrases(entries: list[LexiconEntry], language: Speech) -> Iterator[tuple[str, str]]:
    every = [
        (entry.finding_id, phrase)
        for entry in entries
        for phrase in (entry.phrases_vi if language == "vi" else entry.phrases_en)
    ]
    yield from every[::EVERY]


def reads_back(finding_id: str, text: str, language: Speech, lexicon: Lexicon) -> bool:
    mentions = [m for m in read(text, lexicon, language=language).mentions if m.choice == "present"]
    return any(finding_id in (m.finding_id, *m.alternatives) and m.about == "patient" for m in mentions)


@pytest.mark.parametrize(
    ("language", "marks", "least"), [("vi", True, 0.995), ("vi", False, 0.99), ("en", True, 0.995)]
)
def test_phrases_read_back(
    language: Speech, marks: bool, least: float, entries: list[LexiconEntry], knowledge: Lexicon
) -> None:
    told = list(phrases(entries, language))
    lost = [
        phrase
        for finding_id, phrase in told
        if not reads_back(finding_id, phrase if marks else bare(phrase), language, knowledge)
    ]
    assert len(lost) <= (1 - least) * len(told), lost[:20]


def test_no_finding_is_read_in_what_says_nothing(knowledge: Lexicon) -> None:
    for text in (
        "chào bác sĩ",
        "cảm ơn bác sĩ nhiều ạ",
        "em xin hỏi",
        "hello doctor, thank you",
        "toi muon hoi bac si",
    ):
        assert read(text, knowledge).mentions == ()
