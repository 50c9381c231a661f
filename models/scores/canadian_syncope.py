"""Canadian Syncope Risk Score: serious events within 30 days after syncope.

Source: Thiruganasambandamoorthy V et al., CMAJ 2016;188:E289–98, doi:10.1503/cmaj.151469 (table 5: points; table 6:
expected risk by score).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.person import AGE

CSRS = "Thiruganasambandamoorthy V et al., CMAJ 2016;188:E289–98, doi:10.1503/cmaj.151469"
# expected risk in percent from −3 to 11
RISK = (0.4, 0.7, 1.2, 1.9, 3.1, 5.1, 8.1, 12.9, 19.7, 28.9, 40.3, 52.8, 65.0, 75.5, 83.6)
LOWEST = -3

PREDISPOSITION = flag(
    "vasovagal_predisposition",
    "Yếu tố gợi ý phản xạ phế vị (nơi đông nóng, đứng lâu, sợ, xúc động, đau)",
    "Predisposition to vasovagal syncope (warm crowded place, standing, fear, emotion, pain)",
)
HEART_DISEASE = flag(
    "heart_disease_history",
    "Tiền sử bệnh tim (mạch vành, van tim, bệnh cơ tim, suy tim, nhịp không xoang)",
    "History of heart disease (coronary, valvular, cardiomyopathy, heart failure, non-sinus rhythm)",
    icd10=(
        "I05",
        "I06",
        "I07",
        "I08",
        "I20",
        "I21",
        "I22",
        "I24",
        "I25",
        "I34",
        "I35",
        "I36",
        "I37",
        "I42",
        "I48",
        "I50",
    ),
)
PRESSURE = flag(
    "systolic_below_90_or_above_180",
    "Có lần đo huyết áp tâm thu < 90 hoặc > 180 mmHg",
    "Any systolic reading < 90 or > 180 mmHg",
)
TROPONIN = flag("troponin_above_99th_percentile", "Troponin trên bách phân vị 99", "Troponin above the 99th percentile")
AXIS = flag("abnormal_qrs_axis", "Trục QRS bất thường (< −30° hoặc > 100°)", "Abnormal QRS axis (< −30° or > 100°)")
QRS = flag("qrs_over_130_ms", "QRS > 130 ms", "QRS duration > 130 ms")
QTC = flag("qtc_over_480_ms", "QTc > 480 ms", "Corrected QT > 480 ms")
DIAGNOSIS = choice(
    "syncope_diagnosis",
    "Chẩn đoán tại cấp cứu",
    "Diagnosis in the emergency department",
    (
        ("vasovagal", "Ngất phản xạ phế vị", "Vasovagal syncope"),
        ("unexplained", "Chưa rõ", "Unexplained"),
        ("cardiac", "Ngất do tim", "Cardiac syncope"),
    ),
)

SCORE = Score(
    name="canadian_syncope",
    title=Text(vi="Thang nguy cơ ngất Canada", en="Canadian Syncope Risk Score"),
    summary=Text(
        vi="Nguy cơ biến cố nặng trong 30 ngày sau ngất, sau khi đã đánh giá tại cấp cứu.",
        en="Serious events within 30 days of syncope, after assessment in the emergency department.",
    ),
    specialties=("emergency", "cardiology", "neurology"),
    inputs=(PREDISPOSITION, HEART_DISEASE, PRESSURE, TROPONIN, AXIS, QRS, QTC, DIAGNOSIS, AGE.within(minimum=16)),
    items=(
        if_true(PREDISPOSITION, -1),
        if_true(HEART_DISEASE, 1),
        if_true(PRESSURE, 2),
        if_true(TROPONIN, 2),
        if_true(AXIS, 1),
        if_true(QRS, 1),
        if_true(QTC, 2),
        by_option(DIAGNOSIS, {"vasovagal": -2, "unexplained": 0, "cardiac": 2}),
        by_steps(AGE, 0),
    ),
    probability=lambda score: RISK[round(score) - LOWEST] / 100,
    probability_of=Text(vi="Biến cố nặng trong 30 ngày", en="Serious adverse event within 30 days"),
    bands=(
        Band(name="very_low", display=Text(vi="−3 đến −2: rất thấp", en="−3 to −2: very low"), source=CSRS),
        Band(name="low", minimum=-1, display=Text(vi="−1 đến 0: thấp", en="−1 to 0: low"), source=CSRS),
        Band(
            name="medium",
            minimum=1,
            display=Text(vi="1–3: trung bình", en="1–3: medium"),
            indicator="warning",
            source=CSRS,
        ),
        Band(name="high", minimum=4, display=Text(vi="4–5: cao", en="4–5: high"), indicator="critical", source=CSRS),
        Band(
            name="very_high",
            minimum=6,
            display=Text(vi="6–11: rất cao", en="6–11: very high"),
            indicator="critical",
            source=CSRS,
        ),
    ),
    citations=(Citation("Thiruganasambandamoorthy V et al., CMAJ 2016;188:E289–98", "10.1503/cmaj.151469"),),
    licence="published table, free to use",
    population=Text(
        vi="Người từ 16 tuổi đến cấp cứu trong 24 giờ sau ngất.", en="People of 16 and over within 24 hours of syncope."
    ),
    cautions=(
        Text(
            vi="Không dùng khi mất ý thức > 5 phút, co giật, chấn thương đầu gây mất ý thức, hoặc còn rối loạn ý thức.",
            en=(
                "Not after loss of consciousness over 5 minutes, a seizure, head trauma causing it, or where "
                "awareness is still altered."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "vasovagal_predisposition": False,
                "heart_disease_history": True,
                "systolic_below_90_or_above_180": True,
                "troponin_above_99th_percentile": True,
                "abnormal_qrs_axis": True,
                "qrs_over_130_ms": True,
                "qtc_over_480_ms": True,
                "syncope_diagnosis": "cardiac",
                "age": 70,
            },
            11,
            "by hand: highest",
            probability=0.836,
            band="very_high",
        ),
        Example(
            {
                "vasovagal_predisposition": True,
                "heart_disease_history": False,
                "systolic_below_90_or_above_180": False,
                "troponin_above_99th_percentile": False,
                "abnormal_qrs_axis": False,
                "qrs_over_130_ms": False,
                "qtc_over_480_ms": False,
                "syncope_diagnosis": "vasovagal",
                "age": 25,
            },
            -3,
            "by hand: lowest",
            probability=0.004,
            band="very_low",
        ),
    ),
)
