"""National PEWS of England: a child on the ward who is getting worse.

Source: NHS England and Royal College of Paediatrics and Child Health (RCPCH), National PEWS observation and escalation
charts (2023), as the RCPCH tells them for machines (Digital PEWS, spec/npews-scoring-spec.json, held by a clinician
against the published charts on 2026-06-30); the example that a birthday changes is from the same project. Brighton,
Monaghan and Bedside PEWS are other scores.
"""

from __future__ import annotations

from collections.abc import Callable

from models.band import Band
from models.clinical_input import Input
from models.points import Item, above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP

CHARTS = "NHS England and RCPCH, National PEWS observation and escalation charts, 2023"
AGES_FROM = (0.0, 1.0, 5.0, 13.0)
Stairs = tuple[tuple[float, float], ...]
# for each chart (0–11 months, 1–4, 5–12, 13 years and over): from which value how many points
BREATHS: tuple[Stairs, ...] = (
    ((0, 4), (10, 2), (20, 1), (30, 0), (50, 1), (60, 2), (70, 4)),
    ((0, 4), (10, 2), (20, 0), (40, 1), (50, 2), (60, 4)),
    ((0, 4), (10, 2), (15, 1), (20, 0), (25, 1), (40, 2), (50, 4)),
    ((0, 4), (10, 1), (15, 0), (25, 1), (30, 2), (40, 4)),
)
BEATS: tuple[Stairs, ...] = (
    ((0, 4), (80, 2), (90, 1), (110, 0), (150, 1), (170, 2), (180, 4)),
    ((0, 4), (60, 2), (70, 1), (90, 0), (140, 1), (150, 2), (170, 4)),
    ((0, 4), (60, 2), (70, 1), (80, 0), (120, 1), (140, 2), (160, 4)),
    ((0, 4), (50, 2), (60, 1), (70, 0), (100, 1), (120, 2), (130, 4)),
)
PRESSURES: tuple[Stairs, ...] = (
    ((0, 4), (50, 2), (60, 1), (70, 0), (90, 1), (100, 2), (110, 4)),
    ((0, 4), (50, 2), (60, 1), (80, 0), (100, 1), (120, 2), (130, 4)),
    ((0, 4), (70, 2), (80, 1), (90, 0), (110, 1), (120, 2), (130, 4)),
    ((0, 4), (80, 2), (90, 1), (100, 0), (120, 1), (130, 2), (140, 4)),
)
DISTRESS = choice(
    "child_respiratory_distress",
    "Gắng sức thở",
    "Respiratory distress",
    (
        ("none", "Không", "None"),
        ("mild", "Nhẹ", "Mild"),
        ("moderate", "Vừa", "Moderate"),
        ("severe", "Nặng", "Severe"),
    ),
    help=Text(
        vi=(
            "Dưới 5 tuổi: nhẹ – phập phồng cánh mũi, co kéo dưới sườn; vừa – gật đầu theo nhịp thở, co kéo khí quản "
            "hoặc liên sườn, thở rít hoặc khò khè; nặng – lõm xương ức, thở rên, kiệt sức. Từ 5 tuổi: nhẹ – dùng cơ "
            "hô hấp phụ; nặng – thêm ngồi chống tay, co kéo trên đòn."
        ),
        en=(
            "Under 5 years: mild – nasal flaring, subcostal recession; moderate – head bobbing, tracheal tug, "
            "intercostal recession, noises; severe – sternal recession, grunting, exhaustion. From 5 years: mild – "
            "accessory muscles; severe – tripoding and supraclavicular recession too."
        ),
    ),
)
OXYGEN = choice(
    "oxygen_support_level",
    "Mức hỗ trợ oxy",
    "Oxygen support",
    (
        ("air", "Khí phòng", "Room air"),
        ("low", "Dưới 30 % hoặc dưới 2 lít/phút", "Under 30 % or under 2 L/min"),
        ("medium", "30–49 % hoặc 2 – dưới 6 lít/phút", "30–49 % or 2 to under 6 L/min"),
        (
            "high",
            "Từ 50 % hoặc từ 6 lít/phút, hoặc oxy dòng cao, BiPAP, CPAP",
            "50 % or 6 L/min and above, or high flow, BiPAP, CPAP",
        ),
    ),
)
REFILL = flag("capillary_refill_3s", "Đổ đầy mao mạch từ 3 giây", "Capillary refill of 3 seconds or more")


def _for_age(stairs: tuple[Stairs, ...]) -> Callable[[float, float], float]:
    def rule(age: float, value: float) -> float:
        chart = [steps for start, steps in zip(AGES_FROM, stairs, strict=True) if age >= start][-1]
        return next(points for bound, points in reversed(chart) if value >= bound)

    return rule


def _by_age(asked: Input, stairs: tuple[Stairs, ...], display: Text) -> Item:
    cuts = tuple(sorted({bound for steps in stairs for bound, _ in steps[1:]}))
    return Item(asked.name, display, ("age", asked.name), _for_age(stairs), {"age": AGES_FROM[1:], asked.name: cuts})


