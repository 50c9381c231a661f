"""SCORE2 and SCORE2-OP: coefficients, baseline survival and the recalibration of each risk region.

Source: SCORE2 working group, Eur Heart J 2021;42:2439–54, doi:10.1093/eurheartj/ehab309 (supplementary methods, tables
2–4); SCORE2-OP working group, Eur Heart J 2021;42:2455–67, doi:10.1093/eurheartj/ehab312 (supplement); SCORE2
Asia-Pacific writing group, Eur Heart J 2025;46:702–15, doi:10.1093/eurheartj/ehae609 (supplement). The diabetes terms
are left out: the equations are for people without diabetes. Cholesterol in mmol/L, pressure in mmHg.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Equation:
    """One sex: weights of the centred terms, then of their products with age."""

    age: float
    smoker: float
    systolic: float
    cholesterol: float
    hdl: float
    age_smoker: float
    age_systolic: float
    age_cholesterol: float
    age_hdl: float
    survival: float
    mean: float = 0.0


@dataclass(frozen=True, slots=True)
class Centre:
    """What is subtracted from each quantity, and the step it is divided by."""

    age: tuple[float, float]
    systolic: tuple[float, float]
    cholesterol: tuple[float, float]
    hdl: tuple[float, float]


Scale = tuple[float, float]
Regions = Mapping[str, Mapping[str, Scale]]

SCORE2_CENTRE = Centre(age=(60, 5), systolic=(120, 20), cholesterol=(6, 1), hdl=(1.3, 0.5))
SCORE2_OP_CENTRE = Centre(age=(73, 1), systolic=(150, 1), cholesterol=(6, 1), hdl=(1.4, 1))

SCORE2: Mapping[str, Equation] = MappingProxyType(
    {
        "male": Equation(0.3742, 0.6012, 0.2777, 0.1458, -0.2698, -0.0755, -0.0255, -0.0281, 0.0426, 0.9605),
        "female": Equation(0.4648, 0.7744, 0.3131, 0.1002, -0.2606, -0.1088, -0.0277, -0.0226, 0.0613, 0.9776),
    }
)
SCORE2_OP: Mapping[str, Equation] = MappingProxyType(
    {
        "male": Equation(0.0634, 0.3524, 0.0094, 0.0850, -0.3564, -0.0247, -0.0005, 0.0073, 0.0091, 0.7576, 0.0929),
        "female": Equation(0.0789, 0.4921, 0.0102, 0.0605, -0.3040, -0.0255, -0.0004, -0.0009, 0.0154, 0.8082, 0.2290),
    }
)
EUROPE: Regions = MappingProxyType(
    {
        "low": {"male": (-0.5699, 0.7476), "female": (-0.7380, 0.7019)},
        "moderate": {"male": (-0.1565, 0.8009), "female": (-0.3143, 0.7701)},
        "high": {"male": (0.3207, 0.9360), "female": (0.5710, 0.9369)},
        "very_high": {"male": (0.5836, 0.8294), "female": (0.9412, 0.8329)},
    }
)
EUROPE_OLDER: Regions = MappingProxyType(
    {
        "low": {"male": (-0.34, 1.19), "female": (-0.52, 1.01)},
        "moderate": {"male": (0.01, 1.25), "female": (-0.10, 1.10)},
        "high": {"male": (0.08, 1.15), "female": (0.38, 1.09)},
        "very_high": {"male": (0.05, 0.70), "female": (0.38, 0.69)},
    }
)
ASIA_PACIFIC: Regions = MappingProxyType(
    {
        "low": {"male": (-0.375229965, 0.62020875), "female": (-0.986572446, 0.536743779)},
        "moderate": {"male": (0.284885676, 0.778128607), "female": (0.08278687, 0.718980326)},
        "high": {"male": (0.778231091, 0.844985356), "female": (0.611474287, 0.703624072)},
        "very_high": {"male": (0.608975204, 0.679014197), "female": (0.502751798, 0.555577072)},
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """What the equations read of a person."""

    age: float
    is_smoker: bool
    systolic_bp: float
    total_cholesterol: float
    hdl_cholesterol: float


def score2_risk(equation: Equation, centre: Centre, scale: Scale, person: Person) -> float:
    """Ten-year risk of fatal or non-fatal cardiovascular disease in percent, recalibrated to a region."""
    age = (person.age - centre.age[0]) / centre.age[1]
    systolic = (person.systolic_bp - centre.systolic[0]) / centre.systolic[1]
    cholesterol = (person.total_cholesterol - centre.cholesterol[0]) / centre.cholesterol[1]
    hdl = (person.hdl_cholesterol - centre.hdl[0]) / centre.hdl[1]
    linear = (
        age * equation.age
        + person.is_smoker * (equation.smoker + age * equation.age_smoker)
        + systolic * (equation.systolic + age * equation.age_systolic)
        + cholesterol * (equation.cholesterol + age * equation.age_cholesterol)
        + hdl * (equation.hdl + age * equation.age_hdl)
        - equation.mean
    )
    hazard = -math.log(equation.survival) * math.exp(linear)
    return 100 * -math.expm1(-math.exp(scale[0] + scale[1] * math.log(hazard)))
