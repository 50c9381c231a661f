"""CORS for the doors that pages of other origins call: CDS Hooks, FHIR, the symptom API. On every answer, errors too.

It stands outermost, so that a refusal reaches the page that asked instead of a "CORS error".

Source: WHATWG Fetch, CORS protocol; CDS Hooks 2.0 (CORS).
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.settings import Settings, read_settings

PREFIXES = ("/cds-services", "/fhir", "/symptoms-api")
METHODS = "DELETE, GET, POST, OPTIONS"
HEADERS = (
    "accept, accept-language, app-id, app-key, authorization, content-type, interview-id, model, x-api-key,"
    " x-requested-with"
)
MAX_AGE_SECONDS = 600


class Cors:
    """Answers preflights, and names the allowed origin on every other answer. Cookies are never allowed across."""

    def __init__(self, app: ASGIApp, settings: Settings | None = None) -> None:
        self.app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not _is_shared(scope["path"]):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        is_allowed = origin is not None and self._allows(origin)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            response = Response(status_code=204, headers=_preflight(origin or "")) if is_allowed else _REFUSED
            await response(scope, receive, send)
            return
        await self.app(scope, receive, _naming(send, origin if is_allowed else None))

    def _allows(self, origin: str) -> bool:
        settings = self._settings = self._settings or read_settings()
        allowed = {one.strip().rstrip("/") for one in settings.allowed_origins.split(",")} - {""}
        return "*" in allowed or origin in allowed


_REFUSED = Response(status_code=403, headers={"vary": "Origin"})


def _is_shared(path: str) -> bool:
    return any(path == prefix or path.startswith(prefix + "/") for prefix in PREFIXES)


def _preflight(origin: str) -> dict[str, str]:
    return {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": HEADERS,
        "access-control-max-age": str(MAX_AGE_SECONDS),
        "vary": "Origin",
    }


def _naming(send: Send, origin: str | None) -> Send:
    async def named(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.add_vary_header("Origin")
            if origin is not None:
                headers["access-control-allow-origin"] = origin
                headers["access-control-expose-headers"] = "www-authenticate, retry-after"
        await send(message)

    return named
