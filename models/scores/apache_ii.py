"""APACHE II: severity of illness in the first 24 hours of intensive care.

Source: Knaus WA et al., Crit Care Med 1985;13:818–29, doi:10.1097/00003246-198510000-00009 (table 2). The printed
limits are in tenths; a value between two rows stays in the lower row. Creatinine is printed in mg/dL: 0.6, 1.5, 2.0
and 3.5 are 53, 132.5, 176.7 and 309.3 µmol/L (rounded down so that both units agree). A-aDO₂ takes 713 mmHg · FiO₂ −
PaCO₂/0.8 − PaO₂ (sea level). The diagnostic weights that turn the score into a probability are not declared, so
neither is a probability.
"""

from __future__ import annotations

from models.points import Item, above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.laboratory import ARTERIAL_PH, CREATININE, HAEMATOCRIT, PACO2, PAO2, POTASSIUM, SODIUM, WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import FIO2, GCS, HEART_RATE, MEAN_ARTERIAL_PRESSURE, RESPIRATORY_RATE, TEMPERATURE

DRY_AIR_MMHG = 713.0
RESPIRATORY_QUOTIENT = 0.8

RENAL_FAILURE = flag("acute_renal_failure", "Suy thận cấp", "Acute renal failure", icd10=("N17",), current_hours=24 * 7)
CHRONIC = choice(
    "apache_chronic_health",
    "Suy cơ quan nặng mạn tính hoặc suy giảm miễn dịch (trước nhập viện)",
    "Severe organ insufficiency or immunocompromise before admission",
    (
        ("none", "Không", "No"),
        ("elective", "Có, sau mổ phiên", "Yes, after elective surgery"),
        ("other", "Có, không phẫu thuật hoặc sau mổ cấp cứu", "Yes, no surgery or after emergency surgery"),
    ),
    help=Text(
        vi=(
            "Xơ gan có tăng áp cửa, suy tim NYHA IV, bệnh phổi mạn giảm oxy hoặc tăng CO₂, chạy thận, suy giảm miễn "
            "dịch."
        ),
        en=(
            "Cirrhosis with portal hypertension, NYHA IV, chronic lung disease with hypoxia or hypercapnia, dialysis,"
            " immunocompromise."
        ),
    ),
)


def _oxygen(fio2: float, pao2: float, paco2: float) -> float:
    if fio2 >= 50:
        gradient = fio2 / 100 * DRY_AIR_MMHG - paco2 / RESPIRATORY_QUOTIENT - pao2
        return next((points for bound, points in ((500, 4), (350, 3), (200, 2)) if gradient >= bound), 0)
    return next((points for bound, points in ((70, 0), (60, 1)) if pao2 > bound), 3 if pao2 >= 55 else 4)


def _creatinine(creatinine: float, is_acute: bool) -> float:
    if creatinine < 53:
        points = 2
    else:
        points = next((points for bound, points in ((309.3, 4), (176.7, 3), (132.5, 2)) if creatinine >= bound), 0)
    return float(points * (2 if is_acute else 1))


