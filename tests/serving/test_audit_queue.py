from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from serving.audit import list_events, verify
from serving.audit_event import AuditEvent
from serving.audit_queue import AuditQueue
from serving.auth import SYSTEM
from serving.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(f"sqlite:///{tmp_path / 'audit.db'}")
    made.create_schema()
    return made


def event(number: int) -> AuditEvent:
    return AuditEvent("analysis", "execute", SYSTEM, source=f"risk {number}")


def test_every_record_is_there_once_when_its_writer_goes_on(store: Store) -> None:
    waiting = AuditQueue(store)

    def write(number: int) -> None:
        waiting.record(event(number))
        told = {one["source"]["site"] for one in list_events(store, limit=1000)}
        assert f"risk {number}" in told

    threads = [threading.Thread(target=write, args=(number,)) for number in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting.close()
    assert verify(store).is_intact
    assert sorted(one["source"]["site"] for one in list_events(store, limit=1000)) == sorted(
        f"risk {number}" for number in range(60)
    )
    store.close()


def test_a_failed_write_is_heard_by_who_waits_and_the_next_goes_on(store: Store) -> None:
    waiting = AuditQueue(store)
    with store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE audit RENAME TO away")
    with pytest.raises(SQLAlchemyError, match="audit"):
        waiting.record(event(1))
    with store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO audit")
    waiting.record(event(2))
    waiting.close()
    assert verify(store).count == 1
    store.close()


def test_a_caller_who_left_does_not_stop_the_queue(store: Store) -> None:
    waiting = AuditQueue(store)
    futures = [waiting.put(event(number)) for number in range(50)]
    for future in futures:
        future.cancel()
    waiting.record(event(99))
    waiting.close()
    assert verify(store).count == 51
    store.close()
