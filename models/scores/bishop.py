"""Bishop score: is the cervix ready for labour?

Source: Bishop EH, Obstet Gynecol 1964;24:266–8 (points); cut-points of ACOG Practice Bulletin 107, Obstet Gynecol
2009;114:386–97, doi:10.1097/AOG.0b013e3181b48ef5.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import at_least, by_steps
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import quantity

ACOG = "ACOG Practice Bulletin 107, Obstet Gynecol 2009;114:386–97, doi:10.1097/AOG.0b013e3181b48ef5"
DILATION = quantity("cervical_dilation", "Độ mở cổ tử cung", "Cervical dilation", "cm", (0, 10))
EFFACEMENT = quantity("cervical_effacement", "Độ xoá cổ tử cung", "Cervical effacement", "%", (0, 100))
STATION = quantity(
    "fetal_station",
    "Độ lọt ngôi thai",
    "Station of the presenting part",
    "{score}",
    (-3, 3),
    help=Text(vi="Từ −3 đến +3 so với gai hông.", en="−3 to +3 about the ischial spines."),
)
CONSISTENCY = graded(
    "cervical_consistency",
    "Mật độ cổ tử cung",
    "Cervical consistency",
    ("0", "Cứng", "Firm"),
    ("1", "Vừa", "Medium"),
    ("2", "Mềm", "Soft"),
)
POSITION = graded(
    "cervical_position",
    "Vị trí cổ tử cung",
    "Cervical position",
    ("0", "Sau", "Posterior"),
    ("1", "Giữa", "Mid"),
    ("2", "Trước", "Anterior"),
)
SCORE = Score(
    name="bishop",
    version="1.2.0",
    title=Text(vi="Bishop (cổ tử cung trước khởi phát chuyển dạ)", en="Bishop score (cervix before induction)"),
    summary=Text(
        vi="Độ chín muồi của cổ tử cung trước khi khởi phát chuyển dạ.",
        en="Readiness of the cervix before induction of labour.",
    ),
    specialties=("obstetrics",),
    higher_is="neither",
    inputs=(DILATION, EFFACEMENT, STATION, CONSISTENCY, POSITION),
    items=(
        by_steps(DILATION, 0, at_least(1, 1), at_least(3, 2), at_least(5, 3)),
        by_steps(EFFACEMENT, 0, at_least(40, 1), at_least(60, 2), at_least(80, 3)),
        by_steps(STATION, 0, at_least(-2, 1), at_least(-1, 2), at_least(1, 3)),
        by_grade(CONSISTENCY),
        by_grade(POSITION),
    ),
    bands=(
        Band(
            name="unfavourable",
            display=Text(vi="≤ 6: chưa thuận lợi", en="≤ 6: unfavourable"),
            advice=Text(
                vi="Xem xét làm chín muồi cổ tử cung trước khi khởi phát.",
                en="Consider cervical ripening before induction.",
            ),
            source=ACOG,
        ),
        Band(name="intermediate", minimum=7, display=Text(vi="7–8: trung gian", en="7–8: intermediate"), source=ACOG),
        Band(
            name="favourable",
            minimum=9,
            display=Text(vi="> 8: thuận lợi", en="> 8: favourable"),
            risk=Text(
                vi="khả năng sinh ngả âm đạo sau khởi phát tương tự chuyển dạ tự nhiên",
                en="vaginal birth after induction as likely as after spontaneous labour",
            ),
            source=ACOG,
        ),
    ),
    citations=(
        Citation(
            (
                "ACOG Practice Bulletin 107, Obstet Gynecol 2009;114:386–97 (points of Bishop EH, "
                "Obstet Gynecol 1964;24:266–8)"
            ),
            "10.1097/AOG.0b013e3181b48ef5",
        ),
    ),
    licence="published points table, free to use",
    population=Text(vi="Thai đủ tháng, ngôi đầu.", en="Term pregnancy, cephalic presentation."),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Dự báo kém ở từng người; tiền sử sinh ngả âm đạo cũng rất quan trọng.",
            en="Predicts the individual poorly; a previous vaginal birth matters as much.",
        ),
    ),
    examples=(
        Example(
            {
                "cervical_dilation": 5,
                "cervical_effacement": 80,
                "fetal_station": 1,
                "cervical_consistency": "2",
                "cervical_position": "2",
            },
            13,
            "by hand: the greatest score",
            band="favourable",
        ),
        Example(
            {
                "cervical_dilation": 2,
                "cervical_effacement": 50,
                "fetal_station": -2,
                "cervical_consistency": "1",
                "cervical_position": "1",
            },
            5,
            "by hand: 1 in every row",
            band="unfavourable",
        ),
    ),
)
