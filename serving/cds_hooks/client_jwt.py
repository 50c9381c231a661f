"""CDS clients' tokens: signed by keys that stand in a file of ours, for this endpoint, now, and once.

Nothing is fetched: hospitals have no internet, and a key set address that a token brings along is only compared.

Source: CDS Hooks 2.0 (trusting CDS clients); RFC 7515, 7517, 7518, 7519; BCP 225 (RFC 8725).
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from serving.errors import AccessDenied, InvalidSettings

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
LEEWAY_SECONDS = 60.0
LIFETIME_SECONDS = 3600.0
TOKEN_LIMIT = 8192
P384_BYTES = 48
RSA_LEAST_BITS = 2048
REFUSED = "expected a token that holds"


@dataclass(frozen=True, slots=True)
class CdsClient:
    """A client that we know.

    Attributes:
        issuer: its `iss`.
        name: as audit records show it.
        jku: the one key set address that its tokens may name.
        keys: by `kid`, the algorithm and the key.
    """

    issuer: str
    name: str
    jku: str | None
    keys: Mapping[str, tuple[str, PublicKey]]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token that holds says."""

    client: CdsClient
    token_id: str
    expires_at: float


def read_clients(path: Path) -> tuple[CdsClient, ...]:
    """`{"clients": [{"iss", "name", "jku", "keys": [JWK …]}]}`.

    Raises:
        InvalidSettings: the file cannot be read or does not say that.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_client(one) for one in told["clients"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidSettings(f"expected CDS clients with iss and keys in {path.name}: {error!r}") from error


def _client(told: Mapping[str, Any]) -> CdsClient:
    keys = {str(jwk["kid"]): _key(jwk) for jwk in told["keys"]}
    return CdsClient(str(told["iss"]), str(told.get("name") or told["iss"]), told.get("jku"), keys)


def _key(jwk: Mapping[str, Any]) -> tuple[str, PublicKey]:
    if jwk["kty"] == "EC" and jwk["crv"] == "P-384":
        x, y = _integer(jwk["x"]), _integer(jwk["y"])
        return "ES384", ec.EllipticCurvePublicNumbers(x, y, ec.SECP384R1()).public_key()
    if jwk["kty"] == "RSA":
        key = rsa.RSAPublicNumbers(_integer(jwk["e"]), _integer(jwk["n"])).public_key()
        if key.key_size < RSA_LEAST_BITS:
            raise ValueError(f"RSA keys of at least {RSA_LEAST_BITS} bits")
        return "RS384", key
    raise ValueError("EC keys on P-384 or RSA keys")


def verify_token(token: str, clients: tuple[CdsClient, ...], audience: str, now: float) -> Claims:
    """Who signed the token, if all of it holds. Whether it was used before is the caller's to check.

    Raises:
        AccessDenied: anything does not hold; the message does not say what.
    """
    header, claims, signed, signature = _split(token)
    issuer, kid = claims.get("iss"), header.get("kid")
    client = next((one for one in clients if one.issuer == issuer), None)
    if client is None or not isinstance(kid, str) or kid not in client.keys or "crit" in header:
        raise AccessDenied(REFUSED)
    algorithm, key = client.keys[kid]
    if header.get("alg") != algorithm or ("jku" in header and header["jku"] != client.jku):
        raise AccessDenied(REFUSED)
    _check_signature(key, signed, signature)
    return Claims(client, _check_token_id(claims), _check_times(claims, audience, now))


def _split(token: str) -> tuple[dict[str, Any], dict[str, Any], bytes, bytes]:
    if len(token) > TOKEN_LIMIT or token.count(".") != 2 or not token.isascii():
        raise AccessDenied(REFUSED)
    first, second, third = token.split(".")
    try:
        header, claims, signature = json.loads(_decode(first)), json.loads(_decode(second)), _decode(third)
    except (ValueError, RecursionError):
        raise AccessDenied(REFUSED) from None
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise AccessDenied(REFUSED)
    return header, claims, f"{first}.{second}".encode(), signature


def _check_signature(key: PublicKey, signed: bytes, signature: bytes) -> None:
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA384())
            return
        if len(signature) != 2 * P384_BYTES:
            raise InvalidSignature
        r, s = (int.from_bytes(half, "big") for half in (signature[:P384_BYTES], signature[P384_BYTES:]))
        key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA384()))
    except InvalidSignature:
        raise AccessDenied(REFUSED) from None


def _check_token_id(claims: Mapping[str, Any]) -> str:
    token_id = claims.get("jti")
    if not isinstance(token_id, str) or not 0 < len(token_id) <= 256:
        raise AccessDenied(REFUSED)
    return token_id


def _check_times(claims: Mapping[str, Any], audience: str, now: float) -> float:
    """When the token ends, if it is for us and in force."""
    told = claims.get("aud")
    if audience not in (told if isinstance(told, list) else [told]):
        raise AccessDenied(REFUSED)
    issued, expires = _moment(claims.get("iat")), _moment(claims.get("exp"))
    is_in_force = issued - LEEWAY_SECONDS <= now < expires + LEEWAY_SECONDS
    if not is_in_force or not 0 < expires - issued <= LIFETIME_SECONDS:
        raise AccessDenied(REFUSED)
    return expires


def _moment(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        raise AccessDenied(REFUSED)
    return float(value)


def _decode(text: str) -> bytes:
    """Base64url without padding, and nothing else."""
    if not text or "=" in text or "+" in text or "/" in text:
        raise ValueError("expected base64url")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("expected base64url") from error


def _integer(text: str) -> int:
    return int.from_bytes(_decode(text), "big")
