"""A finding on a version's tables, and how grave it is; equal tables make equal findings, in an equal order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
Grade = Literal["always", "hard", "soft", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
HARD_SHARE, SOFT_SHARE = 0.01, 0.2
GRADES: Mapping[str, Grade] = {
    "duplicate-key": "always",
    "orphan-person": "always",
    "orphan-encounter": "hard",
    "duplicate-rows": "hard",
    "duplicate-encounter": "hard",
    "alike-persons": "soft",
    "impossible": "hard",
    "unconverted": "hard",
    "unit-mix": "soft",
    "end-before-start": "hard",
    "before-birth": "hard",
    "future": "hard",
    "no-day": "soft",
    "outside-encounter": "soft",
    "not-icd10": "hard",
    "not-loinc": "hard",
    "unknown-loinc": "soft",
    "unknown-test": "soft",
    "missing": "soft",
    "empty": "note",
    "constant": "note",
    "drift": "soft",
}
"""Check → `always` is an error, `hard` one from 1 % of the rows on (else a warning), `soft` a warning from 20 %
on (else only told), `note` is only told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a column.

    Attributes:
        check: a key of GRADES.
        table, column: where.
        count, of: how many of how many rows; of a drift, of how many months.
        detail: tests, units or months that it is about; never a person's value.
    """

    check: str
    table: str
    column: str
    count: int
    of: int
    detail: str = ""

    @property
    def share(self) -> float:
        """Of the rows, 0 to 1."""
        return self.count / self.of if self.of else 0.0

    @property
    def severity(self) -> Severity:
        """By the check's grade and the share."""
        grade = GRADES[self.check]
        if grade == "note":
            return "info"
        if grade == "always" or (grade == "hard" and self.share >= HARD_SHARE):
            return "error"
        return "warning" if grade == "hard" or self.share >= SOFT_SHARE else "info"

    @property
    def rank(self) -> tuple[int, float, str, str, str, str]:
        """The gravest first, then the most frequent."""
        return SEVERITIES.index(self.severity), -self.share, self.check, self.table, self.column, self.detail

    def as_json(self) -> dict[str, Any]:
        """One JSON object."""
        return {**asdict(self), "share": round(self.share, 6), "severity": self.severity}
