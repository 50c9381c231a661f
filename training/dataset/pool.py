"""A pool of workers: the same function over many tasks, and a worker that dies takes nothing with it.

A pool yields `(task, result)` as the results come; the result of a task that killed its worker twice is `KILLED`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, Final, Generic, Literal, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
MOST_DEATHS = 2


class _Killed(Enum):
    KILLED = "killed"


Killed = Literal[_Killed.KILLED]
KILLED: Final = _Killed.KILLED


class Pool(Protocol):
    """Runs one function over many tasks, in any order."""

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Killed]]:
        """Each task with its result, as it comes; what the function raises is raised here."""


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
    """

    def __init__(self, workers: int, preload: tuple[str, ...] = ()) -> None:
        self._count = max(workers, 1)
        self._context: ForkServerContext = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Killed]]:
        """Two tasks lie with each worker, so that none waits for the next; memory does not grow with the tasks."""
        run = _Run[T, R](self._context, function, iter(tasks))
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

    def results(self) -> Iterator[tuple[T, R | Killed]]:
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

    def _bury(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Killed]]:
        """The task that was in work died with it: once more, then never again. The one behind it had no part in it."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        guilty, *innocent = worker.sent
        self._again.extend(innocent)
        deaths = 1 + self._deaths.count(guilty)
        self._deaths.append(guilty)
        if deaths < MOST_DEATHS:
            self._again.append(guilty)
        self.start()
        if deaths >= MOST_DEATHS:
            yield guilty, KILLED


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
