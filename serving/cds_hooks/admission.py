"""Who may call CDS Hooks: a CDS client with a signed token, or a caller with an API key of the house.

A client that comes with a token is a clinician's system; what it touches is audited under its name.
"""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Column, Float, String, Table, delete, insert
from sqlalchemy.exc import IntegrityError

from serving.access import Admit
from serving.auth import Caller
from serving.cds_hooks.client_jwt import LEEWAY_SECONDS, REFUSED, CdsClient, Claims, read_clients, verify_token
from serving.errors import AccessDenied
from serving.rooms import rooms_of
from serving.settings import Settings
from serving.store.database import Store
from serving.store.tables import METADATA

USED_TOKEN = Table(
    "cds_used_token",
    METADATA,
    Column("issuer", String(256), primary_key=True),
    Column("token_id", String(256), primary_key=True),
    Column("expires_at", Float, nullable=False),
)


class AdmitCdsClient(Admit):
    """Lets in a signed token of a known client, and the roles that it names."""

    async def __call__(self, request: Request) -> Caller:
        """The caller.

        Raises:
            AccessDenied: the token does not hold or was used before, or no key in force.
        """
        settings = rooms_of(request).settings
        token = _token_of(request)
        if token is None or (not settings.cds_clients_file and not settings.is_authenticated):
            return await super().__call__(request)
        return await run_in_threadpool(self._caller_of, request, token)

    def _caller_of(self, request: Request, token: str) -> Caller:
        rooms = rooms_of(request)
        claims = verify_token(token, clients_of(rooms.settings), endpoint_of(request, rooms.settings))
        use_once(rooms.store, claims)
        return Caller(f"cds:{claims.client.issuer}"[:128], claims.client.name, "clinician")


def clients_of(settings: Settings) -> tuple[CdsClient, ...]:
    """The clients of the settings' file."""
    return _read_clients(settings.cds_clients_file) if settings.cds_clients_file else ()


@cache
def _read_clients(path: str) -> tuple[CdsClient, ...]:
    return read_clients(Path(path))


def endpoint_of(request: Request, settings: Settings) -> str:
    """The exact address that was called, as callers outside know it."""
    if settings.public_url:
        return settings.public_url.rstrip("/") + request.url.path
    return str(request.url.replace(query="", fragment=""))


def use_once(store: Store, claims: Claims) -> None:
    """Note that the token was used.

    Raises:
        AccessDenied: it was used before.
    """
    ended = time.time() - 2 * LEEWAY_SECONDS
    values = {"issuer": claims.client.issuer, "token_id": claims.token_id, "expires_at": claims.expires_at}
    try:
        with store.write() as connection:
            connection.execute(delete(USED_TOKEN).where(USED_TOKEN.c.expires_at < ended))
            connection.execute(insert(USED_TOKEN).values(values))
    except IntegrityError:
        raise AccessDenied(REFUSED) from None


def _token_of(request: Request) -> str | None:
    """A bearer token in the form of a JWT; the house's keys have no dots."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.count(".") >= 2 else None