SCORE = Score(
    name="national_pews",
    title=Text(vi="PEWS quốc gia Anh (cảnh báo sớm ở trẻ em)", en="National PEWS, England (children's early warning)"),
    summary=Text(
        vi="Phát hiện sớm trẻ nằm viện đang nặng lên, theo dấu hiệu sống của lứa tuổi.",
        en="Spots the child in hospital who is getting worse, by vital signs for the age.",
    ),
    specialties=("paediatrics", "emergency", "intensive_care"),
    inputs=(AGE.within(0, 17.999), RESPIRATORY_RATE, DISTRESS, SPO2, OXYGEN, HEART_RATE, SYSTOLIC_BP, REFILL),
    items=(
        _by_age(RESPIRATORY_RATE, BREATHS, Text(vi="Nhịp thở theo tuổi", en="Respiratory rate for age")),
        by_option(DISTRESS, {"none": 0, "mild": 1, "moderate": 2, "severe": 4}),
        by_steps(SPO2, 4, above(91, 1), at_least(95, 0)),
        by_option(OXYGEN, {"air": 0, "low": 1, "medium": 2, "high": 4}),
        _by_age(HEART_RATE, BEATS, Text(vi="Nhịp tim theo tuổi", en="Heart rate for age")),
        _by_age(SYSTOLIC_BP, PRESSURES, Text(vi="Huyết áp tâm thu theo tuổi", en="Systolic pressure for age")),
        if_true(REFILL, 2),
    ),
    bands=(
        Band(name="none", display=Text(vi="0: không có dấu hiệu báo động", en="0: nothing scores"), source=CHARTS),
        Band(
            name="low",
            minimum=1,
            display=Text(vi="1–4: mức thấp", en="1–4: low"),
            advice=Text(
                vi="Báo điều dưỡng trưởng, cân nhắc mời bác sĩ; đánh giá lại trong 60 phút.",
                en="Inform the nurse in charge, consider a medical review; reassess within 60 minutes.",
            ),
            source=CHARTS,
        ),
        Band(
            name="medium",
            minimum=5,
            display=Text(vi="5–8: mức trung bình", en="5–8: medium"),
            advice=Text(
                vi="Bác sĩ khám trong 30 phút; theo dõi SpO₂ liên tục.",
                en="Medical review within 30 minutes; continuous oxygen saturation.",
            ),
            indicator="warning",
            source=CHARTS,
        ),
        Band(
            name="high",
            minimum=9,
            display=Text(vi="9–12: mức cao", en="9–12: high"),
            advice=Text(
                vi="Gọi khám khẩn trong 15 phút, có người xử trí được đường thở; theo dõi liên tục.",
                en="Rapid review within 15 minutes, with airway skills; continuous monitoring.",
            ),
            indicator="critical",
            source=CHARTS,
        ),
        Band(
            name="emergency",
            minimum=13,
            display=Text(vi="≥ 13: cấp cứu", en="≥ 13: emergency"),
            advice=Text(
                vi="Gọi đội cấp cứu nhi ngay; báo bác sĩ chính.",
                en="Call the paediatric emergency team now; tell the consultant.",
            ),
            indicator="critical",
            source=CHARTS,
        ),
    ),
    citations=(
        Citation(
            f"{CHARTS}, by RCPCH Digital PEWS, spec/npews-scoring-spec.json",
            url="https://github.com/rcpch/digital-pews",
        ),
    ),
    licence="published national criteria, free to use; the chart itself is not copied",
    population=Text(
        vi="Trẻ dưới 18 tuổi nằm viện, ngoài hồi sức sơ sinh.",
        en="Children under 18 in hospital, outside neonatal intensive care.",
    ),
    cautions=(
        Text(
            vi=(
                "Không tính điểm nhưng tự nâng mức: chỉ đáp ứng lời nói – mức cao; chỉ đáp ứng đau, không đáp ứng hoặc "
                "đồng tử bất thường – cấp cứu; nghi nhiễm khuẩn huyết; lo ngại của người nhà hay nhân viên."
            ),
            en=(
                "Without points, yet raising the level: responds to voice only – high; to pain only, unresponsive or "
                "abnormal pupils – emergency; suspected sepsis; concern of carer or staff."
            ),
        ),
        Text(
            vi="Chưa kiểm định ở Việt Nam; quy trình báo động của bệnh viện đứng trước. Sốt ≥ 38 °C hoặc < 36 °C: nghĩ "
            "đến nhiễm khuẩn huyết.",
            en="Not validated in Viet Nam; the hospital's own escalation stands first. At 38 °C and over or under "
            "36 °C: think sepsis.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 4.99,
                "respiratory_rate": 24,
                "child_respiratory_distress": "none",
                "spo2": 97,
                "oxygen_support_level": "air",
                "heart_rate": 95,
                "systolic_bp": 100,
                "capillary_refill_3s": False,
            },
            1,
            "RCPCH Digital PEWS, the evening before the fifth birthday",
            band="low",
        ),
        Example(
            {
                "age": 5,
                "respiratory_rate": 24,
                "child_respiratory_distress": "none",
                "spo2": 97,
                "oxygen_support_level": "air",
                "heart_rate": 95,
                "systolic_bp": 100,
                "capillary_refill_3s": False,
            },
            0,
            "RCPCH Digital PEWS, the same signs on the fifth birthday",
            band="none",
        ),
        Example(
            {
                "age": 2.4,
                "respiratory_rate": 42,
                "child_respiratory_distress": "severe",
                "spo2": 89,
                "oxygen_support_level": "high",
                "heart_rate": 155,
                "systolic_bp": 99,
                "capillary_refill_3s": True,
            },
            17,
            "by hand from the chart of 1–4 years: 1 + 4 + 4 + 4 + 2 + 0 + 2",
            band="emergency",
        ),
    ),
)
