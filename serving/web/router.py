"""Every page's address. The service's application includes this router; no other door knows it.

Settings, store and engine are found at `request.app.state.rooms`, as `serving/rooms.py` puts them there.
"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from serving.access import admit_anyone
from serving.web.citizen_router import build_citizen_router
from serving.web.console import Console, Destinations, no_destinations, route_that_refuses
from serving.web.entrance import Entrance
from serving.web.frame import HEADERS, STATIC
from serving.web.interview_pages import InterviewPages
from serving.web.knowledge_pages import KnowledgePages
from serving.web.model_pages import ModelPages
from serving.web.risk_pages import RiskPages
from serving.web.status_page import StatusPage
from serving.web.study_pages import StudyPages
from serving.web.traditional_pages import TraditionalPages

STATIC_HEADERS = HEADERS | {"Cache-Control": "public, max-age=86400"}


def build_router(destinations: Destinations = no_destinations) -> APIRouter:
    """The start page and the console.

    Args:
        destinations: the names that the routing rules in force know; the status page shows them even before a first
            delivery.
    """
    console = Console(destinations)
    router = APIRouter(include_in_schema=False, route_class=route_that_refuses(console))
    entrance, studies = Entrance(console), StudyPages(console)
    models, status, risk = ModelPages(console), StatusPage(console), RiskPages(console)
    traditional = TraditionalPages(console)
    router.get("/", dependencies=[admit_anyone])(entrance.start)
    router.get("/console", dependencies=[admit_anyone])(entrance.gate)
    router.post("/console/login", dependencies=[admit_anyone])(entrance.sign_in)
    router.post("/console/logout", dependencies=[admit_anyone])(entrance.sign_out)
    router.get("/console/static/{name}", dependencies=[admit_anyone])(send_static)
    router.get("/console/studies")(studies.list)
    router.get("/console/studies/{uid}")(studies.show)
    router.post("/console/studies/{uid}/retry")(studies.retry)
    router.get("/console/studies/{uid}/instances/{sop_instance_uid}/picture.png")(studies.picture)
    router.get("/console/studies/{uid}/instances/{sop_instance_uid}/overlay.png")(studies.overlay)
    router.get("/console/risk")(risk.list)
    router.get("/console/risk/{name}")(risk.show)
    router.post("/console/risk/{name}")(risk.answer)
    router.get("/console/traditional")(traditional.show)
    router.post("/console/traditional")(traditional.answer)
    interviews, knowledge = InterviewPages(console), KnowledgePages(console)
    router.get("/console/interviews")(interviews.ask)
    router.post("/console/interviews")(interviews.open)
    router.post("/console/interviews/bundle")(interviews.bundle)
    router.get("/console/knowledge")(knowledge.list)
    router.get("/console/knowledge/{condition}")(knowledge.show)
    router.get("/console/models")(models.list)
    router.get("/console/models/{name}")(models.show)
    router.get("/console/status")(status.show)
    router.include_router(build_citizen_router())
    return router


def send_static(name: str) -> FileResponse:
    """A style sheet, script or picture of ours; its address changes with its content."""
    files = {path.name: path for path in STATIC.iterdir()}
    if name not in files:
        raise HTTPException(404)
    return FileResponse(files[name], headers=STATIC_HEADERS)
