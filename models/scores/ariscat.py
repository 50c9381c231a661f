"""ARISCAT: pulmonary complications after surgery.

Source: Canet J et al., Anesthesiology 2010;113:1338–50, doi:10.1097/ALN.0b013e3181fc6e0a (β × 10 of the final model;
risk by group).
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.people import People
from models.points import above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag, quantity
from models.vocabulary.laboratory import HAEMOGLOBIN
from models.vocabulary.person import AGE
from models.vocabulary.vitals import SPO2

CANET = "Canet J et al., Anesthesiology 2010;113:1338–50, doi:10.1097/ALN.0b013e3181fc6e0a"
INFECTION = flag(
    "respiratory_infection_last_month",
    "Nhiễm trùng hô hấp trong tháng qua (sốt, có dùng kháng sinh)",
    "Respiratory infection in the last month (fever, antibiotics)",
)
INCISION = choice(
    "surgical_incision",
    "Đường mổ",
    "Surgical incision",
    (
        ("peripheral", "Ngoại vi", "Peripheral"),
        ("upper_abdominal", "Bụng trên", "Upper abdominal"),
        ("intrathoracic", "Trong lồng ngực", "Intrathoracic"),
    ),
)
DURATION = quantity(
    "surgery_duration",
    "Thời gian mổ dự kiến",
    "Expected duration of surgery",
    "h",
    (0, 30),
    conversions=(Conversion(unit="min", factor=1 / 60),),
)
EMERGENCY = flag("emergency_surgery", "Mổ cấp cứu", "Emergency surgery")
SCORE = Score(
    name="ariscat",
    version="1.2.0",
    title=Text(vi="ARISCAT (biến chứng hô hấp sau mổ)", en="ARISCAT (postoperative pulmonary complications)"),
    summary=Text(
        vi="Dự báo biến chứng hô hấp sau mổ trong thời gian nằm viện.",
        en="Predicts pulmonary complications in hospital after surgery.",
    ),
    specialties=("surgery", "respiratory"),
    inputs=(
        AGE.within(18, None),
        SPO2.told(help=Text(vi="Trước mổ, thở khí trời, nằm ngửa.", en="Before surgery, on room air, supine.")),
        INFECTION,
        HAEMOGLOBIN,
        INCISION,
        DURATION,
        EMERGENCY,
    ),
    items=(
        by_steps(AGE, 0, at_least(51, 3), at_least(81, 16)),
        by_steps(SPO2, 24, above(90, 8), at_least(96, 0)),
        if_true(INFECTION, 17),
        by_steps(HAEMOGLOBIN, 11, above(100, 0)),
        by_option(INCISION, {"peripheral": 0, "upper_abdominal": 15, "intrathoracic": 24}),
        by_steps(DURATION, 0, above(2, 16), above(3, 23)),
        if_true(EMERGENCY, 8),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="< 26: nguy cơ thấp", en="< 26: low risk"),
            risk=Text(vi="1,6 %", en="1.6 %"),
            source=CANET,
        ),
        Band(
            name="intermediate",
            minimum=26,
            display=Text(vi="26–44: nguy cơ trung bình", en="26–44: intermediate risk"),
            indicator="warning",
            risk=Text(vi="13,3 %", en="13.3 %"),
            source=CANET,
        ),
        Band(
            name="high",
            minimum=45,
            display=Text(vi="≥ 45: nguy cơ cao", en="≥ 45: high risk"),
            indicator="critical",
            risk=Text(vi="42,1 %", en="42.1 %"),
            source=CANET,
        ),
    ),
    citations=(Citation("Canet J et al., Anesthesiology 2010;113:1338–50", "10.1097/ALN.0b013e3181fc6e0a"),),
    licence="published points table, free to use",
    population=Text(
        vi="Người lớn mổ có gây mê hoặc gây tê vùng, trừ mổ sản khoa.",
        en="Adults under general or regional anaesthesia, obstetrics excluded.",
    ),
    people=People(pregnancy="never"),
    cautions=(Text(vi="Thời gian mổ là ước tính trước mổ.", en="The duration is an estimate before surgery."),),
    examples=(
        Example(
            {
                "age": 50,
                "spo2": 96,
                "respiratory_infection_last_month": False,
                "haemoglobin": 101,
                "surgical_incision": "peripheral",
                "surgery_duration": 2,
                "emergency_surgery": False,
            },
            0,
            "by hand: the least score",
            band="low",
        ),
        Example(
            {
                "age": 81,
                "spo2": 90,
                "respiratory_infection_last_month": True,
                "haemoglobin": 100,
                "surgical_incision": "intrathoracic",
                "surgery_duration": 3.5,
                "emergency_surgery": True,
            },
            123,
            "by hand: 16 + 24 + 17 + 11 + 24 + 23 + 8",
            band="high",
        ),
    ),
)
