"""Answers to a destination of their own: kept until it says that it has them; TLS; who may send."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from datasets.emr.hl7v2.framing import Splitter, frame
from serving.errors import InvalidSettings
from serving.hl7.inbox import count
from serving.hl7.listen import listening, make_outbox, try_again
from serving.hl7.outbox import read_destination
from serving.hl7.senders import require_known_senders
from serving.settings import Settings
from serving.store.database import Store
from serving.up import plan_children


@contextmanager
def destination(
    answers: list[bytes], context: ssl.SSLContext | None = None, port: int = 0
) -> Iterator[tuple[int, list[bytes]]]:
    """A hospital's receiver: one connection after another, each answer of ours acknowledged with the next code."""
    got: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", port))
    listener.settimeout(0.2)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                plain, _ = listener.accept()
            except TimeoutError:
                continue
            with context.wrap_socket(plain, server_side=True) if context else plain as connection:
                splitter = Splitter(1 << 22)
                while data := connection.recv(65_536):
                    for message in splitter.feed(data):
                        got.append(message)
                        code = answers.pop(0) if answers else b"AA"
                        connection.sendall(frame(b"MSH|^~\\&|X|Y|||2026||ACK|1|P|2.5.1\rMSA|" + code + b"|1\r"))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], got
    finally:
        stop.set()
        thread.join()
        listener.close()


def send(port: int, message: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(frame(message))
        return connection.recv(65_536)


def send_in_clear(port: int, message: bytes) -> bytes:
    try:
        return send(port, message)
    except ConnectionError:
        return b""


def test_an_acknowledged_answer_waits_until_the_destination_has_it(
    settings: Settings, store: Store, make_message: Callable[..., bytes]
) -> None:
    free = socket.create_server(("127.0.0.1", 0))
    number = free.getsockname()[1]
    free.close()
    own = replace(settings, mllp_destination=f"127.0.0.1:{number}", retry_base_seconds=0.0)
    with listening(own, store, has_destination=True) as port:
        acknowledgement = send(port, make_message("A-1"))
    assert b"MSA|AA|A-1" in acknowledgement
    assert b"ORU^R01^ORU_R01" not in acknowledgement
    outbox = make_outbox(own, store)
    assert outbox is not None
    assert outbox.turn() == 0
    assert count(store, "pending") == 1
    with destination([b"AE", b"AA"], port=number) as (_, got):
        assert outbox.turn() == 0
        assert count(store, "pending") == 1
        assert outbox.turn() == 1
        assert outbox.turn() == 0
    assert count(store, "delivered") == 1
    assert len(got) == 2
    assert got[0] == got[1]
    assert b"|qsofa^" in got[0]


def test_what_is_refused_again_and_again_waits_for_a_person(
    settings: Settings, store: Store, make_message: Callable[..., bytes]
) -> None:
    with destination([b"AR"] * 20) as (number, got):
        own = replace(settings, mllp_destination=f"127.0.0.1:{number}", retry_base_seconds=0.0)
        with listening(own, store, has_destination=True) as port:
            send(port, make_message("B-1"))
        outbox = make_outbox(own, store)
        assert outbox is not None
        for _ in range(12):
            outbox.turn()
    assert len(got) == 10
    assert count(store, "failed") == 1
    assert try_again(own) == 0
    assert try_again(own) == 3
    assert count(store, "pending") == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A self-signed certificate for 127.0.0.1 and its key, as PEM files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    paths: tuple[Path, Path] = (folder / "certificate.pem", folder / "key.pem")
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return str(paths[0]), str(paths[1])


def test_tls_both_ways_with_certificates(
    settings: Settings, store: Store, make_message: Callable[..., bytes], certificate: tuple[str, str]
) -> None:
    path, key = certificate
    own = replace(settings, tls_certificate=path, tls_key=key, tls_authorities=path)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(path, key)
    with destination([], server) as (number, got):
        own = replace(own, mllp_destination=f"tls://127.0.0.1:{number}")
        with listening(own, store, has_destination=True) as port:
            client = ssl.create_default_context(cafile=path)
            client.load_cert_chain(path, key)
            with client.wrap_socket(
                socket.create_connection(("127.0.0.1", port), timeout=20), server_hostname="127.0.0.1"
            ) as connection:
                connection.sendall(frame(make_message("T-1")))
                assert b"MSA|AA|T-1" in connection.recv(65_536)
            assert b"MSA" not in send_in_clear(port, make_message("T-2"))
        outbox = make_outbox(own, store)
        assert outbox is not None
        assert outbox.turn() == 1
    assert len(got) == 1


def test_destinations_are_read_or_refused() -> None:
    assert read_destination("") is None
    told = read_destination("tls://hie.example:2576")
    assert told is not None
    assert (told.host, told.port, told.is_tls) == ("hie.example", 2576, True)
    for wrong in ("host", "http://host:1", "host:x", ":12"):
        with pytest.raises(InvalidSettings, match="host:port"):
            read_destination(wrong)


def test_beyond_loopback_only_known_senders_over_tls() -> None:
    beyond = Settings(host="0.0.0.0", mllp_port=2575)  # that it is refused is the point
    require_known_senders(replace(beyond, mllp_port=0))
    for still_open in (beyond, replace(beyond, tls_certificate="x"), replace(beyond, allowed_hosts="10.0.0.5")):
        with pytest.raises(InvalidSettings, match="MLLP beyond loopback"):
            require_known_senders(still_open)
    require_known_senders(replace(beyond, tls_certificate="x", tls_authorities="y"))
    require_known_senders(replace(beyond, is_behind_proxy=True, allowed_hosts="10.0.0.5"))


def test_the_supervisor_starts_the_listener_where_a_port_is_set() -> None:
    names = [child.name for child in plan_children(Settings(mllp_port=2575), 1)]
    assert names == ["api", "gateway", "mllp", "worker"]
