"""Hestia criteria: pulmonary embolism that may be treated at home, as the number of reasons against it.

Source: Zondag W et al., J Thromb Haemost 2011;9:1500–7, doi:10.1111/j.1538-7836.2011.04388.x; criteria as tabulated
in PMC6018844, table 6.
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import PREGNANT

ZONDAG = "Zondag W et al., J Thromb Haemost 2011;9:1500–7, doi:10.1111/j.1538-7836.2011.04388.x"

REASONS = (
    flag(
        "haemodynamically_unstable",
        "Huyết động không ổn định (tâm thu < 100 mmHg kèm nhịp tim > 100, hoặc cần hồi sức)",
        "Haemodynamically unstable (systolic < 100 mmHg with rate > 100, or needs intensive care)",
    ),
    flag(
        "thrombolysis_or_embolectomy_needed",
        "Cần tiêu sợi huyết hoặc lấy huyết khối",
        "Thrombolysis or embolectomy needed",
    ),
    flag(
        "active_or_high_bleeding_risk",
        "Đang chảy máu hoặc nguy cơ chảy máu cao",
        "Active bleeding or high risk of bleeding",
    ),
    flag(
        "oxygen_needed_over_24_hours",
        "Cần oxy > 24 giờ để giữ SpO₂ > 90 %",
        "Oxygen for over 24 hours to keep saturation > 90 %",
    ),
    flag(
        "embolism_on_anticoagulant",
        "Thuyên tắc xảy ra khi đang dùng chống đông",
        "Embolism during anticoagulant treatment",
    ),
    flag(
        "severe_pain_over_24_hours",
        "Đau nặng cần thuốc tĩnh mạch > 24 giờ",
        "Severe pain needing intravenous drugs for over 24 hours",
    ),
    flag(
        "other_reason_for_admission",
        "Lý do y khoa hoặc xã hội khác phải nằm viện > 24 giờ",
        "Medical or social reason to stay in hospital for over 24 hours",
    ),
)
SEVERE_LIVER = flag("severe_liver_impairment", "Suy gan nặng", "Severe liver impairment", icd10=("K72",))
HIT = flag(
    "history_of_heparin_thrombocytopenia",
    "Tiền sử giảm tiểu cầu do heparin",
    "History of heparin-induced thrombocytopenia",
)
CLEARANCE = flag(
    "creatinine_clearance_below_30", "Độ thanh thải creatinin < 30 mL/phút", "Creatinine clearance < 30 mL/min"
)

SCORE = Score(
    name="hestia",
    title=Text(vi="Hestia (thuyên tắc phổi điều trị tại nhà)", en="Hestia criteria (pulmonary embolism at home)"),
    summary=Text(
        vi="Chọn người thuyên tắc phổi cấp có thể điều trị ngoại trú: không có tiêu chuẩn nào.",
        en="Selects acute pulmonary embolism for treatment at home: none of the criteria.",
    ),
    specialties=("emergency", "cardiology", "respiratory", "haematology"),
    inputs=(*REASONS, CLEARANCE, SEVERE_LIVER, PREGNANT, HIT),
    unit="{count}",
    items=(
        *(if_true(reason, 1) for reason in REASONS),
        if_true(CLEARANCE, 1),
        if_true(SEVERE_LIVER, 1),
        if_true(PREGNANT, 1),
        if_true(HIT, 1),
    ),
    bands=(
        Band(
            name="eligible",
            display=Text(vi="0: có thể điều trị tại nhà", en="0: may be treated at home"),
            source=ZONDAG,
        ),
        Band(
            name="not_eligible",
            minimum=1,
            display=Text(vi="≥ 1: điều trị tại viện", en="≥ 1: treat in hospital"),
            indicator="warning",
            source=ZONDAG,
        ),
    ),
    citations=(
        Citation("Zondag W et al., J Thromb Haemost 2011;9:1500–7", "10.1111/j.1538-7836.2011.04388.x"),
        Citation(
            "Hestia criteria as tabulated in BMJ Open Respir Res 2018 (PMC6018844), table 6",
            url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6018844/table/T6",
        ),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn thuyên tắc phổi cấp đã xác định.", en="Adults with confirmed acute pulmonary embolism."
    ),
    examples=(
        Example(
            {asked.name: False for asked in (*REASONS, CLEARANCE, SEVERE_LIVER, PREGNANT, HIT)},
            0,
            "by hand: none",
            band="eligible",
        ),
        Example(
            {asked.name: True for asked in (*REASONS, CLEARANCE, SEVERE_LIVER, PREGNANT, HIT)},
            11,
            "by hand: all eleven",
            band="not_eligible",
        ),
    ),
)
