"""Who is calling: API keys, their roles, and the browser sessions opened with them.

A key is `tt_` and 256 random bits. Only its SHA-256 is kept: against that much chance, a slow hash adds nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Literal, get_args

from sqlalchemy import Column, Float, ForeignKey, RowMapping, String, Table, Text, delete, insert, select, update

from serving.errors import AccessDenied
from serving.store.database import Store
from serving.store.tables import METADATA

Role = Literal["radiologist", "clinician", "data_scientist", "citizen", "admin", "system"]
ROLES: tuple[Role, ...] = get_args(Role)

PREFIX = "tt_"
SESSION_SECONDS = 8 * 3600.0

API_KEY = Table(
    "api_key",
    METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("revoked_at", Float),
)

SESSION = Table(
    "session",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("key_id", String(16), ForeignKey("api_key.key_id"), nullable=False),
    Column("expires_at", Float, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `key_id` names the key in audit records; it is not secret."""

    key_id: str
    name: str
    role: Role


SYSTEM = Caller("system", "tuetinh", "system")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept: everything but the secret."""

    key_id: str
    role: Role
    name: str
    created_at: float
    revoked_at: float | None
    sha256: str = field(repr=False)


def create_key(store: Store, role: Role, name: str) -> tuple[ApiKey, str]:
    """Make a key; the secret is returned here and never again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    key = ApiKey(secrets.token_hex(6), role, name, time.time(), None, _digest(secret))
    with store.write() as connection:
        values = {column: getattr(key, column) for column in ApiKey.__slots__}
        connection.execute(insert(API_KEY).values(values))
    return key, secret


def list_keys(store: Store) -> tuple[ApiKey, ...]:
    """Every key, revoked ones too, the oldest first."""
    with store.read() as connection:
        rows = connection.execute(select(API_KEY).order_by(API_KEY.c.created_at)).mappings()
        return tuple(map(_key, rows))


def revoke_key(store: Store, key_id: str) -> bool:
    """End a key and the sessions opened with it, at once; was there a live key of that id?"""
    with store.write() as connection:
        connection.execute(delete(SESSION).where(SESSION.c.key_id == key_id))
        changed = connection.execute(
            update(API_KEY)
            .where(API_KEY.c.key_id == key_id, API_KEY.c.revoked_at.is_(None))
            .values(revoked_at=time.time())
        )
    return changed.rowcount == 1


def authenticate(store: Store, secret: str) -> Caller:
    """The caller behind a key.

    Raises:
        AccessDenied: no such key, or it was revoked.
    """
    digest = _digest(secret)
    with store.read() as connection:
        row = connection.execute(select(API_KEY).where(API_KEY.c.sha256 == digest)).mappings().one_or_none()
    if row is None or not secrets.compare_digest(row["sha256"], digest) or row["revoked_at"] is not None:
        raise AccessDenied("expected a key that is in force")
    return _caller(row)


def open_session(store: Store, secret: str) -> tuple[str, float]:
    """A browser session from a key: its token, for an HttpOnly cookie, and when it ends.

    Raises:
        AccessDenied: no such key, or it was revoked.
    """
    caller = authenticate(store, secret)
    token, now = secrets.token_urlsafe(32), time.time()
    with store.write() as connection:
        connection.execute(delete(SESSION).where(SESSION.c.expires_at < now))
        values = {"sha256": _digest(token), "key_id": caller.key_id, "expires_at": now + SESSION_SECONDS}
        connection.execute(insert(SESSION).values(values))
    return token, now + SESSION_SECONDS


def close_session(store: Store, token: str) -> None:
    """End a session; nothing happens when there is none."""
    with store.write() as connection:
        connection.execute(delete(SESSION).where(SESSION.c.sha256 == _digest(token)))


def caller_of_session(store: Store, token: str) -> Caller:
    """The caller behind a session.

    Raises:
        AccessDenied: no such session, it has ended, or its key was revoked.
    """
    query = select(API_KEY).join(SESSION).where(SESSION.c.sha256 == _digest(token), SESSION.c.expires_at > time.time())
    with store.read() as connection:
        row = connection.execute(query.where(API_KEY.c.revoked_at.is_(None))).mappings().one_or_none()
    if row is None:
        raise AccessDenied("expected a session that is in force")
    return _caller(row)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _key(row: RowMapping) -> ApiKey:
    return ApiKey(**{name: row[name] for name in ApiKey.__slots__})


def _caller(row: RowMapping) -> Caller:
    return Caller(row["key_id"], row["name"], row["role"])
