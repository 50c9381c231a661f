"""The same functions on a Ray cluster; the work and its files lie on a folder that every node sees at the same path.

Nothing secret travels through Ray: tasks and results are paths, reasons and rows of the index. A node that dies takes
only what was in work on it, which runs again elsewhere.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import ray

from training.dataset.pool import KILLED, MOST_DEATHS, SECONDS, Lost, no_longer_than
from training.errors import InvalidPlan

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2


class RayPool:
    """A pool on a cluster that runs already.

    Args:
        address: `host:port` of its head, as `ray start --head` printed it.
        seconds: that one task may take; a later one counts as one that killed its worker. 0 for ever.

    Raises:
        InvalidPlan: nobody answers there.
    """

    def __init__(self, address: str, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        try:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, configure_logging=False)
        except (ConnectionError, TimeoutError, RuntimeError, ValueError) as error:
            raise InvalidPlan(f"expected a Ray cluster at --ray, got {type(error).__name__}; start it first") from None

    def map(self, function: Callable[[T], R], tasks: Iterable[T], times: int = 1) -> Iterator[tuple[T, R | Lost]]:
        """Two tasks for each core of the cluster are under way; memory does not grow with the tasks."""
        # Ray's own retries would run what kills its worker again and again on every node: who died, we count.
        remote: Any = ray.remote(max_retries=0, num_cpus=1)(_call)
        shared, seconds = ray.put(function), self._seconds * times
        waiting = iter(tasks)
        running: dict[Any, tuple[T, int]] = {}
        while True:
            room = max(AHEAD * _cores() - len(running), 0)
            running |= {remote.remote(shared, task, seconds): (task, 0) for task in islice(waiting, room)}
            if not running:
                return
            for reference in ray.wait(list(running), timeout=1.0)[0]:
                task, died = running.pop(reference)
                try:
                    yield task, ray.get(reference)
                except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
                    died += 1
                    if died >= MOST_DEATHS:
                        yield task, KILLED
                    else:
                        running[remote.remote(shared, task, seconds)] = (task, died)
                except ray.exceptions.NodeDiedError:
                    running[remote.remote(shared, task, seconds)] = (task, died)

    def close(self) -> None:
        """Let go of the cluster; it goes on running."""
        ray.shutdown()


def _call(function: Callable[[T], R], task: T, seconds: int) -> R:
    with no_longer_than(seconds):
        return function(task)


def _cores() -> int:
    """Of all living nodes."""
    return int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]
