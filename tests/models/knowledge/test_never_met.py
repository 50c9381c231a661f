"""Rules that nobody can meet are found, and the shipped base has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.knowledge.body import Knowledge
from models.knowledge.compiled import load_compiled
from models.knowledge.never_met import never_met
from models.registry import SHIPPED


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return load_compiled(SHIPPED / "symptom_checker").base


def with_rule(base: Knowledge, name: str, **changes: object) -> Knowledge:
    rule = base.rules[name].model_copy(update=changes)
    return replace(base, rules={name: rule}, part_of={**base.part_of, f"rules/{name}": "rules/x.yaml"})


def test_every_shipped_rule_can_be_met(shipped: Knowledge) -> None:
    told = replace(shipped, part_of={f"rules/{name}": "rules" for name in shipped.rules})
    assert list(never_met(told)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"all": ("fever_low", "fever_very_high"), "any": ()},
        {"all": ("testicle_pain",), "any": (), "sex": "female"},
        {"all": ("newborn_yellow",), "any": (), "ages": (20, 60)},
        {"all": (), "any": ("testicle_pain",), "pregnant": True},
    ],
)
def test_a_rule_that_nobody_can_meet_is_told(shipped: Knowledge, changes: dict[str, object]) -> None:
    (line,) = never_met(with_rule(shipped, "unconscious_now", **changes))
    assert "unconscious_now can never be met" in line
