"""The token that proves that a form stood on a page we gave this very browser (double submit).

Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from serving.errors import NotPermitted

FORM_COOKIE = "tuetinh_form"


class FormForged(NotPermitted):
    """The form does not carry the token that we gave this browser."""


@dataclass(frozen=True, slots=True)
class FormToken:
    """The token of this browser's forms; the same in the cookie and in the hidden field."""

    value: str
    is_new: bool

    def keep_on(self, response: Response, request: Request) -> None:
        """Set the cookie when the browser does not have it yet."""
        if self.is_new:
            response.set_cookie(
                FORM_COOKIE, self.value, path="/", httponly=True, samesite="strict", secure=is_secure(request)
            )


def form_token_of(request: Request) -> FormToken:
    """The browser's token, or a new one."""
    known = request.cookies.get(FORM_COOKIE, "")
    return FormToken(known, False) if known else FormToken(secrets.token_urlsafe(24), True)


def check_form(request: Request, value: str) -> None:
    """Was the form on a page that we gave this browser?

    Raises:
        FormForged: the field is not the cookie's value, or the request says it comes from another site.
    """
    expected = request.cookies.get(FORM_COOKIE, "")
    if not expected or not secrets.compare_digest(expected.encode(), value.encode("utf-8", "replace")):
        raise FormForged("expected the token of this browser's forms")
    origin = request.headers.get("origin", "null")
    if origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise FormForged("expected a form of this site")


def is_secure(request: Request) -> bool:
    """May cookies be marked Secure: does the browser speak TLS with us, or with the proxy before us?"""
    return request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
