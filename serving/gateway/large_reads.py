"""Read a PDU from the socket in large pieces. pynetdicom asks for 4096 bytes a call: 128 calls for half a megabyte."""

from __future__ import annotations

import socket
from functools import partial

from pynetdicom import evt
from pynetdicom.transport import AssociationSocket

PIECE_BYTES = 1 << 20


def read_large(event: evt.Event) -> None:
    """For EVT_CONN_OPEN: have the association's socket read in large pieces."""
    wrapper: AssociationSocket | None = event.assoc.dul.socket
    if wrapper is not None and wrapper.socket is not None:
        wrapper.recv = partial(receive, wrapper.socket)  # type: ignore[method-assign]  # there is no setting for it


def receive(source: socket.socket, count: int) -> bytearray:
    """So many bytes, or fewer when the peer has gone. Memory grows with what came, not with what was announced."""
    received = bytearray()
    piece = bytearray(min(count, PIECE_BYTES))
    view = memoryview(piece)
    while len(received) < count:
        read = source.recv_into(view, min(len(view), count - len(received)))
        if read == 0:
            break
        if read == count and not received:
            return piece
        received += view[:read]
    return received
