"""Suspect or pathological cardiotocogram: what three obstetricians of Porto called it (Ayres-de-Campos et al. 2000)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.clinical_input import Input
from models.terms import Text
from training.recipe import Plan
from training.tables.declare import EVEN, Outcome, Source, Truth, Words
from training.tables.excluded import excluded_for
from training.tables.feature import Feature, Frame, Numbers, derived, numbers, quantity
from training.tables.inputs import cardiotocography as ctg
from training.tables.labels import column_labels
from training.tables.recipe import TableRecipe

TEN_MINUTES_SECONDS = 600.0
NORMAL = 1


def read(folder: Path) -> Frame:
    """One row a stretch of a recording; the sums below the table are left out."""
    frame = pd.read_excel(folder / "CTG.xls", sheet_name="Raw Data", engine="calamine")
    return frame.dropna(subset=["FileName"])


def is_not_normal(frame: Frame) -> Truth:
    """Suspect or pathological by consensus."""
    return np.asarray(numbers(frame, "NSP") > NORMAL)


def _rate(asked: Input, column: str, direction: int = 0) -> Feature:
    def values(frame: Frame) -> Numbers:
        seconds = numbers(frame, "e") - numbers(frame, "b")
        told: Numbers = numbers(frame, column) / seconds * TEN_MINUTES_SECONDS
        return told

    return derived(asked, (column, "b", "e"), values, direction=direction)


RECIPE = TableRecipe(
    name="ctg_fetal_state",
    version="1.0.0",
    source=Source(
        dataset="ctg_uci193",
        folder="tabular/ctg_uci193",
        files=("CTG.xls",),
        licence="CC BY 4.0",
        citation="Campos D, Bernardes J. Cardiotocography. UCI 2000, doi:10.24432/C51S4N",
    ),
    words=Words(
        title=Text(vi="Cardiotocography nghi ngờ hoặc bệnh lý", en="Suspect or pathological cardiotocogram"),
        summary=Text(
            vi="Xác suất đoạn ghi tim thai – cơn co được ba bác sĩ sản khoa đồng thuận xếp loại nghi ngờ hoặc bệnh lý. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability that three obstetricians would agree to call the recording suspect or pathological. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Nhắc nữ hộ sinh và bác sĩ sản khoa xem lại một đoạn cardiotocography đã được máy phân tích.",
            en="Reminds midwife and obstetrician to look again at a cardiotocogram that a program has analysed.",
        ),
        out_of_scope=Text(
            vi="Đọc thay bác sĩ, quyết định mổ lấy thai, thai dưới 28 tuần, đa thai, băng ghi chưa được máy phân tích.",
            en="Reading in place of the physician, deciding on caesarean section, before 28 weeks, twins, raw "
            "tracings.",
        ),
        limitations=(
            Text(
                vi="Nhãn là ý kiến đồng thuận của ba bác sĩ, không phải tình trạng trẻ sau sinh (pH máu rốn, Apgar): "
                "mô hình bắt chước cách đọc, không dự báo ngạt.",
                en="The label is the agreed opinion of three readers, not the newborn's state (cord pH, Apgar): the "
                "model imitates a reading and does not foretell asphyxia.",
            ),
            Text(
                vi="Số đo do phần mềm SisPorto 2.0 tính, một trung tâm, Bồ Đào Nha, trước 1999; phần mềm khác định "
                "nghĩa khác và phải kiểm tra lại.",
                en="Measured by SisPorto 2.0 at one centre in Portugal before 1999; another program defines things "
                "otherwise and must be checked.",
            ),
            Text(
                vi="2126 đoạn từ 352 băng ghi; chia theo băng ghi, nhưng không biết hai băng có cùng một thai phụ "
                "hay không.",
                en="2126 stretches of 352 recordings; split by recording, yet two recordings may be of the same "
                "mother.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "ctg_not_normal",
        Text(vi="Cardiotocography nghi ngờ hoặc bệnh lý", en="Cardiotocogram suspect or pathological"),
        Coding(scheme="SCT", value="251666009", meaning="Cardiotocogram finding"),
    ),
    specialties=("obstetrics",),
    read=read,
    target=is_not_normal,
    features=(
        quantity(ctg.BASELINE, "LB", required=True),
        _rate(ctg.ACCELERATIONS, "AC", -1),
        _rate(ctg.MOVEMENTS, "FM"),
        _rate(ctg.CONTRACTIONS, "UC"),
        _rate(ctg.LIGHT_DECELERATIONS, "DL"),
        _rate(ctg.SEVERE_DECELERATIONS, "DS", 1),
        _rate(ctg.PROLONGED_DECELERATIONS, "DP", 1),
        quantity(ctg.ABNORMAL_SHORT_TERM, "ASTV", direction=1),
        quantity(ctg.SHORT_TERM, "MSTV"),
        quantity(ctg.ABNORMAL_LONG_TERM, "ALTV", direction=1),
        quantity(ctg.LONG_TERM, "MLTV"),
        quantity(ctg.LOWEST, "Min"),
        quantity(ctg.HIGHEST, "Max"),
        quantity(ctg.MEAN, "Mean"),
        quantity(ctg.VARIANCE, "Variance"),
    ),
    excluded=excluded_for(
        {
            "the outcome": "NSP",
            "the pattern as the same three readers named it": "CLASS A B C D E AD DE LD FS SUSP",
            "names and dates of recordings; the recording parts the rows": "FileName Date SegFile",
            "the reader's own baseline: the program's is kept": "LBE",
            "always zero": "DR",
            "the histogram's shape, said by minimum, maximum, mean and variance": """Width Nmax Nzeros Mode Median
                Tendency""",
        }
    ),
    group=column_labels("FileName"),
    example={
        "fetal_heart_baseline": 148.0,
        "accelerations_10min": 0.4,
        "contractions_10min": 2.8,
        "prolonged_decelerations_10min": 0.6,
        "abnormal_short_term_variability": 62.0,
        "short_term_variability": 0.8,
        "abnormal_long_term_variability": 20.0,
    },
    plan=Plan(options=EVEN),
    floors={("auroc", "ctg_uci193"): 0.90},
)
