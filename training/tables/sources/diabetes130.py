"""130 hospitals of the USA, 1999–2008: stays of people with diabetes (Strack 2014); ICD-9 groups, drugs, age bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from training.tables.declare import Labels, Source, Truth
from training.tables.feature import Frame, Numbers

SOURCE = Source(
    dataset="diabetes130_uci296",
    folder="tabular/diabetes130_uci296",
    files=("diabetic_data_dev.csv.gz",),
    licence="CC BY 4.0",
    citation="Strack B et al. BioMed Res Int 2014:781670, doi:10.1155/2014/781670; data doi:10.24432/C5230J",
)
DEAD_OR_HOSPICE = (11, 13, 14, 19, 20, 21)
CHILDREN = ("[0-10)", "[10-20)")
DIAGNOSES = ("diag_1", "diag_2", "diag_3")
SULFONYLUREAS = ("glimepiride", "glipizide", "glyburide", "chlorpropamide", "tolbutamide", "tolazamide")
GROUPS = (
    ("circulatory", 390, 459),
    ("circulatory", 785, 785),
    ("respiratory", 460, 519),
    ("respiratory", 786, 786),
    ("digestive", 520, 579),
    ("digestive", 787, 787),
    ("injury", 800, 999),
    ("musculoskeletal", 710, 739),
    ("genitourinary", 580, 629),
    ("genitourinary", 788, 788),
    ("neoplasm", 140, 239),
    ("infection", 1, 139),
    ("skin", 680, 709),
    ("mental", 290, 319),
)
LEFT_FOR = {
    "home": (1,),
    "home_care": (6, 8),
    "facility": (3, 4, 15, 22, 23, 24, 27),
    "hospital": (2, 5, 9, 10, 28, 29),
    "against_advice": (7,),
}
CAME_FROM = {"emergency_room": (7,), "referral": (1, 2, 3), "transfer": (4, 5, 6, 10, 18, 19, 22, 25, 26)}
KINDS = {1: "emergency", 2: "urgent", 3: "elective", 7: "emergency"}


def read(folder: Path) -> Frame:
    """One row an adult's stay; those who died or left for a hospice cannot come back and are left out."""
    frame = pd.read_csv(folder / "diabetic_data_dev.csv.gz", na_values=["?"], low_memory=False)
    return frame[~frame["discharge_disposition_id"].isin(DEAD_OR_HOSPICE) & ~frame["age"].isin(CHILDREN)]


def is_back_within_30_days(frame: Frame) -> Truth:
    """Any readmission within 30 days of discharge."""
    return np.asarray(frame["readmitted"] == "<30")


def options_of(codes: dict[str, tuple[int, ...]]) -> dict[object, str]:
    """Each code to its option."""
    return {code: option for option, several in codes.items() for code in several}


def middle_age(frame: Frame) -> Numbers:
    """The middle of a band such as `[70-80)`, years."""
    return np.array([float(band[1 : band.index("-")]) + 5 for band in frame["age"]])


def main_group(frame: Frame) -> Labels:
    """The group of the first ICD-9 code, as Strack et al. grouped them; the mental ones apart."""
    return np.array([_group(code) for code in frame["diag_1"]], dtype=np.object_)


def _group(code: object) -> str | None:
    text = str(code)
    if text == "nan":
        return None
    if text.startswith("250"):
        return "diabetes"
    if text[0] in "EV":
        return "other"
    return next((name for name, first, last in GROUPS if first <= int(float(text)) <= last), "other")


def any_diagnosis(frame: Frame, *ranges: tuple[int, int]) -> Numbers:
    """1 where one of the three diagnoses lies in one of the ICD-9 ranges."""
    found = np.zeros(len(frame), dtype=bool)
    for column in DIAGNOSES:
        number = np.floor(pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=np.float64))
        for first, last in ranges:
            found |= (number >= first) & (number <= last)
    return found.astype(np.float64)


def any_drug(frame: Frame) -> Numbers:
    """1 where a sulfonylurea is given at any dose."""
    return np.asarray((frame[list(SULFONYLUREAS)] != "No").any(axis=1), dtype=np.float64)
