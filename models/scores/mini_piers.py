"""miniPIERS: adverse outcome of hypertension in pregnancy within 48 hours, without a laboratory.

Source: Payne BA et al., PLoS Med 2014;11:e1001589, doi:10.1371/journal.pmed.1001589: logit = −5.77 −
0.298·multiparity − 1.07·ln weeks + 1.34·ln systolic pressure + dipstick (2+ −0.218, 3+ 0.424, 4+ 0.512) +
1.18·bleeding with pain + 0.422·headache or visual + 0.847·chest pain or dyspnoea; 25 % is a positive test.
"""

from __future__ import annotations

import math

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.obstetrics import GESTATIONAL_AGE
from models.vocabulary.vitals import SYSTOLIC_BP

PAYNE = "Payne BA et al., PLoS Med 2014;11:e1001589, doi:10.1371/journal.pmed.1001589"
DIPSTICK = {"below_2": 0.0, "2": -0.218, "3": 0.424, "4": 0.512}
MULTIPAROUS = flag("multiparous", "Đã từng sinh", "Multiparous")
PROTEIN = choice(
    "dipstick_proteinuria",
    "Đạm niệu que thử",
    "Dipstick proteinuria",
    (
        ("below_2", "Âm tính, vết hoặc 1+", "Negative, trace or 1+"),
        ("2", "2+", "2+"),
        ("3", "3+", "3+"),
        ("4", "4+", "4+"),
    ),
)
BLEEDING = flag("vaginal_bleeding_with_pain", "Ra máu âm đạo kèm đau bụng", "Vaginal bleeding with abdominal pain")
HEADACHE = flag("headache_or_visual_disturbance", "Đau đầu hoặc rối loạn thị giác", "Headache or visual disturbance")
CHEST = flag("chest_pain_or_dyspnoea", "Đau ngực hoặc khó thở", "Chest pain or dyspnoea")


def mini_piers(  # noqa: PLR0913  # a keyword for each input
    *,
    multiparous: bool,
    gestational_age: float,
    systolic_bp: float,
    dipstick_proteinuria: str,
    vaginal_bleeding_with_pain: bool,
    headache_or_visual_disturbance: bool,
    chest_pain_or_dyspnoea: bool,
) -> float:
    """Risk in per cent; weeks of gestation, pressure in mmHg."""
    logit = -5.77 - 1.07 * math.log(gestational_age) + 1.34 * math.log(systolic_bp) + DIPSTICK[dipstick_proteinuria]
    logit += 1.18 * vaginal_bleeding_with_pain + 0.422 * headache_or_visual_disturbance
    logit += 0.847 * chest_pain_or_dyspnoea - 0.298 * multiparous
    return 100 / (1 + math.exp(-logit))


SCORE = Score(
    name="mini_piers",
    version="1.1.0",
    title=Text(vi="miniPIERS (tăng huyết áp thai kỳ)", en="miniPIERS (hypertension in pregnancy)"),
    summary=Text(
        vi="Nguy cơ tử vong hoặc biến chứng nặng của mẹ trong 48 giờ, không cần xét nghiệm máu.",
        en="Risk of maternal death or major complication within 48 hours, without blood tests.",
    ),
    specialties=("obstetrics", "emergency"),
    inputs=(MULTIPAROUS, GESTATIONAL_AGE.within(20, None), SYSTOLIC_BP, PROTEIN, BLEEDING, HEADACHE, CHEST),
    compute=mini_piers,
    unit="%",
    decimals=1,
    probability=lambda value: value / 100,
    probability_of=Text(vi="biến chứng nặng của mẹ trong 48 giờ", en="adverse maternal outcome within 48 hours"),
    directions={
        "multiparous": -1,
        "gestational_age": -1,
        "systolic_bp": 1,
        "vaginal_bleeding_with_pain": 1,
        "headache_or_visual_disturbance": 1,
        "chest_pain_or_dyspnoea": 1,
    },
    bands=(
        Band(name="lower", display=Text(vi="< 25 %: nguy cơ thấp hơn", en="< 25 %: lower risk"), source=PAYNE),
        Band(
            name="high",
            minimum=25,
            display=Text(vi="≥ 25 %: nguy cơ cao", en="≥ 25 %: high risk"),
            advice=Text(vi="Chuyển nơi có hồi sức sản khoa.", en="Refer to a place with obstetric intensive care."),
            indicator="critical",
            source=PAYNE,
        ),
    ),
    citations=(Citation(PAYNE, "10.1371/journal.pmed.1001589"),),
    licence="published equation (open access), free to use",
    population=Text(
        vi="Phụ nữ tăng huyết áp thai kỳ từ 20 tuần.", en="Women with hypertension in pregnancy from 20 weeks."
    ),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Độ nhạy thấp ở ngưỡng 25 %; dưới ngưỡng không loại trừ nguy cơ.",
            en="Little sensitive at 25 %; a lower value does not exclude the risk.",
        ),
    ),
    examples=(
        Example(
            {
                "multiparous": False,
                "gestational_age": 32,
                "systolic_bp": 160,
                "dipstick_proteinuria": "3",
                "vaginal_bleeding_with_pain": False,
                "headache_or_visual_disturbance": True,
                "chest_pain_or_dyspnoea": False,
            },
            13.8,
            "by hand: −5.77 − 3.7083 + 6.8007 + 0.424 + 0.422 = −1.8316",
            tolerance=0.05,
            band="lower",
        ),
        Example(
            {
                "multiparous": True,
                "gestational_age": 28,
                "systolic_bp": 180,
                "dipstick_proteinuria": "4",
                "vaginal_bleeding_with_pain": True,
                "headache_or_visual_disturbance": True,
                "chest_pain_or_dyspnoea": True,
            },
            57.1,
            "by hand: −5.77 − 0.298 − 3.5655 + 6.9586 + 0.512 + 1.18 + 0.422 + 0.847 = 0.2861",
            tolerance=0.05,
            band="high",
        ),
    ),
)
