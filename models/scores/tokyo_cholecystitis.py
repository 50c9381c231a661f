"""Severity of acute cholecystitis by the Tokyo guidelines 2018.

Source: Yokoe M et al., J Hepatobiliary Pancreat Sci 2018;25:41–54, doi:10.1002/jhbp.515 (grade III any organ
dysfunction, grade II any one of four).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.tokyo import ORGAN_INPUTS, is_organ_failing
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import WBC

TG18 = "Yokoe M et al. (TG18), J Hepatobiliary Pancreat Sci 2018;25:41–54, doi:10.1002/jhbp.515"
MASS = flag(
    "tender_mass_right_upper_quadrant",
    "Sờ thấy khối đau hạ sườn phải",
    "Palpable tender mass in the right upper quadrant",
)
OVER_72H = flag("complaints_over_72h", "Triệu chứng trên 72 giờ", "Complaints for more than 72 hours")
LOCAL = flag(
    "marked_local_inflammation",
    "Viêm tại chỗ rõ",
    "Marked local inflammation",
    help=Text(
        vi=("Viêm túi mật hoại tử, áp xe quanh túi mật hoặc gan, viêm phúc mạc mật, viêm túi mật sinh hơi."),
        en=("Gangrenous or emphysematous cholecystitis, pericholecystic or hepatic abscess, biliary peritonitis."),
    ),
)


def tokyo_cholecystitis(  # noqa: PLR0913  # a keyword for each input
    *,
    vasopressors: bool,
    disturbed_consciousness: bool,
    oliguria: bool,
    pao2_fio2: float,
    creatinine: float,
    inr: float,
    platelets: float,
    wbc: float,
    tender_mass_right_upper_quadrant: bool,
    complaints_over_72h: bool,
    marked_local_inflammation: bool,
) -> float:
    """Grade 1, 2 or 3; creatinine in µmol/L, PaO₂/FiO₂ in mmHg."""
    if is_organ_failing(vasopressors, disturbed_consciousness, oliguria, pao2_fio2, creatinine, inr, platelets):
        return 3.0
    local = tender_mass_right_upper_quadrant or complaints_over_72h or marked_local_inflammation
    return 2.0 if local or wbc > 18 else 1.0


SCORE = Score(
    name="tokyo_cholecystitis",
    title=Text(vi="Mức độ viêm túi mật cấp (Tokyo 2018)", en="Severity of acute cholecystitis (Tokyo 2018)"),
    summary=Text(
        vi="Phân độ viêm túi mật cấp đã chẩn đoán: nhẹ, trung bình, nặng.",
        en="Grades a diagnosed acute cholecystitis: mild, moderate, severe.",
    ),
    specialties=("gastroenterology", "surgery"),
    inputs=(*ORGAN_INPUTS, WBC, MASS, OVER_72H, LOCAL),
    compute=tokyo_cholecystitis,
    directions={
        "vasopressors": 1,
        "disturbed_consciousness": 1,
        "oliguria": 1,
        "pao2_fio2": -1,
        "creatinine": 1,
        "inr": 1,
        "platelets": -1,
        "wbc": 1,
        "tender_mass_right_upper_quadrant": 1,
        "complaints_over_72h": 1,
        "marked_local_inflammation": 1,
    },
    bands=(
        Band(name="mild", display=Text(vi="Độ I (nhẹ)", en="Grade I (mild)"), source=TG18),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="Độ II (trung bình)", en="Grade II (moderate)"),
            indicator="warning",
            source=TG18,
        ),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="Độ III (nặng)", en="Grade III (severe)"),
            advice=Text(vi="Hỗ trợ tạng, xem xét dẫn lưu túi mật.", en="Organ support; consider gallbladder drainage."),
            indicator="critical",
            source=TG18,
        ),
    ),
    citations=(Citation(TG18, "10.1002/jhbp.515"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn đã chẩn đoán viêm túi mật cấp.", en="Adults with diagnosed acute cholecystitis."),
    cautions=(Text(vi="Chỉ phân độ khi đã chẩn đoán.", en="Grades only a diagnosed cholecystitis."),),
    examples=(
        Example(
            {
                "vasopressors": False,
                "disturbed_consciousness": False,
                "oliguria": False,
                "pao2_fio2": 400,
                "creatinine": 80,
                "inr": 1.0,
                "platelets": 200,
                "wbc": 19,
                "tender_mass_right_upper_quadrant": False,
                "complaints_over_72h": False,
                "marked_local_inflammation": False,
            },
            2,
            "by hand: leucocytes above 18",
            band="moderate",
        ),
        Example(
            {
                "vasopressors": True,
                "disturbed_consciousness": False,
                "oliguria": False,
                "pao2_fio2": 400,
                "creatinine": 80,
                "inr": 1.0,
                "platelets": 200,
                "wbc": 10,
                "tender_mass_right_upper_quadrant": False,
                "complaints_over_72h": False,
                "marked_local_inflammation": False,
            },
            3,
            "by hand: hypotension under vasopressors",
            band="severe",
        ),
    ),
)
