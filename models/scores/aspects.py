"""ASPECTS: early ischaemic change of the middle cerebral artery territory on CT.

Source: Barber PA et al., Lancet 2000;355:1670–4, doi:10.1016/S0140-6736(00)02237-6.
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag

BARBER = "Barber PA et al., Lancet 2000;355:1670–4, doi:10.1016/S0140-6736(00)02237-6 (n = 203)"
REGIONS = tuple(
    flag(f"aspects_{name}", f"{vi}: có thiếu máu sớm", f"{en}: early ischaemic change")
    for name, vi, en in (
        ("caudate", "Nhân đuôi", "Caudate"),
        ("lentiform", "Nhân bèo", "Lentiform nucleus"),
        ("internal_capsule", "Bao trong", "Internal capsule"),
        ("insula", "Thuỳ đảo", "Insular ribbon"),
        ("m1", "M1 (vỏ não trước)", "M1 (anterior cortex)"),
        ("m2", "M2 (vỏ não cạnh thuỳ đảo)", "M2 (cortex lateral to the insula)"),
        ("m3", "M3 (vỏ não sau)", "M3 (posterior cortex)"),
        ("m4", "M4 (trên M1)", "M4 (above M1)"),
        ("m5", "M5 (trên M2)", "M5 (above M2)"),
        ("m6", "M6 (trên M3)", "M6 (above M3)"),
    )
)
NONE = {asked.name: False for asked in REGIONS}

SCORE = Score(
    name="aspects",
    version="1.1.0",
    title=Text(vi="ASPECTS", en="ASPECTS"),
    summary=Text(
        vi="Mức lan rộng của nhồi máu não sớm vùng động mạch não giữa trên CT (10 là bình thường).",
        en="The extent of early infarction of the middle cerebral artery territory on CT (10 is normal).",
    ),
    specialties=("neurology", "imaging", "emergency"),
    inputs=REGIONS,
    items=tuple(if_true(asked, 0, otherwise=1) for asked in REGIONS),
    higher_is="better",
    bands=(
        Band(
            name="large",
            display=Text(vi="0–7: nhồi máu rộng", en="0–7: extensive"),
            indicator="critical",
            risk=Text(
                vi="nguy cơ cao phụ thuộc và chảy máu khi tiêu sợi huyết",
                en="high risk of dependence and of bleeding with thrombolysis",
            ),
            source=BARBER,
        ),
        Band(name="small", minimum=8, display=Text(vi="8–10", en="8–10"), source=BARBER),
    ),
    citations=(Citation("Barber PA et al., Lancet 2000;355:1670–4", "10.1016/S0140-6736(00)02237-6"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Đột quỵ thiếu máu não cấp vùng động mạch não giữa.",
        en="Acute ischaemic stroke of the middle cerebral artery.",
    ),
    cautions=(
        Text(
            vi="Ngưỡng can thiệp mạch não theo hướng dẫn hiện hành thấp hơn (từ 3–6).",
            en="Present guidelines treat large-vessel occlusion down to scores of 3–6.",
        ),
    ),
    examples=(
        Example(NONE, 10, "a normal scan", band="small"),
        Example(
            {**NONE, "aspects_insula": True, "aspects_m2": True, "aspects_lentiform": True},
            7,
            "by hand: 10 − 3",
            band="large",
        ),
    ),
)
