"""The listener: C-ECHO, C-STORE and storage commitment. Success means on disk and in the database.

**Source:** DICOM PS3.4 B (storage), B.2.3 (its status codes), J (storage commitment), PS3.7 9.1.1.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from pynetdicom import AE, evt
from pynetdicom import _config as pynetdicom_config
from pynetdicom.dimse_primitives import C_STORE
from pynetdicom.sop_class import StorageCommitmentPushModel, Verification  # type: ignore[attr-defined]
from pynetdicom.transport import ThreadedAssociationServer
from sqlalchemy.exc import SQLAlchemyError

from datasets.errors import UnreadableInstance
from serving.errors import OutOfResources
from serving.gateway.associations import OpenAssociations
from serving.gateway.commitment import Commitment
from serving.gateway.large_reads import read_large
from serving.gateway.part10 import Meta, as_file
from serving.gateway.prompt import answer_promptly
from serving.gateway.recorder import Recorder
from serving.gateway.shelf import Shelf
from serving.settings import Settings
from serving.store.receive import Sender, check_space, read_arrival
from serving.tls import server_context

SUCCESS = 0x0000
OUT_OF_RESOURCES = 0xA700
DOES_NOT_MATCH = 0xA900
CANNOT_UNDERSTAND = 0xC000
PROCESSING_FAILURE = 0x0110
REJECTED_PERMANENT, BY_USER, CALLING_AE_NOT_RECOGNISED = 0x01, 0x01, 0x03

logger = logging.getLogger("tuetinh.gateway")


@dataclass(frozen=True, slots=True)
class Receiver:
    """What the handlers of an association share."""

    settings: Settings
    recorder: Recorder
    shelf: Shelf
    associations: OpenAssociations
    commitment: Commitment

    def start(self) -> ThreadedAssociationServer | None:
        """Bind and listen in threads of its own, one an association.

        Raises:
            OSError: the address is taken.
            InvalidSettings: the TLS files do not fit.
        """
        return _application_entity(self.settings).start_server(
            (self.settings.host, self.settings.dicom_port),
            block=False,
            ssl_context=server_context(self.settings),
            evt_handlers=[
                (evt.EVT_CONN_OPEN, read_large),
                (evt.EVT_CONN_OPEN, answer_promptly),
                (evt.EVT_REQUESTED, self._check_host),
                (evt.EVT_C_ECHO, lambda _event: SUCCESS),
                (evt.EVT_C_STORE, self._store),
                (evt.EVT_N_ACTION, self.commitment.answer),
                (evt.EVT_CONN_CLOSE, self._forget),
            ],
        )

    def _check_host(self, event: evt.Event) -> None:
        allowed = split_list(self.settings.allowed_hosts)
        if allowed and event.assoc.requestor.address not in allowed:
            logger.warning("an association from a host that is not allowed was rejected")
            event.assoc.acse.send_reject(REJECTED_PERMANENT, BY_USER, CALLING_AE_NOT_RECOGNISED)
            event.assoc.kill()

    def _store(self, event: evt.Event) -> int:
        try:
            check_space(self.settings.data_dir, self.settings.disk_reserve_mb)
            return self._keep(event)
        except OutOfResources:
            logger.error("refused an instance: the disk is below its reserve or cannot be written")
            return OUT_OF_RESOURCES
        except UnreadableInstance as error:
            logger.warning("refused an instance: %s", error)
            return CANNOT_UNDERSTAND
        except SQLAlchemyError as error:
            logger.error("refused an instance: the database failed (%s)", type(error).__name__)
            return PROCESSING_FAILURE

    def _keep(self, event: evt.Event) -> int:
        requestor, request = event.assoc.requestor, event.request
        called = requestor.primitive.called_ae_title if requestor.primitive else ""
        sender = Sender(requestor.ae_title.strip(), (called or "").strip())
        if not isinstance(request, C_STORE) or request.DataSet is None:
            return CANNOT_UNDERSTAND
        sop_class, sop_instance = str(request.AffectedSOPClassUID), str(request.AffectedSOPInstanceUID)
        meta = Meta(sop_class, sop_instance, str(event.context.transfer_syntax), sender.calling_ae_title)
        arrival = read_arrival(as_file(meta, request.DataSet.getvalue()), sender)
        if (arrival.instance.sop_class_uid, arrival.instance.sop_instance_uid) != (sop_class, sop_instance):
            return DOES_NOT_MATCH
        self.associations.add(id(event.assoc), arrival.instance.study_instance_uid)
        path = self.shelf.put(arrival.content)
        instance = replace(arrival.instance, path=path)
        if self.recorder.record(replace(arrival, instance=instance)).result() == "same":
            self.shelf.discard(path)
        return SUCCESS

    def _forget(self, event: evt.Event) -> None:
        self.associations.remove(id(event.assoc))


def _application_entity(settings: Settings) -> AE:
    # Every storage class in every transfer syntax, private ones too: what is refused here is lost to its sender.
    pynetdicom_config.UNRESTRICTED_STORAGE_SERVICE = True
    # Its log handlers put every message into words, read or not, and those words are patient data.
    pynetdicom_config.LOG_HANDLER_LEVEL = "none"
    entity = AE(ae_title=settings.ae_title)
    entity.add_supported_context(Verification)
    entity.add_supported_context(StorageCommitmentPushModel, scu_role=True, scp_role=True)
    entity.maximum_pdu_size = 0
    entity.maximum_associations = settings.maximum_associations
    entity.require_calling_aet = split_list(settings.allowed_calling_ae_titles)
    entity.require_called_aet = True
    return entity


def split_list(text: str) -> list[str]:
    """A comma list's values."""
    return [part.strip() for part in text.split(",") if part.strip()]
