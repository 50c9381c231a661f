"""Many interviews at once: each sends a step, waits for the answer, thinks, sends the next.

Whoever thinks opens a connection for each step, within the time measured; who does not keeps one.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Sequence

from benchmarks._http_clients import Asked, answer_status

Requests = Sequence[bytes]
"""What one step sends, one after another on one connection."""
OK = 200


def interview_all(port: int, scripts: Iterator[Sequence[Requests]], *, clients: int, think_seconds: float = 0) -> Asked:
    """Play all scripts, `clients` at once; a person thinks `think_seconds` on average, evenly from none to twice."""
    asked = Asked()
    begun = time.perf_counter()
    asyncio.run(_all(port, scripts, clients, think_seconds, asked))
    asked.wall = time.perf_counter() - begun
    return asked


async def _all(port: int, scripts: Iterator[Sequence[Requests]], clients: int, think: float, asked: Asked) -> None:
    await asyncio.gather(*(_client(port, scripts, think, asked) for _ in range(clients)))


async def _client(port: int, scripts: Iterator[Sequence[Requests]], think: float, asked: Asked) -> None:
    chance = random.Random(id(asked) + len(asked.seconds))  # noqa: S311  # only how long somebody thinks
    line = None if think else await _Line.to(port)
    for script in scripts:
        for step in script:
            await asyncio.sleep(chance.uniform(0, 2 * think) if think else 0)
            begun = time.perf_counter()
            now = line or await _Line.to(port)  # a server ends a connection on which nobody speaks for seconds
            for request in step:
                asked.errors += await now.ask(request) != OK
            asked.seconds.append(time.perf_counter() - begun)
            if line is None:
                await now.close()
    if line is not None:
        await line.close()


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
