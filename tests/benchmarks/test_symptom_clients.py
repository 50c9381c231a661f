"""The people of the load benchmark: each thinks in his own time, and as many are there to the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice, repeat
from statistics import mean

import pytest

from benchmarks._http_clients import request_of
from benchmarks._symptom_clients import Thought, interview_all

CLIENTS = 200
STEP = [request_of("/diagnosis", b"{}")]


class _Arrivals(ThreadingHTTPServer):
    """Answers everything and keeps when it was asked."""

    request_queue_size = 256
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.moments: list[float] = []
        self.status = 200


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Arrivals

    def do_POST(self) -> None:
        self.server.moments.append(time.perf_counter())
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(self.server.status)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def arrivals() -> Iterator[_Arrivals]:
    with _Arrivals() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_everybody_thinks_in_his_own_time() -> None:
    first = [next(Thought(5).of(client)) for client in range(CLIENTS)]
    assert len(set(first)) == CLIENTS
    assert mean(first) == pytest.approx(5, abs=0.5)
    assert min(first) >= 0
    assert max(first) <= 10
    assert list(islice(Thought(5).of(7), 20)) == list(islice(Thought(5).of(7), 20))


def test_only_those_who_shall_pause_alike() -> None:
    alike = Thought(5, is_alike=True)
    assert list(islice(alike.of(0), 20)) == list(islice(alike.of(CLIENTS - 1), 20))


def test_a_crowd_does_not_come_in_one_instant(arrivals: _Arrivals) -> None:
    asked = interview_all(arrivals.server_port, iter([[STEP]] * 40), clients=40, thought=Thought(0.5))
    spread = max(arrivals.moments) - min(arrivals.moments)
    assert (len(asked.seconds), asked.errors) == (40, 0)
    assert spread > 0.5


def test_whoever_is_done_is_followed_by_the_next_until_the_end(arrivals: _Arrivals) -> None:
    asked = interview_all(
        arrivals.server_port, repeat([STEP, STEP]), clients=10, thought=Thought(0.05), within_seconds=1
    )
    last = [moment for moment in arrivals.moments if moment > arrivals.moments[0] + 0.5]
    assert asked.wall == 1
    assert asked.per_second == len(arrivals.moments)
    assert len(last) > len(arrivals.moments) / 4


def test_a_refusal_is_an_error(arrivals: _Arrivals) -> None:
    arrivals.status = 429
    assert interview_all(arrivals.server_port, iter([[STEP, STEP]] * 3), clients=2).errors == 6
