"""ROX index: will high-flow nasal oxygen succeed in pneumonia?

Source: Roca O et al., Am J Respir Crit Care Med 2019;199:1368–76, doi:10.1164/rccm.201803-0589OC (≥ 4.88 at 2, 6 or
12 h; < 2.85, < 3.47, < 3.85 at 2, 6, 12 h).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import FIO2, RESPIRATORY_RATE, SPO2

ROCA = "Roca O et al., Am J Respir Crit Care Med 2019;199:1368–76, doi:10.1164/rccm.201803-0589OC"


def rox(*, spo2: float, fio2: float, respiratory_rate: float) -> float:
    """SpO₂ (%) over inspired fraction, over respiratory rate; `fio2` in %."""
    return spo2 / (fio2 / 100) / respiratory_rate


SCORE = Score(
    name="rox_index",
    title=Text(vi="Chỉ số ROX (oxy dòng cao)", en="ROX index (high-flow oxygen)"),
    summary=Text(
        vi="Dự đoán thành công hay thất bại của oxy dòng cao qua mũi ở người viêm phổi.",
        en="Predicts success or failure of high-flow nasal oxygen in pneumonia.",
    ),
    specialties=("respiratory", "intensive_care", "emergency"),
    inputs=(SPO2, FIO2, RESPIRATORY_RATE),
    unit="1",
    compute=rox,
    directions={"spo2": 1, "fio2": -1, "respiratory_rate": -1},
    decimals=2,
    higher_is="better",
    bands=(
        Band(
            name="failure_2h",
            display=Text(vi="< 2,85: nguy cơ thất bại từ giờ thứ 2", en="< 2.85: likely to fail from 2 hours on"),
            advice=Text(vi="Xem xét đặt nội khí quản.", en="Consider intubation."),
            indicator="critical",
            source=ROCA,
        ),
        Band(
            name="failure_6h",
            minimum=2.85,
            display=Text(
                vi="2,85–3,46: nguy cơ thất bại nếu ở giờ thứ 6 hoặc 12",
                en="2.85–3.46: likely to fail if at 6 or 12 hours",
            ),
            indicator="critical",
            source=ROCA,
        ),
        Band(
            name="failure_12h",
            minimum=3.47,
            display=Text(
                vi="3,47–3,84: nguy cơ thất bại nếu ở giờ thứ 12", en="3.47–3.84: likely to fail if at 12 hours"
            ),
            indicator="warning",
            source=ROCA,
        ),
        Band(
            name="undecided",
            minimum=3.85,
            display=Text(vi="3,85–4,87: chưa rõ, đo lại sau 1–2 giờ", en="3.85–4.87: undecided, repeat in 1–2 hours"),
            indicator="warning",
            source=ROCA,
        ),
        Band(
            name="success",
            minimum=4.88,
            display=Text(vi="≥ 4,88: ít nguy cơ phải đặt nội khí quản", en="≥ 4.88: intubation less likely"),
            risk=Text(
                vi="HR 0,43 ở giờ 2; 0,30 ở giờ 6; 0,29 ở giờ 12",
                en="Hazard ratio 0.43 at 2 h; 0.30 at 6 h; 0.29 at 12 h",
            ),
            source=ROCA,
        ),
    ),
    citations=(Citation("Roca O et al., Am J Respir Crit Care Med 2019;199:1368–76", "10.1164/rccm.201803-0589OC"),),
    licence="published formula, free to use",
    population=Text(
        vi="Người lớn viêm phổi đang thở oxy dòng cao qua mũi.", en="Adults with pneumonia on high-flow nasal oxygen."
    ),
    cautions=(
        Text(
            vi="Ngưỡng tuỳ thời điểm sau khi bắt đầu (2, 6, 12 giờ).",
            en="The limits depend on the time since the start (2, 6, 12 hours).",
        ),
    ),
    examples=(
        Example({"spo2": 96, "fio2": 40, "respiratory_rate": 24}, 10, "by hand from the formula", band="success"),
        Example({"spo2": 90, "fio2": 90, "respiratory_rate": 40}, 2.5, "by hand from the formula", band="failure_2h"),
    ),
)
