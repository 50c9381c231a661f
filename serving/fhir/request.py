"""What `$evaluate` was asked: a Bundle, one resource, or Parameters around them.

Source: FHIR R4 Parameters; the operation is described at `/fhir/OperationDefinition/evaluate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from datasets.emr.fhir_json import Resource, as_text, objects_of, reference_of
from datasets.emr.fhir_values import read_moment, value_of
from datasets.errors import UnreadableRecord

FHIR_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}\Z")
INSTRUMENTS_AT_MOST = 1000
MOMENTS = ("valueDateTime", "valueInstant", "valueDate")
ONCE = ("patient", "at", "language")
QUERY = frozenset({"instrument", "patient", "language"})


@dataclass(slots=True)
class Asked:
    """A request.

    Attributes:
        instruments: by name; empty means every one that the record suffices for.
        documents: Bundles and resources that hold the record.
        patient: reference of the patient who is asked about.
        at: the moment for which it is asked; now when not told.
        inputs, units: values that stand before the record's, by input name.
        language: of the answer's words.
    """

    instruments: list[str] = field(default_factory=list)
    documents: list[Resource] = field(default_factory=list)
    patient: str | None = None
    at: datetime | None = None
    inputs: dict[str, object] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    language: str | None = None

    @property
    def patient_id(self) -> str | None:
        """The id in the patient's reference."""
        identity = (self.patient or "").removeprefix("Patient/")
        return identity if FHIR_ID.match(identity) else None


def read_request(body: Resource, query: Mapping[str, list[str]]) -> Asked:
    """The request of a parsed body and the address' parameters (`instrument`, `patient`, `language`).

    FHIR's own parameters of the address (`_format`, `_pretty`) are passed over.

    Raises:
        UnreadableRecord: not a FHIR resource; a parameter that is not known, stands twice, or cannot be read: to pass
            over a misspelt one would answer another question.
    """
    if as_text(body.get("resourceType")) is None:
        raise UnreadableRecord("expected a FHIR resource with a resourceType: a Bundle or Parameters")
    if any(name not in QUERY and not name.startswith("_") for name in query):
        raise UnreadableRecord(f"expected in the address only {_listed(QUERY)}, got another parameter")
    asked = Asked(instruments=[name[:64] for name in query.get("instrument", [])])
    asked.language = next(iter(query.get("language", [])), None)
    asked.patient = _as_patient(next(iter(query.get("patient", [])), None))
    if body["resourceType"] != "Parameters":
        asked.documents.append(body)
        return asked
    parameters = objects_of(body.get("parameter"))
    _check_once(parameters)
    for place, parameter in enumerate(parameters):
        if isinstance(resource := parameter.get("resource"), dict):
            asked.documents.append(resource)
        elif (take := TAKERS.get(str(parameter.get("name")))) is not None:
            take(parameter, asked)
        else:
            raise UnreadableRecord(
                f"expected {_listed(TAKERS)} or a resource in Parameters.parameter[{place}], got another name"
            )
    if len(asked.instruments) > INSTRUMENTS_AT_MOST:
        raise UnreadableRecord(f"expected at most {INSTRUMENTS_AT_MOST} instruments, got more")
    return asked


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _check_once(parameters: list[Resource]) -> None:
    told = [{"subject": "patient"}.get(name, name) for name in (str(one.get("name")) for one in parameters)]
    twice = [name for name in ONCE if told.count(name) > 1]
    if twice:
        raise UnreadableRecord(f"expected the parameter {twice[0]} once, got it again")


def _take_instrument(parameter: Resource, asked: Asked) -> None:
    asked.instruments.append(_required(parameter)[:64])


def _take_patient(parameter: Resource, asked: Asked) -> None:
    asked.patient = _as_patient(reference_of(parameter.get("valueReference")) or _required(parameter))


def _take_language(parameter: Resource, asked: Asked) -> None:
    asked.language = _required(parameter)


def _take_moment(parameter: Resource, asked: Asked) -> None:
    told = next((parameter[name] for name in MOMENTS if name in parameter), None)
    asked.at = read_moment(told)
    if asked.at is None:
        raise UnreadableRecord("expected a FHIR dateTime in the parameter at, such as 2026-11-23T08:00:00+07:00")


def _take_inputs(parameter: Resource, asked: Asked) -> None:
    for part in objects_of(parameter.get("part")):
        name, told = as_text(part.get("name")), value_of(_as_observation(part))
        if name is None or told is None or told.is_bound:
            raise UnreadableRecord("expected in each part of input a name and a value[x] that is no bound")
        if name in asked.inputs:
            raise UnreadableRecord("expected each input once, got one twice")
        asked.inputs[name] = told.value
        if told.unit is not None:
            asked.units[name] = told.unit


TAKERS: dict[str, Callable[[Resource, Asked], None]] = {
    "instrument": _take_instrument,
    "patient": _take_patient,
    "subject": _take_patient,
    "at": _take_moment,
    "language": _take_language,
    "input": _take_inputs,
}


def _as_observation(part: Resource) -> Resource:
    """A part may give a code where an Observation would give a concept."""
    code = as_text(part.get("valueCode"))
    return part if code is None else {"valueString": code}


def _required(parameter: Resource) -> str:
    told = next(_texts(parameter), None)
    if told is None:
        raise UnreadableRecord("expected a value in each parameter, such as valueString, got one without")
    return told


def _texts(parameter: Resource) -> Iterator[str]:
    for name in ("valueString", "valueCode", "valueId", "valueUri", "valueCanonical"):
        text = as_text(parameter.get(name))
        if text is not None:
            yield text


def _as_patient(told: str | None) -> str | None:
    if told is None:
        return None
    return told if "/" in told or ":" in told else f"Patient/{told}"
