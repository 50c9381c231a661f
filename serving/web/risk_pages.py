"""The clinician's pages: every score and trained model in a list, and for each a form made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from models.errors import InstrumentNotFound
from models.instruments import Instrument
from serving.access import record_access
from serving.auth import Caller
from serving.rooms import rooms_of
from serving.web.console import Console
from serving.web.doors import RISK
from serving.web.entrance import SOURCE
from serving.web.form_token import check_form
from serving.web.language import language_of
from serving.web.risk_facts import facts_of
from serving.web.risk_form import NOTHING_TOLD, Told, fields_of, read_told
from serving.web.risk_note import write_note
from serving.web.risk_result import view_result
from serving.web.risk_search import count_by_specialty, find_groups, read_risk_query

FIELDS_LIMIT = 400


async def read_form(request: Request) -> FormData:
    """The posted fields; files are refused."""
    return await request.form(max_files=0, max_fields=FIELDS_LIMIT)


Reader = Annotated[Caller, Depends(RISK)]
Posted = Annotated[FormData, Depends(read_form)]


class RiskPages:
    """Handlers. What is told goes no further than the answer: it is not stored, and stands in no address."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def list(self, request: Request, caller: Reader) -> Response:
        """`GET /console/risk`."""
        instruments, language = rooms_of(request).instruments, language_of(request)
        query = read_risk_query(request.query_params)
        groups = find_groups(instruments.values(), query, language)
        return self._console.frame.page(
            request,
            "risks.html",
            caller=caller,
            here="risk",
            query=query,
            groups=groups,
            found=len({line.name for group in groups for line in group.lines}),
            total=len(instruments),
            specialties=count_by_specialty(instruments.values()),
        )

    def show(self, request: Request, name: str, caller: Reader) -> Response:
        """`GET /console/risk/{name}`: the empty form."""
        return self._page(request, caller, _instrument(request, name), NOTHING_TOLD)

    def answer(self, request: Request, name: str, caller: Reader, form: Posted) -> Response:
        """`POST /console/risk/{name}`: the form as it was filled in, and the answer."""
        check_form(request, _token(form))
        instrument = _instrument(request, name)
        told = read_told(instrument, form, language_of(request))
        if not told.is_empty:
            record_access(request, caller, "analysis", "execute", source=SOURCE)
        return self._page(request, caller, instrument, told)

    def _page(self, request: Request, caller: Caller, instrument: Instrument, told: Told) -> Response:
        language = language_of(request)
        facts, result = facts_of(instrument, language), view_result(instrument, told, language)
        return self._console.frame.page(
            request,
            "risk.html",
            caller=caller,
            here="risk",
            facts=facts,
            fields=fields_of(instrument, told, language),
            result=result,
            note=write_note(facts, result, language),
        )


def _token(form: Mapping[str, object]) -> str:
    told = form.get("csrf", "")
    return told if isinstance(told, str) else ""


def _instrument(request: Request, name: str) -> Instrument:
    found = rooms_of(request).instruments.get(name)
    if found is None:
        raise InstrumentNotFound("expected the name of a score or model that is here")
    return found
