"""National Institutes of Health Stroke Scale.

Source: Brott T et al., Stroke 1989;20:864–70, doi:10.1161/01.STR.20.7.864, in the 15-item form that the NIH publishes
(public domain). Bands: Adams HP et al., Neurology 1999;53:126–31, doi:10.1212/WNL.53.1.126. A limb or speech that
cannot be tested is scored 0 by that form.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Input
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice

ADAMS = "Adams HP et al., Neurology 1999;53:126–31, doi:10.1212/WNL.53.1.126 (n = 1281)"


def row(name: str, vi: str, en: str, *grades: tuple[str, str]) -> Input:
    """One item: its grades from 0 upwards, each in both languages."""
    told = tuple(
        (str(grade), f"{grade} – {words}", f"{grade} – {english}") for grade, (words, english) in enumerate(grades)
    )
    return choice(f"nihss_{name}", vi, en, told)


def limb(name: str, vi: str, en: str, seconds: int) -> Input:
    """One limb, held up for so many seconds."""
    return row(
        name,
        vi,
        en,
        (f"Giữ được {seconds} giây", f"Holds for {seconds} seconds"),
        ("Rơi dần nhưng chưa chạm giường", "Drifts, does not hit the bed"),
        ("Có gắng sức chống trọng lực nhưng rơi", "Some effort against gravity"),
        ("Không chống được trọng lực", "No effort against gravity"),
        ("Không cử động", "No movement"),
    )


ITEMS = (
    row(
        "consciousness",
        "1a. Mức ý thức",
        "1a. Level of consciousness",
        ("Tỉnh", "Alert"),
        ("Ngủ gà, gọi nhẹ thì tỉnh", "Drowsy, arousable by minor stimulation"),
        ("Lơ mơ, cần kích thích lặp lại", "Needs repeated stimulation"),
        ("Hôn mê, chỉ đáp ứng phản xạ", "Only reflex responses or unresponsive"),
    ),
    row(
        "questions",
        "1b. Hỏi tháng và tuổi",
        "1b. Questions: month and age",
        ("Đúng cả hai", "Both right"),
        ("Đúng một", "One right"),
        ("Sai cả hai", "Neither right"),
    ),
    row(
        "commands",
        "1c. Làm theo lệnh: nhắm mắt, nắm tay",
        "1c. Commands: close eyes, grip",
        ("Đúng cả hai", "Both right"),
        ("Đúng một", "One right"),
        ("Sai cả hai", "Neither right"),
    ),
    row(
        "gaze",
        "2. Vận nhãn ngang",
        "2. Best gaze",
        ("Bình thường", "Normal"),
        ("Liệt một phần", "Partial palsy"),
        ("Lệch mắt hoàn toàn", "Forced deviation"),
    ),
    row(
        "visual",
        "3. Thị trường",
        "3. Visual fields",
        ("Bình thường", "No loss"),
        ("Bán manh một phần", "Partial hemianopia"),
        ("Bán manh hoàn toàn", "Complete hemianopia"),
        ("Bán manh hai bên hoặc mù", "Bilateral hemianopia or blindness"),
    ),
    row(
        "face",
        "4. Liệt mặt",
        "4. Facial palsy",
        ("Không", "None"),
        ("Nhẹ", "Minor"),
        ("Một phần (nửa dưới mặt)", "Partial (lower face)"),
        ("Hoàn toàn", "Complete"),
    ),
    limb("left_arm", "5a. Tay trái", "5a. Left arm", 10),
    limb("right_arm", "5b. Tay phải", "5b. Right arm", 10),
    limb("left_leg", "6a. Chân trái", "6a. Left leg", 5),
    limb("right_leg", "6b. Chân phải", "6b. Right leg", 5),
    row(
        "ataxia",
        "7. Thất điều chi",
        "7. Limb ataxia",
        ("Không", "Absent"),
        ("Một chi", "In one limb"),
        ("Hai chi", "In two limbs"),
    ),
    row(
        "sensory",
        "8. Cảm giác",
        "8. Sensory",
        ("Bình thường", "Normal"),
        ("Giảm nhẹ đến vừa", "Mild to moderate loss"),
        ("Mất nặng hoặc hoàn toàn", "Severe or total loss"),
    ),
    row(
        "language",
        "9. Ngôn ngữ",
        "9. Best language",
        ("Bình thường", "No aphasia"),
        ("Thất ngôn nhẹ đến vừa", "Mild to moderate aphasia"),
        ("Thất ngôn nặng", "Severe aphasia"),
        ("Câm, thất ngôn toàn bộ", "Mute, global aphasia"),
    ),
    row(
        "dysarthria",
        "10. Nói khó",
        "10. Dysarthria",
        ("Không", "Normal"),
        ("Nhẹ đến vừa", "Mild to moderate"),
        ("Nặng, không hiểu được", "Severe, unintelligible"),
    ),
    row(
        "neglect",
        "11. Thờ ơ nửa người",
        "11. Extinction and inattention",
        ("Không", "None"),
        ("Một giác quan", "One modality"),
        ("Nặng hoặc hơn một giác quan", "Profound, or more than one modality"),
    ),
)
NONE = {asked.name: "0" for asked in ITEMS}

SCORE = Score(
    name="nihss",
    version="1.1.0",
    title=Text(vi="Thang đột quỵ NIHSS", en="NIH stroke scale (NIHSS)"),
    summary=Text(
        vi="Mức độ nặng của đột quỵ não theo khám thần kinh, 0–42 điểm.",
        en="How severe a stroke is by neurological examination, 0–42 points.",
    ),
    specialties=("neurology", "emergency"),
    inputs=ITEMS,
    items=tuple(by_option(asked, {option.value: float(option.value) for option in asked.options}) for asked in ITEMS),
    bands=(
        Band(name="mild", display=Text(vi="0–6: khả năng hồi phục tốt", en="0–6: good recovery likely"), source=ADAMS),
        Band(
            name="moderate",
            minimum=7,
            display=Text(vi="7–15: trung bình", en="7–15: moderate"),
            indicator="warning",
            source=ADAMS,
        ),
        Band(
            name="severe",
            minimum=16,
            display=Text(
                vi="≥ 16: nguy cơ cao tử vong hoặc tàn phế nặng",
                en="≥ 16: high probability of death or severe disability",
            ),
            indicator="critical",
            source=ADAMS,
        ),
    ),
    citations=(
        Citation("Brott T et al., Stroke 1989;20:864–70", "10.1161/01.STR.20.7.864"),
        Citation(ADAMS, "10.1212/WNL.53.1.126"),
    ),
    licence="public domain (National Institutes of Health)",
    population=Text(vi="Người lớn nghi đột quỵ não.", en="Adults with suspected stroke."),
    cautions=(
        Text(
            vi="Đánh giá thấp đột quỵ bán cầu phải và tuần hoàn sau; điểm thấp không loại trừ tắc mạch lớn.",
            en=(
                "Understates right-hemisphere and posterior strokes; a low score does not rule out "
                "large-vessel occlusion."
            ),
        ),
    ),
    examples=(
        Example(NONE, 0, "a normal examination", band="mild"),
        Example(
            {
                **NONE,
                "nihss_questions": "1",
                "nihss_face": "2",
                "nihss_right_arm": "4",
                "nihss_right_leg": "3",
                "nihss_language": "2",
                "nihss_dysarthria": "1",
                "nihss_gaze": "1",
                "nihss_sensory": "1",
                "nihss_commands": "1",
            },
            16,
            "by hand: the sum of the items",
            band="severe",
        ),
    ),
)
