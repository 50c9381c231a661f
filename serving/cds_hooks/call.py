"""One call of a CDS client, as far as we read it; fields that we do not know are passed over.

Source: CDS Hooks 2.0 (calling a CDS service).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of
from serving.cds_hooks.refusals import malformed

INPUTS = "org.tuetinh.inputs"
HOOK_INSTANCE = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")
FHIR_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class Call:
    """A call.

    Attributes:
        context: what the hook says, such as `patientId`, `encounterId`, `draftOrders`.
        prefetch: resources by key; a key may be absent, `None`, cut or hold an OperationOutcome.
        fhir_server: where the client says that more may be had.
        token: its bearer token.
        inputs: values by input name that the client gave itself, under `extension["org.tuetinh.inputs"]`.
    """

    hook: str
    patient_id: str
    context: Resource
    prefetch: Mapping[str, object]
    fhir_server: str | None = None
    token: str | None = field(default=None, repr=False)
    inputs: Mapping[str, object] = field(default_factory=dict)
    language: object = None

    @property
    def patient(self) -> str:
        """The patient's FHIR reference."""
        return f"Patient/{self.patient_id}"

    @property
    def encounter(self) -> str | None:
        """The encounter's FHIR reference."""
        told = as_text(self.context.get("encounterId"))
        return None if told is None else f"Encounter/{told.removeprefix('Encounter/')}"

    @property
    def drafts(self) -> tuple[Resource, ...]:
        """The orders that are being chosen or signed."""
        bundle = as_object(self.context.get("draftOrders"))
        return tuple(as_object(entry.get("resource")) for entry in objects_of(bundle.get("entry")))


def read_call(body: Resource) -> Call:
    """The call of a parsed body.

    Raises:
        CdsRefusal: hook, hookInstance or the context's patientId are not there or not of their kind.
    """
    hook, instance = as_text(body.get("hook")), as_text(body.get("hookInstance"))
    if hook is None or instance is None or not HOOK_INSTANCE.match(instance):
        raise malformed("the text hook, and a UUID in hookInstance")
    context = body.get("context")
    if not isinstance(context, dict):
        raise malformed("the object context")
    patient_id = (as_text(context.get("patientId")) or "").removeprefix("Patient/")
    if not FHIR_ID.match(patient_id):
        raise malformed("a FHIR id in context.patientId")
    extension = as_object(body.get("extension"))
    return Call(
        hook=hook,
        patient_id=patient_id,
        context=context,
        prefetch=as_object(body.get("prefetch")),
        fhir_server=_base(body.get("fhirServer")),
        token=_token(body.get("fhirAuthorization")),
        inputs=as_object(extension.get(INPUTS)),
        language=context.get("language"),
    )


def _base(told: object) -> str | None:
    return told.strip().rstrip("/") if isinstance(told, str) and 0 < len(told) < 2048 else None


def _token(authorization: object) -> str | None:
    token = as_object(authorization).get("access_token")
    is_sound = isinstance(token, str) and token.isascii() and token.isprintable() and len(token) < 16_384
    return str(token) if is_sound else None
