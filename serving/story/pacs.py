"""What the demo asks of a PACS, whoever plays it."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import Protocol

from pydicom import Dataset


class Pacs(Protocol):
    """Sends studies and receives results.

    Attributes:
        name: as the story calls it.
        ae_title: where results are sent to.
        dicom_port: on 127.0.0.1.
        address: of its own page, or `None`.
    """

    name: str
    ae_title: str
    dicom_port: int
    address: str | None

    def send(self, instances: Sequence[Dataset], called: str, port: int) -> None:
        """C-STORE to that AE on 127.0.0.1. Raises DeliveryFailed."""

    def received(self, study_instance_uid: str) -> list[Dataset]:
        """Every object of the study that is here and was not sent by us."""

    def close(self) -> None:
        """End it, and whatever it started."""


def choose_port(wanted: int) -> int:
    """The wanted port of 127.0.0.1 when nobody listens there, else a free one."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")
