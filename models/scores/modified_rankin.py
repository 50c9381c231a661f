"""Modified Rankin scale of disability after stroke.

Source: van Swieten JC et al., Stroke 1988;19:604–7, doi:10.1161/01.STR.19.5.604.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, loinc

VAN_SWIETEN = "van Swieten JC et al., Stroke 1988;19:604–7, doi:10.1161/01.STR.19.5.604"

GRADE = choice(
    "rankin_grade",
    "Mức độ tàn phế",
    "Disability",
    (
        ("0", "0 – Không triệu chứng", "0 – No symptoms"),
        (
            "1",
            "1 – Có triệu chứng nhưng làm được mọi việc thường ngày",
            "1 – Symptoms, but able to carry out all usual duties",
        ),
        (
            "2",
            "2 – Tàn phế nhẹ: không làm được hết việc như trước nhưng tự chăm sóc được",
            "2 – Slight disability: not all previous activities, but looks after own affairs",
        ),
        (
            "3",
            "3 – Tàn phế vừa: cần giúp đỡ nhưng tự đi lại được",
            "3 – Moderate disability: needs some help, but walks unassisted",
        ),
        (
            "4",
            "4 – Tàn phế khá nặng: không tự đi và không tự chăm sóc được",
            "4 – Moderately severe disability: cannot walk or attend to bodily needs without help",
        ),
        (
            "5",
            "5 – Tàn phế nặng: nằm liệt giường, đại tiểu tiện không tự chủ, cần chăm sóc liên tục",
            "5 – Severe disability: bedridden, incontinent, needs constant care",
        ),
        ("6", "6 – Tử vong", "6 – Dead"),
    ),
    codes=(loinc("75859-9", "Modified Rankin scale"),),
)

SCORE = Score(
    name="modified_rankin",
    title=Text(vi="Thang Rankin sửa đổi (mRS)", en="Modified Rankin scale (mRS)"),
    summary=Text(vi="Mức độ tàn phế sau đột quỵ.", en="The degree of disability after a stroke."),
    specialties=("neurology", "general"),
    inputs=(GRADE,),
    items=(by_option(GRADE, {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}),),
    bands=(
        Band(name="independent", display=Text(vi="0–2: độc lập", en="0–2: independent"), source=VAN_SWIETEN),
        Band(
            name="dependent",
            minimum=3,
            display=Text(vi="3–5: phụ thuộc", en="3–5: dependent"),
            indicator="warning",
            source=VAN_SWIETEN,
        ),
        Band(name="dead", minimum=6, display=Text(vi="6: tử vong", en="6: dead"), source=VAN_SWIETEN),
    ),
    citations=(Citation("van Swieten JC et al., Stroke 1988;19:604–7", "10.1161/01.STR.19.5.604"),),
    licence="published criteria, free to use",
    population=Text(vi="Người bệnh sau đột quỵ.", en="Patients after a stroke."),
    cautions=(
        Text(
            vi="Nên hỏi theo bảng câu hỏi có cấu trúc; khác nhau giữa người chấm.",
            en="Ask by a structured interview; raters differ.",
        ),
    ),
    examples=(
        Example({"rankin_grade": "2"}, 2, "by definition", band="independent"),
        Example({"rankin_grade": "3"}, 3, "by definition", band="dependent"),
    ),
)
