"""Canadian C-spine rule: imaging of the neck after trauma.

Source: Stiell IG et al., JAMA 2001;286:1841–8, doi:10.1001/jama.286.15.1841 (high-risk factor, low-risk factor that
allows assessment of movement, rotation of 45°).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

STIELL = "Stiell IG et al., JAMA 2001;286:1841–8, doi:10.1001/jama.286.15.1841"
DANGER = flag(
    "dangerous_mechanism",
    "Cơ chế nguy hiểm",
    "Dangerous mechanism",
    help=Text(
        vi=(
            "Ngã ≥ 1 m hoặc 5 bậc thang, lực dọc trục lên đầu, xe tốc độ cao, lật xe, văng khỏi "
            "xe, tai nạn xe máy địa hình hoặc xe đạp."
        ),
        en=(
            "Fall from ≥ 1 m or 5 stairs, axial load to the head, high-speed, rollover or "
            "ejection, recreational vehicle or bicycle collision."
        ),
    ),
)
PARAESTHESIA = flag(
    "limb_paraesthesia", "Dị cảm tay chân", "Paraesthesiae in the extremities", icd10=("R20.2",), current_hours=24 * 7
)
LOW_RISK = flag(
    "low_risk_factor",
    "Có yếu tố nguy cơ thấp cho phép thử vận động cổ",
    "A low-risk factor that allows safe assessment of movement",
    help=Text(
        vi=(
            "Đâm xe từ phía sau đơn thuần, đang ngồi, đã đi lại được, đau cổ xuất hiện muộn, "
            "hoặc không ấn đau đường giữa."
        ),
        en=(
            "Simple rear-end collision, sitting position, ambulatory at any time, delayed onset "
            "of pain, or no midline tenderness."
        ),
    ),
)
ROTATES = flag(
    "rotates_neck_45", "Tự xoay cổ được 45° sang trái và phải", "Actively rotates the neck 45° to the left and right"
)


def canadian_c_spine(
    *, age: float, dangerous_mechanism: bool, limb_paraesthesia: bool, low_risk_factor: bool, rotates_neck_45: bool
) -> float:
    """1 when the rule asks for imaging; `age` in years."""
    is_high_risk = age >= 65 or dangerous_mechanism or limb_paraesthesia
    return float(is_high_risk or not low_risk_factor or (not rotates_neck_45))


SCORE = Score(
    name="canadian_c_spine",
    version="1.1.0",
    title=Text(vi="Quy tắc cột sống cổ Canada", en="Canadian C-spine rule"),
    summary=Text(
        vi="Khi nào cần chụp cột sống cổ ở người tỉnh, ổn định sau chấn thương.",
        en="When an alert, stable patient needs imaging of the neck after trauma.",
    ),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=(AGE.within(16, None), DANGER, PARAESTHESIA, LOW_RISK, ROTATES),
    compute=canadian_c_spine,
    directions={
        "age": 1,
        "dangerous_mechanism": 1,
        "limb_paraesthesia": 1,
        "low_risk_factor": -1,
        "rotates_neck_45": -1,
    },
    bands=yes_or_no(STIELL, "chụp cột sống cổ", "imaging of the cervical spine"),
    citations=(Citation(STIELL, "10.1001/jama.286.15.1841"),),
    licence="published rule, free to use",
    population=Text(
        vi="Người từ 16 tuổi tỉnh táo (Glasgow 15), sinh hiệu ổn, lo ngại tổn thương cổ.",
        en="Alert (Glasgow 15) and stable patients of 16 and over in whom neck injury is a concern.",
    ),
    cautions=(
        Text(
            vi=("Không dùng khi Glasgow < 15, bệnh cột sống đã biết, từng mổ cổ, mang thai, vết thương xuyên."),
            en=(
                "Not with Glasgow < 15, known vertebral disease, previous neck surgery, pregnancy or "
                "penetrating trauma."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "age": 30,
                "dangerous_mechanism": False,
                "limb_paraesthesia": False,
                "low_risk_factor": True,
                "rotates_neck_45": True,
            },
            0,
            "by hand from the rule",
            band="not_needed",
        ),
        Example(
            {
                "age": 65,
                "dangerous_mechanism": False,
                "limb_paraesthesia": False,
                "low_risk_factor": True,
                "rotates_neck_45": True,
            },
            1,
            "by hand: age alone",
            band="by_the_rule",
        ),
    ),
)
