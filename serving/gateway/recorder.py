"""One thread writes the rows of all associations: whatever waits goes into one commit, and each waits for its own."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future

from serving.store.database import Store
from serving.store.receive import Arrival
from serving.store.studies import Added, add_instance_in

BATCH_LIMIT = 64


class Recorder:
    """Group commit. The result of `record` is set only after the commit that holds the row is on disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.SimpleQueue[tuple[Arrival, Future[Added]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def record(self, arrival: Arrival) -> Future[Added]:
        """Put one row in the next commit; the file is on disk already."""
        future: Future[Added] = Future()
        self._waiting.put((arrival, future))
        return future

    def close(self) -> None:
        """Write what waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            is_last = False
            while len(batch) < BATCH_LIMIT and not self._waiting.empty():
                following = self._waiting.get()
                if following is None:
                    is_last = True
                    break
                batch.append(following)
            self._write(batch)
            if is_last:
                return

    def _write(self, batch: list[tuple[Arrival, Future[Added]]]) -> None:
        try:
            with self._store.write() as connection:
                added = [add_instance_in(connection, arrival.instance, arrival.header) for arrival, _ in batch]
        except Exception as error:  # noqa: BLE001  # whatever it was, none is recorded: each sender is told
            for _, future in batch:
                future.set_exception(error)
            return
        for (_, future), what in zip(batch, added, strict=True):
            future.set_result(what)
