"""Disc hernia or spondylolisthesis from six pelvic and lumbar measures (Barreto and Neto 2005)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.card import Coding
from models.terms import Text
from training.tables.declare import Outcome, Source, Truth, Words
from training.tables.feature import Frame, quantity
from training.tables.inputs import spine as measure
from training.tables.recipe import TableRecipe

COLUMNS = ("incidence", "tilt", "lordosis", "slope", "radius", "slip", "class")


def read(folder: Path) -> Frame:
    """One row a patient; the file has no header."""
    return pd.read_csv(folder / "column_2C.dat", sep=" ", header=None, names=list(COLUMNS))


def is_abnormal(frame: Frame) -> Truth:
    """Disc hernia or spondylolisthesis."""
    return np.asarray(frame["class"] == "AB")


RECIPE = TableRecipe(
    name="spine",
    version="1.0.0",
    source=Source(
        dataset="vertebral_uci212",
        folder="tabular/vertebral_uci212",
        files=("column_2C.dat",),
        licence="CC BY 4.0",
        citation="Barreto G, Neto A. Vertebral Column. UCI 2005, doi:10.24432/C5K89B",
    ),
    words=Words(
        title=Text(
            vi="Thoát vị đĩa đệm hoặc trượt đốt sống từ góc cột sống – chậu",
            en="Disc hernia or slip from spinal angles",
        ),
        summary=Text(
            vi="Xác suất có thoát vị đĩa đệm hoặc trượt đốt sống thắt lưng, từ số đo trên X-quang nghiêng đứng. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of lumbar disc hernia or spondylolisthesis, from measures of a standing lateral "
            "radiograph. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ cơ xương khớp và chỉnh hình đọc các góc cột sống – chậu đã đo.",
            en="Helps rheumatologist and orthopaedic surgeon to read spinopelvic angles that were measured.",
        ),
        out_of_scope=Text(
            vi="Chỉ định mổ, chấn thương cột sống, dấu hiệu chùm đuôi ngựa, trẻ em, thay chụp cộng hưởng từ.",
            en="Deciding on surgery, spinal injury, cauda equina signs, children, in place of magnetic resonance "
            "imaging.",
        ),
        limitations=(
            Text(
                vi="310 người bệnh tại một trung tâm chỉnh hình ở Lyon; nhóm bình thường là người tình nguyện, nên "
                "khác biệt lớn hơn trong thực hành.",
                en="310 people of one orthopaedic centre in Lyon; the normal ones were not patients with back pain, "
                "so the contrast is larger than in practice.",
            ),
            Text(
                vi="Mức trượt đốt sống gần như định nghĩa trượt đốt sống; với thoát vị đĩa đệm mô hình yếu hơn nhiều.",
                en="The slip nearly defines spondylolisthesis; for a disc hernia the model is far weaker.",
            ),
            Text(
                vi="Không có tuổi, giới, triệu chứng: không đo được theo phân nhóm. Một vài giá trị (trượt trên 200 "
                "%) bị coi là thiếu.",
                en="Age, sex and symptoms are unknown: no figures by subgroup. A slip above 200 % counts as missing.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "spinal_disorder",
        Text(vi="Thoát vị đĩa đệm hoặc trượt đốt sống", en="Disc hernia or spondylolisthesis"),
        Coding(scheme="SCT", value="699699005", meaning="Disorder of vertebral column"),
    ),
    specialties=("musculoskeletal",),
    read=read,
    target=is_abnormal,
    features=(
        quantity(measure.PELVIC_INCIDENCE, "incidence", required=True),
        quantity(measure.PELVIC_TILT, "tilt"),
        quantity(measure.LUMBAR_LORDOSIS, "lordosis"),
        quantity(measure.SACRAL_SLOPE, "slope"),
        quantity(measure.PELVIC_RADIUS, "radius"),
        quantity(measure.SPONDYLOLISTHESIS_GRADE, "slip", direction=1),
    ),
    excluded={"class": "the outcome"},
    example={
        "pelvic_incidence": 58.0,
        "pelvic_tilt": 19.0,
        "lumbar_lordosis": 50.0,
        "sacral_slope": 39.0,
        "pelvic_radius": 117.0,
        "spondylolisthesis_slip": 14.0,
    },
    floors={("auroc", "vertebral_uci212"): 0.85},
)
