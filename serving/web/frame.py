"""The frame of every page: templates with the reader's language, and headers that let nothing foreign in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from serving.auth import Caller
from serving.web.catalogue import Language, read_catalogue
from serving.web.doors import is_signed_in, may_open
from serving.web.form_token import form_token_of, is_secure
from serving.web.language import COOKIE, language_of
from serving.web.wording import write_bytes, write_metric, write_moment, write_number, write_percent, write_split

HERE = Path(__file__).parent
STATIC = HERE / "static"
YEAR_SECONDS = 365 * 24 * 3600
POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def our_version(request: Request) -> str:
    """The version of the application that this page is part of."""
    return str(getattr(request.app, "version", "–"))


class Frame:
    """Renders templates. One for the whole service."""

    def __init__(self) -> None:
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._stamp = _stamp_of_static()

    def page(
        self, request: Request, template: str, *, caller: Caller | None = None, status: int = 200, **values: object
    ) -> HTMLResponse:
        """One page in the reader's language; a language asked for by `?lang=` is remembered."""
        language = language_of(request)
        token = form_token_of(request)
        context = self._context(request, language, caller) | {"csrf": token.value} | values
        body = self._templates.get_template(template).render(context)
        response = HTMLResponse(body, status_code=status, headers=HEADERS | {"Content-Language": language})
        token.keep_on(response, request)
        if request.query_params.get("lang") == language:
            _remember_language(response, language, request)
        return response

    def _context(self, request: Request, language: Language, caller: Caller | None) -> dict[str, Any]:
        other: Language = "en" if language == "vi" else "vi"
        return {
            "lang": language,
            "other_lang": other,
            "other_language_url": _address(request, lang=other),
            "root": request.scope.get("root_path", ""),
            "stamp": self._stamp,
            "version": our_version(request),
            "caller": caller,
            "is_signed_in": is_signed_in(caller),
            "doors": may_open(caller),
            "here": None,
            "t": _text_in(language),
            "number": partial(_swap(write_number), language),
            "percent": partial(_swap(write_percent), language),
            "moment": lambda moment: write_moment(moment, language),
            "metric": lambda metric: write_metric(metric, language),
            "split": lambda split: write_split(split, language),
            "size": lambda count: write_bytes(count, language),
        }


def _text_in(language: Language) -> Callable[..., str]:
    catalogue = read_catalogue()
    return lambda key, **values: catalogue.text(key, language, **values)


def _swap(write: Callable[..., str]) -> Callable[..., str]:
    return lambda language, value, *places: write(value, language, *places)


def _address(request: Request, **changes: str) -> str:
    changed = request.url.include_query_params(**changes)
    return f"{changed.path}?{changed.query}"


def _remember_language(response: Response, language: Language, request: Request) -> None:
    response.set_cookie(COOKIE, language, YEAR_SECONDS, httponly=True, samesite="lax", secure=is_secure(request))


def _stamp_of_static() -> str:
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
