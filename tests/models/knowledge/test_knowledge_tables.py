"""The arrays say what was written, and nothing impossible of what was not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.inference.engine import Engine
from models.knowledge.body import Knowledge
from models.knowledge.read import read_base
from models.knowledge.tables import LEAST, MOST, ROOT, Tables, build_tables, parents_first
from tests.models.small_base import CONDITIONS, TREES


@pytest.fixture(scope="module")
def tables(base_folder: Path) -> Tables:
    return build_tables(read_base(base_folder))


def with_findings(base: Knowledge, findings: dict[str, float]) -> Knowledge:
    flu = base.conditions["flu"].model_copy(update={"findings": findings, "history": {}})
    return replace(base, conditions={"flu": flu}, rules={})


def test_what_is_written_stands_as_written(tables: Tables) -> None:
    for name, (_, _, findings, _) in CONDITIONS.items():
        for finding, share in findings.items():
            at = tables.condition_index[name], tables.finding_index[finding]
            assert tables.probability[at] == pytest.approx(min(max(share, LEAST), MOST))


def test_a_circumstance_is_its_background_times_the_ratio(tables: Tables) -> None:
    at = tables.condition_index["heart_attack"], tables.finding_index["smoking"]
    assert tables.probability[at] == pytest.approx(0.2 * 2.5)


def test_what_nobody_wrote_is_as_in_anybody(tables: Tables) -> None:
    at = tables.condition_index["migraine"], tables.finding_index["runny_nose"]
    assert tables.probability[at] == pytest.approx(TREES["runny_nose"][2])


def test_a_parent_is_lifted_by_its_refinement(tables: Tables) -> None:
    row = tables.condition_index["embolism"]
    assert tables.probability[row, tables.finding_index["chest_pain"]] >= 0.5


shares = st.dictionaries(st.sampled_from(sorted(TREES)), st.floats(0.01, 0.98), min_size=2, max_size=10)


@given(shares)
def test_every_probability_is_one_and_none_is_above_its_parents(engine: Engine, written: dict[str, float]) -> None:
    sound = {name: min(share, written.get(TREES[name][1] or name, 1.0)) for name, share in written.items()}
    tables = build_tables(with_findings(engine.base, sound))
    assert ((tables.probability >= LEAST) & (tables.probability <= MOST)).all()
    assert ((tables.given_parent >= LEAST) & (tables.given_parent <= MOST)).all()
    below = np.flatnonzero(tables.parent != ROOT)
    assert (tables.probability[:, below] <= tables.probability[:, tables.parent[below]] + 1e-12).all()


def test_every_finding_comes_after_its_parent(tables: Tables) -> None:
    order = parents_first(tables.parent)
    assert sorted(order) == list(range(len(tables.parent)))
    at = {place: position for position, place in enumerate(order)}
    assert all(above == ROOT or at[int(above)] < at[place] for place, above in enumerate(tables.parent))


def test_what_stands_in_a_circle_is_left_out() -> None:
    assert parents_first(np.array([1, 0, ROOT], dtype=np.int64)) == [2]
