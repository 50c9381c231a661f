"""TLS for DIMSE and MLLP: both sides prove who they are when authorities are set.

**Source:** DICOM PS3.15 B.12 (BCP 195 TLS profile); IHE ATNA for MLLP over TLS.
"""

from __future__ import annotations

import ssl

from serving.errors import InvalidSettings
from serving.settings import Settings


def server_context(settings: Settings) -> ssl.SSLContext | None:
    """What the listener speaks, or `None` without a certificate.

    Raises:
        InvalidSettings: a file is missing or does not fit the others.
    """
    if not settings.tls_certificate:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _load(context, settings)
    if settings.tls_authorities:
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def client_context(settings: Settings) -> ssl.SSLContext:
    """What we speak to a destination that asks for TLS; its certificate is always checked.

    Raises:
        InvalidSettings: a file is missing or does not fit the others.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not settings.tls_authorities:
        context.load_default_certs()
    _load(context, settings)
    return context


def _load(context: ssl.SSLContext, settings: Settings) -> None:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        if settings.tls_certificate:
            context.load_cert_chain(settings.tls_certificate, settings.tls_key or None)
        if settings.tls_authorities:
            context.load_verify_locations(settings.tls_authorities)
    except (OSError, ssl.SSLError) as error:
        raise InvalidSettings(f"expected readable PEM files that fit each other: {type(error).__name__}") from error
