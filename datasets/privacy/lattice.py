"""The least generalisation that reaches k and l: an exact search over the lattice of rungs.

Nodes are taken by growing loss. From each that is not decided a path is climbed by the cheapest steps, and the
lowest node on it that is good is found by halving. A node that fails condemns all below it, because people in classes
too small or too uniform only become fewer when classes join. No node whose generalisation alone loses as much as the
best found is looked at: suppression only adds to it. The answer is the optimum, and the same in every run.

l is distinct l-diversity; `none recorded` is a value of its own, for only so does l, too, never fall with a step up.

**Source:** El Emam K. et al., A globally optimal k-anonymity method for the de-identification of health data (OLA),
JAMIA 2009, doi:10.1197/jamia.M3144 (lattice, suppression limit, prediction by monotony); Kohlmayer F. et al., Flash:
efficient, stable and optimal k-anonymity, 2012, doi:10.1109/SocialCom-PASSAT.2012.52 (paths and halving).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from datasets.privacy.coded import Coded, Node
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.risk import distinct_in

Mask = NDArray[np.bool_]
MOST_NODES = 2000


@dataclass(frozen=True, slots=True)
class Goal:
    """What must be reached.

    Attributes:
        k: people in the smallest class, at least.
        l: different values of each sensitive attribute in a class, at least.
        suppress: share of people who may be left out, at most, 0 to 1.
    """

    k: int = 5
    l: int = 2  # noqa: E741  # the literature's own letter
    suppress: float = 0.05

    def __post_init__(self) -> None:
        if self.k < 1 or self.l < 1 or not 0 <= self.suppress < 1:
            raise InvalidPrivacy("expected k and l of at least 1 and a share to suppress from 0 to below 1")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer.

    Attributes:
        node: rungs, in the order of the ladders.
        kept: who stays, shape (people,); the others are suppressed.
        loss: mean LM, the suppressed as 1.
    """

    node: Node
    kept: Mask = field(repr=False)
    loss: float


@dataclass(frozen=True, slots=True)
class Search:
    """What came of a search.

    Attributes:
        found: the best node; `None` when even the last rungs do not reach the goal.
        nodes, looked_at: size of the lattice, and how many nodes' classes were computed.
    """

    found: Found | None
    nodes: int
    looked_at: int


def find_least(coded: Coded, goal: Goal) -> Search:
    """Search.

    Raises:
        InvalidPrivacy: the lattice has more than 2,000 nodes.
    """
    if len(coded.nodes) > MOST_NODES:
        raise InvalidPrivacy(f"expected a lattice of {MOST_NODES} nodes at most, got {len(coded.nodes)}")
    return _Walk(coded, goal).run()


def kept_at(coded: Coded, node: Node, goal: Goal) -> Mask:
    """Who is in a class that is large and diverse enough, shape (people,)."""
    members, sizes = coded.classes(node)
    good = sizes >= goal.k
    for sensitive in coded.sensitive:
        good &= distinct_in(members, sensitive, len(sizes)) >= goal.l
    return np.asarray(good[members], dtype=np.bool_)


class _Walk:
    """One search's state."""

    def __init__(self, coded: Coded, goal: Goal) -> None:
        self.coded, self.goal = coded, goal
        losses = {node: coded.generalisation_loss(node) for node in coded.nodes}
        self.order = sorted(losses, key=lambda node: (losses[node], node))
        self.losses = losses
        self.grid = np.array(self.order)
        self.places = {node: place for place, node in enumerate(self.order)}
        self.fails = np.zeros(len(self.order), dtype=np.bool_)
        self.seen: dict[Node, bool] = {}
        self.best: Found | None = None

    def run(self) -> Search:
        for place, node in enumerate(self.order):
            if self.best is not None and self.losses[node] >= self.best.loss:
                break
            if not self.fails[place] and node not in self.seen:
                self._halve(self._path(node))
        return Search(self.best, len(self.order), len(self.seen))

    def _path(self, node: Node) -> list[Node]:
        path = [node]
        while path[-1] != self.coded.top:
            path.append(min(self._above(path[-1]), key=lambda one: (self.losses[one], one)))
        return path

    def _above(self, node: Node) -> list[Node]:
        steps = [place for place, rung in enumerate(node) if rung < self.coded.top[place]]
        return [(*node[:place], node[place] + 1, *node[place + 1 :]) for place in steps]

    def _halve(self, path: list[Node]) -> None:
        low, high = 0, len(path)
        while low < high:
            middle = (low + high) // 2
            if self._is_good(path[middle]):
                high = middle
            else:
                low = middle + 1

    def _is_good(self, node: Node) -> bool:
        if self.fails[self.places[node]]:
            return False
        if node not in self.seen:
            self.seen[node] = self._look(node)
        return self.seen[node]

    def _look(self, node: Node) -> bool:
        kept = kept_at(self.coded, node, self.goal)
        count = self.coded.count
        if not kept.any() or count - int(kept.sum()) > int(self.goal.suppress * count):
            self.fails |= (self.grid <= np.array(node)).all(axis=1)
            return False
        loss = self.coded.loss(node, kept)
        if self.best is None or (loss, node) < (self.best.loss, self.best.node):
            self.best = Found(node, kept, loss)
        return True
