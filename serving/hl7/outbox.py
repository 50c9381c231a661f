"""Bring answers to the configured MLLP destination, again and again until it says that it has them."""

from __future__ import annotations

import logging
import random
import socket
import ssl
import time
from dataclasses import dataclass

from datasets.emr.hl7v2.framing import Splitter, frame
from datasets.emr.hl7v2.message import MESSAGE_BYTES, parse_message
from datasets.errors import UnreadableRecord
from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.errors import DeliveryFailed, InvalidSettings
from serving.hl7.inbox import Taken, due, settle
from serving.settings import Settings
from serving.store.database import Store

ANSWER_SECONDS = 30.0
REFUSALS_LIMIT = 10
ACCEPTED = frozenset({"AA", "CA"})
_CHANCE = random.SystemRandom()

logger = logging.getLogger("tuetinh.mllp")


@dataclass(frozen=True, slots=True)
class Destination:
    """`host:port`, or `tls://host:port`."""

    host: str
    port: int
    is_tls: bool


def read_destination(text: str) -> Destination | None:
    """The destination of the settings, or `None` without one.

    Raises:
        InvalidSettings: neither `host:port` nor `tls://host:port`.
    """
    if not text:
        return None
    host, _, port = text.removeprefix("tls://").rpartition(":")
    if not host or not port.isdigit() or "/" in host:
        raise InvalidSettings("TUETINH_MLLP_DESTINATION: expected host:port or tls://host:port")
    return Destination(host.strip("[]"), int(port), text.startswith("tls://"))


class Outbox:
    """Delivers what waits, over one connection a turn."""

    def __init__(self, settings: Settings, store: Store, destination: Destination, context: ssl.SSLContext) -> None:
        self._settings = settings
        self._store = store
        self._destination = destination
        self._context = context

    def turn(self) -> int:
        """Try everything that is due; how many arrived. A destination that does not answer ends the turn."""
        waiting = list(due(self._store, time.time()))
        arrived = 0
        if not waiting:
            return 0
        try:
            with self._connect() as connection:
                while waiting:
                    arrived += self._deliver(connection, waiting[0])
                    del waiting[0]
        except (OSError, DeliveryFailed, UnreadableRecord) as error:
            logger.warning("the destination did not answer (%s)", type(error).__name__)
            for taken in waiting:
                self._put_back(taken, f"failed-{type(error).__name__}", is_final=False)
        return arrived

    def _connect(self) -> socket.socket:
        told = self._destination
        plain = socket.create_connection((told.host, told.port), timeout=ANSWER_SECONDS)
        return self._context.wrap_socket(plain, server_hostname=told.host) if told.is_tls else plain

    def _deliver(self, connection: socket.socket, taken: Taken) -> bool:
        connection.sendall(frame(taken.answer or b""))
        code = _read_code(connection)
        if code in ACCEPTED:
            settle(self._store, taken.key, "delivered", None, 0.0)
            peer = f"{self._destination.host}:{self._destination.port}"
            record(self._store, AuditEvent("delivery", "execute", SYSTEM, source="hl7", peer=peer))
            return True
        self._put_back(taken, f"refused-{code}", is_final=taken.attempts + 1 >= REFUSALS_LIMIT)
        return False

    def _put_back(self, taken: Taken, error: str, *, is_final: bool) -> None:
        base, cap = self._settings.retry_base_seconds, self._settings.retry_cap_seconds
        wait = min(cap, base * 2.0 ** min(taken.attempts, 30)) * (0.5 + 0.5 * _CHANCE.random())
        settle(self._store, taken.key, "failed" if is_final else "pending", error, time.time() + wait)
        logger.warning("an answer was not delivered: %s, attempt %d", error, taken.attempts + 1)


def _read_code(connection: socket.socket) -> str:
    """MSA-1 of what the destination says.

    Raises:
        DeliveryFailed: it hung up.
    """
    splitter = Splitter(MESSAGE_BYTES)
    while data := connection.recv(65_536):
        for answer in splitter.feed(data):
            acknowledgement = parse_message(answer, "8859/1").first("MSA")
            return acknowledgement.text(1)[:2] if acknowledgement else "none"
    raise DeliveryFailed("expected an acknowledgement, got the end of the connection")
