"""LRINEC: laboratory risk indicator for necrotising fasciitis.

Source: Wong CH et al., Crit Care Med 2004;32:1535–41, doi:10.1097/01.CCM.0000129486.35458.7D (table 4; probability
groups from the discussion). Creatinine of 141 µmol/L is 1.6 mg/dL; held at 141.5 so that neither counts.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import CREATININE, CRP, GLUCOSE, HAEMOGLOBIN, SODIUM, WBC

WONG = "Wong CH et al., Crit Care Med 2004;32:1535–41, doi:10.1097/01.CCM.0000129486.35458.7D"

SCORE = Score(
    name="lrinec",
    version="1.2.0",
    title=Text(vi="LRINEC (viêm cân mạc hoại tử)", en="LRINEC (necrotising fasciitis)"),
    summary=Text(
        vi="Nguy cơ viêm cân mạc hoại tử ở người nhiễm khuẩn mô mềm nặng, từ sáu xét nghiệm.",
        en="Risk of necrotising fasciitis in severe soft-tissue infection, from six laboratory tests.",
    ),
    specialties=("surgery", "emergency", "tropical"),
    inputs=(
        CRP.fresh(24),
        WBC.fresh(24),
        HAEMOGLOBIN.fresh(24),
        SODIUM.fresh(24),
        CREATININE.fresh(24),
        GLUCOSE.fresh(24),
    ),
    items=(
        by_steps(CRP, 0, at_least(150, 4)),
        by_steps(WBC, 0, at_least(15, 1), above(25, 2)),
        by_steps(HAEMOGLOBIN, 2, at_least(110, 1), above(135, 0)),
        by_steps(SODIUM, 2, at_least(135, 0)),
        by_steps(CREATININE, 0, above(141.5, 2)),
        by_steps(GLUCOSE, 0, above(10, 1)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 5: nguy cơ thấp", en="≤ 5: low risk"),
            risk=Text(vi="Xác suất < 50 %", en="Probability < 50 %"),
            source=WONG,
        ),
        Band(
            name="intermediate",
            minimum=6,
            display=Text(vi="6–7: nguy cơ trung bình", en="6–7: intermediate risk"),
            advice=Text(
                vi="Nghĩ nhiều đến viêm cân mạc hoại tử; hội chẩn ngoại ngay.",
                en="Suspect necrotising fasciitis; surgical review at once.",
            ),
            indicator="warning",
            risk=Text(vi="Xác suất 50–75 %", en="Probability 50–75 %"),
            source=WONG,
        ),
        Band(
            name="high",
            minimum=8,
            display=Text(vi="≥ 8: nguy cơ cao", en="≥ 8: high risk"),
            advice=Text(vi="Hội chẩn ngoại cấp cứu.", en="Emergency surgical review."),
            indicator="critical",
            risk=Text(vi="Xác suất > 75 %", en="Probability > 75 %"),
            source=WONG,
        ),
    ),
    citations=(Citation("Wong CH et al., Crit Care Med 2004;32:1535–41", "10.1097/01.CCM.0000129486.35458.7D"),),
    licence="published table, free to use",
    population=Text(vi="Người nhiễm khuẩn mô mềm nặng.", en="Patients with severe soft-tissue infection."),
    cautions=(
        Text(
            vi=(
                "Điểm thấp không loại trừ: khoảng 10 % người viêm cân mạc hoại tử có điểm < 6. Lâm sàng nghi ngờ thì "
                "mổ thăm dò."
            ),
            en=(
                "A low score does not rule it out: about 10 % with necrotising fasciitis score below 6. Explore on "
                "clinical suspicion."
            ),
        ),
    ),
    examples=(
        Example(
            {"crp": 150, "wbc": 25.1, "haemoglobin": 109, "sodium": 134, "creatinine": 142, "glucose": 10.1},
            13,
            "by hand from table 4: highest score",
            band="high",
        ),
        Example(
            {"crp": 149, "wbc": 15, "haemoglobin": 135, "sodium": 135, "creatinine": 141, "glucose": 10},
            2,
            "by hand from table 4",
            band="low",
        ),
    ),
)
