"""Pre-test probability of obstructive coronary disease (ESC 2019).

Source: Knuuti J et al., 2019 ESC guideline on chronic coronary syndromes, Eur Heart J 2020;41:407–77,
doi:10.1093/eurheartj/ehz425 (table 5).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE, SEX

ESC = "Knuuti J et al. (ESC guideline), Eur Heart J 2020;41:407–77, doi:10.1093/eurheartj/ehz425, table 5"
DECADES = (40, 50, 60, 70)
PERCENT = {
    "typical": {"male": (3, 22, 32, 44, 52), "female": (5, 10, 13, 16, 27)},
    "atypical": {"male": (4, 10, 17, 26, 34), "female": (3, 6, 6, 11, 19)},
    "non_anginal": {"male": (1, 3, 11, 22, 24), "female": (1, 2, 3, 6, 10)},
    "dyspnoea": {"male": (0, 12, 20, 27, 32), "female": (3, 3, 9, 14, 12)},
}

SYMPTOM = choice(
    "angina_type",
    "Kiểu triệu chứng",
    "Kind of symptom",
    (
        ("typical", "Đau thắt ngực điển hình", "Typical angina"),
        ("atypical", "Đau thắt ngực không điển hình", "Atypical angina"),
        ("non_anginal", "Đau ngực không phải đau thắt ngực", "Non-anginal chest pain"),
        ("dyspnoea", "Chỉ khó thở", "Dyspnoea only"),
    ),
    help=Text(
        vi=(
            "Điển hình: (1) đau thắt sau xương ức, (2) khi gắng sức, (3) đỡ khi nghỉ hoặc ngậm "
            "nitrat trong 5 phút; đủ 3 là điển hình, 2 là không điển hình, 0–1 không phải đau thắt ngực."
        ),
        en=(
            "Typical: (1) constricting retrosternal discomfort, (2) on exertion, (3) relieved by "
            "rest or nitrates within 5 minutes; all 3 typical, 2 atypical, 0–1 non-anginal."
        ),
    ),
)


def esc_2019_pretest_probability(*, age: float, sex: str, angina_type: str) -> float:
    """Percent, from the table's row of the age's decade."""
    return float(PERCENT[angina_type][sex][sum(age >= decade for decade in DECADES)])


SCORE = Score(
    name="esc_2019_pretest_probability",
    version="1.2.0",
    title=Text(
        vi="Xác suất tiền nghiệm bệnh mạch vành (ESC 2019)", en="Pre-test probability of coronary disease (ESC 2019)"
    ),
    summary=Text(
        vi="Xác suất hẹp mạch vành có ý nghĩa theo tuổi, giới và triệu chứng.",
        en="The probability of obstructive coronary disease by age, sex and symptom.",
    ),
    specialties=("cardiology", "general"),
    inputs=(AGE.within(minimum=30), SEX, SYMPTOM),
    unit="%",
    compute=esc_2019_pretest_probability,
    cuts={"age": DECADES},
    probability=lambda score: score / 100,
    probability_of=Text(vi="hẹp mạch vành có ý nghĩa", en="obstructive coronary disease"),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 5%: thường không cần thăm dò", en="≤ 5%: testing usually deferred"),
            source=ESC,
        ),
        Band(
            name="clinical",
            above=5,
            display=Text(vi="6–15%: thăm dò tuỳ lâm sàng", en="6–15%: testing may be considered"),
            source=ESC,
        ),
        Band(
            name="test",
            above=15,
            display=Text(vi="> 15%: nên thăm dò không xâm lấn", en="> 15%: non-invasive testing is most beneficial"),
            indicator="warning",
            source=ESC,
        ),
    ),
    citations=(Citation("Knuuti J et al. (ESC guideline), Eur Heart J 2020;41:407–77", "10.1093/eurheartj/ehz425"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người từ 30 tuổi có triệu chứng ổn định nghi bệnh mạch vành mạn.",
        en="People of 30 and over with stable symptoms that suggest coronary disease.",
    ),
    cautions=(
        Text(
            vi="Số liệu từ các nước nguy cơ thấp; hướng dẫn ESC 2024 dùng mô hình có thêm yếu tố nguy cơ.",
            en="Figures from low-risk countries; the ESC guideline of 2024 uses a model with risk factors.",
        ),
    ),
    examples=(
        Example({"age": 55, "sex": "male", "angina_type": "typical"}, 32, "table 5", probability=0.32, band="test"),
        Example(
            {"age": 65, "sex": "female", "angina_type": "atypical"}, 11, "table 5", probability=0.11, band="clinical"
        ),
    ),
)
