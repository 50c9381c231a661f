"""Where the FHIR door is, as callers reach it."""

from __future__ import annotations

from fastapi import Request

from serving.rooms import rooms_of


def base_of(request: Request) -> str:
    """The base address, by the setting where there is one, else as the request came."""
    public = rooms_of(request).settings.public_url.rstrip("/")
    return f"{public or str(request.base_url).rstrip('/')}/fhir"
