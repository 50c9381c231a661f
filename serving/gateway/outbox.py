"""Bring away what waits in the outbox, one thread a destination, so that a slow peer holds up only its own."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import SYSTEM
from serving.errors import DeliveryFailed, ServingError
from serving.gateway.rules import CStoreDestination, Rules
from serving.gateway.sending import Parcel, Sent, fail_all
from serving.gateway.store_scu import send_by_c_store
from serving.gateway.stow import send_by_stow
from serving.settings import Settings
from serving.store.analyses import get_result
from serving.store.database import Store
from serving.store.deliveries import (
    claim_deliveries,
    due_deliveries,
    due_destinations,
    mark_delivered,
    mark_undelivered,
    release_claims,
)
from serving.store.progress import settle_study
from serving.store.rows import Delivery

CLAIM_SECONDS = 300.0
REFUSALS_LIMIT = 10
DESTINATIONS_AT_ONCE = 8

_CHANCE = random.SystemRandom()

logger = logging.getLogger("tuetinh.worker")


def pause_after(attempts: int, base_seconds: float, cap_seconds: float, chance: float) -> float:
    """Exponential back-off with jitter: between half and the whole of `base · 2^attempts`, at most the cap; seconds.

    Args:
        attempts: failed ones so far, from 1.
        base_seconds: the first wait.
        cap_seconds: the longest.
        chance: 0 to 1, at random.
    """
    whole = min(cap_seconds, base_seconds * 2.0 ** min(attempts - 1, 30))
    return whole * (0.5 + 0.5 * chance)


class Outbox:
    """The delivering part of a worker."""

    def __init__(self, settings: Settings, store: Store, rules: Callable[[], Rules]) -> None:
        self._settings = settings
        self._store = store
        self._rules = rules
        self._pool = ThreadPoolExecutor(DESTINATIONS_AT_ONCE, thread_name_prefix="outbox")
        self._busy: dict[str, Future[None]] = {}
        release_claims(store, settings.worker_id, time.time())

    def turn(self) -> None:
        """Start a delivery for every destination that has something due and is not being delivered to."""
        self._busy = {name: future for name, future in self._busy.items() if not future.done()}
        for name in due_destinations(self._store, time.time()):
            if name not in self._busy:
                self._busy[name] = self._pool.submit(self._deliver_guarded, name)

    def close(self) -> None:
        """Finish what is on its way."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver_guarded(self, destination: str) -> None:
        try:
            self.deliver(destination)
        except Exception as error:  # noqa: BLE001  # a thread's last words; its claims come back when they end
            logger.error("delivery to %s broke off (%s)", destination, type(error).__name__)

    def deliver(self, destination: str) -> int:
        """Try what is due for one destination; how many arrived."""
        now = time.time()
        due = due_deliveries(self._store, destination, now)
        claimed = claim_deliveries(self._store, due, worker_id=self._settings.worker_id, until=now + CLAIM_SECONDS)
        if not claimed:
            return 0
        sent = self._send(destination, claimed)
        arrived = [one.parcel.delivery for one in sent if one.error is None]
        mark_delivered(self._store, arrived, time.time())
        if arrived:
            uids = tuple(sorted({delivery.study_instance_uid for delivery in arrived}))
            record(self._store, AuditEvent("delivery", "execute", SYSTEM, uids, source="worker", peer=destination))
        for one in sent:
            if one.error is not None:
                self._put_back(one)
        for uid in sorted({delivery.study_instance_uid for delivery in claimed}):
            self._settle(uid, destination)
        return len(arrived)

    def _send(self, name: str, deliveries: Sequence[Delivery]) -> list[Sent]:
        parcels = [self._parcel(delivery) for delivery in deliveries]
        destination = self._rules().destination(name)
        if destination is None:
            return fail_all(parcels, "no-such-destination")
        try:
            if isinstance(destination, CStoreDestination):
                return send_by_c_store(self._settings, destination, parcels)
            return send_by_stow(self._settings, destination, parcels)
        except (ServingError, OSError) as error:
            return fail_all(parcels, f"failed-{type(error).__name__}")

    def _parcel(self, delivery: Delivery) -> Parcel:
        result = get_result(self._store, delivery.sop_instance_uid)
        if result is None:
            raise DeliveryFailed("a delivery has no result; expected both to be written in one transaction")
        return Parcel(delivery, self._settings.data_dir / result.path)

    def _put_back(self, sent: Sent) -> None:
        delivery, settings = sent.parcel.delivery, self._settings
        attempts = delivery.attempts + 1
        wait = pause_after(attempts, settings.retry_base_seconds, settings.retry_cap_seconds, _CHANCE.random())
        is_final = sent.is_refusal and attempts >= REFUSALS_LIMIT
        error = sent.error or "unknown"
        mark_undelivered(self._store, [delivery], error=error, next_attempt_at=time.time() + wait, is_final=is_final)
        logger.warning(
            "study %s to %s: %s, attempt %d", delivery.study_instance_uid, delivery.destination, error, attempts
        )

    def _settle(self, study_instance_uid: str, destination: str) -> None:
        state = settle_study(self._store, study_instance_uid, ("delivering",))
        if state is not None:
            logger.info("study %s delivered to %s: %s", study_instance_uid, destination, state)
