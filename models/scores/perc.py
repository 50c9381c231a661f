"""PERC: pulmonary embolism rule-out criteria, as the number that are not met.

Source: Kline JA et al., J Thromb Haemost 2004;2:1247–55, doi:10.1111/j.1538-7836.2004.00790.x.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE
from models.vocabulary.thrombosis import HAEMOPTYSIS, PREVIOUS_VTE
from models.vocabulary.vitals import HEART_RATE, SPO2

KLINE = "Kline JA et al., J Thromb Haemost 2004;2:1247–55, doi:10.1111/j.1538-7836.2004.00790.x"

SWELLING = flag("unilateral_leg_swelling", "Sưng một bên chân", "Unilateral leg swelling")
SURGERY = flag(
    "surgery_or_trauma_within_4_weeks",
    "Phẫu thuật hoặc chấn thương phải nhập viện trong 4 tuần",
    "Surgery or trauma with hospital admission within 4 weeks",
)
OESTROGEN = flag(
    "oestrogen_use", "Đang dùng estrogen (thuốc tránh thai, hormon)", "Oestrogen use (contraceptive, hormones)"
)

SCORE = Score(
    name="perc",
    title=Text(vi="Quy tắc PERC (loại trừ thuyên tắc phổi)", en="PERC rule (pulmonary embolism rule-out)"),
    summary=Text(
        vi="Khi bác sĩ thấy nguy cơ thấp và cả 8 tiêu chuẩn đạt (0 điểm), không cần làm D-dimer.",
        en="When the doctor's suspicion is low and all 8 criteria are met (0), D-dimer is not needed.",
    ),
    specialties=("emergency", "respiratory"),
    inputs=(AGE.within(minimum=18), HEART_RATE, SPO2, SWELLING, HAEMOPTYSIS, SURGERY, PREVIOUS_VTE, OESTROGEN),
    items=(
        by_steps(AGE, 0, at_least(50, 1)),
        by_steps(HEART_RATE, 0, at_least(100, 1)),
        by_steps(SPO2, 1, at_least(95, 0)),
        if_true(SWELLING, 1),
        if_true(HAEMOPTYSIS, 1),
        if_true(SURGERY, 1),
        if_true(PREVIOUS_VTE, 1),
        if_true(OESTROGEN, 1),
    ),
    bands=(
        Band(
            name="negative",
            display=Text(vi="0: PERC âm tính", en="0: PERC negative"),
            advice=Text(
                vi="Không cần D-dimer nếu nghi ngờ lâm sàng thấp.",
                en="No D-dimer needed where clinical suspicion is low.",
            ),
            risk=Text(
                vi="Dưới 2 % khi nghi ngờ lâm sàng thấp (< 15 %)", en="Below 2 % with low clinical suspicion (< 15 %)"
            ),
            source=KLINE,
        ),
        Band(
            name="positive",
            minimum=1,
            display=Text(vi="≥ 1: chưa loại trừ được", en="≥ 1: not ruled out"),
            advice=Text(
                vi="Làm D-dimer hoặc chụp theo xác suất lâm sàng.", en="D-dimer or imaging by clinical probability."
            ),
            indicator="warning",
            source=KLINE,
        ),
    ),
    citations=(Citation("Kline JA et al., J Thromb Haemost 2004;2:1247–55", "10.1111/j.1538-7836.2004.00790.x"),),
    licence="published rule, free to use",
    population=Text(
        vi="Người lớn nghi ngờ thấp thuyên tắc phổi (< 15 %).",
        en="Adults with low suspicion of pulmonary embolism (< 15 %).",
    ),
    cautions=(
        Text(
            vi="Chỉ dùng khi nghi ngờ lâm sàng thấp; SpO₂ đo khi thở khí trời.",
            en="Only where clinical suspicion is low; SpO₂ on room air.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 49,
                "heart_rate": 99,
                "spo2": 95,
                "unilateral_leg_swelling": False,
                "haemoptysis": False,
                "surgery_or_trauma_within_4_weeks": False,
                "previous_vte": False,
                "oestrogen_use": False,
            },
            0,
            "by hand: each value just within",
            band="negative",
        ),
        Example(
            {
                "age": 50,
                "heart_rate": 100,
                "spo2": 94,
                "unilateral_leg_swelling": False,
                "haemoptysis": False,
                "surgery_or_trauma_within_4_weeks": False,
                "previous_vte": False,
                "oestrogen_use": True,
            },
            4,
            "by hand from the criteria",
            band="positive",
        ),
    ),
)
