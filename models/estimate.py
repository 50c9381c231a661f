"""A number with its uncertainty, the only form in which a headline figure is written."""

from __future__ import annotations

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
