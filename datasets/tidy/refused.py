"""Records that are refused: where they stood and why, never what they said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Reason = Literal[
    "not-readable",
    "over-a-cap",
    "not-utf-8",
    "nul-byte",
    "link",
    "path-outside",
    "formula",
    "not-a-code",
    "identifier-in-code",
    "bad-date",
    "bad-number",
    "bad-choice",
    "duplicate",
    "orphan",
    "no-person",
    "numbers-of-two-people",
    "entered-in-error",
    "no-code",
    "no-value",
    "left-over-identifier",
    "left-over-number",
    "left-over-date",
]
MOST_TOLD = 10_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands.

    Attributes:
        file: number of the file, from 1, by name order.
        record: number in the file, from 1; 0 for the file as a whole.
    """

    file: int
    record: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A record or file that was not taken."""

    reason: Reason
    place: Place


class RecordRefused(Exception):
    """One record is refused; the extract goes on."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(slots=True)
class Refusals:
    """Every refusal of one run: all are counted, the first 10,000 are told with their place."""

    told: list[Refused] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, reason: Reason, place: Place) -> None:
        """Count one."""
        self.counts[reason] += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(Refused(reason, place))
