"""Signs of life, and the work of a worker that no longer gives any.

Seen without it: a dead worker's workflows stay pending and its queue slots taken until it comes back.
"""

from __future__ import annotations

import logging
import time

from dbos import DBOS

from serving.gateway.work_queue import QUEUE
from serving.store.database import Store
from serving.store.deliveries import release_claims
from serving.store.workers import beat, claim_dead_worker, remove_worker

logger = logging.getLogger("tuetinh.worker")


class Heartbeat:
    """One worker's part in the watch of all over all."""

    def __init__(self, store: Store, worker_id: str, lease_seconds: float) -> None:
        self._store = store
        self._worker_id = worker_id
        self._lease_seconds = lease_seconds

    @property
    def pause_seconds(self) -> float:
        """How long between two turns."""
        return self._lease_seconds / 3

    def turn(self, now: float | None = None) -> str | None:
        """Give a sign, and take over the work of at most one dead worker; who that was."""
        moment = time.time() if now is None else now
        beat(self._store, self._worker_id, moment)
        dead = claim_dead_worker(self._store, before=moment - self._lease_seconds, now=moment)
        if dead is not None:
            self._take_over(dead, moment)
        return dead

    def _take_over(self, dead: str, now: float) -> None:
        running = DBOS.list_workflows(status="PENDING", executor_id=dead, load_input=False, load_output=False)
        for workflow in running:
            DBOS.resume_workflow(workflow.workflow_id, queue_name=QUEUE)
        released = release_claims(self._store, dead, now)
        remove_worker(self._store, dead)
        logger.warning("worker %s died; took over %d studies and %d deliveries", dead, len(running), released)

    def close(self) -> None:
        """This worker ends in order: nobody need wait for its lease."""
        remove_worker(self._store, self._worker_id)
