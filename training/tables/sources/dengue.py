"""Febrile children of southern Viet Nam (Tuan 2015) and an Indonesian cohort of acute fever (Gasem 2020)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Text
from models.vocabulary.laboratory import HAEMATOCRIT, PLATELETS, WBC
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import TEMPERATURE
from training.tables.declare import External, Outcome, Source, Truth
from training.tables.feature import Frame, choice, numbers, quantity

FOLDER, LICENCE = "tabular/dengue_clinical", "CC BY 4.0"
VIETNAM = Source(
    dataset="dengue_vn_tuan2015",
    folder=FOLDER,
    files=("vn_tuan2015_dev.csv",),
    licence=LICENCE,
    citation="Tuan NM et al., PLoS Negl Trop Dis 2015;9:e0003638, doi:10.1371/journal.pntd.0003638",
)
INDONESIA = Source(
    dataset="fever_indonesia_gasem2020",
    folder=FOLDER,
    files=("id_gasem2020_afi_indonesia.csv",),
    licence=LICENCE,
    citation="Gasem MH et al., PLoS Negl Trop Dis 2020;14:e0007927, doi:10.1371/journal.pntd.0007927",
)
OUTCOME = Outcome(
    "dengue",
    Text(vi="Sốt xuất huyết Dengue (xét nghiệm xác định)", en="Dengue, laboratory-confirmed"),
    Coding(scheme="SCT", value="38362002", meaning="Dengue"),
)
AFTERWARDS = "a test for dengue itself, part of the reference standard"
NEVER_SEEN = {
    "DateEnrol": "the date: the epidemic of that week, not the child",
    "SiteNo": "the hospital, used to leave one out",
    "StudyNo": "a number of the study",
    "Lab_Confirmed_Dengue": "the outcome",
    "Serotype": AFTERWARDS,
    "NS1_PLATELIA": AFTERWARDS,
    "NS1_TRIP": AFTERWARDS,
    "SeroConversion": AFTERWARDS,
    "Serology": AFTERWARDS,
    "Pairedsample": "whether a second sample was taken: after the visit",
}
ADULT_AGE = 18
INDONESIAN_AGE = "Age (Converted from Days to Years)"


def read_vietnam(folder: Path) -> Frame:
    """One row a child."""
    return pd.read_csv(folder / "vn_tuan2015_dev.csv")


def is_dengue(frame: Frame) -> Truth:
    """Confirmed by PCR, NS1 ELISA or paired serology."""
    return np.asarray(numbers(frame, "Lab_Confirmed_Dengue") == 1)


def _read_indonesia(folder: Path, *, is_child: bool) -> Frame:
    frame = pd.read_csv(folder / "id_gasem2020_afi_indonesia.csv")
    known = frame["FINAL Category"] != "X NO SAMPLE"
    return frame[known & ((frame[INDONESIAN_AGE] < ADULT_AGE) == is_child)]


def _children(folder: Path) -> Frame:
    return _read_indonesia(folder, is_child=True)


def _is_indonesian_dengue(frame: Frame) -> Truth:
    return np.asarray(frame["FINAL Category"] == "Dengue")


INDONESIAN_FEATURES = (
    quantity(AGE, INDONESIAN_AGE),
    choice(SEX, "Sex", {1: "male", 2: "female"}),
    quantity(WBC, "LBLEUKRS"),
    quantity(PLATELETS, "LBTHRRS"),
    quantity(HAEMATOCRIT, "LBHEMARS"),
    quantity(TEMPERATURE, "VSTEMP"),
)
INDONESIAN_CHILDREN = External(
    source=INDONESIA,
    read=_children,
    features=INDONESIAN_FEATURES,
    target=_is_indonesian_dengue,
    note="children under 18 admitted later in the illness; a cause that stayed unknown counts as no dengue",
)
LIMITATIONS = (
    Text(
        vi="Khoảng 29 % trẻ trong nghiên cứu (2010–2012, miền Nam) mắc Dengue; nơi và mùa khác có tỷ lệ khác, cần hiệu "
        "chỉnh lại tại chỗ.",
        en="About 29 % of the study's children (2010–12, southern Viet Nam) had dengue; elsewhere and in other seasons "
        "the share differs, and the model must be recalibrated.",
    ),
    Text(
        vi="Xác suất thấp không loại trừ Dengue: luôn dặn dấu hiệu cảnh báo và tái khám.",
        en="A low probability does not rule dengue out: always tell the warning signs and when to come back.",
    ),
    Text(
        vi="Đã đo ở trẻ Indonesia nhập viện muộn hơn trong bệnh (dòng external); chưa đo ở người lớn.",
        en="Measured on Indonesian children, admitted later in their illness (rows `external`); never on adults.",
    ),
    Text(
        vi="Bộ phân loại đã công bố (cùng ba biến tuổi, bạch cầu, tiểu cầu): độ nhạy 74,8 %, độ đặc hiệu 76,3 %.",
        en="The published classifier (age, white cells, platelets): sensitivity 74.8 %, specificity 76.3 %.",
    ),
)
