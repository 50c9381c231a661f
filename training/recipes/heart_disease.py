"""Coronary disease at angiography, from what is known before it: four hospitals of 1981–87 (Detrano et al. 1989).

The hospitals differ in what they recorded, so the figures that count are those of the hospital left out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.metabolic import TOTAL_CHOLESTEROL
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import SYSTOLIC_BP
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, flag, numbers, quantity
from training.tables.inputs.heart import (
    CHEST_PAIN,
    EXERCISE_ANGINA,
    FASTING_SUGAR,
    MAX_HEART_RATE,
    RESTING_ECG,
    ST_DEPRESSION,
    ST_SLOPE,
    THALLIUM,
    VESSELS,
)
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

CHOLESTEROL_MG_DL = 10 / 386.65
PAIN_CODES = {1.0: "typical", 2.0: "atypical", 3.0: "non_anginal", 4.0: "asymptomatic"}


def read(folder: Path) -> Frame:
    """One row a patient; a cholesterol or pressure of 0 is a blank."""
    return pd.read_csv(folder / "heart_4sites_dev.csv", na_values=["?"])


def is_diseased(frame: Frame) -> Truth:
    """At least one vessel narrowed by more than half."""
    return np.asarray(numbers(frame, "num") > 0)


RECIPE = TableRecipe(
    name="heart_disease",
    version="1.0.0",
    source=Source(
        dataset="uci_heart_4sites",
        folder="tabular/uci_heart_4sites",
        files=("heart_4sites_dev.csv",),
        licence="CC BY 4.0",
        citation="Janosi A et al. Heart Disease. UCI 1989, doi:10.24432/C52P4X; Detrano R et al., Am J Cardiol 1989",
    ),
    words=Words(
        title=Text(vi="Bệnh mạch vành ở người được chỉ định chụp mạch", en="Coronary disease before angiography"),
        summary=Text(
            vi="Xác suất hẹp mạch vành trên 50 % khi chụp mạch, từ triệu chứng, điện tâm đồ và nghiệm pháp gắng sức. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of a coronary narrowing over 50 % at angiography, from symptoms, ECG and exercise test. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ tim mạch cân nhắc trước khi chụp mạch vành ở người lớn nghi bệnh mạch vành.",
            en="Helps a cardiologist to weigh angiography in adults with suspected coronary disease.",
        ),
        out_of_scope=Text(
            vi="Hội chứng vành cấp, người dưới 28 tuổi, sàng lọc người không có chỉ định chụp mạch.",
            en="Acute coronary syndrome, people under 28, screening of people without a reason for angiography.",
        ),
        limitations=(
            Text(
                vi="Bốn bệnh viện Mỹ, Hungary, Thuỵ Sĩ, 1981–1987; chưa kiểm tra tại Việt Nam.",
                en="Four hospitals in the USA, Hungary and Switzerland, 1981–87; not tried in Viet Nam.",
            ),
            Text(
                vi="Mỗi bệnh viện bỏ trống những mục khác nhau, nên ô trống không được tính; vẫn cần xem "
                "auroc_leave_one_site_out: ở bệnh viện lạ kém hơn chia ngẫu nhiên, kém nhất ở Thuỵ Sĩ.",
                en="Each hospital left other items blank, so a blank tells nothing here; still see "
                "auroc_leave_one_site_out: at a strange hospital it does worse than on the random split, worst in "
                "Switzerland.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "coronary_disease",
        Text(vi="Hẹp mạch vành trên 50 %", en="Coronary narrowing over 50 %"),
        Coding(scheme="SCT", value="53741008", meaning="Coronary arteriosclerosis"),
    ),
    specialties=("cardiology",),
    read=read,
    target=is_diseased,
    features=(
        quantity(AGE, "age", required=True).silent(),
        choice(SEX, "sex", {0.0: "female", 1.0: "male"}, required=True).silent(),
        choice(
            CHEST_PAIN, "cp", dict(enumerate(("typical", "atypical", "non_anginal", "asymptomatic"), 1)), required=True
        ),
        quantity(SYSTOLIC_BP, "trestbps", missing=(0,)).silent(),
        quantity(TOTAL_CHOLESTEROL, "chol", factor=CHOLESTEROL_MG_DL, missing=(0,)).silent(),
        flag(FASTING_SUGAR, "fbs").silent(),
        choice(RESTING_ECG, "restecg", {0.0: "normal", 1.0: "st_t", 2.0: "hypertrophy"}).silent(),
        quantity(MAX_HEART_RATE, "thalach", direction=-1).silent(),
        flag(EXERCISE_ANGINA, "exang", direction=1).silent(),
        quantity(ST_DEPRESSION, "oldpeak").silent(),
        choice(ST_SLOPE, "slope", {1.0: "up", 2.0: "flat", 3.0: "down"}).silent(),
        quantity(VESSELS, "ca", direction=1).silent(),
        choice(THALLIUM, "thal", {3.0: "normal", 6.0: "fixed", 7.0: "reversible"}).silent(),
    ),
    excluded={"site": "the hospital, used to leave one out", "num": "the outcome"},
    site=column_labels("site"),
    subgroups={"sex": column_labels("sex", {0.0: "female", 1.0: "male"}), "age": age_bands("age", (50, 60))},
    age_years=Range(minimum=28, maximum=80),
    example={
        "age": 58.0,
        "sex": "male",
        "chest_pain_type": "atypical",
        "systolic_bp": 142.0,
        "total_cholesterol": 5.9,
        "resting_ecg": "normal",
        "max_heart_rate": 128.0,
        "exercise_angina": True,
        "st_depression": 1.4,
    },
    floors={("auroc", "uci_heart_4sites"): 0.80},
)
