"""When is a study whole? When nothing came for a while, no association is still sending it, and nothing is missing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.gateway.associations import OpenAssociations
from serving.gateway.routing import quiet_seconds
from serving.gateway.rules import Rules
from serving.store.database import Store
from serving.store.progress import move_study
from serving.store.rows import Study
from serving.store.studies import list_instances, list_studies

PATIENCE = 10
PAGE = 200

logger = logging.getLogger("tuetinh.gateway")


def is_complete(study: Study, *, quiet: float, is_open: bool, now: float) -> bool:
    """May the study be analysed?

    Args:
        study: in state receiving.
        quiet: seconds without an instance that are asked for.
        is_open: an association that has sent to it is still open.
        now: seconds since 1970.

    A sender that says how many instances the study has is waited for ten times as long while some are missing, and not
    at all once all are here.
    """
    if is_open:
        return False
    silent = now - study.last_received_at
    expected = study.header.expected_count
    if expected is None:
        return silent >= quiet
    return study.instance_count >= expected or silent >= quiet * PATIENCE


class Completion:
    """Looks at the studies that are being received and queues those that are whole."""

    def __init__(
        self,
        store: Store,
        associations: OpenAssociations,
        rules: Callable[[], Rules],
        enqueue: Callable[[Study], None],
        default_quiet_seconds: float,
    ) -> None:
        self._store = store
        self._associations = associations
        self._rules = rules
        self._enqueue = enqueue
        self._default_quiet_seconds = default_quiet_seconds

    def turn(self, now: float | None = None) -> int:
        """Look once; how many studies were queued.

        Queueing comes first and is idempotent by study and revision: a kill between the two lines repeats it.
        """
        moment = time.time() if now is None else now
        queued = 0
        for study in list_studies(self._store, limit=PAGE, states=("receiving",), oldest_first=True):
            quiet = quiet_seconds(self._rules(), study.calling_ae_title, self._default_quiet_seconds)
            is_open = self._associations.has(study.study_instance_uid)
            if is_complete(study, quiet=quiet, is_open=is_open, now=moment):
                self._enqueue(study)
                move_study(
                    self._store,
                    study.study_instance_uid,
                    revision=study.revision,
                    to="queued",
                    from_states=("receiving",),
                )
                self._record_arrival(study)
                logger.info("study %s revision %d is complete", study.study_instance_uid, study.revision)
                queued += 1
        return queued

    def _record_arrival(self, study: Study) -> None:
        """One audit record for each AE title that sent to it; what came by HTTP was recorded by that door."""
        uid = study.study_instance_uid
        instances = list_instances(self._store, uid)
        senders = {one.calling_ae_title for one in instances if one.calling_ae_title or one.called_ae_title}
        events = [
            AuditEvent("import", "create", SYSTEM, (uid,), source="gateway", peer=sender or None)
            for sender in sorted(senders)
        ]
        if events:
            record(self._store, *events)
