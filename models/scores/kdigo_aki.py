"""KDIGO stage of acute kidney injury.

Source: KDIGO clinical practice guideline for acute kidney injury, Kidney Int Suppl 2012;2:1–138,
doi:10.1038/kisup.2012.1 (definition 2.1.1 and table 2). Creatinine of 353.6 µmol/L is stage 3 only when the definition
of acute injury is met.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.kidney import BASELINE_CREATININE
from models.vocabulary.laboratory import CREATININE

KDIGO_AKI = "KDIGO AKI guideline, Kidney Int Suppl 2012;2:1–138, doi:10.1038/kisup.2012.1"
STAGE_3_UMOL_PER_L = 353.6
URINE_STAGES = {"normal": 0, "below_0_5_for_6_hours": 1, "below_0_5_for_12_hours": 2, "below_0_3_for_24_hours": 3}

RISE = flag(
    "creatinine_rise_48h",
    "Creatinin tăng ≥ 26,5 µmol/L trong 48 giờ",
    "Creatinine rose by ≥ 26.5 µmol/L within 48 hours",
)
URINE = choice(
    "urine_output_aki",
    "Lượng nước tiểu",
    "Urine output",
    (
        ("normal", "Từ 0,5 mL/kg/giờ, hoặc thấp hơn dưới 6 giờ", "0.5 mL/kg/h or more, or less for under 6 hours"),
        ("below_0_5_for_6_hours", "Dưới 0,5 mL/kg/giờ trong 6–12 giờ", "Under 0.5 mL/kg/h for 6–12 hours"),
        ("below_0_5_for_12_hours", "Dưới 0,5 mL/kg/giờ từ 12 giờ", "Under 0.5 mL/kg/h for 12 hours or more"),
        (
            "below_0_3_for_24_hours",
            "Dưới 0,3 mL/kg/giờ từ 24 giờ, hoặc vô niệu từ 12 giờ",
            "Under 0.3 mL/kg/h for 24 hours or more, or anuria for 12 hours or more",
        ),
    ),
)
DIALYSIS = flag(
    "renal_replacement_started", "Đã bắt đầu điều trị thay thế thận", "Renal replacement therapy was started"
)


def creatinine_stage(creatinine: float, baseline: float, has_risen: bool) -> int:
    """Stage by serum creatinine alone, both in µmol/L."""
    ratio = creatinine / baseline
    is_acute = ratio >= 1.5 or has_risen
    if ratio >= 3 or (is_acute and creatinine >= STAGE_3_UMOL_PER_L):
        return 3
    return 2 if ratio >= 2 else int(is_acute)


def kdigo_aki(
    *,
    creatinine: float,
    baseline_creatinine: float,
    creatinine_rise_48h: bool,
    urine_output_aki: str,
    renal_replacement_started: bool,
) -> float:
    """The worse of the stages by creatinine and by urine; 0 when there is no acute kidney injury."""
    if renal_replacement_started:
        return 3
    return max(creatinine_stage(creatinine, baseline_creatinine, creatinine_rise_48h), URINE_STAGES[urine_output_aki])


SCORE = Score(
    name="kdigo_aki",
    version="1.1.0",
    title=Text(vi="Giai đoạn tổn thương thận cấp KDIGO", en="KDIGO stage of acute kidney injury"),
    summary=Text(
        vi="Phân giai đoạn tổn thương thận cấp theo creatinin máu và lượng nước tiểu.",
        en="Stages acute kidney injury by serum creatinine and urine output.",
    ),
    specialties=("nephrology", "intensive_care", "general"),
    inputs=(CREATININE.fresh(24), BASELINE_CREATININE, RISE, URINE, DIALYSIS),
    compute=kdigo_aki,
    directions={"creatinine": 1, "baseline_creatinine": -1, "creatinine_rise_48h": 1, "renal_replacement_started": 1},
    bands=(
        Band(
            name="none", display=Text(vi="Không có tổn thương thận cấp", en="No acute kidney injury"), source=KDIGO_AKI
        ),
        Band(
            name="stage_1",
            minimum=1,
            display=Text(vi="Giai đoạn 1", en="Stage 1"),
            advice=Text(
                vi="Tìm nguyên nhân, ngừng thuốc độc thận, theo dõi creatinin và nước tiểu.",
                en="Look for the cause, stop nephrotoxic drugs, follow creatinine and urine output.",
            ),
            indicator="warning",
            source=KDIGO_AKI,
        ),
        Band(
            name="stage_2",
            minimum=2,
            display=Text(vi="Giai đoạn 2", en="Stage 2"),
            advice=Text(
                vi="Kiểm tra lại liều thuốc; xem xét hồi sức tích cực.", en="Check drug doses; consider intensive care."
            ),
            indicator="warning",
            source=KDIGO_AKI,
        ),
        Band(
            name="stage_3",
            minimum=3,
            display=Text(vi="Giai đoạn 3", en="Stage 3"),
            advice=Text(vi="Xem xét điều trị thay thế thận.", en="Consider renal replacement therapy."),
            indicator="critical",
            source=KDIGO_AKI,
        ),
    ),
    citations=(Citation(KDIGO_AKI, "10.1038/kisup.2012.1"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn; ở trẻ em còn dùng eGFR dưới 35 cho giai đoạn 3.",
        en="Adults; in children eGFR below 35 also counts as stage 3.",
    ),
    cautions=(
        Text(
            vi="Tỷ số so với giá trị nền chỉ tính khi tăng trong 7 ngày.",
            en="The ratio to baseline counts only if it rose within 7 days.",
        ),
    ),
    examples=(
        Example(
            {
                "creatinine": 150,
                "baseline_creatinine": 100,
                "creatinine_rise_48h": False,
                "urine_output_aki": "normal",
                "renal_replacement_started": False,
            },
            1,
            "by hand from table 2: 1.5 times baseline",
            band="stage_1",
        ),
        Example(
            {
                "creatinine": 360,
                "baseline_creatinine": 330,
                "creatinine_rise_48h": True,
                "urine_output_aki": "normal",
                "renal_replacement_started": False,
            },
            3,
            "by hand from table 2: acute rise to over 353.6 µmol/L",
            band="stage_3",
        ),
    ),
)
