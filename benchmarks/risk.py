"""One risk over HTTP with 8 clients, beside plain uvicorn and FastAPI around the same network, in one run; and tables.

`throughput_ratio` is ours over the plain peer's, which has no access control, no audit record, no bounds and no words.
`batch_ratio` is rows a second of the boosted model with contributions over scikit-learn's own `predict_proba` on the
same rows in memory; `table_ratio` the same from a CSV file to an answered CSV file, against pandas and `predict_proba`.
`cds_p95_ms` is of a CDS Hooks call whose prefetch holds everything, so that no FHIR server is asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from benchmarks._failure import BenchmarkFailed
from benchmarks._http_clients import Asked, ask, request_of
from benchmarks._receivers import START_SECONDS, free_port
from benchmarks._tables import measure_tables
from models.registry import SHIPPED, find_models
from models.table import TableModel
from serving.auth import create_key
from serving.child import ROOT
from serving.settings import Settings, child_environment
from serving.store.database import Store
from serving.story.his import PATIENTS, SERVICE, make_call

CLIENTS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which model, how many questions, rounds and rows."""
    parser.add_argument("--model", default="heart_disease")
    parser.add_argument("--questions", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=100_000)


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures.

    Raises:
        BenchmarkFailed: a server did not start.
    """
    folder = find_models((SHIPPED,))[arguments.model].path
    inputs = json.loads((folder / "example.json").read_text(encoding="utf-8"))["inputs"]
    with tempfile.TemporaryDirectory() as place:
        ours, plain, cds = _serve_and_ask(Path(place), folder, inputs, arguments)
    rates = {name: median(one.per_second for one in seen) for name, seen in (("ours", ours), ("plain", plain))}
    figures = {
        "throughput_ratio": round(rates["ours"] / rates["plain"], 3),
        "ours_per_second": round(rates["ours"], 1),
        "plain_per_second": round(rates["plain"], 1),
        "p99_ms": round(median(one.percentile_ms(99) for one in ours), 2),
        "plain_p99_ms": round(median(one.percentile_ms(99) for one in plain), 2),
        "errors": sum(one.errors for one in [*ours, *plain, *cds]),
        "cds_p95_ms": round(median(one.percentile_ms(95) for one in cds), 2) if cds else None,
        "clients": CLIENTS,
        "model": arguments.model,
    }
    return figures | measure_tables(arguments.rows)


def _serve_and_ask(
    place: Path, folder: Path, inputs: dict[str, Any], arguments: argparse.Namespace
) -> tuple[list[Asked], list[Asked], list[Asked]]:
    settings = Settings(data_dir=place / "data", port=free_port(), dicom_port=free_port())
    key = _make_key(settings)
    model = TableModel(find_models((SHIPPED,))[arguments.model])
    cells = [None if cell != cell else cell for cell in model.encode([model.read(inputs)])[0].tolist()]  # NaN
    plain_port = free_port()
    requests = {
        settings.port: request_of(f"/v1/risk/{arguments.model}", json.dumps({"inputs": inputs}).encode(), key),
        plain_port: request_of("/predict", json.dumps({"cells": cells}).encode()),
    }
    seen: dict[int, list[Asked]] = {settings.port: [], plain_port: []}
    cds: list[Asked] = []
    with _ours(settings, place), _plain(plain_port, folder, place):
        for port, request in requests.items():
            ask(port, request, clients=CLIENTS, questions=200)
        cds_request = request_of(f"/cds-services/{SERVICE}", json.dumps(make_call(PATIENTS[0])).encode(), key)
        for _ in range(arguments.rounds):
            cds.append(ask(settings.port, cds_request, clients=1, questions=arguments.questions // 10))
            for port, request in requests.items():
                found = ask(port, request, clients=CLIENTS, questions=arguments.questions)
                seen[port].append(found)
                name = "ours" if port == settings.port else "plain"
                print(f"{name}: {found.per_second:.0f}/s, p99 {found.percentile_ms(99):.1f} ms", file=sys.stderr)
    return seen[settings.port], seen[plain_port], cds


def _make_key(settings: Settings) -> str:
    settings.data_dir.mkdir(parents=True)
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    _, secret = create_key(store, "clinician", "bench")
    store.close()
    return secret


@contextmanager
def _ours(settings: Settings, place: Path) -> Iterator[None]:
    environment = child_environment(settings) | {"PYTHONPATH": str(ROOT)}
    with _process([sys.executable, "-m", "serving", "api"], environment, place / "ours.log"):
        _wait(f"http://127.0.0.1:{settings.port}/readyz")
        yield


@contextmanager
def _plain(port: int, folder: Path, place: Path) -> Iterator[None]:
    environment = child_environment(Settings()) | {"PYTHONPATH": str(ROOT), "PLAIN_MODEL_FOLDER": str(folder)}
    words = [sys.executable, "-m", "uvicorn", "benchmarks._plain_app:app", "--port", str(port), "--no-access-log"]
    with _process(words, environment, place / "plain.log"):
        _wait(f"http://127.0.0.1:{port}/docs")
        yield


@contextmanager
def _process(words: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as sink:
        process = subprocess.Popen(words, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink)
    try:
        yield
    except BenchmarkFailed as error:
        raise BenchmarkFailed(f"{error}: {log.read_text(errors='replace')[-1500:]}") from error
    finally:
        process.terminate()
        process.wait(60)


def _wait(address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while not _is_up(address):
        if time.monotonic() > end:
            raise BenchmarkFailed("the server did not answer in time")
        time.sleep(0.2)


def _is_up(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5, trust_env=False).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False
