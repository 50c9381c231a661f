"""Winters' formula: the carbon dioxide pressure expected in metabolic acidosis.

Source: Albert MS, Dell RB, Winters RW, Ann Intern Med 1967;66:312–22, doi:10.7326/0003-4819-66-2-312, in its usual
rounding 1.5 · bicarbonate + 8 ± 2 mmHg.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import BICARBONATE


def expected_paco2(*, bicarbonate: float) -> float:
    """Expected PaCO₂ in mmHg; `bicarbonate` in mmol/L."""
    return 1.5 * bicarbonate + 8


SCORE = Score(
    name="winters_formula",
    version="1.1.0",
    title=Text(vi="Công thức Winters (PaCO₂ mong đợi)", en="Winters' formula (expected PaCO₂)"),
    summary=Text(
        vi="PaCO₂ mong đợi khi toan chuyển hoá được bù hô hấp đủ (± 2 mmHg).",
        en="PaCO₂ expected where metabolic acidosis is fully compensated (± 2 mmHg).",
    ),
    specialties=("intensive_care", "emergency", "nephrology", "respiratory"),
    inputs=(BICARBONATE.fresh(24).within(maximum=24),),
    unit="mm[Hg]",
    compute=expected_paco2,
    directions={"bicarbonate": 1},
    decimals=1,
    higher_is="neither",
    citations=(
        Citation("Albert MS, Dell RB, Winters RW, Ann Intern Med 1967;66:312–22", "10.7326/0003-4819-66-2-312"),
    ),
    licence="published formula, free to use",
    population=Text(
        vi="Người toan chuyển hoá (bicarbonat ≤ 24 mmol/L).", en="Metabolic acidosis (bicarbonate ≤ 24 mmol/L)."
    ),
    cautions=(
        Text(
            vi="PaCO₂ đo được cao hơn mong đợi: kèm toan hô hấp; thấp hơn: kèm kiềm hô hấp.",
            en="A measured PaCO₂ above it means respiratory acidosis too, below it respiratory alkalosis.",
        ),
    ),
    examples=(
        Example({"bicarbonate": 10}, 23, "by hand from the formula"),
        Example({"bicarbonate": 16}, 32, "by hand from the formula"),
    ),
)
