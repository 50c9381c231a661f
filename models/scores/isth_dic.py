"""ISTH score of overt disseminated intravascular coagulation.

Source: Taylor FB et al. (ISTH), Thromb Haemost 2001;86:1327–30, doi:10.1055/s-0037-1616068: 5 and above is compatible
with overt DIC. Prothrombin time takes 3 s as 1 and 6 s as 2 point(s).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity
from models.vocabulary.laboratory import PLATELETS
from models.vocabulary.thrombosis import FIBRINOGEN

TAYLOR = "Taylor FB et al. (ISTH), Thromb Haemost 2001;86:1327–30, doi:10.1055/s-0037-1616068"

MARKER = choice(
    "fibrin_marker_rise",
    "D-dimer hoặc FDP",
    "D-dimer or fibrin degradation products",
    (
        ("none", "Không tăng", "No increase"),
        ("moderate", "Tăng vừa", "Moderate increase"),
        ("strong", "Tăng mạnh", "Strong increase"),
    ),
    help=Text(
        vi="Ngưỡng vừa và mạnh theo phòng xét nghiệm (hay dùng: 2–4 lần và > 4 lần giới hạn trên).",
        en="Limits by the laboratory (often: 2–4 times and > 4 times the upper limit).",
    ),
)
PROLONGATION = quantity(
    "prothrombin_prolongation",
    "Thời gian prothrombin kéo dài thêm",
    "Prolongation of prothrombin time",
    "s",
    (0, 180),
    current_hours=24,
)

SCORE = Score(
    name="isth_dic",
    version="1.1.0",
    title=Text(vi="ISTH – đông máu nội mạch lan toả rõ", en="ISTH score of overt DIC"),
    summary=Text(
        vi="Chẩn đoán đông máu nội mạch lan toả ở người có bệnh nền gây rối loạn này.",
        en="Overt disseminated intravascular coagulation in patients with a cause for it.",
    ),
    specialties=("haematology", "intensive_care", "obstetrics", "tropical"),
    inputs=(PLATELETS.fresh(24), MARKER, PROLONGATION, FIBRINOGEN),
    items=(
        by_steps(PLATELETS, 2, at_least(50, 1), at_least(100, 0)),
        by_option(MARKER, {"none": 0, "moderate": 2, "strong": 3}),
        by_steps(PROLONGATION, 0, at_least(3, 1), at_least(6, 2)),
        by_steps(FIBRINOGEN, 1, at_least(1, 0)),
    ),
    bands=(
        Band(
            name="not_overt",
            display=Text(vi="< 5: chưa gợi ý DIC rõ", en="< 5: not suggestive of overt DIC"),
            advice=Text(vi="Làm lại sau 1–2 ngày.", en="Repeat in 1–2 days."),
            source=TAYLOR,
        ),
        Band(
            name="overt",
            minimum=5,
            display=Text(vi="≥ 5: phù hợp DIC rõ", en="≥ 5: compatible with overt DIC"),
            advice=Text(vi="Làm lại mỗi ngày; điều trị nguyên nhân.", en="Repeat daily; treat the cause."),
            indicator="critical",
            source=TAYLOR,
        ),
    ),
    citations=(Citation("Taylor FB et al., Thromb Haemost 2001;86:1327–30", "10.1055/s-0037-1616068"),),
    licence="published algorithm, free to use",
    population=Text(
        vi="Người có bệnh nền liên quan DIC (nhiễm khuẩn huyết, chấn thương, ung thư, sản khoa…).",
        en="Patients with a disorder known to cause DIC (sepsis, trauma, malignancy, obstetric …).",
    ),
    cautions=(Text(vi="Không dùng khi không có bệnh nền gây DIC.", en="Not without an underlying disorder."),),
    examples=(
        Example(
            {"platelets": 49, "fibrin_marker_rise": "strong", "prothrombin_prolongation": 6, "fibrinogen": 0.9},
            8,
            "by hand: highest score",
            band="overt",
        ),
        Example(
            {"platelets": 100, "fibrin_marker_rise": "moderate", "prothrombin_prolongation": 5.9, "fibrinogen": 1},
            3,
            "by hand from the algorithm",
            band="not_overt",
        ),
    ),
)
