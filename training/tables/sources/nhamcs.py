"""US emergency visits (NHAMCS 2015–19, 2021): reading, features, and the eight recipes' common declaration.

NCHS terms: statistical use only; no row leaves the data folder, only coefficients and rounded quantiles do.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.vocabulary.history import (
    CANCER,
    CHRONIC_KIDNEY_DISEASE,
    COPD,
    CORONARY_DISEASE,
    DIABETES,
    HEART_FAILURE,
    HYPERTENSION,
    PREVIOUS_STROKE,
)
from models.vocabulary.oncology import DEMENTIA
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import DIASTOLIC_BP, HEART_RATE, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP, TEMPERATURE
from training.tables.declare import Labels, Source, Truth
from training.tables.excluded import excluded_for
from training.tables.feature import Feature, Frame, Numbers, choice, derived, flag, numbers, quantity
from training.tables.inputs import emergency as door

YEARS, TEST_YEAR, ADULT_AGE = (2015, 2016, 2017, 2018, 2019, 2021), 2021, 18
LEAST_SPO2, MOST_RESPIRATIONS = 50, 60
REVERSED = ("2015-23", "2016-169", "2016-227", "2017-5", "2019-151", "2019-50", "2019-89")
SOURCE = Source(
    dataset="nhamcs_ed",
    folder="tabular/nhamcs_ed",
    files=tuple(f"ed{year}.parquet" for year in YEARS),
    licence="US government public domain under NCHS data use terms: statistical use only, no row is shown or linked",
    citation="CDC/NCHS, National Hospital Ambulatory Medical Care Survey, emergency department files 2015–2019, 2021",
)
GROUPS: tuple[tuple[int, int, str], ...] = (
    (1005, 1012, "fever"), (1015, 1025, "weakness"), (1030, 1030, "syncope"), (1035, 1040, "weakness"),
    (1050, 1050, "chest_pain"), (1085, 1085, "fever"), (1095, 1095, "neurological"), (1100, 1199, "psychiatric"),
    (1200, 1205, "seizure"), (1207, 1210, "headache"), (1215, 1215, "psychiatric"), (1220, 1220, "neurological"),
    (1225, 1225, "dizziness"), (1230, 1240, "neurological"), (1260, 1260, "palpitations"), (1265, 1265, "chest_pain"),
    (1270, 1299, "palpitations"), (1355, 1365, "airways"), (1400, 1410, "airways"), (1415, 1430, "breathing"),
    (1435, 1499, "airways"), (1525, 1530, "vomiting"), (1535, 1535, "abdominal_pain"), (1540, 1540, "bowel"),
    (1545, 1565, "abdominal_pain"), (1580, 1580, "gi_bleeding"), (1585, 1615, "bowel"), (1640, 1699, "urinary"),
    (1700, 1829, "pregnancy_genital"), (1830, 1899, "skin"), (1900, 1910, "back_neck"), (1915, 1999, "limbs"),
    (2001, 2099, "fever"), (2200, 2299, "metabolic"), (2300, 2349, "psychiatric"), (2360, 2360, "seizure"),
    (2365, 2365, "headache"), (2350, 2399, "neurological"), (2500, 2520, "palpitations"), (2525, 2525, "neurological"),
    (2530, 2599, "palpitations"), (2600, 2605, "airways"), (2610, 2640, "pneumonia_asthma"), (2650, 2699, "bowel"),
    (2700, 2749, "urinary"), (2750, 2799, "pregnancy_genital"), (2800, 2899, "skin"), (2900, 2999, "limbs"),
    (3130, 3130, "psychiatric"), (3200, 3299, "pregnancy_genital"), (3100, 4999, "procedure"),
    (5505, 5505, "head_injury"), (5210, 5215, "head_injury"), (5805, 5817, "accident"), (5818, 5820, "self_harm"),
    (5830, 5830, "accident"), (5835, 5842, "unconscious"), (5900, 5925, "poisoning"), (5930, 5934, "procedure"),
    (5935, 5935, "fever"), (5000, 5899, "other_injury"), (6100, 6100, "metabolic"), (6000, 7999, "procedure"),
)  # fmt: skip

SEEN_BY_NEITHER = excluded_for(
    {
        "OUTCOME by the source's own mark": """d_* admit_unit hosp_los_days hosp_status hosp_disp stay24 boarded_min icu
            died critical hospitalised hospitalised_or_transfer analysis_ok""",
        "AFTER triage by the source's own mark": "w_* wait_min lov_min hospdx*",
        "a diagnosis of the end of the visit": "dx* cause* injury_kind intent injury_enc covid_validation",
        "survey design or identity": "visit_id year hosp_code pat_code region msa cstratm cpsum patwt edwt",
        "habits of a country and a calendar": """month weekday arrival_hour payer race_eth followup_visit
            transfer_in""",
        "asked of few, or said by another column": """rfv2 rfv3 rfv4 rfv5 triage_code hx_alcohol_abuse hx_depression
            hx_hiv hx_hyperlipidaemia hx_obesity hx_sleep_apnoea hx_osteoporosis hx_substance_abuse hx_vte_history
            n_chronic no_chronic""",
    }
)
NOT_FOR_ADULTS = excluded_for({"only said of infants": "age_days", "said of COPD in adults": "hx_asthma"})
NOT_FOR_CHILDREN = excluded_for(
    {
        "diseases of adults": """residence hx_chf hx_copd hx_ckd hx_esrd hx_diabetes1 hx_diabetes2 hx_diabetes_unspec
            hx_cancer hx_cad hx_cerebrovascular hx_hypertension hx_alzheimer"""
    }
)
NO_TRIAGE = {"triage_level": "left out on purpose: the model for a department without triage levels"}


def read_adults(folder: Path) -> Frame:
    """Visits of 18 years and over that could be judged."""
    frame = _read(folder)
    return frame[frame["age"] >= ADULT_AGE]


def read_children(folder: Path) -> Frame:
    """Visits under 18 years that could be judged."""
    frame = _read(folder)
    return frame[frame["age"] < ADULT_AGE]


def _read(folder: Path) -> Frame:
    frame = pd.concat([pd.read_parquet(folder / f"ed{year}.parquet") for year in YEARS], ignore_index=True)
    return frame[frame["analysis_ok"] != 0]


def is_critical(frame: Frame) -> Truth:
    """Intensive care, or death in the department or the hospital."""
    return np.asarray(numbers(frame, "critical") == 1)


def is_hospitalised(frame: Frame) -> Truth:
    """Admitted to this hospital."""
    return np.asarray(numbers(frame, "hospitalised") == 1)


def is_last_year(frame: Frame) -> Truth:
    """The fixed test: a later year, whose hospitals are all new."""
    return np.asarray(numbers(frame, "year") == TEST_YEAR)


def hospital(frame: Frame) -> Labels:
    """Year and number: the numbers are drawn anew each year."""
    return np.array((frame["year"].astype(str) + "-" + frame["hosp_code"].astype(str)).tolist(), dtype=np.object_)


def triage_alone(frame: Frame) -> Numbers:
    """The level turned around; where none was recorded, the middle one."""
    level = numbers(frame, "triage_level")
    return -np.where(np.isnan(level), 3.0, level)


def visits_meant(frame: Frame) -> Numbers:
    """How many visits of the country each row stands for."""
    return numbers(frame, "patwt")


def is_triage_known(frame: Frame) -> Labels:
    """About a third of the visits have no level."""
    return np.where(np.isnan(numbers(frame, "triage_level")), "no", "yes").astype(np.object_)


def _complaint(frame: Frame) -> Labels:
    codes = numbers(frame, "rfv1") // 10
    known = {code: _group_of(code) for code in np.unique(codes[~np.isnan(codes)])}
    return np.array([known.get(code) for code in codes], dtype=np.object_)


def _group_of(code: float) -> str:
    return next((name for low, high, name in GROUPS if low <= code <= high), "other")


def _age_of_child(frame: Frame) -> Numbers:
    days = numbers(frame, "age_days")
    return np.where(np.isnan(days), numbers(frame, "age"), days / 365.25)


def _within(column: str, low: float, high: float) -> Feature:
    """Beyond these the fields were swapped."""
    asked = SPO2 if column == "spo2" else RESPIRATORY_RATE

    def values(frame: Frame) -> Numbers:
        found = numbers(frame, column)
        return np.where((found < low) | (found > high), np.nan, found)

    return derived(asked, (column,), values)


def _triage(frame: Frame) -> Numbers:
    level = numbers(frame, "triage_level")
    return np.where(np.isin(hospital(frame), REVERSED), np.nan, level)


def _any(asked: object, *columns: str) -> Feature:
    def values(frame: Frame) -> Numbers:
        found: Numbers = np.max(np.stack([numbers(frame, column) for column in columns]), axis=0)
        return found

    return derived(asked, columns, values, direction=1)  # type: ignore[arg-type]  # an Input


DOOR = (
    choice(SEX, "sex", {"F": "female", "M": "male"}),
    derived(door.COMPLAINT, ("rfv1",), _complaint),
    flag(door.ARRIVED_BY_AMBULANCE, "ambulance", direction=1),
    flag(door.SEEN_IN_72H, "seen_72h"),
    flag(door.INJURY, "injury", yes=(1,), no=(0, 2)),
    quantity(TEMPERATURE, "temp_c"),
    quantity(HEART_RATE, "pulse"),
    _within("resp", 1, MOST_RESPIRATIONS),
    quantity(SYSTOLIC_BP, "sbp"),
    quantity(DIASTOLIC_BP, "dbp"),
    _within("spo2", LEAST_SPO2, 100),
    quantity(door.PAIN, "pain"),
)
ADULT = (
    quantity(AGE, "age", required=True),
    *DOOR,
    flag(door.NURSING_HOME, "residence", yes=(2,), no=(1, 3, 4)),
    flag(HEART_FAILURE, "hx_chf", direction=1),
    flag(COPD, "hx_copd", direction=1),
    _any(CHRONIC_KIDNEY_DISEASE, "hx_ckd", "hx_esrd"),
    _any(DIABETES, "hx_diabetes1", "hx_diabetes2", "hx_diabetes_unspec"),
    flag(CANCER, "hx_cancer", direction=1),
    flag(CORONARY_DISEASE, "hx_cad"),
    flag(PREVIOUS_STROKE, "hx_cerebrovascular"),
    flag(HYPERTENSION, "hx_hypertension"),
    flag(DEMENTIA, "hx_alzheimer"),
)
CHILD = (
    derived(AGE, ("age", "age_days"), _age_of_child, required=True),
    *DOOR,
    flag(door.ASTHMA, "hx_asthma"),
)
TRIAGE = derived(door.TRIAGE_LEVEL, ("triage_level",), _triage, direction=-1)
