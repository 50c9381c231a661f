"""CDS clients' tokens: signed by keys that stand in a file of ours, for this endpoint, now, and once.

Nothing is fetched: hospitals have no internet, and a key set address that a token brings along is only compared.

Source: CDS Hooks 2.0 (trusting CDS clients); RFC 7515, 7517, 7518, 7519; BCP 225 (RFC 8725).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from serving.errors import AccessDenied, InvalidSettings

ALGORITHMS = {"EC": "ES384", "RSA": "RS384"}
LEEWAY_SECONDS = 60.0
LIFETIME_SECONDS = 3600.0
TOKEN_LIMIT = 8192
TOKEN_ID_LIMIT = 256
RSA_LEAST_BITS = 2048
REQUIRED = ["iss", "aud", "iat", "exp", "jti"]
REFUSED = "expected a token that holds"


@dataclass(frozen=True, slots=True)
class CdsClient:
    """A client that we know.

    Attributes:
        issuer: its `iss`.
        name: as audit records show it.
        jku: the one key set address that its tokens may name.
        keys: by `kid`; each knows its one algorithm.
    """

    issuer: str
    name: str
    jku: str | None
    keys: Mapping[str, jwt.PyJWK]


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
    except (OSError, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
        raise InvalidSettings(f"expected CDS clients with iss and keys in {path.name}: {error!r}") from error


def _client(told: Mapping[str, Any]) -> CdsClient:
    keys = {str(jwk["kid"]): _key(jwk) for jwk in told["keys"]}
    return CdsClient(str(told["iss"]), str(told.get("name") or told["iss"]), told.get("jku"), keys)


def _key(jwk: Mapping[str, Any]) -> jwt.PyJWK:
    if jwk["kty"] not in ALGORITHMS or jwk.get("crv", "P-384") != "P-384":
        raise ValueError("EC keys on P-384 or RSA keys")
    key = jwt.PyJWK(dict(jwk), ALGORITHMS[jwk["kty"]])
    if isinstance(key.key, RSAPublicKey) and key.key.key_size < RSA_LEAST_BITS:
        raise ValueError(f"RSA keys of at least {RSA_LEAST_BITS} bits")
    return key


def verify_token(token: str, clients: tuple[CdsClient, ...], audience: str) -> Claims:
    """Who signed the token, if all of it holds. Whether it was used before is the caller's to check.

    Raises:
        AccessDenied: anything does not hold; the message does not say what.
    """
    try:
        return _verify(token, clients, audience)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise AccessDenied(REFUSED) from None


def _verify(token: str, clients: tuple[CdsClient, ...], audience: str) -> Claims:
    if len(token) > TOKEN_LIMIT:
        raise AccessDenied(REFUSED)
    header = jwt.get_unverified_header(token)
    issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")  # only to choose the key by
    client = next((one for one in clients if one.issuer == issuer), None)
    key = None if client is None else client.keys.get(str(header.get("kid")))
    if client is None or key is None or "crit" in header or ("jku" in header and header["jku"] != client.jku):
        raise AccessDenied(REFUSED)
    claims = jwt.decode(
        token,
        key,
        algorithms=[key.algorithm_name],
        audience=audience,
        issuer=client.issuer,
        leeway=LEEWAY_SECONDS,
        options={"require": REQUIRED, "verify_iat": True},
    )
    token_id, expires, issued = claims["jti"], claims["exp"], claims["iat"]
    if not 0 < len(token_id) <= TOKEN_ID_LIMIT or not 0 < expires - issued <= LIFETIME_SECONDS:
        raise AccessDenied(REFUSED)
    return Claims(client, token_id, float(expires))
