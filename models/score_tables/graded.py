"""Signs that a scale grades by points: each option's value is its points."""

from __future__ import annotations

from models.clinical_input import Input
from models.points import Item, by_option
from models.vocabulary.declare import choice


def graded(name: str, vi: str, en: str, *levels: tuple[str, str, str]) -> Input:
    """A choice whose options are `(points, vi, en)`."""
    return choice(name, vi, en, levels)


def by_grade(asked: Input) -> Item:
    """A row that gives each option its own value as points."""
    return by_option(asked, {option.value: float(option.value) for option in asked.options})
