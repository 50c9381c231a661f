"""HTTP to one archive: our token goes nowhere else, answers have caps, redirects stay at home.

**Source:** RFC 9110 15.4 (redirection), DICOM PS3.18 8.3.4 (paging), 10.4 (WADO-RS), 10.6 (QIDO-RS).
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

import httpx

from datasets.archive.errors import ArchiveError, ArchiveUnreachable, ConnectionLost
from datasets.archive.line import client_context
from datasets.archive.specs import DicomWebSpec

JSON_BYTES = 64 << 20
REDIRECTS = 3
CONNECT_SECONDS = 10.0
BUSY = {408, 425, 429, 500, 502, 503, 504}
NO_CONTENT, NOT_FOUND, GONE = 204, 404, 410


class WebClient:
    """Requests below the root of an archive's services; may be used by several threads."""

    def __init__(self, spec: DicomWebSpec) -> None:
        self._root = spec.url.rstrip("/")
        headers = dict(spec.headers)
        if spec.token_file:
            headers["Authorization"] = f"Bearer {_token(spec)}"
        context: ssl.SSLContext | bool = client_context(spec.tls) if spec.tls else True
        timeout = httpx.Timeout(spec.timeout_seconds, connect=CONNECT_SECONDS)
        self._client = httpx.Client(
            headers=headers, verify=context, timeout=timeout, trust_env=False, follow_redirects=False
        )

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def get_json(self, path: str, query: dict[str, str]) -> list[dict[str, Any]]:
        """A list of objects; none where the archive has none.

        Raises:
            ArchiveUnreachable: it was not reached or is busy.
            ArchiveError: it refuses, or the answer is no such list or over its cap.
        """
        with self.get(path, "application/dicom+json", query) as answer:
            if answer.status_code == NO_CONTENT:
                return []
            _check_status(answer.status_code)
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > JSON_BYTES:
                    raise ArchiveError("the archive's answer to a query is over its cap; ask for less at a time")
        try:
            content = json.loads(body) if body else []
        except (ValueError, RecursionError):
            content = None
        if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
            raise ArchiveError("expected a list of DICOM JSON objects from the archive, got something else")
        return content

    @contextmanager
    def get(self, path: str, accept: str, query: dict[str, str] | None = None) -> Iterator[httpx.Response]:
        """An answer whose body streams.

        Raises:
            ArchiveUnreachable: nobody was reached.
            ConnectionLost: the body breaks off.
            ArchiveError: a redirect that leads away.
        """
        url: httpx.URL = httpx.URL(f"{self._root}/{path}", params=query or {})
        for _ in range(REDIRECTS + 1):
            request = self._client.build_request("GET", url, headers={"Accept": accept})
            try:
                answer = self._client.send(request, stream=True)
            except httpx.HTTPError as error:
                raise ArchiveUnreachable(f"the archive does not answer ({type(error).__name__})") from None
            try:
                if not answer.has_redirect_location:
                    yield answer
                    return
                url = _same_place(url, answer.headers["Location"])
            except httpx.HTTPError as error:
                raise ConnectionLost(f"the archive hung up while it sent ({type(error).__name__})") from None
            finally:
                answer.close()
        raise ArchiveError("the archive redirects in a circle")


def _same_place(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads, if that is the same server by the same scheme."""
    target = httpx.URL(urljoin(str(url), location))
    if (target.scheme, target.host, target.port) != (url.scheme, url.host, url.port):
        raise ArchiveError("the archive redirects to another server, which is not followed; give that server's URL")
    return target


def _check_status(status: int) -> None:
    if status in BUSY:
        raise ArchiveUnreachable(f"the archive is busy (HTTP {status})")
    if not httpx.codes.is_success(status):
        raise ArchiveError(f"the archive refuses the query (HTTP {status})")


def _token(spec: DicomWebSpec) -> str:
    try:
        token = spec.token_file.read_text(encoding="ascii").strip() if spec.token_file else ""
    except (OSError, ValueError) as error:
        raise ArchiveError(f"expected a file with a token, got {type(error).__name__}") from None
    if not token.isprintable() or not token or " " in token:
        raise ArchiveError("expected a file with one token and nothing else")
    return token
