"""What was found, and the objects made of it. Both are written in one transaction with the outbox's rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, or_, select

from serving.store.database import Store, upsert
from serving.store.rows import Analysis, Instance, Result
from serving.store.tables import ANALYSIS, RESULT


def record_analyses_in(connection: Connection, analyses: Iterable[Analysis]) -> None:
    """Write what the models said; a repeat overwrites."""
    for analysis in analyses:
        upsert(connection, ANALYSIS, asdict(analysis), [column.name for column in ANALYSIS.columns])


def forget_outdated_in(connection: Connection, instance: Instance) -> None:
    """Take away what was said of other bytes under the instance's UID, and that no model could look at it."""
    is_outdated = or_(ANALYSIS.c.model_name == "", ANALYSIS.c.instance_sha256 != instance.sha256)
    connection.execute(delete(ANALYSIS).where(ANALYSIS.c.sop_instance_uid == instance.sop_instance_uid, is_outdated))


def record_results_in(connection: Connection, results: Iterable[Result]) -> None:
    """Write which objects were made; a repeat overwrites."""
    for result in results:
        upsert(connection, RESULT, asdict(result), [column.name for column in RESULT.columns])


def list_analyses(store: Store, study_instance_uid: str) -> tuple[Analysis, ...]:
    """What the models said of a study, by instance and model."""
    query = select(ANALYSIS).where(ANALYSIS.c.study_instance_uid == study_instance_uid)
    with store.read() as connection:
        rows = connection.execute(query.order_by(ANALYSIS.c.sop_instance_uid, ANALYSIS.c.model_name)).mappings()
        return tuple(map(_analysis, rows))


def list_results(store: Store, study_instance_uid: str) -> tuple[Result, ...]:
    """The objects made for a study, by source instance and kind."""
    query = select(RESULT).where(RESULT.c.study_instance_uid == study_instance_uid)
    with store.read() as connection:
        rows = connection.execute(query.order_by(RESULT.c.source_sop_instance_uid, RESULT.c.kind)).mappings()
        return tuple(Result(**row) for row in rows)


def get_result(store: Store, sop_instance_uid: str) -> Result | None:
    """One object, or `None`."""
    with store.read() as connection:
        query = select(RESULT).where(RESULT.c.sop_instance_uid == sop_instance_uid)
        row = connection.execute(query).mappings().one_or_none()
    return None if row is None else Result(**row)


def _analysis(row: RowMapping) -> Analysis:
    values: dict[str, Any] = dict(row)
    values["findings"] = tuple(values["findings"])
    values["measurements"] = tuple(values["measurements"])
    return Analysis(**values)
