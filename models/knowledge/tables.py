"""A knowledge base as arrays: P(finding | condition) for every pair, from the few that are written down.

The approximation, in the words of noisy-OR: one condition at a time explains the findings, and the background (leak)
the rest. Findings stand in trees (`of`), so a refinement is judged given its parent:

- written: as written, or as real visits showed at least; a circumstance of `history`: its background times the ratio;
- a parent that is not written, of refinements that are: 1 − (1 − background) · ∏ (1 − p of refinement);
- a refinement that is not written, of a parent that is: the parent's, times the share that the refinement has of the
  background, and less when sister refinements are written, since the pattern was thought of;
- otherwise: the background.

**Source:** Shwe et al. 1991 (QMR-DT, noisy-OR with leak), doi:10.1055/s-0038-1634846.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.knowledge.body import Knowledge

LEAST, MOST = 0.0005, 0.985
SHARE_RANGE = (0.005, 0.95)
SISTER_DISCOUNT = 0.7
ROOT = -1

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the engine computes with; C conditions, F findings, both in the order of the base.

    Attributes:
        probability: (C, F), P(present | condition).
        given_parent: (C, F), P(present | condition, parent present).
        background: (F,).
        parent: (F,), the index of the parent, −1 of a root.
    """

    condition_index: dict[str, int]
    finding_index: dict[str, int]
    probability: Floats
    given_parent: Floats
    background: Floats
    parent: NDArray[np.int64]


def build_tables(base: Knowledge) -> Tables:
    """The arrays of a sound base."""
    findings = {name: place for place, name in enumerate(base.findings)}
    conditions = {name: place for place, name in enumerate(base.conditions)}
    parent = np.array([ROOT if one.of is None else findings[one.of] for one in base.findings.values()], dtype=np.int64)
    background = np.array([one.background for one in base.findings.values()], dtype=np.float64)
    probability, written = _written(base, findings, background)
    order = parents_first(parent)
    _lift_parents(probability, written, parent, order)
    _share_out(probability, written, parent, background, order)
    np.clip(probability, LEAST, MOST, out=probability)
    has_parent = parent != ROOT
    given = probability.copy()
    given[:, has_parent] = np.clip(probability[:, has_parent] / probability[:, parent[has_parent]], LEAST, MOST)
    return Tables(conditions, findings, probability, given, background, parent)


def parents_first(parent: NDArray[np.int64]) -> list[int]:
    """Every finding after its parent; what stands in a circle is left out."""
    order: list[int] = [place for place, above in enumerate(parent) if above == ROOT]
    children: dict[int, list[int]] = {}
    for place, above in enumerate(parent):
        children.setdefault(int(above), []).append(place)
    for place in order:
        order.extend(children.get(place, ()))
    return order


def _written(base: Knowledge, findings: dict[str, int], background: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    probability = np.tile(background, (len(base.conditions), 1))
    written = np.zeros(probability.shape, dtype=np.bool_)
    for row, condition in enumerate(base.conditions.values()):
        for name, ratio in condition.history.items():
            place = findings[name]
            probability[row, place] = min(MOST, background[place] * ratio)
            written[row, place] = True
        for name, share in condition.findings.items():
            probability[row, findings[name]] = share
            written[row, findings[name]] = True
    rows = {name: row for row, name in enumerate(base.conditions)}
    for name, shares in base.visits.items():
        known = {findings[one]: least for one, least in shares.items() if name in rows and one in findings}
        for place, least in known.items():  # what a later change of the base took away is passed over
            probability[rows[name], place] = max(probability[rows[name], place], least)
            written[rows[name], place] = True
    return probability, written


def _lift_parents(probability: Floats, written: NDArray[np.bool_], parent: NDArray[np.int64], order: list[int]) -> None:
    """From the leaves up: a parent is at least as likely as its refinements together say."""
    without = np.ones_like(probability)
    deepest = np.zeros_like(probability)
    lifted = np.zeros_like(written)
    for place in reversed(order):
        to_lift = lifted[:, place] & ~written[:, place]
        together = 1 - (1 - probability[:, place]) * without[:, place]
        probability[to_lift, place] = together[to_lift]
        probability[:, place] = np.maximum(probability[:, place], deepest[:, place])
        written[:, place] |= to_lift
        above = parent[place]
        if above != ROOT:
            known = written[:, place]
            without[known, above] *= 1 - probability[known, place]
            deepest[known, above] = np.maximum(deepest[known, above], probability[known, place])
            lifted[:, above] |= known & (probability[:, place] > 0)


def _share_out(
    probability: Floats,
    written: NDArray[np.bool_],
    parent: NDArray[np.int64],
    background: Floats,
    order: list[int],
) -> None:
    """From the roots down: what was not written gets its share of the parent."""
    sister_written = np.zeros_like(written)
    for place in order:
        if parent[place] != ROOT:
            sister_written[:, parent[place]] |= written[:, place]
    for place in order:
        above = parent[place]
        if above == ROOT:
            continue
        share = float(np.clip(background[place] / background[above], *SHARE_RANGE))
        rows = written[:, above] & ~written[:, place]
        discount = np.where(sister_written[rows, above], SISTER_DISCOUNT, 1.0)
        probability[rows, place] = probability[rows, above] * share * discount
        written[:, place] |= rows
