"""TIMI risk score for unstable angina and non-ST-elevation infarction.

Source: Antman EM et al., JAMA 2000;284:835–42, doi:10.1001/jama.284.7.835 (figure 1: 14-day death, infarction or
severe ischaemia needing revascularisation, TIMI 11B test cohort).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import CARDIAC_MARKERS_RAISED, ST_DEVIATION
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

ANTMAN = "Antman EM et al., JAMA 2000;284:835–42, doi:10.1001/jama.284.7.835 (TIMI 11B)"
RISK = (0.047, 0.047, 0.083, 0.132, 0.199, 0.262, 0.409, 0.409)

RISK_FACTORS = flag(
    "three_coronary_risk_factors",
    "Có từ 3 yếu tố nguy cơ bệnh mạch vành",
    "Three or more coronary risk factors",
    help=Text(
        vi="Tiền sử gia đình, tăng huyết áp, tăng cholesterol, đái tháo đường, đang hút thuốc.",
        en="Family history, hypertension, hypercholesterolaemia, diabetes, current smoking.",
    ),
)
STENOSIS = flag(
    "known_coronary_stenosis", "Đã biết hẹp mạch vành từ 50% trở lên", "Known coronary stenosis of 50% or more"
)
ASPIRIN = flag("aspirin_within_7_days", "Dùng aspirin trong 7 ngày qua", "Aspirin use in the last 7 days")
ANGINA = flag(
    "severe_recent_angina",
    "Từ 2 cơn đau thắt ngực trong 24 giờ qua",
    "Two or more anginal episodes in the last 24 hours",
)

SCORE = Score(
    name="timi_nstemi",
    version="1.1.0",
    title=Text(
        vi="TIMI trong đau thắt ngực không ổn định và nhồi máu không ST chênh lên",
        en="TIMI risk score for unstable angina and NSTEMI",
    ),
    summary=Text(
        vi="Nguy cơ tử vong, nhồi máu hoặc thiếu máu cục bộ nặng cần tái thông khẩn trong 14 ngày.",
        en="The 14-day risk of death, infarction or severe ischaemia that needs urgent revascularisation.",
    ),
    specialties=("cardiology", "emergency"),
    inputs=(AGE.within(minimum=18), RISK_FACTORS, STENOSIS, ASPIRIN, ANGINA, ST_DEVIATION, CARDIAC_MARKERS_RAISED),
    items=(
        by_steps(AGE, 0, at_least(65, 1)),
        if_true(RISK_FACTORS, 1),
        if_true(STENOSIS, 1),
        if_true(ASPIRIN, 1),
        if_true(ANGINA, 1),
        if_true(ST_DEVIATION, 1),
        if_true(CARDIAC_MARKERS_RAISED, 1),
    ),
    probability=lambda score: RISK[int(score)],
    probability_of=Text(
        vi="tử vong, nhồi máu hoặc tái thông khẩn trong 14 ngày",
        en="death, infarction or urgent revascularisation in 14 days",
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"),
            risk=Text(vi="4,7–8,3%", en="4.7–8.3%"),
            source=ANTMAN,
        ),
        Band(
            name="intermediate",
            minimum=3,
            display=Text(vi="3–4: nguy cơ trung bình", en="3–4: intermediate risk"),
            indicator="warning",
            risk=Text(vi="13,2–19,9%", en="13.2–19.9%"),
            source=ANTMAN,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="5–7: nguy cơ cao", en="5–7: high risk"),
            indicator="critical",
            risk=Text(vi="26,2–40,9%", en="26.2–40.9%"),
            source=ANTMAN,
        ),
    ),
    citations=(Citation("Antman EM et al., JAMA 2000;284:835–42", "10.1001/jama.284.7.835"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn đau thắt ngực không ổn định hoặc nhồi máu cơ tim không ST chênh lên.",
        en="Adults with unstable angina or non-ST-elevation myocardial infarction.",
    ),
    cautions=(
        Text(
            vi="Điểm thấp không loại trừ hội chứng vành cấp ở người đau ngực chưa rõ nguyên nhân.",
            en="A low score does not rule out an acute coronary syndrome in undifferentiated chest pain.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "three_coronary_risk_factors": True,
                "known_coronary_stenosis": False,
                "aspirin_within_7_days": False,
                "severe_recent_angina": False,
                "st_deviation": False,
                "cardiac_markers_raised": True,
            },
            3,
            "by hand from figure 1 of Antman 2000",
            probability=0.132,
            band="intermediate",
        ),
        Example(
            {
                "age": 64,
                "three_coronary_risk_factors": False,
                "known_coronary_stenosis": False,
                "aspirin_within_7_days": False,
                "severe_recent_angina": False,
                "st_deviation": False,
                "cardiac_markers_raised": False,
            },
            0,
            "by hand from figure 1 of Antman 2000",
            probability=0.047,
            band="low",
        ),
    ),
)
