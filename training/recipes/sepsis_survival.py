"""Death after sepsis from age, sex and episode alone: all hospitals of Norway, 2011–12 (Chicco and Jurman 2020)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Text
from models.vocabulary.person import AGE, SEX
from training.recipe import Plan
from training.tables.declare import EVEN, Labels, Outcome, Source, Truth, Words
from training.tables.feature import Frame, choice, numbers, quantity
from training.tables.inputs.infection import SEPSIS_EPISODE
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

PARTS = ("age_years", "sex_0male_1female", "episode_number")


def read(folder: Path) -> Frame:
    """One row an admission."""
    return pd.read_csv(folder / "primary_cohort.csv")


def is_dead(frame: Frame) -> Truth:
    """About nine days after the record."""
    return np.asarray(numbers(frame, "hospital_outcome_1alive_0dead") == 0)


def cell(frame: Frame) -> Labels:
    """Age, sex and episode together: who has the same ones stands in the same part, dead or alive."""
    told = frame[list(PARTS)].astype(str).agg("-".join, axis=1)
    return np.array(told, dtype=np.object_)


RECIPE = TableRecipe(
    name="sepsis_survival",
    version="1.0.0",
    source=Source(
        dataset="sepsis_survival_uci827",
        folder="tabular/sepsis_survival_uci827",
        files=("primary_cohort.csv",),
        licence="CC BY 4.0",
        citation="Chicco D, Jurman G. Sci Rep 2020;10:17156, doi:10.1038/s41598-020-73558-3",
    ),
    words=Words(
        title=Text(
            vi="Tử vong sớm do nhiễm khuẩn huyết (nền theo tuổi)",
            en="Early death in sepsis (background by age)",
        ),
        summary=Text(
            vi="Nguy cơ nền tử vong trong khoảng 9 ngày ở người nhập viện vì nhiễm khuẩn huyết, chỉ từ tuổi, giới và "
            "lần mắc. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Background risk of death within about 9 days in people admitted with sepsis, from age, sex and "
            "episode alone. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Nguy cơ nền để so sánh giữa các khoa và làm mốc cho thang điểm có dấu hiệu sinh tồn (SOFA, NEWS2).",
            en="A background to compare wards with, and a mark that scores with vital signs (SOFA, NEWS2) must beat.",
        ),
        out_of_scope=Text(
            vi="Quyết định cho từng người bệnh, phân loại cấp cứu, chẩn đoán nhiễm khuẩn huyết.",
            en="Deciding about one patient, triage, diagnosing sepsis.",
        ),
        limitations=(
            Text(
                vi="Chỉ có ba thông tin; không có dấu hiệu sinh tồn, lactat, suy tạng: không thay SOFA, qSOFA, NEWS2.",
                en="Three facts only; no vital signs, lactate or organ failure: no substitute for SOFA, qSOFA or "
                "NEWS2.",
            ),
            Text(
                vi="Một người có thể có nhiều lần nhập viện nhưng dữ liệu không có mã người bệnh; chia theo tổ hợp "
                "tuổi – giới – lần mắc, nên một người có thể nằm ở cả hai phần với tuổi hoặc lần mắc khác nhau.",
                en="A person may be admitted more than once and the data has no patient key; rows are split by age, "
                "sex and episode together, so a person may stand in both parts with another age or episode.",
            ),
            Text(
                vi="Chẩn đoán theo mã ICD-10 của Na Uy 2011–2012; tử vong 7 %, thấp hơn nhiều so với hồi sức tại "
                "Việt Nam.",
                en="Diagnoses by Norwegian ICD-10 codes of 2011–12; 7 % died, far fewer than in Vietnamese intensive "
                "care.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "early_death",
        Text(vi="Tử vong sớm", en="Early death"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    specialties=("intensive_care", "tropical"),
    read=read,
    target=is_dead,
    features=(
        quantity(AGE, "age_years", required=True),
        choice(SEX, "sex_0male_1female", {0: "male", 1: "female"}, required=True),
        quantity(SEPSIS_EPISODE, "episode_number"),
    ),
    excluded={"hospital_outcome_1alive_0dead": "the outcome"},
    group=cell,
    subgroups={
        "sex": column_labels("sex_0male_1female", {0: "male", 1: "female"}),
        "age": age_bands("age_years", (18, 65, 80)),
    },
    example={"age": 74.0, "sex": "male", "sepsis_episode": 1.0},
    floors={("auroc", "sepsis_survival_uci827"): 0.65},
    plan=Plan(options=EVEN),
)
