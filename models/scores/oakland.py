"""Oakland score: safe discharge in lower gastrointestinal bleeding.

Source: Oakland K et al., Lancet Gastroenterol Hepatol 2017;2:635–43, doi:10.1016/S2468-1253(17)30150-4 (points; 95 %
safe at ≤ 8).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import HAEMOGLOBIN
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

OAKLAND = "Oakland K et al., Lancet Gastroenterol Hepatol 2017;2:635–43, doi:10.1016/S2468-1253(17)30150-4"
PREVIOUS = flag(
    "previous_lower_gi_bleed", "Từng nhập viện vì xuất huyết tiêu hoá dưới", "Previous admission for lower GI bleeding"
)
BLOOD = flag("blood_on_rectal_examination", "Có máu khi thăm trực tràng", "Blood on rectal examination")
SCORE = Score(
    name="oakland",
    version="1.1.0",
    title=Text(vi="Oakland (xuất huyết tiêu hoá dưới)", en="Oakland (lower GI bleeding)"),
    summary=Text(
        vi="Nhận ra người xuất huyết tiêu hoá dưới có thể về nhà an toàn.",
        en="Finds those with lower GI bleeding who may go home safely.",
    ),
    specialties=("gastroenterology", "emergency", "surgery"),
    inputs=(AGE.within(16, None), SEX, PREVIOUS, BLOOD, HEART_RATE, SYSTOLIC_BP, HAEMOGLOBIN.fresh(24)),
    items=(
        by_steps(AGE, 0, at_least(40, 1), at_least(70, 2)),
        by_option(SEX, {"female": 0, "male": 1}),
        if_true(PREVIOUS, 1),
        if_true(BLOOD, 1),
        by_steps(HEART_RATE, 0, at_least(70, 1), at_least(90, 2), at_least(110, 3)),
        by_steps(SYSTOLIC_BP, 5, at_least(90, 4), at_least(120, 3), at_least(130, 2), at_least(160, 0)),
        by_steps(
            HAEMOGLOBIN, 22, at_least(70, 17), at_least(90, 13), at_least(110, 8), at_least(130, 4), at_least(160, 0)
        ),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 8: có thể về nhà", en="≤ 8: discharge may be safe"),
            advice=Text(vi="Theo dõi ngoại trú, nội soi đại tràng sớm.", en="Outpatient investigation."),
            risk=Text(vi="xác suất xuất viện an toàn 95 %", en="95 % probability of safe discharge"),
            source=OAKLAND,
        ),
        Band(
            name="admit",
            minimum=9,
            display=Text(vi="> 8: nên nhập viện", en="> 8: admission"),
            indicator="warning",
            source=OAKLAND,
        ),
    ),
    citations=(
        Citation("Oakland K et al., Lancet Gastroenterol Hepatol 2017;2:635–43", "10.1016/S2468-1253(17)30150-4"),
    ),
    licence="published points table, free to use",
    population=Text(
        vi="Người từ 16 tuổi xuất huyết tiêu hoá dưới cấp.", en="Patients of 16 and over with acute lower GI bleeding."
    ),
    cautions=(
        Text(
            vi="Không cho về khi huyết động không ổn định dù điểm thấp.",
            en="Haemodynamic instability forbids discharge whatever the score.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 39,
                "sex": "female",
                "previous_lower_gi_bleed": False,
                "blood_on_rectal_examination": False,
                "heart_rate": 69,
                "systolic_bp": 160,
                "haemoglobin": 160,
            },
            0,
            "by hand: the least score",
            band="low",
        ),
        Example(
            {
                "age": 70,
                "sex": "male",
                "previous_lower_gi_bleed": True,
                "blood_on_rectal_examination": True,
                "heart_rate": 110,
                "systolic_bp": 89,
                "haemoglobin": 69,
            },
            35,
            "by hand: the greatest score",
            band="admit",
        ),
    ),
)
