"""Many interviews at once: each sends a step, waits for the answer, thinks, sends the next.

Whoever thinks opens a connection for each step, within the time measured; who does not keeps one.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks._http_clients import Asked, answer_status

Requests = Sequence[bytes]
"""What one step sends, one after another on one connection."""
OK = 200
SEED = 5


@dataclass(frozen=True, slots=True)
class Thought:
    """How long people think between two steps: `seconds` on average, evenly from none to twice that.

    Attributes:
        is_alike: all take the same pauses, so that all ask in the same instant, as no crowd does.
    """

    seconds: float
    is_alike: bool = False

    def of(self, client: int) -> Iterator[float]:
        """The pauses of one client, seconds, without end; every client has its own unless all are alike."""
        chance = random.Random(SEED if self.is_alike else f"{SEED} {client}")  # noqa: S311  # only how long one thinks
        while True:
            yield chance.uniform(0, 2 * self.seconds)


def interview_all(
    port: int,
    scripts: Iterator[Sequence[Requests]],
    *,
    clients: int,
    thought: Thought | None = None,
    within_seconds: float = float("inf"),
) -> Asked:
    """Play all scripts, `clients` at once, one after another in each; no step begins after `within_seconds`."""
    asked = Asked()
    begun = time.perf_counter()
    asyncio.run(_all(port, scripts, clients, thought, _Watch(asked, begun + within_seconds)))
    asked.wall = min(time.perf_counter() - begun, within_seconds)
    return asked


@dataclass(frozen=True, slots=True)
class _Watch:
    """What is seen, and until when."""

    asked: Asked
    end: float

    @property
    def is_over(self) -> bool:
        return time.perf_counter() > self.end


async def _all(
    port: int, scripts: Iterator[Sequence[Requests]], clients: int, thought: Thought | None, watch: _Watch
) -> None:
    if thought is None:
        await asyncio.gather(*(_machine(port, scripts, watch) for _ in range(clients)))
    else:
        await asyncio.gather(*(_person(port, scripts, thought.of(one), watch) for one in range(clients)))


async def _person(port: int, scripts: Iterator[Sequence[Requests]], pauses: Iterator[float], watch: _Watch) -> None:
    for script in scripts:
        for step in script:
            await asyncio.sleep(next(pauses))
            if watch.is_over:
                return
            begun = time.perf_counter()
            line = await _Line.to(port)  # a server ends a connection on which nobody speaks for seconds
            await _take(step, line, begun, watch.asked)
            await line.close()


async def _machine(port: int, scripts: Iterator[Sequence[Requests]], watch: _Watch) -> None:
    line = await _Line.to(port)
    for script in scripts:
        for step in script:
            if watch.is_over:
                return
            await _take(step, line, time.perf_counter(), watch.asked)
    await line.close()


async def _take(step: Requests, line: _Line, begun: float, asked: Asked) -> None:
    for request in step:
        status = await line.ask(request)  # apart: `errors += await …` would forget what others counted meanwhile
        asked.errors += status != OK
    asked.seconds.append(time.perf_counter() - begun)


class _Line:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> _Line:
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, request: bytes) -> int:
        self._writer.write(request)
        return await answer_status(self._reader)

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()
