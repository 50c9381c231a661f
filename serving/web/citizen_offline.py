"""What a phone keeps of the symptom checker: the manifest, the worker, and the page for when there is no network."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from serving.rooms import rooms_of
from serving.web.catalogue import LANGUAGES, Language
from serving.web.citizen_checklist import checklist
from serving.web.citizen_frame import CITIZEN_HEADERS, OFFLINE, PATHS, CitizenFrame
from serving.web.citizen_state import State
from serving.web.frame import STATIC

WORKER = STATIC / "citizen.worker.js"
ASSETS = ("citizen.css", "citizen.js", "citizen.svg")
ICONS = (
    ("citizen.192.png", "192x192", "image/png"),
    ("citizen.512.png", "512x512", "image/png"),
    ("citizen.svg", "any", "image/svg+xml"),
)
COLOUR, PAPER = "#0a5c66", "#f3f7f7"


class OfflinePages:
    """Handlers; each language is an application of its own, since its scope is its path."""

    def __init__(self, frame: CitizenFrame) -> None:
        self._frame = frame

    def checklist(self, request: Request) -> Response:
        """`GET /trieu-chung/ngoai-tuyen`, `GET /symptoms/offline`: the red flags as a list; it stores nothing."""
        language, base = _language(request), rooms_of(request).checker.base
        signs = checklist(base, language)
        return self._frame.page(request, language, "offline", State(), signs=signs, about=base.about)

    def manifest(self, request: Request) -> Response:
        """`GET …/manifest.webmanifest`.

        Source: W3C Web Application Manifest.
        """
        language, root = _language(request), request.scope.get("root_path", "")
        say, home = self._frame.say(language), root + PATHS[language]
        icons = [
            {"src": f"{root}/console/static/{name}", "sizes": sizes, "type": kind, "purpose": "any maskable"}
            for name, sizes, kind in ICONS
        ]
        plain = {
            "id": home,
            "name": f"{say('welcome.title')} – {say('frame.product')}",
            "short_name": say("offline.short_name"),
            "description": say("welcome.lead"),
            "lang": language,
            "start_url": home,
            "scope": home,
            "display": "standalone",
            "theme_color": COLOUR,
            "background_color": PAPER,
            "icons": icons,
            "shortcuts": [{"name": say("offline.title"), "url": root + OFFLINE[language]}],
        }
        return JSONResponse(plain, headers=CITIZEN_HEADERS, media_type="application/manifest+json")

    def worker(self, request: Request) -> Response:
        """`GET …/worker.js`: keeps the shell and the offline page, and never an answer."""
        language, root = _language(request), request.scope.get("root_path", "")
        stamp = self._frame.stamp
        about = rooms_of(request).checker.compiled_at
        told = {
            "cache": f"tuetinh-{language}-{stamp}-{about:.0f}",
            "ours": f"tuetinh-{language}-",
            "home": root + PATHS[language],
            "offline": root + OFFLINE[language],
            "shell": [f"{root}/console/static/{name}?{stamp}" for name in ASSETS],
        }
        script = f"const TOLD = {json.dumps(told)};\n{WORKER.read_text(encoding='utf-8')}"
        headers = CITIZEN_HEADERS | {"Service-Worker-Allowed": root + PATHS[language]}
        return Response(script, headers=headers, media_type="text/javascript")


def _language(request: Request) -> Language:
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return next((one for one in LANGUAGES if path.startswith(f"{PATHS[one]}/")), "vi")
