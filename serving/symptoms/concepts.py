"""`/symptoms-api/v3/…`: the knowledge base itself: concepts, search, and what version it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query

from datasets.emr.fold import fold
from models.inference.engine import Engine
from models.knowledge.body import Knowledge
from models.knowledge.condition import Condition
from models.knowledge.finding import Finding, Sex
from models.terms import Language
from serving.access import admit_anyone
from serving.checker import Checker
from serving.shapes import PROBLEMS
from serving.symptoms.answers import named_condition, named_finding
from serving.symptoms.asked import AskedChecker, AskedLanguage, condition_id_of, count_visit, finding_named
from serving.symptoms.concept import concept_id, concept_type
from serving.symptoms.concept_shapes import ConceptAnswer, ConditionAnswer, FindingAnswer, InfoAnswer, SearchAnswer
from serving.symptoms.routes import PREFIX, MostResults

API_VERSION = "v3"
ConceptPath = Annotated[str, Path(max_length=80, examples=["s_cough"])]
Kind = Literal["symptom", "risk_factor", "condition", "lab_test"]
COMMON, MODERATE, RARE = 5.0, 0.5, 0.05

router = APIRouter(
    prefix=PREFIX,
    tags=["symptoms"],
    dependencies=[admit_anyone, Depends(count_visit)],
    responses={status: PROBLEMS[status] for status in (403, 404, 422, 429)},
)


@router.get("/info", summary="Which knowledge base answers, and how large it is")
def info(checker: AskedChecker, language: AskedLanguage) -> InfoAnswer:
    """Counts and version; there are no laboratory tests in it."""
    base = checker.base
    circumstances = sum(one.is_circumstance for one in base.findings.values())
    return InfoAnswer(
        api_version=API_VERSION,
        updated_at=datetime.fromtimestamp(checker.compiled_at, UTC).isoformat(timespec="seconds"),
        conditions_count=len(base.conditions),
        symptoms_count=len(base.findings) - circumstances,
        risk_factors_count=circumstances,
        lab_tests_count=0,
        notice=base.about.notice.in_language(language),
    )


@router.get("/symptoms", summary="All symptoms and signs")
def symptoms(checker: AskedChecker, language: AskedLanguage) -> list[FindingAnswer]:
    """In the order of the knowledge base."""
    return [_finding(checker, one, language) for one in checker.base.findings.values() if not one.is_circumstance]


@router.get("/symptoms/{concept}", summary="One symptom or sign")
def symptom(checker: AskedChecker, language: AskedLanguage, concept: ConceptPath) -> FindingAnswer:
    """With its question and refinements."""
    return _finding(checker, finding_named(checker.base, concept), language)


@router.get("/risk_factors", summary="All circumstances: history, habits, exposures")
def risk_factors(checker: AskedChecker, language: AskedLanguage) -> list[FindingAnswer]:
    """In the order of the knowledge base."""
    return [_finding(checker, one, language) for one in checker.base.findings.values() if one.is_circumstance]


@router.get("/risk_factors/{concept}", summary="One circumstance")
def risk_factor(checker: AskedChecker, language: AskedLanguage, concept: ConceptPath) -> FindingAnswer:
    """With its question."""
    return _finding(checker, finding_named(checker.base, concept), language)


@router.get("/conditions", summary="All conditions")
def conditions(checker: AskedChecker, language: AskedLanguage) -> list[ConditionAnswer]:
    """In the order of the knowledge base."""
    return [_condition(checker.base, one, language) for one in checker.base.conditions.values()]


@router.get("/conditions/{concept}", summary="One condition")
def condition(checker: AskedChecker, language: AskedLanguage, concept: ConceptPath) -> ConditionAnswer:
    """With its ICD-10 code, urgency and sources."""
    return _condition(checker.base, checker.base.conditions[condition_id_of(checker.base, concept)], language)


@router.get("/lab_tests", summary="None: this knowledge base asks what people can tell")
def lab_tests() -> list[dict[str, str]]:
    """An empty list."""
    return []


@router.get("/concepts", summary="Everything, or what `ids` or `types` name")
def concepts(
    checker: AskedChecker,
    language: AskedLanguage,
    ids: Annotated[str, Query(max_length=4000, description="comma list")] = "",
    types: Annotated[str, Query(max_length=80, description="comma list of symptom, risk_factor, condition")] = "",
) -> list[ConceptAnswer]:
    """In the order of the knowledge base."""
    wanted, kinds = set(filter(None, ids.split(","))), set(filter(None, types.split(",")))
    return [
        one
        for one in _concepts(checker.base, language)
        if (not wanted or one.id in wanted) and (not kinds or one.type in kinds)
    ]


@router.get("/concepts/{concept}", summary="One concept of any kind")
def one_concept(checker: AskedChecker, language: AskedLanguage, concept: ConceptPath) -> ConceptAnswer:
    """By its id."""
    base = checker.base
    if concept.startswith("c_"):
        named = named_condition(base.conditions[condition_id_of(base, concept)], language)
        return ConceptAnswer(**named.model_dump(), type="condition")
    finding = finding_named(base, concept)
    return ConceptAnswer(**named_finding(finding, language).model_dump(), type=concept_type(finding))


@router.get("/search", summary="Findings by a part of a word, with or without Vietnamese marks")
def search(
    checker: AskedChecker,
    language: AskedLanguage,
    phrase: Annotated[str, Query(min_length=1, max_length=80)],
    max_results: MostResults = 8,
    types: Annotated[str, Query(max_length=80)] = "symptom,risk_factor",
    sex: Annotated[Sex | None, Query(description="leaves out what such a person cannot have")] = None,
) -> list[SearchAnswer]:
    """The best first: whole phrases before beginnings before parts."""
    kinds = types.split(",")
    hits: list[tuple[int, int, Finding]] = []
    wanted = fold(phrase)
    folded = _folded_phrases(checker.engine)
    for place, finding in enumerate(checker.base.findings.values()):
        rank = _rank(folded[place], wanted)
        if rank is not None and concept_type(finding) in kinds and (not sex or finding.sex in (None, sex)):
            hits.append((rank, place, finding))
    return [
        SearchAnswer(id=concept_id(one), label=one.name.in_language(language), type=concept_type(one))
        for _, _, one in sorted(hits, key=lambda hit: hit[:2])[:max_results]
    ]


@lru_cache(maxsize=4)
def _folded_phrases(engine: Engine) -> list[frozenset[str]]:
    """Every way to say each finding, folded once: to fold them for each request would take a third of a second."""
    return [
        frozenset(fold(phrase) for phrase in (one.name.vi, one.name.en, *one.vi, *one.en))
        for one in engine.base.findings.values()
    ]


def _rank(phrases: frozenset[str], wanted: str) -> int | None:
    if not wanted:
        return None
    if wanted in phrases:
        return 0
    if any(one.startswith(wanted) for one in phrases):
        return 1
    return 2 if any(f" {wanted}" in one for one in phrases) else None


def _concepts(base: Knowledge, language: Language) -> Iterator[ConceptAnswer]:
    for finding in base.findings.values():
        yield ConceptAnswer(**named_finding(finding, language).model_dump(), type=concept_type(finding))
    for one in base.conditions.values():
        yield ConceptAnswer(**named_condition(one, language).model_dump(), type="condition")


def _finding(checker: Checker, finding: Finding, language: Language) -> FindingAnswer:
    base, engine = checker.base, checker.engine
    place = engine.tables.finding_index[finding.id]
    children = [one for one in base.findings.values() if one.of == finding.id]
    return FindingAnswer(
        **named_finding(finding, language).model_dump(),
        sex_filter=finding.sex or "both",
        category=finding.area,
        seriousness="serious" if engine.urgency.flags.alone[place] else "normal",
        question=finding.ask.in_language(language),
        parent_id=concept_id(base.findings[finding.of]) if finding.of else None,
        children=[concept_id(one) for one in children],
    )


def _condition(base: Knowledge, one: Condition, language: Language) -> ConditionAnswer:
    impossible = [sex for sex, factor in one.sex.items() if factor == 0]
    only: Literal["both", "female", "male"] = "both"
    if impossible:
        only = "male" if impossible == ["female"] else "female"
    return ConditionAnswer(
        **named_condition(one, language).model_dump(),
        sex_filter=only,
        categories=[base.specialties[one.specialty].in_language(language)],
        prevalence=_prevalence(one.per_1000),
        triage_level=one.triage,
        extras={"hint": one.plain.in_language(language), "icd10_code": one.icd10},
        sources=[base.sources[name].title for name in one.sources],
    )


def _prevalence(per_1000: float) -> Literal["very_rare", "rare", "moderate", "common"]:
    if per_1000 >= COMMON:
        return "common"
    if per_1000 >= MODERATE:
        return "moderate"
    return "rare" if per_1000 >= RARE else "very_rare"
