"""Diabetes within five years in women after a glucose tolerance test (Smith et al. 1988); a zero is a blank."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.clinical_input import Input
from models.terms import Range, Text
from models.vocabulary.person import AGE, BMI
from models.vocabulary.vitals import DIASTOLIC_BP
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Feature, Frame, numbers, quantity
from training.tables.inputs import diabetes as test
from training.tables.inputs.gynaecology import PREGNANCIES
from training.tables.labels import age_bands
from training.tables.recipe import TableRecipe

COLUMNS = ("pregnancies", "glucose", "diastolic", "skinfold", "insulin", "bmi", "pedigree", "age", "diabetes")
GLUCOSE_MG_DL = 10 / 180.16


def read(folder: Path) -> Frame:
    """One row a woman; the file has no header."""
    return pd.read_csv(folder / "pima-indians-diabetes.csv", header=None, names=list(COLUMNS))


def is_diabetic(frame: Frame) -> Truth:
    """Diabetes found between one and five years later."""
    return np.asarray(numbers(frame, "diabetes") == 1)


def _measured(asked: Input, column: str, *, factor: float = 1.0, direction: int = 0, required: bool = False) -> Feature:
    return quantity(asked, column, factor=factor, direction=direction, missing=(0,), required=required)


RECIPE = TableRecipe(
    name="diabetes_pima",
    version="1.0.0",
    source=Source(
        dataset="pima_diabetes",
        folder="tabular/pima_diabetes",
        files=("pima-indians-diabetes.csv",),
        licence="CC0",
        citation="Smith JW et al. Using the ADAP learning algorithm to forecast the onset of diabetes. SCAMC "
        "1988:261–5",
    ),
    words=Words(
        title=Text(
            vi="Đái tháo đường trong 5 năm sau nghiệm pháp dung nạp glucose",
            en="Diabetes within 5 years of a tolerance test",
        ),
        summary=Text(
            vi="Xác suất phát hiện đái tháo đường trong 1–5 năm ở phụ nữ sau nghiệm pháp dung nạp glucose. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of diabetes found within 1 to 5 years in women after a glucose tolerance test. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bàn với phụ nữ nguy cơ cao về theo dõi đường huyết và thay đổi lối sống.",
            en="Helps to discuss glucose checks and a change of life style with a woman at raised risk.",
        ),
        out_of_scope=Text(
            vi="Nam giới, phụ nữ dưới 21 tuổi, đang mang thai, người chưa làm nghiệm pháp dung nạp glucose, chẩn đoán.",
            en="Men, women under 21, pregnancy, people without a glucose tolerance test, diagnosis.",
        ),
        limitations=(
            Text(
                vi="768 phụ nữ thuộc cộng đồng Akimel O’odham (Pima) ở Arizona, nơi đái tháo đường gặp nhiều bậc "
                "nhất thế giới: xác suất quá cao cho Việt Nam, phải hiệu chỉnh lại.",
                en="768 women of the Akimel O’odham (Pima) community in Arizona, where diabetes is among the most "
                "common in the world: probabilities are too high for Viet Nam and must be recalibrated.",
            ),
            Text(
                vi="Dữ liệu thu từ 1965 không theo chuẩn đồng thuận hiện nay và đã được gỡ khỏi kho UCI; chỉ nên "
                "dùng để so sánh phương pháp.",
                en="Collected from 1965 on under another standard of consent, and withdrawn from the UCI repository; "
                "best used to compare methods.",
            ),
            Text(
                vi="Số 0 được coi là thiếu: gần một nửa không có insulin. Chưa có quần thể bên ngoài để kiểm tra.",
                en="Zeros count as missing: nearly half have no insulin. No external population was available.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC0",
    ),
    outcome=Outcome(
        "diabetes_within_5_years",
        Text(vi="Đái tháo đường trong 5 năm", en="Diabetes within 5 years"),
        Coding(scheme="SCT", value="73211009", meaning="Diabetes mellitus"),
    ),
    specialties=("endocrinology",),
    read=read,
    target=is_diabetic,
    features=(
        quantity(AGE, "age", required=True),
        _measured(test.GLUCOSE_TWO_HOURS, "glucose", factor=GLUCOSE_MG_DL, direction=1, required=True),
        _measured(BMI, "bmi", direction=1),
        _measured(DIASTOLIC_BP, "diastolic"),
        _measured(test.SKINFOLD, "skinfold"),
        _measured(test.INSULIN_TWO_HOURS, "insulin"),
        quantity(PREGNANCIES, "pregnancies"),
        quantity(test.PEDIGREE, "pedigree", direction=1),
    ),
    excluded={"diabetes": "the outcome"},
    subgroups={"age": age_bands("age", (30, 45))},
    age_years=Range(minimum=21, maximum=81),
    example={"age": 38.0, "glucose_2h": 7.4, "bmi": 29.6, "diastolic_bp": 76.0, "pregnancies": 3.0},
    floors={("auroc", "pima_diabetes"): 0.78},
)
