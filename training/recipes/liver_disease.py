"""Liver disease from routine blood tests: Andhra Pradesh (Ramana et al. 2012); its known sex bias is measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, ALT, AST, BILIRUBIN
from models.vocabulary.person import AGE, SEX
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, numbers, quantity
from training.tables.inputs.liver import ALP, DIRECT_BILIRUBIN, TOTAL_PROTEIN
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

BILIRUBIN_MG_DL = 10_000 / 584.7
G_DL = 10.0


def read(folder: Path) -> Frame:
    """One row a person; the thirteen repeated rows stay together in the split."""
    return pd.read_csv(folder / "Indian_Liver_Patient_Dataset_ILPD.csv")


def is_liver_patient(frame: Frame) -> Truth:
    """As experts labelled."""
    return np.asarray(numbers(frame, "Selector") == 1)


RECIPE = TableRecipe(
    name="liver_disease",
    version="1.0.0",
    source=Source(
        dataset="ilpd_uci225",
        folder="tabular/ilpd_uci225",
        files=("Indian_Liver_Patient_Dataset_ILPD.csv",),
        licence="CC BY 4.0",
        citation="Ramana B, Venkateswarlu N. Indian Liver Patient Dataset. UCI 2012, doi:10.24432/C5D02C",
    ),
    words=Words(
        title=Text(vi="Bệnh gan từ xét nghiệm máu thường quy", en="Liver disease from routine blood tests"),
        summary=Text(
            vi="Xác suất bệnh gan từ bilirubin, men gan, protein và albumin. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of liver disease from bilirubin, enzymes, protein and albumin. Decision support, not a "
            "diagnosis.",
        ),
        intended_use=Text(
            vi="Gợi ý xem lại xét nghiệm gan ở người lớn khám tiêu hoá – gan mật.",
            en="Suggests a second look at liver tests of adults seen in a gastroenterology clinic.",
        ),
        out_of_scope=Text(
            vi="Sàng lọc cộng đồng, loại trừ bệnh gan, xác định nguyên nhân hay mức xơ hoá (dùng FIB-4, APRI).",
            en="Screening, ruling liver disease out, telling its cause or fibrosis (use FIB-4 or APRI).",
        ),
        limitations=(
            Text(
                vi="Thiên lệch theo giới đã được công bố (Straw và Wu 2022): phụ nữ chỉ chiếm một phần tư dữ liệu và "
                "dễ bị bỏ sót; xem độ nhạy theo giới ở các dòng subgroup.",
                en="A sex bias is published (Straw and Wu 2022): women are a quarter of the rows and more often "
                "missed; see the sensitivity by sex in the subgroup rows.",
            ),
            Text(
                vi="Nhãn “bệnh nhân gan” không nêu tiêu chuẩn, không phân loại bệnh; 71 % mẫu có bệnh, cao hơn nhiều "
                "so với thực tế.",
                en="What made someone a liver patient is not stated, nor which disease; 71 % of rows have it, far "
                "above practice.",
            ),
            Text(
                vi="583 người tại một vùng của Ấn Độ; khả năng phân biệt vừa phải, chưa kiểm tra tại Việt Nam.",
                en="583 people of one region of India; moderate discrimination, not tried in Viet Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "liver_disease",
        Text(vi="Bệnh gan", en="Liver disease"),
        Coding(scheme="SCT", value="235856003", meaning="Disorder of liver"),
    ),
    specialties=("gastroenterology",),
    read=read,
    target=is_liver_patient,
    features=(
        quantity(AGE, "Age", required=True),
        choice(SEX, "Gender", {"Female": "female", "Male": "male"}),
        quantity(BILIRUBIN, "TB", factor=BILIRUBIN_MG_DL),
        quantity(DIRECT_BILIRUBIN, "DB", factor=BILIRUBIN_MG_DL),
        quantity(ALP, "Alkphos"),
        quantity(ALT, "Sgpt"),
        quantity(AST, "Sgot"),
        quantity(TOTAL_PROTEIN, "TP", factor=G_DL),
        quantity(ALBUMIN, "ALB", factor=G_DL),
    ),
    excluded={"Selector": "the outcome", "A/G": "said by total protein and albumin"},
    subgroups={"sex": column_labels("Gender", {"Female": "female", "Male": "male"}), "age": age_bands("Age", (45,))},
    example={
        "age": 52.0,
        "sex": "female",
        "bilirubin": 24.0,
        "direct_bilirubin": 9.0,
        "alkaline_phosphatase": 240.0,
        "alt": 58.0,
        "ast": 71.0,
        "total_protein": 66.0,
        "albumin": 33.0,
    },
    floors={("auroc", "ilpd_uci225"): 0.68},
)
