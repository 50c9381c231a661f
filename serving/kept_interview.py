"""What is kept of an interview when its citizen consents: age, sex, evidence, the level told, and the version. No more.

Every door that leaves an interview, or opens one, does it through here, so that all of them keep the same little.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from models.inference.case import Choice, Evidence, Origin, Person
from models.inference.engine import Look
from models.knowledge.condition import LEVELS, TriageLevel
from models.knowledge.finding import Sex
from serving.audit_event import Action, AuditEvent
from serving.checker import PREGNANT, Checker
from serving.refusals import NOBODY
from serving.rooms import Rooms
from serving.store.interviews import (
    IMPROVE_SECONDS,
    SHARE_SECONDS,
    Purpose,
    find_interview,
    leave_interview,
    take_back_interview,
)

WHOLE_YEARS_FROM, OLDEST_YEARS = 2.0, 90.0
MONTHS = 12
SOURCE = "symptoms"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the citizen gets: the code, and until when it opens something (seconds since 1970)."""

    code: str
    expires_at: float


@dataclass(frozen=True, slots=True)
class KeptInterview:
    """An interview that was left.

    Attributes:
        level: what the citizen was told.
        version: of the knowledge base that told it.
    """

    person: Person
    evidence: tuple[Evidence, ...]
    level: TriageLevel
    version: str

    def look(self, checker: Checker) -> Look:
        """The case under today's knowledge; findings that it no longer has are left out."""
        known = checker.base.findings
        return checker.look(self.person, [one for one in self.evidence if one.finding in known])


def keep(rooms: Rooms, look: Look, purpose: Purpose) -> Receipt:
    """Keep the case of a look, with the consent that the caller has asked for, and leave an audit record."""
    left_at = time.time()
    code = leave_interview(rooms.store, purpose, describe(look))
    _record(rooms, "create", purpose)
    return Receipt(code, left_at + (SHARE_SECONDS if purpose == "share" else IMPROVE_SECONDS))


def take_back(rooms: Rooms, code: str) -> bool:
    """Delete what the code names, and leave an audit record; was there anything?"""
    is_taken = take_back_interview(rooms.store, code)
    if is_taken:
        _record(rooms, "delete", "taken back")
    return is_taken


def open_shared(rooms: Rooms, code: str) -> KeptInterview | None:
    """The shared interview of a code; None when there is none, or no longer. The caller leaves the audit record."""
    kept = find_interview(rooms.store, code)
    return None if kept is None else read_kept(kept)


def describe(look: Look) -> dict[str, Any]:
    """What is kept of a look. What follows from the age alone is left out: the age brings it back."""
    base, person = look.engine.base, look.case.person
    told = [one for one in look.case.evidence if not _is_of_age(look, one)]
    if person.is_pregnant and not any(one.finding == PREGNANT and one.choice == "present" for one in told):
        told.append(Evidence(PREGNANT, "present", "predefined"))
    return {
        "version": base.about.version,
        "age_years": coarse_age(person.age_years),
        "sex": person.sex,
        "level": look.triage.level,
        "evidence": [{"finding": one.finding, "choice": one.choice, "origin": one.origin} for one in told],
    }


def read_kept(kept: Mapping[str, Any]) -> KeptInterview:
    """The interview of what `describe` made."""
    evidence = tuple(
        Evidence(str(one["finding"]), cast(Choice, one["choice"]), cast(Origin, one["origin"]))
        for one in kept["evidence"]
    )
    person = Person(coarse_age(float(kept["age_years"])), cast("Sex | None", kept["sex"]))
    level = next(one for one in LEVELS if one == kept["level"])
    return KeptInterview(person, evidence, level, str(kept["version"]))


def coarse_age(age_years: float) -> float:
    """Whole years from two on, whole months before, ninety for all above: too little to know someone by."""
    if age_years >= WHOLE_YEARS_FROM:
        return float(int(min(age_years, OLDEST_YEARS)))
    return int(age_years * MONTHS + 1e-9) / MONTHS


def _is_of_age(look: Look, one: Evidence) -> bool:
    number = look.engine.base.findings[one.finding].number
    return one.origin == "predefined" and number is not None and number.quantity == "age_years"


def _record(rooms: Rooms, action: Action, outcome: str) -> None:
    """Without the address it came from: with the moment, that could name the person."""
    event = AuditEvent("import", action, NOBODY, source=SOURCE, reason=f"interview: {outcome}")
    rooms.audit.record(event)
