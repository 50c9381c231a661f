"""Sequential Organ Failure Assessment: six organ systems, worst values of 24 hours.

Source: Vincent JL et al., Intensive Care Med 1996;22:707–10, doi:10.1007/BF01709751 (table 3); risks: Ferreira FL et
al., JAMA 2001;286:1754–8, doi:10.1001/jama.286.14.1754. SI limits as printed: creatinine 110/171/300/440 µmol/L,
bilirubin 20/33/102/204 µmol/L. Respiratory 3 and 4 need respiratory support.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.laboratory import BILIRUBIN, CREATININE, PAO2, PLATELETS
from models.vocabulary.vitals import FIO2, GCS, MEAN_ARTERIAL_PRESSURE, RESPIRATORY_SUPPORT, URINE_OUTPUT_24H

VINCENT = "Vincent JL et al., Intensive Care Med 1996;22:707–10, doi:10.1007/BF01709751"
SEPSIS_3 = "Singer M et al., JAMA 2016;315:801–10, doi:10.1001/jama.2016.0287 (SOFA ≥ 2)"

CARDIOVASCULAR = choice(
    "sofa_vasopressors",
    "Thuốc vận mạch (≥ 1 giờ, µg/kg/phút)",
    "Vasoactive drugs (≥ 1 hour, µg/kg/min)",
    (
        ("none", "Không dùng", "None"),
        ("low", "Dopamin ≤ 5 hoặc dobutamin bất kỳ liều", "Dopamine ≤ 5 or any dobutamine"),
        ("medium", "Dopamin > 5, hoặc adrenalin/noradrenalin ≤ 0,1", "Dopamine > 5, or (nor)adrenaline ≤ 0.1"),
        ("high", "Dopamin > 15, hoặc adrenalin/noradrenalin > 0,1", "Dopamine > 15, or (nor)adrenaline > 0.1"),
    ),
)


def _respiratory(pao2: float, fio2: float, is_supported: bool) -> float:
    ratio = pao2 / (fio2 / 100)
    if ratio >= 400:
        return 0
    if ratio >= 300:
        return 1
    if ratio >= 200 or not is_supported:
        return 2
    return 3 if ratio >= 100 else 4


def _circulation(drugs: str, mean_arterial_pressure: float) -> float:
    return {"low": 2, "medium": 3, "high": 4}.get(drugs, 1 if mean_arterial_pressure < 70 else 0)


def _kidney(creatinine: float, urine_output: float) -> float:
    by_creatinine = sum(creatinine >= bound for bound in (110, 171, 300)) + (creatinine > 440)
    by_urine = 4 if urine_output < 200 else 3 if urine_output < 500 else 0
    return float(max(by_creatinine, by_urine))


SCORE = Score(
    name="sofa",
    version="1.2.0",
    title=Text(vi="SOFA – đánh giá suy đa tạng", en="SOFA – Sequential Organ Failure Assessment"),
    summary=Text(
        vi=(
            "Mức độ rối loạn chức năng sáu cơ quan ở người bệnh hồi sức; tăng ≥ 2 điểm khi nhiễm khuẩn là nhiễm khuẩn"
            " huyết (Sepsis-3)."
        ),
        en=(
            "Degree of dysfunction of six organ systems in critical illness; a rise of ≥ 2 with infection is sepsis "
            "(Sepsis-3)."
        ),
    ),
    specialties=("intensive_care", "emergency", "tropical"),
    inputs=(
        PAO2,
        FIO2,
        RESPIRATORY_SUPPORT,
        PLATELETS.fresh(24),
        BILIRUBIN.fresh(24),
        CARDIOVASCULAR,
        MEAN_ARTERIAL_PRESSURE,
        GCS,
        CREATININE.fresh(24),
        URINE_OUTPUT_24H,
    ),
    items=(
        Item("respiration", Text(vi="Hô hấp", en="Respiration"), ("pao2", "fio2", "respiratory_support"), _respiratory),
        by_steps(PLATELETS, 4, at_least(20, 3), at_least(50, 2), at_least(100, 1), at_least(150, 0)),
        by_steps(BILIRUBIN, 0, at_least(20, 1), at_least(33, 2), at_least(102, 3), above(204, 4)),
        Item(
            "circulation",
            Text(vi="Tuần hoàn", en="Circulation"),
            ("sofa_vasopressors", "mean_arterial_pressure"),
            _circulation,
            {"mean_arterial_pressure": (70,)},
        ),
        by_steps(GCS, 4, at_least(6, 3), at_least(10, 2), at_least(13, 1), at_least(15, 0)),
        Item(
            "kidney",
            Text(vi="Thận", en="Kidney"),
            ("creatinine", "urine_output_24h"),
            _kidney,
            {"creatinine": (110, 171, 300, 440), "urine_output_24h": (200, 500)},
        ),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: chưa đủ ngưỡng rối loạn cơ quan", en="0–1: below the threshold of organ dysfunction"),
            source=SEPSIS_3,
        ),
        Band(
            name="dysfunction",
            minimum=2,
            display=Text(vi="≥ 2: rối loạn chức năng cơ quan", en="≥ 2: organ dysfunction"),
            indicator="warning",
            risk=Text(
                vi="Tử vong nội viện khoảng 10 % khi nghi nhiễm khuẩn",
                en="About 10 % hospital mortality with suspected infection",
            ),
            source=SEPSIS_3,
        ),
        Band(
            name="severe",
            above=11,
            display=Text(vi="> 11: suy đa tạng nặng", en="> 11: severe multiple organ failure"),
            indicator="critical",
            risk=Text(
                vi="Điểm ban đầu hoặc cao nhất > 11: tử vong > 80 %",
                en="Initial or highest score > 11: mortality > 80 %",
            ),
            source="Ferreira FL et al., JAMA 2001;286:1754–8, doi:10.1001/jama.286.14.1754",
        ),
    ),
    citations=(
        Citation("Vincent JL et al., Intensive Care Med 1996;22:707–10", "10.1007/BF01709751"),
        Citation("Ferreira FL et al., JAMA 2001;286:1754–8", "10.1001/jama.286.14.1754"),
        Citation("Singer M et al., JAMA 2016;315:801–10", "10.1001/jama.2016.0287"),
    ),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn nằm hồi sức; giá trị xấu nhất trong 24 giờ.",
        en="Adults in intensive care; worst values of 24 hours.",
    ),
    cautions=(
        Text(
            vi="Creatinin theo ngưỡng µmol/L của bảng gốc: 1,2 mg/dL (106 µmol/L) chưa đủ 110 nên chưa có điểm.",
            en="Creatinine by the table's µmol/L limits: 1.2 mg/dL (106 µmol/L) is short of 110 and gives no point.",
        ),
        Text(
            vi="Sepsis-3 tính mức tăng so với nền: bệnh thận hay bệnh gan mạn có thể cho điểm nền trên 0.",
            en="Sepsis-3 counts the rise over baseline: chronic kidney or liver disease may give a baseline above 0.",
        ),
    ),
    examples=(
        Example(
            {
                "pao2": 150,
                "fio2": 100,
                "respiratory_support": True,
                "platelets": 90,
                "bilirubin": 40,
                "sofa_vasopressors": "medium",
                "mean_arterial_pressure": 72,
                "gcs": 13,
                "creatinine": 180,
                "urine_output_24h": 1200,
            },
            13,
            "by hand from table 3",
            band="severe",
        ),
        Example(
            {
                "pao2": 150,
                "fio2": 100,
                "respiratory_support": False,
                "platelets": 150,
                "bilirubin": 19.9,
                "sofa_vasopressors": "none",
                "mean_arterial_pressure": 70,
                "gcs": 15,
                "creatinine": 109,
                "urine_output_24h": 500,
            },
            2,
            "by hand from table 3: without support at most 2 for respiration",
            band="dysfunction",
        ),
    ),
)
