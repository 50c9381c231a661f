"""Glasgow–Blatchford: need of treatment in upper gastrointestinal bleeding, before endoscopy.

Source: Blatchford O et al., Lancet 2000;356:1318–21, doi:10.1016/S0140-6736(00)02816-6 (points; urea in mmol/L,
haemoglobin in g/L); outpatient care at 0–1 of ESGE, Gralnek IM et al., Endoscopy 2021;53:300–32,
doi:10.1055/a-1369-5274. Urea limits of 6.5, 8, 10 and 25 are held at 6.49, 7.99, 9.99 and 24.98 mmol/L so that
nitrogen of 18.2, 22.4, 28 and 70 mg/dL, the same limits, meets them.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import HEART_FAILURE, LIVER_DISEASE
from models.vocabulary.laboratory import HAEMOGLOBIN, UREA
from models.vocabulary.liver import MELAENA, SYNCOPE_AT_ONSET
from models.vocabulary.person import SEX
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

ESGE = "ESGE, Gralnek IM et al., Endoscopy 2021;53:300–32, doi:10.1055/a-1369-5274"


def haemoglobin_points(sex: str, haemoglobin: float) -> float:
    """Points of haemoglobin in g/L; men score below 130, women below 120."""
    if haemoglobin < 100:
        return 6.0
    if sex == "female":
        return 1.0 if haemoglobin < 120 else 0.0
    return (3.0 if haemoglobin < 120 else 1.0) if haemoglobin < 130 else 0.0


SCORE = Score(
    name="glasgow_blatchford",
    version="1.2.0",
    title=Text(vi="Glasgow–Blatchford (xuất huyết tiêu hoá trên)", en="Glasgow–Blatchford (upper GI bleeding)"),
    summary=Text(
        vi="Trước nội soi, nhận ra người xuất huyết tiêu hoá trên có thể điều trị ngoại trú.",
        en=("Before endoscopy, finds those with upper GI bleeding who may be cared for as outpatients."),
    ),
    specialties=("gastroenterology", "emergency", "surgery"),
    inputs=(
        UREA.fresh(24),
        SEX,
        HAEMOGLOBIN.fresh(24),
        SYSTOLIC_BP,
        HEART_RATE,
        MELAENA,
        SYNCOPE_AT_ONSET,
        LIVER_DISEASE,
        HEART_FAILURE,
    ),
    items=(
        by_steps(UREA, 0, at_least(6.49, 2), at_least(7.99, 3), at_least(9.99, 4), at_least(24.98, 6)),
        Item(
            "haemoglobin",
            Text(vi="Huyết sắc tố theo giới", en="Haemoglobin by sex"),
            ("sex", "haemoglobin"),
            haemoglobin_points,
            {"haemoglobin": (100, 120, 130)},
        ),
        by_steps(SYSTOLIC_BP, 3, at_least(90, 2), at_least(100, 1), at_least(110, 0)),
        by_steps(HEART_RATE, 0, at_least(100, 1)),
        if_true(MELAENA, 1),
        if_true(SYNCOPE_AT_ONSET, 2),
        if_true(LIVER_DISEASE, 2),
        if_true(HEART_FAILURE, 2),
    ),
    bands=(
        Band(
            name="very_low",
            display=Text(vi="0–1: nguy cơ rất thấp", en="0–1: very low risk"),
            advice=Text(
                vi="Có thể theo dõi ngoại trú nếu không có lý do khác để nhập viện.",
                en="May be cared for as an outpatient if nothing else requires admission.",
            ),
            source=ESGE,
        ),
        Band(
            name="elevated",
            minimum=2,
            display=Text(vi="≥ 2: cần nhập viện đánh giá", en="≥ 2: admission and assessment"),
            advice=Text(
                vi="Hồi sức nếu cần, nội soi trong 24 giờ.", en="Resuscitate as needed, endoscopy within 24 hours."
            ),
            indicator="warning",
            source=ESGE,
        ),
        Band(
            name="high",
            minimum=7,
            display=Text(vi="≥ 7: nhiều khả năng cần can thiệp nội soi", en="≥ 7: endoscopic treatment likely"),
            indicator="critical",
            source="Stanley AJ et al., BMJ 2017;356:i6432, doi:10.1136/bmj.i6432 (cut-point 7)",
        ),
    ),
    citations=(
        Citation("Blatchford O et al., Lancet 2000;356:1318–21", "10.1016/S0140-6736(00)02816-6"),
        Citation(ESGE, "10.1055/a-1369-5274"),
        Citation("Stanley AJ et al., BMJ 2017;356:i6432", "10.1136/bmj.i6432"),
    ),
    licence="published points table, free to use",
    population=Text(
        vi="Người lớn xuất huyết tiêu hoá trên cấp.", en="Adults with acute upper gastrointestinal bleeding."
    ),
    cautions=(
        Text(
            vi="Không dùng cho bệnh nhân đang nằm viện vì lý do khác khi bắt đầu chảy máu.",
            en="Not made for patients who bleed while in hospital for another reason.",
        ),
    ),
    examples=(
        Example(
            {
                "urea": 5,
                "sex": "male",
                "haemoglobin": 140,
                "systolic_bp": 120,
                "heart_rate": 80,
                "melaena": False,
                "syncope_at_onset": False,
                "liver_disease": False,
                "heart_failure": False,
            },
            0,
            "by hand from the table",
            band="very_low",
        ),
        Example(
            {
                "urea": 26,
                "sex": "female",
                "haemoglobin": 95,
                "systolic_bp": 85,
                "heart_rate": 120,
                "melaena": True,
                "syncope_at_onset": True,
                "liver_disease": True,
                "heart_failure": True,
            },
            23,
            "by hand: the greatest score, 6 + 6 + 3 + 1 + 1 + 2 + 2 + 2",
            band="high",
        ),
    ),
)
