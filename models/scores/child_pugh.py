"""Child–Pugh: severity of cirrhosis.

Source: Pugh RNH et al., Br J Surg 1973;60:646–9, doi:10.1002/bjs.1800600817 (points); SI units, INR 1.7–2.3 and
classes as in EASL, J Hepatol 2018;69:406–60, doi:10.1016/j.jhep.2018.03.024 (bilirubin 2–3 mg/dL = 34–51 µmol/L,
held at 51.31 so that exactly 3 mg/dL still counts 2).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN, INR
from models.vocabulary.liver import ASCITES, ENCEPHALOPATHY

PUGH = "Pugh RNH et al., Br J Surg 1973;60:646–9, doi:10.1002/bjs.1800600817"
SCORE = Score(
    name="child_pugh",
    version="1.1.0",
    title=Text(vi="Child–Pugh (độ nặng xơ gan)", en="Child–Pugh (severity of cirrhosis)"),
    summary=Text(
        vi="Xếp độ nặng của xơ gan thành A, B, C từ ba xét nghiệm và hai dấu hiệu.",
        en="Grades cirrhosis A, B or C from three laboratory values and two signs.",
    ),
    specialties=("gastroenterology", "surgery"),
    inputs=(BILIRUBIN, ALBUMIN, INR, ASCITES, ENCEPHALOPATHY),
    items=(
        by_steps(BILIRUBIN, 1, at_least(34, 2), above(51.31, 3)),
        by_steps(ALBUMIN, 3, at_least(28, 2), above(35, 1)),
        by_steps(INR, 1, at_least(1.7, 2), above(2.3, 3)),
        by_option(ASCITES, {"none": 1, "slight": 2, "moderate": 3}),
        by_option(ENCEPHALOPATHY, {"none": 1, "grade_1_2": 2, "grade_3_4": 3}),
    ),
    bands=(
        Band(name="a", display=Text(vi="A (5–6): còn bù tốt", en="A (5–6): well compensated"), source=PUGH),
        Band(
            name="b",
            minimum=7,
            display=Text(vi="B (7–9): suy giảm đáng kể", en="B (7–9): significant compromise"),
            indicator="warning",
            source=PUGH,
        ),
        Band(
            name="c",
            minimum=10,
            display=Text(vi="C (10–15): mất bù", en="C (10–15): decompensated"),
            indicator="critical",
            source=PUGH,
        ),
    ),
    citations=(
        Citation("Pugh RNH et al., Br J Surg 1973;60:646–9", "10.1002/bjs.1800600817"),
        Citation("EASL, J Hepatol 2018;69:406–60", "10.1016/j.jhep.2018.03.024"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Người xơ gan.", en="Patients with cirrhosis."),
    cautions=(
        Text(
            vi="Trong bệnh gan ứ mật (viêm đường mật nguyên phát), ngưỡng bilirubin cao hơn.",
            en=("In cholestatic disease (such as primary biliary cholangitis) the bilirubin limits are higher."),
        ),
        Text(vi="INR không đáng tin khi đang dùng thuốc chống đông.", en="INR misleads under anticoagulants."),
    ),
    examples=(
        Example(
            {"bilirubin": 20, "albumin": 40, "inr": 1.1, "ascites": "none", "encephalopathy": "none"},
            5,
            "by hand from the table",
            band="a",
        ),
        Example(
            {"bilirubin": 51, "albumin": 28, "inr": 2.3, "ascites": "slight", "encephalopathy": "grade_1_2"},
            10,
            "by hand from the table",
            band="c",
        ),
    ),
)
