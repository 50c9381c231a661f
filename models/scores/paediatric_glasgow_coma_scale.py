"""Paediatric Glasgow Coma Scale: the verbal row for children who do not yet speak.

Source: James HE, Pediatr Ann 1986;15:16–22, doi:10.3928/0090-4481-19860101-05; performance below 2 years (PECARN):
Borgialli DA et al., Acad Emerg Med 2016;23:878–84, doi:10.1111/acem.13014.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS_EYE, GCS_MOTOR

PECARN = "Borgialli DA et al., Acad Emerg Med 2016;23:878–84, doi:10.1111/acem.13014"

VERBAL = choice(
    "paediatric_gcs_verbal",
    "Lời nói (trẻ chưa biết nói)",
    "Verbal response (preverbal child)",
    (
        ("1", "1 – Không đáp ứng", "1 – None"),
        ("2", "2 – Rên khi đau", "2 – Moans to pain"),
        ("3", "3 – Khóc khi đau", "3 – Cries to pain"),
        ("4", "4 – Quấy khóc, kích thích", "4 – Irritable, cries"),
        ("5", "5 – Bi bô, gừ gừ", "5 – Coos, babbles"),
    ),
)

SCORE = Score(
    name="paediatric_glasgow_coma_scale",
    title=Text(vi="Thang điểm hôn mê Glasgow cho trẻ nhỏ", en="Paediatric Glasgow Coma Scale"),
    summary=Text(
        vi="Lượng giá mức độ ý thức ở trẻ chưa biết nói (dưới 2 tuổi).",
        en="Grades consciousness in preverbal children (under 2 years).",
    ),
    specialties=("paediatrics", "emergency", "intensive_care", "neurology"),
    inputs=(
        AGE.within(maximum=2),
        GCS_EYE,
        VERBAL,
        GCS_MOTOR.told(
            help=Text(
                vi="6: cử động tự nhiên có mục đích; 5: rụt khi chạm; 4: rụt khi đau.",
                en="6: moves spontaneously and purposefully; 5: withdraws to touch; 4: withdraws to pain.",
            )
        ),
    ),
    items=(
        by_option(GCS_EYE, {"1": 1, "2": 2, "3": 3, "4": 4}),
        by_option(VERBAL, {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}),
        by_option(GCS_MOTOR, {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}),
        by_steps(AGE, 0),
    ),
    higher_is="better",
    bands=(
        Band(
            name="severe",
            display=Text(vi="3–8: nặng", en="3–8: severe"),
            advice=Text(vi="Xem xét bảo vệ đường thở.", en="Consider protecting the airway."),
            indicator="critical",
            source=PECARN,
        ),
        Band(
            name="moderate",
            minimum=9,
            display=Text(vi="9–12: trung bình", en="9–12: moderate"),
            indicator="warning",
            source=PECARN,
        ),
        Band(name="mild", minimum=13, display=Text(vi="13–15: nhẹ", en="13–15: mild"), source=PECARN),
    ),
    citations=(
        Citation("James HE, Pediatr Ann 1986;15:16–22", "10.3928/0090-4481-19860101-05"),
        Citation("Borgialli DA et al., Acad Emerg Med 2016;23:878–84", "10.1111/acem.13014"),
    ),
    licence="published scale, free to use",
    population=Text(vi="Trẻ dưới 2 tuổi, chưa biết nói.", en="Preverbal children under 2 years."),
    cautions=(
        Text(vi="Trẻ đã biết nói dùng thang Glasgow chuẩn.", en="Use the standard scale for children who speak."),
    ),
    examples=(
        Example(
            {"age": 1, "gcs_eye": "4", "paediatric_gcs_verbal": "5", "gcs_motor": "6"},
            15,
            "by hand from the scale",
            band="mild",
        ),
        Example(
            {"age": 0.5, "gcs_eye": "2", "paediatric_gcs_verbal": "3", "gcs_motor": "4"},
            9,
            "by hand from the scale",
            band="moderate",
        ),
    ),
)
