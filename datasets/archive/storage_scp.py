"""The listener that C-MOVE sends to: it takes what was asked for and nothing else.

**Source:** DICOM PS3.4 C.4.2 (C-MOVE), PS3.7 9.1.1.1 (move originator message id).
"""

from __future__ import annotations

import itertools
import socket
import ssl
import threading

from pynetdicom import AE, ALL_TRANSFER_SYNTAXES, AllStoragePresentationContexts, _config, evt
from pynetdicom.dimse_primitives import C_STORE
from pynetdicom.transport import ThreadedAssociationServer

from datasets.archive.errors import ArchiveError
from datasets.archive.inlet import SUCCESS, Inlet, Sink
from datasets.archive.specs import DimseSpec, TlsFiles
from datasets.archive.wanted import Take

LAST_MESSAGE_ID = 65535
VERIFICATION = "1.2.840.10008.1.1"


class StorageScp:
    """Receives for all workers; an instance finds its batch by its UID or by the message that asked for it."""

    def __init__(self, spec: DimseSpec) -> None:
        """Listen.

        Raises:
            ArchiveError: the port is taken, or TLS lacks our certificate.
        """
        self._limit = spec.instance_bytes
        self._lock = threading.Lock()
        self._by_uid: dict[str, Sink] = {}
        self._by_message: dict[int, Sink] = {}
        self._messages = itertools.cycle(range(1, LAST_MESSAGE_ID + 1))
        self.take: Take = lambda count: None
        _config.UNRESTRICTED_STORAGE_SERVICE = True  # private classes too
        try:
            server = self._entity(spec).start_server(
                (spec.own_host or _facing(spec), spec.own_port),
                block=False,
                ssl_context=_server_context(spec.tls) if spec.tls else None,
                evt_handlers=[(evt.EVT_CONN_OPEN, self._open), (evt.EVT_C_ECHO, lambda _event: SUCCESS)],
            )
        except OSError as error:
            raise ArchiveError(f"the port to receive on cannot be used ({type(error).__name__})") from None

        if server is None:
            raise ArchiveError("the port to receive on cannot be used")
        self._server: ThreadedAssociationServer = server

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def expect(self, sink: Sink, uids: frozenset[str]) -> int:
        """Take these instances into the sink, and whatever answers the message whose id is returned."""
        with self._lock:
            message = next(each for each in self._messages if each not in self._by_message)
            self._by_message[message] = sink
            self._by_uid.update(dict.fromkeys(uids, sink))
            return message

    def forget(self, message: int, uids: frozenset[str]) -> None:
        """Take them no longer."""
        with self._lock:
            sink = self._by_message.pop(message)
            for uid in uids:
                if self._by_uid.get(uid) is sink:
                    del self._by_uid[uid]

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()

    def _open(self, event: evt.Event) -> None:
        inlet = Inlet(self._limit, self._sink_for)
        inlet.take, inlet.on_over_cap = self.take, self._note_over_cap
        event.assoc.bind(evt.EVT_C_STORE, inlet.store)
        event.assoc.bind(evt.EVT_DIMSE_RECV, inlet.end_message)
        inlet.open(event)

    def _sink_for(self, request: C_STORE) -> Sink | None:
        with self._lock:
            found = self._by_uid.get(str(request.AffectedSOPInstanceUID))
            return found or self._by_message.get(request.MoveOriginatorMessageID or 0)

    def _note_over_cap(self) -> None:
        with self._lock:
            for sink in self._by_message.values():
                sink.is_over_cap = True

    @staticmethod
    def _entity(spec: DimseSpec) -> AE:
        entity = AE(ae_title=spec.calling_ae)
        entity.add_supported_context(VERIFICATION)
        for context in AllStoragePresentationContexts:
            entity.add_supported_context(str(context.abstract_syntax), list(ALL_TRANSFER_SYNTAXES))
        entity.maximum_pdu_size = 0
        entity.require_called_aet = True
        entity.network_timeout = entity.dimse_timeout = spec.timeout_seconds
        return entity


def _facing(spec: DimseSpec) -> str:
    """Our address on the way to the archive."""
    _, host, port = spec.parts
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind) as probe:
            probe.connect(address)
            return str(probe.getsockname()[0])
    except OSError as error:
        raise ArchiveError(f"the archive's host is not known or not reachable ({type(error).__name__})") from None


def _server_context(tls: TlsFiles) -> ssl.SSLContext:
    if tls.certificate is None:
        raise ArchiveError("C-MOVE over TLS needs our own certificate and key, to receive with")
    try:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=tls.ca)
        context.load_cert_chain(tls.certificate, tls.key)
        context.verify_mode = ssl.CERT_REQUIRED
    except (OSError, ssl.SSLError) as error:
        raise ArchiveError(f"expected PEM files for TLS, got {type(error).__name__}") from None
    return context
