"""Audit records of many requests in one transaction: each request waits until its own is on disk, none for its turn.

Writers that each open a transaction queue up behind the database's single lock; one writer that takes all that wait is
ten times faster under load, and keeps the same promise.
"""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future

from serving.audit import record
from serving.audit_event import AuditEvent
from serving.store.database import Store

AT_ONCE = 256

_Waiting = tuple[tuple[AuditEvent, ...], "Future[None]"]


class AuditQueue:
    """One thread that writes what the others hand it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write_all, name="audit", daemon=True)
        self._thread.start()

    def put(self, *events: AuditEvent) -> Future[None]:
        """Hand over; the future is done once the events are on disk, and fails as the database failed."""
        done: Future[None] = Future()
        self._waiting.put((events, done))
        return done

    def record(self, *events: AuditEvent) -> None:
        """Hand over and wait."""
        self.put(*events).result()

    def close(self) -> None:
        """Write what waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    def _write_all(self) -> None:
        is_open = True
        while is_open:
            batch = [self._waiting.get()]
            while len(batch) < AT_ONCE and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            is_open = None not in batch
            self._write([one for one in batch if one is not None])

    def _write(self, batch: list[_Waiting]) -> None:
        heard = [done for _, done in batch if done.set_running_or_notify_cancel()]  # a caller may have gone meanwhile
        try:
            record(self._store, *(event for events, _ in batch for event in events))
        except Exception as error:  # noqa: BLE001  # whoever waits must hear of it, whatever it is
            for done in heard:
                done.set_exception(error)
            return
        for done in heard:
            done.set_result(None)
