"""One secret per project: pseudonyms, UIDs and date shifts that are the same on every machine that holds the key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import stat
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from datasets.errors import DatasetError

KEY_BYTES, BLOCK_BYTES = 32, 64
MARK_BITS = 32
MOST_SHIFT_DAYS = 1825
PREFIX = "TT"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""The one rule for names of projects, and of datasets."""


class InvalidProject(DatasetError):
    """The project's key file is missing, open to others, or not a key."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project and its secret.

    Whatever it makes carries a keyed mark, so it knows its own pseudonyms and UIDs again and changes nothing twice.

    Attributes:
        name: of the project; two projects of one key still give different pseudonyms.
        key: 32 secret bytes.
    """

    name: str
    key: bytes = field(repr=False)

    def pseudonym(self, identity: str) -> str:
        """`TT` and 26 letters or digits (80 bits and a mark of 48) for one identity; a pseudonym stays itself."""
        if self.is_pseudonym(identity):
            return identity
        body = self._digest("patient", identity)[:10]
        return PREFIX + _letters(body + self._digest("mark", body.hex())[:6])

    def is_pseudonym(self, text: str) -> bool:
        """Whether this project made the text."""
        text = text.strip()
        if len(text) != len(PREFIX) + 26 or not text.startswith(PREFIX):
            return False
        try:
            raw = base64.b32decode(text[len(PREFIX) :] + "======")
        except ValueError:
            return False
        return hmac.compare_digest(raw[10:], self._digest("mark", raw[:10].hex())[:6])

    def uid(self, original: str) -> str:
        """A UID below 2.25 for an original one; a UID of this project stays itself. **Source:** DICOM PS3.5 B.2."""
        return _uid_of(self, original)

    def owns_uid(self, uid: str) -> bool:
        """Whether this project made the UID."""
        number = uid.removeprefix("2.25.")
        if number == uid or not number.isascii() or not number.isdigit() or len(number) > 39:
            return False
        body, mark = divmod(int(number), 1 << MARK_BITS)
        return mark == self._uid_mark(body)

    def shift(self, pseudonym: str) -> timedelta:
        """How far a patient's dates move: 1 to 1825 whole days back."""
        number = int.from_bytes(self._digest("shift", pseudonym)[:8], "big")
        return timedelta(days=-(1 + number % MOST_SHIFT_DAYS))

    @property
    def fingerprint(self) -> str:
        """Names the key in reports without telling it."""
        return self._digest("fingerprint", "")[:6].hex()

    def _uid_mark(self, body: int) -> int:
        return int.from_bytes(self._digest("uid mark", str(body))[:4], "big")

    def _digest(self, purpose: str, text: str) -> bytes:
        inner, outer = (begun.copy() for begun in _begun(self.key))
        inner.update(f"{self.name}\0{purpose}\0{text}".encode())
        outer.update(inner.digest())
        return outer.digest()


@lru_cache(maxsize=16)
def _begun(key: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """HMAC with SHA-256 as far as the key goes, which is the same for every text. **Source:** RFC 2104, 2."""
    block = (hashlib.sha256(key).digest() if len(key) > BLOCK_BYTES else key).ljust(BLOCK_BYTES, b"\0")
    return hashlib.sha256(bytes(each ^ 0x36 for each in block)), hashlib.sha256(bytes(each ^ 0x5C for each in block))


@lru_cache(maxsize=1 << 16)
def _uid_of(project: Project, original: str) -> str:
    if project.owns_uid(original):
        return original
    body = int.from_bytes(project._digest("uid", original)[:12], "big")
    return f"2.25.{body << MARK_BITS | project._uid_mark(body)}"


def checked_project(name: str) -> str:
    """The name of a project, which is also that of its key file.

    Raises:
        InvalidProject: it is not of small letters, digits, dashes and underscores.
    """
    if not NAME.fullmatch(name):
        raise InvalidProject(
            "expected a project's name of small letters, digits, dashes and underscores, as chest-2025, got another"
        )
    return name


def create_project(name: str, key_file: Path) -> Project:
    """Make a secret and write it where only its owner may read it; an existing file is never replaced.

    Raises:
        InvalidProject: the file exists already.
    """
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(KEY_BYTES)
    try:
        handle = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise InvalidProject("expected no key file yet, got one; open the project instead") from None
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(key).decode() + "\n")
    return Project(name, key)


def open_project(name: str, key_file: Path) -> Project:
    """Read a project's secret.

    Raises:
        InvalidProject: no file, one that others may read, or no key of 32 bytes in it.
    """
    try:
        mode = key_file.stat().st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise InvalidProject("expected a key file with mode 0600, got one that others may read; chmod 600 it")
        key = base64.b64decode(key_file.read_text(encoding="ascii").strip(), validate=True)
    except (OSError, ValueError) as error:
        raise InvalidProject(f"expected the project's key file, got {type(error).__name__}") from None
    if len(key) != KEY_BYTES:
        raise InvalidProject(f"expected a key of {KEY_BYTES} bytes, got {len(key)}; restore the file")
    return Project(name, key)


def derived_project(name: str, phrase: str) -> Project:
    """A project of a known phrase, for tests and the synthetic corpus; it protects nobody."""
    return Project(name, hashlib.sha256(phrase.encode()).digest())


def _letters(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")
