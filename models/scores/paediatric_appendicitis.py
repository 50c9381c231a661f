"""Paediatric appendicitis score.

Source: Samuel M, J Pediatr Surg 2002;37:877–81, doi:10.1053/jpsu.2002.32893 (tenderness on cough, percussion or
hopping and in the right iliac fossa 2 points each, the other six 1 each; pyrexia ≥ 38 °C, leucocytes ≥ 10,
neutrophils ≥ 7.5 · 10⁹/L); groups of Goldman RD et al., J Pediatr 2008;153:278–82, doi:10.1016/j.jpeds.2008.01.033 (≤
2 and ≥ 7).
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity
from models.vocabulary.laboratory import WBC
from models.vocabulary.liver import ANOREXIA, NAUSEA_OR_VOMITING, PAIN_MIGRATED, RLQ_TENDERNESS
from models.vocabulary.person import AGE
from models.vocabulary.vitals import TEMPERATURE

GOLDMAN = "Goldman RD et al., J Pediatr 2008;153:278–82, doi:10.1016/j.jpeds.2008.01.033"
COUGH = flag(
    "cough_hop_tenderness", "Đau khi ho, gõ hoặc nhảy lò cò (hố chậu phải)", "Pain on coughing, percussion or hopping"
)
NEUTROPHILS = quantity(
    "neutrophils",
    "Bạch cầu đa nhân trung tính",
    "Neutrophils",
    "10*9/L",
    (0, 500),
    conversions=(Conversion(unit="10*3/uL", factor=1.0),),
    codes=(loinc("751-8", "Neutrophils [#/volume] in blood by automated count"),),
    current_hours=24.0,
)
SCORE = Score(
    name="paediatric_appendicitis",
    version="1.1.0",
    title=Text(vi="Điểm viêm ruột thừa trẻ em (PAS)", en="Paediatric appendicitis score"),
    summary=Text(
        vi="Khả năng viêm ruột thừa cấp ở trẻ 4–15 tuổi.", en="Likelihood of acute appendicitis from 4 to 15 years."
    ),
    specialties=("paediatrics", "surgery", "emergency"),
    inputs=(
        AGE.within(4, 16),
        COUGH,
        ANOREXIA,
        TEMPERATURE,
        NAUSEA_OR_VOMITING,
        RLQ_TENDERNESS,
        WBC.fresh(24),
        NEUTROPHILS,
        PAIN_MIGRATED,
    ),
    items=(
        by_steps(AGE, 0),
        if_true(COUGH, 2),
        if_true(ANOREXIA, 1),
        by_steps(TEMPERATURE, 0, at_least(38, 1)),
        if_true(NAUSEA_OR_VOMITING, 1),
        if_true(RLQ_TENDERNESS, 2),
        by_steps(WBC, 0, at_least(10, 1)),
        by_steps(NEUTROPHILS, 0, at_least(7.5, 1)),
        if_true(PAIN_MIGRATED, 1),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–2: ít khả năng", en="0–2: unlikely"), source=GOLDMAN),
        Band(
            name="equivocal",
            minimum=3,
            display=Text(vi="3–6: chưa rõ", en="3–6: equivocal"),
            advice=Text(vi="Theo dõi, siêu âm.", en="Observe, ultrasound."),
            indicator="warning",
            source=GOLDMAN,
        ),
        Band(
            name="likely",
            minimum=7,
            display=Text(vi="7–10: nhiều khả năng", en="7–10: likely"),
            advice=Text(vi="Hội chẩn ngoại nhi.", en="Surgical opinion."),
            indicator="critical",
            source=GOLDMAN,
        ),
    ),
    citations=(
        Citation("Samuel M, J Pediatr Surg 2002;37:877–81", "10.1053/jpsu.2002.32893"),
        Citation(GOLDMAN, "10.1016/j.jpeds.2008.01.033"),
    ),
    licence="published points table, free to use",
    population=Text(
        vi="Trẻ 4–15 tuổi đau bụng nghi viêm ruột thừa.",
        en="Children of 4–15 years with abdominal pain suggestive of appendicitis.",
    ),
    cautions=(
        Text(
            vi="Không đủ để chỉ định mổ; siêu âm khi chưa rõ.",
            en="Not enough to decide on surgery; ultrasound when equivocal.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 10,
                "cough_hop_tenderness": True,
                "anorexia": True,
                "temperature": 38,
                "nausea_or_vomiting": True,
                "rlq_tenderness": True,
                "wbc": 10,
                "neutrophils": 7.5,
                "pain_migrated": True,
            },
            10,
            "by hand: all eight",
            band="likely",
        ),
        Example(
            {
                "age": 10,
                "cough_hop_tenderness": False,
                "anorexia": False,
                "temperature": 37.9,
                "nausea_or_vomiting": True,
                "rlq_tenderness": False,
                "wbc": 9.9,
                "neutrophils": 7.4,
                "pain_migrated": False,
            },
            1,
            "by hand: nausea alone",
            band="low",
        ),
    ),
)
