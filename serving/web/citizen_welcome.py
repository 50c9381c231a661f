"""What stands on the first page: when not to read on but to call 115."""

from __future__ import annotations

from collections.abc import Iterator

from models.knowledge.body import Knowledge
from serving.web.catalogue import Language

GRAVEST = (
    "cardiac_arrest",
    "unconscious_now",
    "too_breathless_to_speak",
    "heart_attack_pattern",
    "stroke_face_and",
    "convulsion_going_on",
    "wound_bleeds_heavily",
    "anaphylaxis_collapse",
)
"""Red flags that any lay person can see."""


def danger_signs(base: Knowledge, language: Language) -> tuple[tuple[str, str], ...]:
    """The gravest red flags in words, each with the title of its source."""
    return tuple(_rows(base, language))


def _rows(base: Knowledge, language: Language) -> Iterator[tuple[str, str]]:
    for name in GRAVEST:
        rule = base.rules.get(name)
        if rule is not None:
            yield rule.why.in_language(language), base.sources[rule.source].title
