"""Who may send us HL7 v2."""

from __future__ import annotations

from serving.errors import InvalidSettings
from serving.settings import Settings


def require_known_senders(settings: Settings) -> None:
    """Beyond loopback, HL7 v2 has no passwords: TLS, and clients with certificates or named hosts.

    Raises:
        InvalidSettings: the listener would take messages from anybody, or in clear.
    """
    if not settings.mllp_port or settings.is_loopback:
        return
    is_private = bool(settings.tls_certificate) or settings.is_behind_proxy
    if not is_private or not (settings.tls_authorities or settings.allowed_hosts):
        raise InvalidSettings(
            "MLLP beyond loopback needs TLS (TUETINH_TLS_CERTIFICATE, or TUETINH_IS_BEHIND_PROXY=true) and known "
            "senders: TUETINH_TLS_AUTHORITIES for client certificates, or TUETINH_ALLOWED_HOSTS"
        )
