"""The outbox: which result still has to reach which destination."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from serving.store.database import Store
from serving.store.rows import Delivery, Result
from serving.store.tables import DELIVERY, STUDY


def add_deliveries_in(connection: Connection, results: Sequence[Result], destination: str, now: float) -> None:
    """Put results in the outbox for a destination. One delivered with the same bytes stays delivered."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    for result in results:
        statement = make(DELIVERY).values(
            sop_instance_uid=result.sop_instance_uid,
            destination=destination,
            study_instance_uid=result.study_instance_uid,
            sha256=result.sha256,
            state="pending",
            attempts=0,
            next_attempt_at=now,
        )
        fresh = statement.excluded
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[DELIVERY.c.sop_instance_uid, DELIVERY.c.destination],
                set_={"sha256": fresh.sha256, "state": "pending", "attempts": 0, "next_attempt_at": now},
                where=or_(DELIVERY.c.sha256 != fresh.sha256, DELIVERY.c.state == "failed"),
            )
        )


def list_deliveries(store: Store, study_instance_uid: str) -> tuple[Delivery, ...]:
    """Every delivery of a study, by destination."""
    query = select(DELIVERY).where(DELIVERY.c.study_instance_uid == study_instance_uid)
    with store.read() as connection:
        rows = connection.execute(query.order_by(DELIVERY.c.destination, DELIVERY.c.sop_instance_uid)).mappings()
        return tuple(Delivery(**row) for row in rows)


def due_destinations(store: Store, now: float) -> tuple[str, ...]:
    """The destinations for which something may be tried now."""
    query = select(DELIVERY.c.destination).where(DELIVERY.c.state == "pending", DELIVERY.c.next_attempt_at <= now)
    with store.read() as connection:
        return tuple(connection.scalars(query.distinct().order_by(DELIVERY.c.destination)))


def due_deliveries(store: Store, destination: str, now: float, limit: int = 50) -> tuple[Delivery, ...]:
    """What may be tried now for a destination, the longest waiting first."""
    query = select(DELIVERY).where(
        DELIVERY.c.destination == destination, DELIVERY.c.state == "pending", DELIVERY.c.next_attempt_at <= now
    )
    query = query.order_by(DELIVERY.c.next_attempt_at, DELIVERY.c.study_instance_uid).limit(limit)
    with store.read() as connection:
        return tuple(Delivery(**row) for row in connection.execute(query).mappings())


def claim_deliveries(
    store: Store, deliveries: Sequence[Delivery], *, worker_id: str, until: float
) -> tuple[Delivery, ...]:
    """Take deliveries for oneself until a time: others leave them alone, and a dead worker's come back then."""
    claimed = []
    with store.write() as connection:
        for delivery in deliveries:
            taken = connection.execute(
                update(DELIVERY)
                .where(_is(delivery), DELIVERY.c.state == "pending")
                .where(DELIVERY.c.next_attempt_at == delivery.next_attempt_at)
                .values(next_attempt_at=until, attempts=DELIVERY.c.attempts + 1, claimed_by=worker_id)
            )
            if taken.rowcount == 1:
                claimed.append(delivery)
    return tuple(claimed)


def release_claims(store: Store, worker_id: str, now: float) -> int:
    """Give back what a worker that is no more had taken; how many."""
    with store.write() as connection:
        released = connection.execute(
            update(DELIVERY)
            .where(DELIVERY.c.claimed_by == worker_id, DELIVERY.c.state == "pending")
            .values(claimed_by=None, next_attempt_at=now)
        )
    return released.rowcount


def mark_delivered(store: Store, deliveries: Sequence[Delivery], now: float) -> None:
    """They arrived. One whose bytes were replaced meanwhile stays pending."""
    with store.write() as connection:
        for delivery in deliveries:
            connection.execute(
                update(DELIVERY)
                .where(_is(delivery))
                .values(state="delivered", delivered_at=now, last_error=None, claimed_by=None)
            )


def mark_undelivered(
    store: Store, deliveries: Sequence[Delivery], *, error: str, next_attempt_at: float, is_final: bool = False
) -> None:
    """They did not arrive; `error` is a code, never text of a peer's. Final ones wait for a retry by hand."""
    state = "failed" if is_final else "pending"
    with store.write() as connection:
        for delivery in deliveries:
            connection.execute(
                update(DELIVERY)
                .where(_is(delivery), DELIVERY.c.state == "pending")
                .values(state=state, last_error=error, next_attempt_at=next_attempt_at, claimed_by=None)
            )


def retry_deliveries(store: Store, study_instance_uid: str, now: float) -> int:
    """Try at once what has not arrived of a study; how many."""
    with store.write() as connection:
        changed = connection.execute(
            update(DELIVERY)
            .where(DELIVERY.c.study_instance_uid == study_instance_uid, DELIVERY.c.state != "delivered")
            .values(state="pending", attempts=0, next_attempt_at=now, claimed_by=None)
        )
        if changed.rowcount:
            connection.execute(
                update(STUDY)
                .where(STUDY.c.study_instance_uid == study_instance_uid, STUDY.c.reason == "not-delivered")
                .values(state="delivering", reason=None, finished_at=None)
            )
    return changed.rowcount


def _is(delivery: Delivery) -> ColumnElement[bool]:
    return and_(
        DELIVERY.c.sop_instance_uid == delivery.sop_instance_uid,
        DELIVERY.c.destination == delivery.destination,
        DELIVERY.c.sha256 == delivery.sha256,
    )
