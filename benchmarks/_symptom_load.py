"""The interview over HTTP: 200 at once, memory over many thousands, and beside a bare endpoint of the same engine."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._http_clients import Asked, request_of
from benchmarks._symptom_clients import Requests, interview_all
from benchmarks._symptom_scripts import body_of, make_interviews
from benchmarks._symptom_servers import Server, ours, plain
from serving.checker import Checker
from serving.symptoms.routes import PREFIX

SCRIPTS = 200
AT_ONCE = 200
THINK_SECONDS = 5.0
"""On average, evenly from none to twice that; nobody reads a question and answers it much quicker."""
SHORT = 2
RATIO_CLIENTS = 8
ROUNDS = 3
STEPS_A_ROUND = 1000

Bodies = list[list[bytes]]


def measure_load(checker: Checker, interviews: int) -> dict[str, Any]:
    """The figures; `interviews` are played between the two looks at memory.

    Raises:
        BenchmarkFailed: a server did not start.
    """
    bodies = [[body_of(checker, step) for step in one] for one in make_interviews(checker, SCRIPTS)]
    with tempfile.TemporaryDirectory() as place, ours(Path(place)) as server:
        interview_all(server.port, _steps([one[:2] for one in bodies]), clients=RATIO_CLIENTS)
        figures = _at_once(server, bodies) | _ratio(server, bodies, Path(place))
        return figures | _memory(server, bodies, interviews)


def _at_once(server: Server, bodies: Bodies) -> dict[str, Any]:
    """200 interviews side by side: of people who think between the questions, and of a machine that does not."""
    used = server.cpu_seconds()
    people = interview_all(server.port, _steps(bodies), clients=AT_ONCE, think_seconds=THINK_SECONDS)
    used = server.cpu_seconds() - used
    _say("with thinking", people)
    machine = interview_all(server.port, _steps(bodies), clients=AT_ONCE)
    _say("without", machine)
    return {
        "load_interviews_at_once": AT_ONCE,
        "load_think_seconds": THINK_SECONDS,
        **{f"load_p{percent}_ms": round(people.percentile_ms(percent), 1) for percent in (50, 95, 99)},
        "load_steps_per_second": round(people.per_second, 1),
        "load_cpu_ms_a_step": round(1000 * used / len(people.seconds), 1),
        "machine_load_average": round(os.getloadavg()[0], 1),
        **{f"load_no_thinking_p{percent}_ms": round(machine.percentile_ms(percent), 1) for percent in (50, 95, 99)},
        "load_no_thinking_steps_per_second": round(machine.per_second, 1),
        "load_errors": people.errors + machine.errors,
    }


def _ratio(server: Server, bodies: Bodies, place: Path) -> dict[str, Any]:
    """Answers a second to `diagnosis` over those of the bare endpoint, the two in turn; the median of some rounds."""
    flat = [body for one in bodies for body in one][:STEPS_A_ROUND]
    rates: dict[str, list[float]] = {"ours": [], "plain": []}
    errors = 0
    with plain(place) as peer:
        both = {"ours": (server.port, f"{PREFIX}/diagnosis"), "plain": (peer.port, "/diagnosis")}
        for _ in range(ROUNDS):
            for name, (port, path) in both.items():
                scripts = iter([[[request_of(path, body)]] for body in flat])
                asked = interview_all(port, scripts, clients=RATIO_CLIENTS)
                _say(name, asked)
                rates[name].append(asked.per_second)
                errors += asked.errors
    told = {name: round(median(seen), 1) for name, seen in rates.items()}
    return {
        "ratio": round(told["ours"] / told["plain"], 3),
        "ours_per_second": told["ours"],
        "plain_per_second": told["plain"],
        "ratio_errors": errors,
    }


def _memory(server: Server, bodies: Bodies, interviews: int) -> dict[str, Any]:
    """Resident memory before and after many interviews of `SHORT` steps."""
    before = server.memory_bytes()
    short = cycle([one[:SHORT] for one in bodies])
    asked = interview_all(server.port, islice(_steps(short), interviews), clients=RATIO_CLIENTS)
    _say("memory", asked)
    after = server.memory_bytes()
    return {
        "memory_interviews": interviews,
        "rss_before_mb": round(before / 1e6, 1),
        "rss_after_mb": round(after / 1e6, 1),
        "memory_errors": asked.errors,
    }


def _steps(bodies: Iterable[list[bytes]]) -> Iterator[list[Requests]]:
    """Each step asks what it may be and what to ask next; the last also how urgent it is."""
    for one in bodies:
        *earlier, last = ([request_of(f"{PREFIX}/diagnosis", body)] for body in one)
        yield [*earlier, [*last, request_of(f"{PREFIX}/triage", one[-1])]]


def _say(what: str, asked: Asked) -> None:
    print(
        f"{what}: {asked.per_second:.0f}/s, p95 {asked.percentile_ms(95):.0f} ms, {asked.errors} errors",
        file=sys.stderr,
    )
