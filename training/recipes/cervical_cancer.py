"""Cervical biopsy with a lesion, from three screening tests: Hospital Universitario de Caracas (Fernandes et al. 2017).

History alone tells nothing here (test AUROC 0.48, 0.33 to 0.63), so the model asks for the iodine test.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.person import AGE, CURRENT_SMOKER
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, Numbers, flag, numbers, quantity
from training.tables.inputs import gynaecology as history
from training.tables.labels import age_bands
from training.tables.recipe import TableRecipe

INFECTIONS = (
    "cervical condylomatosis",
    "vaginal condylomatosis",
    "vulvo-perineal condylomatosis",
    "syphilis",
    "pelvic inflammatory disease",
    "genital herpes",
    "molluscum contagiosum",
    "AIDS",
    "Hepatitis B",
    "HPV",
)
HISTORY = (
    "Number of sexual partners",
    "First sexual intercourse",
    "Smokes (years)",
    "Smokes (packs/year)",
    "Hormonal Contraceptives",
    "IUD",
    "IUD (years)",
    "STDs",
    "STDs (number)",
    "STDs: Number of diagnosis",
    "STDs: Time since first diagnosis",
    "STDs: Time since last diagnosis",
)
TESTS = ("Schiller", "Hinselmann", "Cytology")


def read(folder: Path) -> Frame:
    """One row a woman; a question mark is a blank."""
    return pd.read_csv(folder / "risk_factors_cervical_cancer.csv", na_values=["?"])


def has_lesion(frame: Frame) -> Truth:
    """A biopsy was taken and showed a lesion."""
    return np.asarray(numbers(frame, "Biopsy") == 1)


def _positive_tests(frame: Frame) -> Numbers:
    return np.asarray(np.stack([numbers(frame, name) for name in TESTS]).sum(axis=0))


RECIPE = TableRecipe(
    name="cervical_cancer",
    version="1.0.0",
    source=Source(
        dataset="cervical_cancer_uci383",
        folder="tabular/cervical_cancer_uci383",
        files=("risk_factors_cervical_cancer.csv",),
        licence="CC BY 4.0",
        citation="Fernandes K, Cardoso J, Fernandes J. Cervical cancer (Risk Factors). UCI 2017, doi:10.24432/C5Z310",
    ),
    words=Words(
        title=Text(vi="Tổn thương cổ tử cung sau xét nghiệm tầm soát", en="Cervical lesion after screening tests"),
        summary=Text(
            vi="Xác suất sinh thiết cổ tử cung có tổn thương, từ nghiệm pháp Lugol, acid acetic, tế bào học và tuổi. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of a lesion on cervical biopsy, from iodine and acetic acid tests, cytology and age. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ phụ khoa cân nhắc sinh thiết khi các xét nghiệm tầm soát trái ngược nhau.",
            en="Helps a gynaecologist to weigh a biopsy when screening tests disagree.",
        ),
        out_of_scope=Text(
            vi="Thay xét nghiệm HPV hoặc soi cổ tử cung; hoãn sinh thiết vì xác suất thấp; thai kỳ; người chưa được "
            "làm nghiệm pháp.",
            en="In place of HPV test or colposcopy; delaying a biopsy because of a low probability; pregnancy; "
            "untested women.",
        ),
        limitations=(
            Text(
                vi="Chỉ 55 ca có tổn thương trong 858 người (phần kiểm tra 16 ca): khoảng tin cậy rất rộng.",
                en="Only 55 lesions among 858 women (16 in the test rows): very wide intervals.",
            ),
            Text(
                vi="Chủ yếu người có nghiệm pháp dương tính mới được sinh thiết; người âm tính được coi là không có "
                "tổn thương, nên con số bị thổi phồng (thiên lệch kiểm chứng).",
                en="Mostly women with a positive test were biopsied; the others count as free of lesions, so the "
                "figures flatter (verification bias).",
            ),
            Text(
                vi="Mô hình không phân biệt tốt hơn việc chỉ đếm số nghiệm pháp dương tính (dòng "
                "auroc_positive_tests); nó chỉ thêm xác suất đã hiệu chỉnh. Chỉ từ tiền sử thì không phân biệt được "
                "(AUROC 0,48).",
                en="The model tells lesions apart no better than counting positive tests (row auroc_positive_tests); "
                "it only adds a calibrated probability. History alone cannot tell (AUROC 0.48).",
            ),
            Text(
                vi="Một bệnh viện ở Caracas; không có xét nghiệm HPV; chưa kiểm tra tại Việt Nam.",
                en="One hospital in Caracas; no HPV test; not tried in Viet Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "cervical_lesion",
        Text(vi="Tổn thương cổ tử cung trên sinh thiết", en="Lesion on cervical biopsy"),
        Coding(scheme="I10", value="N87", meaning="Dysplasia of cervix uteri"),
    ),
    specialties=("oncology", "obstetrics"),
    read=read,
    target=has_lesion,
    features=(
        flag(history.IODINE, "Schiller", direction=1, required=True),
        flag(history.ACETIC_ACID, "Hinselmann", direction=1),
        flag(history.CYTOLOGY, "Cytology", direction=1),
        quantity(AGE, "Age", required=True),
        flag(history.HIV, "STDs:HIV"),
        flag(history.GENITAL_WARTS, "STDs:condylomatosis"),
        quantity(history.PREGNANCIES, "Num of pregnancies"),
        quantity(history.PILL_YEARS, "Hormonal Contraceptives (years)"),
        flag(CURRENT_SMOKER, "Smokes"),
    ),
    excluded={
        "Biopsy": "the outcome",
        **dict.fromkeys(("Dx:Cancer", "Dx:CIN", "Dx:HPV", "Dx"), "a diagnosis without a date: may be this one"),
        **{f"STDs:{name}": "fewer than twenty women" for name in INFECTIONS},
        **dict.fromkeys(HISTORY, "history that tells nothing here (see above) and that women left blank"),
    },
    subgroups={"age": age_bands("Age", (30,))},
    age_years=Range(minimum=15, maximum=70),
    baselines={"positive_tests": _positive_tests},
    example={
        "age": 38.0,
        "iodine_test": True,
        "acetic_acid_test": False,
        "cervical_cytology": True,
        "pregnancies": 4.0,
    },
    floors={("auroc", "cervical_cancer_uci383"): 0.80},
)
