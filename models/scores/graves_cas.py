"""Clinical activity score of Graves orbitopathy.

Source: Mourits MP et al., Clin Endocrinol 1997;47:9–14, doi:10.1046/j.1365-2265.1997.2331047.x, in the seven-item form
of EUGOGO: Bartalena L et al., Eur J Endocrinol 2021;185:G43–67, doi:10.1530/EJE-21-0479 (3 and over is active).
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag

EUGOGO = "Bartalena L et al. (EUGOGO), Eur J Endocrinol 2021;185:G43–67, doi:10.1530/EJE-21-0479"
SIGNS = tuple(
    flag(f"graves_{name}", vi, en)
    for name, vi, en in (
        ("spontaneous_pain", "Đau sau nhãn cầu tự nhiên", "Spontaneous retrobulbar pain"),
        ("gaze_pain", "Đau khi liếc lên hoặc xuống", "Pain on attempted upward or downward gaze"),
        ("eyelid_redness", "Đỏ mi mắt", "Redness of the eyelids"),
        ("conjunctival_redness", "Đỏ kết mạc", "Redness of the conjunctiva"),
        ("caruncle_swelling", "Sưng cục lệ hoặc nếp bán nguyệt", "Swelling of the caruncle or plica"),
        ("eyelid_swelling", "Sưng mi mắt", "Swelling of the eyelids"),
        ("chemosis", "Phù kết mạc", "Swelling of the conjunctiva (chemosis)"),
    )
)
NONE = {asked.name: False for asked in SIGNS}

SCORE = Score(
    name="graves_cas",
    title=Text(vi="Điểm hoạt tính lâm sàng CAS (bệnh mắt Graves)", en="Clinical activity score (Graves orbitopathy)"),
    summary=Text(vi="Bệnh mắt do Graves đang hoạt động hay không.", en="Whether Graves orbitopathy is active."),
    specialties=("endocrinology",),
    inputs=SIGNS,
    items=tuple(if_true(asked, 1) for asked in SIGNS),
    bands=(
        Band(name="inactive", display=Text(vi="0–2: không hoạt động", en="0–2: inactive"), source=EUGOGO),
        Band(
            name="active",
            minimum=3,
            display=Text(vi="≥ 3: đang hoạt động", en="≥ 3: active"),
            advice=Text(
                vi="Hội chẩn nội tiết – mắt, xem xét điều trị ức chế miễn dịch.",
                en="Joint endocrine and eye clinic; consider immunosuppression.",
            ),
            indicator="warning",
            source=EUGOGO,
        ),
    ),
    citations=(
        Citation("Mourits MP et al., Clin Endocrinol 1997;47:9–14", "10.1046/j.1365-2265.1997.2331047.x"),
        Citation(EUGOGO, "10.1530/EJE-21-0479"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người bệnh mắt do Graves.", en="Patients with Graves orbitopathy."),
    cautions=(
        Text(
            vi="Không đo mức nặng; giảm thị lực là cấp cứu dù điểm thấp.",
            en="Does not measure severity; loss of vision is an emergency at any score.",
        ),
    ),
    examples=(
        Example(NONE, 0, "no sign", band="inactive"),
        Example(
            {**NONE, "graves_gaze_pain": True, "graves_eyelid_redness": True, "graves_chemosis": True},
            3,
            "by hand",
            band="active",
        ),
    ),
)
