"""Death within a year of hepatocellular carcinoma: 165 patients of Coimbra (Santos et al. 2015)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.clinical_input import Input
from models.terms import Range, Text
from models.vocabulary.laboratory import ALBUMIN, ALT, AST, BILIRUBIN, CREATININE, HAEMOGLOBIN, INR
from models.vocabulary.liver import ASCITES, ENCEPHALOPATHY
from models.vocabulary.oncology import ECOG_STATUS
from models.vocabulary.person import AGE, SEX
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Feature, Frame, choice, flag, numbers, quantity
from training.tables.inputs import hepatoma
from training.tables.inputs.liver import ALP, GGT
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

SURVIVED = "1_survives_0_dies"
SEXES = {0: "female", 1: "male"}
FEW = "said poorly by 165 patients; kept out so that there are fewer columns than deaths"
MANY_BLANK = "blank in 15 to 48 of 100 rows"
UNSURE = "units are mixed in this copy (values a thousandfold apart)"


def read(folder: Path) -> Frame:
    """One row a patient; tabs in the header become blanks."""
    frame = pd.read_csv(folder / "hcc-data.txt", na_values=["?"])
    return frame.rename(columns={name: " ".join(str(name).split()) for name in frame.columns})


def has_died(frame: Frame) -> Truth:
    """Within a year."""
    return np.asarray(numbers(frame, SURVIVED) == 0)


def _sign(asked: Input, column: str) -> Feature:
    return flag(asked, column, yes=(1, 1.0), no=(0, 0.0))


RECIPE = TableRecipe(
    name="hcc",
    version="1.0.0",
    source=Source(
        dataset="hcc_uci423",
        folder="tabular/hcc_uci423",
        files=("hcc-data.txt",),
        licence="CC BY 4.0",
        citation="Santos MS et al. J Biomed Inform 2015;58:49-59, doi:10.1016/j.jbi.2015.09.012; data "
        "doi:10.24432/C5TS4S",
    ),
    words=Words(
        title=Text(vi="Tử vong trong 1 năm do ung thư gan", en="Death within a year of liver cancer"),
        summary=Text(
            vi="Xác suất tử vong trong 1 năm kể từ khi chẩn đoán ung thư biểu mô tế bào gan. Bằng chứng yếu. "
            "Hỗ trợ quyết định, không phải tiên lượng cho từng người.",
            en="Probability of death within a year of the diagnosis of hepatocellular carcinoma. Weak evidence. "
            "Decision support, not a verdict on a person.",
        ),
        intended_use=Text(
            vi="Tham khảo trong hội chẩn ung thư gan, bên cạnh BCLC, Child-Pugh và ALBI.",
            en="For reference in a liver tumour board, beside BCLC, Child-Pugh and ALBI.",
        ),
        out_of_scope=Text(
            vi="Từ chối điều trị, báo tin cho người bệnh, ung thư gan thứ phát, trẻ em.",
            en="Refusing treatment, telling a patient, secondary liver cancer, children.",
        ),
        limitations=(
            Text(
                vi="Chỉ 165 người (63 ca tử vong; phần kiểm tra khoảng 19 ca): khoảng tin cậy rất rộng, không đủ để "
                "dùng một mình.",
                en="Only 165 people (63 deaths; about 19 in the test rows): very wide intervals, not enough to stand "
                "alone.",
            ),
            Text(
                vi="Con số trên 50 ca kiểm tra cao hơn nhiều so với đo ngoài mẫu trên ca huấn luyện (AUROC khoảng "
                "0,74): hãy tin con số thấp hơn.",
                en="The figure on 50 test rows is far above that of the training rows out of fold (AUROC about "
                "0.74): believe the lower one.",
            ),
            Text(
                vi="Bệnh viện ở Bồ Đào Nha, phần lớn xơ gan do rượu; tại Việt Nam nguyên nhân chính là viêm gan B.",
                en="A hospital in Portugal, mostly alcoholic cirrhosis; in Viet Nam the main cause is hepatitis B.",
            ),
            Text(
                vi="Không biết điều trị đã nhận, vốn ảnh hưởng lớn đến sống còn.",
                en="The treatment received, which matters much to survival, is unknown.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "death_within_1_year",
        Text(vi="Tử vong trong 1 năm", en="Death within a year"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    specialties=("oncology", "gastroenterology"),
    read=read,
    target=has_died,
    features=(
        quantity(AGE, "Age at diagnosis", required=True),
        choice(SEX, "Gender", SEXES),
        choice(ECOG_STATUS, "Performance Status", {n: str(n) for n in range(5)}, required=True),
        choice(ENCEPHALOPATHY, "Encefalopathy degree", {1: "none", 2: "grade_1_2", 3: "grade_3_4"}),
        choice(ASCITES, "Ascites degree", {1: "none", 2: "slight", 3: "moderate"}),
        _sign(hepatoma.SYMPTOMS, "Symptoms"),
        _sign(hepatoma.CIRRHOSIS_AT_DIAGNOSIS, "Cirrhosis"),
        _sign(hepatoma.HBSAG, "Hepatitis B Surface Antigen"),
        _sign(hepatoma.ANTI_HCV, "Hepatitis C Virus Antibody"),
        _sign(hepatoma.PORTAL_HYPERTENSION, "Portal Hypertension"),
        _sign(hepatoma.PORTAL_THROMBOSIS, "Portal Vein Thrombosis"),
        _sign(hepatoma.METASTASIS, "Liver Metastasis"),
        quantity(hepatoma.NODULES, "Number of Nodules"),
        quantity(hepatoma.LARGEST_NODULE, "Major dimension of nodule (cm)"),
        quantity(hepatoma.AFP, "Alpha-Fetoprotein (ng/mL)"),
        quantity(ALBUMIN, "Albumin (mg/dL)", factor=10.0),
        quantity(BILIRUBIN, "Total Bilirubin(mg/dL)", factor=10_000 / 584.7),
        quantity(INR, "International Normalised Ratio"),
        quantity(HAEMOGLOBIN, "Haemoglobin (g/dL)", factor=10.0),
        quantity(AST, "Aspartate transaminase (U/L)"),
        quantity(ALT, "Alanine transaminase (U/L)"),
        quantity(GGT, "Gamma glutamyl transferase (U/L)"),
        quantity(ALP, "Alkaline phosphatase (U/L)"),
        quantity(CREATININE, "Creatinine (mg/dL)", factor=10_000 / 113.12),
    ),
    excluded={
        SURVIVED: "the outcome",
        **dict.fromkeys(("Leukocytes(G/L)", "Platelets (G/L)", "Total Proteins (g/dL)"), UNSURE),
        **dict.fromkeys(
            ("Iron (mcg/dL)", "Oxygen Saturation (%)", "Ferritin (ng/mL)", "Direct Bilirubin (mg/dL)"), MANY_BLANK
        ),
        **dict.fromkeys(("Hepatitis B e Antigen", "Endemic Countries", "Smoking", "Esophageal Varices"), MANY_BLANK),
        **dict.fromkeys(("Grams of Alcohol per day", "Packs of cigarets per year"), MANY_BLANK),
        **dict.fromkeys(("Alcohol", "Hepatitis B Core Antibody", "Diabetes", "Obesity", "Hemochromatosis"), FEW),
        **dict.fromkeys(("Arterial Hypertension", "Chronic Renal Insufficiency", "Human Immunodeficiency Virus"), FEW),
        **dict.fromkeys(("Nonalcoholic Steatohepatitis", "Splenomegaly", "Radiological Hallmark"), FEW),
        "Mean Corpuscular Volume (fl)": FEW,
    },
    sensitivity=0.8,
    subgroups={"sex": column_labels("Gender", SEXES), "age": age_bands("Age at diagnosis", (65,))},
    age_years=Range(minimum=20, maximum=93),
    example={
        "age": 66.0,
        "sex": "male",
        "ecog_performance_status": "1",
        "ascites": "slight",
        "cirrhosis": True,
        "alpha_fetoprotein": 380.0,
        "albumin": 32.0,
        "bilirubin": 30.0,
        "liver_nodules": 2.0,
        "largest_liver_nodule": 5.5,
    },
    floors={("auroc", "hcc_uci423"): 0.60},
)
