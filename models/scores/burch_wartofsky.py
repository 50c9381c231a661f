"""Burch–Wartofsky point scale: how likely is thyroid storm?

Source: Burch HB, Wartofsky L, Endocrinol Metab Clin North Am 1993;22:263–77, doi:10.1016/S0889-8529(18)30165-8, as
printed in the guideline of the American Thyroid Association, Ross DS et al., Thyroid 2016;26:1343–421,
doi:10.1089/thy.2016.0229 (table 6).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.history import ATRIAL_FIBRILLATION
from models.vocabulary.vitals import HEART_RATE, TEMPERATURE

ATA = "Ross DS et al. (American Thyroid Association), Thyroid 2016;26:1343–421, doi:10.1089/thy.2016.0229"

CNS = choice(
    "thyroid_cns",
    "Thần kinh trung ương",
    "Central nervous system",
    (
        ("0", "Không", "Absent"),
        ("10", "Nhẹ: kích động", "Mild: agitation"),
        ("20", "Vừa: mê sảng, loạn thần, lơ mơ nhiều", "Moderate: delirium, psychosis, extreme lethargy"),
        ("30", "Nặng: co giật, hôn mê", "Severe: seizures, coma"),
    ),
)
GUT = choice(
    "thyroid_gut",
    "Tiêu hoá – gan",
    "Gastro-intestinal and hepatic",
    (
        ("0", "Không", "Absent"),
        ("10", "Vừa: tiêu chảy, nôn, đau bụng", "Moderate: diarrhoea, vomiting, abdominal pain"),
        ("20", "Nặng: vàng da", "Severe: jaundice"),
    ),
)
FAILURE = choice(
    "thyroid_heart_failure",
    "Suy tim sung huyết",
    "Congestive heart failure",
    (
        ("0", "Không", "Absent"),
        ("5", "Nhẹ: phù chân", "Mild: pedal oedema"),
        ("10", "Vừa: ran ẩm hai đáy phổi", "Moderate: bibasilar rales"),
        ("15", "Nặng: phù phổi", "Severe: pulmonary oedema"),
    ),
)
TRIGGER = flag("thyroid_precipitant", "Có yếu tố thúc đẩy", "Precipitating event")

SCORE = Score(
    name="burch_wartofsky",
    title=Text(vi="Thang điểm Burch–Wartofsky (cơn bão giáp)", en="Burch–Wartofsky point scale (thyroid storm)"),
    summary=Text(
        vi="Khả năng cơn bão giáp ở người nhiễm độc giáp.", en="The likelihood of thyroid storm in thyrotoxicosis."
    ),
    specialties=("endocrinology", "emergency", "intensive_care"),
    inputs=(TEMPERATURE, HEART_RATE, CNS, GUT, FAILURE, ATRIAL_FIBRILLATION, TRIGGER),
    items=(
        by_steps(
            TEMPERATURE,
            0,
            at_least(37.2, 5),
            at_least(37.8, 10),
            at_least(38.3, 15),
            at_least(38.9, 20),
            at_least(39.4, 25),
            at_least(40, 30),
        ),
        by_steps(
            HEART_RATE, 0, at_least(90, 5), at_least(110, 10), at_least(120, 15), at_least(130, 20), at_least(140, 25)
        ),
        by_option(CNS, {"0": 0, "10": 10, "20": 20, "30": 30}),
        by_option(GUT, {"0": 0, "10": 10, "20": 20}),
        by_option(FAILURE, {"0": 0, "5": 5, "10": 10, "15": 15}),
        if_true(ATRIAL_FIBRILLATION, 10),
        if_true(TRIGGER, 10),
    ),
    bands=(
        Band(name="unlikely", display=Text(vi="Dưới 25: ít khả năng", en="Below 25: unlikely"), source=ATA),
        Band(
            name="impending",
            minimum=25,
            display=Text(vi="25–44: doạ cơn bão giáp", en="25–44: impending storm"),
            indicator="warning",
            source=ATA,
        ),
        Band(
            name="storm",
            minimum=45,
            display=Text(vi="≥ 45: rất gợi ý cơn bão giáp", en="≥ 45: highly suggestive of thyroid storm"),
            advice=Text(
                vi="Điều trị tích cực ngay, không chờ xét nghiệm.", en="Treat at once, do not wait for results."
            ),
            indicator="critical",
            source=ATA,
        ),
    ),
    citations=(
        Citation(
            "Burch HB, Wartofsky L, Endocrinol Metab Clin North Am 1993;22:263–77", "10.1016/S0889-8529(18)30165-8"
        ),
        Citation(ATA, "10.1089/thy.2016.0229"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nhiễm độc giáp.", en="Adults with thyrotoxicosis."),
    cautions=(Text(vi="Nhiễm trùng nặng cũng cho điểm cao.", en="Severe infection scores high too."),),
    examples=(
        Example(
            {
                "temperature": 40,
                "heart_rate": 140,
                "thyroid_cns": "30",
                "thyroid_gut": "20",
                "thyroid_heart_failure": "15",
                "atrial_fibrillation": True,
                "thyroid_precipitant": True,
            },
            140,
            "by hand (the maximum)",
            band="storm",
        ),
        Example(
            {
                "temperature": 37.1,
                "heart_rate": 115,
                "thyroid_cns": "10",
                "thyroid_gut": "0",
                "thyroid_heart_failure": "0",
                "atrial_fibrillation": False,
                "thyroid_precipitant": False,
            },
            20,
            "by hand",
            band="unlikely",
        ),
    ),
)
