"""The frame of the citizen's pages: the path decides the language, and nothing foreign or needless is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from serving.web.catalogue import Language, read_catalogue
from serving.web.citizen_state import State, write_state
from serving.web.form_token import form_token_of
from serving.web.frame import HEADERS, HERE, POLICY, STATIC
from serving.web.wording import write_moment, write_percent

CITIZEN_TEXTS = Path(__file__).with_name("citizen_texts.yaml")
PATHS: Mapping[Language, str] = {"vi": "/trieu-chung", "en": "/symptoms"}
OFFLINE: Mapping[Language, str] = {"vi": "/trieu-chung/ngoai-tuyen", "en": "/symptoms/offline"}
CITIZEN_HEADERS = HEADERS | {
    "Content-Security-Policy": f"{POLICY}; manifest-src 'self'; worker-src 'self'",
}
OTHER: Mapping[Language, Language] = {"vi": "en", "en": "vi"}


MONTHS_UNTIL = 3.0
KIOSK = "?kiosk=1"

Say = Callable[..., str]


def stamp_of_assets() -> str:
    """Changes with the style sheet, the script and the pictures."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.glob("citizen.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def capitalize_first(text: str) -> str:
    """With a large first letter; the rest as it is."""
    return text[:1].upper() + text[1:]


class CitizenFrame:
    """Renders the citizen's templates. One for the whole service."""

    def __init__(self) -> None:
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["capitalize_first"] = capitalize_first
        self.stamp = stamp_of_assets()

    def page(
        self, request: Request, language: Language, name: str, state: State, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """The page `citizen_{name}.html` with what was told so far."""
        token = form_token_of(request)
        context = self._context(request, language, name, state) | {"csrf": token.value} | values
        body = self._templates.get_template(f"citizen_{name}.html").render(context)
        response = HTMLResponse(body, status_code=status, headers=CITIZEN_HEADERS | {"Content-Language": language})
        if name == "result":
            token.keep_on(response, request)
        return response

    def say(self, language: Language) -> Say:
        """The texts of the pages in a language."""
        catalogue = read_catalogue(CITIZEN_TEXTS)
        return lambda key, **values: catalogue.text(key, language, **values)

    def _context(self, request: Request, language: Language, name: str, state: State) -> dict[str, Any]:
        root, other = request.scope.get("root_path", ""), OTHER[language]
        suffix = KIOSK if state.kiosk else ""
        return {
            "lang": language,
            "other_lang": other,
            "root": root,
            "here": root + PATHS[language],
            "home": root + PATHS[language] + suffix,
            "other_home": root + PATHS[other] + suffix,
            "offline": root + OFFLINE[language],
            "stamp": self.stamp,
            "page": name,
            "state": state,
            "packed": write_state(state),
            "other_offline": root + OFFLINE[other],
            "t": self.say(language),
            "age": partial(write_age, self.say(language)),
            "percent": lambda share: write_percent(share, language),
            "moment": lambda moment: write_moment(moment, language),
        }


def write_age(say: Say, years: float) -> str:
    """An age in years, or in months below three years."""
    if years < MONTHS_UNTIL:
        return say("person.months", count=round(years * 12))
    return say("person.years", count=int(years))
