"""A small table recipe over made-up patients."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from datasets.synthetic.tables import KINDS
from models.card import Coding
from models.terms import Text
from models.vocabulary.declare import choice as declare_choice
from models.vocabulary.declare import flag as declare_flag
from models.vocabulary.declare import quantity as declare
from models.vocabulary.person import AGE
from models.vocabulary.vitals import SYSTOLIC_BP
from training.recipe import Plan
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, flag, numbers, quantity
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

MARKER = declare("made_up_marker", "Chất chỉ điểm", "Marker", "ng/mL", (0, 1000))
SIGN = declare_flag("made_up_sign", "Dấu hiệu", "Sign")
KIND = declare_choice("made_up_kind", "Loại", "Kind", tuple((kind, kind, kind) for kind in KINDS))
SAID = Text(vi="thử", en="made up")
FEATURES = (
    quantity(AGE, "age", direction=1, required=True),
    quantity(SYSTOLIC_BP, "pressure"),
    quantity(MARKER, "marker", direction=1),
    flag(SIGN, "sign", direction=1),
    choice(KIND, "kind", {kind: kind for kind in KINDS}),
)


def read(folder: Path) -> Frame:
    return pd.read_csv(folder / "patients.csv")


def is_positive(frame: Frame) -> Truth:
    return np.asarray(numbers(frame, "outcome") == 1)


RECIPE = TableRecipe(
    name="made_up",
    version="1.0.0",
    source=Source("made_up", "made_up", ("patients.csv",), "CC0", "nobody"),
    words=Words(SAID, SAID, SAID, SAID, (SAID,), "Apache-2.0"),
    outcome=Outcome("made_up", SAID, Coding(scheme="SCT", value="1", meaning="made up")),
    specialties=("general",),
    read=read,
    target=is_positive,
    features=FEATURES,
    excluded={"site": "the hospital", "outcome": "the outcome"},
    site=column_labels("site"),
    subgroups={"age": age_bands("age", (50, 70))},
    baselines={"age_alone": lambda frame: numbers(frame, "age")},
    example={"age": 71.0, "systolic_bp": 150.0, "made_up_marker": 2.5, "made_up_sign": True, "made_up_kind": "grave"},
    plan=Plan(seed=3, options={"folds": 3, "inner_folds": 2, "test_share": 0.3}),
)
