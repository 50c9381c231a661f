"""Recurrence of differentiated thyroid cancer, told after the first operation (Borzooei and Tarokhian 2023)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.person import AGE, CURRENT_SMOKER, SEX
from training.recipe import Plan
from training.tables.declare import EVEN, Outcome, Source, Truth, Words
from training.tables.feature import Frame, Numbers, choice, flag, quantity
from training.tables.inputs import thyroid
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

YES, NO = ("Yes",), ("No",)
FUNCTIONS = {
    "Euthyroid": "euthyroid",
    "Clinical Hyperthyroidism": "hyperthyroid",
    "Subclinical Hyperthyroidism": "hyperthyroid",
    "Clinical Hypothyroidism": "hypothyroid",
    "Subclinical Hypothyroidism": "hypothyroid",
}
GOITRES = {
    "Normal": "normal",
    "Single nodular goiter-right": "single",
    "Single nodular goiter-left": "single",
    "Multinodular goiter": "multinodular",
    "Diffuse goiter": "diffuse",
}
NODES_FELT = {"No": "none", "Right": "one_side", "Left": "one_side"} | {
    name: "both_sides" for name in ("Bilateral", "Posterior", "Extensive")
}
HISTOLOGIES = {
    "Micropapillary": "micropapillary",
    "Papillary": "papillary",
    "Follicular": "follicular",
    "Hurthel cell": "hurthle",
}
ATA_RISK = {"Low": 0.0, "Intermediate": 1.0, "High": 2.0}


def read(folder: Path) -> Frame:
    """One row a patient; identical rows stay together in the split."""
    return pd.read_csv(folder / "Thyroid_Diff.csv", sep=";")


def has_recurred(frame: Frame) -> Truth:
    """Structural or biochemical recurrence in at least ten years of follow-up."""
    return np.asarray(frame["Recurred"] == "Yes")


def _ata_risk(frame: Frame) -> Numbers:
    return np.array([ATA_RISK[name] for name in frame["Risk"]])


RECIPE = TableRecipe(
    name="thyroid_recurrence",
    version="1.0.0",
    source=Source(
        dataset="thyroid_cancer_recurrence_uci915",
        folder="tabular/thyroid_cancer_recurrence_uci915",
        files=("Thyroid_Diff.csv",),
        licence="CC BY 4.0",
        citation="Borzooei S, Tarokhian A. Differentiated Thyroid Cancer Recurrence. UCI 2023, doi:10.24432/C5632J",
    ),
    words=Words(
        title=Text(vi="Tái phát ung thư tuyến giáp biệt hoá", en="Recurrence of differentiated thyroid cancer"),
        summary=Text(
            vi="Xác suất tái phát sau mổ ung thư tuyến giáp biệt hoá, từ giai đoạn TNM, mô bệnh học và khám. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of recurrence after surgery for differentiated thyroid cancer, from TNM, histology and "
            "examination. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ ung bướu và nội tiết bàn mức độ theo dõi sau mổ.",
            en="Helps oncologist and endocrinologist to discuss how closely to follow up after surgery.",
        ),
        out_of_scope=Text(
            vi="Chỉ định i-ốt phóng xạ hoặc mổ lại, ung thư thể tuỷ hoặc không biệt hoá, trẻ dưới 15 tuổi.",
            en="Deciding on radioiodine or a second operation, medullary or anaplastic cancer, children under 15.",
        ),
        limitations=(
            Text(
                vi="383 người bệnh (108 tái phát) tại một trung tâm, Iran; tỷ lệ tái phát 28 % cao hơn phần lớn các "
                "loạt ca, nên xác suất nhiều khả năng cao hơn thực tế tại Việt Nam.",
                en="383 patients (108 recurrences) of one centre in Iran; a recurrence of 28 % is above that of most "
                "series, so probabilities are likely too high for Viet Nam.",
            ),
            Text(
                vi="Không dùng đáp ứng sau điều trị ban đầu: “đáp ứng cấu trúc không hoàn toàn” gần như chính là "
                "bệnh còn hoặc tái phát.",
                en="The response to first treatment is not an input: a structurally incomplete response is nearly "
                "the recurrence itself.",
            ),
            Text(
                vi="Trên cùng các ca, mô hình không phân biệt tốt hơn thang nguy cơ ATA (dòng auroc_ata_risk): khi "
                "đã có thang ATA thì dùng thang ATA.",
                en="On the same rows the model does not tell patients apart better than the ATA risk group (row "
                "auroc_ata_risk): where the ATA group is known, use it.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "thyroid_cancer_recurrence",
        Text(vi="Tái phát ung thư tuyến giáp", en="Recurrence of thyroid cancer"),
        Coding(scheme="SCT", value="363478007", meaning="Malignant tumor of thyroid gland"),
    ),
    specialties=("oncology", "endocrinology"),
    read=read,
    target=has_recurred,
    features=(
        quantity(AGE, "Age", required=True),
        choice(SEX, "Gender", {"F": "female", "M": "male"}),
        flag(CURRENT_SMOKER, "Smoking", yes=YES, no=NO),
        flag(thyroid.EVER_SMOKER, "Hx Smoking", yes=YES, no=NO),
        flag(thyroid.NECK_RADIATION, "Hx Radiothreapy", yes=YES, no=NO),
        choice(thyroid.FUNCTION, "Thyroid Function", FUNCTIONS),
        choice(thyroid.GOITRE, "Physical Examination", GOITRES),
        choice(thyroid.ADENOPATHY, "Adenopathy", NODES_FELT),
        choice(thyroid.HISTOLOGY, "Pathology", HISTOLOGIES),
        flag(thyroid.MULTIFOCAL, "Focality", yes=("Multi-Focal",), no=("Uni-Focal",), direction=1),
        choice(
            thyroid.TUMOUR,
            "T",
            {name: name.lower() for name in ("T1a", "T1b", "T2", "T3a", "T3b", "T4a", "T4b")},
            required=True,
        ),
        choice(thyroid.NODES, "N", {"N0": "n0", "N1a": "n1a", "N1b": "n1b"}, required=True),
        flag(thyroid.METASTASIS, "M", yes=("M1",), no=("M0",), direction=1),
    ),
    excluded={
        "Recurred": "the outcome",
        "Response": "seen in follow-up: a structurally incomplete response is nearly the outcome",
        "Risk": "a published score: the baseline",
        "Stage": "made of T, N, M and age, which are inputs",
    },
    subgroups={"sex": column_labels("Gender", {"F": "female", "M": "male"}), "age": age_bands("Age", (45,))},
    baselines={"ata_risk": _ata_risk},
    age_years=Range(minimum=15),
    example={
        "age": 46.0,
        "sex": "female",
        "current_smoker": False,
        "thyroid_histology": "papillary",
        "multifocal": True,
        "t_category": "t3a",
        "n_category": "n1a",
        "distant_metastasis": False,
    },
    plan=Plan(options=EVEN),
    floors={("auroc", "thyroid_cancer_recurrence_uci915"): 0.85},
)
