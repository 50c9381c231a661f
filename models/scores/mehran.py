"""Mehran score: contrast nephropathy after coronary intervention.

Source: Mehran R et al., J Am Coll Cardiol 2004;44:1393–9, doi:10.1016/j.jacc.2004.06.068 (figure 3; the version with
eGFR).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.history import DIABETES
from models.vocabulary.kidney import EGFR
from models.vocabulary.laboratory import HAEMATOCRIT
from models.vocabulary.person import AGE, SEX

MEHRAN = "Mehran R et al., J Am Coll Cardiol 2004;44:1393–9, doi:10.1016/j.jacc.2004.06.068 (n = 5571)"

HYPOTENSION = flag(
    "periprocedural_hypotension",
    "Tụt huyết áp (< 80 mmHg trên 1 giờ cần vận mạch)",
    "Hypotension (< 80 mmHg for over 1 hour needing inotropes)",
)
BALLOON = flag("intra_aortic_balloon_pump", "Bóng đối xung động mạch chủ", "Intra-aortic balloon pump")
FAILURE = flag(
    "heart_failure_nyha_3_or_4",
    "Suy tim NYHA III–IV hoặc tiền sử phù phổi",
    "Heart failure NYHA III–IV or past pulmonary oedema",
)
CONTRAST = quantity("contrast_volume", "Thể tích thuốc cản quang", "Contrast volume", "mL", (0, 1500))
LOW_HAEMATOCRIT = {"male": 39.0, "female": 36.0}

SCORE = Score(
    name="mehran",
    title=Text(vi="Thang điểm Mehran (bệnh thận do cản quang)", en="Mehran score (contrast nephropathy)"),
    summary=Text(
        vi="Nguy cơ tổn thương thận do thuốc cản quang sau can thiệp mạch vành.",
        en="The risk of contrast nephropathy after coronary intervention.",
    ),
    specialties=("cardiology", "nephrology"),
    inputs=(HYPOTENSION, BALLOON, FAILURE, AGE.within(minimum=18), SEX, HAEMATOCRIT, DIABETES, CONTRAST, EGFR),
    items=(
        if_true(HYPOTENSION, 5),
        if_true(BALLOON, 5),
        if_true(FAILURE, 5),
        by_steps(AGE, 0, above(75, 4)),
        Item(
            "anaemia",
            Text(vi="Thiếu máu (Hct < 39% nam, < 36% nữ)", en="Anaemia (haematocrit < 39% men, < 36% women)"),
            ("sex", "haematocrit"),
            lambda sex, haematocrit: 3.0 if haematocrit < LOW_HAEMATOCRIT[sex] else 0.0,
            {"haematocrit": (36, 39)},
        ),
        if_true(DIABETES, 3),
        Item(
            "contrast_volume",
            Text(vi="Mỗi 100 mL thuốc cản quang", en="Each 100 mL of contrast"),
            ("contrast_volume",),
            lambda volume: float(volume // 100),
            {"contrast_volume": tuple(range(100, 1501, 100))},
        ),
        by_steps(EGFR, 6, at_least(20, 4), at_least(40, 2), at_least(60, 0)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 5 điểm", en="≤ 5 points"),
            risk=Text(vi="7,5% bệnh thận do cản quang; 0,04% lọc máu", en="7.5% nephropathy; 0.04% dialysis"),
            source=MEHRAN,
        ),
        Band(
            name="moderate",
            above=5,
            display=Text(vi="6–10 điểm", en="6–10 points"),
            indicator="warning",
            risk=Text(vi="14,0%; 0,12% lọc máu", en="14.0%; 0.12% dialysis"),
            source=MEHRAN,
        ),
        Band(
            name="high",
            above=10,
            display=Text(vi="11–15 điểm", en="11–15 points"),
            indicator="warning",
            risk=Text(vi="26,1%; 1,09% lọc máu", en="26.1%; 1.09% dialysis"),
            source=MEHRAN,
        ),
        Band(
            name="very_high",
            above=15,
            display=Text(vi="≥ 16 điểm", en="≥ 16 points"),
            indicator="critical",
            risk=Text(vi="57,3%; 12,6% lọc máu", en="57.3%; 12.6% dialysis"),
            source=MEHRAN,
        ),
    ),
    citations=(Citation("Mehran R et al., J Am Coll Cardiol 2004;44:1393–9", "10.1016/j.jacc.2004.06.068"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn can thiệp mạch vành qua da.", en="Adults having percutaneous coronary intervention."),
    cautions=(
        Text(
            vi="Chỉ cho thuốc cản quang động mạch vành, không cho CT.",
            en="For coronary arterial contrast only, not for CT.",
        ),
    ),
    examples=(
        Example(
            {
                "periprocedural_hypotension": False,
                "intra_aortic_balloon_pump": False,
                "heart_failure_nyha_3_or_4": False,
                "age": 76,
                "sex": "male",
                "haematocrit": 38,
                "diabetes": True,
                "contrast_volume": 200,
                "egfr": 39,
            },
            16,
            "by hand: 4 + 3 + 3 + 2 + 4",
            band="very_high",
        ),
        Example(
            {
                "periprocedural_hypotension": False,
                "intra_aortic_balloon_pump": False,
                "heart_failure_nyha_3_or_4": False,
                "age": 75,
                "sex": "female",
                "haematocrit": 36,
                "diabetes": False,
                "contrast_volume": 99,
                "egfr": 60,
            },
            0,
            "by hand",
            band="low",
        ),
    ),
)
