"""The addresses of the citizen's pages."""

from __future__ import annotations

from fastapi import APIRouter

from serving.access import admit_anyone
from serving.web.citizen_frame import PATHS, CitizenFrame
from serving.web.citizen_pages import CitizenPages, citizen_route


def build_citizen_router() -> APIRouter:
    """Both languages of every page; open to anyone."""
    frame = CitizenFrame()
    pages = CitizenPages(frame)
    router = APIRouter(include_in_schema=False, route_class=citizen_route(frame), dependencies=[admit_anyone])
    for path in PATHS.values():
        router.get(path)(pages.welcome)
        router.post(path)(pages.answer)
    return router
