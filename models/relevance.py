"""Of whom a score or model may speak unasked: the diagnosis that makes it relevant, in one table for every door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import Field

from datasets.record import PatientRecord
from models.errors import ModelError
from models.terms import Part

TABLE = Path(__file__).with_name("relevance.yaml")


class Group(Part):
    """Instruments that share their patients; `icd10` are prefixes of the diagnoses that make them relevant."""

    icd10: tuple[str, ...] = Field(min_length=1)
    instruments: tuple[str, ...] = Field(min_length=1)


class Relevance(Part):
    """The table; `named` speak unasked only where a hospital named them."""

    groups: tuple[Group, ...]
    named: tuple[str, ...]


@cache
def read_relevance(path: Path = TABLE) -> Relevance:
    """The table.

    Raises:
        ModelError: an instrument stands in it twice.
    """
    table = Relevance.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    names = [name for group in table.groups for name in group.instruments] + list(table.named)
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ModelError(f"expected each instrument once in {path.name}, got {', '.join(sorted(twice))} again")
    return table


@cache
def diagnoses_of() -> Mapping[str, tuple[str, ...]]:
    """Instrument → ICD-10 prefixes; what is not in it is for anybody."""
    return MappingProxyType({name: group.icd10 for group in read_relevance().groups for name in group.instruments})


def may_speak_unasked(name: str, record: PatientRecord) -> bool:
    """May the instrument speak of this patient, though nobody asked for it by name?"""
    return name not in read_relevance().named and has_diagnosis(record, diagnoses_of().get(name, ()))


def has_diagnosis(record: PatientRecord, prefixes: Iterable[str]) -> bool:
    """Has the record an ICD-10 diagnosis under one of the prefixes? Without prefixes, anybody has."""
    wanted = tuple(map(_plain, prefixes))
    told = (code.value for one in record.conditions for code in one.codes if code.system == "ICD-10")
    return not wanted or any(_plain(value).startswith(wanted) for value in told)


def _plain(icd10: str) -> str:
    return icd10.upper().replace(".", "")
