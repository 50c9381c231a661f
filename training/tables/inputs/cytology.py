"""Nuclei of a fine-needle aspirate of the breast, as an image analysis measures them (Wolberg and Street 1995)."""

from __future__ import annotations

from models.clinical_input import Input
from models.terms import Text
from models.vocabulary.declare import quantity

MEAN = Text(vi="Trung bình của mọi nhân trong ảnh.", en="Mean over the nuclei of the image.")
WORST = Text(vi="Trung bình của ba nhân có giá trị lớn nhất.", en="Mean of the three largest values.")
MEASURES = (
    ("radius", "Bán kính nhân", "Nuclear radius", 100),
    ("texture", "Độ không đều mức xám của nhân", "Nuclear texture (spread of grey levels)", 200),
    ("perimeter", "Chu vi nhân", "Nuclear perimeter", 800),
    ("area", "Diện tích nhân", "Nuclear area", 20_000),
    ("smoothness", "Độ trơn nhẵn của bờ nhân", "Nuclear smoothness", 2),
    ("compactness", "Độ đặc của nhân", "Nuclear compactness", 5),
    ("concavity", "Độ lõm của bờ nhân", "Nuclear concavity", 5),
    ("concave points", "Số điểm lõm của bờ nhân", "Nuclear concave points", 2),
    ("symmetry", "Độ đối xứng của nhân", "Nuclear symmetry", 2),
    ("fractal dimension", "Chiều fractal của bờ nhân", "Nuclear fractal dimension", 2),
)


def nuclear(summary: str, measure: str) -> Input:
    """The input of one measure: `summary` is `mean` or `worst`."""
    vi, en, most = next((vi, en, most) for name, vi, en, most in MEASURES if name == measure)
    told, word, words = (MEAN, "trung bình", "mean") if summary == "mean" else (WORST, "lớn nhất", "worst")
    name = f"nuclear_{measure.replace(' ', '_')}_{summary}"
    return quantity(name, f"{vi}, {word}", f"{en}, {words}", "1", (0, most), help=told)
