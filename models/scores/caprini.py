"""Caprini 2005: venous thromboembolism after surgery.

Source: Caprini JA, Dis Mon 2005;51:70–8, doi:10.1016/j.disamonth.2005.02.003 (points); risk groups of the ACCP, Gould
MK et al., Chest 2012;141(2 Suppl):e227S–77S, doi:10.1378/chest.11-2297 (tables 7 and 8). Only one operation counts.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.person import AGE, BMI
from models.vocabulary.thrombosis import PREVIOUS_VTE

ACCP = "ACCP, Gould MK et al., Chest 2012;141(2 Suppl):e227S, doi:10.1378/chest.11-2297"
OPERATION = choice(
    "planned_operation",
    "Phẫu thuật dự kiến",
    "Planned operation",
    (
        ("none", "Không mổ", "None"),
        ("minor", "Mổ nhỏ", "Minor"),
        ("arthroscopic", "Nội soi khớp", "Arthroscopic"),
        ("major_open", "Mổ mở lớn > 45 phút", "Major open, > 45 min"),
        ("laparoscopic", "Nội soi ổ bụng > 45 phút", "Laparoscopic, > 45 min"),
        ("arthroplasty", "Thay khớp háng hoặc gối chương trình", "Elective hip or knee arthroplasty"),
    ),
)
POINTS = (
    (1, "major_surgery_last_month", "Mổ lớn trong tháng qua", "Major surgery within a month", ()),
    (1, "swollen_legs", "Phù chân", "Swollen legs", ()),
    (1, "varicose_veins", "Suy giãn tĩnh mạch", "Varicose veins", ("I83",)),
    (1, "pregnant_or_postpartum", "Mang thai hoặc sau sinh dưới 1 tháng", "Pregnant or postpartum", ()),
    (
        1,
        "unexplained_pregnancy_loss",
        "Tiền sử thai lưu không rõ nguyên nhân hoặc sẩy thai liên tiếp",
        "Unexplained stillbirth or recurrent abortion",
        (),
    ),
    (
        1,
        "contraceptive_or_hormones",
        "Thuốc tránh thai hoặc hormon thay thế",
        "Oral contraceptives or hormone replacement",
        (),
    ),
    (1, "sepsis_last_month", "Nhiễm khuẩn huyết trong tháng qua", "Sepsis within a month", ()),
    (
        1,
        "serious_lung_disease_last_month",
        "Bệnh phổi nặng (kể cả viêm phổi) trong tháng qua",
        "Serious lung disease or pneumonia within a month",
        (),
    ),
    (1, "abnormal_lung_function", "Chức năng phổi bất thường (COPD)", "Abnormal pulmonary function", ("J44",)),
    (1, "acute_myocardial_infarction", "Nhồi máu cơ tim cấp", "Acute myocardial infarction", ("I21",)),
    (1, "heart_failure_last_month", "Suy tim trong tháng qua", "Congestive heart failure within a month", ()),
    (1, "inflammatory_bowel_disease", "Bệnh viêm ruột", "Inflammatory bowel disease", ("K50", "K51")),
    (1, "medical_patient_at_bed_rest", "Bệnh nội khoa đang nằm nghỉ tại giường", "Medical patient at bed rest", ()),
    (2, "malignancy_present_or_past", "Ung thư hiện tại hoặc trước đây", "Malignancy, present or past", ("C", "Z85")),
    (2, "confined_to_bed_72h", "Nằm liệt giường trên 72 giờ", "Confined to bed for more than 72 hours", ()),
    (2, "plaster_cast", "Bó bột bất động", "Immobilising plaster cast", ()),
    (2, "central_venous_access", "Đường truyền tĩnh mạch trung tâm", "Central venous access", ()),
    (3, "family_history_of_vte", "Gia đình có huyết khối tĩnh mạch", "Family history of venous thromboembolism", ()),
    (3, "factor_v_leiden", "Yếu tố V Leiden", "Factor V Leiden", ()),
    (3, "prothrombin_20210a", "Đột biến prothrombin 20210A", "Prothrombin 20210A", ()),
    (3, "lupus_anticoagulant", "Kháng đông lupus", "Lupus anticoagulant", ()),
    (3, "anticardiolipin_antibodies", "Kháng thể kháng cardiolipin", "Anticardiolipin antibodies", ()),
    (3, "raised_homocysteine", "Homocystein máu cao", "Raised serum homocysteine", ()),
    (3, "heparin_thrombocytopenia", "Giảm tiểu cầu do heparin", "Heparin-induced thrombocytopenia", ()),
    (3, "other_thrombophilia", "Tăng đông bẩm sinh hoặc mắc phải khác", "Other thrombophilia", ("D68.59", "D68.69")),
    (5, "stroke_last_month", "Đột quỵ trong tháng qua", "Stroke within a month", ()),
    (5, "hip_pelvis_or_leg_fracture", "Gãy háng, khung chậu hoặc chân", "Hip, pelvis or leg fracture", ()),
    (
        5,
        "acute_spinal_cord_injury",
        "Tổn thương tuỷ sống cấp trong tháng qua",
        "Acute spinal cord injury within a month",
        (),
    ),
    (5, "multiple_trauma", "Đa chấn thương trong tháng qua", "Multiple trauma within a month", ()),
)
FLAGS = ((PREVIOUS_VTE, 3), *((flag(name, vi, en, icd10=icd10), points) for points, name, vi, en, icd10 in POINTS))
NONE = {asked.name: False for asked, _ in FLAGS}
SCORE = Score(
    name="caprini",
    version="1.1.0",
    title=Text(vi="Caprini (huyết khối tĩnh mạch sau mổ)", en="Caprini (venous thromboembolism after surgery)"),
    summary=Text(
        vi="Nguy cơ thuyên tắc huyết khối tĩnh mạch quanh mổ, để chọn dự phòng.",
        en="Perioperative risk of venous thromboembolism, to choose prophylaxis.",
    ),
    specialties=("surgery", "musculoskeletal", "haematology"),
    inputs=(AGE.within(18, None), BMI, OPERATION, *(asked for asked, _ in FLAGS)),
    items=(
        by_steps(AGE, 0, at_least(41, 1), at_least(61, 2), at_least(75, 3)),
        by_steps(BMI, 0, above(25, 1)),
        by_option(
            OPERATION, {"none": 0, "minor": 1, "arthroscopic": 2, "major_open": 2, "laparoscopic": 2, "arthroplasty": 5}
        ),
        *(if_true(asked, points) for asked, points in FLAGS),
    ),
    bands=(
        Band(
            name="very_low",
            display=Text(vi="0: nguy cơ rất thấp", en="0: very low risk"),
            advice=Text(vi="Vận động sớm.", en="Early ambulation."),
            risk=Text(vi="< 0,5 % không dự phòng", en="< 0.5 % without prophylaxis"),
            source=ACCP,
        ),
        Band(
            name="low",
            minimum=1,
            display=Text(vi="1–2: nguy cơ thấp", en="1–2: low risk"),
            advice=Text(vi="Dự phòng cơ học.", en="Mechanical prophylaxis."),
            risk=Text(vi="khoảng 1,5 %", en="about 1.5 %"),
            source=ACCP,
        ),
        Band(
            name="moderate",
            minimum=3,
            display=Text(vi="3–4: nguy cơ trung bình", en="3–4: moderate risk"),
            advice=Text(
                vi="Dự phòng bằng thuốc hoặc cơ học, tuỳ nguy cơ chảy máu.",
                en="Drug or mechanical prophylaxis, by the risk of bleeding.",
            ),
            indicator="warning",
            risk=Text(vi="khoảng 3 %", en="about 3 %"),
            source=ACCP,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="≥ 5: nguy cơ cao", en="≥ 5: high risk"),
            advice=Text(
                vi="Dự phòng bằng thuốc kèm cơ học nếu không có nguy cơ chảy máu cao.",
                en="Drug and mechanical prophylaxis unless bleeding risk is high.",
            ),
            indicator="critical",
            risk=Text(vi="khoảng 6 %", en="about 6 %"),
            source=ACCP,
        ),
    ),
    citations=(
        Citation("Caprini JA, Dis Mon 2005;51:70–8", "10.1016/j.disamonth.2005.02.003"),
        Citation(ACCP, "10.1378/chest.11-2297"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Người lớn trước mổ.", en="Adults before surgery."),
    cautions=(
        Text(
            vi=("Tỷ lệ của ACCP là cho mổ tổng quát, ổ bụng, tiết niệu, mạch máu và tạo hình, khi không dự phòng."),
            en=(
                "The ACCP's rates are of general, abdominal, urological, vascular and plastic "
                "surgery without prophylaxis."
            ),
        ),
        Text(
            vi="Chỉ tính một phẫu thuật, loại nhiều điểm nhất.",
            en="Only one operation counts, the one with most points.",
        ),
    ),
    examples=(
        Example(
            {**NONE, "age": 65, "bmi": 26, "planned_operation": "laparoscopic", "malignancy_present_or_past": True},
            7,
            "by hand: 2 + 1 + 2 + 2",
            band="high",
        ),
        Example(
            {**NONE, "age": 40, "bmi": 25, "planned_operation": "minor"}, 1, "by hand: minor surgery alone", band="low"
        ),
    ),
)
