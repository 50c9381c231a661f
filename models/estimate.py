"""A number with its uncertainty, the only form in which a headline figure is written."""

from __future__ import annotations

import math

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Estimate(BaseModel):
    """A value, its 95 % confidence interval and the number of independent units (patients) behind it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    ci_low: float
    ci_high: float
    n: int = Field(ge=1)

    @model_validator(mode="after")
    def _is_ordered(self) -> Estimate:
        if not self.ci_low <= self.value <= self.ci_high:
            raise ValueError(f"expected ci_low <= value <= ci_high, got {self.ci_low}, {self.value}, {self.ci_high}")
        return self

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.ci_low:.3f} to {self.ci_high:.3f}, n {self.n})"


Z = 1.959964


def wilson(hits: int, n: int) -> Estimate:
    """A share with Wilson's 95 % interval.

    **Source:** Wilson EB. J Am Stat Assoc 1927;22:209–212.

    Raises:
        ValueError: not 0 ≤ hits ≤ n with n ≥ 1.
    """
    if not 0 <= hits <= n or n < 1:
        raise ValueError(f"expected 0 <= hits <= n and n >= 1, got {hits} of {n}")
    middle = (hits + Z * Z / 2) / (n + Z * Z)
    half = Z / (n + Z * Z) * math.sqrt(hits * (n - hits) / n + Z * Z / 4)
    value = hits / n
    return Estimate(
        value=value, ci_low=max(0.0, min(middle - half, value)), ci_high=min(1.0, max(middle + half, value)), n=n
    )
