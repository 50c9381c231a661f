"""`./tuetinh up`: api, gateway and worker as processes of their own, started, watched and started again."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from serving.child import Child
from serving.errors import InvalidSettings
from serving.gateway.listen import require_known_peers
from serving.hl7.senders import require_known_senders
from serving.settings import Settings, child_environment, read_settings, require_closed
from serving.store.database import Store

LOOK_SECONDS = 0.2
STARTS_LIMIT = 3
PAUSE_SECONDS, PAUSE_CAP_SECONDS = 0.5, 30.0
STOP_SECONDS = 25.0

logger = logging.getLogger("tuetinh.up")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many workers, and whether a proxy stands before us."""
    parser.description = "Start the api, the gateway and the worker, and start again whichever ends."
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="more than one needs PostgreSQL (default 1)"
    )
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy in front of us terminates TLS")


def run(arguments: argparse.Namespace) -> int:
    """Until told to stop: 0. When a process cannot start: 1, and the others are stopped."""
    settings = read_settings()
    if arguments.behind_proxy:
        settings = replace(settings, is_behind_proxy=True)
    require_closed(settings)
    require_known_peers(settings)
    require_known_senders(settings)
    logging.basicConfig(level=logging.INFO, format="up      | %(message)s", stream=sys.stderr)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    prepare_store(settings)
    return supervise(plan_children(settings, arguments.workers), stop.wait)


def prepare_store(settings: Settings) -> None:
    """Make the schema before three processes want to."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    store.close()


def plan_children(settings: Settings, workers: int) -> list[Child]:
    """What to start.

    Raises:
        InvalidSettings: several workers on SQLite, or none.
    """
    if workers < 1 or (workers > 1 and settings.sqlalchemy_url.startswith("sqlite")):
        raise InvalidSettings("expected one worker, or several with TUETINH_DATABASE_URL=postgresql://…")
    children = [
        Child("api", "api", child_environment(settings)),
        Child("gateway", "gateway", child_environment(settings)),
    ]
    if settings.mllp_port:
        children.append(Child("mllp", "mllp", child_environment(settings)))
    for number in range(1, workers + 1):
        own = settings if workers == 1 else replace(settings, worker_id=f"{settings.worker_id}-{number}")
        name = "worker" if workers == 1 else f"worker{number}"
        children.append(Child(name, "worker", child_environment(own)))
    return children


def supervise(children: Sequence[Child], wait: Callable[[float], bool]) -> int:
    """Keep the children running until `wait` says stop; 1 when one of them fails to start again and again."""
    for child in children:
        child.start()
    try:
        while not wait(LOOK_SECONDS):
            for child in children:
                if not child.is_running and not _restart(child):
                    return 1
        return 0
    finally:
        _stop(children)


def _restart(child: Child) -> bool:
    now = time.monotonic()
    if child.restart_at is None:
        child.bury()
        if child.failed_starts >= STARTS_LIMIT:
            logger.error("%s cannot start; see its lines above. Everything is stopped.", child.name)
            return False
        pause = min(PAUSE_CAP_SECONDS, PAUSE_SECONDS * 2.0**child.quick_ends)
        child.restart_at = now + pause
        logger.warning("%s ended with code %s; starting it again in %.1f s", child.name, child.return_code, pause)
    elif now >= child.restart_at:
        child.start()
    return True


def _stop(children: Sequence[Child]) -> None:
    for child in children:
        child.send(signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.wait(max(0.0, deadline - time.monotonic()))
        child.bury()
