"""Words of complaints that are none where they stand: medicines, idioms, vaccinations."""

from __future__ import annotations

NO_FINDING = ""
"""The finding of a phrase that is none: it takes its words from the others, and is not told."""
VIETNAMESE = (
    "hạ sốt",
    "thuốc hạ sốt",
    "thuốc ho",
    "thuốc giảm đau",
    "giảm đau",
    "sốt ruột",
    "đau lòng",
    "đau khổ",
    "sốt đất",
    "chống nôn",
    "cầm máu",
    "xét nghiệm máu",
    "thử máu",
    "lấy máu",
    "sốt sắng",
    "nóng lòng",
    "ở đâu",
    "cảm lạnh",
    "đói muốn chết",
    "nóng muốn chết",
    "lạnh muốn chết",
    "đau muốn chết",
    "buồn ngủ muốn chết",
    "mắc cười muốn chết",
    "sợ muốn chết",
    "thèm muốn chết",
    "bận muốn chết",
    "khát muốn chết",
    "hay đau ruột thừa",
    "vắc xin sốt xuất huyết",
    "vaccine sốt xuất huyết",
    "tiêm sốt xuất huyết",
    "phòng sốt xuất huyết",
)
ENGLISH = (
    "pain killer",
    "pain relief",
    "pain reliever",
    "cough syrup",
    "cough medicine",
    "blood test",
    "cold water",
    "flu shot",
    "not drink alcohol",
    "dengue vaccine",
)
