"""Every HTTP door on one app: REST, DICOMweb, pages, risk. A new door is one line here."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, FastAPI

from serving.cds_hooks import routes as cds_hooks
from serving.cors import Cors
from serving.emr import routes as emr
from serving.fhir import previsit_routes as previsit
from serving.fhir import routes as fhir
from serving.gateway.rules_file import destination_names
from serving.rest.app import create_app
from serving.risk import routes, tables
from serving.settings import Settings
from serving.symptoms import concepts, interviews
from serving.symptoms import routes as symptoms
from serving.web.router import build_router

BUSIEST: tuple[APIRouter, ...] = (routes.router, symptoms.router, cds_hooks.router)
ROUTERS: tuple[APIRouter, ...] = (
    build_router(destination_names),
    tables.router,
    cds_hooks.figures,
    concepts.router,
    interviews.router,
    previsit.router,
    fhir.router,
    emr.router,
)


def open_doors(settings: Settings | None = None, on_ready: Callable[[], None] = lambda: None) -> FastAPI:
    """The app with all its doors; without settings it reads them from the environment when it starts."""
    app = create_app(settings, on_ready, busiest=BUSIEST)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Cors, settings=settings)
    return app
