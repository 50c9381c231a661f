"""Read a PDU from the socket in large pieces, and hand its values on without copying them.

pynetdicom asks for 4096 bytes a call, 128 calls for half a megabyte, and copies each value six times.

**Source:** DICOM PS3.8 9.3.5 (P-DATA-TF PDU: type, length, items of length, presentation context and value).
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

from pynetdicom import evt
from pynetdicom.pdu import P_DATA_TF
from pynetdicom.pdu_primitives import P_DATA
from pynetdicom.transport import AssociationSocket

PIECE_BYTES = 1 << 20
HEADER_BYTES = 6
DATA_TYPE, DATA_RECEIVED = 0x04, "Evt10"

Decode = Callable[[bytearray], tuple[Any, str]]


def read_large(event: evt.Event) -> None:
    """For EVT_CONN_OPEN: have the association's socket read in large pieces."""
    wrapper: AssociationSocket | None = event.assoc.dul.socket
    if wrapper is not None and wrapper.socket is not None:
        wrapper.recv = partial(receive, wrapper.socket)  # type: ignore[method-assign]  # there is no setting for it
        reader = event.assoc.dul
        reader._decode_pdu = partial(decode_data, reader._decode_pdu)  # type: ignore[method-assign]


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


class _Data(P_DATA_TF):
    """A P-DATA-TF PDU whose values are views of what was received."""

    def __init__(self, values: list[tuple[int, Any]]) -> None:
        super().__init__()
        self._values = values

    def to_primitive(self) -> P_DATA:
        """The values, each with its presentation context."""
        primitive = P_DATA()
        primitive.presentation_data_value_list.extend(self._values)
        return primitive


def decode_data(decode: Decode, received: bytearray) -> tuple[Any, str]:
    """A whole PDU and the event that it is; `decode` is asked for those that are not data.

    Raises:
        ValueError: an item is longer than the PDU, or empty.
    """
    if received[0] != DATA_TYPE:
        return decode(received)
    view, start = memoryview(received), HEADER_BYTES
    values: list[tuple[int, Any]] = []
    while start < len(view):
        length = struct.unpack(">L", view[start : start + 4].tobytes().rjust(4, b"\0"))[0]
        end = start + 4 + length
        if length < 2 or end > len(view):
            raise ValueError("expected items that fill the PDU")
        values.append((view[start + 4], view[start + 5 : end]))
        start = end
    return _Data(values), DATA_RECEIVED
