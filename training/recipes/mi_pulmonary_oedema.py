"""Pulmonary oedema after a myocardial infarction, from admission alone."""

from __future__ import annotations

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome
from training.tables.sources.infarction import infarction_recipe

RECIPE = infarction_recipe(
    "mi_pulmonary_oedema",
    "OTEK_LANC",
    Outcome(
        "pulmonary_oedema_in_stay",
        Text(vi="Phù phổi", en="Pulmonary oedema"),
        Coding(scheme="SCT", value="19242006", meaning="Pulmonary oedema"),
    ),
    floor=0.6,
)
