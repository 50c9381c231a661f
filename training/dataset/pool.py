"""A pool of workers: the same function over many tasks, and a worker that dies takes nothing with it.

A pool yields `(task, result)` as the results come; the result of a task that killed its worker twice is `KILLED`, that
of a task that took longer than it may is `LATE`. The kernel ends a late worker, also where a decoder hangs in C.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, Final, Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
MOST_DEATHS = 2
SECONDS = 120


class Lost(Enum):
    """Why a task has no result."""

    KILLED = "killed"
    LATE = "late"


KILLED: Final = Lost.KILLED
LATE: Final = Lost.LATE


class Pool(Protocol):
    """Runs one function over many tasks, in any order."""

    def map(self, function: Callable[[T], R], tasks: Iterable[T], times: int = 1) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, as it comes; what the function raises is raised here.

        Args:
            function: what to do.
            tasks: with what.
            times: how many times as long a task may take as one of an instance.
        """


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """End this process by SIGALRM when the work within takes longer; Python's own handlers cannot stop a decoder in C.

    Args:
        seconds: at most; 0 for ever.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, and the tasks that were sent to it and not yet answered, the one in work first."""

    process: ForkServerProcess
    pipe: Connection
    sent: deque[T] = field(default_factory=deque)


class LocalPool:
    """Processes of this machine, started fresh, so that a crash in a decoder hurts one task and not the build.

    Args:
        workers: how many processes.
        preload: modules that the processes share in memory.
        seconds: that one task may take; 0 for ever.
    """

    def __init__(self, workers: int, preload: tuple[str, ...] = (), seconds: int = SECONDS) -> None:
        self._count, self._seconds = max(workers, 1), seconds
        self._context: ForkServerContext = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))

    def map(self, function: Callable[[T], R], tasks: Iterable[T], times: int = 1) -> Iterator[tuple[T, R | Lost]]:
        """Two tasks lie with each worker, so that none waits for the next; memory does not grow with the tasks."""
        run = _Run[T, R](self._context, partial(_timed, self._seconds * times, function), iter(tasks))
        try:
            for _ in range(self._count):
                run.start()
            yield from run.results()
        finally:
            run.stop()


class _Run(Generic[T, R]):
    def __init__(self, context: ForkServerContext, function: Callable[[T], R], tasks: Iterator[T]) -> None:
        self._context = context
        self._function = function
        self._tasks = tasks
        self._again: deque[T] = deque()
        self._deaths: list[T] = []
        self._workers: list[_Worker[T]] = []

    def start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._function, theirs), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[T] = _Worker(process, ours)
        self._workers.append(worker)
        self._feed(worker)

    def results(self) -> Iterator[tuple[T, R | Lost]]:
        while busy := {worker.pipe: worker for worker in self._workers if worker.sent}:
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]  # every object waited for is one of these pipes
                try:
                    is_fine, answer = worker.pipe.recv()
                except (EOFError, ConnectionResetError):
                    yield from self._bury(worker)
                    continue
                task = worker.sent.popleft()
                self._feed(worker)
                if not is_fine:
                    raise answer
                yield task, answer

    def stop(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(1)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _feed(self, worker: _Worker[T]) -> None:
        while len(worker.sent) < AHEAD and (found := self._next()):
            worker.sent.append(found[0])
            try:
                worker.pipe.send(found[0])
            except (BrokenPipeError, ConnectionResetError):
                return  # it is dead: whoever reads from it next buries it

    def _next(self) -> tuple[T] | None:
        if self._again:
            return (self._again.popleft(),)
        for task in self._tasks:
            return (task,)
        return None

    def _bury(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        """The task that was in work died with it: once more unless it was late, then never again.

        The one behind it had no part in it.
        """
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        guilty, *innocent = worker.sent
        self._again.extend(innocent)
        deaths = 1 + self._deaths.count(guilty)
        self._deaths.append(guilty)
        is_late = worker.process.exitcode == -signal.SIGALRM
        if not is_late and deaths < MOST_DEATHS:
            self._again.append(guilty)
        self.start()
        if is_late or deaths >= MOST_DEATHS:
            yield guilty, LATE if is_late else KILLED


def _timed(seconds: int, function: Callable[[T], R], task: T) -> R:
    with no_longer_than(seconds):
        return function(task)


def _serve(function: Callable[[Any], Any], pipe: Connection) -> None:
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, function(task))
        except Exception as error:  # noqa: BLE001  # carried to the parent, which raises it
            answer = (False, error)
        try:
            pipe.send(answer)
        except BrokenPipeError:
            return
