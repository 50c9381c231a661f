"""Bring results to a destination by C-STORE.

A file's data set is sent as it lies on the disk, neither decoded nor encoded anew.

**Source:** DICOM PS3.4 B.2.3 (status codes).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydicom.filereader import read_file_meta_info
from pydicom.uid import UID
from pynetdicom import AE
from pynetdicom import _config as pynetdicom_config
from pynetdicom.association import Association

from serving.gateway.rules import CStoreDestination
from serving.gateway.sending import Parcel, Sent, fail_all
from serving.settings import Settings
from serving.tls import client_context

CONTEXTS_LIMIT = 128
TIMEOUT_SECONDS = 60
CONNECT_SECONDS = 10
RESOURCES_LOW, RESOURCES_HIGH = 0xA700, 0xA7FF


def send_by_c_store(settings: Settings, destination: CStoreDestination, parcels: Sequence[Parcel]) -> list[Sent]:
    """Send all over one association; the outcome of each. Sending again what has arrived is harmless: same UIDs."""
    pynetdicom_config.STORE_SEND_CHUNKED_DATASET = True
    association = _associate(settings, destination, [parcel.path for parcel in parcels])
    if not association.is_established:
        return fail_all(parcels, "association-rejected" if association.is_rejected else "no-association")
    sent: list[Sent] = []
    try:
        sent.extend(_send(association, parcel) for parcel in parcels)
    finally:
        association.release()
    return sent


def _associate(settings: Settings, destination: CStoreDestination, paths: Sequence[Path]) -> Association:
    entity = AE(ae_title=settings.ae_title)
    entity.maximum_pdu_size = 0
    entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = TIMEOUT_SECONDS
    entity.connection_timeout = CONNECT_SECONDS
    heads = [read_file_meta_info(path) for path in paths]
    wanted = {(UID(head.MediaStorageSOPClassUID), UID(head.TransferSyntaxUID)) for head in heads}
    for sop_class, syntax in sorted(wanted)[:CONTEXTS_LIMIT]:
        entity.add_requested_context(sop_class, syntax)
    tls = (client_context(settings), destination.host) if destination.is_tls else None
    return entity.associate(destination.host, destination.port, ae_title=destination.ae_title, tls_args=tls)


def _send(association: Association, parcel: Parcel) -> Sent:
    try:
        answer = association.send_c_store(parcel.path)
    except ValueError:
        return Sent(parcel, "no-presentation-context", is_refusal=True)
    except (RuntimeError, OSError):
        return Sent(parcel, "association-lost")
    if "Status" not in answer:
        return Sent(parcel, "association-lost")
    status = int(answer.Status)
    if status == 0 or status & 0xF000 == 0xB000:
        return Sent(parcel)
    is_full = RESOURCES_LOW <= status <= RESOURCES_HIGH
    return Sent(parcel, f"status-{status:04X}", is_refusal=not is_full)
