"""Death in hospital after a myocardial infarction, from admission alone."""

from __future__ import annotations

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome
from training.tables.sources.infarction import infarction_recipe

RECIPE = infarction_recipe(
    "mi_hospital_death",
    "LET_IS",
    Outcome(
        "death_in_hospital",
        Text(vi="Tử vong trong bệnh viện", en="Death in hospital"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    floor=0.75,
)
