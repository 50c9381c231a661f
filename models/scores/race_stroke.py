"""RACE scale: is a large artery of the brain occluded?

Source: Pérez de la Ossa N et al., Stroke 2014;45:87–91, doi:10.1161/STROKEAHA.113.003071; in Viet Nam (People's
Hospital 115): Cerebrovasc Dis Extra 2025, doi:10.1159/000543260 (5 and over: sensitivity 0.68, specificity 0.79, n =
318).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag

RACE = "Pérez de la Ossa N et al., Stroke 2014;45:87–91, doi:10.1161/STROKEAHA.113.003071 (n = 357)"

FACE = choice(
    "race_face",
    "Liệt mặt",
    "Facial palsy",
    (("0", "Không", "Absent"), ("1", "Nhẹ", "Mild"), ("2", "Vừa đến nặng", "Moderate to severe")),
)
ARM = choice(
    "race_arm",
    "Vận động tay",
    "Arm motor function",
    (
        ("0", "Giữ được trên 10 giây", "Holds for more than 10 seconds"),
        ("1", "Giữ dưới 10 giây", "Holds for less than 10 seconds"),
        ("2", "Không nâng lên được", "Does not raise it"),
    ),
)
LEG = choice(
    "race_leg",
    "Vận động chân",
    "Leg motor function",
    (
        ("0", "Giữ được trên 5 giây", "Holds for more than 5 seconds"),
        ("1", "Giữ dưới 5 giây", "Holds for less than 5 seconds"),
        ("2", "Không nâng lên được", "Does not raise it"),
    ),
)
GAZE = flag("race_gaze", "Lệch đầu và mắt sang một bên", "Head and gaze deviation")
CORTICAL = choice(
    "race_cortical",
    "Thất ngôn (liệt phải) hoặc mất nhận thức (liệt trái)",
    "Aphasia (right hemiparesis) or agnosia (left hemiparesis)",
    (
        ("0", "Làm đúng hoặc nhận ra cả hai", "Both tasks right, or both recognised"),
        ("1", "Đúng một", "One right"),
        ("2", "Sai cả hai", "Neither"),
    ),
    help=Text(
        vi="Liệt phải: nhắm mắt, nắm tay. Liệt trái: hỏi tay này của ai, có thấy yếu không.",
        en="Right: close the eyes, make a fist. Left: whose arm is this, is it weak.",
    ),
)

SCORE = Score(
    name="race_stroke",
    title=Text(vi="Thang RACE (tắc mạch não lớn)", en="RACE scale (large-vessel occlusion)"),
    summary=Text(
        vi="Khả năng tắc động mạch não lớn ở người nghi đột quỵ, dùng trước viện và tại cấp cứu.",
        en=(
            "How likely a large-artery occlusion is in suspected stroke, before hospital and at "
            "the emergency department."
        ),
    ),
    specialties=("neurology", "emergency"),
    inputs=(FACE, ARM, LEG, GAZE, CORTICAL),
    items=(
        by_option(FACE, {"0": 0, "1": 1, "2": 2}),
        by_option(ARM, {"0": 0, "1": 1, "2": 2}),
        by_option(LEG, {"0": 0, "1": 1, "2": 2}),
        if_true(GAZE, 1),
        by_option(CORTICAL, {"0": 0, "1": 1, "2": 2}),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–4", en="0–4"), source=RACE),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="≥ 5: nghi tắc mạch lớn", en="≥ 5: large-vessel occlusion suspected"),
            advice=Text(
                vi="Chuyển đến nơi can thiệp mạch não được; chụp mạch não.",
                en="Take to a centre with thrombectomy; image the vessels.",
            ),
            indicator="critical",
            risk=Text(vi="độ nhạy 85%, độ đặc hiệu 68%", en="sensitivity 85%, specificity 68%"),
            source=RACE,
        ),
    ),
    citations=(
        Citation("Pérez de la Ossa N et al., Stroke 2014;45:87–91", "10.1161/STROKEAHA.113.003071"),
        Citation("RACE at People's Hospital 115, Cerebrovasc Dis Extra 2025", "10.1159/000543260"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nghi đột quỵ não.", en="Adults with suspected stroke."),
    cautions=(
        Text(vi="Điểm thấp không loại trừ tắc mạch lớn.", en="A low score does not rule out a large-vessel occlusion."),
    ),
    examples=(
        Example(
            {"race_face": "2", "race_arm": "2", "race_leg": "2", "race_gaze": True, "race_cortical": "2"},
            9,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {"race_face": "1", "race_arm": "1", "race_leg": "1", "race_gaze": False, "race_cortical": "1"},
            4,
            "by hand",
            band="low",
        ),
    ),
)
