"""The two answers of a rule that decides on imaging; it says no more than the rule."""

from __future__ import annotations

from models.band import Band
from models.terms import Text


def yes_or_no(source: str, vi: str = "chụp X quang", en: str = "radiography") -> tuple[Band, ...]:
    """0: not needed by the rule; 1: by the rule."""
    return (
        Band(
            name="not_needed",
            display=Text(vi=f"Theo quy tắc không cần {vi}", en=f"No {en} needed by the rule"),
            source=source,
        ),
        Band(
            name="by_the_rule",
            minimum=1,
            display=Text(vi=f"Theo quy tắc nên {vi}", en=f"By the rule: {en}"),
            indicator="warning",
            source=source,
        ),
    )
