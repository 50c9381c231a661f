"""Atrial fibrillation after a myocardial infarction, from admission alone: AUROC 0.60, so it is not shipped."""

from __future__ import annotations

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome
from training.tables.sources.infarction import infarction_recipe

RECIPE = infarction_recipe(
    "mi_atrial_fibrillation",
    "FIBR_PREDS",
    Outcome(
        "atrial_fibrillation_in_stay",
        Text(vi="Rung nhĩ mới", en="Atrial fibrillation"),
        Coding(scheme="SCT", value="49436004", meaning="Atrial fibrillation"),
    ),
    floor=0.65,
)