SCORE = Score(
    name="apache_ii",
    version="1.2.0",
    title=Text(vi="APACHE II", en="APACHE II"),
    summary=Text(
        vi="Mức độ nặng trong 24 giờ đầu ở khoa hồi sức (0–71 điểm); càng cao tử vong càng nhiều.",
        en="Severity of illness in the first 24 hours of intensive care (0–71); higher means more deaths.",
    ),
    specialties=("intensive_care", "emergency", "surgery"),
    inputs=(
        TEMPERATURE,
        MEAN_ARTERIAL_PRESSURE,
        HEART_RATE,
        RESPIRATORY_RATE,
        FIO2,
        PAO2,
        PACO2,
        ARTERIAL_PH,
        SODIUM.fresh(24),
        POTASSIUM.fresh(24),
        CREATININE.fresh(24),
        RENAL_FAILURE,
        HAEMATOCRIT.fresh(24),
        WBC.fresh(24),
        GCS,
        AGE.within(minimum=16),
        CHRONIC,
    ),
    items=(
        by_steps(
            TEMPERATURE,
            4,
            at_least(30, 3),
            at_least(32, 2),
            at_least(34, 1),
            at_least(36, 0),
            at_least(38.5, 1),
            at_least(39, 3),
            at_least(41, 4),
        ),
        by_steps(
            MEAN_ARTERIAL_PRESSURE,
            4,
            at_least(50, 2),
            at_least(70, 0),
            at_least(110, 2),
            at_least(130, 3),
            at_least(160, 4),
        ),
        by_steps(
            HEART_RATE,
            4,
            at_least(40, 3),
            at_least(55, 2),
            at_least(70, 0),
            at_least(110, 2),
            at_least(140, 3),
            at_least(180, 4),
        ),
        by_steps(
            RESPIRATORY_RATE,
            4,
            at_least(6, 2),
            at_least(10, 1),
            at_least(12, 0),
            at_least(25, 1),
            at_least(35, 3),
            at_least(50, 4),
        ),
        Item(
            "oxygenation",
            Text(vi="Oxy hoá máu", en="Oxygenation"),
            ("fio2", "pao2", "paco2"),
            _oxygen,
            {"fio2": (50,), "pao2": (55, 60, 70)},
        ),
        by_steps(
            ARTERIAL_PH,
            4,
            at_least(7.15, 3),
            at_least(7.25, 2),
            at_least(7.33, 0),
            at_least(7.5, 1),
            at_least(7.6, 3),
            at_least(7.7, 4),
        ),
        by_steps(
            SODIUM,
            4,
            above(110, 3),
            at_least(120, 2),
            at_least(130, 0),
            at_least(150, 1),
            at_least(155, 2),
            at_least(160, 3),
            at_least(180, 4),
        ),
        by_steps(
            POTASSIUM,
            4,
            at_least(2.5, 2),
            at_least(3, 1),
            at_least(3.5, 0),
            at_least(5.5, 1),
            at_least(6, 3),
            at_least(7, 4),
        ),
        Item(
            "creatinine",
            Text(vi="Creatinin (nhân đôi nếu suy thận cấp)", en="Creatinine (doubled in acute renal failure)"),
            ("creatinine", "acute_renal_failure"),
            _creatinine,
            {"creatinine": (53, 132.5, 176.7, 309.3)},
        ),
        by_steps(HAEMATOCRIT, 4, at_least(20, 2), at_least(30, 0), at_least(46, 1), at_least(50, 2), at_least(60, 4)),
        by_steps(WBC, 4, at_least(1, 2), at_least(3, 0), at_least(15, 1), at_least(20, 2), at_least(40, 4)),
        Item("gcs", GCS.display, ("gcs",), lambda gcs: 15 - gcs),
        by_steps(AGE, 0, at_least(45, 2), at_least(55, 3), at_least(65, 5), at_least(75, 6)),
        by_option(CHRONIC, {"none": 0, "elective": 2, "other": 5}),
    ),
    citations=(Citation("Knaus WA et al., Crit Care Med 1985;13:818–29", "10.1097/00003246-198510000-00009"),),
    licence="published table, free to use (APACHE III and IV are proprietary)",
    population=Text(
        vi="Người từ 16 tuổi nằm hồi sức; giá trị xấu nhất trong 24 giờ đầu.",
        en="People of 16 and over in intensive care; worst values of the first 24 hours.",
    ),
    cautions=(
        Text(
            vi="Không đổi thành xác suất tử vong khi thiếu trọng số chẩn đoán; hiệu chuẩn của năm 1985 đã cũ.",
            en="Not turned into a risk of death without diagnostic weights; the calibration of 1985 is old.",
        ),
        Text(vi="Không dùng để quyết định cho từng người bệnh.", en="Not for decisions about a single patient."),
    ),
    examples=(
        Example(
            {
                "temperature": 38.5,
                "mean_arterial_pressure": 69,
                "heart_rate": 140,
                "respiratory_rate": 35,
                "fio2": 60,
                "pao2": 80,
                "paco2": 40,
                "arterial_ph": 7.24,
                "sodium": 150,
                "potassium": 5.5,
                "creatinine": 180,
                "acute_renal_failure": True,
                "haematocrit": 29,
                "wbc": 21,
                "gcs": 10,
                "age": 66,
                "apache_chronic_health": "other",
            },
            41,
            "by hand from table 2: 1+2+3+3+2+3+1+1+6+2+2+5+5+5, A-aDO₂ 297.8 mmHg",
        ),
        Example(
            {
                "temperature": 37,
                "mean_arterial_pressure": 90,
                "heart_rate": 80,
                "respiratory_rate": 16,
                "fio2": 21,
                "pao2": 95,
                "paco2": 40,
                "arterial_ph": 7.4,
                "sodium": 140,
                "potassium": 4,
                "creatinine": 80,
                "acute_renal_failure": False,
                "haematocrit": 40,
                "wbc": 8,
                "gcs": 15,
                "age": 40,
                "apache_chronic_health": "none",
            },
            0,
            "by hand from table 2: all in the middle column",
        ),
    ),
)
