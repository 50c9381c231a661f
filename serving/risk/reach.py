"""Through which doors a score or model can be asked, as far as its declaration says.

By name anybody may ask for any of them: REST, a table, the command line, the web page and FHIR take all. The doors that
answer unasked are narrower, and for each the reason is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from datasets.emr.bhyt.record import WEIGHT
from datasets.emr.bhyt.vital_signs import DIASTOLIC, SIGNS, SYSTOLIC
from datasets.emr.codes import TestCodes
from models.clinical_input import Input
from models.instruments import Instrument
from models.intake import Intake
from models.relevance import diagnoses_of, read_relevance
from serving.appraise_all import WHO, has_enough

CDS_SERVICES = Path(__file__).parents[1] / "cds_hooks" / "services.yaml"
LOINC = "LN"
Depth = Literal["value", "bounds", "none"]


@dataclass(frozen=True, slots=True)
class Reach:
    """What the doors that answer unasked can do with one instrument.

    Attributes:
        cds_services: ids of the shipped CDS Hooks services that use it.
        has_cards: it has bands, without which there is no card, in a hospital's own table of services either.
        has_hl7: it reads more than age and sex, which is what HL7 v2 and BHYT ask before they speak.
        unasked: of whom HL7 v2 and BHYT let it speak: anyone, who has its diagnosis, or where a hospital named it.
        bhyt: a BHYT file can hold all that it requires; enough for bounds; or too little.
    """

    cds_services: tuple[str, ...]
    has_cards: bool
    has_hl7: bool
    unasked: Literal["anyone", "diagnosis", "named"]
    bhyt: Depth


def reach_of(instrument: Instrument, services: Mapping[str, tuple[str, ...]], codes: TestCodes) -> Reach:
    """The reach of one instrument."""
    names = {asked.name for asked in instrument.inputs}
    return Reach(
        cds_services=services.get(instrument.name, ()),
        has_cards=bool(instrument.bands),
        has_hl7=not names <= WHO,
        unasked=_unasked(instrument.name),
        bhyt=_bhyt_depth(instrument, codes),
    )


def _unasked(name: str) -> Literal["anyone", "diagnosis", "named"]:
    if name in read_relevance().named:
        return "named"
    return "diagnosis" if name in diagnoses_of() else "anyone"


def services_of(path: Path = CDS_SERVICES) -> Mapping[str, tuple[str, ...]]:
    """Instrument → ids of the services that use it, in the table's order."""
    found: dict[str, tuple[str, ...]] = {}
    for service in yaml.safe_load(path.read_text(encoding="utf-8"))["services"]:
        for name in service["instruments"]:
            found[name] = (*found.get(name, ()), service["id"])
    return found


def readable_from_bhyt(inputs: Iterable[Input], codes: TestCodes) -> frozenset[str]:
    """Names of the inputs for which a BHYT file has a place: age, sex, weight, a named test, a sign, a diagnosis."""
    loinc = set(_loinc_of_bhyt(codes))
    return frozenset(
        asked.name for asked in inputs if asked.name in WHO or asked.icd10 or not loinc.isdisjoint(_loinc_of(asked))
    )


def _bhyt_depth(instrument: Instrument, codes: TestCodes) -> Depth:
    readable = readable_from_bhyt(instrument.inputs, codes)
    if not has_enough(instrument, Intake(dict.fromkeys(readable, True))):
        return "none"
    required = {asked.name for asked in instrument.inputs if asked.is_required}
    return "value" if required <= readable else "bounds"


def _loinc_of(asked: Input) -> Iterator[str]:
    if asked.kind == "quantity":
        yield from (code.value for code in asked.codes if code.scheme == LOINC)


def _loinc_of_bhyt(codes: TestCodes) -> Iterator[str]:
    yield WEIGHT.value
    yield from (SYSTOLIC, DIASTOLIC)
    yield from (loinc for loinc, _ in SIGNS.values())
    for test in codes.tests.values():
        if test.names:
            yield from test.units.values()
