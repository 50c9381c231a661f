"""Myocardial infarction in Krasnoyarsk, 1992–95 (Golovenkin 2020): what is known on admission, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from models.clinical_input import Value
from models.terms import Range, Text
from models.vocabulary.history import COPD, DIABETES
from models.vocabulary.joints import ESR
from models.vocabulary.laboratory import POTASSIUM, SODIUM, WBC
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.excluded import excluded_for
from training.tables.feature import Feature, Frame, Numbers, choice, derived, flag, numbers, quantity
from training.tables.inputs import infarction as mi
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe

SOURCE = Source(
    dataset="mi_complications_uci579",
    folder="tabular/mi_complications_uci579",
    files=("MI_dev.csv",),
    licence="CC BY 4.0",
    citation="Golovenkin SE et al., Myocardial infarction complications, UCI 2020, doi:10.24432/C53P5M",
)
ONSET = {1: "under_2", 2: "2_to_6", 3: "2_to_6", 4: "6_to_12", 5: "6_to_12", 6: "12_to_24"}
ONSET |= dict.fromkeys((7, 8, 9), "over_24")


def _pressure(unit: str) -> Callable[[Frame], Numbers]:
    """Of intensive care, else of the ambulance; 0 is one that could not be measured."""

    def values(frame: Frame) -> Numbers:
        first, second = numbers(frame, f"{unit}_AD_ORIT"), numbers(frame, f"{unit}_AD_KBRIG")
        found = np.where(np.isnan(first), second, first)
        return np.where(found == 0, np.nan, found)

    return values


def _untold(frame: Frame) -> Numbers:
    """Heart failure and angina of the last weeks both blank: nobody could be asked."""
    blank = np.isnan(numbers(frame, "ZSN_A")) & np.isnan(numbers(frame, "IBS_POST"))
    return blank.astype(np.float64)


def _wall(name: str, vi: str, en: str) -> Feature:
    return quantity(mi.wall(name, vi, en), f"{name[:3]}_im" if name != "posterior" else "post_im")


ADMISSION = tuple(
    feature.silent()
    for feature in (
        quantity(AGE, "AGE", direction=1, required=True),
        choice(SEX, "SEX", {0: "female", 1: "male"}),
        choice(mi.HOURS_FROM_ONSET, "TIME_B_S", {float(code): name for code, name in ONSET.items()}),
        quantity(mi.PAST_INFARCTIONS, "INF_ANAM"),
        quantity(mi.ANGINA_CLASS, "FK_STENOK"),
        quantity(mi.HEART_FAILURE_STAGE, "ZSN_A"),
        derived(mi.HISTORY_NOT_OBTAINED, ("IBS_POST",), _untold),
        quantity(mi.HYPERTENSION_STAGE, "GB"),
        flag(DIABETES, "endocr_01"),
        flag(mi.OBESITY, "endocr_02"),
        flag(COPD, "zab_leg_02"),
        flag(mi.PAROXYSMAL_AF_BEFORE, "nr_03"),
        flag(mi.PERSISTENT_AF_BEFORE, "nr_04"),
        derived(SYSTOLIC_BP, ("S_AD_ORIT", "S_AD_KBRIG"), _pressure("S")),
        derived(DIASTOLIC_BP, ("D_AD_ORIT", "D_AD_KBRIG"), _pressure("D")),
        flag(mi.OEDEMA_ON_ARRIVAL, "O_L_POST"),
        flag(mi.SHOCK_ON_ARRIVAL, "K_SH_POST", direction=1),
        flag(mi.FIBRILLATION_ON_ARRIVAL, "MP_TP_POST"),
        _wall("anterior", "trước", "Anterior"),
        _wall("lateral", "bên", "Lateral"),
        _wall("inferior", "dưới", "Inferior"),
        _wall("posterior", "sau", "Posterior"),
        flag(mi.RIGHT_VENTRICLE, "IM_PG_P"),
        flag(mi.SINUS_RHYTHM, "ritm_ecg_p_01"),
        flag(mi.SINUS_TACHYCARDIA, "ritm_ecg_p_07"),
        flag(mi.VENTRICULAR_EXTRASYSTOLES, "n_r_ecg_p_03"),
        flag(mi.THIRD_DEGREE_BLOCK, "n_p_ecg_p_06"),
        flag(mi.LEFT_BUNDLE_BLOCK, "n_p_ecg_p_10"),
        flag(mi.RIGHT_BUNDLE_BLOCK, "n_p_ecg_p_12"),
        quantity(POTASSIUM, "K_BLOOD"),
        quantity(SODIUM, "NA_BLOOD"),
        quantity(WBC, "L_BLOOD"),
        quantity(ESR, "ROE"),
    )
)
EXCLUDED = excluded_for(
    {
        "the outcome, or another complication of the same stay": """FIBR_PREDS PREDS_TAH JELUD_TAH FIBR_JELUD A_V_BLOK
            OTEK_LANC RAZRIV DRESSLER ZSN REC_IM P_IM_STEN LET_IS SUM""",
        "recorded on the second or third day": """R_AB_2_n R_AB_3_n NA_R_2_n NA_R_3_n NOT_NA_2_n NOT_NA_3_n""",
        "the first hours after admission, not admission itself": "R_AB_1_n NA_R_1_n NOT_NA_1_n",
        "treatment given by ambulance or intensive care: the physician's own forecast": """NA_KB NOT_NA_KB LID_KB NITR_S
            LID_S_n B_BLOK_S_n ANT_CA_S_n GEPAR_S_n ASP_S_n TIKL_S_n TRENT_S_n fibr_ter_*""",
        "in a unit that cannot be verified": "ALT_BLOOD AST_BLOOD",
        "fewer than three in a hundred have it, or it is hardly recorded": """IBS_NASL SIM_GIPERT KFK_BLOOD nr_11
            nr_01 nr_02
            nr_07 nr_08 np_* endocr_03 zab_leg_03 zab_leg_04 zab_leg_06 SVT_POST GT_POST FIB_G_POST ritm_ecg_p_04
            ritm_ecg_p_06 ritm_ecg_p_08 n_r_ecg_p_02 n_r_ecg_p_08 n_r_ecg_p_09 n_r_ecg_p_10 n_p_ecg_p_01 n_p_ecg_p_03
            n_p_ecg_p_04 n_p_ecg_p_05 n_p_ecg_p_08 n_p_ecg_p_09 n_p_ecg_p_11 GIPER_NA""",
        "said by another column": """ID STENOK_AN DLIT_AG zab_leg_01 GIPO_K ritm_ecg_p_02 n_r_ecg_p_01 n_r_ecg_p_04
            n_r_ecg_p_05
            n_r_ecg_p_06 n_p_ecg_p_07""",
    }
)
LIMITATIONS = (
    Text(
        vi="Một trung tâm ở Nga, 1992–1995, trước thời can thiệp mạch vành: xác suất ngày nay thấp hơn nhiều; chỉ "
        "dùng để xếp "
        "thứ tự nguy cơ, và hiệu chỉnh lại tại chỗ.",
        en="One centre in Russia, 1992–95, before coronary intervention: today's probabilities are much lower; use "
        "it to rank "
        "risks, and recalibrate.",
    ),
    Text(
        vi="Ở nguồn, tiền sử bị bỏ trống phần lớn ở người chết sớm. Vì vậy ô trống không được tính; chỉ mục “không "
        "khai thác "
        "được tiền sử”, do người dùng chọn, được tính, và một phần nó phản ánh kết cục.",
        en="In the source a blank history mostly belongs to those who died early. So a blank tells nothing here; "
        "only the item "
        "“history could not be taken”, which a person must choose, does, and in part it reflects the outcome.",
    ),
)
EXAMPLE: dict[str, Value] = {
    "age": 66.0,
    "sex": "male",
    "hours_from_onset": "2_to_6",
    "past_infarctions": 1.0,
    "angina_class": 2.0,
    "heart_failure_stage": 0.0,
    "history_not_obtained": False,
    "systolic_bp": 105.0,
    "diastolic_bp": 65.0,
    "mi_pulmonary_oedema_on_arrival": True,
    "mi_anterior_ecg": 4.0,
    "mi_sinus_tachycardia": True,
    "wbc": 12.4,
}


def read(folder: Path) -> Frame:
    """One row a patient."""
    return pd.read_csv(folder / "MI_dev.csv")


def has(column: str) -> Callable[[Frame], Truth]:
    """Rows in which a complication, or a cause of death, is recorded."""

    def target(frame: Frame) -> Truth:
        return np.asarray(numbers(frame, column) > 0)

    return target


def infarction_recipe(name: str, column: str, outcome: Outcome, floor: float) -> TableRecipe:
    """A recipe for one outcome of the stay, from what is known on admission."""
    vi, en = outcome.display.vi, outcome.display.en
    return TableRecipe(
        name=name,
        version="1.0.0",
        source=SOURCE,
        words=Words(
            title=Text(
                vi=f"Nhồi máu cơ tim: {vi[0].lower()}{vi[1:]}", en=f"Myocardial infarction: {en[0].lower()}{en[1:]}"
            ),
            summary=Text(
                vi=f"Xác suất “{vi}” trong đợt nằm viện vì nhồi máu cơ tim, chỉ từ những gì biết lúc vào viện. "
                "Hỗ trợ quyết định, không phải chẩn đoán.",
                en=f"Probability of {en[0].lower()}{en[1:]} during the stay for a myocardial infarction, from what "
                f"is known on "
                "admission alone. Decision support, not a diagnosis.",
            ),
            intended_use=Text(
                vi="Giúp bác sĩ tim mạch xếp mức theo dõi cho người lớn vừa vào viện vì nhồi máu cơ tim.",
                en="Helps a cardiologist to choose the level of monitoring for adults just admitted with an "
                "infarction.",
            ),
            out_of_scope=Text(
                vi="Đau ngực chưa rõ nguyên nhân, quyết định can thiệp mạch vành, ngừng điều trị.",
                en="Chest pain of unknown cause, deciding on coronary intervention, withdrawing treatment.",
            ),
            limitations=LIMITATIONS,
            licence="Apache-2.0; trained on data under CC BY 4.0",
        ),
        outcome=outcome,
        specialties=("cardiology", "intensive_care"),
        read=read,
        target=has(column),
        features=ADMISSION,
        excluded=EXCLUDED,
        sensitivity=0.85,
        subgroups={"sex": column_labels("SEX", {0: "female", 1: "male"}), "age": age_bands("AGE", (55, 70))},
        age_years=Range(minimum=26),
        example=EXAMPLE,
        floors={("auroc", SOURCE.dataset): floor},
    )
