"""`./tuetinh mllp`: the HL7 v2 listener, a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from datasets.emr.charset import charset_named
from datasets.emr.codes import read_codes
from datasets.errors import UnreadableRecord
from models.instruments import find_instruments
from models.site_layer import SiteLayers
from serving.appraise_all import choose_instruments
from serving.errors import InvalidSettings
from serving.hl7.inbox import forget, retry
from serving.hl7.outbox import Outbox, read_destination
from serving.hl7.responder import Responder
from serving.hl7.senders import require_known_senders
from serving.hl7.server import Bounds, Server
from serving.process import begin_process, say_ready, turns
from serving.settings import Settings, read_settings, require_closed
from serving.store.database import Store
from serving.tls import client_context, server_context

LOOK_SECONDS = 0.5
FORGET_SECONDS = 3600.0
DAY_SECONDS = 86_400.0
NOTHING = 3

logger = logging.getLogger("tuetinh.mllp")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--retry`; all else is a TUETINH_ variable."""
    parser.add_argument("--retry", action="store_true", help="try again what the destination refused, and end")
    parser.description = "Listen for HL7 v2 (ORU^R01, ADT^A01, A04, A08) over MLLP and answer with scores and risks."


def run(arguments: argparse.Namespace) -> int:
    """Listen until told to stop; 0 then. With `--retry`, 0 when there was something to try again, else 3.

    Raises:
        InvalidSettings: no port, or a bind beyond loopback that anybody could talk to.
    """
    settings = read_settings()
    if arguments.retry:
        return try_again(settings)
    if not settings.mllp_port:
        raise InvalidSettings("expected TUETINH_MLLP_PORT; 0 means no listener")
    require_closed(settings)
    require_known_senders(settings)
    begin_process(settings, "mllp")
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    outbox = make_outbox(settings, store)
    with listening(settings, store, has_destination=outbox is not None) as port:
        say_ready(f"mllp listens on {settings.host}:{port}")
        forgotten_at = 0.0
        for _ in turns(LOOK_SECONDS):
            is_time = time.monotonic() - forgotten_at > FORGET_SECONDS
            look(store, outbox, time.time() - settings.mllp_keep_days * DAY_SECONDS if is_time else None)
            forgotten_at = time.monotonic() if is_time else forgotten_at
    store.close()
    return 0


def try_again(settings: Settings) -> int:
    """Give what failed back to the listener's outbox."""
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    try:
        found = retry(store, time.time())
    finally:
        store.close()
    print(f"{found} answers are tried again")
    return 0 if found else NOTHING


def make_outbox(settings: Settings, store: Store) -> Outbox | None:
    """The outbox, where the settings name a destination."""
    destination = read_destination(settings.mllp_destination)
    return None if destination is None else Outbox(settings, store, destination, client_context(settings))


def look(store: Store, outbox: Outbox | None, forget_before: float | None) -> None:
    """One turn; a database that is away is asked again in the next."""
    try:
        if outbox is not None:
            outbox.turn()
        if forget_before is not None:
            forget(store, forget_before)
    except SQLAlchemyError as error:
        logger.warning("the inbox could not be read, trying again (%s)", type(error).__name__)


@contextlib.contextmanager
def listening(settings: Settings, store: Store, *, has_destination: bool) -> Iterator[int]:
    """A listener in a thread of its own; gives the port."""
    responder = make_responder(settings, store, has_destination=has_destination)
    hosts = frozenset(host.strip() for host in settings.allowed_hosts.split(",") if host.strip())
    bounds = Bounds(settings.mllp_maximum_connections, settings.mllp_idle_seconds, allowed_hosts=hosts)
    server, loop = Server(responder.respond, bounds), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="mllp", daemon=True)
    thread.start()
    started = server.start(settings.host, settings.mllp_port, server_context(settings))
    try:
        yield asyncio.run_coroutine_threadsafe(started, loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def make_responder(settings: Settings, store: Store, *, has_destination: bool) -> Responder:
    """A responder over every score and model that there is.

    Raises:
        InvalidSettings: `TUETINH_MLLP_CHARSET` is none that we read, or `TUETINH_RECORD_INSTRUMENTS` names no score.
    """
    try:
        charset_named(settings.mllp_charset)
    except UnreadableRecord as error:
        raise InvalidSettings(f"TUETINH_MLLP_CHARSET: {error}") from None
    codes = read_codes(Path(settings.codes_file) if settings.codes_file else None)
    instruments = find_instruments(settings.model_roots, layers=SiteLayers(settings.site_layers))
    panel = choose_instruments(instruments, settings.record_instruments)
    return Responder(store, panel, codes, has_destination=has_destination, charset=settings.mllp_charset)
