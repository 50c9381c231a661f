"""What `$evaluate` was asked: a Bundle, one resource, or Parameters around them.

Source: FHIR R4 Parameters; the operation is described at `/fhir/OperationDefinition/evaluate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from datasets.emr.fhir_json import Resource, as_text, objects_of, reference_of
from datasets.emr.fhir_values import read_moment, value_of
from datasets.errors import UnreadableRecord

FHIR_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}\Z")
INSTRUMENTS_AT_MOST = 1000


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

    Raises:
        UnreadableRecord: not a FHIR resource.
    """
    if as_text(body.get("resourceType")) is None:
        raise UnreadableRecord("expected a FHIR resource with a resourceType: a Bundle or Parameters")
    asked = Asked(instruments=[name[:64] for name in query.get("instrument", [])])
    asked.language = next(iter(query.get("language", [])), None)
    asked.patient = _as_patient(next(iter(query.get("patient", [])), None))
    if body["resourceType"] != "Parameters":
        asked.documents.append(body)
        return asked
    for parameter in objects_of(body.get("parameter")):
        _take(parameter, asked)
    if len(asked.instruments) > INSTRUMENTS_AT_MOST:
        raise UnreadableRecord(f"expected at most {INSTRUMENTS_AT_MOST} instruments, got more")
    return asked


def _take(parameter: Resource, asked: Asked) -> None:
    name, told = parameter.get("name"), _simple(parameter)
    if isinstance(resource := parameter.get("resource"), dict):
        asked.documents.append(resource)
    elif name == "instrument" and told is not None:
        asked.instruments.append(told[:64])
    elif name in ("patient", "subject"):
        asked.patient = _as_patient(reference_of(parameter.get("valueReference")) or told)
    elif name == "at":
        asked.at = read_moment(parameter.get("valueDateTime") or parameter.get("valueInstant"))
    elif name == "language":
        asked.language = told
    elif name == "input":
        _take_inputs(parameter, asked)


def _take_inputs(parameter: Resource, asked: Asked) -> None:
    for part in objects_of(parameter.get("part")):
        name, told = as_text(part.get("name")), value_of(_as_observation(part))
        if name is not None and told is not None and not told.is_bound:
            asked.inputs[name] = told.value
            if told.unit is not None:
                asked.units[name] = told.unit


def _as_observation(part: Resource) -> Resource:
    """A part may give a code where an Observation would give a concept."""
    code = as_text(part.get("valueCode"))
    return part if code is None else {"valueString": code}


def _simple(parameter: Resource) -> str | None:
    return next(_texts(parameter), None)


def _texts(parameter: Resource) -> Iterator[str]:
    for name in ("valueString", "valueCode", "valueId", "valueUri", "valueCanonical"):
        text = as_text(parameter.get(name))
        if text is not None:
            yield text


def _as_patient(told: str | None) -> str | None:
    if told is None:
        return None
    return told if "/" in told or ":" in told else f"Patient/{told}"
