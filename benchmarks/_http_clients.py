"""Clients that keep their connection and ask one question after another, as lean as asyncio allows."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import numpy as np


@dataclass(slots=True)
class Asked:
    """What some clients saw: seconds a question, and how many answers were not 200."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    wall: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers a second of all clients together."""
        return len(self.seconds) / self.wall

    def percentile_ms(self, percent: float) -> float:
        """Of the time of one question, milliseconds."""
        return float(np.percentile(self.seconds, percent)) * 1000


def ask(port: int, request: bytes, *, clients: int, questions: int) -> Asked:
    """Send the same request `questions` times over `clients` connections to loopback."""
    asked = Asked()
    begun = time.perf_counter()
    asyncio.run(_ask(port, request, clients, questions, asked))
    asked.wall = time.perf_counter() - begun
    return asked


async def _ask(port: int, request: bytes, clients: int, questions: int, asked: Asked) -> None:
    await asyncio.gather(*(_client(port, request, questions // clients, asked) for _ in range(clients)))


async def _client(port: int, request: bytes, questions: int, asked: Asked) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(questions):
        begun = time.perf_counter()
        writer.write(request)
        status = await answer_status(reader)
        asked.seconds.append(time.perf_counter() - begun)
        asked.errors += status != 200
    writer.close()
    await writer.wait_closed()


async def answer_status(reader: asyncio.StreamReader) -> int:
    """Read one whole answer; its status."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.partition(b":")[2]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


def request_of(path: str, body: bytes, key: str = "") -> bytes:
    """A POST of JSON that keeps the connection."""
    lines = [
        f"POST {path} HTTP/1.1",
        "host: 127.0.0.1",
        "content-type: application/json",
        f"content-length: {len(body)}",
    ]
    if key:
        lines.append(f"x-api-key: {key}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
