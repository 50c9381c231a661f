"""Children with abdominal pain at St. Hedwig's, Regensburg, 2016–21 (Marcinkevics 2021)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.clinical_input import Input
from models.scores.paediatric_appendicitis import COUGH, NEUTROPHILS
from models.vocabulary.laboratory import CRP, WBC
from models.vocabulary.liver import (
    ANOREXIA,
    NAUSEA_OR_VOMITING,
    NEUTROPHIL_PERCENT,
    PAIN_MIGRATED,
    REBOUND_TENDERNESS,
    RLQ_TENDERNESS,
)
from models.vocabulary.person import AGE, BMI, SEX
from models.vocabulary.vitals import TEMPERATURE
from training.tables.declare import Source, Truth
from training.tables.feature import Feature, Frame, Numbers, choice, derived, flag, numbers, quantity
from training.tables.inputs import abdomen

SOURCE = Source(
    dataset="appendicitis_paediatric_uci938",
    folder="tabular/appendicitis_paediatric_uci938",
    files=("app_data.csv",),
    licence="CC BY 4.0",
    citation="Marcinkevics R et al. Front Pediatr 2021;9:662183, doi:10.3389/fped.2021.662183",
)
PLUS_SIGNS = {"no": 0.0, "+": 1.0, "++": 2.0, "+++": 3.0}


def read(folder: Path) -> Frame:
    """One row a child."""
    return pd.read_csv(folder / "app_data.csv")


def is_appendicitis(frame: Frame) -> Truth:
    """By histology when operated, else by the authors' criteria."""
    return np.asarray(frame["DiagnosisByCriteria"] == "appendicitis")


def _sign(asked: Input, column: str, direction: int = 0) -> Feature:
    return flag(asked, column, yes=("yes", "positive"), no=("no", "negative"), direction=direction)


def _plus(asked: Input, column: str) -> Feature:
    return derived(asked, (column,), lambda frame: np.array([PLUS_SIGNS.get(v, np.nan) for v in frame[column]]))


def _neutrophils(frame: Frame) -> Numbers:
    told: Numbers = numbers(frame, "WBCCount") * numbers(frame, "NeutrophilPerc") / 100
    return told


FEATURES = (
    quantity(AGE, "Age", required=True),
    choice(SEX, "Sex", {"female": "female", "male": "male"}),
    quantity(BMI, "BMI"),
    _sign(PAIN_MIGRATED, "MigratoryPain", 1),
    _sign(RLQ_TENDERNESS, "LowerAbdominalPainRight"),
    _sign(REBOUND_TENDERNESS, "ReboundTenderness", 1),
    _sign(COUGH, "CoughingPain", 1),
    _sign(abdomen.PSOAS_SIGN, "PsoasSign"),
    _sign(NAUSEA_OR_VOMITING, "Nausea", 1),
    _sign(ANOREXIA, "AppetiteLoss"),
    choice(abdomen.PERITONISM, "Peritonitis", {"no": "none", "local": "local", "generalised": "generalised"}),
    quantity(TEMPERATURE, "BodyTemp"),
    quantity(WBC, "WBCCount", direction=1),
    quantity(NEUTROPHIL_PERCENT, "NeutrophilPerc", direction=1),
    quantity(CRP, "CRPEntry", direction=1),
    _plus(abdomen.URINE_KETONES, "KetonesInUrine"),
    _plus(abdomen.URINE_BLOOD, "ErythrocytesInUrine"),
    _plus(abdomen.URINE_LEUCOCYTES, "WBCInUrine"),
    _sign(abdomen.DYSURIA, "Dysuria"),
    choice(abdomen.STOOL, "Stool", {"normal": "normal", "diarrhea": "diarrhoea", "obstipation": "constipation"}),
)
SCORED = (*FEATURES, derived(NEUTROPHILS, ("WBCCount", "NeutrophilPerc"), _neutrophils))
