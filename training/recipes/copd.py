"""Chronic obstructive lung disease among four groups of volunteers: Exasens saliva study (Soltani Zarrin 2020)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.person import AGE, SEX
from training.recipe import Plan
from training.tables.declare import EVEN, Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, quantity
from training.tables.inputs.respiratory import SALIVA_IMAGINARY, SALIVA_REAL, SMOKING
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

SEXES = {0: "female", 1: "male"}


def read(folder: Path) -> Frame:
    """One row a sample; a hundred of 399 have saliva figures."""
    return pd.read_csv(folder / "Exasens.csv")


def has_copd(frame: Frame) -> Truth:
    """As the clinic diagnosed, against asthma, infection and health."""
    return np.asarray(frame["Diagnosis"] == "COPD")


RECIPE = TableRecipe(
    name="copd",
    version="1.0.0",
    source=Source(
        dataset="exasens_uci523",
        folder="tabular/exasens_uci523",
        files=("Exasens.csv",),
        licence="CC BY 4.0",
        citation="Soltani Zarrin P et al. Exasens. UCI 2020, doi:10.24432/C5J604",
    ),
    words=Words(
        title=Text(
            vi="Bệnh phổi tắc nghẽn mạn tính từ tuổi, hút thuốc và nước bọt",
            en="COPD from age, smoking and saliva",
        ),
        summary=Text(
            vi="Xác suất bệnh phổi tắc nghẽn mạn tính so với hen, nhiễm trùng hô hấp và người khoẻ. Bằng chứng rất "
            "yếu. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of chronic obstructive lung disease against asthma, airway infection and health. Very weak "
            "evidence. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Nhắc đo hô hấp ký cho người lớn tuổi đã hoặc đang hút thuốc.",
            en="Reminds to do spirometry in older adults who smoke or smoked.",
        ),
        out_of_scope=Text(
            vi="Chẩn đoán (cần FEV₁/FVC sau giãn phế quản), đợt cấp, trẻ em, loại trừ COPD.",
            en="Diagnosis (needs FEV₁/FVC after a bronchodilator), exacerbation, children, ruling COPD out.",
        ),
        limitations=(
            Text(
                vi="Nghiên cứu bệnh – chứng: người COPD lớn tuổi hơn hẳn các nhóm khác, nên mô hình chủ yếu đọc tuổi "
                "và hút thuốc; con số cao không có nghĩa là phân biệt được ở phòng khám.",
                en="A case-control study: those with COPD are far older than the others, so the model mostly reads "
                "age and smoking; a high figure does not mean that it tells patients of a clinic apart.",
            ),
            Text(
                vi="79 người COPD; chỉ một phần tư có số đo nước bọt, từ một cảm biến thử nghiệm không có trên thị "
                "trường.",
                en="79 with COPD; a quarter have saliva figures, from an experimental sensor that cannot be bought.",
            ),
            Text(
                vi="Không có khó thở, ho, đờm, hô hấp ký; một số người có thể góp nhiều mẫu; chưa kiểm tra tại Việt "
                "Nam.",
                en="No dyspnoea, cough, sputum or spirometry; some may have given several samples; not tried in Viet "
                "Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "copd",
        Text(vi="Bệnh phổi tắc nghẽn mạn tính", en="Chronic obstructive pulmonary disease"),
        Coding(scheme="SCT", value="13645005", meaning="Chronic obstructive lung disease"),
    ),
    specialties=("respiratory",),
    read=read,
    target=has_copd,
    features=(
        quantity(AGE, "Age", required=True),
        choice(SEX, "Gender", SEXES),
        choice(SMOKING, "Smoking", {1: "never", 2: "past", 3: "current"}, required=True),
        quantity(SALIVA_IMAGINARY, "AvgIP"),
        quantity(SALIVA_REAL, "AvgRP"),
    ),
    excluded={
        "Diagnosis": "the outcome",
        "ID": "a number of the study",
        "MinIP": "the least of the same readings",
        "MinRP": "the least of the same readings",
    },
    subgroups={"sex": column_labels("Gender", SEXES), "age": age_bands("Age", (50,))},
    age_years=Range(minimum=18, maximum=93),
    example={"age": 66.0, "sex": "male", "smoking_status": "past"},
    plan=Plan(options=EVEN),
    floors={("auroc", "exasens_uci523"): 0.80},
)
