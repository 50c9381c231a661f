"""One touch of patient data, and how FHIR writes it down.

Source: HL7 FHIR R4 AuditEvent; DICOM PS3.15 A.5 (audit trail message codes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from serving.auth import Caller

Action = Literal["create", "read", "update", "delete", "execute"]
Activity = Literal["access", "import", "export", "query", "analysis", "delivery", "login", "administration"]

DCM = "http://dicom.nema.org/resources/ontology/DCM"
ACTIVITIES: dict[Activity, tuple[str, str]] = {
    "access": ("110103", "DICOM Instances Accessed"),
    "import": ("110107", "Import"),
    "export": ("110106", "Export"),
    "query": ("110112", "Query"),
    "analysis": ("110100", "Application Activity"),
    "delivery": ("110104", "DICOM Instances Transferred"),
    "login": ("110114", "User Authentication"),
    "administration": ("110136", "Security Roles Changed"),
}


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One touch of patient data.

    Attributes:
        activity: what kind, see `ACTIVITIES`.
        action: C R U D E by name.
        caller: who; `auth.SYSTEM` for our own processes.
        study_instance_uids: which studies; no names and no patient identifiers.
        subjects: FHIR references of the patients, such as `Patient/12`, where a caller named them so.
        source: which process or door saw it, such as `rest`, `console`, `gateway`, `worker`.
        peer: host, AE title or destination on the other side, or `None`.
        is_success: it was done; otherwise it was refused or failed.
        reason: why not, a code and never what was sent.
    """

    activity: Activity
    action: Action
    caller: Caller
    study_instance_uids: tuple[str, ...] = ()
    source: str = "rest"
    peer: str | None = None
    is_success: bool = True
    reason: str | None = None
    subjects: tuple[str, ...] = ()


def describe_event(event: AuditEvent, recorded: datetime) -> dict[str, Any]:
    """The event as a FHIR R4 AuditEvent resource."""
    code, display = ACTIVITIES[event.activity]
    described = {} if event.reason is None else {"outcomeDesc": event.reason}
    return described | {
        "resourceType": "AuditEvent",
        "type": {"system": DCM, "code": code, "display": display},
        "action": event.action[0].upper(),
        "recorded": recorded.isoformat(timespec="milliseconds"),
        "outcome": "0" if event.is_success else "4",
        "agent": _agents(event),
        "source": {"site": event.source, "observer": {"display": "tuetinh"}},
        "entity": _entities(event.study_instance_uids) + _patients(event.subjects),
    }


def _agents(event: AuditEvent) -> list[dict[str, Any]]:
    caller = event.caller
    agent: dict[str, Any] = {
        "who": {"identifier": {"value": caller.key_id}, "display": caller.name},
        "role": [{"text": caller.role}],
        "requestor": True,
    }
    if event.peer is not None:
        agent["network"] = {"address": event.peer, "type": "2"}
    return [agent]


def _entities(study_instance_uids: Sequence[str]) -> list[dict[str, Any]]:
    kind = {
        "system": "http://terminology.hl7.org/CodeSystem/audit-entity-type",
        "code": "2",
        "display": "System Object",
    }
    return [
        {"what": {"identifier": {"system": "urn:dicom:uid", "value": f"urn:oid:{uid}"}}, "type": kind}
        for uid in study_instance_uids
    ]


def _patients(subjects: Sequence[str]) -> list[dict[str, Any]]:
    """Source: IHE BALP (Basic Audit Log Patterns), the entity that names the patient."""
    kind = {"system": "http://terminology.hl7.org/CodeSystem/audit-entity-type", "code": "1", "display": "Person"}
    role = {"system": "http://terminology.hl7.org/CodeSystem/object-role", "code": "1", "display": "Patient"}
    return [{"what": {"reference": subject}, "type": kind, "role": role} for subject in subjects]
