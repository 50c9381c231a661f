"""The gateway process: listens for DICOM, and queues studies that are whole."""

from __future__ import annotations

import argparse
import logging

from sqlalchemy.exc import SQLAlchemyError

from serving.errors import InvalidSettings
from serving.gateway.associations import OpenAssociations
from serving.gateway.commitment import Commitment
from serving.gateway.completion import Completion
from serving.gateway.recorder import Recorder
from serving.gateway.rules_file import RulesFile
from serving.gateway.scp import Receiver
from serving.gateway.shelf import Shelf
from serving.gateway.work_queue import WorkQueue
from serving.process import begin_process, say_ready, turns
from serving.settings import Settings, read_settings, require_closed
from serving.store.database import Store

LOOK_SECONDS = 0.25

logger = logging.getLogger("tuetinh.gateway")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own: every setting is a TUETINH_ variable."""
    parser.description = "Listen for DICOM (C-ECHO, C-STORE, storage commitment) and queue the studies that are whole."


def run(_arguments: argparse.Namespace) -> int:
    """Listen until told to stop; 0 then."""
    settings = read_settings()
    require_closed(settings)
    require_known_peers(settings)
    begin_process(settings, "gateway")
    rules = RulesFile(settings)
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    recorder, associations, queue = Recorder(store), OpenAssociations(), WorkQueue(settings)
    shelf = Shelf(settings.data_dir)
    server = Receiver(settings, recorder, shelf, associations, Commitment(settings, store, rules)).start()
    completion = Completion(store, associations, rules, queue.put, settings.quiet_seconds)
    say_ready(f"gateway {settings.ae_title} listens on {settings.host}:{settings.dicom_port}")
    for _ in turns(LOOK_SECONDS):
        look(completion)
    if server is not None:
        server.shutdown()
    recorder.close()
    shelf.close()
    queue.close()
    store.close()
    return 0


def look(completion: Completion) -> None:
    """One turn; a database that is away, or that no worker has prepared yet, is asked again in the next."""
    try:
        completion.turn()
    except SQLAlchemyError as error:
        logger.warning("studies could not be queued, trying again (%s)", type(error).__name__)


def require_known_peers(settings: Settings) -> None:
    """Beyond loopback, DICOM has no passwords: only named AE titles from named hosts.

    Raises:
        InvalidSettings: a list is empty.
    """
    if not settings.is_loopback and not (settings.allowed_calling_ae_titles and settings.allowed_hosts):
        raise InvalidSettings(
            "a host beyond loopback needs TUETINH_ALLOWED_CALLING_AE_TITLES and TUETINH_ALLOWED_HOSTS for DICOM"
        )
