"""DAPT score: is dual antiplatelet therapy beyond one year after stenting worth it?

Source: Yeh RW et al., JAMA 2016;315:1735–49, doi:10.1001/jama.2016.3775 (table 4: points).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import DIABETES
from models.vocabulary.person import AGE, CURRENT_SMOKER

YEH = "Yeh RW et al., JAMA 2016;315:1735–49, doi:10.1001/jama.2016.3775 (n = 11,648)"

MI = flag("mi_at_presentation", "Nhồi máu cơ tim lúc đặt stent", "Myocardial infarction at presentation")
PRIOR = flag(
    "previous_mi_or_pci",
    "Tiền sử nhồi máu cơ tim hoặc can thiệp mạch vành",
    "Previous myocardial infarction or PCI",
    help=Text(
        vi="Trước lần đặt stent này; chính lần này không tính.", en="Before this stenting, which itself does not count."
    ),
)
PACLITAXEL = flag("paclitaxel_stent", "Stent phủ paclitaxel", "Paclitaxel-eluting stent")
SMALL = flag("stent_below_3_mm", "Đường kính stent dưới 3 mm", "Stent diameter below 3 mm")
FAILURE = flag(
    "heart_failure_or_lvef_below_30", "Suy tim hoặc LVEF dưới 30%", "Heart failure or LVEF below 30%", icd10=("I50",)
)
VEIN = flag("vein_graft_stent", "Stent trong cầu nối tĩnh mạch", "Stent in a vein graft")
SMOKER = CURRENT_SMOKER.told(
    display=Text(vi="Hút thuốc (trong năm qua)", en="Cigarette smoking (within the last year)"),
    help=Text(vi="Hút thuốc trong 12 tháng qua.", en="Smoked within the last 12 months."),
)

SCORE = Score(
    name="dapt",
    version="1.1.0",
    title=Text(vi="Thang điểm DAPT", en="DAPT score"),
    summary=Text(
        vi="Lợi ích của kéo dài kháng kết tập tiểu cầu kép sau 12 tháng đặt stent.",
        en="The benefit of dual antiplatelet therapy beyond 12 months after stenting.",
    ),
    specialties=("cardiology",),
    inputs=(AGE.within(minimum=18), SMOKER, DIABETES, MI, PRIOR, PACLITAXEL, SMALL, FAILURE, VEIN),
    items=(
        by_steps(AGE, 0, at_least(65, -1), at_least(75, -2)),
        if_true(SMOKER, 1),
        if_true(DIABETES, 1),
        if_true(MI, 1),
        if_true(PRIOR, 1),
        if_true(PACLITAXEL, 1),
        if_true(SMALL, 1),
        if_true(FAILURE, 2),
        if_true(VEIN, 2),
    ),
    higher_is="neither",
    bands=(
        Band(name="low", display=Text(vi="< 2: không lợi khi kéo dài", en="< 2: no benefit of extending"), source=YEH),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: có lợi khi kéo dài", en="≥ 2: benefit of extending"),
            advice=Text(
                vi="Xem xét kéo dài nếu không có nguy cơ chảy máu.", en="Consider extending unless bleeding is likely."
            ),
            source=YEH,
        ),
    ),
    citations=(Citation("Yeh RW et al., JAMA 2016;315:1735–49", "10.1001/jama.2016.3775"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người đã dùng kháng kết tập tiểu cầu kép 12 tháng sau đặt stent, không có biến cố.",
        en="Patients who completed 12 months of dual therapy after stenting without events.",
    ),
    cautions=(Text(vi="Không dùng cho người đang uống thuốc chống đông.", en="Not for patients on anticoagulants."),),
    examples=(
        Example(
            {
                "age": 64,
                "current_smoker": True,
                "diabetes": True,
                "mi_at_presentation": True,
                "previous_mi_or_pci": True,
                "paclitaxel_stent": True,
                "stent_below_3_mm": True,
                "heart_failure_or_lvef_below_30": True,
                "vein_graft_stent": True,
            },
            10,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {
                "age": 75,
                "current_smoker": False,
                "diabetes": True,
                "mi_at_presentation": True,
                "previous_mi_or_pci": False,
                "paclitaxel_stent": False,
                "stent_below_3_mm": False,
                "heart_failure_or_lvef_below_30": False,
                "vein_graft_stent": False,
            },
            0,
            "by hand",
            band="low",
        ),
    ),
)
