"""Diabetes from symptoms alone: questionnaire at Sylhet Diabetes Hospital (Islam et al. 2020), unique rows only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.clinical_input import Input
from models.terms import Range, Text
from models.vocabulary.person import AGE, SEX
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Feature, Frame, choice, flag, quantity
from training.tables.inputs import diabetes as sign
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe


def read(folder: Path) -> Frame:
    """One row of each kind: 269 of 520 rows are exact copies of another."""
    return pd.read_csv(folder / "diabetes_data_upload.csv").drop_duplicates()


def is_diabetic(frame: Frame) -> Truth:
    """As the hospital's physician said."""
    return np.asarray(frame["class"] == "Positive")


def _sign(asked: Input, column: str, direction: int = 0) -> Feature:
    return flag(asked, column, yes=("Yes",), no=("No",), direction=direction)


RECIPE = TableRecipe(
    name="diabetes_screening",
    version="1.0.0",
    source=Source(
        dataset="sylhet_diabetes_uci529",
        folder="tabular/sylhet_diabetes_uci529",
        files=("diabetes_data_upload.csv",),
        licence="CC BY 4.0",
        citation="Islam MMF et al. Early stage diabetes risk prediction. UCI 2020, doi:10.24432/C5VG8H",
    ),
    words=Words(
        title=Text(vi="Đái tháo đường từ triệu chứng", en="Diabetes from symptoms"),
        summary=Text(
            vi="Xác suất đái tháo đường ở người có triệu chứng, chỉ từ bảng hỏi, không cần xét nghiệm. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of diabetes in people with symptoms, from a questionnaire, without any test. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Gợi ý xét nghiệm đường huyết hoặc HbA1c cho người đến khám vì mệt, khát, tiểu nhiều hoặc sụt cân.",
            en="Suggests a glucose or HbA1c test to people who come with fatigue, thirst, polyuria or weight loss.",
        ),
        out_of_scope=Text(
            vi="Sàng lọc người không triệu chứng (dùng FINDRISC), chẩn đoán, loại trừ đái tháo đường, trẻ em, thai kỳ.",
            en="Screening people without symptoms (use FINDRISC), diagnosis, ruling diabetes out, children, pregnancy.",
        ),
        limitations=(
            Text(
                vi="Chỉ 251 dòng khác nhau (hơn một nửa tệp gốc là bản sao); các con số trên tệp đầy đủ mà nhiều bài "
                "báo công bố (trên 0,98) là do bản sao nằm ở cả hai phần.",
                en="Only 251 distinct rows (over half of the file are copies); figures above 0.98 in many papers "
                "come from copies that stood in both parts.",
            ),
            Text(
                vi="Bệnh viện chuyên đái tháo đường ở Bangladesh: 69 % có bệnh và người không bệnh không đại diện "
                "cho cộng đồng; xác suất cao hơn nhiều so với phòng khám thường.",
                en="A diabetes hospital in Bangladesh: 69 % have it and those without do not stand for the "
                "community; far too high for an ordinary clinic.",
            ),
            Text(
                vi="Người đã biết bệnh có thể khai triệu chứng khác đi (thiên lệch nhớ lại); chưa kiểm tra tại Việt "
                "Nam.",
                en="Those who knew their diagnosis may tell symptoms otherwise (recall bias); not tried in Viet Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "diabetes",
        Text(vi="Đái tháo đường", en="Diabetes mellitus"),
        Coding(scheme="SCT", value="73211009", meaning="Diabetes mellitus"),
    ),
    specialties=("endocrinology", "general"),
    read=read,
    target=is_diabetic,
    features=(
        quantity(AGE, "Age", required=True),
        choice(SEX, "Gender", {"Female": "female", "Male": "male"}),
        _sign(sign.POLYURIA, "Polyuria", 1),
        _sign(sign.POLYDIPSIA, "Polydipsia", 1),
        _sign(sign.WEIGHT_LOSS, "sudden weight loss", 1),
        _sign(sign.WEAKNESS, "weakness"),
        _sign(sign.POLYPHAGIA, "Polyphagia"),
        _sign(sign.GENITAL_THRUSH, "Genital thrush"),
        _sign(sign.BLURRED_VISION, "visual blurring"),
        _sign(sign.ITCHING, "Itching"),
        _sign(sign.IRRITABILITY, "Irritability"),
        _sign(sign.SLOW_HEALING, "delayed healing"),
        _sign(sign.PARTIAL_PARESIS, "partial paresis"),
        _sign(sign.MUSCLE_STIFFNESS, "muscle stiffness"),
        _sign(sign.ALOPECIA, "Alopecia"),
        _sign(sign.OBESITY, "Obesity"),
    ),
    excluded={"class": "the outcome"},
    subgroups={
        "sex": column_labels("Gender", {"Female": "female", "Male": "male"}),
        "age": age_bands("Age", (45,)),
    },
    age_years=Range(minimum=16, maximum=90),
    example={
        "age": 49.0,
        "sex": "female",
        "polyuria": True,
        "polydipsia": False,
        "sudden_weight_loss": True,
        "weakness": True,
        "blurred_vision": False,
        "obesity": False,
    },
    floors={("auroc", "sylhet_diabetes_uci529"): 0.85},
)
