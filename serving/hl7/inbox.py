"""What was taken over MLLP, with the answers it got: on disk before the sender is told so.

The same message again (sender and MSH-10) gets the same answers. Rows are kept for `TUETINH_MLLP_KEEP_DAYS`, since
some systems begin their control ids anew; those not yet delivered stay.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table, delete, func, select, update

from serving.audit import record_in
from serving.audit_event import AuditEvent
from serving.store.database import Store, upsert
from serving.store.tables import METADATA

State = Literal["none", "pending", "delivered", "failed"]

MESSAGE = Table(
    "hl7_message",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("acknowledgement", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Float, nullable=False),
    Column("last_error", String(128)),
    Column("received_at", Float, nullable=False),
    Index("hl7_message_due", "state", "next_attempt_at"),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was taken.

    Attributes:
        key: of sender and control id.
        sha256: of the message's bytes.
        acknowledgement: as it was sent.
        answer: ORU^R01, or `None` where no score or model had enough to say. Patient data: never logged.
        state: of the answer's delivery to the configured destination; `none` when it goes back on the connection.
    """

    key: str
    sha256: str
    acknowledgement: bytes = field(repr=False)
    answer: bytes | None = field(repr=False)
    state: State
    attempts: int
    next_attempt_at: float
    last_error: str | None
    received_at: float


def key_of(application: str, facility: str, control_id: str) -> str:
    """The key of a message: who sent it, and MSH-10."""
    return hashlib.sha256("\x00".join((application, facility, control_id)).encode()).hexdigest()


def find(store: Store, key: str) -> Taken | None:
    """A message that was taken before."""
    with store.read() as connection:
        row = connection.execute(select(MESSAGE).where(MESSAGE.c.key == key)).mappings().one_or_none()
    return None if row is None else Taken(**row)


def keep(store: Store, taken: Taken, event: AuditEvent) -> Taken:
    """Store a message's answers and its audit record in one transaction; on disk when it returns.

    What another connection stored for the same key in the same moment stands, and is given back.
    """
    values = {name: getattr(taken, name) for name in Taken.__slots__}
    with store.write() as connection:
        upsert(connection, MESSAGE, values, ())
        row = connection.execute(select(MESSAGE).where(MESSAGE.c.key == taken.key)).mappings().one()
        record_in(connection, event)
    return Taken(**row)


def due(store: Store, now: float, limit: int = 50) -> tuple[Taken, ...]:
    """Answers to bring away now, the longest waiting first."""
    query = select(MESSAGE).where(MESSAGE.c.state == "pending", MESSAGE.c.next_attempt_at <= now)
    with store.read() as connection:
        rows = connection.execute(query.order_by(MESSAGE.c.next_attempt_at).limit(limit)).mappings()
        return tuple(Taken(**row) for row in rows)


def settle(store: Store, key: str, state: State, error: str | None, next_attempt_at: float) -> None:
    """Note what came of a try."""
    with store.write() as connection:
        connection.execute(
            update(MESSAGE)
            .where(MESSAGE.c.key == key)
            .values(state=state, attempts=MESSAGE.c.attempts + 1, last_error=error, next_attempt_at=next_attempt_at)
        )


def retry(store: Store, now: float) -> int:
    """Try at once what the destination refused so often that it was given up; how many."""
    with store.write() as connection:
        changed = connection.execute(
            update(MESSAGE)
            .where(MESSAGE.c.state == "failed")
            .values(state="pending", attempts=0, next_attempt_at=now, last_error=None)
        )
    return changed.rowcount


def forget(store: Store, before: float) -> int:
    """Delete what was received before a time and has nothing left to deliver; how many."""
    with store.write() as connection:
        gone = connection.execute(delete(MESSAGE).where(MESSAGE.c.received_at < before, MESSAGE.c.state != "pending"))
    return gone.rowcount


def count(store: Store, state: State) -> int:
    """How many messages are in a state."""
    with store.read() as connection:
        query = select(func.count()).select_from(MESSAGE).where(MESSAGE.c.state == state)
        return int(connection.scalar(query) or 0)
