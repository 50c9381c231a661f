"""A-DROP: severity of community-acquired pneumonia after the Japanese Respiratory Society.

Source: Shindo Y et al., Respirology 2008;13:731–5, doi:10.1111/j.1440-1843.2008.01329.x (criteria); grades of
severity: Miyashita N et al. (JRS), Intern Med 2006;45:419–28. Urea nitrogen of 21 mg/dL is held as 7.49 mmol/L.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import PAO2, UREA
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import CONFUSION, SPO2, SYSTOLIC_BP

JRS = "Miyashita N et al. (Japanese Respiratory Society), Intern Med 2006;45:419–28"


def _age(age: float, sex: str) -> float:
    return float(age >= (75 if sex == "female" else 70))


def _oxygen(spo2: float, pao2: float) -> float:
    return float(spo2 <= 90 or pao2 <= 60)


SCORE = Score(
    name="a_drop",
    version="1.1.0",
    title=Text(vi="A-DROP (viêm phổi cộng đồng, Nhật Bản)", en="A-DROP (community-acquired pneumonia, Japan)"),
    summary=Text(
        vi="Mức độ nặng của viêm phổi cộng đồng theo Hội Hô hấp Nhật Bản.",
        en="Severity of community-acquired pneumonia after the Japanese Respiratory Society.",
    ),
    specialties=("respiratory", "emergency"),
    inputs=(AGE.within(minimum=18), SEX, UREA.fresh(24), SPO2, PAO2, CONFUSION, SYSTOLIC_BP),
    items=(
        Item(
            "age",
            Text(vi="Tuổi: nam ≥ 70, nữ ≥ 75", en="Age: men ≥ 70, women ≥ 75"),
            ("age", "sex"),
            _age,
            {"age": (70, 75)},
        ),
        by_steps(UREA, 0, at_least(7.49, 1)),
        Item(
            "oxygen",
            Text(vi="SpO₂ ≤ 90 % hoặc PaO₂ ≤ 60 mmHg", en="SpO₂ ≤ 90 % or PaO₂ ≤ 60 mmHg"),
            ("spo2", "pao2"),
            _oxygen,
            {"spo2": (90,), "pao2": (60,)},
        ),
        if_true(CONFUSION, 1),
        by_steps(SYSTOLIC_BP, 1, above(90, 0)),
    ),
    bands=(
        Band(name="mild", display=Text(vi="0: nhẹ", en="0: mild"), source=JRS),
        Band(
            name="moderate",
            minimum=1,
            display=Text(vi="1–2: trung bình", en="1–2: moderate"),
            indicator="warning",
            source=JRS,
        ),
        Band(name="severe", minimum=3, display=Text(vi="3: nặng", en="3: severe"), indicator="critical", source=JRS),
        Band(
            name="extremely_severe",
            minimum=4,
            display=Text(vi="4–5: rất nặng", en="4–5: extremely severe"),
            indicator="critical",
            source=JRS,
        ),
    ),
    citations=(Citation("Shindo Y et al., Respirology 2008;13:731–5", "10.1111/j.1440-1843.2008.01329.x"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    cautions=(
        Text(
            vi="Sốc được xếp là rất nặng dù chỉ có một tiêu chuẩn.",
            en="Shock counts as extremely severe whatever the score.",
        ),
    ),
    examples=(
        Example(
            {"age": 75, "sex": "female", "urea": 7.5, "spo2": 90, "pao2": 60, "confusion": True, "systolic_bp": 90},
            5,
            "by hand: highest score",
            band="extremely_severe",
        ),
        Example(
            {"age": 74, "sex": "female", "urea": 7.4, "spo2": 91, "pao2": 61, "confusion": False, "systolic_bp": 91},
            0,
            "by hand: each value just within",
            band="mild",
        ),
    ),
)
