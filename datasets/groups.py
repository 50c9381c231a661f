"""Things that belong together because they share something."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def linked(items: Iterable[Item], keys: Callable[[Item], Iterable[Hashable]]) -> list[list[Item]]:
    """Group the items that share a key, directly or by way of others.

    Args:
        items: in any order.
        keys: of one item; an item without any is linked to nobody.

    Returns:
        The groups in the order of their first items, and in each its items in their order.
    """
    listed = list(items)
    parent = list(range(len(listed)))
    first: dict[Hashable, int] = {}

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at, item in enumerate(listed):
        for key in keys(item):
            here, there = root(at), root(first.setdefault(key, at))
            parent[max(here, there)] = min(here, there)
    groups: dict[int, list[Item]] = {}
    for at, item in enumerate(listed):
        groups.setdefault(root(at), []).append(item)
    return list(groups.values())
