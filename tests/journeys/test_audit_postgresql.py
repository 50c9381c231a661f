"""The audit chain on PostgreSQL: several processes write at once and make one chain."""

from __future__ import annotations

import multiprocessing

from serving.audit import record, verify
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.store.database import Store


def write_many(url: str, count: int) -> None:
    store = Store(url)
    for number in range(count):
        record(store, AuditEvent("access", "read", SYSTEM, (f"1.2.{number}",)))
    store.close()


def test_processes_make_one_chain_on_postgresql(postgresql: str) -> None:
    store = Store(postgresql)
    store.create_schema()
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many, args=(postgresql, 40)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    found = verify(store)
    store.close()
    assert (found.is_intact, found.count) == (True, 120)
