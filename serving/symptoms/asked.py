"""What a request of the symptom API means: the case, the language, and who may go on asking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Header, Request

from models.inference.case import Evidence, Origin, Person
from models.inference.engine import Look
from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding
from models.terms import Language
from serving.checker import Checker
from serving.errors import UnknownConcept
from serving.language import choose_language
from serving.rooms import rooms_of
from serving.symptoms.concept import CONDITION, finding_of
from serving.symptoms.shapes import CaseBody
from serving.visits import address_of

KEEPING_WEIGHT = 10
ORIGINS: dict[str | None, Origin] = {
    None: "asked",
    "initial": "initial",
    "suggest": "suggest",
    "predefined": "predefined",
    "red_flags": "red_flags",
}


async def count_visit(request: Request) -> None:
    """One more request from that address.

    Raises:
        TooManyVisits: it must wait.
    """
    rooms = rooms_of(request)
    rooms.visits.add(address_of(request, is_behind_proxy=rooms.settings.is_behind_proxy))


def count_keeping(request: Request) -> None:
    """What is written weighs more than what is only asked: as several visits, but never more than there may be.

    Raises:
        TooManyVisits: it must wait.
    """
    rooms = rooms_of(request)
    for _ in range(min(KEEPING_WEIGHT, rooms.settings.visits_per_minute) - 1):
        rooms.visits.add(address_of(request, is_behind_proxy=rooms.settings.is_behind_proxy))


async def language_of(
    request: Request,
    model: Annotated[str | None, Header(max_length=40, description="`tuetinh-vi` or `tuetinh-en`")] = None,
) -> Language:
    """By the `Model` header's ending, else Accept-Language, else Vietnamese."""
    wish = (model or "").rpartition("-")[2]
    return choose_language(request.headers.get("accept-language", ""), wish)


async def checker_of(request: Request) -> Checker:
    """The symptom checker of the app."""
    return rooms_of(request).checker


AskedChecker = Annotated[Checker, Depends(checker_of)]
AskedLanguage = Annotated[Language, Depends(language_of)]
InterviewId = Annotated[
    str | None, Header(alias="Interview-Id", max_length=64, description="of your choice; nothing is kept by it")
]


def look_at(checker: Checker, body: CaseBody) -> Look:
    """The case of a body.

    Raises:
        UnknownConcept: an id is of no finding.
    """
    extras = body.extras
    person = Person(body.age.years, body.sex, None, extras.region, extras.season)
    return checker.look(person, _evidence(checker.base, body), has_unread=extras.asks_dangers)


def condition_id_of(base: Knowledge, told: str) -> str:
    """The condition of an id `c_…`.

    Raises:
        UnknownConcept: it is of none.
    """
    if not told.startswith(CONDITION) or told[2:] not in base.conditions:
        raise UnknownConcept("expected the id of a condition, as GET /symptoms-api/v3/conditions lists them")
    return told[2:]


def finding_named(base: Knowledge, told: str) -> Finding:
    """The finding of an id `s_…` or `p_…`.

    Raises:
        UnknownConcept: it is of none.
    """
    finding = finding_of(base, told)
    if finding is None:
        raise UnknownConcept("expected the id of a symptom or risk factor, as GET /symptoms-api/v3/concepts lists them")
    return finding


def _evidence(base: Knowledge, body: CaseBody) -> Iterator[Evidence]:
    for item in body.evidence:
        yield Evidence(finding_named(base, item.id).id, item.choice_id, ORIGINS[item.source])
