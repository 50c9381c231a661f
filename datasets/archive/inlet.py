"""Where an association's bytes come in: in large pieces, no faster than allowed, no instance over its cap.

pynetdicom reads 4096 bytes a call and keeps whatever a peer sends.

**Source:** DICOM PS3.8 9.3.1 (a PDU's length), PS3.7 9.1.1 (C-STORE), PS3.4 B.2.3 (its status).
"""

from __future__ import annotations

import io
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from pydicom.dataset import FileMetaDataset
from pydicom.filewriter import write_file_meta_info
from pydicom.uid import UID
from pynetdicom import PYNETDICOM_IMPLEMENTATION_UID, PYNETDICOM_IMPLEMENTATION_VERSION, evt
from pynetdicom.dimse_primitives import C_STORE

from datasets.archive.arriving import write_stream
from datasets.archive.wanted import Take
from datasets.errors import UnreadableInstance

PIECE_BYTES = 1 << 20
COMMAND_BYTES = 1 << 20
SUCCESS, OUT_OF_RESOURCES, CANNOT_UNDERSTAND, NOT_AUTHORISED = 0x0000, 0xA700, 0xC000, 0x0124


class Sink:
    """Where the instances of one batch go."""

    def __init__(self, into: Path, take: Take) -> None:
        self.into, self.take = into, take
        self.arrived: SimpleQueue[tuple[str, Path]] = SimpleQueue()
        self.failure: OSError | None = None
        self.is_over_cap = False

    def drain(self) -> Iterator[tuple[str, Path]]:
        """SOP Instance UID and file of what has come since.

        Raises:
            OSError: the disk could not be written.
        """
        while not self.arrived.empty():
            yield self.arrived.get()
        if self.failure is not None:
            raise self.failure

    def put(self, event: evt.Event) -> int:
        """Write an instance as it came, not decoded; the status for the sender."""
        request = event.request
        if not isinstance(request, C_STORE) or request.DataSet is None:
            return CANNOT_UNDERSTAND
        uid = str(request.AffectedSOPInstanceUID)
        head = _file_head(str(request.AffectedSOPClassUID), uid, str(event.context.transfer_syntax))
        try:
            path = write_stream(self.into, (head, request.DataSet.getbuffer()))
        except UnreadableInstance:
            self.is_over_cap = True
            return OUT_OF_RESOURCES
        except OSError as error:
            self.failure = error
            return OUT_OF_RESOURCES
        self.arrived.put((uid, path))
        return SUCCESS


class Inlet:
    """The receiving end of an association."""

    def __init__(self, limit: int, sink_for: Callable[[C_STORE], Sink | None] | None = None) -> None:
        self.sink: Sink | None = None
        self.take: Take = lambda count: None
        self.on_over_cap: Callable[[], None] = self._note_over_cap
        self._limit, self._sink_for = limit, sink_for
        self._pending = 0

    def handlers(self) -> list[Any]:
        """What to bind to the association."""
        return [(evt.EVT_CONN_OPEN, self.open), (evt.EVT_DIMSE_RECV, self.end_message)]

    def open(self, event: evt.Event) -> None:
        """For EVT_CONN_OPEN: read the socket from now on."""
        wrapper = event.assoc.dul.socket
        if wrapper is not None and wrapper.socket is not None:
            source = wrapper.socket
            # A request is two small PDUs: without this the second waits for the peer's delayed acknowledgement (40 ms).
            source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wrapper.recv = partial(self.receive, source)  # type: ignore[method-assign]  # there is no setting for it

    def receive(self, source: socket.socket, count: int) -> bytearray:
        """So many bytes, or fewer when the peer has gone.

        Raises:
            OSError: the message is over the cap; pynetdicom then ends the association.
        """
        received = bytearray()
        while len(received) < count:
            _acknowledge_at_once(source)
            piece = source.recv(min(count - len(received), PIECE_BYTES))
            if not piece:
                break
            self._pending += len(piece)
            if self._pending > self._limit + COMMAND_BYTES:
                self.on_over_cap()
                raise OSError("a message is over its cap")
            self.take(len(piece))
            received += piece
        return received

    def store(self, event: evt.Event) -> int:
        """For EVT_C_STORE."""
        sink = self._sink_for(event.request) if self._sink_for else self.sink  # type: ignore[arg-type]  # a C-STORE
        return NOT_AUTHORISED if sink is None else sink.put(event)

    def end_message(self, _event: evt.Event) -> None:
        """For EVT_DIMSE_RECV: a message is complete."""
        self._pending = 0

    def _note_over_cap(self) -> None:
        if self.sink is not None:
            self.sink.is_over_cap = True


def _acknowledge_at_once(source: socket.socket) -> None:
    """An archive's answer is two small PDUs as well; Linux forgets this setting, so it is set each time."""
    if hasattr(socket, "TCP_QUICKACK"):
        source.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _file_head(sop_class: str, sop_instance: str, syntax: str) -> bytes:
    """Preamble, prefix and file meta information."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = UID(sop_class), UID(sop_instance)
    meta.TransferSyntaxUID = UID(syntax)
    meta.ImplementationClassUID = PYNETDICOM_IMPLEMENTATION_UID
    meta.ImplementationVersionName = PYNETDICOM_IMPLEMENTATION_VERSION
    stream = io.BytesIO()
    stream.write(b"\0" * 128 + b"DICM")
    write_file_meta_info(stream, meta)  # type: ignore[arg-type]  # its documentation allows any writable file
    return stream.getvalue()
