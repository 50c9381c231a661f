"""Interviews that a citizen chose to leave: shared with a clinician by a code, or given for improving the knowledge.

Neither holds a name, an address, a text or anything else that identifies a person. Both can be taken back by whoever
holds the code, and the store knows only a digest of the code: who reads the database cannot ask for it.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from typing import Any, Literal

from sqlalchemy import JSON, Column, Float, String, Table, delete, insert, select

from serving.store.database import Store
from serving.store.tables import METADATA

Purpose = Literal["share", "improve"]
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: it is read aloud
CODE_LENGTH = 8
SHARE_SECONDS = 7 * 24 * 3600.0
IMPROVE_SECONDS = 5 * 365 * 24 * 3600.0

INTERVIEW = Table(
    "symptom_interview",
    METADATA,
    Column("code_digest", String(64), primary_key=True),
    Column("purpose", String(8), nullable=False),
    Column("kept_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False, index=True),
    Column("interview", JSON, nullable=False),
)


def leave_interview(store: Store, purpose: Purpose, interview: Mapping[str, Any]) -> str:
    """Keep it for that purpose and answer with its code; what has expired goes at the same time."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    now = time.time()
    lifetime = SHARE_SECONDS if purpose == "share" else IMPROVE_SECONDS
    with store.write() as connection:
        connection.execute(delete(INTERVIEW).where(INTERVIEW.c.expires_at < now))
        connection.execute(
            insert(INTERVIEW).values(
                code_digest=_digest(code),
                purpose=purpose,
                kept_at=now,
                expires_at=now + lifetime,
                interview=dict(interview),
            )
        )
    return code


def find_interview(store: Store, code: str) -> Mapping[str, Any] | None:
    """The shared interview of a code; None when there is none, or no longer. Upper and lower case are alike."""
    with store.read() as connection:
        found = connection.execute(
            select(INTERVIEW.c.interview).where(
                INTERVIEW.c.code_digest == _digest(code),
                INTERVIEW.c.purpose == "share",
                INTERVIEW.c.expires_at >= time.time(),
            )
        ).scalar()
    return dict(found) if found is not None else None


def take_back_interview(store: Store, code: str) -> bool:
    """Delete what that code names, whatever it was left for; was there anything?"""
    with store.write() as connection:
        taken = connection.execute(delete(INTERVIEW).where(INTERVIEW.c.code_digest == _digest(code)))
    return taken.rowcount == 1


def _digest(code: str) -> str:
    plain = "".join(character for character in code.upper() if character.isascii() and character.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
