"""Phillips score: severity of tetanus, with the mortality seen in Ho Chi Minh City.

Source: Farrar JJ et al., J Neurol Neurosurg Psychiatry 2000;69:292–301, doi:10.1136/jnnp.69.3.292 (table 2: Phillips'
points, after Phillips LA, Lancet 1967;i:1216–7; table 3: mortality of 500 patients in Ho Chi Minh City). Where two
rows of incubation share a day, the more severe row has it.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity

FARRAR = "Farrar JJ et al., J Neurol Neurosurg Psychiatry 2000;69:292–301, doi:10.1136/jnnp.69.3.292, table 3"

INCUBATION = quantity("tetanus_incubation_days", "Thời gian ủ bệnh", "Incubation", "d", (0, 120))
SITE = choice(
    "tetanus_site",
    "Ngõ vào",
    "Site of infection",
    (
        ("internal", "Nội tạng hoặc rốn", "Internal or umbilical"),
        ("head_trunk", "Đầu, cổ, thân mình", "Head, neck, body wall"),
        ("proximal", "Gốc chi", "Peripheral, proximal"),
        ("distal", "Ngọn chi", "Peripheral, distal"),
        ("unknown", "Không rõ", "Unknown"),
    ),
)
PROTECTION = choice(
    "tetanus_protection",
    "Miễn dịch",
    "State of protection",
    (
        ("none", "Không", "None"),
        ("possible", "Có thể có, hoặc miễn dịch từ mẹ (sơ sinh)", "Possibly some, or maternal (newborn)"),
        ("over_10_years", "Đã tiêm > 10 năm", "Protected over 10 years ago"),
        ("under_10_years", "Đã tiêm < 10 năm", "Protected within 10 years"),
        ("complete", "Đầy đủ", "Complete"),
    ),
)
COMPLICATION = choice(
    "tetanus_complicating_factor",
    "Yếu tố kèm theo",
    "Complicating factors",
    (
        ("life_threatening", "Tổn thương hoặc bệnh đe doạ tính mạng", "Life-threatening injury or illness"),
        ("severe", "Nặng, chưa đe doạ ngay", "Severe, not immediately life threatening"),
        ("moderate", "Không đe doạ tính mạng", "Not life threatening"),
        ("minor", "Nhẹ", "Minor"),
        ("none", "Không (ASA I)", "None (ASA grade 1)"),
    ),
)

SCORE = Score(
    name="phillips_tetanus",
    title=Text(vi="Phillips (uốn ván)", en="Phillips score (tetanus)"),
    summary=Text(
        vi="Tiên lượng uốn ván; tỉ lệ tử vong ghi nhận tại Trung tâm Bệnh Nhiệt đới TP. Hồ Chí Minh.",
        en="Prognosis of tetanus, with the mortality seen at the Centre for Tropical Diseases, Ho Chi Minh City.",
    ),
    specialties=("tropical", "intensive_care", "emergency"),
    inputs=(INCUBATION, SITE, PROTECTION, COMPLICATION),
    items=(
        by_steps(INCUBATION, 5, at_least(2, 4), above(5, 3), above(10, 2), above(14, 1)),
        by_option(SITE, {"internal": 5, "head_trunk": 4, "proximal": 3, "distal": 2, "unknown": 1}),
        by_option(PROTECTION, {"none": 10, "possible": 8, "over_10_years": 4, "under_10_years": 2, "complete": 0}),
        by_option(COMPLICATION, {"life_threatening": 10, "severe": 8, "moderate": 4, "minor": 2, "none": 0}),
    ),
    bands=(
        Band(
            name="lower",
            display=Text(vi="< 17: nguy cơ thấp hơn", en="< 17: lower risk"),
            risk=Text(vi="Tử vong 38/330 (11 %)", en="Mortality 38/330 (11 %)"),
            source=FARRAR,
        ),
        Band(
            name="higher",
            minimum=17,
            display=Text(vi="≥ 17: nguy cơ cao", en="≥ 17: high risk"),
            advice=Text(vi="Hồi sức sớm, bảo vệ đường thở.", en="Early intensive care, protect the airway."),
            indicator="critical",
            risk=Text(
                vi="Tử vong 58/170 (34 %); RR 2,96 (KTC 95 % 2,06–4,27)",
                en="Mortality 58/170 (34 %); RR 2.96 (95 % CI 2.06–4.27)",
            ),
            source=FARRAR,
        ),
    ),
    citations=(Citation("Farrar JJ et al., J Neurol Neurosurg Psychiatry 2000;69:292–301", "10.1136/jnnp.69.3.292"),),
    licence="published table, free to use",
    population=Text(vi="Người bệnh uốn ván.", en="Patients with tetanus."),
    cautions=(
        Text(
            vi="Tử vong ghi nhận năm 1997–1999, ngoài lứa tuổi sơ sinh; nay thấp hơn.",
            en="Mortality of 1997–1999 beyond the newborn age; it is lower today.",
        ),
    ),
    examples=(
        Example(
            {
                "tetanus_incubation_days": 1,
                "tetanus_site": "internal",
                "tetanus_protection": "none",
                "tetanus_complicating_factor": "life_threatening",
            },
            30,
            "by hand from table 2: highest",
            band="higher",
        ),
        Example(
            {
                "tetanus_incubation_days": 10,
                "tetanus_site": "distal",
                "tetanus_protection": "none",
                "tetanus_complicating_factor": "none",
            },
            15,
            "by hand from table 2: 3 + 2 + 10",
            band="lower",
        ),
    ),
)
