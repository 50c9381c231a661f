"""Pre-eclampsia and its severe features by the criteria of ACOG.

Source: ACOG Practice Bulletin 222, Obstet Gynecol 2020;135:e237–60, doi:10.1097/AOG.0000000000003891 (boxes 2 and 3;
creatinine above 1.1 mg/dL = 97 µmol/L, held at 97.3 so that exactly 1.1 does not count). Pressure of the severe range
alone is managed as pre-eclampsia with severe features.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import CREATININE, PLATELETS
from models.vocabulary.obstetrics import PROTEINURIA
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP

ACOG = "ACOG Practice Bulletin 222, Obstet Gynecol 2020;135:e237–60, doi:10.1097/AOG.0000000000003891"
LIVER = flag(
    "liver_impairment",
    "Men gan ≥ 2 lần giới hạn trên, hoặc đau hạ sườn phải dai dẳng",
    "Transaminases ≥ 2 × upper limit, or severe persistent right upper quadrant pain",
)
OEDEMA = flag("pulmonary_oedema", "Phù phổi", "Pulmonary oedema", icd10=("J81",), current_hours=24 * 7)
NEURO = flag(
    "new_headache_or_visual_disturbance",
    "Đau đầu mới không đáp ứng thuốc, hoặc rối loạn thị giác",
    "New headache unresponsive to medication, or visual disturbance",
)
DOUBLED = flag(
    "creatinine_doubled",
    "Creatinin tăng gấp đôi không do bệnh thận khác",
    "Creatinine doubled without other kidney disease",
)


def preeclampsia_acog(
    *, systolic_bp: float, diastolic_bp: float, platelets: float, creatinine: float, proteinuria: bool, **features: bool
) -> float:
    """0 no hypertension, 1 gestational hypertension, 2 pre-eclampsia, 3 with severe features; creatinine in µmol/L."""
    if systolic_bp < 140 and diastolic_bp < 90:
        return 0.0
    organs = any(features.values()) or platelets < 100 or creatinine > 97.3
    if organs or systolic_bp >= 160 or diastolic_bp >= 110:
        return 3.0
    return 2.0 if proteinuria else 1.0


SCORE = Score(
    name="preeclampsia_acog",
    version="1.3.0",
    title=Text(vi="Tiền sản giật theo tiêu chuẩn ACOG", en="Pre-eclampsia by ACOG criteria"),
    summary=Text(
        vi=("Xếp tăng huyết áp mới sau 20 tuần: tăng huyết áp thai kỳ, tiền sản giật, có dấu hiệu nặng."),
        en=("Sorts new hypertension after 20 weeks: gestational hypertension, pre-eclampsia, severe features."),
    ),
    specialties=("obstetrics",),
    inputs=(
        SYSTOLIC_BP,
        DIASTOLIC_BP,
        PROTEINURIA,
        PLATELETS.fresh(24),
        CREATININE.fresh(24),
        DOUBLED,
        LIVER,
        OEDEMA,
        NEURO,
    ),
    compute=preeclampsia_acog,
    directions={
        "systolic_bp": 1,
        "diastolic_bp": 1,
        "proteinuria": 1,
        "platelets": -1,
        "creatinine": 1,
        "creatinine_doubled": 1,
        "liver_impairment": 1,
        "pulmonary_oedema": 1,
        "new_headache_or_visual_disturbance": 1,
    },
    bands=(
        Band(
            name="none",
            display=Text(vi="Không đủ tiêu chuẩn tăng huyết áp", en="Criteria of hypertension not met"),
            source=ACOG,
        ),
        Band(
            name="gestational_hypertension",
            minimum=1,
            display=Text(vi="Tăng huyết áp thai kỳ", en="Gestational hypertension"),
            indicator="warning",
            source=ACOG,
        ),
        Band(
            name="preeclampsia",
            minimum=2,
            display=Text(vi="Tiền sản giật không có dấu hiệu nặng", en="Pre-eclampsia without severe features"),
            indicator="warning",
            source=ACOG,
        ),
        Band(
            name="severe_features",
            minimum=3,
            display=Text(vi="Tiền sản giật có dấu hiệu nặng", en="Pre-eclampsia with severe features"),
            advice=Text(
                vi="Nhập viện, kiểm soát huyết áp, magnesi sulfat, hội chẩn sản khoa.",
                en="Admit, control the pressure, magnesium sulfate, obstetric decision.",
            ),
            indicator="critical",
            source=ACOG,
        ),
    ),
    citations=(Citation(ACOG, "10.1097/AOG.0000000000003891"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Thai từ 20 tuần, huyết áp trước đó bình thường.", en="From 20 weeks of gestation, pressure normal before."
    ),
    cautions=(
        Text(
            vi=("Huyết áp phải đo hai lần cách nhau ≥ 4 giờ (mức nặng: vài phút). Không dùng cho tăng huyết áp mạn."),
            en=(
                "Pressure counts on two occasions ≥ 4 hours apart (severe range: minutes). Not for "
                "chronic hypertension."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "systolic_bp": 145,
                "diastolic_bp": 92,
                "proteinuria": True,
                "platelets": 200,
                "creatinine": 60,
                "creatinine_doubled": False,
                "liver_impairment": False,
                "pulmonary_oedema": False,
                "new_headache_or_visual_disturbance": False,
            },
            2,
            "by hand from box 2",
            band="preeclampsia",
        ),
        Example(
            {
                "systolic_bp": 145,
                "diastolic_bp": 92,
                "proteinuria": False,
                "platelets": 95,
                "creatinine": 60,
                "creatinine_doubled": False,
                "liver_impairment": False,
                "pulmonary_oedema": False,
                "new_headache_or_visual_disturbance": False,
            },
            3,
            "by hand from box 3: without proteinuria, platelets below 100",
            band="severe_features",
        ),
    ),
)
