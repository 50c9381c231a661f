"""The README says what the card says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.card import Card
from models.readme import NOTICE, render_readme


def test_the_page_carries_scope_results_and_the_notice(card_content: Callable[..., dict[str, Any]]) -> None:
    estimate = {"value": 0.9, "ci_low": 0.8, "ci_high": 0.95, "n": 42}
    results = [{"metric": "auroc", "dataset": "toy@1", "split": "test", "estimate": estimate}]
    page = render_readme(Card.model_validate(card_content(results=results)))
    assert NOTICE in page
    assert "- age: 1 to 5 years" in page
    assert "| auroc | toy@1 | test | all | 0.900 (0.800 to 0.950) | 42 |  |" in page
    assert page.endswith("change the card, not the page.\n")
