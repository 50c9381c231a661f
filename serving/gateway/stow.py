"""Bring results to a destination by STOW-RS.

**Source:** DICOM PS3.18 10.5 (store transaction), 10.5.3 (its answers), RFC 2387 (multipart/related).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx

from serving.gateway.rules import StowDestination
from serving.gateway.sending import Parcel, Sent, fail_all
from serving.settings import Settings
from serving.tls import client_context

TIMEOUT = httpx.Timeout(60.0, connect=10.0)
ANSWER_LIMIT = 4 << 20
FAILED_SOP_SEQUENCE, REFERENCED_SOP_INSTANCE_UID, FAILURE_REASON = "00081198", "00081155", "00081197"
CONFLICT = 409


def send_by_stow(settings: Settings, destination: StowDestination, parcels: Sequence[Parcel]) -> list[Sent]:
    """Post all in one request; the outcome of each. Sending again what has arrived is harmless: same UIDs."""
    boundary = uuid.uuid4().hex
    body = b"".join(_parts(parcels, boundary))
    headers = {
        "Content-Type": f'multipart/related; type="application/dicom"; boundary={boundary}',
        "Accept": "application/dicom+json",
    }
    if destination.token_file:
        headers["Authorization"] = f"Bearer {Path(destination.token_file).read_text(encoding='utf-8').strip()}"
    verify = client_context(settings) if destination.url.startswith("https") else False
    try:
        with httpx.Client(timeout=TIMEOUT, verify=verify, trust_env=False) as client:
            answer = client.post(f"{destination.url.rstrip('/')}/studies", content=body, headers=headers)
    except httpx.HTTPError as error:
        return fail_all(parcels, f"http-{type(error).__name__}")
    if not answer.is_success and answer.status_code != CONFLICT:
        return fail_all(parcels, f"http-{answer.status_code}")
    failed = _failed(answer)
    return [_outcome(parcel, failed, answer.status_code) for parcel in parcels]


def _outcome(parcel: Parcel, failed: dict[str, int] | None, status_code: int) -> Sent:
    if failed is None:
        return Sent(parcel, f"http-{status_code}-unreadable-answer") if status_code == CONFLICT else Sent(parcel)
    reason = failed.get(parcel.delivery.sop_instance_uid)
    return Sent(parcel) if reason is None else Sent(parcel, f"status-{reason:04X}", is_refusal=True)


def _parts(parcels: Sequence[Parcel], boundary: str) -> Iterator[bytes]:
    for parcel in parcels:
        yield f"--{boundary}\r\nContent-Type: application/dicom\r\n\r\n".encode()
        yield parcel.path.read_bytes()
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def _failed(answer: httpx.Response) -> dict[str, int] | None:
    if not answer.content:
        return {}
    try:
        items = json.loads(answer.content[:ANSWER_LIMIT]).get(FAILED_SOP_SEQUENCE, {}).get("Value", [])
        return {
            str(item[REFERENCED_SOP_INSTANCE_UID]["Value"][0]): int(item.get(FAILURE_REASON, {}).get("Value", [0])[0])
            for item in items
        }
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None
