"""Angles of pelvis and lumbar spine on a standing lateral radiograph (Berthonnaud 2005)."""

from __future__ import annotations

from models.vocabulary.declare import quantity

PELVIC_INCIDENCE = quantity("pelvic_incidence", "Góc tới khung chậu (PI)", "Pelvic incidence", "deg", (0, 180))
PELVIC_TILT = quantity("pelvic_tilt", "Độ nghiêng khung chậu (PT)", "Pelvic tilt", "deg", (-60, 90))
LUMBAR_LORDOSIS = quantity("lumbar_lordosis", "Góc ưỡn thắt lưng (LL)", "Lumbar lordosis angle", "deg", (-30, 150))
SACRAL_SLOPE = quantity("sacral_slope", "Độ dốc xương cùng (SS)", "Sacral slope", "deg", (-30, 130))
PELVIC_RADIUS = quantity("pelvic_radius", "Bán kính khung chậu", "Pelvic radius", "mm", (30, 250))
SPONDYLOLISTHESIS_GRADE = quantity(
    "spondylolisthesis_slip", "Mức trượt đốt sống", "Grade of spondylolisthesis", "%", (-20, 200)
)
