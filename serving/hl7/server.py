"""The MLLP listener: connections, frames, and how much of each there may be."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from datasets.emr.hl7v2.framing import Splitter, frame
from datasets.emr.hl7v2.message import MESSAGE_BYTES
from datasets.errors import UnreadableRecord
from serving.hl7.responder import Reply

READ_BYTES = 65_536
WRITE_SECONDS = 30.0
WORKERS = 4

logger = logging.getLogger("tuetinh.mllp")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one peer, and all of them, may take.

    Attributes:
        connections: at once; a further one is closed at once.
        idle_seconds: a connection on which nothing came for so long is closed.
        message_bytes: largest message.
        allowed_hosts: addresses that may connect; empty means any.
    """

    connections: int = 64
    idle_seconds: float = 300.0
    message_bytes: int = MESSAGE_BYTES
    allowed_hosts: frozenset[str] = frozenset()


class Server:
    """Listens and answers; each connection's messages in the order in which they came."""

    def __init__(self, respond: Callable[[bytes, str], Reply], bounds: Bounds) -> None:
        self._respond = respond
        self._bounds = bounds
        self._conversations: set[asyncio.Task[None]] = set()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="mllp")
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int, context: ssl.SSLContext | None = None) -> int:
        """Listen; the port, which is a free one where 0 was asked for."""
        self._server = await asyncio.start_server(self._serve, host, port, ssl=context, limit=READ_BYTES)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Take no further connection, and end those that are open; an answer that is being computed is stored first."""
        if self._server is not None:
            self._server.close()
        for task in self._conversations:
            task.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)
        self._pool.shutdown(wait=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = str((writer.get_extra_info("peername") or ("",))[0])
        allowed = self._bounds.allowed_hosts
        if len(self._conversations) >= self._bounds.connections or (allowed and peer not in allowed):
            logger.warning("a connection was closed: too many, or not an allowed host")
            writer.close()
            return
        task = asyncio.create_task(self._converse(reader, writer, peer))
        self._conversations.add(task)
        try:
            await task
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ssl.SSLError) as error:
            logger.info("a connection ended (%s)", type(error).__name__)
        finally:
            self._conversations.discard(task)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str) -> None:
        splitter = Splitter(self._bounds.message_bytes)
        while data := await asyncio.wait_for(reader.read(READ_BYTES), self._bounds.idle_seconds):
            try:
                messages = splitter.feed(data)
            except UnreadableRecord:
                await self._reply(writer, b"", peer)
                return
            for message in messages:
                await self._reply(writer, message, peer)

    async def _reply(self, writer: asyncio.StreamWriter, message: bytes, peer: str) -> None:
        loop = asyncio.get_running_loop()
        reply = await loop.run_in_executor(self._pool, self._respond, message, peer)
        for part in (reply.acknowledgement, reply.answer):
            if part is not None:
                writer.write(frame(part))
        await asyncio.wait_for(writer.drain(), WRITE_SECONDS)
