"""The `mllp` process and a sender that is not ours: PyPI `hl7`'s `mllp_send`, a process of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hl7.client  # type: ignore[import-untyped]  # it ships no types
import pytest

from serving.settings import Settings, child_environment

ROOT = Path(__file__).resolve().parents[2]
SENDER = Path(sys.executable).with_name("mllp_send")
MESSAGE = (
    "MSH|^~\\&|HIS|BV|TUETINH|BV|20261122101500||ORU^R01^ORU_R01|{id}|P|2.5.1||||||UNICODE UTF-8\r"
    "PID|1||123||Nguyễn^An||19560204|M\r"
    "OBR|1|||VITAL\r"
    "OBX|1|NM|8480-6^Huyết áp tâm thu^LN||90|mm[Hg]|||||F\r"
    "OBX|2|NM|9279-1^Nhịp thở^LN||26|/min|||||F\r"
    "OBX|3|NM|9269-2^Glasgow^LN||15|{{score}}|||||F\r"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """`./tuetinh mllp` as the supervisor starts it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    process = start(Settings(data_dir=tmp_path_factory.mktemp("mllp"), mllp_port=number))
    yield number
    assert stop(process) == 0


def start(settings: Settings) -> subprocess.Popen[str]:
    """The process, once it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "serving", "mllp"],
        cwd=ROOT,
        env=child_environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert "ready: mllp" in process.stdout.readline()
    return process


def stop(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGTERM)
    code = process.wait(20)
    assert process.stdout is not None
    process.stdout.close()
    return code


def test_mllp_send_gets_its_acknowledgement(port: int, tmp_path: Path) -> None:
    path = tmp_path / "message.hl7"
    path.write_bytes(b"\x0b" + MESSAGE.format(id="S-1").encode() + b"\x1c\r")
    done = subprocess.run(
        [SENDER, "-p", str(port), "-f", path, "127.0.0.1"], capture_output=True, text=True, timeout=30, check=True
    )
    assert "MSA|AA|S-1" in done.stdout


def test_the_librarys_client_reads_acknowledgement_and_score(port: int) -> None:
    with hl7.client.MLLPClient("127.0.0.1", port) as client:
        first = client.send_message(MESSAGE.format(id="S-2"))
        received = first
        while received.count(b"\x1c") < 2:
            received += client.socket.recv(65_536)
    parts = [part.strip(b"\x1c\r\n") for part in received.split(b"\x0b") if part]
    acknowledgement, answer = (hl7.parse(part.decode()) for part in parts)
    assert str(acknowledgement.segment("MSA")[1]) == "AA"
    scores = {str(line[3][0][0]): str(line[5]) for line in answer.segments("OBX")}
    assert scores["qsofa"] == "2"


def test_what_was_acknowledged_survives_a_killed_process(tmp_path: Path) -> None:
    """The destination is away, the listener is killed after its acknowledgement, and another one delivers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        elsewhere = free.getsockname()[1]
    settings = Settings(
        data_dir=tmp_path, mllp_port=elsewhere_than(elsewhere), mllp_destination=f"127.0.0.1:{elsewhere}"
    )
    first = start(settings)
    with hl7.client.MLLPClient("127.0.0.1", settings.mllp_port) as client:
        assert b"MSA|AA|K-1" in client.send_message(MESSAGE.format(id="K-1"))
    first.send_signal(signal.SIGKILL)
    first.wait(20)
    with socket.create_server(("127.0.0.1", elsewhere)) as destination:
        destination.settimeout(60)
        second = start(settings)
        connection, _ = destination.accept()
        with connection:
            received = connection.recv(65_536)
            connection.sendall(b"\x0bMSH|^~\\&|X|Y|||2026||ACK|1|P|2.5.1\rMSA|AA|1\r\x1c\r")
            assert connection.recv(10) == b""
    assert b"|qsofa^" in received
    stop(second)
    stop(first)


def elsewhere_than(taken: int) -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    return number if number != taken else elsewhere_than(taken)
