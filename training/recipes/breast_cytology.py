"""Malignant cells in a fine-needle aspirate of the breast: Wisconsin diagnostic set, as scikit-learn ships it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import sklearn.datasets

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, numbers, quantity
from training.tables.inputs.cytology import MEASURES, nuclear
from training.tables.recipe import TableRecipe

MALIGNANT = 0
ERROR = "the standard error of a mean: says how many nuclei were traced, not what they look like"
NAMES = [measure for measure, *_ in MEASURES]
SHIPPED_WITH = Path(sklearn.datasets.__file__).parent / "data"


def read(folder: Path) -> Frame:
    """One row an aspirate; the first line of the file counts rows and columns."""
    columns = [f"{kind} {name}" for kind in ("mean", "error", "worst") for name in NAMES]
    return pd.read_csv(folder / "breast_cancer.csv", skiprows=1, header=None, names=[*columns, "target"])


def is_malignant(frame: Frame) -> Truth:
    """By histology or follow-up."""
    return np.asarray(numbers(frame, "target") == MALIGNANT)


RECIPE = TableRecipe(
    name="breast_cytology",
    version="1.0.0",
    source=Source(
        dataset="wdbc_uci17",
        folder=str(SHIPPED_WITH),
        files=("breast_cancer.csv",),
        licence="CC BY 4.0",
        citation="Wolberg W, Mangasarian O, Street N, Street W. Breast Cancer Wisconsin (Diagnostic), "
        "doi:10.24432/C5DW2B",
    ),
    words=Words(
        title=Text(vi="Tế bào ác tính khi chọc hút kim nhỏ u vú", en="Malignant cells in a breast aspirate"),
        summary=Text(
            vi="Xác suất ác tính từ số đo nhân tế bào trên ảnh chọc hút kim nhỏ khối u vú. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of malignancy from measured nuclei of a fine-needle aspirate of a breast mass. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Ý kiến thứ hai cho bác sĩ giải phẫu bệnh khi nhân đã được khoanh và đo bằng phần mềm.",
            en="A second opinion for the pathologist once nuclei were traced and measured by a program.",
        ),
        out_of_scope=Text(
            vi="Thay sinh thiết hoặc hội chẩn ba yếu tố (lâm sàng, hình ảnh, tế bào); mẫu không đủ tế bào; tế bào "
            "học khác vú.",
            en="In place of biopsy or of the triple assessment; samples with too few cells; cytology of other organs.",
        ),
        limitations=(
            Text(
                vi="569 mẫu, một trung tâm ở Wisconsin, thập niên 1980–1990; nhân được chọn và khoanh tay: con số "
                "rất cao này không giữ được với phần mềm, độ phóng đại và cách nhuộm khác.",
                en="569 aspirates of one centre in Wisconsin around 1990; nuclei were chosen and traced by hand: "
                "these very high figures will not hold with another program, magnification or stain.",
            ),
            Text(
                vi="Đơn vị đo là đơn vị của phần mềm Xcyt; phải hiệu chuẩn trước khi dùng.",
                en="Measures are in the units of the program Xcyt; calibrate before any use.",
            ),
            Text(
                vi="Không có tuổi, giới và thông tin người bệnh: không đo được theo phân nhóm.",
                en="Age and everything else about the patient is unknown: no figures by subgroup.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "breast_malignancy",
        Text(vi="U vú ác tính", en="Malignant breast mass"),
        Coding(scheme="SCT", value="254837009", meaning="Malignant neoplasm of breast"),
    ),
    specialties=("pathology", "oncology"),
    read=read,
    target=is_malignant,
    features=tuple(
        quantity(nuclear(kind, name), f"{kind} {name}", required=(kind, name) == ("worst", "radius"))
        for kind in ("mean", "worst")
        for name in NAMES
    ),
    excluded={"target": "the outcome", **{f"error {name}": ERROR for name in NAMES}},
    sensitivity=0.97,
    example={
        "nuclear_radius_mean": 15.2,
        "nuclear_texture_mean": 20.1,
        "nuclear_concavity_mean": 0.12,
        "nuclear_radius_worst": 18.1,
        "nuclear_texture_worst": 27.5,
        "nuclear_concave_points_worst": 0.15,
    },
    floors={("auroc", "wdbc_uci17"): 0.97},
)
