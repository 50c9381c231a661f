"""Studies and the instances they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from serving.errors import StudyNotFound
from serving.store.database import Store
from serving.store.rows import Instance, Study, StudyHeader, StudyState
from serving.store.tables import INSTANCE, STUDY

Added = Literal["new", "same", "replaced"]

OPEN_STATES = ("receiving", "queued")

# Built once: receiving runs them for every instance, and building one costs more than running it.
_FIND_INSTANCE = select(INSTANCE.c.sha256).where(INSTANCE.c.sop_instance_uid == bindparam("uid"))
_INSERT_INSTANCE = insert(INSTANCE)
_REPLACE_INSTANCE = (
    update(INSTANCE)
    .where(INSTANCE.c.sop_instance_uid == bindparam("uid"))
    .values({column.name: bindparam(column.name) for column in INSTANCE.columns})
)
_FIND_STUDY = (
    select(STUDY.c.state, STUDY.c.revision).where(STUDY.c.study_instance_uid == bindparam("uid")).with_for_update()
)
_INSERT_STUDY = insert(STUDY)
_TOUCH_STUDY = (
    update(STUDY)
    .where(STUDY.c.study_instance_uid == bindparam("uid"))
    .values(last_received_at=bindparam("now"), instance_count=STUDY.c.instance_count + bindparam("count"))
)
_REOPEN_STUDY = _TOUCH_STUDY.values(state="receiving", revision=STUDY.c.revision + 1, reason=None, finished_at=None)


def add_instance(store: Store, instance: Instance, header: StudyHeader) -> Added:
    """Record one instance; on disk when it returns. A repeat of the same bytes changes nothing ("same").

    Other bytes under the same SOP Instance UID replace the old ones. What comes after the analysis has begun opens the
    study again under the next revision.
    """
    with store.write() as connection:
        return add_instance_in(connection, instance, header)


def add_instance_in(connection: Connection, instance: Instance, header: StudyHeader) -> Added:
    """`add_instance` inside a transaction of the caller's, who commits it (several instances in one commit)."""
    values = asdict(instance)
    found = connection.execute(_FIND_INSTANCE, {"uid": instance.sop_instance_uid}).scalar()
    if found == instance.sha256:
        return "same"
    _touch_study(connection, instance, header, count=1 if found is None else 0)
    if found is None:
        connection.execute(_INSERT_INSTANCE, values)
        return "new"
    connection.execute(_REPLACE_INSTANCE, values | {"uid": instance.sop_instance_uid})
    return "replaced"


def _touch_study(connection: Connection, instance: Instance, header: StudyHeader, count: int) -> None:
    uid = {"uid": instance.study_instance_uid}
    found = connection.execute(_FIND_STUDY, uid).one_or_none()
    if found is None:
        connection.execute(_INSERT_STUDY, _new_study(instance, header))
    elif found.state in OPEN_STATES:
        connection.execute(_TOUCH_STUDY, uid | {"now": instance.received_at, "count": count})
    else:
        connection.execute(_REOPEN_STUDY, uid | {"now": instance.received_at, "count": count})


def _new_study(instance: Instance, header: StudyHeader) -> dict[str, Any]:
    return {
        "study_instance_uid": instance.study_instance_uid,
        "state": "receiving",
        "reason": None,
        "revision": 1,
        "received_at": instance.received_at,
        "last_received_at": instance.received_at,
        "finished_at": None,
        "instance_count": 1,
        "calling_ae_title": instance.calling_ae_title,
        "called_ae_title": instance.called_ae_title,
        **asdict(header),
    }


def list_studies(
    store: Store,
    *,
    limit: int = 50,
    offset: int = 0,
    states: Sequence[StudyState] = (),
    oldest_first: bool = False,
) -> tuple[Study, ...]:
    """One page of studies, the newest first unless asked otherwise; `states` empty means all."""
    order = STUDY.c.received_at if oldest_first else STUDY.c.received_at.desc()
    query = select(STUDY).order_by(order, STUDY.c.study_instance_uid)
    if states:
        query = query.where(STUDY.c.state.in_(states))
    with store.read() as connection:
        return tuple(map(_study, connection.execute(query.limit(limit).offset(offset)).mappings()))


def count_studies(store: Store) -> dict[str, int]:
    """How many studies stand in each state."""
    with store.read() as connection:
        rows = connection.execute(select(STUDY.c.state, func.count()).group_by(STUDY.c.state)).all()
    return {state: count for state, count in rows}


def get_study(store: Store, study_instance_uid: str) -> Study:
    """One study.

    Raises:
        StudyNotFound: it is not held.
    """
    with store.read() as connection:
        query = select(STUDY).where(STUDY.c.study_instance_uid == study_instance_uid)
        found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise StudyNotFound("expected the UID of a study that is held here")
    return _study(found)


def list_instances(store: Store, study_instance_uid: str) -> tuple[Instance, ...]:
    """The instances of a study, in the order of their UIDs."""
    query = select(INSTANCE).where(INSTANCE.c.study_instance_uid == study_instance_uid)
    with store.read() as connection:
        rows = connection.execute(query.order_by(INSTANCE.c.sop_instance_uid)).mappings()
        return tuple(Instance(**row) for row in rows)


def get_instance(store: Store, sop_instance_uid: str) -> Instance | None:
    """One instance, or `None`."""
    with store.read() as connection:
        query = select(INSTANCE).where(INSTANCE.c.sop_instance_uid == sop_instance_uid)
        row = connection.execute(query).mappings().one_or_none()
    return None if row is None else Instance(**row)


def _study(row: RowMapping) -> Study:
    values = dict(row)
    header = StudyHeader(**{name: values.pop(name) for name in StudyHeader.__slots__})
    return Study(header=header, **values)
