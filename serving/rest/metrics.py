"""Prometheus metrics of the HTTP service. Labels are route templates, methods, states: never a path or a UID."""

from __future__ import annotations

import time
from collections.abc import Iterable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.store.database import Store
from serving.store.studies import count_studies
from serving.store.tables import DELIVERY

CONTENT_TYPE = CONTENT_TYPE_LATEST
REGISTRY = CollectorRegistry()
REQUESTS = Counter("tuetinh_requests", "HTTP requests", ["method", "route", "status"], registry=REGISTRY)
SECONDS = Histogram(
    "tuetinh_request_seconds",
    "Time to the end of an HTTP answer",
    ["route"],
    registry=REGISTRY,
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Measure:
    """Count and time every request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in METHODS else "other"
            REQUESTS.labels(method, route, str(status)).inc()
            SECONDS.labels(route).observe(time.perf_counter() - started)


def render_metrics(store: Store) -> bytes:
    """All metrics in the text format: this process's or, under several workers, all of theirs; and the store's."""
    registry = CollectorRegistry()
    try:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # untyped upstream
        own = registry
    except ValueError:  # no multi-process folder is set: there is one worker
        own = REGISTRY
    kept = CollectorRegistry()
    kept.register(_Stored(store))
    return generate_latest(own) + generate_latest(kept)


class _Stored(Collector):
    """What the database holds, counted when asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterable[Metric]:
        """Studies and deliveries by state."""
        studies = GaugeMetricFamily("tuetinh_studies", "Studies held, by state", labels=["state"])
        for state, count in count_studies(self._store).items():
            studies.add_metric([state], count)
        deliveries = GaugeMetricFamily("tuetinh_deliveries", "Results on their way, by state", labels=["state"])
        with self._store.read() as connection:
            for state, count in connection.execute(select(DELIVERY.c.state, func.count()).group_by(DELIVERY.c.state)):
                deliveries.add_metric([state], count)
        return studies, deliveries
