"""Jones criteria of 2015 for acute rheumatic fever, in the version for moderate- and high-risk populations.

Source: Gewitz MH et al. (American Heart Association), Circulation 2015;131:1806–18, doi:10.1161/CIR.0000000000000205
(table 7).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.vitals import TEMPERATURE

GEWITZ = "Gewitz MH et al. (AHA), Circulation 2015;131:1806–18, doi:10.1161/CIR.0000000000000205"

STREPTOCOCCUS = flag(
    "preceding_group_a_streptococcus",
    "Bằng chứng nhiễm liên cầu nhóm A trước đó",
    "Evidence of preceding group A streptococcal infection",
    help=Text(
        vi="ASO hoặc anti-DNase B tăng, cấy họng hoặc test nhanh dương tính.",
        en="Raised ASO or anti-DNase B, positive throat culture or rapid test.",
    ),
)
EARLIER = flag(
    "previous_rheumatic_fever",
    "Đã từng thấp tim hoặc có bệnh van tim do thấp",
    "Previous rheumatic fever or rheumatic heart disease",
    icd10=("I05", "I06", "I07", "I08", "I09"),
)
CARDITIS = flag("rheumatic_carditis", "Viêm tim (lâm sàng hoặc siêu âm)", "Carditis (clinical or by echocardiography)")
JOINTS = choice(
    "rheumatic_joints",
    "Khớp",
    "Joints",
    (
        ("none", "Không", "None"),
        ("monoarthralgia", "Đau một khớp", "Monoarthralgia"),
        (
            "major",
            "Viêm một hay nhiều khớp, hoặc đau nhiều khớp (đã loại nguyên nhân khác)",
            "Mono- or polyarthritis, or polyarthralgia (other causes excluded)",
        ),
    ),
)
CHOREA = flag("chorea", "Múa giật", "Chorea")
ERYTHEMA = flag("erythema_marginatum", "Hồng ban vòng", "Erythema marginatum")
NODULES = flag("subcutaneous_nodules", "Hạt dưới da", "Subcutaneous nodules")
INFLAMMATION = flag("esr_30_or_crp_30", "Máu lắng ≥ 30 mm/giờ hoặc CRP ≥ 30 mg/L", "ESR ≥ 30 mm/h or CRP ≥ 30 mg/L")
PR = flag("prolonged_pr", "PR kéo dài theo tuổi", "PR interval prolonged for age")


def is_met(major: int, minor: int, is_recurrence: bool) -> bool:
    """Two major, or one major and two minor; for a recurrence three minor too."""
    return major >= 2 or (major >= 1 and minor >= 2) or (is_recurrence and minor >= 3)


def jones_2015(  # noqa: PLR0913  # the criteria's own items
    *,
    preceding_group_a_streptococcus: bool,
    previous_rheumatic_fever: bool,
    rheumatic_carditis: bool,
    rheumatic_joints: str,
    chorea: bool,
    erythema_marginatum: bool,
    subcutaneous_nodules: bool,
    temperature: float,
    esr_30_or_crp_30: bool,
    prolonged_pr: bool,
) -> float:
    """1 when the criteria are met, else 0; the PR interval does not count beside carditis."""
    major = rheumatic_carditis + (rheumatic_joints == "major") + chorea + erythema_marginatum + subcutaneous_nodules
    minor = (rheumatic_joints == "monoarthralgia") + (temperature >= 38) + esr_30_or_crp_30
    minor += prolonged_pr and not rheumatic_carditis
    return float(preceding_group_a_streptococcus and is_met(major, minor, previous_rheumatic_fever))


SCORE = Score(
    name="jones_2015",
    version="1.2.0",
    title=Text(vi="Tiêu chuẩn Jones 2015 (thấp tim cấp)", en="Jones criteria 2015 (acute rheumatic fever)"),
    summary=Text(
        vi="Chẩn đoán thấp tim cấp ở vùng nguy cơ trung bình và cao.",
        en="Diagnosis of acute rheumatic fever in moderate- and high-risk populations.",
    ),
    specialties=("cardiology", "paediatrics", "musculoskeletal"),
    inputs=(STREPTOCOCCUS, EARLIER, CARDITIS, JOINTS, CHOREA, ERYTHEMA, NODULES, TEMPERATURE, INFLAMMATION, PR),
    compute=jones_2015,
    directions={
        "preceding_group_a_streptococcus": 1,
        "previous_rheumatic_fever": 1,
        "chorea": 1,
        "erythema_marginatum": 1,
        "subcutaneous_nodules": 1,
        "temperature": 1,
        "esr_30_or_crp_30": 1,
        "prolonged_pr": 1,
    },
    bands=(
        Band(name="not_met", display=Text(vi="Chưa đủ tiêu chuẩn", en="Criteria not met"), source=GEWITZ),
        Band(
            name="met",
            minimum=1,
            display=Text(vi="Đủ tiêu chuẩn thấp tim cấp", en="Criteria of acute rheumatic fever met"),
            advice=Text(
                vi="Siêu âm tim, kháng sinh diệt liên cầu và dự phòng thứ phát.",
                en="Echocardiography, antibiotics against streptococci and secondary prophylaxis.",
            ),
            indicator="critical",
            source=GEWITZ,
        ),
    ),
    citations=(Citation("Gewitz MH et al. (AHA), Circulation 2015;131:1806–18", "10.1161/CIR.0000000000000205"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người nghi thấp tim ở vùng có tỷ lệ mắc trung bình hoặc cao.",
        en="Suspected rheumatic fever where it is moderately or highly common.",
    ),
    cautions=(
        Text(
            vi="Múa giật đơn độc hoặc viêm tim âm thầm có thể chẩn đoán dù thiếu bằng chứng liên cầu.",
            en="Chorea alone or indolent carditis may be diagnosed without evidence of streptococci.",
        ),
        Text(
            vi="Hồng ban vòng và hạt dưới da hiếm khi là tiêu chuẩn chính đơn độc.",
            en="Erythema marginatum and nodules are rarely stand-alone major criteria.",
        ),
    ),
    examples=(
        Example(
            {
                "preceding_group_a_streptococcus": True,
                "previous_rheumatic_fever": False,
                "rheumatic_carditis": True,
                "rheumatic_joints": "monoarthralgia",
                "chorea": False,
                "erythema_marginatum": False,
                "subcutaneous_nodules": False,
                "temperature": 38.0,
                "esr_30_or_crp_30": False,
                "prolonged_pr": True,
            },
            1,
            "by hand from table 7: one major, two minor",
            band="met",
        ),
        Example(
            {
                "preceding_group_a_streptococcus": True,
                "previous_rheumatic_fever": False,
                "rheumatic_carditis": True,
                "rheumatic_joints": "none",
                "chorea": False,
                "erythema_marginatum": False,
                "subcutaneous_nodules": False,
                "temperature": 38.0,
                "esr_30_or_crp_30": False,
                "prolonged_pr": True,
            },
            0,
            "by hand from table 7: the PR interval does not count beside carditis",
            band="not_met",
        ),
    ),
)
