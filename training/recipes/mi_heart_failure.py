"""Chronic heart failure after a myocardial infarction, from admission alone."""

from __future__ import annotations

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome
from training.tables.sources.infarction import infarction_recipe

RECIPE = infarction_recipe(
    "mi_heart_failure",
    "ZSN",
    Outcome(
        "heart_failure_after_infarction",
        Text(vi="Suy tim mạn sau nhồi máu", en="Chronic heart failure"),
        Coding(scheme="SCT", value="48447003", meaning="Chronic heart failure"),
    ),
    floor=0.6,
)
