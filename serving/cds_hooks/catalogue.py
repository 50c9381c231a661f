"""The table of CDS services: which instruments answer at which hook, and when they may speak.

Few services, each silent by default, so that the hospital's system is not flooded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml
from pydantic import Field, ValidationError

from models.band import Indicator
from models.instruments import Instrument
from models.relevance import diagnoses_of
from models.terms import Part, Text
from serving.errors import InvalidSettings
from serving.record_queries import queries_of

SHIPPED = Path(__file__).with_name("services.yaml")
Hook = Literal["patient-view", "order-select", "order-sign", "encounter-start", "encounter-discharge"]


class OnlyIf(Part):
    """When a service has anything to say at all; each part that is named must hold.

    Attributes:
        icd10: the record has a diagnosis under one of these prefixes.
        drafts: one of the orders is a resource of such a type.
    """

    icd10: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()


class Service(Part):
    """One row of the table.

    Attributes:
        id: part of the service's address.
        instruments: names of scores and models; the order is that of equally loud cards.
        speak_from: the quietest band indicator that is worth a card.
        asks_when_missing: an uncertain answer is worth a card when at most so many inputs are missing.
        cards: at most so many at a time, the loudest first.
        is_gated: each instrument speaks only of patients with a diagnosis that makes it relevant
            (`models/relevance.yaml`), besides what `only_if` asks of the whole service.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{2,63}$")
    hook: Hook
    title: Text
    description: Text
    instruments: tuple[str, ...] = Field(min_length=1)
    speak_from: Indicator = "warning"
    asks_when_missing: int = 0
    cards: int = Field(default=3, ge=1)
    only_if: OnlyIf = OnlyIf()
    is_gated: bool = True

    def needs_diagnosis(self, name: str) -> bool:
        """Does an instrument of the service speak of patients with certain diagnoses alone?"""
        return bool(self.only_if.icd10) or bool(self.is_gated and diagnoses_of().get(name))


class _Table(Part):
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A service with the instruments of its row that this installation has."""

    service: Service
    instruments: tuple[Instrument, ...]


def read_services(path: Path = SHIPPED) -> tuple[Service, ...]:
    """The table.

    Raises:
        InvalidSettings: no such file, not YAML, breaks the schema, or two rows have one id.
    """
    try:
        table = _Table.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise InvalidSettings(f"expected a table of CDS services at {path.name}: {error}") from error
    names = [service.id for service in table.services]
    if len(set(names)) != len(names):
        raise InvalidSettings(f"expected each CDS service's id once in {path.name}")
    return table.services


def offer_services(services: tuple[Service, ...], instruments: Mapping[str, Instrument]) -> Mapping[str, Offer]:
    """What this installation offers: a row whose instruments are all absent is left out."""
    offers: dict[str, Offer] = {}
    for service in services:
        found = tuple(instruments[name] for name in service.instruments if name in instruments)
        if found:
            offers[service.id] = Offer(service, found)
    return MappingProxyType(offers)


def prefetch_of(offer: Offer) -> dict[str, str]:
    """The prefetch templates of a service."""
    needs_diagnoses = any(offer.service.needs_diagnosis(one.name) for one in offer.instruments)
    return queries_of(offer.instruments, needs_diagnoses=needs_diagnoses)
