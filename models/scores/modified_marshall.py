"""Modified Marshall score: organ failure in acute pancreatitis.

Source: Banks PA et al. (revised Atlanta classification), Gut 2013;62:102–11, doi:10.1136/gutjnl-2012-302779 (table 1;
2 or more in any system is organ failure). The value is the worst of the three systems.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.graded import graded
from models.score_tables.tokyo import PAO2_FIO2
from models.terms import Text
from models.vocabulary.laboratory import CREATININE

BANKS = "Banks PA et al., Gut 2013;62:102–11, doi:10.1136/gutjnl-2012-302779"
CIRCULATION = graded(
    "marshall_circulation",
    "Tuần hoàn (chưa dùng vận mạch)",
    "Circulation (off inotropes)",
    ("0", "Tâm thu > 90 mmHg", "Systolic > 90 mmHg"),
    ("1", "< 90, đáp ứng dịch", "< 90, responds to fluid"),
    ("2", "< 90, không đáp ứng dịch", "< 90, does not respond to fluid"),
    ("3", "< 90, pH < 7,3", "< 90, pH < 7.3"),
    ("4", "< 90, pH < 7,2", "< 90, pH < 7.2"),
)


def respiratory_points(pao2_fio2: float) -> float:
    """0 above 400 mmHg, 4 below 101."""
    return next(
        (points for limit, points in ((400, 0.0), (300, 1.0), (200, 2.0)) if pao2_fio2 > limit),
        3.0 if pao2_fio2 >= 101 else 4.0,
    )


def renal_points(creatinine: float) -> float:
    """0 up to 134 µmol/L, 4 above 439."""
    return float(sum((creatinine > 134, creatinine >= 170, creatinine > 310, creatinine > 439)))


def modified_marshall(*, pao2_fio2: float, creatinine: float, marshall_circulation: str) -> float:
    """Worst of three systems, 0–4; ratio in mmHg, creatinine in µmol/L."""
    return max(respiratory_points(pao2_fio2), renal_points(creatinine), float(marshall_circulation))


SCORE = Score(
    name="modified_marshall",
    version="1.1.0",
    title=Text(
        vi="Marshall cải tiến (suy tạng trong viêm tuỵ cấp)",
        en="Modified Marshall score (organ failure in pancreatitis)",
    ),
    summary=Text(
        vi="Nhận ra suy tạng trong viêm tuỵ cấp theo Atlanta sửa đổi.",
        en="Recognises organ failure in acute pancreatitis (revised Atlanta).",
    ),
    specialties=("gastroenterology", "surgery", "intensive_care"),
    inputs=(PAO2_FIO2, CREATININE.fresh(24), CIRCULATION),
    compute=modified_marshall,
    directions={"pao2_fio2": -1, "creatinine": 1, "marshall_circulation": 1},
    bands=(
        Band(name="none", display=Text(vi="0–1: không suy tạng", en="0–1: no organ failure"), source=BANKS),
        Band(
            name="organ_failure",
            minimum=2,
            display=Text(vi="≥ 2: suy tạng", en="≥ 2: organ failure"),
            advice=Text(
                vi="Kéo dài trên 48 giờ là viêm tuỵ cấp nặng.",
                en="Lasting over 48 hours it is severe acute pancreatitis.",
            ),
            indicator="critical",
            source=BANKS,
        ),
    ),
    citations=(Citation(BANKS, "10.1136/gutjnl-2012-302779"),),
    licence="published criteria, free to use",
    population=Text(vi="Người viêm tuỵ cấp.", en="Patients with acute pancreatitis."),
    cautions=(
        Text(
            vi="Khi có bệnh thận mạn, phải xét mức tăng so với nền.",
            en="With chronic kidney disease judge the rise over baseline.",
        ),
    ),
    examples=(
        Example(
            {"pao2_fio2": 250, "creatinine": 100, "marshall_circulation": "0"},
            2,
            "by hand from table 1",
            band="organ_failure",
        ),
        Example(
            {"pao2_fio2": 401, "creatinine": 169, "marshall_circulation": "1"}, 1, "by hand from table 1", band="none"
        ),
    ),
)
