"""Glasgow Coma Scale: eye, verbal and motor response.

Source: Teasdale G, Jennett B, Lancet 1974;304:81–4, doi:10.1016/S0140-6736(74)91639-0; six-step motor response:
Teasdale G et al., Acta Neurochir Suppl 1979;28:13–6; bands of head injury: Teasdale G et al., Lancet Neurol
2014;13:844–54, doi:10.1016/S1474-4422(14)70120-6.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.declare import choice, loinc
from models.vocabulary.vitals import GCS_EYE, GCS_MOTOR

TEASDALE = "Teasdale G et al., Lancet Neurol 2014;13:844–54, doi:10.1016/S1474-4422(14)70120-6"

VERBAL = choice(
    "gcs_verbal",
    "Lời nói (V)",
    "Verbal response (V)",
    (
        ("1", "1 – Không đáp ứng", "1 – None"),
        ("2", "2 – Âm thanh vô nghĩa", "2 – Sounds"),
        ("3", "3 – Từ ngữ không phù hợp", "3 – Words"),
        ("4", "4 – Lú lẫn", "4 – Confused"),
        ("5", "5 – Định hướng tốt", "5 – Orientated"),
    ),
    codes=(loinc("9270-0", "Glasgow coma score verbal"),),
)

SCORE = Score(
    name="glasgow_coma_scale",
    version="1.1.0",
    title=Text(vi="Thang điểm hôn mê Glasgow", en="Glasgow Coma Scale"),
    summary=Text(
        vi="Lượng giá mức độ ý thức qua mở mắt, lời nói và vận động.",
        en="Grades consciousness from eye, verbal and motor responses.",
    ),
    specialties=("emergency", "intensive_care", "neurology", "surgery"),
    inputs=(GCS_EYE, VERBAL, GCS_MOTOR),
    items=(
        by_option(GCS_EYE, {"1": 1, "2": 2, "3": 3, "4": 4}),
        by_option(VERBAL, {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}),
        by_option(GCS_MOTOR, {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}),
    ),
    higher_is="better",
    bands=(
        Band(
            name="severe",
            display=Text(vi="3–8: nặng", en="3–8: severe"),
            advice=Text(vi="Xem xét bảo vệ đường thở.", en="Consider protecting the airway."),
            indicator="critical",
            source=TEASDALE,
        ),
        Band(
            name="moderate",
            minimum=9,
            display=Text(vi="9–12: trung bình", en="9–12: moderate"),
            indicator="warning",
            source=TEASDALE,
        ),
        Band(name="mild", minimum=13, display=Text(vi="13–15: nhẹ", en="13–15: mild"), source=TEASDALE),
    ),
    citations=(
        Citation("Teasdale G, Jennett B, Lancet 1974;304:81–4", "10.1016/S0140-6736(74)91639-0"),
        Citation("Teasdale G et al., Lancet Neurol 2014;13:844–54", "10.1016/S1474-4422(14)70120-6"),
    ),
    licence="published scale, free to use",
    population=Text(vi="Người lớn và trẻ lớn biết nói.", en="Adults and children who can speak."),
    people=People(ages=Range(minimum=2)),
    cautions=(
        Text(
            vi="Khi một phần không đánh giá được (đặt nội khí quản, sưng mắt), ghi từng phần, không cộng tổng.",
            en="Where a part cannot be tested (tube, swollen eyes) report the parts, not a total.",
        ),
    ),
    examples=(
        Example({"gcs_eye": "4", "gcs_verbal": "5", "gcs_motor": "6"}, 15, "by hand from the scale", band="mild"),
        Example({"gcs_eye": "2", "gcs_verbal": "2", "gcs_motor": "4"}, 8, "by hand from the scale", band="severe"),
    ),
)
