"""A received data set as a DICOM file, without decoding a byte of it.

**Source:** DICOM PS3.10 7.1 (preamble, prefix and file meta information, always explicit VR little endian).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from pynetdicom import PYNETDICOM_IMPLEMENTATION_UID, PYNETDICOM_IMPLEMENTATION_VERSION

PREAMBLE = b"\x00" * 128 + b"DICM"
VERSION = b"\x02\x00\x01\x00OB\x00\x00\x02\x00\x00\x00\x00\x01"


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file meta information says."""

    sop_class_uid: str
    sop_instance_uid: str
    transfer_syntax_uid: str
    source_ae_title: str


def as_file(meta: Meta, data_set: bytes) -> bytes:
    """Preamble, file meta information, data set."""
    group = b"".join(
        (
            VERSION,
            _element(0x0002, b"UI", meta.sop_class_uid),
            _element(0x0003, b"UI", meta.sop_instance_uid),
            _element(0x0010, b"UI", meta.transfer_syntax_uid),
            _element(0x0012, b"UI", PYNETDICOM_IMPLEMENTATION_UID),
            _element(0x0013, b"SH", PYNETDICOM_IMPLEMENTATION_VERSION),
            _element(0x0016, b"AE", meta.source_ae_title),
        )
    )
    length = struct.pack("<HH2sHI", 0x0002, 0x0000, b"UL", 4, len(group))
    return b"".join((PREAMBLE, length, group, data_set))


def _element(number: int, representation: bytes, text: str) -> bytes:
    value = text.encode("ascii", "replace")
    if len(value) % 2:
        value += b"\x00" if representation == b"UI" else b" "
    return struct.pack("<HH2sH", 0x0002, number, representation, len(value)) + value
