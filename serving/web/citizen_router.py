"""The addresses of the citizen's pages."""

from __future__ import annotations

from fastapi import APIRouter

from serving.access import admit_anyone
from serving.web.citizen_frame import OFFLINE, PATHS, CitizenFrame
from serving.web.citizen_offline import OfflinePages
from serving.web.citizen_pages import CitizenPages, citizen_route


def build_citizen_router() -> APIRouter:
    """Both languages of every page; open to anyone."""
    frame = CitizenFrame()
    pages, kept = CitizenPages(frame), OfflinePages(frame)
    router = APIRouter(include_in_schema=False, route_class=citizen_route(frame), dependencies=[admit_anyone])
    for language, path in PATHS.items():
        router.get(path)(pages.welcome)
        router.post(path)(pages.answer)
        router.get(OFFLINE[language])(kept.checklist)
        router.get(f"{path}/manifest.webmanifest")(kept.manifest)
        router.get(f"{path}/worker.js")(kept.worker)
    return router
