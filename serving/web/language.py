"""Which language a page is in: what the reader chose, else what the browser prefers, else Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from serving.web.catalogue import LANGUAGES, Language

COOKIE = "tuetinh_lang"


def choose_language(query: Mapping[str, str], cookies: Mapping[str, str], accept_language: str) -> Language:
    """`?lang=`, then the cookie, then Accept-Language by its weights, then Vietnamese.

    Source: RFC 9110 section 12.5.4.
    """
    for wanted in (query.get("lang"), cookies.get(COOKIE), *_preferred(accept_language)):
        for language in LANGUAGES:
            if wanted == language:
                return language
    return "vi"


def language_of(request: Request) -> Language:
    """The language for a request."""
    return choose_language(request.query_params, request.cookies, request.headers.get("accept-language", ""))


def _preferred(accept_language: str) -> list[str]:
    weighted = [_weigh(part) for part in accept_language.split(",") if part.strip()]
    return [tag for weight, tag in sorted(weighted, key=lambda pair: -pair[0]) if weight > 0]


def _weigh(part: str) -> tuple[float, str]:
    tag, _, parameters = part.partition(";")
    name = tag.strip().lower().split("-")[0]
    _, _, weight = parameters.partition("q=")
    try:
        return (float(weight) if weight else 1.0), name
    except ValueError:
        return 0.0, name
