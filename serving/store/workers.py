"""The workers' signs of life."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from serving.store.database import Store, upsert
from serving.store.tables import WORKER


def beat(store: Store, worker_id: str, now: float) -> None:
    """Say that a worker lives."""
    with store.write() as connection:
        upsert(connection, WORKER, {"worker_id": worker_id, "heartbeat_at": now}, ["heartbeat_at"])


def claim_dead_worker(store: Store, before: float, now: float) -> str | None:
    """A worker whose last sign is older; it is ours to bury until another lease has passed, should we die too."""
    with store.write() as connection:
        found = connection.execute(select(WORKER).where(WORKER.c.heartbeat_at < before).limit(1)).one_or_none()
        if found is None:
            return None
        claimed = connection.execute(
            update(WORKER)
            .where(WORKER.c.worker_id == found.worker_id, WORKER.c.heartbeat_at == found.heartbeat_at)
            .values(heartbeat_at=now)
        )
    return str(found.worker_id) if claimed.rowcount == 1 else None


def remove_worker(store: Store, worker_id: str) -> None:
    """It has ended, or its work was taken over."""
    with store.write() as connection:
        connection.execute(delete(WORKER).where(WORKER.c.worker_id == worker_id))
