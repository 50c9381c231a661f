"""What every request passes before a route: the body's cap, who may reach us at all, and the security headers.

Plain ASGI, so that a refused body is never read.
"""

from __future__ import annotations

from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.access import identify
from serving.errors import AccessDenied, UploadRejected
from serving.refusals import record_refusal
from serving.rest.problems import TOO_LARGE, Kind, problem_response
from serving.settings import Settings, is_loopback, read_settings

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
}
OPEN_PATHS = ("/symptoms-api/", "/trieu-chung", "/symptoms")
OPEN_BYTES, ANY_BYTES = 256 << 10, 1 << 62
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
TEST_CLIENT = "testclient"
LOCAL_ONLY = Kind(
    403,
    "local-only",
    "This service is set up for its own machine",
    "set up API keys and TLS, see docs/operations.md, or call it from the machine it runs on",
)


class Guards:
    """Refuse early, and put the headers on every answer."""

    def __init__(self, app: ASGIApp, settings: Settings | None = None) -> None:
        self.app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        settings = self._settings = self._settings or read_settings()
        headers = Headers(scope=scope)
        limit = min(settings.upload_limit_mb << 20, _open_limit(scope["path"]))
        secured = _with_headers(send, is_secure=scope["scheme"] == "https")
        if not _may_reach(settings, scope, headers):
            await run_in_threadpool(record_refusal, Request(scope), LOCAL_ONLY.code)
            asked = headers.get("accept-language", "")
            await problem_response(LOCAL_ONLY, accept_language=asked)(scope, receive, secured)
        elif _declared_length(headers) > limit:
            await run_in_threadpool(_record_too_large, Request(scope))
            asked = headers.get("accept-language", "")
            most = f"at most {_in_words(limit)}"
            refusal = problem_response(TOO_LARGE, most, "more", accept_language=asked)
            await refusal(scope, receive, secured)
        else:
            await self.app(scope, _counted(receive, limit), secured)


def _open_limit(path: str) -> int:
    """What is open to everybody takes little: an interview is some kilobytes."""
    return OPEN_BYTES if path.startswith(OPEN_PATHS) else ANY_BYTES


def _in_words(limit: int) -> str:
    return f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit >> 10} KiB"


def _may_reach(settings: Settings, scope: Scope, headers: Headers) -> bool:
    """From the network only when fit for it; and by a local name only, so that no web page can rebind its own to us."""
    if settings.is_fit_for_network:
        return True
    client = scope.get("client")
    address = client[0] if client else ""
    is_near = is_loopback(address) or address == TEST_CLIENT
    name = headers.get("host", "localhost")
    without_port = name if name.endswith("]") else name.rpartition(":")[0] or name
    return is_near and without_port in LOCAL_NAMES


def _record_too_large(request: Request) -> None:
    caller = None
    with suppress(AccessDenied):
        caller = identify(request)
    record_refusal(request, TOO_LARGE.code, activity="import", caller=caller)


def _declared_length(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _counted(receive: Receive, limit: int) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise UploadRejected(f"expected at most {_in_words(limit)}, got more")
        return message

    return counted


def _with_headers(send: Send, *, is_secure: bool) -> Send:
    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if is_secure:
                headers.setdefault("strict-transport-security", "max-age=31536000")
        await send(message)

    return secured
