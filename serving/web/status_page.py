"""The page for IT: queues, disk, destinations, workers, versions. No patient data stands on it."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.engine import make_url
from starlette.requests import Request
from starlette.responses import Response

from models.card import Card
from serving.auth import Caller
from serving.rooms import rooms_of
from serving.store.database import Store
from serving.store.studies import count_studies
from serving.store.tables import DELIVERY, WORKER
from serving.web.catalogue import Language, read_catalogue
from serving.web.console import Console
from serving.web.doors import STATUS
from serving.web.frame import our_version
from serving.web.language import language_of

SILENT_AFTER_SECONDS = 60
STATES = ("receiving", "queued", "analysing", "delivering", "done")


@dataclass(frozen=True, slots=True)
class PeerView:
    """A destination and its outbox."""

    name: str
    pending: int = 0
    failed: int = 0
    delivered: int = 0
    last_delivered_at: float | None = None


@dataclass(frozen=True, slots=True)
class WorkerView:
    """A worker and when it was last heard of."""

    name: str
    heartbeat_at: float
    is_alive: bool


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder, bytes."""

    total: int
    free: int
    reserve: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What may call for a warning; `set_aside` counts model folders that are broken."""

    disk: Disk
    workers: Sequence[WorkerView]
    peers: Sequence[PeerView]
    set_aside: int


class StatusPage:
    """The handler."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, request: Request, caller: Annotated[Caller, Depends(STATUS)]) -> Response:
        """`GET /console/status`."""
        rooms, now = rooms_of(request), time.time()
        settings, store = rooms.settings, rooms.store
        peers, workers = _peers(store, self._console.destinations(settings)), _workers(store, now)
        disk = _disk(settings.data_dir, settings.disk_reserve_mb << 20)
        return self._console.frame.page(
            request,
            "status.html",
            caller=caller,
            here="status",
            now=now,
            queues=_queues(count_studies(store)),
            disk=disk,
            peers=peers,
            workers=workers,
            warnings=list(_warnings(Condition(disk, workers, peers, len(rooms.set_aside)), language_of(request))),
            versions=_versions(our_version(request), rooms.engine.cards),
            ae_title=settings.ae_title,
            dicom_port=settings.dicom_port,
            database=make_url(store.url).get_backend_name(),
        )


def _versions(ours: str, cards: Mapping[str, Card]) -> list[tuple[str, str]]:
    models = sorted((name, card.version) for name, card in cards.items())
    return [("Tuệ Tĩnh", ours), ("Python", platform.python_version()), *models]


def _queues(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [*((state, counts.get(state, 0)) for state in STATES), ("study_failed", counts.get("failed", 0))]


def _peers(store: Store, known: Sequence[str]) -> list[PeerView]:
    def count(state: str) -> ColumnElement[int]:
        return func.sum(case((DELIVERY.c.state == state, 1), else_=0))

    columns = (count("pending"), count("failed"), count("delivered"), func.max(DELIVERY.c.delivered_at))
    with store.read() as connection:
        rows = connection.execute(select(DELIVERY.c.destination, *columns).group_by(DELIVERY.c.destination)).all()
    found = {row[0]: PeerView(row[0], int(row[1]), int(row[2]), int(row[3]), row[4]) for row in rows}
    return [found.get(name, PeerView(name)) for name in sorted({*known, *found})]


def _workers(store: Store, now: float) -> list[WorkerView]:
    with store.read() as connection:
        rows = connection.execute(select(WORKER).order_by(WORKER.c.worker_id)).all()
    return [WorkerView(row.worker_id, row.heartbeat_at, now - row.heartbeat_at < SILENT_AFTER_SECONDS) for row in rows]


def _disk(data_dir: Path, reserve: int) -> Disk:
    usage = shutil.disk_usage(data_dir)
    return Disk(usage.total, usage.free, reserve)


def _warnings(seen: Condition, language: Language) -> Iterator[str]:
    text = read_catalogue().text
    if seen.disk.free < seen.disk.reserve:
        yield text("status.warn_disk", language)
    if not any(worker.is_alive for worker in seen.workers):
        yield text("status.warn_worker", language)
    if seen.set_aside:
        yield text("status.warn_models", language, count=seen.set_aside)
    failed = sum(peer.failed for peer in seen.peers)
    if failed:
        yield text("status.warn_failed", language, count=failed)
