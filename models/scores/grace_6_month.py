"""GRACE: death within six months of leaving hospital after an acute coronary syndrome.

Source: Eagle KA et al., JAMA 2004;291:2727–33, doi:10.1001/jama.291.22.2727 (figure: nomogram). Bands: ESC 2011
guideline, table 5.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import CARDIAC_MARKERS_RAISED
from models.vocabulary.declare import flag
from models.vocabulary.history import HEART_FAILURE, PREVIOUS_MI
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

UMOL_PER_MG_DL = 88.4
ESC = "Hamm CW et al. (ESC guideline), Eur Heart J 2011;32:2999–3054, doi:10.1093/eurheartj/ehr236, table 5"

ST_DEPRESSION = flag("st_depression_at_admission", "ST chênh xuống lúc nhập viện", "ST-segment depression at admission")
NO_PCI = flag(
    "no_pci_in_hospital",
    "Không can thiệp mạch vành qua da trong đợt nằm viện",
    "No percutaneous coronary intervention in hospital",
)
CREATININE_STEPS = tuple(
    at_least(bound * UMOL_PER_MG_DL, worth)
    for bound, worth in ((0.4, 3), (0.8, 5), (1.2, 7), (1.6, 9), (2.0, 15), (4.0, 20))
)

SCORE = Score(
    name="grace_6_month",
    title=Text(vi="GRACE: tử vong trong 6 tháng sau ra viện", en="GRACE: death within 6 months of discharge"),
    summary=Text(
        vi="Nguy cơ tử vong trong 6 tháng sau khi ra viện vì hội chứng vành cấp.",
        en="The risk of dying within six months of discharge after an acute coronary syndrome.",
    ),
    specialties=("cardiology",),
    inputs=(
        AGE.within(minimum=18),
        HEART_FAILURE,
        PREVIOUS_MI,
        HEART_RATE,
        SYSTOLIC_BP,
        ST_DEPRESSION,
        CREATININE,
        CARDIAC_MARKERS_RAISED,
        NO_PCI,
    ),
    items=(
        by_steps(
            AGE,
            0,
            at_least(40, 18),
            at_least(50, 36),
            at_least(60, 55),
            at_least(70, 73),
            at_least(80, 91),
            at_least(90, 100),
        ),
        if_true(HEART_FAILURE, 24),
        if_true(PREVIOUS_MI, 12),
        by_steps(
            HEART_RATE,
            0,
            at_least(50, 3),
            at_least(70, 9),
            at_least(90, 14),
            at_least(110, 23),
            at_least(150, 35),
            at_least(200, 43),
        ),
        by_steps(
            SYSTOLIC_BP,
            24,
            at_least(80, 22),
            at_least(100, 18),
            at_least(120, 14),
            at_least(140, 10),
            at_least(160, 4),
            at_least(200, 0),
        ),
        if_true(ST_DEPRESSION, 11),
        by_steps(CREATININE, 1, *CREATININE_STEPS),
        if_true(CARDIAC_MARKERS_RAISED, 15),
        if_true(NO_PCI, 14),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 88: nguy cơ thấp", en="≤ 88: low risk"),
            risk=Text(vi="tử vong 6 tháng dưới 3%", en="under 3% dead at 6 months"),
            source=ESC,
        ),
        Band(
            name="intermediate",
            above=88,
            display=Text(vi="89–118: nguy cơ trung bình", en="89–118: intermediate risk"),
            indicator="warning",
            risk=Text(vi="tử vong 6 tháng 3–8%", en="3–8% dead at 6 months"),
            source=ESC,
        ),
        Band(
            name="high",
            above=118,
            display=Text(vi="> 118: nguy cơ cao", en="> 118: high risk"),
            indicator="critical",
            risk=Text(vi="tử vong 6 tháng trên 8%", en="over 8% dead at 6 months"),
            source=ESC,
        ),
    ),
    citations=(
        Citation("Eagle KA et al., JAMA 2004;291:2727–33", "10.1001/jama.291.22.2727"),
        Citation(ESC, "10.1093/eurheartj/ehr236"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người sống sót ra viện sau hội chứng vành cấp.", en="Survivors to discharge of an acute coronary syndrome."
    ),
    cautions=(
        Text(
            vi="Nhịp tim và huyết áp là trị số lúc nhập viện.",
            en="Heart rate and blood pressure are those at admission.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "heart_failure": False,
                "previous_mi": False,
                "heart_rate": 80,
                "systolic_bp": 130,
                "st_depression_at_admission": True,
                "creatinine": 88.4,
                "cardiac_markers_raised": True,
                "no_pci_in_hospital": False,
            },
            109,
            "by hand from the nomogram: 55 + 9 + 14 + 11 + 5 + 15",
            band="intermediate",
        ),
        Example(
            {
                "age": 90,
                "heart_failure": True,
                "previous_mi": True,
                "heart_rate": 200,
                "systolic_bp": 79,
                "st_depression_at_admission": True,
                "creatinine": 354,
                "cardiac_markers_raised": True,
                "no_pci_in_hospital": True,
            },
            263,
            "the nomogram's maximum",
            band="high",
        ),
    ),
)
