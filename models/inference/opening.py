"""What is asked first where nothing was told, or words were left that nobody understood: a net that needs no reading.

First the gravest dangers in plain words, each a finding that is a red flag alone in such a person; which ones, and in
what order, the base says. Then, where no complaint is known yet, what kind it is: the commonest one of each area.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from models.inference.case import PRESENT, Evidence, Implied, Known, Person
from models.inference.flags import Flags
from models.knowledge.body import Knowledge
from models.knowledge.condition import TriageLevel, level_rank
from models.knowledge.finding import Finding

ASKED_BY_US = ("red_flags", "asked")
GRAVE: TriageLevel = "consultation_24"
"""What is listed sets at least this floor alone: a pressing chest is an emergency only with what is asked next."""
LIST_AT_LEAST = 6
"""So many answers in a row to what is on a list were one tap each on one page: they count as one question."""


class Opening:
    """The lists of a base, by person."""

    def __init__(self, base: Knowledge, implied: Implied, flags: Flags) -> None:
        self._implied, self._flags = implied, flags
        self._places = {name: place for place, name in enumerate(base.findings)}
        self._dangers = [base.findings[name] for name in base.about.danger_first if name in base.findings]
        self._kinds = _commonest(base.findings.values()) if self._dangers else []
        self._danger_names = frozenset(base.about.danger_first)
        self._kind_names = frozenset(one.id for one in self._kinds)
        self._has_kinds = {one.of for one in base.findings.values()}

    def dangers(self, person: Person, known: Known) -> tuple[Finding, ...]:
        """The dangers not yet told or answered that are urgent alone in such a person, the gravest first."""
        met = {rule.id for rule in self._flags.met(person, known)}
        return tuple(one for one in self._open(self._dangers, person, known) if self._is_grave(one, person, known, met))

    def kinds(self, person: Person, known: Known) -> tuple[Finding, ...]:
        """The commonest complaint of each area that such a person may have."""
        return tuple(self._open(self._kinds, person, known))

    def due(self, person: Person, known: Known, told: Sequence[Evidence], *, has_unread: bool) -> tuple[Finding, ...]:
        """The list to ask before any other question; empty where each was asked, or a complaint is known."""
        asked = {one.finding for one in told if one.origin in ASKED_BY_US}
        if asked.isdisjoint(self._danger_names):
            return self.dangers(person, known)
        if has_unread or not asked.isdisjoint(self._kind_names - self._danger_names):
            return ()
        return self.kinds(person, known)

    def is_danger(self, name: str) -> bool:
        """Does it stand on the list of dangers?"""
        return name in self._danger_names

    def denied(self, listed: Iterable[str]) -> list[Evidence]:
        """What "none of these" says: what was asked is absent, but of what has kinds of its own nothing is denied."""
        return [Evidence(one, "unknown" if one in self._has_kinds else "absent", "red_flags") for one in listed]

    def counted_twice(self, asked: Sequence[Evidence]) -> int:
        """How many of these answers to questions are no question of their own, since they were on one list."""
        names = self._danger_names | self._kind_names
        run = next((place for place, one in enumerate(asked) if one.finding not in names), len(asked))
        return run - 1 if run >= LIST_AT_LEAST else 0

    def _open(self, listed: Iterable[Finding], person: Person, known: Known) -> list[Finding]:
        return [
            one
            for one in listed
            if one.concerns(person.age_years, person.sex, person.is_pregnant)
            and known.state[self._places[one.id]] != PRESENT
            and not known.answered[self._places[one.id]]
        ]

    def _is_grave(self, one: Finding, person: Person, known: Known, met: Collection[str]) -> bool:
        then = self._flags.met(person, self._implied.with_answer(known, self._places[one.id], PRESENT))
        return any(level_rank(rule.floor) >= level_rank(GRAVE) for rule in then if rule.id not in met)


def _commonest(findings: Iterable[Finding]) -> list[Finding]:
    """One complaint for each area, the commonest; the areas by how common that is."""
    found: dict[str, Finding] = {}
    for one in findings:
        if one.lay and one.of is None and not one.is_circumstance and one.ages is None and one.sex is None:
            before = found.get(one.area)
            found[one.area] = one if before is None or one.background > before.background else before
    return sorted(found.values(), key=lambda one: (-one.background, one.id))
