"""Maddrey's discriminant function: severe alcoholic hepatitis.

Source: Maddrey WC et al., Gastroenterology 1978;75:193–9, doi:10.1016/0016-5085(78)90401-8; modified (difference of
prothrombin times, bilirubin in mg/dL, cut-point 32) by Carithers RL et al., Ann Intern Med 1989;110:685–90,
doi:10.7326/0003-4819-110-9-685.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import BILIRUBIN
from models.vocabulary.liver import PROTHROMBIN_TIME

CARITHERS = "Carithers RL et al., Ann Intern Med 1989;110:685–90, doi:10.7326/0003-4819-110-9-685"
UMOL_PER_MG_DL = 17.1
CONTROL = quantity(
    "control_prothrombin_time",
    "Thời gian prothrombin chứng",
    "Control prothrombin time",
    "s",
    (8, 20),
    help=Text(vi="Của phòng xét nghiệm trong cùng lần chạy.", en="The laboratory's own, of the same run."),
)


def maddrey(*, prothrombin_time: float, control_prothrombin_time: float, bilirubin: float) -> float:
    """Discriminant function; times in seconds, `bilirubin` in µmol/L."""
    return 4.6 * (prothrombin_time - control_prothrombin_time) + bilirubin / UMOL_PER_MG_DL


SCORE = Score(
    name="maddrey",
    title=Text(vi="Chỉ số Maddrey (viêm gan do rượu)", en="Maddrey discriminant function (alcoholic hepatitis)"),
    summary=Text(
        vi="Nhận ra viêm gan do rượu nặng, có thể cần corticoid.",
        en="Recognises severe alcoholic hepatitis, in which corticosteroids are considered.",
    ),
    specialties=("gastroenterology",),
    inputs=(PROTHROMBIN_TIME, CONTROL, BILIRUBIN),
    compute=maddrey,
    decimals=1,
    directions={"prothrombin_time": 1, "control_prothrombin_time": -1, "bilirubin": 1},
    bands=(
        Band(name="not_severe", display=Text(vi="< 32: không nặng", en="< 32: not severe"), source=CARITHERS),
        Band(
            name="severe",
            minimum=32,
            display=Text(vi="≥ 32: nặng", en="≥ 32: severe"),
            advice=Text(
                vi="Xem xét corticoid nếu không có chống chỉ định; hội chẩn chuyên khoa gan.",
                en="Consider corticosteroids if not contraindicated; hepatology advice.",
            ),
            indicator="critical",
            source=CARITHERS,
        ),
    ),
    citations=(
        Citation("Maddrey WC et al., Gastroenterology 1978;75:193–9", "10.1016/0016-5085(78)90401-8"),
        Citation(CARITHERS, "10.7326/0003-4819-110-9-685"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người viêm gan do rượu.", en="Patients with alcoholic hepatitis."),
    cautions=(
        Text(
            vi=("Thời gian prothrombin phụ thuộc thuốc thử; loại trừ nhiễm khuẩn trước khi dùng corticoid."),
            en="The prothrombin time depends on the reagent; exclude sepsis before corticosteroids.",
        ),
    ),
    examples=(
        Example(
            {"prothrombin_time": 18, "control_prothrombin_time": 12, "bilirubin": 171},
            37.6,
            "by hand: 4.6 × 6 + 10",
            band="severe",
        ),
        Example(
            {"prothrombin_time": 15, "control_prothrombin_time": 12, "bilirubin": 171},
            23.8,
            "by hand: 4.6 × 3 + 10",
            band="not_severe",
        ),
    ),
)
