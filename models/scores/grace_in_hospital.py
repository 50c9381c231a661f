"""GRACE: death in hospital after an acute coronary syndrome.

Source: Granger CB et al., Arch Intern Med 2003;163:2345–53, doi:10.1001/archinte.163.19.2345 (figure 4: nomogram and
the probability at every ten points; between them we interpolate linearly). Bands: ESC 2011 guideline, table 5.
"""

from __future__ import annotations

from models.band import Band
from models.points import Step, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import CARDIAC_ARREST_AT_ADMISSION, CARDIAC_MARKERS_RAISED, KILLIP_CLASS, ST_DEVIATION
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

UMOL_PER_MG_DL = 88.4
ESC = "Hamm CW et al. (ESC guideline), Eur Heart J 2011;32:2999–3054, doi:10.1093/eurheartj/ehr236, table 5"
PERCENT = (0.2, 0.3, 0.4, 0.6, 0.8, 1.1, 1.6, 2.1, 2.9, 3.9, 5.4, 7.3, 9.8, 13, 18, 23, 29, 36, 44, 52)


def probability(score: float) -> float:
    """Published risk of death in hospital; constant below 60 and above 250 points."""
    place = min(max((score - 60) / 10, 0), len(PERCENT) - 1)
    low = min(int(place), len(PERCENT) - 2)
    return (PERCENT[low] + (PERCENT[low + 1] - PERCENT[low]) * (place - low)) / 100


def creatinine_steps(*points: float) -> tuple[Step, ...]:
    """The nomogram's steps, which begin at 0.4, 0.8, 1.2, 1.6, 2 and 4 mg/dL, in µmol/L."""
    bounds = (0.4, 0.8, 1.2, 1.6, 2.0, 4.0)
    return tuple(at_least(bound * UMOL_PER_MG_DL, worth) for bound, worth in zip(bounds, points, strict=True))


SCORE = Score(
    name="grace_in_hospital",
    title=Text(vi="GRACE: tử vong trong bệnh viện", en="GRACE: death in hospital"),
    summary=Text(
        vi="Nguy cơ tử vong trong bệnh viện ở người bị hội chứng vành cấp.",
        en="The risk of dying in hospital with an acute coronary syndrome.",
    ),
    specialties=("cardiology", "emergency"),
    inputs=(
        AGE.within(minimum=18),
        HEART_RATE,
        SYSTOLIC_BP,
        CREATININE,
        KILLIP_CLASS,
        CARDIAC_ARREST_AT_ADMISSION,
        ST_DEVIATION,
        CARDIAC_MARKERS_RAISED,
    ),
    items=(
        by_steps(
            AGE,
            0,
            at_least(30, 8),
            at_least(40, 25),
            at_least(50, 41),
            at_least(60, 58),
            at_least(70, 75),
            at_least(80, 91),
            at_least(90, 100),
        ),
        by_steps(
            HEART_RATE,
            0,
            at_least(50, 3),
            at_least(70, 9),
            at_least(90, 15),
            at_least(110, 24),
            at_least(150, 38),
            at_least(200, 46),
        ),
        by_steps(
            SYSTOLIC_BP,
            58,
            at_least(80, 53),
            at_least(100, 43),
            at_least(120, 34),
            at_least(140, 24),
            at_least(160, 10),
            at_least(200, 0),
        ),
        by_steps(CREATININE, 1, *creatinine_steps(4, 7, 10, 13, 21, 28)),
        by_option(KILLIP_CLASS, {"I": 0, "II": 20, "III": 39, "IV": 59}),
        if_true(CARDIAC_ARREST_AT_ADMISSION, 39),
        if_true(ST_DEVIATION, 28),
        if_true(CARDIAC_MARKERS_RAISED, 14),
    ),
    probability=probability,
    probability_of=Text(vi="tử vong trong bệnh viện", en="death in hospital"),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 108: nguy cơ thấp", en="≤ 108: low risk"),
            risk=Text(vi="tử vong trong viện dưới 1%", en="under 1% die in hospital"),
            source=ESC,
        ),
        Band(
            name="intermediate",
            above=108,
            display=Text(vi="109–140: nguy cơ trung bình", en="109–140: intermediate risk"),
            indicator="warning",
            risk=Text(vi="tử vong trong viện 1–3%", en="1–3% die in hospital"),
            source=ESC,
        ),
        Band(
            name="high",
            above=140,
            display=Text(vi="> 140: nguy cơ cao", en="> 140: high risk"),
            advice=Text(
                vi="Xem xét chiến lược xâm lấn sớm trong 24 giờ.",
                en="Consider an early invasive strategy within 24 hours.",
            ),
            indicator="critical",
            risk=Text(vi="tử vong trong viện trên 3%", en="over 3% die in hospital"),
            source=ESC,
        ),
    ),
    citations=(
        Citation("Granger CB et al., Arch Intern Med 2003;163:2345–53", "10.1001/archinte.163.19.2345"),
        Citation(ESC, "10.1093/eurheartj/ehr236"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn bị hội chứng vành cấp, có hoặc không ST chênh lên.",
        en="Adults with an acute coronary syndrome, with or without ST elevation.",
    ),
    cautions=(
        Text(
            vi="Đây là bảng điểm GRACE năm 2003, không phải GRACE 2.0.",
            en="This is the nomogram of 2003, not GRACE 2.0.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "heart_rate": 80,
                "systolic_bp": 130,
                "creatinine": 88.4,
                "killip_class": "I",
                "cardiac_arrest_at_admission": False,
                "st_deviation": True,
                "cardiac_markers_raised": True,
            },
            150,
            "by hand from the nomogram: 58 + 9 + 34 + 7 + 0 + 28 + 14",
            probability=0.039,
            band="high",
        ),
        Example(
            {
                "age": 45,
                "heart_rate": 70,
                "systolic_bp": 160,
                "creatinine": 70.0,
                "killip_class": "I",
                "cardiac_arrest_at_admission": False,
                "st_deviation": False,
                "cardiac_markers_raised": True,
            },
            62,
            "by hand from the nomogram: 25 + 9 + 10 + 4 + 14",
            band="low",
        ),
    ),
)
