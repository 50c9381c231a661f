"""All that can be had for one call: the prefetch as it came, the pages after it, and what the FHIR server adds.

A key may be absent, `null`, an OperationOutcome (in a Bundle too), a resource of another kind than was asked for, or a
Bundle of which only the first page was sent.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from datasets.emr.fhir_json import Resource, as_object, next_page_of, objects_of
from serving.cds_hooks.call import Call
from serving.fhir_server import FhirServer, FhirServerFailed, allowed_servers, fetch, fill_template, may_ask
from serving.record_queries import CONDITIONS, OBSERVATIONS, PATIENT
from serving.settings import Settings

KINDS = {PATIENT: "Patient", OBSERVATIONS: "Observation", CONDITIONS: "Condition"}
FAILED = "OperationOutcome"

logger = logging.getLogger("tuetinh.cds_hooks")


@dataclass(slots=True)
class Gathered:
    """What was had.

    Attributes:
        documents: Bundles and resources.
        unavailable: prefetch keys that could not be had at all.
        notes: codes for the reader, see `datasets/emr/fhir.py`.
        asked: base URL of the FHIR server, when it was asked.
    """

    documents: list[Resource] = field(default_factory=list)
    unavailable: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asked: str | None = None


async def gather(call: Call, templates: Mapping[str, str], settings: Settings) -> Gathered:
    """Take the prefetch, and ask the call's FHIR server for the rest where the settings allow it."""
    gathered = Gathered()
    server, allowed = _server_of(call, settings), allowed_servers(settings)
    for key, template in templates.items():
        told = call.prefetch.get(key)
        if isinstance(told, dict) and not _is_failure(key, told):
            gathered.documents.append(told)
            await _follow(told, server, allowed, gathered)
            continue
        is_had = await _ask(fill_template(template, {"patientId": call.patient_id}), server, allowed, gathered)
        if not is_had and (told is not None or key not in call.prefetch):
            gathered.unavailable.append(key)
    others = [value for key, value in call.prefetch.items() if key not in templates or key in gathered.unavailable]
    gathered.documents += [value for value in (*others, *call.context.values()) if _is_resource(value)]
    return gathered


def _server_of(call: Call, settings: Settings) -> FhirServer | None:
    if call.fhir_server is None or not may_ask(call.fhir_server, allowed_servers(settings)):
        return None
    return FhirServer(call.fhir_server, call.token, settings.tls_authorities)


def _is_failure(key: str, told: Resource) -> bool:
    """Is it not what was asked for: an error in its place, a Bundle of nothing but errors, another kind of resource?"""
    if told.get("resourceType") != "Bundle":
        return told.get("resourceType") != KINDS[key]
    held = [as_object(entry.get("resource")) for entry in objects_of(told.get("entry"))]
    return any(map(_is_error, held)) and all(one.get("resourceType") == FAILED for one in held)


def _is_error(resource: Resource) -> bool:
    """A search that went well may hold an OperationOutcome too, with hints."""
    severities = {issue.get("severity") for issue in objects_of(resource.get("issue"))}
    return resource.get("resourceType") == FAILED and not severities <= {"information", "warning"}


def _is_resource(value: object) -> bool:
    return isinstance(value, dict) and isinstance(kind := value.get("resourceType"), str) and kind != FAILED


async def _follow(page: Resource, server: FhirServer | None, allowed: tuple[str, ...], gathered: Gathered) -> None:
    """Read the pages after the one that was sent, or say that there are some."""
    following = next_page_of(page)
    if following is None:
        total, entries = page.get("total"), objects_of(page.get("entry"))
        if isinstance(total, int) and total > len(entries):
            _note("page-cut", gathered)
    elif not await _ask(following, server, allowed, gathered):
        _note("page-cut", gathered)


async def _ask(query: str, server: FhirServer | None, allowed: tuple[str, ...], gathered: Gathered) -> bool:
    if server is None:
        return False
    try:
        fetched = await fetch(server, query, allowed)
    except FhirServerFailed as error:
        logger.warning("a FHIR server did not answer: %s", error)
        _note("source-failed", gathered)
        return False
    gathered.asked = server.base
    gathered.documents += fetched.documents
    if fetched.is_cut:
        _note("page-cut", gathered)
    return True


def _note(code: str, gathered: Gathered) -> None:
    if code not in gathered.notes:
        gathered.notes.append(code)
