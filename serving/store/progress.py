"""Where a study stands: moved only from where it was expected to be, so that two processes never undo each other."""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, update

from serving.store.database import Store
from serving.store.rows import StudyState
from serving.store.tables import ANALYSIS, DELIVERY, INSTANCE, STUDY

NOT_DELIVERED = "not-delivered"
PARTLY_UNREADABLE = "some-instances-unreadable"


def move_study(
    store: Store,
    study_instance_uid: str,
    *,
    revision: int,
    to: StudyState,
    from_states: Sequence[StudyState],
    reason: str | None = None,
) -> bool:
    """Move a study on if it still stands in that revision and one of those states; was it moved?"""
    finished_at = time.time() if to in ("done", "failed") else None
    with store.write() as connection:
        moved = connection.execute(
            update(STUDY)
            .where(STUDY.c.study_instance_uid == study_instance_uid)
            .where(STUDY.c.revision == revision, STUDY.c.state.in_(from_states))
            .values(state=to, reason=reason, finished_at=finished_at)
        )
    return moved.rowcount == 1


def settle_study(store: Store, study_instance_uid: str, from_states: Sequence[StudyState]) -> StudyState | None:
    """Say of an analysed study whether it is delivering, done or failed, by its outbox; the new state if it changed.

    One that ends well although an instance of it could not be read carries that as its reason.
    """
    with store.write() as connection:
        current = connection.execute(
            select(STUDY.c.state).where(STUDY.c.study_instance_uid == study_instance_uid).with_for_update()
        ).scalar()
        if current not in from_states:
            return None
        pending, failed = _count_undelivered(connection, study_instance_uid)
        state: StudyState = "delivering" if pending else "failed" if failed else "done"
        if state == current:
            return None
        connection.execute(
            update(STUDY)
            .where(STUDY.c.study_instance_uid == study_instance_uid)
            .values(
                state=state,
                reason=NOT_DELIVERED if state == "failed" else _what_is_left_out(connection, study_instance_uid),
                finished_at=None if pending else time.time(),
            )
        )
    return state


def begin_attempt(store: Store, sop_instance_uid: str) -> int:
    """Count one more attempt at an instance, before it is made; which attempt it is."""
    with store.write() as connection:
        query = (
            update(INSTANCE)
            .where(INSTANCE.c.sop_instance_uid == sop_instance_uid)
            .values(attempts=INSTANCE.c.attempts + 1)
            .returning(INSTANCE.c.attempts)
        )
        return int(connection.execute(query).scalar_one())


def reopen_study(store: Store, study_instance_uid: str) -> bool:
    """Analyse a study anew under its next revision, once it has ended; was it reopened?"""
    with store.write() as connection:
        moved = connection.execute(
            update(STUDY)
            .where(STUDY.c.study_instance_uid == study_instance_uid, STUDY.c.state.in_(("done", "failed")))
            .values(state="receiving", revision=STUDY.c.revision + 1, reason=None, finished_at=None)
        )
        if moved.rowcount == 1:
            of_study = INSTANCE.c.study_instance_uid == study_instance_uid
            connection.execute(update(INSTANCE).where(of_study).values(attempts=0))
    return moved.rowcount == 1


def count_undelivered(store: Store, study_instance_uid: str) -> tuple[int, int]:
    """How many deliveries of a study are pending, and how many have failed."""
    with store.read() as connection:
        return _count_undelivered(connection, study_instance_uid)


def _count_undelivered(connection: Connection, study_instance_uid: str) -> tuple[int, int]:
    query = select(DELIVERY.c.state, func.count()).where(DELIVERY.c.study_instance_uid == study_instance_uid)
    counts = {state: count for state, count in connection.execute(query.group_by(DELIVERY.c.state))}
    return counts.get("pending", 0), counts.get("failed", 0)


def _what_is_left_out(connection: Connection, study_instance_uid: str) -> str | None:
    is_current = (ANALYSIS.c.sop_instance_uid == INSTANCE.c.sop_instance_uid) & (
        ANALYSIS.c.instance_sha256 == INSTANCE.c.sha256
    )
    query = select(func.count()).select_from(ANALYSIS.join(INSTANCE, is_current))
    of_study = (ANALYSIS.c.study_instance_uid == study_instance_uid, ANALYSIS.c.status == "unreadable")
    return PARTLY_UNREADABLE if connection.execute(query.where(*of_study)).scalar_one() else None
