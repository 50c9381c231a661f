"""Chronic kidney disease of stage 3–5 within about nine years in adults at risk: Tawam Hospital (Al-Shamsi 2018)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.scores.maggic import RAS
from models.terms import Range, Text
from models.vocabulary.history import CORONARY_DISEASE, DIABETES, HYPERTENSION, ON_BP_TREATMENT, VASCULAR_DISEASE
from models.vocabulary.kidney import EGFR
from models.vocabulary.laboratory import CREATININE, HBA1C
from models.vocabulary.metabolic import TOTAL_CHOLESTEROL, TRIGLYCERIDES
from models.vocabulary.person import AGE, BMI, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, flag, numbers, quantity
from training.tables.inputs.kidney import DYSLIPIDAEMIA, ON_GLUCOSE_LOWERING, ON_LIPID_LOWERING
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

SEXES = {0: "female", 1: "male"}


def read(folder: Path) -> Frame:
    """One row a patient."""
    return pd.read_csv(folder / "CKD_Dataset.csv")


def has_progressed(frame: Frame) -> Truth:
    """An eGFR below 60 for three months or more, during follow-up."""
    return np.asarray(numbers(frame, "EventCKD35") == 1)


RECIPE = TableRecipe(
    name="ckd_progression",
    version="1.0.0",
    source=Source(
        dataset="ckd_abudhabi_uci857",
        folder="tabular/ckd_abudhabi_uci857",
        files=("CKD_Dataset.csv",),
        licence="CC BY 4.0",
        citation="Al-Shamsi S, Regmi D, Govender RD. PLoS One 2018;13:e0199920, doi:10.1371/journal.pone.0199920",
    ),
    words=Words(
        title=Text(
            vi="Tiến triển tới bệnh thận mạn giai đoạn 3–5",
            en="Progression to chronic kidney disease stage 3–5",
        ),
        summary=Text(
            vi="Xác suất xuất hiện bệnh thận mạn giai đoạn 3–5 trong khoảng 9 năm ở người lớn có nguy cơ tim mạch, "
            "eGFR ban đầu từ 60 trở lên. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of chronic kidney disease of stage 3–5 within about 9 years in adults at vascular risk "
            "whose eGFR is 60 or more. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp chọn người tăng huyết áp, đái tháo đường cần kiểm tra chức năng thận thường xuyên hơn.",
            en="Helps to choose who with hypertension or diabetes needs kidney function checked more often.",
        ),
        out_of_scope=Text(
            vi="Người đã có eGFR dưới 60 (dùng KFRE), tổn thương thận cấp, trẻ em, thai kỳ.",
            en="People whose eGFR is below 60 already (use KFRE), acute kidney injury, children, pregnancy.",
        ),
        limitations=(
            Text(
                vi="Chỉ 56 ca trong 491 người (phần kiểm tra khoảng 17 ca): khoảng tin cậy rất rộng.",
                en="Only 56 events among 491 people (about 17 in the test rows): very wide intervals.",
            ),
            Text(
                vi="Không có albumin niệu (ACR), yếu tố dự báo mạnh nhất; thời gian theo dõi không bằng nhau.",
                en="Urine albumin, the strongest predictor, was not recorded; follow-up differs between people.",
            ),
            Text(
                vi="Người Emirati tại một bệnh viện; chưa kiểm tra tại Việt Nam.",
                en="Emiratis of one hospital; not tried in Viet Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "ckd_stage_3_to_5",
        Text(vi="Bệnh thận mạn giai đoạn 3–5", en="Chronic kidney disease stage 3–5"),
        Coding(scheme="SCT", value="709044004", meaning="Chronic kidney disease"),
    ),
    specialties=("nephrology", "endocrinology"),
    read=read,
    target=has_progressed,
    features=(
        quantity(AGE, "AgeBaseline", direction=1, required=True),
        choice(SEX, "Gender", SEXES),
        quantity(EGFR, "eGFRBaseline", direction=-1, required=True),
        quantity(CREATININE, "CreatnineBaseline"),
        quantity(HBA1C, "HgbA1C"),
        quantity(SYSTOLIC_BP, "sBPBaseline"),
        quantity(DIASTOLIC_BP, "dBPBaseline"),
        quantity(BMI, "BMIBaseline"),
        quantity(TOTAL_CHOLESTEROL, "CholesterolBaseline"),
        quantity(TRIGLYCERIDES, "TriglyceridesBaseline"),
        flag(DIABETES, "HistoryDiabetes", direction=1),
        flag(HYPERTENSION, "HistoryHTN", direction=1),
        flag(CORONARY_DISEASE, "HistoryCHD", direction=1),
        flag(VASCULAR_DISEASE, "HistoryVascular", direction=1),
        flag(CURRENT_SMOKER, "HistorySmoking"),
        flag(DYSLIPIDAEMIA, "HistoryDLD"),
        flag(ON_GLUCOSE_LOWERING, "DMmeds"),
        flag(ON_BP_TREATMENT, "HTNmeds"),
        flag(ON_LIPID_LOWERING, "DLDmeds"),
        flag(RAS, "ACEIARB"),
    ),
    excluded={
        "EventCKD35": "the outcome",
        "TimeToEventMonths": "ends at the event that is to be foretold",
        "StudyID": "a number of the study",
        "Age.3.categories": "said by the age",
        "HistoryObesity": "said by the body mass index",
    },
    sensitivity=0.85,
    subgroups={"sex": column_labels("Gender", SEXES), "age": age_bands("AgeBaseline", (55,))},
    age_years=Range(minimum=23, maximum=89),
    example={
        "age": 59.0,
        "sex": "male",
        "egfr": 76.0,
        "creatinine": 88.0,
        "hba1c": 7.6,
        "systolic_bp": 142.0,
        "bmi": 30.0,
        "diabetes": True,
        "hypertension": True,
        "on_acei_or_arb": True,
    },
    floors={("auroc", "ckd_abudhabi_uci857"): 0.70},
)
