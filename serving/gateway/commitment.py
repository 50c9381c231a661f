"""Storage commitment: say of each instance whether it is safe here, after having looked.

**Source:** DICOM PS3.4 J.3 (N-ACTION request, N-EVENT-REPORT), J.3.3.1.1 (failure reasons).
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydicom import Dataset
from pydicom.uid import UID
from pynetdicom import AE, build_role, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StorageCommitmentPushModel,
    StorageCommitmentPushModelInstance,
)

from serving.gateway.rules import Peer, Rules
from serving.settings import Settings
from serving.store.database import Store
from serving.store.studies import get_instance

SUCCESS = 0x0000
NO_SUCH_ACTION = 0x0123
INVALID_ARGUMENT = 0x0115
ALL_SAFE, SOME_FAILED = 1, 2
REASON_PROCESSING_FAILURE, REASON_NO_SUCH_OBJECT, REASON_CLASS_CONFLICT = 0x0110, 0x0112, 0x0119
REFERENCES_LIMIT = 10_000
REPORT_TIMES = 5
REPORT_PAUSE_SECONDS = 2.0

logger = logging.getLogger("tuetinh.gateway")


@dataclass(frozen=True, slots=True)
class Commitment:
    """The storage commitment SCP."""

    settings: Settings
    store: Store
    rules: Callable[[], Rules]

    def answer(self, event: evt.Event) -> tuple[int, Dataset | None]:
        """Take an N-ACTION; the report follows from a thread of its own."""
        if event.action_type != 1:
            return NO_SUCH_ACTION, None
        request = event.action_information
        references = list(request.get("ReferencedSOPSequence") or [])
        if not request.get("TransactionUID") or not 0 < len(references) <= REFERENCES_LIMIT:
            return INVALID_ARGUMENT, None
        arguments = (event.assoc, UID(request.TransactionUID), references)
        threading.Thread(target=self._report, args=arguments, name="commitment", daemon=True).start()
        return SUCCESS, None

    def _report(self, association: Association, transaction_uid: UID, references: list[Dataset]) -> None:
        report = self.examine(transaction_uid, references)
        peer = self.rules().peer(association.requestor.ae_title.strip())
        if peer is None:
            _send_report(association, report)
            return
        for _ in range(REPORT_TIMES):
            if self._report_to(peer, report):
                return
            threading.Event().wait(REPORT_PAUSE_SECONDS)
        logger.error("a storage commitment report could not be delivered to %s", peer.ae_title)

    def _report_to(self, peer: Peer, report: Dataset) -> bool:
        entity = AE(ae_title=self.settings.ae_title)
        entity.add_requested_context(StorageCommitmentPushModel)
        roles = [build_role(StorageCommitmentPushModel, scu_role=False, scp_role=True)]
        association = entity.associate(peer.host, peer.port, ae_title=peer.ae_title, ext_neg=roles)  # type: ignore[arg-type]
        if not association.is_established:
            return False
        try:
            return _send_report(association, report)
        finally:
            association.release()

    def examine(self, transaction_uid: UID, references: Iterable[Dataset]) -> Dataset:
        """The report's data set: what is safe, and what is not and why."""
        safe: list[Dataset] = []
        failed: list[Dataset] = []
        for reference in references:
            reason = self._failure_of(reference)
            item = Dataset()
            item.ReferencedSOPClassUID = reference.get("ReferencedSOPClassUID", "")
            item.ReferencedSOPInstanceUID = reference.get("ReferencedSOPInstanceUID", "")
            if reason is not None:
                item.FailureReason = reason
            (safe if reason is None else failed).append(item)
        report = Dataset()
        report.TransactionUID = transaction_uid
        if safe:
            report.ReferencedSOPSequence = safe
        if failed:
            report.FailedSOPSequence = failed
        return report

    def _failure_of(self, reference: Dataset) -> int | None:
        instance = get_instance(self.store, str(reference.get("ReferencedSOPInstanceUID", "")))
        if instance is None:
            return REASON_NO_SUCH_OBJECT
        if instance.sop_class_uid != str(reference.get("ReferencedSOPClassUID", "")):
            return REASON_CLASS_CONFLICT
        try:
            with (self.settings.data_dir / instance.path).open("rb") as stream:
                is_whole = hashlib.file_digest(stream, "sha256").hexdigest() == instance.sha256
        except OSError:
            is_whole = False
        return None if is_whole else REASON_PROCESSING_FAILURE


def _send_report(association: Association, report: Dataset) -> bool:
    event_type = SOME_FAILED if "FailedSOPSequence" in report else ALL_SAFE
    try:
        status, _ = association.send_n_event_report(
            report, event_type, StorageCommitmentPushModel, StorageCommitmentPushModelInstance
        )
    except (RuntimeError, ValueError) as error:
        logger.warning("a storage commitment report was not taken (%s)", type(error).__name__)
        return False
    return "Status" in status and status.Status == SUCCESS
