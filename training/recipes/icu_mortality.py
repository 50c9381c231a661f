"""Death in hospital from the first day in intensive care: eICU demo, by hospital, beside APACHE IVa."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.clinical_input import Input
from models.terms import Range, Text
from models.vocabulary.history import DIABETES
from models.vocabulary.laboratory import (
    ALBUMIN,
    ARTERIAL_PH,
    BILIRUBIN,
    CREATININE,
    GLUCOSE,
    HAEMATOCRIT,
    PACO2,
    PAO2,
    SODIUM,
    UREA,
    WBC,
)
from models.vocabulary.oncology import AIDS, LEUKAEMIA, LYMPHOMA, METASTATIC_TUMOUR
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import (
    FIO2,
    GCS,
    HEART_RATE,
    MEAN_ARTERIAL_PRESSURE,
    MECHANICALLY_VENTILATED,
    RESPIRATORY_RATE,
    TEMPERATURE,
    URINE_OUTPUT_24H,
)
from training.tables.declare import Labels, Outcome, Source, Truth, Words
from training.tables.excluded import excluded_for
from training.tables.feature import Feature, Frame, Numbers, choice, derived, flag, numbers, quantity
from training.tables.inputs import intensive_care as icu
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

OLDEST, OLDEST_AGE = "> 89", 90
GROUPS = {
    "sepsis": ("SEPSIS",),
    "cardiac_arrest": ("CARDARREST", "RESPARREST"),
    "surgical": ("S-",),
    "respiratory": ("PNEUM", "EMPHYS", "ARDS", "ASTHMA", "PLEUR", "PULM", "AIROBSTR", "M-RES"),
    "neurological": ("CVA", "ICH", "SDH", "SAH", "SEIZ", "COMA", "TRAUMHEAD", "M-NEU", "NEU"),
    "gastrointestinal": ("UGIB", "LOWGI", "UNKGI", "PANCR", "GI", "M-GI", "HEPFAIL"),
    "metabolic": ("DKA", "DHNKA", "OD", "ARENF", "ACIDB", "HYPOGL", "DRUGW", "ETOHW", "HYPOVOL", "RENINF", "M-RENAL"),
    "cardiovascular": ("CHF", "RHYTH", "AMI", "UNST", "STAB", "HYPERT", "CARDIO", "CP-", "M-CAR", "M-VAS", "AORT"),
}
FILES = ("patient", "apachepatientresult", "apacheapsvar", "apachepredvar")


def read(folder: Path) -> Frame:
    """The first stay of each hospital stay that has an APACHE IVa prediction; −1 is a blank."""
    tables = {name: pd.read_csv(folder / f"{name}.csv.gz") for name in FILES}
    result = tables["apachepatientresult"].query("apacheversion == 'IVa' and predictedhospitalmortality >= 0")
    person = tables["patient"].rename(columns={"gender": "gender_p", "age": "age_p"})
    frame = person.merge(result, on="patientunitstayid").merge(tables["apacheapsvar"], on="patientunitstayid")
    frame = frame.merge(tables["apachepredvar"], on="patientunitstayid", suffixes=("", "_again"))
    frame = frame.sort_values("unitvisitnumber").drop_duplicates("patienthealthsystemstayid")
    return frame.assign(age_p=frame.age_p.replace(OLDEST, OLDEST_AGE)).sort_index()


def is_dead(frame: Frame) -> Truth:
    """Before leaving the hospital."""
    return np.asarray(frame["actualhospitalmortality"] == "EXPIRED")


def _group(frame: Frame) -> Labels:
    """The first group of which the admission diagnosis begins so."""
    names = [str(name) for name in frame["admitdiagnosis"]]
    told = [next((group for group, starts in GROUPS.items() if name.startswith(starts)), "other") for name in names]
    return np.array(told, dtype=np.object_)


def _glasgow(frame: Frame) -> Numbers:
    parts = np.stack([numbers(frame, name) for name in ("eyes", "motor", "verbal")])
    return np.where((parts > 0).all(axis=0), parts.sum(axis=0), np.nan)


def _worst(asked: Input, column: str, *, factor: float = 1.0, direction: int = 0) -> Feature:
    return quantity(icu.worst_of_day(asked), column, factor=factor, direction=direction, missing=(-1,))


def _apache(frame: Frame) -> Numbers:
    return numbers(frame, "predictedhospitalmortality")


EXCLUDED = excluded_for(
    {
        "the outcome, or known only at its time": """actualhospitalmortality actualicumortality diedinhospital
            hospitaldischargestatus unitdischargestatus hospitaldischargelocation unitdischargelocation
            dischargelocation hospitaldischargeoffset unitdischargeoffset hospitaldischargetime24 unitdischargetime24
            dischargeweight actualiculos actualhospitallos actualventdays unabridgedunitlos unabridgedhosplos
            unabridgedactualventdays
            sicuday saps3today saps3yesterday""",
        "a published score: the baseline, or part of one": """predictedhospitalmortality predictedicumortality
            predictediculos predictedhospitallos predventdays acutephysiologyscore apachescore apacheversion
            saps3day1""",
        "who, where and when: groups, not physiology": """patientunitstayid patienthealthsystemstayid uniquepid
            hospitalid wardid ethnicity hospitaladmittime24 hospitaladmitoffset hospitaldischargeyear unitadmittime24
            unittype unitstaytype unitvisitnumber visitnumber teachtype region bedcount managementsystem
            physicianspeciality
            physicianinterventioncategory apacheapsvarid apachepredvarid apachepatientresultsid""",
        "the same thing again in another table": """gender age meds_again verbal_again motor_again eyes_again
            creatinine_again pao2_again fio2_again day1meds day1verbal day1motor day1eyes day1pao2 day1fio2
            apacheadmissiondx oobventday1 oobintubday1 ventday1 intubated""",
        "said by fewer than one stay in fifty, or not filled": """thrombolytics graftcount midur ima amilocation ejectfx
            preopmi preopcardiaccath ptcawithin24h var03hspxlos readmit activetx meds""",
        "habits of admission, which differ by country": """unitadmitsource hospitaladmitsource admitsource
            admissionheight admissionweight""",
    }
)
RECIPE = TableRecipe(
    name="icu_mortality",
    version="1.0.0",
    source=Source(
        dataset="eicu_crd_demo",
        folder="tabular/eicu_crd_demo",
        files=tuple(f"{name}.csv.gz" for name in FILES),
        licence="ODbL 1.0",
        citation="Johnson A et al., eICU CRD Demo 2.0, PhysioNet, doi:10.13026/4mxk-na84; Pollard TJ, Sci Data 2018",
    ),
    words=Words(
        title=Text(
            vi="Tử vong trong bệnh viện sau ngày đầu hồi sức", en="Death in hospital after a day in intensive care"
        ),
        summary=Text(
            vi="Xác suất tử vong trong bệnh viện, từ giá trị xấu nhất của 24 giờ đầu ở hồi sức. "
            "Hỗ trợ quyết định, không phải tiên lượng cho từng người.",
            en="Probability of death before leaving the hospital, from the worst values of the first 24 hours in "
            "intensive care. Decision support, not a verdict on a person.",
        ),
        intended_use=Text(
            vi="So sánh mức độ nặng, kiểm tra chất lượng, hội chẩn sau 24 giờ đầu ở hồi sức người lớn.",
            en="Severity adjustment, quality review and discussion after the first 24 hours of adult intensive care.",
        ),
        out_of_scope=Text(
            vi="Quyết định ngừng điều trị, phân bổ giường, trẻ em, ngoài khoa hồi sức.",
            en="Deciding to withdraw treatment, rationing of beds, children, outside of intensive care.",
        ),
        limitations=(
            Text(
                vi="Học từ khoảng 800 đợt nằm hồi sức (dưới 80 ca tử vong) tại Mỹ, 2014–2015; khoảng tin cậy rộng.",
                en="Learnt from about 800 stays (under 80 deaths) in the USA, 2014–15; the intervals are wide.",
            ),
            Text(
                vi="APACHE IVa trên cùng các ca phân biệt tốt hơn hoặc ngang (dòng auroc_apache_iva): nếu có đủ dữ "
                "liệu cho APACHE thì dùng APACHE.",
                en="APACHE IVa on the same rows does as well or better (row auroc_apache_iva): where all that APACHE "
                "asks is known, prefer it.",
            ),
        ),
        licence="Apache-2.0; trained on data under ODbL 1.0, attribution kept",
    ),
    outcome=Outcome(
        "death_in_hospital",
        Text(vi="Tử vong trong bệnh viện", en="Death in hospital"),
        Coding(scheme="SCT", value="419620001", meaning="Death"),
    ),
    specialties=("intensive_care", "emergency"),
    read=read,
    target=is_dead,
    features=(
        quantity(AGE, "age_p", direction=1, required=True),
        choice(SEX, "gender_p", {"Female": "female", "Male": "male"}),
        derived(icu.ADMISSION_GROUP, ("admitdiagnosis",), _group),
        derived(icu.worst_of_day(GCS), ("eyes", "motor", "verbal"), _glasgow, direction=-1),
        _worst(HEART_RATE, "heartrate"),
        _worst(MEAN_ARTERIAL_PRESSURE, "meanbp"),
        _worst(TEMPERATURE, "temperature"),
        _worst(RESPIRATORY_RATE, "respiratoryrate"),
        flag(MECHANICALLY_VENTILATED, "vent", direction=1),
        _worst(FIO2, "fio2"),
        _worst(PAO2, "pao2"),
        _worst(PACO2, "pco2"),
        _worst(ARTERIAL_PH, "ph"),
        _worst(SODIUM, "sodium"),
        _worst(CREATININE, "creatinine", factor=88.4),
        _worst(UREA, "bun", factor=10 / 28.014, direction=1),
        _worst(URINE_OUTPUT_24H, "urine"),
        _worst(GLUCOSE, "glucose", factor=10 / 180.16),
        _worst(ALBUMIN, "albumin", factor=10, direction=-1),
        _worst(BILIRUBIN, "bilirubin", factor=10_000 / 584.7, direction=1),
        _worst(HAEMATOCRIT, "hematocrit"),
        _worst(WBC, "wbc"),
        flag(icu.DIALYSIS, "dialysis"),
        flag(AIDS, "aids"),
        flag(icu.HEPATIC_FAILURE, "hepaticfailure", direction=1),
        flag(icu.CIRRHOSIS, "cirrhosis", direction=1),
        flag(LYMPHOMA, "lymphoma"),
        flag(LEUKAEMIA, "leukemia"),
        flag(METASTATIC_TUMOUR, "metastaticcancer", direction=1),
        flag(icu.IMMUNOSUPPRESSED, "immunosuppression"),
        flag(DIABETES, "diabetes"),
        flag(icu.ELECTIVE_SURGERY, "electivesurgery", direction=-1),
    ),
    excluded=EXCLUDED,
    sensitivity=0.85,
    group=column_labels("hospitalid"),
    subgroups={
        "sex": column_labels("gender_p", {"Female": "female", "Male": "male"}),
        "age": age_bands("age_p", (65, 80)),
        "ethnicity": column_labels("ethnicity", {"Caucasian": "white", "African American": "black"}),
    },
    baselines={"apache_iva": _apache},
    age_years=Range(minimum=16),
    example={
        "age": 71.0,
        "sex": "female",
        "icu_admission_group": "sepsis",
        "gcs": 13.0,
        "heart_rate": 118.0,
        "mean_arterial_pressure": 56.0,
        "temperature": 38.6,
        "respiratory_rate": 32.0,
        "mechanically_ventilated": False,
        "creatinine": 168.0,
        "urea": 15.4,
        "wbc": 18.2,
    },
    floors={("auroc", "eicu_crd_demo"): 0.75},
)
