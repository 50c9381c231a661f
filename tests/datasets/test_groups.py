from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from datasets.groups import linked

KEYED = st.lists(st.frozensets(st.integers(0, 30), max_size=3), max_size=40).map(lambda keys: list(enumerate(keys)))
Numbered = tuple[int, frozenset[int]]


def groups(items: list[Numbered]) -> list[list[Numbered]]:
    return linked(items, lambda item: item[1])


@given(KEYED)
def test_groups_are_what_spreads_from_key_to_key(items: list[Numbered]) -> None:
    for group in groups(items):
        reached = [group[0]]
        while more := [one for one in items if one not in reached and any(one[1] & other[1] for other in reached)]:
            reached += more
        assert sorted(reached) == sorted(group)


@given(KEYED)
def test_every_item_stands_once_and_in_order(items: list[Numbered]) -> None:
    found = groups(items)
    assert sorted(item for group in found for item in group) == items
    assert all(group == sorted(group) for group in found)
    assert [group[0] for group in found] == sorted(group[0] for group in found)


@given(KEYED, st.integers())
def test_the_order_of_the_items_changes_no_group(items: list[Numbered], seed: int) -> None:
    shuffled = random.Random(seed).sample(items, len(items))
    assert {frozenset(group) for group in groups(shuffled)} == {frozenset(group) for group in groups(items)}


def test_a_long_chain_is_one_group() -> None:
    items = [(number, frozenset({number, number + 1})) for number in range(100_000)]
    assert groups(items[::2] + items[1::2]) == [items[::2] + items[1::2]]
