"""Kocher criteria: septic arthritis or transient synovitis of a child's hip.

Source: Kocher MS et al., J Bone Joint Surg Am 1999;81:1662–70, doi:10.2106/00004623-199912000-00002 (fever > 38.5 °C,
non-weight-bearing, ESR ≥ 40 mm/h, leucocytes > 12; probability < 0.2, 3.0, 40.0, 93.1 and 99.6 %).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.joints import ESR
from models.vocabulary.laboratory import WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import TEMPERATURE

KOCHER = "Kocher MS et al., J Bone Joint Surg Am 1999;81:1662–70, doi:10.2106/00004623-199912000-00002"
RISKS = (0.002, 0.03, 0.4, 0.931, 0.996)
NO_WEIGHT = flag("non_weight_bearing", "Không chịu chống chân bên đau", "Non-weight-bearing on the affected side")
SCORE = Score(
    name="kocher_hip",
    version="1.1.0",
    title=Text(vi="Kocher (viêm khớp háng nhiễm khuẩn ở trẻ)", en="Kocher criteria (septic hip in children)"),
    summary=Text(
        vi="Phân biệt viêm khớp háng nhiễm khuẩn với viêm màng hoạt dịch thoáng qua ở trẻ.",
        en="Separates septic arthritis from transient synovitis of a child's hip.",
    ),
    specialties=("paediatrics", "musculoskeletal", "emergency"),
    inputs=(AGE.within(0, 17.999), NO_WEIGHT, TEMPERATURE, ESR, WBC.fresh(24)),
    items=(
        by_steps(AGE, 0),
        if_true(NO_WEIGHT, 1),
        by_steps(TEMPERATURE, 0, above(38.5, 1)),
        by_steps(ESR, 0, at_least(40, 1)),
        by_steps(WBC, 0, above(12, 1)),
    ),
    probability=lambda score: RISKS[int(score)],
    probability_of=Text(vi="viêm khớp háng nhiễm khuẩn", en="septic arthritis of the hip"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: ít khả năng", en="0–1: unlikely"),
            risk=Text(vi="< 0,2–3 %", en="< 0.2–3 %"),
            source=KOCHER,
        ),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="2: trung gian", en="2: intermediate"),
            advice=Text(vi="Xem xét chọc hút khớp háng.", en="Consider aspiration of the hip."),
            indicator="warning",
            risk=Text(vi="40 %", en="40 %"),
            source=KOCHER,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="3–4: nhiều khả năng", en="3–4: likely"),
            advice=Text(vi="Hội chẩn chỉnh hình khẩn.", en="Urgent orthopaedic opinion."),
            indicator="critical",
            risk=Text(vi="93,1–99,6 %", en="93.1–99.6 %"),
            source=KOCHER,
        ),
    ),
    citations=(Citation(KOCHER, "10.2106/00004623-199912000-00002"),),
    licence="published criteria, free to use",
    population=Text(vi="Trẻ em đau háng cấp.", en="Children with an acutely irritable hip."),
    cautions=(
        Text(
            vi="Xác suất thấp hơn ở các nghiên cứu kiểm chứng sau; điểm thấp không loại trừ.",
            en="Later validations found lower probabilities; a low score does not exclude it.",
        ),
    ),
    examples=(
        Example(
            {"age": 5, "non_weight_bearing": True, "temperature": 38.6, "esr": 40, "wbc": 12.1},
            4,
            "by hand: all four",
            probability=0.996,
            band="high",
        ),
        Example(
            {"age": 5, "non_weight_bearing": False, "temperature": 38.5, "esr": 39, "wbc": 12},
            0,
            "by hand: every value at its limit",
            probability=0.002,
            band="low",
        ),
    ),
)
