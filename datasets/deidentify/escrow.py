"""The way back: pseudonyms and identifiers in one file that two key holders open together, and every opening is told.

The list is encrypted with the second holder's public key and the result with the first's: whoever has one
key has nothing.
Each layer is X25519 with an ephemeral key, HKDF-SHA256 and ChaCha20-Poly1305.

**Source:** RFC 7748 (X25519), RFC 5869 (HKDF), RFC 8439 (ChaCha20-Poly1305).
"""

from __future__ import annotations

import base64
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from datasets.deidentify.escrow_audit import Audit, EscrowRefused

MAGIC = b"TUETINH-ESCROW-1\n"
PUBLIC_BYTES, NONCE = 32, bytes(12)
SHORTEST_REASON = 10
TWICE = "expected the public keys of two holders, got the same one twice"
Identifiers = Mapping[str, Sequence[str]]
"""Kind (see `way_back.KINDS`) → what the site's records said."""


@dataclass(frozen=True, slots=True)
class Escrow:
    """An escrow to be written.

    Attributes:
        path: of its file.
        public_keys: of the first and the second holder.
    """

    path: Path
    public_keys: tuple[bytes, bytes]

    def seal(self, identifiers: Mapping[str, Identifiers]) -> None:
        """Write the file; see `seal_escrow`."""
        seal_escrow(self.path, identifiers, self.public_keys)


@dataclass(frozen=True, slots=True)
class Opening:
    """Who asks for whom and why; it is written down before anything is opened.

    Attributes:
        holders: the names of the two key holders.
        pseudonyms: whose identifiers are asked for.
        reason: a sentence.
        audit: where each attempt is written.
    """

    holders: tuple[str, str]
    pseudonyms: frozenset[str]
    reason: str
    audit: Audit


@dataclass(frozen=True, slots=True)
class Opened:
    """What an opening brought.

    Attributes:
        identifiers: by pseudonym.
        unknown: pseudonyms that the escrow does not hold.
        head: what the audit's head tells after it; holders who note it down see later whether lines are gone.
    """

    identifiers: Mapping[str, Identifiers] = field(repr=False)
    unknown: tuple[str, ...]
    head: str


def new_key_pair() -> tuple[bytes, bytes]:
    """A key holder's secret and public key, 32 bytes each. The secret is made by its holder and kept there."""
    secret = X25519PrivateKey.generate()
    return secret.private_bytes_raw(), secret.public_key().public_bytes_raw()


def write_key(path: Path, key: bytes, mode: int) -> None:
    """Write a key of 32 bytes; a file that is there is never replaced.

    Raises:
        EscrowRefused: the file exists already.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except OSError as error:
        raise EscrowRefused(f"expected a new file for the key, got {type(error).__name__}") from None
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(key).decode() + "\n")


def read_key(path: Path) -> bytes:
    """Read a key of 32 bytes.

    Raises:
        EscrowRefused: there is none in the file.
    """
    try:
        key = base64.b64decode(path.read_text(encoding="ascii").strip(), validate=True)
    except (OSError, ValueError) as error:
        raise EscrowRefused(f"expected a key file, got {type(error).__name__}") from None
    if len(key) != PUBLIC_BYTES:
        raise EscrowRefused(f"expected a key of {PUBLIC_BYTES} bytes, got {len(key)}")
    return key


def look_at_escrow(path: Path | None, key_files: Sequence[Path] | None) -> Escrow | None:
    """What is to be written, or nothing where none is asked for; all is tried before the work begins.

    Args:
        path: where the escrow is to come.
        key_files: the holders' public keys.

    Raises:
        EscrowRefused: one of both without the other, no folder that can be written to, no key in a file, or the same
            key twice.
    """
    if bool(path) != bool(key_files):
        raise EscrowRefused("expected --escrow FILE with --holders A.pub B.pub, got one of them; see ./tuetinh escrow")
    if path is None or not key_files:
        return None
    first, second = map(read_key, key_files)
    if first == second:
        raise EscrowRefused(TWICE)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise EscrowRefused(
            f"expected --escrow in a folder that is there and can be written to, got {type(error).__name__}; make it"
        ) from None
    if path.is_dir():
        raise EscrowRefused("expected a file at --escrow, got a folder; name a file in it")
    return Escrow(path, (first, second))


def seal_escrow(path: Path, identifiers: Mapping[str, Identifiers], public_keys: tuple[bytes, bytes]) -> None:
    """Write pseudonym → identifiers so that only both holders together can read it.

    Raises:
        EscrowRefused: both keys are the same, so that one holder could open it.
    """
    if public_keys[0] == public_keys[1]:
        raise EscrowRefused(TWICE)
    sealed = json.dumps(identifiers, ensure_ascii=False, sort_keys=True).encode()
    for key in reversed(public_keys):
        sealed = _seal(sealed, key)
    part = path.with_suffix(".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(MAGIC + base64.b64encode(sealed) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def open_escrow(path: Path, key_files: tuple[Path, Path], opening: Opening) -> Opened:
    """Read the identifiers of some pseudonyms; the attempt is on record before anything of it is looked at.

    Args:
        path: of the escrow.
        key_files: with the secrets of the first and the second holder.
        opening: who, whom and why.

    Raises:
        EscrowRefused: no reason, two holders who are one, a key that does not fit, or an audit that cannot be written
            or is not whole.
    """
    _record(path, opening, "asked")
    first, second = opening.holders
    if len(opening.reason.strip()) < SHORTEST_REASON or not first.strip() or first.strip() == second.strip():
        _record(path, opening, "refused")
        raise EscrowRefused("expected two holders' names and a reason of at least 10 characters, got less")
    try:
        sealed = base64.b64decode(path.read_bytes().removeprefix(MAGIC), validate=False)
        for key in map(read_key, key_files):
            sealed = _unseal(sealed, key)
        every: dict[str, Identifiers] = json.loads(sealed)
    except (OSError, ValueError, InvalidTag) as error:
        _record(path, opening, "refused")
        raise EscrowRefused(f"expected the keys of both holders in their order, got {type(error).__name__}") from None
    except EscrowRefused:
        _record(path, opening, "refused")
        raise
    head = _record(path, opening, "opened")
    found = {pseudonym: every[pseudonym] for pseudonym in sorted(opening.pseudonyms & every.keys())}
    return Opened(found, tuple(sorted(opening.pseudonyms - every.keys())), head)


def _record(path: Path, opening: Opening, outcome: str) -> str:
    return opening.audit.record(
        {
            "escrow": path.name,
            "holders": list(opening.holders),
            "pseudonyms": sorted(opening.pseudonyms),
            "reason": opening.reason.strip(),
            "outcome": outcome,
        }
    )


def _seal(data: bytes, public: bytes) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    sender = ephemeral.public_key().public_bytes_raw()
    return sender + ChaCha20Poly1305(_derive(shared, sender + public)).encrypt(NONCE, data, MAGIC)


def _unseal(data: bytes, secret: bytes) -> bytes:
    key = X25519PrivateKey.from_private_bytes(secret)
    sender, sealed = data[:PUBLIC_BYTES], data[PUBLIC_BYTES:]
    shared = key.exchange(X25519PublicKey.from_public_bytes(sender))
    public = key.public_key().public_bytes_raw()
    return ChaCha20Poly1305(_derive(shared, sender + public)).decrypt(NONCE, sealed, MAGIC)


def _derive(shared: bytes, context: bytes) -> bytes:
    """A key for one message only, so its nonce may be fixed."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=MAGIC + context).derive(shared)
