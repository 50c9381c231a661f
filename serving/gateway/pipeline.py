"""The durable pipeline: one DBOS workflow a study and revision, on the store's database.

A workflow that dies with its process is taken up again from its last finished step, by the same worker when it comes
back or by another (`takeover.py`). Steps run at least once and are idempotent.
"""

from __future__ import annotations

import logging
import os

from dbos import DBOS, DBOSConfig
from dbos import error as dbos_error

from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.gateway.analyst import Analyst, failure_of
from serving.gateway.plain_json import PlainJson
from serving.gateway.work_queue import APPLICATION_VERSION, NAME, QUEUE, WORKFLOW, dbos_url
from serving.settings import Settings
from serving.store.analyses import list_analyses
from serving.store.progress import move_study, settle_study
from serving.store.rows import StudyState
from serving.store.studies import list_instances

POLL_SECONDS = 0.1
STEP_ATTEMPTS = 8
BEGUN_STATES: tuple[StudyState, ...] = ("receiving", "queued", "analysing")

logger = logging.getLogger("tuetinh.worker")


def launch_pipeline(settings: Settings, analyst: Analyst) -> None:
    """Begin to take studies from the queue in this process, and take up what it had begun before it died."""
    config: DBOSConfig = {
        "name": NAME,
        "system_database_url": dbos_url(settings),
        "application_version": APPLICATION_VERSION,
        "executor_id": settings.worker_id,
        "serializer": PlainJson(),
        "use_listen_notify": False,
        "log_level": "WARNING",
    }
    DBOS(config=config)
    _register(analyst)
    DBOS.launch()
    # One more than there are cores: while one study waits for the disk or the queue, another computes.
    concurrency = settings.worker_concurrency or (os.cpu_count() or 1) + 1
    DBOS.register_queue(
        QUEUE, worker_concurrency=concurrency, polling_interval_sec=POLL_SECONDS, on_conflict="always_update"
    )


def _register(analyst: Analyst) -> None:
    @DBOS.step(name="analyse", retries_allowed=True, max_attempts=STEP_ATTEMPTS, interval_seconds=0.5)
    def analyse(study_instance_uid: str, revision: int) -> bool:
        return analyse_study(analyst, study_instance_uid, revision)

    @DBOS.step(name="hand_over", retries_allowed=True, max_attempts=STEP_ATTEMPTS, interval_seconds=0.5)
    def hand_over(study_instance_uid: str, revision: int) -> None:
        hand_over_study(analyst, study_instance_uid, revision)

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)
    def run(study_instance_uid: str, revision: int) -> None:
        try:
            if analyse(study_instance_uid, revision):
                hand_over(study_instance_uid, revision)
        except dbos_error.DBOSMaxStepRetriesExceeded as error:
            logger.error("study %s could not be analysed (%s)", study_instance_uid, type(error).__name__)
            _fail(analyst, study_instance_uid, revision, "analysis-failed")


def analyse_study(analyst: Analyst, study_instance_uid: str, revision: int) -> bool:
    """Analyse every instance that is not analysed yet; `False` when a later revision stands or this one is done."""
    is_begun = move_study(
        analyst.store, study_instance_uid, revision=revision, to="analysing", from_states=BEGUN_STATES
    )
    if not is_begun:
        return False
    earlier = list_analyses(analyst.store, study_instance_uid)
    for instance in list_instances(analyst.store, study_instance_uid):
        analyst.analyse(instance, earlier)
    record(analyst.store, AuditEvent("analysis", "execute", SYSTEM, (study_instance_uid,), source="worker"))
    return True


def hand_over_study(analyst: Analyst, study_instance_uid: str, revision: int) -> None:
    """From here the outbox brings the results away; say where the study stands."""
    reason = failure_of(analyst.store, study_instance_uid)
    if reason is not None:
        _fail(analyst, study_instance_uid, revision, reason)
        return
    state = settle_study(analyst.store, study_instance_uid, ("analysing",))
    logger.info("study %s revision %d analysed: %s", study_instance_uid, revision, state)


def _fail(analyst: Analyst, study_instance_uid: str, revision: int, reason: str) -> None:
    move_study(
        analyst.store, study_instance_uid, revision=revision, to="failed", from_states=BEGUN_STATES, reason=reason
    )
    logger.warning("study %s revision %d failed: %s", study_instance_uid, revision, reason)


def close_pipeline() -> None:
    """Stop taking work; what is running is taken up again later."""
    DBOS.destroy(workflow_completion_timeout_sec=5)
