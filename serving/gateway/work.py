"""The worker process: analyses queued studies and brings their results away."""

from __future__ import annotations

import argparse
import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from serving.gateway.analyst import Analyst
from serving.gateway.outbox import Outbox
from serving.gateway.pipeline import close_pipeline, launch_pipeline
from serving.gateway.rules_file import RulesFile
from serving.gateway.takeover import Heartbeat
from serving.inference import Engine
from serving.process import begin_process, say_ready, turns
from serving.settings import read_settings
from serving.store.database import Store

LOOK_SECONDS = 0.25
THREADS_A_SESSION = 1

logger = logging.getLogger("tuetinh.worker")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own: every setting is a TUETINH_ variable."""
    parser.description = "Analyse queued studies and deliver their results. Several workers need PostgreSQL."


def run(_arguments: argparse.Namespace) -> int:
    """Work until told to stop; 0 then."""
    settings = read_settings()
    begin_process(settings, "worker")
    rules = RulesFile(settings)
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    # Studies run side by side, one a core: one thread a session wastes less than many that wait for each other.
    engine = Engine(settings.model_roots, settings.inference_threads or THREADS_A_SESSION)
    engine.load()
    heartbeat = Heartbeat(store, settings.worker_id, settings.worker_lease_seconds)
    outbox = Outbox(settings, store, rules)
    launch_pipeline(settings, Analyst(settings, store, engine, rules))
    watch = threading.Thread(target=_watch, args=(heartbeat,), name="heartbeat", daemon=True)
    watch.start()
    say_ready(f"worker {settings.worker_id} is ready with {len(engine.cards)} models")
    for _ in turns(LOOK_SECONDS):
        try:
            outbox.turn()
        except SQLAlchemyError as error:
            logger.warning("the outbox could not be read, trying again (%s)", type(error).__name__)
    close_pipeline()
    outbox.close()
    watch.join()
    heartbeat.close()
    store.close()
    return 0


def _watch(heartbeat: Heartbeat) -> None:
    _beat(heartbeat)
    for _ in turns(heartbeat.pause_seconds):
        _beat(heartbeat)


def _beat(heartbeat: Heartbeat) -> None:
    """One turn; a database that is away is asked again in the next."""
    try:
        heartbeat.turn()
    except SQLAlchemyError as error:
        logger.warning("no sign of life could be given, trying again (%s)", type(error).__name__)
