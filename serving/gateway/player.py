"""A small PACS for the demo: sends studies to our listener and takes the results at an AE of its own.

**Source:** DICOM PS3.4 B (storage service class).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from pydicom import Dataset
from pydicom.uid import UID
from pynetdicom import AE, ALL_TRANSFER_SYNTAXES, AllStoragePresentationContexts, evt
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]
from pynetdicom.transport import ThreadedAssociationServer

from serving.errors import DeliveryFailed

SUCCESS = 0x0000
REFUSED = 0xA700
OBJECTS_LIMIT = 1000


class PlayedPacs:
    """Listens on `127.0.0.1:dicom_port` and keeps what it is given in memory, at most a thousand objects."""

    name = "PACS"
    ae_title = "DEMOPACS"
    address: str | None = None

    def __init__(self, dicom_port: int) -> None:
        """Start listening.

        Raises:
            OSError: the port is taken.
        """
        self.dicom_port = dicom_port
        self._objects: dict[str, Dataset] = {}
        self._lock = threading.Lock()
        entity = AE(ae_title=self.ae_title)
        for context in AllStoragePresentationContexts:
            entity.add_supported_context(str(context.abstract_syntax), ALL_TRANSFER_SYNTAXES)
        entity.add_supported_context(Verification)
        self._server: ThreadedAssociationServer | None = entity.start_server(
            ("127.0.0.1", dicom_port),
            block=False,
            evt_handlers=[(evt.EVT_C_STORE, self._take), (evt.EVT_C_ECHO, lambda _event: SUCCESS)],
        )

    def _take(self, event: evt.Event) -> int:
        received = event.dataset
        received.file_meta = event.file_meta
        with self._lock:
            if len(self._objects) >= OBJECTS_LIMIT:
                return REFUSED
            self._objects[str(received.SOPInstanceUID)] = received
        return SUCCESS

    def send(self, instances: Sequence[Dataset], called: str, port: int) -> None:
        """C-STORE every instance, in the transfer syntax that it has, over one association.

        Raises:
            DeliveryFailed: no association, a refused presentation context, or a status other than success.
        """
        entity = AE(ae_title=self.ae_title)
        for sop_class, syntax in {(one.SOPClassUID, one.file_meta.TransferSyntaxUID) for one in instances}:
            entity.add_requested_context(UID(sop_class), syntax)
        association = entity.associate("127.0.0.1", port, ae_title=called)
        if not association.is_established:
            raise DeliveryFailed(f"expected {called} to take an association on port {port}, it did not")
        try:
            for instance in instances:
                status = association.send_c_store(instance)
                if status.get("Status") != SUCCESS:
                    answer = status.get("Status", "no answer")
                    raise DeliveryFailed(f"expected {called} to store the instance, got {answer}")
        except ValueError as error:
            raise DeliveryFailed(f"{called} does not take this kind of object") from error
        finally:
            association.release()

    def received(self, study_instance_uid: str) -> list[Dataset]:
        """What came back for the study so far."""
        with self._lock:
            return [one for one in self._objects.values() if one.StudyInstanceUID == study_instance_uid]

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.shutdown()
            self._server = None
