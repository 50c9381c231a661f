"""Whom to see: the specialty in which most of what it may be lies."""

from __future__ import annotations

from models.inference.engine import Look
from models.knowledge.condition import CareSpecialty

WEIGHED = 50


def specialty_of(look: Look) -> CareSpecialty:
    """Emergency when it is one, else the specialty in which most of the probability lies."""
    if look.triage.is_emergency:
        return "emergency"
    share: dict[CareSpecialty, float] = {}
    for one in look.ranked(WEIGHED):
        share[one.condition.specialty] = share.get(one.condition.specialty, 0.0) + one.probability
    return max(sorted(share), key=lambda name: share[name])
