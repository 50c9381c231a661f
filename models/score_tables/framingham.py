"""The Framingham general cardiovascular risk profile of 2008: both sex-specific Cox models.

Source: D'Agostino RB et al., Circulation 2008;117:743–53, doi:10.1161/CIRCULATIONAHA.107.699579 (tables 2 and 3; the
same numbers stand on framinghamheartstudy.org). Cholesterol in mg/dL, pressure in mmHg, age in years.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MG_DL_PER_MMOL = 38.665


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one sex; the body is either lipids or body mass."""

    age: float
    untreated: float
    treated: float
    smoker: float
    diabetes: float
    body: Mapping[str, float]
    mean: float
    survival: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What both models read of a person."""

    age: float
    systolic_bp: float
    is_treated: bool
    is_smoker: bool
    has_diabetes: bool


def weights(**given: float) -> Mapping[str, float]:
    """A frozen table."""
    return MappingProxyType(given)


LIPIDS = {
    "male": Model(3.06117, 1.93303, 1.99881, 0.65451, 0.57367, weights(total=1.12370, hdl=-0.93263), 23.9802, 0.88936),
    "female": Model(
        2.32888, 2.76157, 2.82263, 0.52873, 0.69154, weights(total=1.20904, hdl=-0.70833), 26.1931, 0.95012
    ),
}
BODY_MASS = {
    "male": Model(3.11296, 1.85508, 1.92672, 0.70953, 0.53160, weights(bmi=0.79277), 23.9388, 0.88431),
    "female": Model(2.72107, 2.81291, 2.88267, 0.61868, 0.77763, weights(bmi=0.51125), 26.0145, 0.94833),
}


def framingham_risk(model: Model, person: Profile, body: Mapping[str, float]) -> float:
    """Ten-year risk of any cardiovascular disease in percent; `body` are the quantities the model names."""
    linear = (
        model.age * math.log(person.age)
        + (model.treated if person.is_treated else model.untreated) * math.log(person.systolic_bp)
        + model.smoker * person.is_smoker
        + model.diabetes * person.has_diabetes
        + sum(weight * math.log(body[name]) for name, weight in model.body.items())
    )
    return 100 * -math.expm1(math.log(model.survival) * math.exp(linear - model.mean))
