"""Modified Duke criteria for infective endocarditis.

Source: Li JS et al., Clin Infect Dis 2000;30:633–8, doi:10.1086/313753 (tables 2 and 3, clinical criteria). The ISCVID
revision of 2023 (doi:10.1093/cid/ciad271) adds organisms, imaging and surgical findings.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.vitals import TEMPERATURE

LI = "Li JS et al., Clin Infect Dis 2000;30:633–8, doi:10.1086/313753"

CULTURES = flag(
    "endocarditis_blood_cultures",
    "Cấy máu dương tính điển hình (tiêu chuẩn chính)",
    "Typical positive blood cultures (major)",
)
IMAGING = flag(
    "endocarditis_imaging",
    "Tổn thương nội tâm mạc trên siêu âm hoặc hở van mới (tiêu chuẩn chính)",
    "Endocardial involvement on echocardiography or new regurgitation (major)",
)
PREDISPOSITION = flag(
    "endocarditis_predisposition",
    "Bệnh tim nguy cơ hoặc tiêm chích ma tuý",
    "Predisposing heart condition or injection drug use",
)
VASCULAR = flag(
    "endocarditis_vascular",
    "Hiện tượng mạch máu (thuyên tắc, phình mạch nhiễm khuẩn, Janeway …)",
    "Vascular phenomena (emboli, mycotic aneurysm, Janeway lesions …)",
)
IMMUNE = flag(
    "endocarditis_immunologic",
    "Hiện tượng miễn dịch (viêm cầu thận, Osler, Roth, yếu tố dạng thấp)",
    "Immunological phenomena (nephritis, Osler nodes, Roth spots, rheumatoid factor)",
)
MICROBIOLOGY = flag(
    "endocarditis_minor_microbiology",
    "Cấy máu dương tính không đủ tiêu chuẩn chính",
    "Positive cultures that do not meet the major criterion",
)


def modified_duke(  # noqa: PLR0913  # the criteria's own items
    *,
    endocarditis_blood_cultures: bool,
    endocarditis_imaging: bool,
    endocarditis_predisposition: bool,
    temperature: float,
    endocarditis_vascular: bool,
    endocarditis_immunologic: bool,
    endocarditis_minor_microbiology: bool,
) -> float:
    """2 definite, 1 possible, 0 neither; minor microbiology does not count beside the major criterion."""
    major = endocarditis_blood_cultures + endocarditis_imaging
    minor = endocarditis_predisposition + (temperature >= 38) + endocarditis_vascular + endocarditis_immunologic
    minor += endocarditis_minor_microbiology and not endocarditis_blood_cultures
    if major == 2 or (major == 1 and minor >= 3) or minor >= 5:
        return 2
    return float((major == 1 and minor >= 1) or minor >= 3)


SCORE = Score(
    name="modified_duke",
    title=Text(vi="Tiêu chuẩn Duke sửa đổi (viêm nội tâm mạc)", en="Modified Duke criteria (endocarditis)"),
    summary=Text(
        vi="Phân loại viêm nội tâm mạc nhiễm khuẩn: chắc chắn, có thể hoặc không đủ tiêu chuẩn.",
        en="Classes infective endocarditis as definite, possible or neither.",
    ),
    specialties=("cardiology", "tropical", "general"),
    inputs=(CULTURES, IMAGING, PREDISPOSITION, TEMPERATURE, VASCULAR, IMMUNE, MICROBIOLOGY),
    compute=modified_duke,
    directions={
        "endocarditis_imaging": 1,
        "endocarditis_predisposition": 1,
        "temperature": 1,
        "endocarditis_vascular": 1,
        "endocarditis_immunologic": 1,
        "endocarditis_minor_microbiology": 1,
    },
    bands=(
        Band(name="neither", display=Text(vi="Chưa đủ tiêu chuẩn", en="Criteria not met"), source=LI),
        Band(
            name="possible",
            minimum=1,
            display=Text(vi="Có thể viêm nội tâm mạc", en="Possible endocarditis"),
            indicator="warning",
            source=LI,
        ),
        Band(
            name="definite",
            minimum=2,
            display=Text(vi="Chắc chắn viêm nội tâm mạc (lâm sàng)", en="Definite endocarditis (clinical)"),
            indicator="critical",
            source=LI,
        ),
    ),
    citations=(
        Citation("Li JS et al., Clin Infect Dis 2000;30:633–8", "10.1086/313753"),
        Citation("Fowler VG et al. (Duke-ISCVID), Clin Infect Dis 2023;77:518–26", "10.1093/cid/ciad271"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn nghi viêm nội tâm mạc nhiễm khuẩn.", en="Adults with suspected infective endocarditis."
    ),
    cautions=(
        Text(
            vi="Không thay đánh giá lâm sàng; van nhân tạo cần thêm PET/CT hoặc CT tim.",
            en="Does not replace judgement; prosthetic valves may need PET/CT or cardiac CT.",
        ),
    ),
    examples=(
        Example(
            {
                "endocarditis_blood_cultures": True,
                "endocarditis_imaging": True,
                "endocarditis_predisposition": False,
                "temperature": 37.0,
                "endocarditis_vascular": False,
                "endocarditis_immunologic": False,
                "endocarditis_minor_microbiology": False,
            },
            2,
            "by hand from table 2: two major",
            band="definite",
        ),
        Example(
            {
                "endocarditis_blood_cultures": True,
                "endocarditis_imaging": False,
                "endocarditis_predisposition": True,
                "temperature": 37.9,
                "endocarditis_vascular": False,
                "endocarditis_immunologic": False,
                "endocarditis_minor_microbiology": True,
            },
            1,
            "by hand from table 2: one major, one minor",
            band="possible",
        ),
    ),
)
