"""Centor score as modified by McIsaac: streptococcal sore throat.

Source: McIsaac WJ et al., CMAJ 1998;158:75–83 (points); McIsaac WJ et al., CMAJ 2000;163:811–5 (share with group A
streptococcus by score); validation in children and adults: JAMA 2004;291:1587–95, doi:10.1001/jama.291.13.1587.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

MCISAAC = "McIsaac WJ et al., CMAJ 2000;163:811–5, https://www.cmaj.ca/content/163/7/811"

FEVER = flag("fever_above_38", "Sốt > 38 °C (đo được hoặc bệnh sử)", "Fever > 38 °C (measured or in history)")
COUGH = flag("cough", "Ho", "Cough", icd10=("R05",), current_hours=24 * 7)
NODES = flag("tender_anterior_cervical_nodes", "Hạch cổ trước sưng đau", "Tender anterior cervical nodes")
TONSILS = flag("tonsillar_swelling_or_exudate", "Amidan sưng hoặc có mủ", "Tonsillar swelling or exudate")

SCORE = Score(
    name="centor_mcisaac",
    version="1.1.0",
    title=Text(vi="Centor – McIsaac (viêm họng do liên cầu)", en="Centor–McIsaac (streptococcal sore throat)"),
    summary=Text(
        vi="Khả năng viêm họng do liên cầu nhóm A; giúp quyết định xét nghiệm và kháng sinh.",
        en="Chance of group A streptococcus in a sore throat; helps with tests and antibiotics.",
    ),
    specialties=("general", "emergency", "paediatrics"),
    inputs=(FEVER, COUGH, NODES, TONSILS, AGE.within(minimum=3)),
    items=(
        if_true(FEVER, 1),
        if_true(COUGH, 0, otherwise=1, display=Text(vi="Không ho", en="No cough")),
        if_true(NODES, 1),
        if_true(TONSILS, 1),
        by_steps(AGE, 1, at_least(15, 0), at_least(45, -1)),
    ),
    bands=(
        Band(
            name="very_low",
            display=Text(vi="≤ 0: rất thấp", en="≤ 0: very low"),
            advice=Text(vi="Không cần xét nghiệm hay kháng sinh.", en="No test, no antibiotic."),
            risk=Text(vi="Liên cầu 1–2,5 %", en="Streptococcus in 1–2.5 %"),
            source=MCISAAC,
        ),
        Band(
            name="low",
            minimum=1,
            display=Text(vi="1: thấp", en="1: low"),
            advice=Text(vi="Không cần xét nghiệm hay kháng sinh.", en="No test, no antibiotic."),
            risk=Text(vi="Liên cầu 5–10 %", en="Streptococcus in 5–10 %"),
            source=MCISAAC,
        ),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="2: trung bình", en="2: intermediate"),
            advice=Text(
                vi="Xét nghiệm nhanh hoặc cấy; điều trị nếu dương tính.", en="Rapid test or culture; treat if positive."
            ),
            risk=Text(vi="Liên cầu 11–17 %", en="Streptococcus in 11–17 %"),
            source=MCISAAC,
        ),
        Band(
            name="raised",
            minimum=3,
            display=Text(vi="3: khá cao", en="3: raised"),
            advice=Text(
                vi="Xét nghiệm nhanh hoặc cấy; điều trị nếu dương tính.", en="Rapid test or culture; treat if positive."
            ),
            indicator="warning",
            risk=Text(vi="Liên cầu 28–35 %", en="Streptococcus in 28–35 %"),
            source=MCISAAC,
        ),
        Band(
            name="high",
            minimum=4,
            display=Text(vi="≥ 4: cao", en="≥ 4: high"),
            advice=Text(vi="Xét nghiệm; cân nhắc kháng sinh.", en="Test; consider an antibiotic."),
            indicator="warning",
            risk=Text(vi="Liên cầu 51–53 %", en="Streptococcus in 51–53 %"),
            source=MCISAAC,
        ),
    ),
    citations=(
        Citation("McIsaac WJ et al., JAMA 2004;291:1587–95", "10.1001/jama.291.13.1587"),
        Citation("McIsaac WJ et al., CMAJ 1998;158:75–83", url="https://www.cmaj.ca/content/158/1/75"),
        Citation("McIsaac WJ et al., CMAJ 2000;163:811–5", url="https://www.cmaj.ca/content/163/7/811"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người từ 3 tuổi đau họng cấp.", en="People of 3 and over with an acute sore throat."),
    examples=(
        Example(
            {
                "fever_above_38": True,
                "cough": False,
                "tender_anterior_cervical_nodes": True,
                "tonsillar_swelling_or_exudate": True,
                "age": 8,
            },
            5,
            "by hand from the criteria: highest",
            band="high",
        ),
        Example(
            {
                "fever_above_38": False,
                "cough": True,
                "tender_anterior_cervical_nodes": False,
                "tonsillar_swelling_or_exudate": False,
                "age": 50,
            },
            -1,
            "by hand from the criteria: lowest",
            band="very_low",
        ),
    ),
)
