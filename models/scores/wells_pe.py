"""Wells score for pulmonary embolism, with the bands of both the three-level and the two-level reading.

Source: Wells PS et al., Thromb Haemost 2000;83:416–20, doi:10.1055/s-0037-1613830 (points; < 2, 2–6, > 6; ≤ 4 and >
4).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER
from models.vocabulary.thrombosis import CLINICAL_DVT, HAEMOPTYSIS, PE_MOST_LIKELY, PREVIOUS_VTE
from models.vocabulary.vitals import HEART_RATE

WELLS = "Wells PS et al., Thromb Haemost 2000;83:416–20, doi:10.1055/s-0037-1613830"

IMMOBILE = flag(
    "immobilised_or_surgery_within_4_weeks",
    "Bất động ≥ 3 ngày hoặc phẫu thuật trong 4 tuần",
    "Immobilised for 3 days or more, or surgery within 4 weeks",
)

SCORE = Score(
    name="wells_pe",
    version="1.1.0",
    title=Text(vi="Thang Wells (thuyên tắc phổi)", en="Wells score (pulmonary embolism)"),
    summary=Text(
        vi="Xác suất lâm sàng của thuyên tắc phổi trước khi làm D-dimer hoặc chụp.",
        en="Clinical probability of pulmonary embolism before D-dimer or imaging.",
    ),
    specialties=("emergency", "respiratory", "cardiology", "haematology"),
    inputs=(CLINICAL_DVT, PE_MOST_LIKELY, HEART_RATE, IMMOBILE, PREVIOUS_VTE, HAEMOPTYSIS, CANCER),
    items=(
        if_true(CLINICAL_DVT, 3),
        if_true(PE_MOST_LIKELY, 3),
        by_steps(HEART_RATE, 0, above(100, 1.5)),
        if_true(IMMOBILE, 1.5),
        if_true(PREVIOUS_VTE, 1.5),
        if_true(HAEMOPTYSIS, 1),
        if_true(CANCER, 1),
    ),
    decimals=1,
    bands=(
        Band(
            name="low",
            display=Text(
                vi="< 2: thấp (ba mức); ít khả năng (hai mức)", en="< 2: low (three levels); unlikely (two levels)"
            ),
            advice=Text(vi="D-dimer âm tính có thể loại trừ.", en="A negative D-dimer may exclude it."),
            source=WELLS,
        ),
        Band(
            name="moderate_unlikely",
            minimum=2,
            display=Text(vi="2–4: trung bình; ít khả năng", en="2–4: moderate; unlikely"),
            advice=Text(vi="D-dimer âm tính có thể loại trừ.", en="A negative D-dimer may exclude it."),
            source=WELLS,
        ),
        Band(
            name="moderate_likely",
            above=4,
            display=Text(vi="4,5–6: trung bình; nhiều khả năng", en="4.5–6: moderate; likely"),
            advice=Text(vi="Chụp CT động mạch phổi.", en="CT pulmonary angiography."),
            indicator="warning",
            source=WELLS,
        ),
        Band(
            name="high",
            above=6,
            display=Text(vi="> 6: cao; nhiều khả năng", en="> 6: high; likely"),
            advice=Text(
                vi="Chụp CT động mạch phổi; xem xét chống đông ngay.",
                en="CT pulmonary angiography; consider anticoagulation meanwhile.",
            ),
            indicator="critical",
            source=WELLS,
        ),
    ),
    citations=(Citation("Wells PS et al., Thromb Haemost 2000;83:416–20", "10.1055/s-0037-1613830"),),
    licence="published rule, free to use",
    population=Text(
        vi="Người lớn nghi thuyên tắc phổi, không mang thai.",
        en="Adults with suspected pulmonary embolism who are not pregnant.",
    ),
    people=People(pregnancy="never"),
    cautions=(
        Text(
            vi="Không dùng khi huyết động không ổn định: xử trí ngay.",
            en="Not in haemodynamic instability: act at once.",
        ),
    ),
    examples=(
        Example(
            {
                "clinical_dvt_signs": True,
                "pe_most_likely": True,
                "heart_rate": 101,
                "immobilised_or_surgery_within_4_weeks": True,
                "previous_vte": True,
                "haemoptysis": True,
                "cancer": True,
            },
            12.5,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {
                "clinical_dvt_signs": False,
                "pe_most_likely": True,
                "heart_rate": 100,
                "immobilised_or_surgery_within_4_weeks": False,
                "previous_vte": False,
                "haemoptysis": True,
                "cancer": False,
            },
            4,
            "by hand: exactly 4 is unlikely",
            band="moderate_unlikely",
        ),
    ),
)
