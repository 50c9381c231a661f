"""What the OpenAPI document says of CDS Hooks: bodies, answers and refusals, each with an example."""

from __future__ import annotations

from typing import Any

_OBJECT = {"type": "object"}
_EXAMPLE_CALL = {
    "hook": "patient-view",
    "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    "context": {"userId": "Practitioner/1", "patientId": "12"},
    "prefetch": {"patient": {"resourceType": "Patient", "id": "12", "gender": "female", "birthDate": "1950-02-03"}},
}
_EXAMPLE_FEEDBACK = {
    "feedback": [
        {
            "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719",
            "outcome": "overridden",
            "overrideReason": {"reason": {"code": "already-known", "system": "urn:tuetinh:override-reason"}},
            "outcomeTimestamp": "2026-01-05T08:00:00Z",
        }
    ]
}


def _body(example: dict[str, Any], required: list[str]) -> dict[str, Any]:
    content = {"application/json": {"schema": _OBJECT | {"required": required}, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/problem+json": {"schema": _OBJECT}}}


def _list_of(name: str, description: str) -> dict[str, Any]:
    schema = _OBJECT | {"required": [name], "properties": {name: {"type": "array", "items": _OBJECT}}}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


CALL = _body(_EXAMPLE_CALL, ["hook", "hookInstance", "context"])
FEEDBACK_BODY = _body(_EXAMPLE_FEEDBACK, [])
DISCOVERY = _list_of("services", "The services, with their prefetch templates")
ANSWERS = _list_of("cards", "The cards, or none when nothing is worth saying")
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: _refusal("The call is not what the specification says, or a value is not what its input declares"),
    401: {"description": "No key, or a token that does not hold; empty"},
    403: {"description": "The role may not do this; empty"},
    404: _refusal("No such service"),
    412: _refusal("Data that the service needs could not be had"),
    413: _refusal("The body is too large"),
    429: {"description": "Too many wrong keys; empty"},
}
