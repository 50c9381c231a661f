"""A version's privacy from end to end: who can be found now, the least generalisation, and who can be found then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from datasets.build.layout import INDEX
from datasets.privacy.coded import code_people
from datasets.privacy.lattice import Goal, Search, find_least
from datasets.privacy.people import People, people_of, read_tables
from datasets.privacy.rare import coarsen
from datasets.privacy.risk import Risk, measure_risk


@dataclass(frozen=True, slots=True)
class Study:
    """What was found.

    Attributes:
        goal: what must be reached.
        before: risk of everybody of the version, with the people of its images.
        after: risk after the least generalisation; `None` when the goal cannot be reached.
        search: the answer and how many nodes were looked at.
        rungs: ladder → name of its rung; empty without an answer.
        rare: column → how many of its codes are told coarser or not at all.
        people: of the tables (of the index where there are none), in the order of `search.found.kept`.
        tables: with rare codes coarser; nobody is left out yet.
    """

    goal: Goal
    before: Risk
    after: Risk | None
    search: Search
    rungs: Mapping[str, str]
    rare: Mapping[str, Mapping[str, int]]
    people: People = field(repr=False)
    tables: Mapping[str, pa.Table] = field(repr=False)

    @property
    def suppressed(self) -> int:
        """How many people are left out."""
        found = self.search.found
        return 0 if found is None else len(self.people) - int(found.kept.sum())

    def recipe(self) -> dict[str, Any]:
        """How it is generalised, for the manifest: counts, names of rungs and thresholds; no value of anybody."""
        found = self.search.found
        return {
            "k": self.goal.k,
            "l": self.goal.l,
            "suppress_at_most": self.goal.suppress,
            "rungs": dict(self.rungs),
            "suppressed": self.suppressed,
            "information_loss": None if found is None else round(found.loss, 6),
            "rare_codes": {"least_people": self.goal.k, **{name: dict(counts) for name, counts in self.rare.items()}},
            "free_text": "left out",
            "images": "left out",
        }

    def as_json(self) -> dict[str, Any]:
        """One JSON object."""
        told = {"is_reached": self.after is not None, "before": self.before.as_json(), "recipe": self.recipe()}
        told |= {"after": None if self.after is None else self.after.as_json()}
        return told | {"nodes": self.search.nodes, "nodes_looked_at": self.search.looked_at}


def study_version(folder: Path, goal: Goal, *, sampling_fraction: float | None = None) -> Study:
    """Study a version's folder.

    Args:
        folder: with `index.parquet` and `tables/`.
        goal: what must be reached.
        sampling_fraction: of the population, where it is known; for the journalist's risk.
    """
    index = folder / INDEX
    return study_tables(read_tables(folder), goal, index=index, sampling_fraction=sampling_fraction)


def study_tables(
    tables: Mapping[str, pa.Table], goal: Goal, *, index: Path | None = None, sampling_fraction: float | None = None
) -> Study:
    """Study tidy tables; see `study_version`."""
    everybody = people_of(tables, index)
    coded = code_people(everybody)
    finest = tuple(0 for _ in coded.ladders)
    before = measure_risk(everybody, coded, finest, sampling_fraction=sampling_fraction)
    coarser, rare = coarsen(tables, goal.k)
    people = people_of(coarser) if tables else everybody
    coded = code_people(people)
    search = find_least(coded, goal)
    if search.found is None:
        return Study(goal, before, None, search, {}, rare, people, coarser)
    kept = people.only(search.found.kept)
    after = measure_risk(kept, code_people(kept), search.found.node, sampling_fraction=sampling_fraction)
    return Study(goal, before, after, search, coded.names(search.found.node), rare, people, coarser)
