"""Red flags that nobody can ever meet: a mistake in them is silent, for they simply never speak."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding, Measured
from models.knowledge.rule import Rule

ANYBODY = (0.0, 120.0)
OLDEST_PREGNANT, YOUNGEST_PREGNANT = 60.0, 9.0


def never_met(base: Knowledge) -> Iterator[str]:
    """A line for each rule whose findings exclude each other, or that asks for a person who cannot have them."""
    for rule in base.rules.values():
        where = f"{base.part_of[f'rules/{rule.id}']}: {rule.id} can never be met"
        asked = [base.findings[name] for name in rule.all if name in base.findings]
        for one, other in combinations(asked, 2):
            if _exclude(one, other):
                yield f"{where}: {one.id} and {other.id} exclude each other"
        choices = [base.findings[name] for name in rule.any if name in base.findings]
        possible = [one for one in choices if not any(_exclude(one, other) for other in asked) and _fits(rule, one)]
        if any(not _fits(rule, one) for one in asked) or (choices and len(possible) < rule.least):
            yield f"{where}: the findings it asks for are not of its people"


def _exclude(one: Finding, other: Finding) -> bool:
    told = other.id in one.excludes or one.id in other.excludes
    return told or (one.number is not None and other.number is not None and _apart(one.number, other.number))


def _apart(one: Measured, other: Measured) -> bool:
    """Whether no measured value is both."""
    if one.quantity != other.quantity:
        return False
    least = max(-math.inf if one.min is None else one.min, -math.inf if other.min is None else other.min)
    most = min(math.inf if one.max is None else one.max, math.inf if other.max is None else other.max)
    return least > most


def _fits(rule: Rule, finding: Finding) -> bool:
    """Whether somebody whom the rule is about can have the finding."""
    if rule.sex and finding.sex and rule.sex != finding.sex:
        return False
    if (rule.pregnant or finding.pregnant) and "male" in (rule.sex, finding.sex):
        return False
    ages = [rule.ages or ANYBODY, finding.ages or ANYBODY]
    if rule.pregnant or finding.pregnant:
        ages.append((YOUNGEST_PREGNANT, OLDEST_PREGNANT))
    return max(low for low, _ in ages) <= min(high for _, high in ages)
