"""Which source: a folder or zip, an archive by DIMSE, an archive by DICOMweb."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from datasets.archive.errors import InvalidQuery
from datasets.archive.query import Query
from datasets.limits import LIMITS

ADDRESS = re.compile(r"([!-\[\]-~]{1,16})@(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})")
AE_TITLE = re.compile(r"[!-\[\]-~]{1,16}")
LARGEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """PEM files.

    Attributes:
        ca: whom to trust.
        certificate: our own, where the archive asks for it.
        key: its key.
    """

    ca: Path
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class FolderSpec:
    """A folder, whose links are not followed and whose zips are read, or one zip."""

    path: Path

    @property
    def fingerprint(self) -> str:
        """Of the place."""
        return fingerprint("folder", str(self.path.resolve()))


@dataclass(frozen=True, slots=True)
class DimseSpec:
    """An archive by C-FIND and C-GET or C-MOVE.

    Attributes:
        address: `AE@host:port` of the archive.
        query: what to pull.
        calling_ae: our AE title; for C-MOVE the archive must know it, with our host and `own_port`.
        method: C-GET over the same association, or C-MOVE to a listener of ours.
        own_port: where C-MOVE's instances are received; 0 takes a free one.
        own_host: the address to listen on; empty takes the one that faces the archive.
        tls: to speak DICOM over TLS.
        instance_bytes: a larger instance is refused.
        timeout_seconds: how long the archive may be silent.
        patience_seconds: how long to try to reach it before the pull gives up.
    """

    address: str
    query: Query
    calling_ae: str = "TUETINH"
    method: Literal["get", "move"] = "get"
    own_port: int = 0
    own_host: str = ""
    tls: TlsFiles | None = None
    instance_bytes: int = LIMITS.file_bytes
    timeout_seconds: float = 120.0
    patience_seconds: float = 120.0

    def __post_init__(self) -> None:
        called, _, port = self.parts
        if not AE_TITLE.fullmatch(called) or not AE_TITLE.fullmatch(self.calling_ae):
            raise InvalidQuery("expected AE titles of 1 to 16 printable ASCII characters")
        if not 0 < port <= LARGEST_PORT or not 0 <= self.own_port <= LARGEST_PORT:
            raise InvalidQuery(f"expected ports up to {LARGEST_PORT}")
        if self.method not in ("get", "move"):
            raise InvalidQuery("expected the method get or move")

    @property
    def parts(self) -> tuple[str, str, int]:
        """The archive's AE title, host and port.

        Raises:
            InvalidQuery: the address is not of its form.
        """
        matched = ADDRESS.fullmatch(self.address)
        if not matched:
            raise InvalidQuery("expected the archive's address as AE@host:port, such as PACS@10.0.0.5:104")
        return matched[1], matched[2].strip("[]"), int(matched[3])

    @property
    def fingerprint(self) -> str:
        """Of the archive and the query; the method may change from run to run."""
        return fingerprint("dimse", self.address, self.query.canonical)


@dataclass(frozen=True, slots=True)
class DicomWebSpec:
    """An archive by QIDO-RS and WADO-RS.

    Attributes:
        url: the root of its services, such as `https://pacs/dicom-web`.
        query: what to pull.
        token_file: a file whose content is sent as a bearer token.
        headers: more headers of each request.
        tls: whom to trust and who we are; without it, what the system trusts.
        instance_bytes: a larger instance is refused.
        timeout_seconds: how long the archive may be silent.
        patience_seconds: how long to try to reach it before the pull gives up.
    """

    url: str
    query: Query
    token_file: Path | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    tls: TlsFiles | None = None
    instance_bytes: int = LIMITS.file_bytes
    timeout_seconds: float = 120.0
    patience_seconds: float = 120.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise InvalidQuery("expected the archive's URL as http(s)://host[:port]/path, without ? and #")
        if parts.username or parts.password:
            raise InvalidQuery("expected a URL without user and password; put a token into a file")

    @property
    def fingerprint(self) -> str:
        """Of the archive and the query."""
        return fingerprint("dicomweb", self.url.rstrip("/"), self.query.canonical)


SourceSpec = FolderSpec | DimseSpec | DicomWebSpec


def fingerprint(*parts: str) -> str:
    """SHA-256 of the parts, in hex."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
