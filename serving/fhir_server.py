"""The hospital's FHIR server, asked back for data: only servers that the settings name, no redirects, one deadline.

Source: CDS Hooks 2.0 (FHIR resource access); FHIR R4 §3.1.1.5 (paging); OWASP SSRF prevention.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

import httpx

from datasets.emr.fhir_json import FHIR_LIMITS, Resource, next_page_of, parse_json_object
from datasets.errors import UnreadableRecord
from serving.errors import ServingError
from serving.settings import Settings

PAGES = 5
DEFAULT_PORTS = {"http": 80, "https": 443}


class FhirServerFailed(ServingError):
    """The FHIR server may not be asked, or did not answer with what it was asked for."""


@dataclass(frozen=True, slots=True)
class FhirServer:
    """Where to ask, and with what right.

    Attributes:
        base: base URL without a slash at its end.
        token: bearer token; never logged.
        authorities: PEM file of the hospital's own certificate authority; empty means the usual ones.
    """

    base: str
    token: str | None = field(default=None, repr=False)
    authorities: str = ""

    def url_of(self, query: str) -> str:
        """Where a relative query leads; an absolute one is left as it is."""
        return query if "://" in query.partition("?")[0] else f"{self.base}/{query}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """Pages of a search, or one resource; `is_cut` when there were more pages than may be read."""

    documents: tuple[Resource, ...]
    is_cut: bool = False


def may_ask(url: str, allowed: Iterable[str]) -> bool:
    """Does the URL lie at or under one of the allowed base URLs? Same scheme, host and port, no way out of the path."""
    asked = _split(url)
    if asked is None:
        return False
    origin, path = asked
    for base in allowed:
        known = _split(base)
        if known is not None and known[0] == origin and (path + "/").startswith(known[1].rstrip("/") + "/"):
            return True
    return False


def _split(url: str) -> tuple[tuple[str, str, int], str] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    is_plain = parts.hostname and not parts.username and not parts.password and "\\" not in url
    if parts.scheme not in DEFAULT_PORTS or not is_plain or {"..", "."} & set(parts.path.lower().split("/")):
        return None
    if "%" in parts.path:  # an escaped dot or slash would be read differently behind us
        return None
    return (parts.scheme, (parts.hostname or "").lower(), port), parts.path


def allowed_servers(settings: Settings) -> tuple[str, ...]:
    """The servers of the settings."""
    named = [*settings.fhir_servers.split(","), settings.fhir_server]
    return tuple(url.strip().rstrip("/") for url in named if url.strip())


def fill_template(template: str, values: Mapping[str, str]) -> str:
    """A prefetch template with its `{{context.patientId}}` tokens filled, each value escaped for a URL."""
    for name, value in values.items():
        template = template.replace("{{context." + name + "}}", quote(value, safe=""))
    return template


async def fetch(server: FhirServer, query: str, allowed: Iterable[str]) -> Fetched:
    """Ask for a resource or a search with its pages, by relative query or by the address of a page.

    The caller holds the deadline (`asyncio.timeout`).

    Raises:
        FhirServerFailed: not an allowed server, not reachable, or no FHIR JSON came.
    """
    allowed = tuple(allowed)
    url: str | None = server.url_of(query)
    pages: list[Resource] = []
    async with httpx.AsyncClient(
        follow_redirects=False, trust_env=False, verify=_tls(server.authorities), timeout=httpx.Timeout(10.0)
    ) as client:
        while url is not None and len(pages) < PAGES:
            if not may_ask(url, allowed):
                if pages:
                    break
                raise FhirServerFailed("expected a FHIR server of TUETINH_FHIR_SERVERS, got another")
            pages.append(await _get(client, url, server.token))
            following = next_page_of(pages[-1])
            url = None if following is None else urljoin(url, following)
    return Fetched(tuple(pages), url is not None)


@cache
def _tls(authorities: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=authorities or None)


async def _get(client: httpx.AsyncClient, url: str, token: str | None) -> Resource:
    headers = {"accept": "application/fhir+json"} | ({"authorization": f"Bearer {token}"} if token else {})
    body = bytearray()
    try:
        async with client.stream("GET", url, headers=headers) as response:
            if response.status_code != 200:
                raise FhirServerFailed(f"expected status 200 of the FHIR server, got {response.status_code}")
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > FHIR_LIMITS.document_bytes:
                    raise FhirServerFailed("expected a smaller page of the FHIR server")
        resource = parse_json_object(bytes(body))
    except (httpx.HTTPError, httpx.InvalidURL, UnreadableRecord, UnicodeError) as error:
        raise FhirServerFailed(f"expected FHIR JSON of the FHIR server, got {type(error).__name__}") from None
    if resource.get("resourceType") == "OperationOutcome":
        raise FhirServerFailed("expected data of the FHIR server, got an OperationOutcome")
    return resource
