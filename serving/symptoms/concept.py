"""Our ids in the API's clothes: `s_` symptoms and signs, `p_` circumstances, `c_` conditions."""

from __future__ import annotations

from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding

SYMPTOM, RISK_FACTOR, CONDITION = "s_", "p_", "c_"


def concept_id(finding: Finding) -> str:
    """`s_cough`, `p_smoking`."""
    return (RISK_FACTOR if finding.is_circumstance else SYMPTOM) + finding.id


def concept_type(finding: Finding) -> str:
    """`symptom` or `risk_factor`."""
    return "risk_factor" if finding.is_circumstance else "symptom"


def finding_of(base: Knowledge, told: str) -> Finding | None:
    """The finding of an id; None when there is none, or it is of the other kind."""
    finding = base.findings.get(told[2:])
    return finding if finding is not None and concept_id(finding) == told else None
