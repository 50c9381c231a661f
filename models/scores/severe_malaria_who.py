"""WHO criteria of severe falciparum malaria: how many are met; one is enough.

Source: WHO guidelines for malaria (2021 and later), section on severe malaria, after WHO, Severe malaria, Trop Med
Int Health 2014;19(s1):7–131, doi:10.1111/tmi.12313_2. Severe anaemia (with over 10,000 parasites/µL): under 12 years
Hb ≤ 50 g/L, else < 70 g/L; jaundice with over 100,000/µL. Creatinine above 265 µmol/L (3 mg/dL) is held at 265.3 so
that exactly 3 mg/dL does not count.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.laboratory import BICARBONATE, BILIRUBIN, CREATININE, GLUCOSE, HAEMOGLOBIN, LACTATE, UREA
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS

WHO = "WHO guidelines for malaria, severe malaria; WHO, Trop Med Int Health 2014;19(s1):7–131, doi:10.1111/tmi.12313_2"

PROSTRATION = flag(
    "prostration", "Kiệt sức: không tự ngồi, đứng, đi được", "Prostration: cannot sit, stand or walk unaided"
)
CONVULSIONS = flag("multiple_convulsions", "Co giật > 2 cơn trong 24 giờ", "More than two convulsions in 24 hours")
OEDEMA = flag(
    "malaria_pulmonary_oedema",
    "Phù phổi (X-quang, hoặc SpO₂ < 92 % khí trời và nhịp thở > 30)",
    "Pulmonary oedema (film, or SpO₂ < 92 % on air with rate > 30)",
)
BLEEDING = flag(
    "significant_bleeding",
    "Chảy máu nhiều (mũi, lợi, nơi chọc kim; nôn máu, phân đen)",
    "Significant bleeding (nose, gums, venepuncture sites; haematemesis, melaena)",
)
SHOCK = flag(
    "malaria_shock",
    "Sốc: đổ đầy mao mạch ≥ 3 giây, hoặc tâm thu < 80 mmHg (trẻ < 70) kèm giảm tưới máu",
    "Shock: capillary refill ≥ 3 s, or systolic < 80 mmHg (children < 70) with poor perfusion",
)
DENSITY = quantity(
    "parasite_density", "Mật độ ký sinh trùng", "Parasite density", "/uL", (0, 5_000_000), current_hours=48
)
PARASITAEMIA = quantity(
    "parasitaemia", "Tỉ lệ hồng cầu nhiễm ký sinh trùng", "Parasitised red cells", "%", (0, 100), current_hours=48
)


def _acidosis(bicarbonate: float, lactate: float) -> float:
    return float(bicarbonate < 15 or lactate >= 5)


def _anaemia(age: float, haemoglobin: float, density: float) -> float:
    is_low = haemoglobin <= 50 if age < 12 else haemoglobin < 70
    return float(is_low and density > 10_000)


def _kidney(creatinine: float, urea: float) -> float:
    return float(creatinine > 265.3 or urea > 20)


SCORE = Score(
    name="severe_malaria_who",
    version="1.2.0",
    title=Text(vi="Tiêu chuẩn sốt rét nặng (WHO)", en="Severe malaria criteria (WHO)"),
    summary=Text(
        vi="Đếm số tiêu chuẩn sốt rét nặng do P. falciparum; có một tiêu chuẩn là sốt rét nặng.",
        en="Counts the criteria of severe falciparum malaria; one makes it severe.",
    ),
    specialties=("tropical", "emergency", "intensive_care", "paediatrics"),
    inputs=(
        GCS,
        PROSTRATION,
        CONVULSIONS,
        BICARBONATE.fresh(24),
        LACTATE,
        GLUCOSE.fresh(24),
        AGE,
        HAEMOGLOBIN.fresh(24),
        DENSITY,
        CREATININE.fresh(24),
        UREA.fresh(24),
        BILIRUBIN.fresh(24),
        OEDEMA,
        BLEEDING,
        SHOCK,
        PARASITAEMIA,
    ),
    unit="{count}",
    items=(
        by_steps(
            GCS,
            1,
            at_least(11, 0),
            display=Text(vi="Rối loạn ý thức (Glasgow < 11)", en="Impaired consciousness (coma score < 11)"),
        ),
        if_true(PROSTRATION, 1),
        if_true(CONVULSIONS, 1),
        Item(
            "acidosis",
            Text(
                vi="Toan: bicarbonat < 15 hoặc lactat ≥ 5 mmol/L", en="Acidosis: bicarbonate < 15 or lactate ≥ 5 mmol/L"
            ),
            ("bicarbonate", "lactate"),
            _acidosis,
            {"bicarbonate": (15,), "lactate": (5,)},
        ),
        by_steps(
            GLUCOSE,
            1,
            at_least(2.2, 0),
            display=Text(vi="Hạ đường huyết < 2,2 mmol/L", en="Hypoglycaemia < 2.2 mmol/L"),
        ),
        Item(
            "anaemia",
            Text(vi="Thiếu máu nặng", en="Severe anaemia"),
            ("age", "haemoglobin", "parasite_density"),
            _anaemia,
            {"age": (12,), "haemoglobin": (50, 70), "parasite_density": (10_000,)},
        ),
        Item(
            "kidney",
            Text(vi="Tổn thương thận", en="Renal impairment"),
            ("creatinine", "urea"),
            _kidney,
            {"creatinine": (265.3,), "urea": (20,)},
        ),
        Item(
            "jaundice",
            Text(vi="Vàng da: bilirubin > 50 µmol/L", en="Jaundice: bilirubin > 50 µmol/L"),
            ("bilirubin", "parasite_density"),
            lambda bilirubin, density: float(bilirubin > 50 and density > 100_000),
            {"bilirubin": (50,), "parasite_density": (100_000,)},
        ),
        if_true(OEDEMA, 1),
        if_true(BLEEDING, 1),
        if_true(SHOCK, 1),
        by_steps(
            PARASITAEMIA, 0, above(10, 1), display=Text(vi="Mật độ ký sinh trùng > 10 %", en="Hyperparasitaemia > 10 %")
        ),
    ),
    bands=(
        Band(
            name="uncomplicated",
            display=Text(vi="0: không có tiêu chuẩn nặng", en="0: no criterion of severity"),
            source=WHO,
        ),
        Band(
            name="severe",
            minimum=1,
            display=Text(vi="≥ 1: sốt rét nặng", en="≥ 1: severe malaria"),
            advice=Text(vi="Artesunat tĩnh mạch ngay, hồi sức.", en="Intravenous artesunate at once, intensive care."),
            indicator="critical",
            source=WHO,
        ),
    ),
    citations=(
        Citation("WHO, Severe malaria, Trop Med Int Health 2014;19(s1):7–131", "10.1111/tmi.12313_2"),
        Citation(
            "WHO guidelines for malaria",
            url="https://www.who.int/teams/global-malaria-programme/guidelines-for-malaria",
        ),
    ),
    licence="WHO guideline, criteria free to use",
    population=Text(vi="Người nhiễm P. falciparum đã xác định.", en="Confirmed P. falciparum infection."),
    cautions=(
        Text(
            vi="P. vivax: không xét ngưỡng mật độ; P. knowlesi: > 100.000/µL, vàng da với > 20.000/µL.",
            en="P. vivax: no density limits; P. knowlesi: > 100,000/µL, jaundice with > 20,000/µL.",
        ),
        Text(
            vi="Trẻ nhỏ chưa biết nói dùng thang Blantyre (< 3).",
            en="For preverbal children use the Blantyre scale (< 3).",
        ),
    ),
    examples=(
        Example(
            {
                "gcs": 15,
                "prostration": False,
                "multiple_convulsions": False,
                "bicarbonate": 15,
                "lactate": 4.9,
                "glucose": 2.2,
                "age": 30,
                "haemoglobin": 70,
                "parasite_density": 200000,
                "creatinine": 265,
                "urea": 20,
                "bilirubin": 50,
                "malaria_pulmonary_oedema": False,
                "significant_bleeding": False,
                "malaria_shock": False,
                "parasitaemia": 10,
            },
            0,
            "by hand: every value on the harmless side of its limit",
            band="uncomplicated",
        ),
        Example(
            {
                "gcs": 10,
                "prostration": True,
                "multiple_convulsions": False,
                "bicarbonate": 20,
                "lactate": 5,
                "glucose": 5,
                "age": 30,
                "haemoglobin": 69,
                "parasite_density": 200000,
                "creatinine": 266,
                "urea": 10,
                "bilirubin": 60,
                "malaria_pulmonary_oedema": False,
                "significant_bleeding": False,
                "malaria_shock": False,
                "parasitaemia": 4,
            },
            6,
            "by hand from the criteria",
            band="severe",
        ),
    ),
)
