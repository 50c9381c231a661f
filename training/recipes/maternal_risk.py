"""High risk in pregnancy as a rule-like label calls it: rural Bangladesh (Ahmed et al. 2020), unique rows only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Range, Text
from models.vocabulary.laboratory import GLUCOSE
from models.vocabulary.person import AGE
from models.vocabulary.vitals import DIASTOLIC_BP, HEART_RATE, SYSTOLIC_BP, TEMPERATURE
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, Numbers, derived, numbers, quantity
from training.tables.labels import age_bands
from training.tables.recipe import TableRecipe

HIGH = 1.0


def read(folder: Path) -> Frame:
    """One row of each kind: 562 of 1014 rows are exact copies of another."""
    return pd.read_csv(folder / "Maternal_Health_Risk_Data_Set.csv").drop_duplicates()


def is_high_risk(frame: Frame) -> Truth:
    """Labelled high, against low and middle."""
    return np.asarray(numbers(frame, "RiskLevel") == HIGH)


def _celsius(frame: Frame) -> Numbers:
    told: Numbers = (numbers(frame, "BodyTemp") - 32) * 5 / 9
    return told


RECIPE = TableRecipe(
    name="maternal_risk",
    version="1.0.0",
    source=Source(
        dataset="maternal_health_uci863",
        folder="tabular/maternal_health_uci863",
        files=("Maternal_Health_Risk_Data_Set.csv",),
        licence="CC BY 4.0",
        citation="Ahmed M et al. Maternal Health Risk. UCI 2020, doi:10.24432/C5DP5D",
    ),
    words=Words(
        title=Text(vi="Thai kỳ nguy cơ cao từ dấu hiệu sinh tồn", en="High-risk pregnancy from vital signs"),
        summary=Text(
            vi="Xác suất một thai phụ được xếp nhóm nguy cơ cao từ tuổi, huyết áp, đường huyết, nhiệt độ và mạch. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability that a pregnant woman is called high-risk, from age, blood pressure, glucose, "
            "temperature and pulse. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Nhắc nhân viên y tế tuyến cơ sở đo lại và chuyển khám thai phụ có nhiều dấu hiệu bất thường.",
            en="Reminds primary-care staff to measure again and refer a woman with several abnormal signs.",
        ),
        out_of_scope=Text(
            vi="Chẩn đoán tiền sản giật, đái tháo đường thai kỳ, nhiễm trùng; chuyển dạ; thay lịch khám thai.",
            en="Diagnosing pre-eclampsia, gestational diabetes or infection; labour; in place of antenatal visits.",
        ),
        limitations=(
            Text(
                vi="Nhãn “nguy cơ cao” gần như là một quy tắc từ chính các số đo này, không phải kết cục của mẹ hay "
                "con: mô hình chỉ lặp lại quy tắc, không dự báo tai biến.",
                en="The label is nearly a rule made of these very measures, not an outcome of mother or child: the "
                "model repeats the rule and foretells no complication.",
            ),
            Text(
                vi="Sau khi bỏ bản sao chỉ còn 452 dòng; không có tuổi thai, đạm niệu, tiền sử.",
                en="452 rows are left without the copies; gestational age, proteinuria and history are unknown.",
            ),
            Text(
                vi="Vùng nông thôn Bangladesh, thiết bị đo không mô tả; chưa kiểm tra tại Việt Nam.",
                en="Rural Bangladesh, devices not described; not tried in Viet Nam.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "high_risk_pregnancy",
        Text(vi="Thai kỳ nguy cơ cao", en="High-risk pregnancy"),
        Coding(scheme="SCT", value="47200007", meaning="High risk pregnancy"),
    ),
    specialties=("obstetrics",),
    read=read,
    target=is_high_risk,
    features=(
        quantity(AGE, "Age", required=True),
        quantity(SYSTOLIC_BP, "SystolicBP", direction=1, required=True),
        quantity(DIASTOLIC_BP, "DiastolicBP"),
        quantity(GLUCOSE, "BS", direction=1),
        derived(TEMPERATURE, ("BodyTemp",), _celsius),
        quantity(HEART_RATE, "HeartRate"),
    ),
    excluded={"RiskLevel": "the outcome"},
    subgroups={"age": age_bands("Age", (20, 35))},
    age_years=Range(minimum=13, maximum=50),
    example={
        "age": 33.0,
        "systolic_bp": 138.0,
        "diastolic_bp": 88.0,
        "glucose": 8.4,
        "temperature": 37.0,
        "heart_rate": 84.0,
    },
    floors={("auroc", "maternal_health_uci863"): 0.80},
)
