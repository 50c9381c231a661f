"""What must hold of every declared score, whoever writes it."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.band import band_of
from models.clinical_input import Input, Value
from models.instruments import find_scores
from models.points import representatives
from models.score import Score

SCORES = list(find_scores().values())
few = settings(max_examples=25)  # of each law, for each of some hundred scores
every_score = pytest.mark.parametrize("score", SCORES, ids=lambda score: score.name)


def value_of(asked: Input) -> st.SearchStrategy[Value]:
    if asked.kind == "flag":
        return st.booleans()
    if asked.kind == "choice":
        return st.sampled_from([option.value for option in asked.options])
    ends = representatives(asked)
    return st.floats(float(ends[0]), float(ends[-1]), allow_nan=False)


@st.composite
def complete_values(draw: st.DrawFn, score: Score) -> dict[str, Value]:
    return {asked.name: draw(value_of(asked)) for asked in score.inputs}


def at_most(one: float, other: float) -> bool:
    return one <= other or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@every_score
def test_examples_give_the_published_values(score: Score) -> None:
    assert len(score.examples) >= 2
    for example in score.examples:
        found = score.evaluate(score.read(example.inputs))
        assert found.status == "complete", found
        assert found.score == pytest.approx(example.score, abs=example.tolerance), example.source
        if example.band is not None:
            assert found.band is not None
            assert found.band.name == example.band
        if example.probability is not None:
            assert found.probability == pytest.approx(example.probability, abs=max(example.tolerance, 0.005))


@every_score
@few
@given(data=st.data())
def test_bounds_hold_the_value_whatever_is_missing(score: Score, data: st.DataObject) -> None:
    values = data.draw(complete_values(score))
    whole = score.evaluate(values)
    assert whole.score is not None
    told = data.draw(st.sets(st.sampled_from([asked.name for asked in score.inputs])))
    part = score.evaluate({name: value for name, value in values.items() if name in told})
    assert part.lower is not None
    assert part.upper is not None
    assert at_most(part.lower, whole.score)
    assert at_most(whole.score, part.upper)
    assert set(part.missing) == {asked.name for asked in score.inputs} - told


@every_score
@few
@given(data=st.data())
def test_is_monotone_where_declared(score: Score, data: st.DataObject) -> None:
    for name, direction in score.directions.items():
        asked = next(asked for asked in score.inputs if asked.name == name)
        values = data.draw(complete_values(score))
        one, other = sorted([data.draw(value_of(asked)), data.draw(value_of(asked))])
        low, high = (score.evaluate({**values, name: told}).score for told in (one, other))
        assert low is not None
        assert high is not None
        assert at_most(low, high) if direction > 0 else at_most(high, low)


@every_score
@few
@given(data=st.data())
def test_a_points_table_is_the_sum_of_its_rows(score: Score, data: st.DataObject) -> None:
    found = score.evaluate(data.draw(complete_values(score)))
    assert found.score is not None
    if score.items and score.total is None:
        assert sum(row.amount for row in found.contributions) == pytest.approx(found.score)
    if found.probability is not None:
        assert 0 <= found.probability <= 1


@every_score
def test_bands_rise_and_name_their_source(score: Score) -> None:
    starts = [band.minimum if band.above is None else band.above for band in score.bands]
    if starts:
        assert starts[0] is None, "the first band begins at minus infinity"
        assert starts[1:] == sorted(starts[1:])  # type: ignore[type-var]
        assert len({band.name for band in score.bands}) == len(score.bands)
        assert band_of(score.bands, -math.inf) == score.bands[0]
    for band in score.bands:
        assert len(band.source) > 15


@every_score
def test_says_where_it_comes_from(score: Score) -> None:
    assert score.citations
    for citation in score.citations:
        assert citation.doi or citation.url, citation.text
        assert not citation.doi or re.fullmatch(r"10\.\d{4,9}/\S+", citation.doi)
    assert score.licence
    assert len({asked.name for asked in score.inputs}) == len(score.inputs)
    assert len({item.name for item in score.items}) == len(score.items)
    used = {name for item in score.items for name in item.inputs}
    assert not score.items or used == {asked.name for asked in score.inputs}


def test_the_same_input_means_the_same_in_every_score() -> None:
    units: dict[str, tuple[str, str]] = {}
    for score in SCORES:
        for asked in score.inputs:
            kind = (asked.kind, asked.unit)
            assert units.setdefault(asked.name, kind) == kind, f"{asked.name} of {score.name}"


@every_score
def test_the_version_counts_mends_of_the_answer(score: Score) -> None:
    assert re.fullmatch(r"1\.\d+\.0", score.version)
