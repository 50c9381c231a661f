"""How easily somebody is found, and what is learnt of whoever is: measures over equivalence classes of people.

With f the size of a person's class: prosecutor risk (the attacker knows that the person is in the data) is 1/f, at
most 1/k, on average (classes / people), which is also the share that a marketer finds. Journalist risk (the attacker
does not know) is 1/F with F the size of the class in the population; F ≥ f, so prosecutor risk bounds it, and with a
known sampling fraction π, F is estimated as f/π.

**Source:** Sweeney L., k-anonymity: a model for protecting privacy, 2002, doi:10.1142/S0218488502001648 (k);
El Emam K., Dankar F.K., Protecting privacy using k-anonymity, JAMIA 2008, doi:10.1197/jamia.M2716 (prosecutor,
journalist); Machanavajjhala A. et al., l-diversity: privacy beyond k-anonymity, 2007, doi:10.1145/1217299.1217302
(distinct and entropy l); Li N. et al., t-closeness, ICDE 2007, doi:10.1109/ICDE.2007.367856 (t; with equal distances
between categories the earth mover's distance is half the sum of absolute differences).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.privacy.coded import Coded, Codes, Node, distinct
from datasets.privacy.people import SENSITIVE, People

SMALL = (5, 10)


@dataclass(frozen=True, slots=True)
class Diversity:
    """One sensitive attribute over all classes, at its worst class.

    Attributes:
        distinct_l: the fewest different values in a class.
        entropy_l: the least exp(entropy).
        t: the largest distance of a class's distribution from everybody's, 0 to 1.
        told_share: of people who have a value at all.
    """

    distinct_l: int
    entropy_l: float
    t: float
    told_share: float


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk of a set of people at a node of the lattice.

    Attributes:
        people, classes: how many.
        k: size of the smallest class; 0 when there is nobody.
        below_5, below_10, unique: shares of people in classes of fewer than five and ten, and of one.
        prosecutor_max, prosecutor_mean: highest and mean chance that an attacker finds a person.
        journalist_max: an estimate from the sampling fraction; without one equal to prosecutor_max, its bound.
        sizes: class size → how many people are in classes of that size.
        diversity: sensitive attribute → its measures.
    """

    people: int
    classes: int
    k: int
    below_5: float
    below_10: float
    unique: float
    prosecutor_max: float
    prosecutor_mean: float
    journalist_max: float
    sizes: Mapping[int, int] = field(repr=False)
    diversity: Mapping[str, Diversity]

    def as_json(self) -> dict[str, Any]:
        """One JSON object; no value of anybody."""
        return asdict(self)


def measure_risk(people: People, coded: Coded, node: Node, *, sampling_fraction: float | None = None) -> Risk:
    """Measure a node.

    Args:
        people: with their sensitive values.
        coded: of the same people.
        node: rungs.
        sampling_fraction: of the population that the data were drawn from, 0 to 1, where it is known.
    """
    members, sizes = coded.classes(node)
    k, count = int(sizes.min()) if len(sizes) else 0, coded.count
    own = sizes[members]
    values, numbers = np.unique(own, return_counts=True)
    highest = 1 / k if k else 0.0
    below = {limit: float((own < limit).mean()) if count else 0.0 for limit in (*SMALL, 2)}
    return Risk(
        people=count,
        classes=len(sizes),
        k=k,
        below_5=below[5],
        below_10=below[10],
        unique=below[2],
        prosecutor_max=highest,
        prosecutor_mean=len(sizes) / count if count else 0.0,
        journalist_max=min(1.0, highest * sampling_fraction) if sampling_fraction else highest,
        sizes=dict(zip(values.tolist(), numbers.tolist(), strict=True)),
        diversity={name: _diversity(people.sensitive[name], members, sizes) for name in SENSITIVE if count},
    )


def distinct_in(members: Codes, sensitive: Codes, classes: int) -> NDArray[np.int64]:
    """How many different sensitive codes each class holds, shape (classes,)."""
    width = int(sensitive.max(initial=0)) + 1
    pairs = distinct(members * width + sensitive)
    return np.bincount(pairs // width, minlength=classes)


def _diversity(values: NDArray[np.str_], members: Codes, sizes: Codes) -> Diversity:
    told, codes = np.unique(values, return_inverse=True)
    pairs, counts = np.unique(members * len(told) + codes, return_counts=True)
    place, value = pairs // len(told), pairs % len(told)
    share, overall = counts / sizes[place], (np.bincount(codes) / len(codes))[value]
    entropy = np.bincount(place, weights=-share * np.log(share), minlength=len(sizes))
    present = np.bincount(place, weights=overall, minlength=len(sizes))
    apart = np.bincount(place, weights=np.abs(share - overall), minlength=len(sizes)) + 1 - present
    distinct = np.bincount(place, minlength=len(sizes))
    return Diversity(
        int(distinct.min()),
        round(float(np.exp(entropy.min())), 6),
        round(float(apart.max() / 2), 6),
        float((values != "").mean()),
    )
