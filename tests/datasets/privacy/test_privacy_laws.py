"""What must hold of every set of people, however it is made up."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from datasets.privacy.coded import Coded, Node, code_people
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.ladders import LADDERS, Ladder
from datasets.privacy.lattice import Goal, find_least, kept_at
from datasets.privacy.people import People
from datasets.privacy.risk import measure_risk

AGES = ("3|2020", "17|2005", "43|1980", "44|1980", "47|1975", "40-49|", "90|", "|1960", "|")
PLACES = ("01/00004", "01/00007", "24/", "79/26734", "92/", "999/", "/")
MONTHS = ("2024-01", "2024-02", "2024-11", "2025-03", "")
DIAGNOSES = ("E11", "I10", "J18", "")
PERSON = st.tuples(
    st.sampled_from(AGES),
    st.sampled_from(("female", "male", "")),
    st.sampled_from(PLACES),
    st.sampled_from(MONTHS),
    st.sampled_from(DIAGNOSES),
)
CROWDS = st.lists(PERSON, min_size=1, max_size=24)
GOALS = st.builds(Goal, st.integers(1, 5), st.integers(1, 3), st.sampled_from((0.0, 0.1, 0.3)))
NODES = st.tuples(*(st.integers(0, len(ladder.rungs) - 1) for ladder in LADDERS))


def people_of(crowd: list[tuple[str, ...]]) -> People:
    columns = [np.array(column, dtype=np.str_) for column in zip(*crowd, strict=True)]
    ids = np.array([f"TT{number:04d}" for number in range(len(crowd))])
    known = dict(zip(("age", "sex", "place", "month"), columns[:4], strict=True))
    return People(ids, known, {"diagnosis": columns[4], "medicine": np.full(len(crowd), "", dtype="U3")})


def told(people: People, node: Node) -> list[tuple[str, ...]]:
    """What everybody is told as, without any of the code that is tested but the ladders."""
    columns = [
        [ladder.at(str(value), rung) for value in people.known[ladder.name]]
        for ladder, rung in zip(LADDERS, node, strict=True)
    ]
    return list(zip(*columns, strict=True))


def kept_by_hand(people: People, node: Node, goal: Goal) -> list[bool]:
    rows, diagnoses = told(people, node), people.sensitive["diagnosis"].tolist()
    groups: dict[tuple[str, ...], list[str]] = {}
    for row, diagnosis in zip(rows, diagnoses, strict=True):
        groups.setdefault(row, []).append(diagnosis)
    needs_l = any(diagnoses)
    good = {row: len(group) >= goal.k and (not needs_l or len(set(group)) >= goal.l) for row, group in groups.items()}
    return [good[row] for row in rows]


def loss_by_hand(people: People, node: Node, kept: list[bool]) -> float:
    losses = []
    for ladder, rung in zip(LADDERS, node, strict=True):
        values = [str(value) for value in people.known[ladder.name]]
        finest = set(values)
        under = {value: sum(ladder.at(one, rung) == ladder.at(value, rung) for one in finest) for value in finest}
        losses.append([(under[value] - 1) / max(len(finest) - 1, 1) for value in values])
    each = np.mean(losses, axis=0)
    return float(sum(loss if stays else 1 for loss, stays in zip(each, kept, strict=True)) / len(kept))


@given(CROWDS, NODES, st.integers(0, len(LADDERS) - 1))
def test_k_and_l_never_fall_with_a_step_up(crowd: list[tuple[str, ...]], node: Node, place: int) -> None:
    assume(node[place] + 1 < len(LADDERS[place].rungs))
    people = people_of(crowd)
    coded = code_people(people)
    above = (*node[:place], node[place] + 1, *node[place + 1 :])
    before, after = (measure_risk(people, coded, one) for one in (node, above))
    assert after.k >= before.k
    assert after.diversity["diagnosis"].distinct_l >= before.diversity["diagnosis"].distinct_l
    assert after.below_5 <= before.below_5
    assert coded.generalisation_loss(above) >= coded.generalisation_loss(node) - 1e-12


@given(CROWDS, NODES, GOALS)
def test_classes_and_loss_are_those_counted_by_hand(crowd: list[tuple[str, ...]], node: Node, goal: Goal) -> None:
    people = people_of(crowd)
    coded = code_people(people)
    kept = kept_at(coded, node, goal)
    assert kept.tolist() == kept_by_hand(people, node, goal)
    assert coded.loss(node, kept) == pytest.approx(loss_by_hand(people, node, kept.tolist()))
    rows = told(people, node)
    risk = measure_risk(people, coded, node)
    assert risk.k == min(map(rows.count, rows))
    assert risk.unique == pytest.approx(sum(rows.count(row) == 1 for row in rows) / len(rows))
    assert risk.prosecutor_mean == pytest.approx(sum(1 / rows.count(row) for row in rows) / len(rows))


def best_by_hand(coded: Coded, people: People, goal: Goal) -> float | None:
    most = int(goal.suppress * len(people))
    losses = []
    for node in product(*(range(len(ladder.rungs)) for ladder in LADDERS)):
        kept = kept_by_hand(people, node, goal)
        if any(kept) and len(kept) - sum(kept) <= most:
            losses.append(coded.loss(node, np.array(kept)))
    return min(losses, default=None)


@settings(max_examples=40)
@given(st.lists(PERSON, min_size=1, max_size=14), GOALS)
def test_the_search_finds_what_looking_everywhere_finds(crowd: list[tuple[str, ...]], goal: Goal) -> None:
    people = people_of(crowd)
    coded = code_people(people)
    search = find_least(coded, goal)
    best = best_by_hand(coded, people, goal)
    assert (search.found is None) == (best is None)
    if search.found is not None and best is not None:
        assert search.found.loss == pytest.approx(best)
        assert search.looked_at <= search.nodes


@given(CROWDS, GOALS, st.randoms(use_true_random=False))
def test_the_answer_keeps_its_promise_in_any_order(crowd: list[tuple[str, ...]], goal: Goal, chance: object) -> None:
    people = people_of(crowd)
    found = find_least(code_people(people), goal).found
    turned = list(range(len(crowd)))
    chance.shuffle(turned)  # type: ignore[attr-defined]
    other = find_least(code_people(people_of([crowd[place] for place in turned])), goal).found
    assert (found is None) == (other is None)
    if found is None or other is None:
        return
    assert (found.node, found.loss) == (other.node, pytest.approx(other.loss))
    assert found.kept[turned].tolist() == other.kept.tolist()
    assert len(crowd) - found.kept.sum() <= goal.suppress * len(crowd)
    rows = [row for row, stays in zip(told(people, found.node), found.kept, strict=True) if stays]
    assert min(map(rows.count, rows)) >= goal.k


def test_fewer_people_than_k_cannot_be_hidden() -> None:
    search = find_least(code_people(people_of([("43|1980", "male", "01/", "2024-01", "E11")] * 4)), Goal(5, 1, 0.0))
    assert search.found is None


@pytest.mark.parametrize(("k", "l", "suppress"), [(0, 2, 0.05), (5, 0, 0.05), (5, 2, 1.0), (5, 2, -0.1)])
def test_a_goal_that_means_nothing_is_refused(k: int, l: int, suppress: float) -> None:  # noqa: E741
    with pytest.raises(InvalidPrivacy, match="expected k and l of at least 1"):
        Goal(k, l, suppress)


def test_journalist_risk_is_the_prosecutors_where_the_population_is_not_known() -> None:
    people = people_of([("43|1980", "male", "01/", "2024-01", "E11")] * 4)
    coded = code_people(people)
    assert measure_risk(people, coded, (0, 0, 0, 0)).journalist_max == 0.25
    assert measure_risk(people, coded, (0, 0, 0, 0), sampling_fraction=0.1).journalist_max == pytest.approx(0.025)


def test_diversity_of_a_known_table() -> None:
    """Two classes: {E11, E11, I10, J18} and {E11, E11}, of six people."""
    sick = [("male", "E11"), ("male", "E11"), ("male", "I10"), ("male", "J18"), ("female", "E11"), ("female", "E11")]
    crowd = [("43|1980", sex, "01/", "2024-01", code) for sex, code in sick]
    people = people_of(crowd)
    worst = measure_risk(people, code_people(people), (0, 0, 0, 0)).diversity["diagnosis"]
    assert (worst.distinct_l, worst.entropy_l) == (1, 1.0)
    assert worst.t == pytest.approx(1 / 3)  # women: all E11, where everybody has it in four of six


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.name)
def test_every_rung_joins_whole_values_of_the_one_below(ladder: Ladder) -> None:
    values = {"age": AGES, "sex": ("female", "male", ""), "place": PLACES, "month": MONTHS}[ladder.name]
    if ladder.name == "age":
        values = (*AGES, *(f"{age}|" for age in range(121)))
    for rung in range(1, len(ladder.rungs)):
        above: dict[str, set[str]] = {}
        for value in values:
            above.setdefault(ladder.at(value, rung - 1), set()).add(ladder.at(value, rung))
        assert all(len(told) == 1 for told in above.values()), rung
