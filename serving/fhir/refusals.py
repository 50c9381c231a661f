"""How the FHIR door's refusals stand in the OpenAPI document, and what bodies it takes."""

from __future__ import annotations

from typing import Any

from serving.fhir.outcome import MEDIA_TYPE

TAKEN_TYPES = frozenset({MEDIA_TYPE, "application/json", "text/json", ""})
RESOURCE = {MEDIA_TYPE: {"schema": {"type": "object", "required": ["resourceType"]}}}


def _refusal(description: str) -> dict[str, Any]:
    return {"description": f"{description} (OperationOutcome)", "content": RESOURCE}


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: _refusal("The body is no FHIR R4 JSON that can be read"),
    401: _refusal("A key is needed"),
    403: _refusal("The role may not do this"),
    404: _refusal("No such instrument or address"),
    413: _refusal("The body is too large"),
    415: _refusal("Only FHIR JSON is taken"),
    422: _refusal("An input is not what it is declared to be, or no FHIR server is set up"),
    429: _refusal("Too many wrong keys"),
    500: _refusal("A model that was named is damaged"),
    502: _refusal("The hospital's FHIR server did not answer"),
    504: _refusal("The hospital's FHIR server took too long"),
}
