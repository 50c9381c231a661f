"""Apfel score: nausea and vomiting after surgery.

Source: Apfel CC et al., Anesthesiology 1999;91:693–700, doi:10.1097/00000542-199909000-00022 (four factors; 10, 21,
39, 61 and 79 %).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import CURRENT_SMOKER, SEX

APFEL = "Apfel CC et al., Anesthesiology 1999;91:693–700, doi:10.1097/00000542-199909000-00022"
RISKS = (0.1, 0.21, 0.39, 0.61, 0.79)
HISTORY = flag(
    "ponv_or_motion_sickness", "Từng nôn sau mổ hoặc say tàu xe", "History of postoperative vomiting or motion sickness"
)
SMOKES = CURRENT_SMOKER
OPIOIDS = flag("postoperative_opioids", "Dự kiến dùng opioid sau mổ", "Postoperative opioids expected")
SCORE = Score(
    name="apfel",
    title=Text(vi="Apfel (nôn, buồn nôn sau mổ)", en="Apfel score (postoperative nausea and vomiting)"),
    summary=Text(
        vi="Nguy cơ nôn, buồn nôn sau gây mê ở người lớn.",
        en="Risk of nausea and vomiting after anaesthesia in adults.",
    ),
    specialties=("surgery",),
    inputs=(SEX, HISTORY, SMOKES, OPIOIDS),
    items=(
        by_option(SEX, {"female": 1, "male": 0}),
        if_true(HISTORY, 1),
        if_true(SMOKES, 0, otherwise=1, display=Text(vi="Không hút thuốc", en="Non-smoker")),
        if_true(OPIOIDS, 1),
    ),
    probability=lambda score: RISKS[int(score)],
    probability_of=Text(vi="nôn hoặc buồn nôn sau mổ", en="postoperative nausea or vomiting"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"),
            risk=Text(vi="10–21 %", en="10–21 %"),
            source=APFEL,
        ),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="2: nguy cơ trung bình", en="2: moderate risk"),
            indicator="warning",
            risk=Text(vi="39 %", en="39 %"),
            source=APFEL,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="3–4: nguy cơ cao", en="3–4: high risk"),
            advice=Text(vi="Dự phòng bằng nhiều thuốc.", en="Multimodal prophylaxis."),
            indicator="warning",
            risk=Text(vi="61–79 %", en="61–79 %"),
            source=APFEL,
        ),
    ),
    citations=(Citation(APFEL, "10.1097/00000542-199909000-00022"),),
    licence="published score, free to use",
    population=Text(
        vi="Người lớn gây mê toàn thân bằng thuốc mê hô hấp.", en="Adults under inhalational general anaesthesia."
    ),
    cautions=(
        Text(
            vi="Không tính loại phẫu thuật; tê vùng có nguy cơ thấp hơn.",
            en="Takes no account of the operation; regional anaesthesia carries less risk.",
        ),
    ),
    examples=(
        Example(
            {"sex": "female", "ponv_or_motion_sickness": True, "current_smoker": False, "postoperative_opioids": True},
            4,
            "Apfel 1999: all four",
            probability=0.79,
            band="high",
        ),
        Example(
            {"sex": "male", "ponv_or_motion_sickness": False, "current_smoker": True, "postoperative_opioids": False},
            0,
            "Apfel 1999: none",
            probability=0.1,
            band="low",
        ),
    ),
)
