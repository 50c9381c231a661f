"""Every phrase of every finding that alone is an emergency: told it is heard, denied it is not, in both spellings.

A denial that is not heard calls an ambulance for nothing; a danger that is not heard is worse. Phrases that hold a
denial themselves ("không thở được", "cannot pass urine") are only told. Run with -s to see what goes wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from datasets.synthetic.planted_people import without_marks
from models.knowledge.body import Knowledge
from models.knowledge.compiled import Compiled
from models.lay_text.read import read
from models.lay_text.reading import Reading
from models.terms import Language

DENIAL = re.compile(
    r"\b(không|ko|chưa|chẳng|hết|mất|no|not|never|cannot|without|unable|absent|loss|lost|stopped|nothing)\b|n't\b|\bun\w+"
)


def dangers(base: Knowledge) -> set[str]:
    """The findings that alone mean an emergency to anybody, but those that a number tells."""
    alone: set[str] = set()
    for rule in base.rules.values():
        is_single = len(rule.all) + (rule.least if rule.any else 0) == 1
        if is_single and rule.floor.startswith("emergency") and rule.ages is None and not rule.pregnant:
            alone |= rule.findings
    return {one for one in alone if base.findings[one].number is None}


def phrases(base: Knowledge, language: Language) -> Iterator[tuple[str, str]]:
    """The phrases of the dangers, each with its finding."""
    for finding in sorted(dangers(base)):
        for phrase in getattr(base.findings[finding], language):
            yield finding, phrase


def heard(reading: Reading, base: Knowledge) -> set[str]:
    """What is present for the patient, also where it is ambiguous and so asked, with all that it implies."""
    found: set[str] = set()
    for mention in reading.mentions:
        one: str | None = mention.finding_id
        while one is not None and mention.choice == "present" and mention.about == "patient":
            found.add(one)
            one = base.findings[one].of
    return found


def share(title: str, misses: list[str], whole: int) -> float:
    for miss in misses:
        print(f"  {title}: {miss}")
    print(f"{title}: {whole - len(misses)}/{whole} = {1 - len(misses) / whole:.4f}")
    return 1 - len(misses) / whole


@pytest.mark.parametrize("form", ["em bị {}", "I have {}"])
def test_a_danger_told_is_heard(compiled: Compiled, form: str) -> None:
    language: Language = "en" if form.startswith("I") else "vi"
    texts = [(finding, form.format(phrase)) for finding, phrase in phrases(compiled.base, language)]
    if language == "vi":
        texts += [(finding, without_marks(text)) for finding, text in texts]
    misses = [
        f"{finding} ← {text}"
        for finding, text in texts
        if finding not in heard(read(text, compiled.lexicon, language=language), compiled.base)
    ]
    assert share(form, misses, len(texts)) >= 0.99


@pytest.mark.parametrize("form", ["ho, không {}", "cough but no {}"])
def test_a_danger_denied_is_not_heard(compiled: Compiled, form: str) -> None:
    language: Language = "en" if form.startswith("cough") else "vi"
    told = [one for one in phrases(compiled.base, language) if not DENIAL.search(one[1])]
    texts = [(finding, form.format(phrase)) for finding, phrase in told]
    if language == "vi":
        texts += [(finding, without_marks(text)) for finding, text in texts]
    misses = [
        f"{finding} ← {text}"
        for finding, text in texts
        if finding in heard(read(text, compiled.lexicon, language=language), compiled.base)
    ]
    assert len(texts) > 500
    assert share(form, misses, len(texts)) >= 0.98
