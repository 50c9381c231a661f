"""Severity of acute cholangitis by the Tokyo guidelines 2018.

Source: Kiriyama S et al., J Hepatobiliary Pancreat Sci 2018;25:17–30, doi:10.1002/jhbp.512 (table: grade III any
organ dysfunction, grade II any two of five; creatinine 2.0 mg/dL = 177, bilirubin 5 mg/dL = 85.5 µmol/L).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.tokyo import ORGAN_INPUTS, is_organ_failing
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN, WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import TEMPERATURE

TG18 = "Kiriyama S et al. (TG18), J Hepatobiliary Pancreat Sci 2018;25:17–30, doi:10.1002/jhbp.512"
LOWER_ALBUMIN = quantity(
    "albumin_lower_limit", "Giới hạn dưới bình thường của albumin", "Lower limit of normal of albumin", "g/L", (28, 42)
)


def is_moderate(wbc: float, temperature: float, age: float, bilirubin: float, is_albumin_low: bool) -> bool:
    """At least two of the five signs of grade II."""
    return sum(((wbc > 12) | (wbc < 4), temperature >= 39, age >= 75, bilirubin >= 85.5, is_albumin_low)) >= 2


def tokyo_cholangitis(  # noqa: PLR0913  # a keyword for each input
    *,
    vasopressors: bool,
    disturbed_consciousness: bool,
    oliguria: bool,
    pao2_fio2: float,
    creatinine: float,
    inr: float,
    platelets: float,
    wbc: float,
    temperature: float,
    age: float,
    bilirubin: float,
    albumin: float,
    albumin_lower_limit: float,
) -> float:
    """Grade 1, 2 or 3; creatinine and bilirubin in µmol/L, albumin in g/L, PaO₂/FiO₂ in mmHg."""
    if is_organ_failing(vasopressors, disturbed_consciousness, oliguria, pao2_fio2, creatinine, inr, platelets):
        return 3.0
    return 2.0 if is_moderate(wbc, temperature, age, bilirubin, albumin < 0.7 * albumin_lower_limit) else 1.0


SCORE = Score(
    name="tokyo_cholangitis",
    title=Text(vi="Mức độ viêm đường mật cấp (Tokyo 2018)", en="Severity of acute cholangitis (Tokyo 2018)"),
    summary=Text(
        vi="Phân độ viêm đường mật cấp đã chẩn đoán: nhẹ, trung bình, nặng.",
        en="Grades a diagnosed acute cholangitis: mild, moderate, severe.",
    ),
    specialties=("gastroenterology", "surgery"),
    inputs=(*ORGAN_INPUTS, WBC, TEMPERATURE, AGE.within(18, None), BILIRUBIN, ALBUMIN, LOWER_ALBUMIN),
    compute=tokyo_cholangitis,
    directions={
        "vasopressors": 1,
        "disturbed_consciousness": 1,
        "oliguria": 1,
        "pao2_fio2": -1,
        "creatinine": 1,
        "inr": 1,
        "platelets": -1,
        "temperature": 1,
        "age": 1,
        "bilirubin": 1,
        "albumin": -1,
        "albumin_lower_limit": 1,
    },
    cuts={"wbc": (4, 12)},
    bands=(
        Band(
            name="mild",
            display=Text(vi="Độ I (nhẹ)", en="Grade I (mild)"),
            advice=Text(
                vi="Kháng sinh; dẫn lưu mật nếu không đáp ứng trong 24 giờ.",
                en="Antibiotics; drainage if there is no response within 24 hours.",
            ),
            source=TG18,
        ),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="Độ II (trung bình)", en="Grade II (moderate)"),
            advice=Text(vi="Dẫn lưu mật sớm.", en="Early biliary drainage."),
            indicator="warning",
            source=TG18,
        ),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="Độ III (nặng)", en="Grade III (severe)"),
            advice=Text(
                vi="Hỗ trợ tạng và dẫn lưu mật càng sớm càng tốt.", en="Organ support and drainage as soon as possible."
            ),
            indicator="critical",
            source=TG18,
        ),
    ),
    citations=(Citation(TG18, "10.1002/jhbp.512"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn đã chẩn đoán viêm đường mật cấp.", en="Adults with diagnosed acute cholangitis."),
    cautions=(Text(vi="Chỉ phân độ khi đã chẩn đoán.", en="Grades only a diagnosed cholangitis."),),
    examples=(
        Example(
            {
                "vasopressors": False,
                "disturbed_consciousness": False,
                "oliguria": False,
                "pao2_fio2": 400,
                "creatinine": 80,
                "inr": 1.0,
                "platelets": 200,
                "wbc": 13,
                "temperature": 39,
                "age": 60,
                "bilirubin": 40,
                "albumin": 40,
                "albumin_lower_limit": 35,
            },
            2,
            "by hand: leucocytes and fever",
            band="moderate",
        ),
        Example(
            {
                "vasopressors": False,
                "disturbed_consciousness": False,
                "oliguria": False,
                "pao2_fio2": 299,
                "creatinine": 80,
                "inr": 1.0,
                "platelets": 200,
                "wbc": 8,
                "temperature": 37,
                "age": 60,
                "bilirubin": 40,
                "albumin": 40,
                "albumin_lower_limit": 35,
            },
            3,
            "by hand: PaO₂/FiO₂ below 300",
            band="severe",
        ),
    ),
)
