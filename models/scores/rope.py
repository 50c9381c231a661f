"""RoPE: is a patent foramen ovale likely to have caused a cryptogenic stroke?

Source: Kent DM et al., Neurology 2013;81:619–25, doi:10.1212/WNL.0b013e3182a08d59 (table 3: points; table 4:
attributable fraction).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import DIABETES, HYPERTENSION
from models.vocabulary.person import AGE, CURRENT_SMOKER

KENT = "Kent DM et al., Neurology 2013;81:619–25, doi:10.1212/WNL.0b013e3182a08d59 (n = 3023)"

STROKE = flag(
    "stroke_before_this_one", "Đã từng bị đột quỵ hoặc cơn thiếu máu não trước lần này", "Stroke or TIA before this one"
)
SMOKER = CURRENT_SMOKER.told(display=Text(vi="Đang hút thuốc lá", en="Smoker"))
CORTICAL = flag("cortical_infarct", "Nhồi máu ở vỏ não trên hình ảnh", "Cortical infarct on imaging")

SCORE = Score(
    name="rope",
    version="1.1.0",
    title=Text(vi="Thang điểm RoPE", en="RoPE score"),
    summary=Text(
        vi="Khả năng đột quỵ không rõ nguyên nhân là do lỗ bầu dục thông.",
        en="How likely a patent foramen ovale is to have caused a cryptogenic stroke.",
    ),
    specialties=("neurology", "cardiology"),
    inputs=(HYPERTENSION, DIABETES, STROKE, SMOKER, CORTICAL, AGE.within(minimum=18)),
    items=(
        if_true(HYPERTENSION, 0, otherwise=1, display=Text(vi="Không tăng huyết áp", en="No hypertension")),
        if_true(DIABETES, 0, otherwise=1, display=Text(vi="Không đái tháo đường", en="No diabetes")),
        if_true(STROKE, 0, otherwise=1, display=Text(vi="Chưa từng đột quỵ", en="No previous stroke or TIA")),
        if_true(SMOKER, 0, otherwise=1, display=Text(vi="Không hút thuốc", en="Non-smoker")),
        if_true(CORTICAL, 1),
        by_steps(AGE, 5, at_least(30, 4), at_least(40, 3), at_least(50, 2), at_least(60, 1), at_least(70, 0)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–6: ít khả năng do lỗ bầu dục", en="0–6: less likely due to the foramen"),
            risk=Text(vi="tỷ lệ quy cho lỗ bầu dục 0–62%", en="fraction attributable to the foramen 0–62%"),
            source=KENT,
        ),
        Band(
            name="high",
            minimum=7,
            display=Text(vi="7–10: nhiều khả năng do lỗ bầu dục", en="7–10: likely due to the foramen"),
            risk=Text(vi="tỷ lệ quy cho lỗ bầu dục 72–88%", en="fraction attributable to the foramen 72–88%"),
            source=KENT,
        ),
    ),
    higher_is="neither",
    citations=(Citation("Kent DM et al., Neurology 2013;81:619–25", "10.1212/WNL.0b013e3182a08d59"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người đột quỵ thiếu máu não không rõ nguyên nhân và có lỗ bầu dục thông.",
        en="Patients with a cryptogenic ischaemic stroke and a patent foramen ovale.",
    ),
    cautions=(
        Text(
            vi="Không xét hình thái lỗ bầu dục; xem thêm phân loại PASCAL.",
            en="Ignores the foramen's anatomy; see also the PASCAL classification.",
        ),
    ),
    examples=(
        Example(
            {
                "hypertension": False,
                "diabetes": False,
                "stroke_before_this_one": False,
                "current_smoker": False,
                "cortical_infarct": True,
                "age": 29,
            },
            10,
            "by hand from table 3 (the maximum)",
            band="high",
        ),
        Example(
            {
                "hypertension": True,
                "diabetes": True,
                "stroke_before_this_one": True,
                "current_smoker": True,
                "cortical_infarct": False,
                "age": 70,
            },
            0,
            "by hand from table 3 (the minimum)",
            band="low",
        ),
    ),
)
