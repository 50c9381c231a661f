"""Wells score for deep vein thrombosis, with the bands of both the three-level and the two-level reading.

Source: Wells PS et al., N Engl J Med 2003;349:1227–35, doi:10.1056/NEJMoa023153 (points; ≥ 2 likely); three levels
and their prevalence: Wells PS et al., JAMA 2006;295:199–207, doi:10.1001/jama.295.2.199.
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER

WELLS = "Wells PS et al., N Engl J Med 2003;349:1227–35, doi:10.1056/NEJMoa023153"
POOLED = "Wells PS et al., JAMA 2006;295:199–207, doi:10.1001/jama.295.2.199"

SIGNS = (
    flag(
        "leg_paralysis_or_cast",
        "Liệt, yếu hoặc bó bột chi dưới gần đây",
        "Paralysis, paresis or recent plaster of the leg",
    ),
    flag(
        "bedridden_or_surgery_within_12_weeks",
        "Nằm liệt giường ≥ 3 ngày gần đây, hoặc đại phẫu trong 12 tuần",
        "Recently bedridden for 3 days or more, or major surgery within 12 weeks",
    ),
    flag("deep_vein_tenderness", "Đau dọc theo đường đi tĩnh mạch sâu", "Localised tenderness along the deep veins"),
    flag("entire_leg_swollen", "Sưng toàn bộ chân", "Entire leg swollen"),
    flag(
        "calf_swelling_3_cm",
        "Bắp chân to hơn bên lành ≥ 3 cm (dưới lồi củ chày 10 cm)",
        "Calf at least 3 cm larger than the other (10 cm below the tibial tuberosity)",
    ),
    flag("pitting_oedema", "Phù ấn lõm chỉ ở chân có triệu chứng", "Pitting oedema confined to the symptomatic leg"),
    flag(
        "collateral_veins",
        "Tĩnh mạch nông bàng hệ (không phải giãn tĩnh mạch)",
        "Collateral superficial veins (not varicose)",
    ),
)
PREVIOUS_DVT = flag("previous_dvt", "Tiền sử huyết khối tĩnh mạch sâu", "Previously documented deep vein thrombosis")
ALTERNATIVE = flag(
    "alternative_to_dvt_as_likely",
    "Chẩn đoán khác có khả năng ngang hoặc hơn",
    "An alternative diagnosis is at least as likely",
)

SCORE = Score(
    name="wells_dvt",
    version="1.1.0",
    title=Text(vi="Thang Wells (huyết khối tĩnh mạch sâu)", en="Wells score (deep vein thrombosis)"),
    summary=Text(
        vi="Xác suất lâm sàng của huyết khối tĩnh mạch sâu chi dưới.",
        en="Clinical probability of deep vein thrombosis of the leg.",
    ),
    specialties=("emergency", "cardiology", "haematology", "surgery"),
    inputs=(CANCER, *SIGNS, PREVIOUS_DVT, ALTERNATIVE),
    items=(
        if_true(CANCER, 1),
        *(if_true(sign, 1) for sign in SIGNS),
        if_true(PREVIOUS_DVT, 1),
        if_true(ALTERNATIVE, -2),
    ),
    bands=(
        Band(
            name="low",
            display=Text(
                vi="≤ 0: thấp (ba mức); ít khả năng (hai mức)", en="≤ 0: low (three levels); unlikely (two levels)"
            ),
            advice=Text(vi="D-dimer âm tính có thể loại trừ.", en="A negative D-dimer may exclude it."),
            risk=Text(vi="Tỉ lệ mắc khoảng 5 %", en="Prevalence about 5 %"),
            source=POOLED,
        ),
        Band(
            name="moderate_unlikely",
            minimum=1,
            display=Text(vi="1: trung bình; ít khả năng", en="1: moderate; unlikely"),
            advice=Text(vi="D-dimer âm tính có thể loại trừ.", en="A negative D-dimer may exclude it."),
            risk=Text(vi="Tỉ lệ mắc khoảng 17 % (1–2 điểm)", en="Prevalence about 17 % (1–2 points)"),
            source=POOLED,
        ),
        Band(
            name="moderate_likely",
            minimum=2,
            display=Text(vi="2: trung bình; nhiều khả năng", en="2: moderate; likely"),
            advice=Text(vi="Siêu âm Doppler tĩnh mạch.", en="Venous ultrasound."),
            indicator="warning",
            source=WELLS,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: cao; nhiều khả năng", en="≥ 3: high; likely"),
            advice=Text(vi="Siêu âm Doppler tĩnh mạch.", en="Venous ultrasound."),
            indicator="critical",
            risk=Text(vi="Tỉ lệ mắc khoảng 53 %", en="Prevalence about 53 %"),
            source=POOLED,
        ),
    ),
    citations=(
        Citation("Wells PS et al., N Engl J Med 2003;349:1227–35", "10.1056/NEJMoa023153"),
        Citation("Wells PS et al., JAMA 2006;295:199–207", "10.1001/jama.295.2.199"),
    ),
    licence="published rule, free to use",
    population=Text(
        vi="Người lớn ngoại trú nghi huyết khối tĩnh mạch sâu chi dưới.",
        en="Adult outpatients with suspected deep vein thrombosis of the leg.",
    ),
    cautions=(
        Text(vi="Nếu cả hai chân có triệu chứng, dùng chân nặng hơn.", en="If both legs are affected, take the worse."),
    ),
    examples=(
        Example(
            {
                "cancer": True,
                "leg_paralysis_or_cast": True,
                "bedridden_or_surgery_within_12_weeks": True,
                "deep_vein_tenderness": True,
                "entire_leg_swollen": True,
                "calf_swelling_3_cm": True,
                "pitting_oedema": True,
                "collateral_veins": True,
                "previous_dvt": True,
                "alternative_to_dvt_as_likely": False,
            },
            9,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {
                "cancer": False,
                "leg_paralysis_or_cast": False,
                "bedridden_or_surgery_within_12_weeks": False,
                "deep_vein_tenderness": True,
                "entire_leg_swollen": False,
                "calf_swelling_3_cm": True,
                "pitting_oedema": False,
                "collateral_veins": False,
                "previous_dvt": False,
                "alternative_to_dvt_as_likely": True,
            },
            0,
            "by hand: 2 − 2",
            band="low",
        ),
    ),
)
