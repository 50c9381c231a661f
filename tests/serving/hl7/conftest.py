"""A listener on a free port, and messages to send it."""

from __future__ import annotations

import functools
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from datasets.emr.hl7v2.framing import Splitter, frame
from datasets.emr.hl7v2.message import Message, parse_message
from models.instruments import Instrument, find_instruments
from serving.hl7 import listen
from serving.hl7.listen import listening
from serving.settings import Settings
from serving.store.database import Store

Ask = Callable[..., list[Message]]
MakeMessage = Callable[..., bytes]


@functools.cache
def open_models() -> Mapping[str, Instrument]:
    return find_instruments()


@pytest.fixture(autouse=True)
def _models_are_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listen, "find_instruments", lambda _roots, **_layers: open_models())  # read once for all tests


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", mllp_idle_seconds=5.0, mllp_maximum_connections=3)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings.sqlalchemy_url)
    opened.create_schema()
    with closing(opened):
        yield opened


@pytest.fixture
def port(settings: Settings, store: Store) -> Iterator[int]:
    """A listener that answers on the same connection."""
    with listening(settings, store, has_destination=False) as number:
        yield number


@pytest.fixture
def connect(port: int) -> Callable[[], socket.socket]:
    return lambda: socket.create_connection(("127.0.0.1", port), timeout=20)


@pytest.fixture
def ask(connect: Callable[[], socket.socket]) -> Ask:
    """`ask(message, count=2)`: send one on a connection of its own; the first `count` messages that come back."""

    def send(message: bytes, count: int = 2) -> list[Message]:
        with connect() as connection:
            connection.sendall(frame(message))
            return [parse_message(one) for one in receive(connection, count)]

    return send


@pytest.fixture
def read_messages() -> Callable[[socket.socket, int], list[Message]]:
    """`read_messages(connection, count)`: what comes back."""
    return lambda connection, count: [parse_message(one) for one in receive(connection, count)]


def receive(connection: socket.socket, count: int) -> list[bytes]:
    splitter = Splitter(1 << 22)
    found: list[bytes] = []
    while len(found) < count and (data := connection.recv(65_536)):
        found += splitter.feed(data)
    return found


@pytest.fixture
def make_message() -> MakeMessage:
    """`make_message(control_id, *segments)`: an ORU^R01 with vital signs that make a qSOFA of 2."""
    return _make_message


def _make_message(
    control_id: str = "77",
    *segments: str,
    kind: str = "ORU^R01",
    charset: str = "UNICODE UTF-8",
    version: str = "2.5.1",
) -> bytes:
    body = segments or (
        "PID|1||123456^^^BV||Nguyễn^Văn An||19560204|M",
        "OBR|1|||VITAL|||202611221010",
        "OBX|1|NM|8480-6^Huyết áp tâm thu^LN||90|mm[Hg]|||||F",
        "OBX|2|NM|9279-1^Nhịp thở^LN||26|/min|||||F",
        "OBX|3|NM|9269-2^Glasgow^LN||15|{score}|||||F",
    )
    header = f"MSH|^~\\&|HIS|BVBM|TUETINH|BVBM|20261122101500+0700||{kind}|{control_id}|P|{version}||||||{charset}"
    return ("\r".join([header, *body]) + "\r").encode()
