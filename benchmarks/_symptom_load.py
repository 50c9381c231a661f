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
from benchmarks._symptom_clients import Requests, Thought, interview_all
from benchmarks._symptom_scripts import body_of, make_interviews, words_of
from benchmarks._symptom_servers import Server, ours, plain
from serving.checker import Checker
from serving.symptoms.routes import PREFIX

SCRIPTS = 200
AT_ONCE = 200
THINK_SECONDS = 5.0
"""On average; nobody reads a question and answers it much quicker."""
WATCHED_SECONDS = 120.0
"""All that time `AT_ONCE` interviews are open: when one is over, the next person begins."""
SHORT = 2
RATIO_CLIENTS = 8
ROUNDS = 3
STEPS_A_ROUND = 1000

Bodies = list[list[bytes]]
"""Of each interview, the case at every step."""
Words = list[bytes]
"""Of each interview, what is told first."""


def measure_load(checker: Checker, interviews: int) -> dict[str, Any]:
    """The figures; `interviews` are played between the two looks at memory.

    Raises:
        BenchmarkFailed: a server did not start.
    """
    interviews_made = list(make_interviews(checker, SCRIPTS))
    bodies = [[body_of(checker, step) for step in one] for one in interviews_made]
    words = [words_of(checker, one[0]) for one in interviews_made]
    with tempfile.TemporaryDirectory() as place, ours(Path(place)) as server:
        figures = _crowd(server, bodies, words) | _harder(server, bodies) | _ratio(server, bodies, Path(place))
        return figures | _memory(server, bodies, interviews)


def _crowd(server: Server, bodies: Bodies, words: Words) -> dict[str, Any]:
    """People side by side, each in his own time; the first of them are the first whom the server answers."""
    used = server.cpu_seconds()
    told = ([[request_of(f"{PREFIX}/parse", said)]] for said in words)
    scripts = cycle([[*first, *rest] for first, rest in zip(told, _steps(bodies), strict=True)])
    thought = Thought(THINK_SECONDS)
    people = interview_all(server.port, scripts, clients=AT_ONCE, thought=thought, within_seconds=WATCHED_SECONDS)
    used = server.cpu_seconds() - used
    _say("with thinking", people)
    return {
        "load_interviews_at_once": AT_ONCE,
        "load_think_seconds": THINK_SECONDS,
        **_times("load", people),
        "load_max_ms": round(people.percentile_ms(100), 1),
        "load_steps": len(people.seconds),
        "load_steps_per_second": round(people.per_second, 1),
        "load_cpu_ms_a_step": round(1000 * used / len(people.seconds), 1),
        "machine_load_average": round(os.getloadavg()[0], 1),
        "load_errors": people.errors,
    }


def _harder(server: Server, bodies: Bodies) -> dict[str, Any]:
    """What no crowd does: all ask in the same instant and pause alike, or none pauses at all."""
    alike = Thought(THINK_SECONDS, is_alike=True)
    in_step = interview_all(server.port, _steps(bodies), clients=AT_ONCE, thought=alike)
    _say("in step", in_step)
    machine = interview_all(server.port, _steps(bodies), clients=AT_ONCE)
    _say("without thinking", machine)
    return {
        **_times("load_in_step", in_step),
        **_times("load_no_thinking", machine),
        "load_no_thinking_steps_per_second": round(machine.per_second, 1),
        "load_harder_errors": in_step.errors + machine.errors,
    }


def _times(name: str, asked: Asked) -> dict[str, float]:
    return {f"{name}_p{percent}_ms": round(asked.percentile_ms(percent), 1) for percent in (50, 95, 99)}


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
