"""Back in hospital within 30 days, of people with diabetes: 130 hospitals of the USA (Strack et al. 2014)."""

from __future__ import annotations

from models.card import Coding
from models.clinical_input import Input
from models.terms import Range, Text
from models.vocabulary.history import HEART_FAILURE
from models.vocabulary.oncology import CHRONIC_LUNG_DISEASE, KIDNEY_DISEASE, SOLID_TUMOUR
from models.vocabulary.person import AGE, SEX
from training.recipe import Plan
from training.tables.declare import EVEN, Outcome, Words
from training.tables.excluded import excluded_for
from training.tables.feature import Feature, choice, derived, flag, quantity
from training.tables.inputs import hospital_stay as stay
from training.tables.labels import column_labels
from training.tables.recipe import TableRecipe
from training.tables.sources import diabetes130 as source


def _diagnosed(asked: Input, *ranges: tuple[int, int]) -> Feature:
    return derived(asked, source.DIAGNOSES, lambda frame: source.any_diagnosis(frame, *ranges))


RECIPE = TableRecipe(
    name="readmission_diabetes",
    version="1.0.0",
    source=source.SOURCE,
    words=Words(
        title=Text(
            vi="Tái nhập viện trong 30 ngày ở người đái tháo đường", en="Readmission within 30 days with diabetes"
        ),
        summary=Text(
            vi="Xác suất phải nằm viện lại trong 30 ngày sau khi ra viện, tính vào ngày ra viện. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of another stay within 30 days of discharge, told on the day of discharge. "
            "Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Chọn người bệnh đái tháo đường cần gọi điện, hẹn tái khám sớm hoặc dặn dò kỹ hơn khi ra viện.",
            en="Chooses which patients with diabetes get a call, an early visit or more teaching at discharge.",
        ),
        out_of_scope=Text(
            vi="Từ chối hoặc trì hoãn cho ra viện, đánh giá chất lượng bác sĩ, người không có đái tháo đường, trẻ em.",
            en="Refusing or delaying discharge, judging a physician, people without diabetes, children.",
        ),
        limitations=(
            Text(
                vi="Phân biệt yếu (AUROC khoảng 0,65): chỉ dùng để xếp thứ tự ưu tiên, không dùng để quyết định cho "
                "từng người.",
                en="Weak discrimination (AUROC about 0.65): for ordering a list, never for deciding about one person.",
            ),
            Text(
                vi="Bệnh viện Mỹ 1999–2008, chỉ thấy tái nhập viện trong cùng hệ thống; thói quen nhập viện và cơ sở "
                "điều dưỡng khác Việt Nam, cần hiệu chỉnh lại tại chỗ.",
                en="Hospitals of the USA, 1999–2008; only returns to the same network are seen; habits of admission "
                "differ from Viet Nam's, so recalibrate locally.",
            ),
            Text(
                vi="Tuổi trong dữ liệu là khoảng 10 năm (lấy điểm giữa). Chủng tộc không phải dữ liệu vào; kết quả "
                "theo nhóm chủng tộc được báo cáo.",
                en="Ages were recorded in bands of ten years (middle taken). Race is not an input; figures by race are "
                "reported.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "readmission_30_days",
        Text(vi="Tái nhập viện trong 30 ngày", en="Readmission within 30 days"),
        Coding(scheme="SCT", value="417005", meaning="Hospital re-admission"),
    ),
    specialties=("endocrinology", "general"),
    read=source.read,
    target=source.is_back_within_30_days,
    features=(
        derived(AGE, ("age",), source.middle_age, required=True),
        choice(SEX, "gender", {"Female": "female", "Male": "male"}),
        choice(stay.ADMISSION_KIND, "admission_type_id", dict(source.KINDS)),
        choice(stay.ADMITTED_FROM, "admission_source_id", source.options_of(source.CAME_FROM)),
        choice(stay.DISCHARGED_TO, "discharge_disposition_id", source.options_of(source.LEFT_FOR)),
        quantity(stay.STAY_DAYS, "time_in_hospital"),
        quantity(stay.INPATIENT_STAYS, "number_inpatient", direction=1, required=True),
        quantity(stay.EMERGENCY_VISITS, "number_emergency", direction=1),
        quantity(stay.OUTPATIENT_VISITS, "number_outpatient"),
        quantity(stay.DIAGNOSES, "number_diagnoses"),
        quantity(stay.MEDICATIONS, "num_medications"),
        quantity(stay.PROCEDURES, "num_procedures"),
        quantity(stay.LAB_TESTS, "num_lab_procedures"),
        derived(stay.MAIN_DIAGNOSIS, ("diag_1",), source.main_group),
        _diagnosed(HEART_FAILURE, (428, 428)),
        _diagnosed(KIDNEY_DISEASE, (403, 403), (584, 586)),
        _diagnosed(CHRONIC_LUNG_DISEASE, (490, 496)),
        _diagnosed(SOLID_TUMOUR, (140, 199)),
        choice(stay.HBA1C_BAND, "A1Cresult", {"Norm": "normal", ">7": "raised", ">8": "high"}),
        choice(stay.INSULIN_DOSE, "insulin", {"No": "none", "Steady": "steady", "Up": "up", "Down": "down"}),
        flag(stay.ON_METFORMIN, "metformin", yes=("Steady", "Up", "Down"), no=("No",)),
        derived(stay.ON_SULFONYLUREA, source.SULFONYLUREAS, source.any_drug),
        flag(stay.DRUGS_CHANGED, "change", yes=("Ch",), no=("No",)),
        flag(stay.ANY_DIABETES_DRUG, "diabetesMed", yes=("Yes",), no=("No",)),
    ),
    excluded=excluded_for(
        {
            "the outcome": "readmitted",
            "numbers of the stay and of the patient; the patient parts the rows": "encounter_id patient_nbr",
            "not a cause: figures are reported by it instead": "race",
            "who pays: a habit of that country": "payer_code",
            "blank in half of the rows and in words of that country": "medical_specialty",
            "blank in 97 of 100 rows": "weight max_glu_serum",
            "given to fewer than one in ten; insulin, metformin and sulfonylureas are kept": """repaglinide nateglinide
                acetohexamide pioglitazone rosiglitazone acarbose miglitol troglitazone examide citoglipton
                glyburide-metformin glipizide-metformin glimepiride-pioglitazone metformin-rosiglitazone
                metformin-pioglitazone""",
        }
    ),
    sensitivity=0.8,
    group=column_labels("patient_nbr"),
    subgroups={
        "sex": column_labels("gender", {"Female": "female", "Male": "male"}),
        "race": column_labels(
            "race", {"Caucasian": "white", "AfricanAmerican": "black", "Hispanic": "hispanic", "Asian": "asian"}
        ),
    },
    age_years=Range(minimum=20),
    example={
        "age": 75.0,
        "sex": "female",
        "admission_kind": "emergency",
        "discharged_to": "home",
        "stay_days": 6.0,
        "inpatient_stays_1y": 2.0,
        "heart_failure": True,
        "insulin_dose": "up",
    },
    plan=Plan(options=EVEN),
    floors={("auroc", "diabetes130_uci296"): 0.63},
)
