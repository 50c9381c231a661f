"""The knowledge base for the physicians who use and review it: a list to search, and one page a condition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from datasets.emr.fold import fold
from models.knowledge.body import Knowledge
from models.knowledge.condition import Condition
from serving.auth import Caller
from serving.errors import UnknownConcept
from serving.knowledge_page.render import render_condition
from serving.rooms import rooms_of
from serving.triage_words import LEVEL_WORDS
from serving.web.catalogue import Language
from serving.web.console import Console
from serving.web.doors import KNOWLEDGE
from serving.web.language import language_of

QUERY_LIMIT = 64
Reader = Annotated[Caller, Depends(KNOWLEDGE)]


@dataclass(frozen=True, slots=True)
class Line:
    """A condition in the list."""

    id: str
    name: str
    other_name: str
    icd10: str
    level: str


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of a specialty; without a name: what a search found."""

    specialty: str
    lines: tuple[Line, ...]


class KnowledgePages:
    """Handlers; they tell of no patient."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def list(self, request: Request, caller: Reader) -> Response:
        """`GET /console/knowledge`."""
        base, language = rooms_of(request).checker.base, language_of(request)
        text = request.query_params.get("q", "").strip()[:QUERY_LIMIT]
        wanted = request.query_params.get("specialty", "")
        specialty = wanted if wanted in base.specialties else ""
        groups = find_groups(base, text, specialty, language)
        return self._console.frame.page(
            request,
            "knowledge_list.html",
            caller=caller,
            here="knowledge",
            text=text,
            specialty=specialty,
            specialties=_specialties(base, language),
            groups=groups,
            found=sum(len(group.lines) for group in groups),
            about=base.about,
        )

    def show(self, request: Request, condition: str, caller: Reader) -> Response:
        """`GET /console/knowledge/{condition}`."""
        engine, language = rooms_of(request).checker.engine, language_of(request)
        found = engine.base.conditions.get(condition)
        if found is None:
            raise UnknownConcept("expected the id of a condition that is here")
        root = request.scope.get("root_path", "")
        body = render_condition(engine, condition, language, lambda other: f"{root}/console/knowledge/{other}")
        return self._console.frame.page(
            request,
            "knowledge_condition.html",
            caller=caller,
            here="knowledge",
            title=found.name.in_language(language),
            body=body,
        )


def find_groups(base: Knowledge, text: str, specialty: str, language: Language) -> tuple[Group, ...]:
    """What matches, with or without marks: ranked when there are words, else by specialty."""
    chosen = [one for one in base.conditions.values() if specialty in ("", one.specialty)]
    if text:
        words = fold(text).split()
        ranked = sorted((rank, one.id) for one in chosen if (rank := _rank(one, words)) is not None)
        lines = _lines((base.conditions[name] for _, name in ranked), language)
        return (Group("", lines),) if lines else ()
    groups = []
    for name in base.specialties:
        own = sorted((one for one in chosen if one.specialty == name), key=lambda one: fold(one.name.vi))
        groups.append(Group(base.specialties[name].in_language(language), _lines(own, language)))
    return tuple(group for group in groups if group.lines)


def _rank(condition: Condition, words: list[str]) -> int | None:
    """0 when a name begins so, 1 when names or the code hold all words; None otherwise."""
    names = [fold(name) for name in (condition.name.vi, condition.name.en, *condition.also.vi, *condition.also.en)]
    phrase, together = " ".join(words), " ".join([*names, fold(condition.icd10), condition.id.replace("_", " ")])
    if any(name.startswith(phrase) for name in names) or phrase == fold(condition.icd10):
        return 0
    return 1 if words and all(f" {word}" in f" {together}" for word in words) else None


def _lines(conditions: Iterable[Condition], language: Language) -> tuple[Line, ...]:
    other: Language = "en" if language == "vi" else "vi"
    return tuple(
        Line(
            one.id,
            one.name.in_language(language),
            one.name.in_language(other),
            one.icd10,
            LEVEL_WORDS[one.triage].label.in_language(language),
        )
        for one in conditions
    )


def _specialties(base: Knowledge, language: Language) -> dict[str, str]:
    used = {one.specialty for one in base.conditions.values()}
    return {name: words.in_language(language) for name, words in base.specialties.items() if name in used}
