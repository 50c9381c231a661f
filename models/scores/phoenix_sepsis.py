"""Phoenix Sepsis Score: sepsis and septic shock in children.

Source: Schlapbach LJ et al., JAMA 2024;331:665–74, doi:10.1001/jama.2024.0179 (table 2); Sanchez-Pinto LN et al.,
JAMA 2024;331:675–86, doi:10.1001/jama.2024.0196. Sepsis: suspected infection and 2 points; septic shock: sepsis with
a cardiovascular point.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.laboratory import INR, LACTATE, PLATELETS
from models.vocabulary.person import AGE
from models.vocabulary.thrombosis import D_DIMER, FIBRINOGEN
from models.vocabulary.vitals import GCS, MEAN_ARTERIAL_PRESSURE

SCHLAPBACH = "Schlapbach LJ et al., JAMA 2024;331:665–74, doi:10.1001/jama.2024.0179"
# age from (years), mean pressure below which 2 points, up to which 1 point
PRESSURE_ROWS = ((0.0, 17, 30), (1 / 12, 25, 38), (1.0, 31, 43), (2.0, 32, 44), (5.0, 36, 48), (12.0, 38, 51))

RESPIRATORY = choice(
    "phoenix_respiratory",
    "Hô hấp (PaO₂/FiO₂, hoặc SpO₂/FiO₂ khi SpO₂ ≤ 97 %)",
    "Respiratory (PaO₂/FiO₂, or SpO₂/FiO₂ where SpO₂ ≤ 97 %)",
    (
        ("0", "PaO₂/FiO₂ ≥ 400 hoặc SpO₂/FiO₂ ≥ 292", "PaO₂/FiO₂ ≥ 400 or SpO₂/FiO₂ ≥ 292"),
        (
            "1",
            "Hỗ trợ hô hấp bất kỳ và PaO₂/FiO₂ < 400 hoặc SpO₂/FiO₂ < 292",
            "Any support and PaO₂/FiO₂ < 400 or SpO₂/FiO₂ < 292",
        ),
        (
            "2",
            "Thở máy xâm nhập và PaO₂/FiO₂ 100–200 hoặc SpO₂/FiO₂ 148–220",
            "Invasive ventilation and PaO₂/FiO₂ 100–200 or SpO₂/FiO₂ 148–220",
        ),
        (
            "3",
            "Thở máy xâm nhập và PaO₂/FiO₂ < 100 hoặc SpO₂/FiO₂ < 148",
            "Invasive ventilation and PaO₂/FiO₂ < 100 or SpO₂/FiO₂ < 148",
        ),
    ),
)
VASOACTIVE = choice(
    "vasoactive_drug_count",
    "Số thuốc vận mạch",
    "Number of vasoactive drugs",
    (("0", "0", "0"), ("1", "1", "1"), ("2_or_more", "≥ 2", "≥ 2")),
)
PUPILS = flag("fixed_pupils", "Đồng tử hai bên không phản xạ", "Fixed pupils on both sides")


def _pressure(age: float, mean_arterial_pressure: float) -> float:
    _, low, middle = [row for row in PRESSURE_ROWS if age >= row[0]][-1]
    return 2.0 if mean_arterial_pressure < low else 1.0 if mean_arterial_pressure <= middle else 0.0


def _coagulation(platelets: float, inr: float, d_dimer: float, fibrinogen: float) -> float:
    return float(min(2, (platelets < 100) + (inr > 1.3) + (d_dimer > 2000) + (fibrinogen < 1)))


def _brain(gcs: float, has_fixed_pupils: bool) -> float:
    return 2.0 if has_fixed_pupils else float(gcs <= 10)


SCORE = Score(
    name="phoenix_sepsis",
    version="1.1.0",
    title=Text(vi="Phoenix (nhiễm khuẩn huyết trẻ em)", en="Phoenix Sepsis Score (children)"),
    summary=Text(
        vi="Rối loạn chức năng cơ quan ở trẻ nghi nhiễm khuẩn: ≥ 2 điểm là nhiễm khuẩn huyết.",
        en="Organ dysfunction in children with suspected infection: 2 points and above is sepsis.",
    ),
    specialties=("paediatrics", "intensive_care", "emergency", "tropical"),
    inputs=(
        AGE.within(0, 17.999),
        RESPIRATORY,
        VASOACTIVE,
        LACTATE,
        MEAN_ARTERIAL_PRESSURE,
        PLATELETS.fresh(24),
        INR.fresh(24),
        D_DIMER,
        FIBRINOGEN,
        GCS,
        PUPILS,
    ),
    items=(
        by_option(RESPIRATORY, {"0": 0, "1": 1, "2": 2, "3": 3}),
        by_option(VASOACTIVE, {"0": 0, "1": 1, "2_or_more": 2}),
        by_steps(LACTATE, 0, at_least(5, 1), at_least(11, 2)),
        Item(
            "mean_pressure",
            Text(vi="Huyết áp trung bình theo tuổi", en="Mean pressure for age"),
            ("age", "mean_arterial_pressure"),
            _pressure,
            {"age": (1 / 12, 1, 2, 5, 12), "mean_arterial_pressure": (17, 25, 30, 31, 32, 36, 38, 43, 44, 48, 51)},
        ),
        Item(
            "coagulation",
            Text(vi="Đông máu (tối đa 2)", en="Coagulation (at most 2)"),
            ("platelets", "inr", "d_dimer", "fibrinogen"),
            _coagulation,
            {"platelets": (100,), "inr": (1.3,), "d_dimer": (2000,), "fibrinogen": (1,)},
        ),
        Item("brain", Text(vi="Thần kinh", en="Neurological"), ("gcs", "fixed_pupils"), _brain, {"gcs": (10,)}),
    ),
    bands=(
        Band(
            name="below",
            display=Text(vi="0–1: chưa đủ tiêu chuẩn nhiễm khuẩn huyết", en="0–1: criteria of sepsis not met"),
            source=SCHLAPBACH,
        ),
        Band(
            name="sepsis",
            minimum=2,
            display=Text(
                vi="≥ 2: nhiễm khuẩn huyết (nếu nghi nhiễm khuẩn)", en="≥ 2: sepsis (with suspected infection)"
            ),
            advice=Text(
                vi="Có điểm tim mạch ≥ 1: sốc nhiễm khuẩn.", en="With 1 or more cardiovascular points: septic shock."
            ),
            indicator="critical",
            source=SCHLAPBACH,
        ),
    ),
    citations=(
        Citation("Schlapbach LJ et al., JAMA 2024;331:665–74", "10.1001/jama.2024.0179"),
        Citation("Sanchez-Pinto LN et al., JAMA 2024;331:675–86", "10.1001/jama.2024.0196"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Trẻ dưới 18 tuổi nghi nhiễm khuẩn, trừ trẻ sơ sinh còn nằm viện sau sinh và trẻ sinh non < 37 tuần.",
        en=(
            "Children under 18 with suspected infection, except newborns still in their birth admission and those "
            "born before 37 weeks."
        ),
    ),
    cautions=(
        Text(
            vi="Dùng để định nghĩa, không phải để sàng lọc sớm.",
            en="It defines sepsis; it is not an early screening tool.",
        ),
        Text(
            vi="Bài báo cho phép tính khi thiếu xét nghiệm; ở đây thiếu thì cho khoảng điểm.",
            en="The paper allows missing tests; here they leave a range.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 3,
                "phoenix_respiratory": "1",
                "vasoactive_drug_count": "1",
                "lactate": 5,
                "mean_arterial_pressure": 44,
                "platelets": 99,
                "inr": 1.4,
                "d_dimer": 2500,
                "fibrinogen": 0.9,
                "gcs": 10,
                "fixed_pupils": False,
            },
            7,
            "by hand from table 2: 1 + 1 + 1 + 1 + 2 + 1",
            band="sepsis",
        ),
        Example(
            {
                "age": 3,
                "phoenix_respiratory": "0",
                "vasoactive_drug_count": "0",
                "lactate": 4.9,
                "mean_arterial_pressure": 45,
                "platelets": 100,
                "inr": 1.3,
                "d_dimer": 2000,
                "fibrinogen": 1,
                "gcs": 11,
                "fixed_pupils": False,
            },
            0,
            "by hand from table 2: each value just within",
            band="below",
        ),
    ),
)
