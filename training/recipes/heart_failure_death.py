"""Death within months in advanced heart failure: two hospitals of Faisalabad, 2015 (Chicco and Jurman 2020)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.cardiac import EJECTION_FRACTION
from models.vocabulary.history import DIABETES, HYPERTENSION
from models.vocabulary.laboratory import CREATININE, PLATELETS, SODIUM
from models.vocabulary.person import AGE, CURRENT_SMOKER, SEX
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, flag, numbers, quantity
from training.tables.inputs.cardiac import ANAEMIA
from training.tables.inputs.dengue import CREATINE_KINASE
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

CREATININE_MG_DL = 10_000 / 113.12
PER_UL = 0.001


def read(folder: Path) -> Frame:
    """One row a patient."""
    return pd.read_csv(folder / "heart_failure_clinical_records_dataset.csv", thousands=",")


def is_dead(frame: Frame) -> Truth:
    """During follow-up (4 to 285 days)."""
    return np.asarray(numbers(frame, "DEATH_EVENT") == 1)


RECIPE = TableRecipe(
    name="heart_failure_death",
    version="1.0.0",
    source=Source(
        dataset="heart_failure_uci519",
        folder="tabular/heart_failure_uci519",
        files=("heart_failure_clinical_records_dataset.csv",),
        licence="CC BY 4.0",
        citation="Chicco D, Jurman G. BMC Med Inform Decis Mak 2020;20:16, doi:10.1186/s12911-020-1023-5",
    ),
    words=Words(
        title=Text(
            vi="Tử vong trong vài tháng ở người suy tim nặng", en="Death within months in advanced heart failure"
        ),
        summary=Text(
            vi="Xác suất tử vong trong thời gian theo dõi (trung vị khoảng 4 tháng, dài nhất 285 ngày) ở người suy tim "
            "phân suất tống máu giảm, NYHA III–IV. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of death during follow-up (median about 4 months, at most 285 days) in heart failure with "
            "NYHA class III–IV. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ tim mạch nhận ra người bệnh suy tim cần theo dõi sát, tối ưu điều trị hoặc hội chẩn sớm.",
            en="Helps a cardiologist to see which patient with heart failure needs closer follow-up or an early "
            "review.",
        ),
        out_of_scope=Text(
            vi="Suy tim cấp tại cấp cứu, người dưới 40 tuổi, người không có suy tim, quyết định ngừng điều trị.",
            en="Acute heart failure in the emergency room, people under 40 or without heart failure, withdrawing "
            "treatment.",
        ),
        limitations=(
            Text(
                vi="Chỉ 299 người bệnh (96 ca tử vong) ở hai bệnh viện Pakistan năm 2015: khoảng tin cậy rất rộng; "
                "chưa kiểm tra tại Việt Nam.",
                en="Only 299 patients (96 deaths) of two hospitals in Pakistan, 2015: very wide intervals; not tried "
                "in Viet Nam.",
            ),
            Text(
                vi="Thời gian theo dõi không bằng nhau giữa các người bệnh, nên xác suất không ứng với một mốc thời "
                "gian cố định; thời gian theo dõi không được dùng làm dữ liệu vào.",
                en="Follow-up differs between patients, so the probability belongs to no fixed date; the time of "
                "follow-up is not an input.",
            ),
            Text(
                vi="Creatinin trong bản dữ liệu này đã làm tròn tới 1 mg/dL (88 µmol/L): ảnh hưởng của tăng nhẹ "
                "creatinin bị mờ đi.",
                en="Creatinine of this copy of the data is rounded to 1 mg/dL (88 µmol/L): the effect of a small "
                "rise is blurred.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "death_in_follow_up",
        Text(vi="Tử vong trong thời gian theo dõi", en="Death during follow-up"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    specialties=("cardiology",),
    read=read,
    target=is_dead,
    features=(
        quantity(AGE, "age", direction=1, required=True),
        choice(SEX, "sex", {0: "female", 1: "male"}),
        quantity(EJECTION_FRACTION, "ejection_fraction", required=True),
        quantity(CREATININE, "serum_creatinine", factor=CREATININE_MG_DL, direction=1),
        quantity(SODIUM, "serum_sodium"),
        quantity(CREATINE_KINASE, "creatinine_phosphokinase"),
        quantity(PLATELETS, "platelets", factor=PER_UL),
        flag(ANAEMIA, "anaemia"),
        flag(DIABETES, "diabetes"),
        flag(HYPERTENSION, "high_blood_pressure"),
        flag(CURRENT_SMOKER, "smoking"),
    ),
    excluded={"DEATH_EVENT": "the outcome", "time": "days of follow-up: ends at the death that is to be foretold"},
    subgroups={"sex": column_labels("sex", {0: "female", 1: "male"}), "age": age_bands("age", (65,))},
    age_years=Range(minimum=40, maximum=95),
    example={
        "age": 68.0,
        "sex": "male",
        "ejection_fraction": 27.0,
        "creatinine": 145.0,
        "sodium": 133.0,
        "anaemia": True,
    },
    floors={("auroc", "heart_failure_uci519"): 0.65},
)
