"""What every reader yields: a record's fields under our names, still as told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from datasets.tidy.refused import Place, Reason


@dataclass(frozen=True, slots=True)
class Told:
    """One record of a person.

    Attributes:
        person: the person's key in the extract (see `Individual.key`).
        identity: its own number in the source; empty where it has none.
        encounter: its encounter's number in the source; empty where it has none.
        values: by the columns of the table; `codes` is a tuple of `Code`, moments are datetimes; of an observation
            `names`, `value` and `unit` as they came, too.
        refused: why the reader could not take it; then the rest is empty.
    """

    table: str
    person: str = field(repr=False)
    place: Place
    identity: str = field(default="", repr=False)
    encounter: str = field(default="", repr=False)
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    refused: Reason | None = None


@dataclass(slots=True)
class Individual:
    """What the first pass learns of one person in one record.

    Attributes:
        key: the person's key in the extract.
        numbers: by the columns of the table of identities.
        called: the person's own name, as the record writes it.
        names: of the person and of relatives: what free text may say.
        sayings: further numbers, telephones, addresses and e-mails that free text may say.
    """

    key: str = field(repr=False)
    place: Place
    numbers: dict[str, str] = field(default_factory=dict, repr=False)
    called: str = field(default="", repr=False)
    names: list[str] = field(default_factory=list, repr=False)
    sayings: list[str] = field(default_factory=list, repr=False)
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int | None = field(default=None, repr=False)
    sex: str | None = None
    province_code: str | None = field(default=None, repr=False)
    commune_code: str | None = field(default=None, repr=False)
