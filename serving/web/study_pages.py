"""The pages about studies: the list, one study with its pictures, and sending its results again."""

from __future__ import annotations

import time
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from serving.access import record_access
from serving.auth import Caller
from serving.errors import StudyNotFound
from serving.rooms import Rooms, rooms_of
from serving.store.analyses import list_analyses, list_results
from serving.store.deliveries import list_deliveries, retry_deliveries
from serving.store.rows import Delivery, Instance, Study
from serving.store.studies import get_instance, get_study, list_instances
from serving.web.catalogue import Language, read_catalogue
from serving.web.console import Console
from serving.web.doors import RETRY, STUDIES, may_open
from serving.web.form_token import check_form
from serving.web.frame import HEADERS
from serving.web.language import language_of
from serving.web.outcome_view import write_reason
from serving.web.part_views import view_deliveries, view_instance
from serving.web.search import STANDS, StudyQuery, read_query, search_studies
from serving.web.study_view import StudyRow, view_row
from serving.web.timeline import build_timeline

LIST_REFRESH_SECONDS = 30
STUDY_REFRESH_SECONDS = 5
SHOWN_INSTANCES = 12
UNREAD_STATES = ("receiving", "queued", "analysing")  # later there is a picture to look at: no reload under the eyes
SOURCE = "console"

Reader = Annotated[Caller, Depends(STUDIES)]


class StudyPages:
    """Handlers; each leaves an audit record before it answers."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def list(self, request: Request, caller: Reader) -> Response:
        """`GET /console/studies`."""
        rooms, query, language = rooms_of(request), read_query(request.query_params), language_of(request)
        found = search_studies(rooms.store, query)
        uids = [study.study_instance_uid for study in found.studies]
        record_access(request, caller, "query", "execute", *uids, source=SOURCE)
        is_quiet = request.query_params.get("refresh") == "off"
        return self._console.frame.page(
            request,
            "studies.html",
            caller=caller,
            here="studies",
            query=query,
            stands=STANDS,
            rows=[_row(rooms, study, language) for study in found.studies],
            total=found.total,
            pages=found.pages,
            newer_url=_list_url(request, query, query.page - 1) if query.page > 1 else None,
            older_url=_list_url(request, query, query.page + 1) if query.page < found.pages else None,
            refresh_seconds=0 if is_quiet else LIST_REFRESH_SECONDS,
            refresh_url=_list_url(request, query, query.page, refresh="on" if is_quiet else "off"),
            ae_title=rooms.settings.ae_title,
            dicom_port=rooms.settings.dicom_port,
        )

    def show(self, request: Request, uid: str, caller: Reader) -> Response:
        """`GET /console/studies/{uid}`."""
        rooms, language = rooms_of(request), language_of(request)
        study = get_study(rooms.store, uid)
        record_access(request, caller, "access", "read", uid, source=SOURCE)
        analyses, results = list_analyses(rooms.store, uid), list_results(rooms.store, uid)
        deliveries, instances = list_deliveries(rooms.store, uid), list_instances(rooms.store, uid)
        cards = rooms.engine.cards
        return self._console.frame.page(
            request,
            "study.html",
            caller=caller,
            here="studies",
            row=view_row(study, analyses, deliveries, cards, language),
            failure=_failure(study, language),
            incomplete=_incomplete(study, language),
            message=_message(request, language),
            instances=[view_instance(request, one, analyses, cards) for one in instances[:SHOWN_INSTANCES]],
            hidden_instances=max(0, len(instances) - SHOWN_INSTANCES),
            deliveries=view_deliveries(deliveries, results, language),
            can_retry="retry" in may_open(caller) and any(map(_may_retry, deliveries)),
            timeline=build_timeline(study, analyses, results, deliveries, cards, language),
            refresh_seconds=STUDY_REFRESH_SECONDS if study.state in UNREAD_STATES else 0,
        )

    def retry(
        self, request: Request, uid: str, caller: Annotated[Caller, Depends(RETRY)], csrf: Annotated[str, Form()] = ""
    ) -> Response:
        """`POST /console/studies/{uid}/retry`."""
        check_form(request, csrf)
        store = rooms_of(request).store
        get_study(store, uid)
        record_access(request, caller, "delivery", "execute", uid, source=SOURCE)
        count = retry_deliveries(store, uid, time.time())
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/console/studies/{uid}?sent={count}", status_code=303)

    def picture(self, request: Request, uid: str, sop_instance_uid: str, caller: Reader) -> Response:
        """`GET /console/studies/{uid}/instances/{sop_instance_uid}/picture.png`."""
        instance = _open_instance(request, caller, uid, sop_instance_uid)
        return _png(self._console.pictures.plain(rooms_of(request).settings.data_dir, instance))

    def overlay(self, request: Request, uid: str, sop_instance_uid: str, caller: Reader) -> Response:
        """`GET /console/studies/{uid}/instances/{sop_instance_uid}/overlay.png`."""
        instance = _open_instance(request, caller, uid, sop_instance_uid)
        rooms = rooms_of(request)
        mine = [one for one in list_analyses(rooms.store, uid) if one.sop_instance_uid == sop_instance_uid]
        made = [one for one in list_results(rooms.store, uid) if one.source_sop_instance_uid == sop_instance_uid]
        captures = (result for result in made if result.kind == "SC")
        capture = max(captures, key=lambda result: result.created_at, default=None)
        return _png(self._console.pictures.overlay(rooms, instance, mine, capture))


def _open_instance(request: Request, caller: Caller, uid: str, sop_instance_uid: str) -> Instance:
    instance = get_instance(rooms_of(request).store, sop_instance_uid)
    if instance is None or instance.study_instance_uid != uid:
        raise StudyNotFound("expected an instance of that study")
    record_access(request, caller, "access", "read", uid, source=SOURCE)
    return instance


def _row(rooms: Rooms, study: Study, language: Language) -> StudyRow:
    uid = study.study_instance_uid
    analyses, deliveries = list_analyses(rooms.store, uid), list_deliveries(rooms.store, uid)
    return view_row(study, analyses, deliveries, rooms.engine.cards, language)


def _list_url(request: Request, query: StudyQuery, page: int, refresh: str | None = None) -> str:
    asked = {"text": query.text, "stand": query.stand if query.stand != "all" else "", "page": str(page)}
    asked |= {
        "day": query.day.isoformat() if query.day else "",
        "refresh": refresh or request.query_params.get("refresh", ""),
    }
    kept = {name: value for name, value in asked.items() if value and (name, value) != ("page", "1")}
    return f"{request.scope.get('root_path', '')}/console/studies?{urlencode(kept)}"


def _failure(study: Study, language: Language) -> str | None:
    if study.state != "failed":
        return None
    reason = write_reason(study.reason or "–", language)
    return read_catalogue().text("study.failed_why", language, reason=reason)


def _incomplete(study: Study, language: Language) -> str | None:
    return None if study.state == "failed" or study.reason is None else write_reason(study.reason, language)


def _message(request: Request, language: Language) -> str | None:
    sent = request.query_params.get("sent", "")
    is_count = sent.isascii() and sent.isdigit() and len(sent) < 7
    return read_catalogue().text("study.retried", language, count=int(sent)) if is_count else None


def _may_retry(delivery: Delivery) -> bool:
    return delivery.state == "failed" or (delivery.state == "pending" and delivery.attempts > 0)


def _png(content: bytes) -> Response:
    return Response(content, media_type="image/png", headers=HEADERS)
