"""Pattern differentiation of traditional medicine (bát cương): for clinicians only, and marked as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from models.inference.case import Evidence, Person
from models.inference.engine import Look
from models.inference.explain import Reason
from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding
from serving.access import record_access
from serving.auth import Caller
from serving.rooms import rooms_of
from serving.web.catalogue import Language
from serving.web.console import Console
from serving.web.doors import TRADITIONAL
from serving.web.entrance import SOURCE
from serving.web.form_token import check_form
from serving.web.language import language_of
from serving.web.risk_pages import read_form

SHOWN = 5
LEAST_SHOWN = 0.03
ADULT = Person(40.0)
AREAS = ("general", "head", "eye", "ear", "nose", "throat", "mouth", "chest", "belly", "urine", "back", "joint")
"""The order of asking and looking; tongue and pulse stand in mouth and chest, as `tongue_`, `coat_` and `pulse_`."""

Clinician = Annotated[Caller, Depends(TRADITIONAL)]
Posted = Annotated[FormData, Depends(read_form)]


@dataclass(frozen=True, slots=True)
class Tick:
    """One finding that may be ticked."""

    name: str
    text: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class PatternView:
    """A pattern, how likely among the patterns, and why."""

    title: str
    plain: str
    probability: float
    supporting: Sequence[str]
    conflicting: Sequence[str]
    unconfirmed: Sequence[str]
    sources: Sequence[str]


class TraditionalPages:
    """Handlers. What is ticked goes no further than the answer."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, request: Request, caller: Clinician) -> Response:
        """`GET /console/traditional`: nothing ticked yet."""
        return self._page(request, caller, frozenset())

    def answer(self, request: Request, caller: Clinician, form: Posted) -> Response:
        """`POST /console/traditional`: the likeliest patterns for what is ticked."""
        check_form(request, str(form.get("csrf", "")))
        known = rooms_of(request).traditional.base.findings
        ticked = frozenset(str(one) for one in form.getlist("finding")) & known.keys()
        if ticked:
            record_access(request, caller, "analysis", "execute", source=SOURCE)
        return self._page(request, caller, ticked)

    def _page(self, request: Request, caller: Caller, ticked: frozenset[str]) -> Response:
        checker, language = rooms_of(request).traditional, language_of(request)
        evidence = [Evidence(one, "present", "initial") for one in sorted(ticked)]
        patterns = _patterns(checker.look(ADULT, evidence), language) if ticked else []
        return self._console.frame.page(
            request,
            "traditional.html",
            caller=caller,
            here="traditional",
            groups=_groups(checker.base, ticked, language),
            patterns=patterns,
            notice=checker.base.about.notice.in_language(language),
            ticked=len(ticked),
        )


def _groups(base: Knowledge, ticked: frozenset[str], language: Language) -> dict[str, list[Tick]]:
    groups: dict[str, list[Tick]] = {}
    for finding in sorted(base.findings.values(), key=_place):
        tick = Tick(finding.id, finding.name.in_language(language), finding.id in ticked)
        groups.setdefault(_group(finding), []).append(tick)
    return groups


def _group(finding: Finding) -> str:
    kind = finding.id.partition("_")[0]
    if kind in ("tongue", "coat"):
        return "tongue"
    if kind == "pulse":
        return "pulse"
    return finding.area


def _place(finding: Finding) -> int:
    group = _group(finding)
    return {"tongue": 100, "pulse": 101}.get(group, AREAS.index(group) if group in AREAS else len(AREAS))


def _patterns(look: Look, language: Language) -> list[PatternView]:
    base = look.engine.base

    def named(reasons: Sequence[Reason]) -> list[str]:
        return [base.findings[one.finding].name.in_language(language) for one in reasons[:6]]

    views: list[PatternView] = []
    for ranked in look.ranked(SHOWN):
        if ranked.probability < LEAST_SHOWN:
            break
        found, condition = look.explain(ranked.condition.id), ranked.condition
        views.append(
            PatternView(
                condition.name.in_language(language),
                condition.plain.in_language(language),
                ranked.probability,
                named(found.supporting),
                named(found.conflicting),
                named(found.unconfirmed),
                [base.sources[name].title for name in condition.sources],
            )
        )
    return views
