"""Hepatitis C with its stages against blood donors, from one blood sample (Lichtinghagen et al. 2020)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.laboratory import ALBUMIN, ALT, AST, BILIRUBIN, CREATININE
from models.vocabulary.metabolic import TOTAL_CHOLESTEROL
from models.vocabulary.person import AGE, SEX
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, quantity
from training.tables.inputs.liver import ALP, CHOLINESTERASE, GGT, TOTAL_PROTEIN
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

SUSPECT = "0s=suspect Blood Donor"
DONOR = "0=Blood Donor"


def read(folder: Path) -> Frame:
    """One row a person; seven donors of doubtful samples are left out."""
    frame = pd.read_csv(folder / "hcvdat0.csv").drop(columns="Unnamed: 0", errors="ignore")
    return frame[frame["Category"] != SUSPECT]


def has_hepatitis_c(frame: Frame) -> Truth:
    """Hepatitis C, fibrosis or cirrhosis by it."""
    return np.asarray(frame["Category"] != DONOR)


RECIPE = TableRecipe(
    name="hcv",
    version="1.0.0",
    source=Source(
        dataset="hcv_uci571",
        folder="tabular/hcv_uci571",
        files=("hcvdat0.csv",),
        licence="CC BY 4.0",
        citation="Lichtinghagen R, Klawonn F, Hoffmann G. HCV data. UCI 2020, doi:10.24432/C5D612",
    ),
    words=Words(
        title=Text(vi="Viêm gan C từ xét nghiệm sinh hoá", en="Hepatitis C from blood chemistry"),
        summary=Text(
            vi="Xác suất một mẫu sinh hoá là của người viêm gan C (kể cả xơ hoá, xơ gan) so với người hiến máu. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability that a blood chemistry is of a person with hepatitis C (fibrosis and cirrhosis too) "
            "rather than of a blood donor. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Nhắc làm anti-HCV khi sinh hoá gan thường quy giống người viêm gan C.",
            en="Reminds to test anti-HCV when a routine liver chemistry looks like hepatitis C.",
        ),
        out_of_scope=Text(
            vi="Thay anti-HCV hoặc HCV RNA; phân biệt với bệnh gan khác; giai đoạn xơ hoá (dùng FIB-4, APRI); trẻ em.",
            en="In place of anti-HCV or HCV RNA; telling it from other liver disease; stage of fibrosis (FIB-4, APRI); "
            "children.",
        ),
        limitations=(
            Text(
                vi="So với người hiến máu khoẻ mạnh, không phải người bệnh gan khác: con số cao hơn nhiều so với "
                "phòng khám.",
                en="Compared with healthy donors and not with other liver disease: the figures are far higher than "
                "in a clinic.",
            ),
            Text(
                vi="Chỉ 75 người viêm gan C (phần kiểm tra khoảng 22) tại một bệnh viện Đức; chưa kiểm tra tại Việt "
                "Nam.",
                en="Only 75 people with hepatitis C (about 22 in the test rows) of one German hospital; not tried in "
                "Viet Nam.",
            ),
            Text(
                vi="Vài xét nghiệm thiếu nhiều hơn ở người bệnh, nên giá trị thiếu có thể mang dấu vết của nhóm.",
                en="Some tests are missing more often in the patients, so a missing value may carry a trace of the "
                "group.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "hepatitis_c",
        Text(vi="Viêm gan C", en="Hepatitis C"),
        Coding(scheme="SCT", value="50711007", meaning="Viral hepatitis type C"),
    ),
    specialties=("gastroenterology", "tropical"),
    read=read,
    target=has_hepatitis_c,
    features=(
        quantity(AGE, "Age", required=True),
        choice(SEX, "Sex", {"f": "female", "m": "male"}),
        quantity(AST, "AST", required=True),
        quantity(ALT, "ALT"),
        quantity(GGT, "GGT"),
        quantity(ALP, "ALP"),
        quantity(BILIRUBIN, "BIL"),
        quantity(ALBUMIN, "ALB"),
        quantity(TOTAL_PROTEIN, "PROT"),
        quantity(CHOLINESTERASE, "CHE"),
        quantity(TOTAL_CHOLESTEROL, "CHOL"),
        quantity(CREATININE, "CREA"),
    ),
    excluded={"Category": "the outcome"},
    subgroups={"sex": column_labels("Sex", {"f": "female", "m": "male"}), "age": age_bands("Age", (50,))},
    age_years=Range(minimum=19, maximum=77),
    example={
        "age": 44.0,
        "sex": "male",
        "ast": 64.0,
        "alt": 52.0,
        "ggt": 88.0,
        "alkaline_phosphatase": 62.0,
        "bilirubin": 14.0,
        "albumin": 40.0,
    },
    floors={("auroc", "hcv_uci571"): 0.90},
)
