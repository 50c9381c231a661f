"""Death in hospital of seriously ill adults from their third day: SUPPORT, five US hospitals, 1989–94."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.score_tables.tokyo import PAO2_FIO2
from models.terms import Range, Text
from models.vocabulary.history import DIABETES
from models.vocabulary.laboratory import ALBUMIN, ARTERIAL_PH, BILIRUBIN, CREATININE, GLUCOSE, SODIUM, UREA, WBC
from models.vocabulary.oncology import DEMENTIA
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import HEART_RATE, MEAN_ARTERIAL_PRESSURE, RESPIRATORY_RATE, TEMPERATURE, URINE_OUTPUT_24H
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.excluded import excluded_for
from training.tables.feature import Frame, Numbers, choice, flag, numbers, quantity
from training.tables.inputs import serious_illness as ill
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

GROUPS = {
    "ARF/MOSF w/Sepsis": "sepsis_or_failure",
    "MOSF w/Malig": "failure_with_cancer",
    "CHF": "heart_failure",
    "COPD": "copd",
    "Cirrhosis": "cirrhosis",
    "Coma": "coma",
    "Lung Cancer": "lung_cancer",
    "Colon Cancer": "colon_cancer",
}


def read(folder: Path) -> Frame:
    """One row a patient."""
    return pd.read_csv(folder / "support2_dev.csv")


def is_dead(frame: Frame) -> Truth:
    """Before leaving the hospital."""
    return np.asarray(numbers(frame, "hospdead") == 1)


def published(frame: Frame) -> Numbers:
    """The SUPPORT model's own two-month survival, turned around."""
    return 1 - numbers(frame, "surv2m")


def physiology(frame: Frame) -> Numbers:
    """APACHE III's acute physiology of day 3."""
    return numbers(frame, "aps")


RECIPE = TableRecipe(
    name="support2_hospital_death",
    version="1.0.0",
    source=Source(
        dataset="support2_uci880",
        folder="tabular/support2_uci880",
        files=("support2_dev.csv",),
        licence="CC BY 4.0",
        citation="Knaus WA et al., Ann Intern Med 1995;122:191–203; SUPPORT2, Vanderbilt Biostatistics, UCI 880",
    ),
    words=Words(
        title=Text(vi="Tử vong trong bệnh viện ở người bệnh nặng", en="Death in hospital of the seriously ill"),
        summary=Text(
            vi="Xác suất tử vong trong đợt nằm viện, từ khám và xét nghiệm ngày thứ ba của bệnh nặng. "
            "Hỗ trợ quyết định, không phải tiên lượng cho từng người.",
            en="Probability of death in this hospital stay, from the third day of a serious illness. "
            "Decision support, not a verdict on a person.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ nội khoa và ung bướu bàn với gia đình về mục tiêu điều trị và chăm sóc giảm nhẹ.",
            en="Helps physicians and oncologists to talk about goals of care and palliative support.",
        ),
        out_of_scope=Text(
            vi="Quyết định ngừng điều trị, bệnh ngoài chín nhóm của nghiên cứu, trẻ em.",
            en="Withdrawing treatment by this alone, diseases outside of the study's groups, children.",
        ),
        limitations=(
            Text(
                vi="Năm bệnh viện Mỹ, 1989–1994: điều trị đã đổi khác, xác suất ngày nay thấp hơn; phải hiệu chỉnh "
                "lại.",
                en="Five US hospitals, 1989–94: treatment has changed and risks are lower today; recalibrate.",
            ),
            Text(
                vi="Nguồn không cho biết bệnh viện của từng người, nên chưa đo ở bệnh viện lạ.",
                en="The source does not tell whose hospital it was, so nothing is known of a strange hospital.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "death_in_hospital",
        Text(vi="Tử vong trong bệnh viện", en="Death in hospital"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    specialties=("intensive_care", "oncology", "general"),
    read=read,
    target=is_dead,
    features=(
        quantity(AGE, "age", direction=1, required=True),
        choice(SEX, "sex", {"female": "female", "male": "male"}),
        choice(ill.DISEASE, "dzgroup", GROUPS, required=True),
        choice(ill.CANCER_SPREAD, "ca", {"no": "none", "yes": "local", "metastatic": "metastatic"}),
        quantity(ill.COMORBIDITY_COUNT, "num.co"),
        flag(DIABETES, "diabetes"),
        flag(DEMENTIA, "dementia"),
        quantity(ill.DAY_OF_STAY, "hday"),
        quantity(ill.COMA_SCORE, "scoma", direction=1),
        quantity(MEAN_ARTERIAL_PRESSURE, "meanbp"),
        quantity(HEART_RATE, "hrt"),
        quantity(RESPIRATORY_RATE, "resp"),
        quantity(TEMPERATURE, "temp"),
        quantity(PAO2_FIO2, "pafi"),
        quantity(ARTERIAL_PH, "ph"),
        quantity(WBC, "wblc"),
        quantity(SODIUM, "sod"),
        quantity(CREATININE, "crea", factor=88.4),
        quantity(UREA, "bun", factor=10 / 28.014),
        quantity(URINE_OUTPUT_24H, "urine"),
        quantity(GLUCOSE, "glucose", factor=10 / 180.16),
        quantity(ALBUMIN, "alb", factor=10),
        quantity(BILIRUBIN, "bili", factor=10_000 / 584.7),
    ),
    excluded=excluded_for(
        {
            "the outcome, or known only after it": "hospdead death d.time slos charges totcst totmcst avtisst sfdm2",
            "a published forecast: the baseline": "sps aps surv2m surv6m",
            "what the physician foretold or ordered": "prg2m prg6m dnr dnrday",
            "blank where the patient could not be asked, or filled in afterwards": "adlp adls adlsc",
            "the person's place in society, not the illness": "edu income race",
            "said by the disease group": "dzclass",
        }
    )
    | {"Unnamed: 0": "the row's number"},
    subgroups={
        "sex": column_labels("sex"),
        "age": age_bands("age", (50, 65, 80)),
        "ethnicity": column_labels("race", {"white": "white", "black": "black", "hispanic": "Hispanic"}),
        "disease": column_labels("dzclass"),
    },
    baselines={"support_model": published, "acute_physiology": physiology},
    age_years=Range(minimum=18),
    example={
        "age": 68.0,
        "sex": "female",
        "serious_disease_group": "sepsis_or_failure",
        "cancer_spread": "none",
        "comorbidity_count": 2.0,
        "support_coma_score": 9.0,
        "mean_arterial_pressure": 61.0,
        "heart_rate": 116.0,
        "respiratory_rate": 28.0,
        "temperature": 38.4,
        "creatinine": 190.0,
        "bilirubin": 34.0,
        "albumin": 24.0,
        "wbc": 17.5,
    },
    floors={("auroc", "support2_uci880"): 0.74},
)
