"""The eight emergency recipes: adults or children, critical outcome or stay, without or with a triage level."""

from __future__ import annotations

from models.card import Coding
from models.clinical_input import Value
from models.terms import Range, Text
from training.recipe import Plan
from training.tables.declare import Outcome, Words
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe
from training.tables.sources import nhamcs

CRITICAL = Outcome(
    "critical_outcome",
    Text(vi="Vào hồi sức hoặc tử vong", en="Intensive care or death"),
    Coding(scheme="SCT", value="305351004", meaning="Admission to intensive care unit"),
)
STAY = Outcome(
    "hospital_stay",
    Text(vi="Phải nhập viện", en="Admission to hospital"),
    Coding(scheme="SCT", value="32485007", meaning="Hospital admission"),
)
OUTCOMES = {"critical": (CRITICAL, nhamcs.is_critical, 0.9), "hospital": (STAY, nhamcs.is_hospitalised, 0.9)}
PLAN = Plan(options={"folds": 3, "inner_folds": 2})
FLOORS = {("critical", True): 0.84, ("hospital", True): 0.79, ("critical", False): 0.75, ("hospital", False): 0.75}
ADULT_CASE: dict[str, Value] = {
    "age": 67.0,
    "sex": "male",
    "chief_complaint_group": "breathing",
    "arrived_by_ambulance": True,
    "temperature": 37.9,
    "heart_rate": 112.0,
    "respiratory_rate": 26.0,
    "systolic_bp": 104.0,
    "diastolic_bp": 62.0,
    "spo2": 90.0,
    "copd": True,
}
CHILD_CASE: dict[str, Value] = {
    "age": 2.5,
    "sex": "female",
    "chief_complaint_group": "breathing",
    "arrived_by_ambulance": False,
    "temperature": 38.7,
    "heart_rate": 158.0,
    "respiratory_rate": 44.0,
    "spo2": 92.0,
    "asthma": True,
}
LIMITATIONS = (
    Text(
        vi="Học từ Hoa Kỳ 2015–2019: xác suất là của bệnh viện Hoa Kỳ; ở Việt Nam cần hiệu chỉnh lại vì "
        "Dengue và lao gần như không có trong dữ liệu này.",
        en="Learnt in the USA 2015–19: probabilities are those of US hospitals; recalibrate in Viet Nam, where "
        "dengue and "
        "tuberculosis, which these data lack, are common.",
    ),
    Text(
        vi="Bệnh nền lấy từ toàn bộ hồ sơ của lần khám, có thể chưa biết hết lúc tiếp nhận.",
        en="Chronic diseases come from the chart of the whole visit, so some may not have been known at the door.",
    ),
    Text(
        vi="Hồi sức và tử vong bị ghi thiếu trong nguồn (11–17 % số ca nhập viện không rõ khoa). Chuyển viện được "
        "tính là không nhập viện.",
        en="The source under-counts intensive care (the unit is unknown in 11–17 % of the admitted). A transfer to "
        "another "
        "hospital counts as no stay.",
    ),
    Text(
        vi="Không bao giờ dùng để hạ mức phân loại: xác suất thấp không có nghĩa là an toàn.",
        en="Never to lower a triage level: a low probability does not mean safe.",
    ),
)
FEW_CHILDREN = Text(
    vi="Trẻ em có kết cục nặng rất ít (khoảng 100 ca huấn luyện): khoảng tin cậy rộng, chỉ dùng để nhắc chú ý.",
    en="Very few children have a critical outcome (about 100 in training): wide intervals, a reminder and no more.",
)


def emergency_recipe(outcome: str, *, is_adult: bool, has_triage: bool) -> TableRecipe:
    """One of the eight."""
    finding, target, sensitivity = OUTCOMES[outcome]
    case, excluded = (ADULT_CASE, nhamcs.NOT_FOR_ADULTS) if is_adult else (CHILD_CASE, nhamcs.NOT_FOR_CHILDREN)
    features = nhamcs.ADULT if is_adult else nhamcs.CHILD
    level: dict[str, Value] = {"triage_level": 2.0} if has_triage else {}
    return TableRecipe(
        name=f"ed_{outcome}_{'adult' if is_adult else 'child'}{'_triage' if has_triage else ''}",
        version="1.0.0",
        source=nhamcs.SOURCE,
        words=_words(finding, is_adult=is_adult, has_triage=has_triage),
        outcome=finding,
        specialties=("emergency",) if is_adult else ("emergency", "paediatrics"),
        read=nhamcs.read_adults if is_adult else nhamcs.read_children,
        target=target,
        features=(*features, nhamcs.TRIAGE) if has_triage else features,
        excluded={**nhamcs.SEEN_BY_NEITHER, **excluded, **({} if has_triage else nhamcs.NO_TRIAGE)},
        sensitivity=sensitivity,
        group=nhamcs.hospital,
        is_test=nhamcs.is_last_year,
        subgroups={
            "sex": column_labels("sex", {"F": "female", "M": "male"}),
            "age": age_bands("age", (40, 65, 80) if is_adult else (1, 6)),
            "ethnicity": column_labels("race_eth", {1: "white", 2: "black", 3: "Hispanic", 4: "other"}),
            "triage level recorded": nhamcs.is_triage_known,
        },
        baselines={"triage_level": nhamcs.triage_alone},
        weights=nhamcs.visits_meant,
        age_years=Range(minimum=18) if is_adult else Range(minimum=0, maximum=17.99),
        example={**case, **level},
        floors={("auroc", "nhamcs_ed"): FLOORS[(outcome, is_adult)]},
        plan=PLAN,
    )


def _words(outcome: Outcome, *, is_adult: bool, has_triage: bool) -> Words:
    who_vi, who_en = ("người lớn", "adults") if is_adult else ("trẻ em", "children")
    with_vi, with_en = (", có mức phân loại", ", with a triage level") if has_triage else ("", "")
    title = Text(
        vi=f"Cấp cứu {who_vi}: {outcome.display.vi.lower()}{with_vi}",
        en=f"Emergency, {who_en}: {outcome.display.en.lower()}{with_en}",
    )
    return Words(
        title=title,
        summary=Text(
            vi=f"Xác suất của kết cục “{outcome.display.vi.lower()}” ở {who_vi} đến cấp cứu, chỉ từ những gì biết "
            f"lúc tiếp "
            "nhận: lý do đến, dấu hiệu sinh tồn, bệnh nền. Hỗ trợ quyết định, không phải chẩn đoán.",
            en=f"Probability of {outcome.display.en.lower()} for {who_en} in the emergency department, from what is "
            f"known at "
            "the door: complaint, vital signs, history. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp điều dưỡng và bác sĩ cấp cứu nhận ra sớm người cần ưu tiên, bên cạnh quy trình phân loại đang "
            "dùng.",
            en="Helps emergency nurses and physicians to see early who must come first, beside the triage in use.",
        ),
        out_of_scope=Text(
            vi="Hạ mức ưu tiên, cho về, ngoài khoa cấp cứu, thảm hoạ hàng loạt.",
            en="Lowering a priority, discharge, outside of an emergency department, mass casualties.",
        ),
        limitations=LIMITATIONS if is_adult or outcome is STAY else (FEW_CHILDREN, *LIMITATIONS),
        licence="Apache-2.0; coefficients of NCHS public-use data, statistical use only",
    )
