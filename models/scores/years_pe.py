"""YEARS: whether pulmonary embolism is excluded without a scan; 1 when a CT angiogram is indicated, else 0.

Source: van der Hulle T et al., Lancet 2017;390:289–97, doi:10.1016/S0140-6736(17)30885-1: excluded with no YEARS item
and D-dimer < 1000 ng/mL, or with one or more items and D-dimer < 500 ng/mL (fibrinogen-equivalent units).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.thrombosis import CLINICAL_DVT, D_DIMER, HAEMOPTYSIS, PE_MOST_LIKELY

YEARS = "van der Hulle T et al., Lancet 2017;390:289–97, doi:10.1016/S0140-6736(17)30885-1"


def years(*, clinical_dvt_signs: bool, haemoptysis: bool, pe_most_likely: bool, d_dimer: float, age: float) -> float:
    """1 when CT angiography is indicated, else 0; `d_dimer` in µg/L FEU, `age` only bounds who it is for."""
    has_item = clinical_dvt_signs or haemoptysis or pe_most_likely
    return float(d_dimer >= (500 if has_item else 1000))


SCORE = Score(
    name="years_pe",
    title=Text(vi="Thuật toán YEARS (thuyên tắc phổi)", en="YEARS algorithm (pulmonary embolism)"),
    summary=Text(
        vi="Quyết định có cần chụp CT động mạch phổi từ ba tiêu chuẩn và D-dimer.",
        en="Decides on CT pulmonary angiography from three items and D-dimer.",
    ),
    specialties=("emergency", "respiratory", "cardiology"),
    inputs=(CLINICAL_DVT, HAEMOPTYSIS, PE_MOST_LIKELY, D_DIMER, AGE.within(minimum=18)),
    unit="{level}",
    compute=years,
    directions={"clinical_dvt_signs": 1, "haemoptysis": 1, "pe_most_likely": 1, "d_dimer": 1, "age": 1},
    bands=(
        Band(
            name="excluded",
            display=Text(vi="0: loại trừ thuyên tắc phổi, không cần CT", en="0: embolism excluded without CT"),
            risk=Text(
                vi="Thuyên tắc huyết khối trong 3 tháng 0,61 % (KTC 95 % 0,36–0,96)",
                en="Venous thromboembolism within 3 months 0.61 % (95 % CI 0.36–0.96)",
            ),
            source=YEARS,
        ),
        Band(
            name="imaging",
            minimum=1,
            display=Text(vi="1: cần chụp CT động mạch phổi", en="1: CT pulmonary angiography indicated"),
            indicator="warning",
            source=YEARS,
        ),
    ),
    citations=(Citation("van der Hulle T et al., Lancet 2017;390:289–97", "10.1016/S0140-6736(17)30885-1"),),
    licence="published algorithm, free to use",
    population=Text(
        vi="Người lớn nghi thuyên tắc phổi, huyết động ổn định.",
        en="Haemodynamically stable adults with suspected pulmonary embolism.",
    ),
    cautions=(Text(vi="D-dimer phải theo đơn vị FEU.", en="D-dimer must be in fibrinogen-equivalent units."),),
    examples=(
        Example(
            {"clinical_dvt_signs": False, "haemoptysis": False, "pe_most_likely": False, "d_dimer": 999, "age": 50},
            0,
            "by hand from the algorithm",
            band="excluded",
        ),
        Example(
            {"clinical_dvt_signs": False, "haemoptysis": True, "pe_most_likely": False, "d_dimer": 500, "age": 50},
            1,
            "by hand from the algorithm",
            band="imaging",
        ),
    ),
)
