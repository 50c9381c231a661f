"""`/symptoms-api/v3/…`: the interview, in the shape of Infermedica's public API. Open, stateless; nothing is kept.

A step holds the interpreter for milliseconds and is answered in place: each change of thread would put it once more at
the end of the queue, behind all who ask at that moment. Only a long text is read in a thread.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.concurrency import run_in_threadpool

from models.inference.interview import suggestions
from serving.access import admit_anyone
from serving.shapes import PROBLEMS
from serving.symptoms.answers import (
    diagnosis_answer,
    explain_answer,
    named_finding,
    rationale_answer,
    specialist_answer,
    triage_answer,
)
from serving.symptoms.asked import (
    AskedChecker,
    AskedLanguage,
    InterviewId,
    condition_id_of,
    count_visit,
    look_at,
)
from serving.symptoms.parsed import parse_answer
from serving.symptoms.shapes import (
    CaseBody,
    DiagnosisAnswer,
    ExplainAnswer,
    ExplainBody,
    Named,
    ParseAnswer,
    ParseBody,
    RationaleAnswer,
    SpecialistAnswer,
    SuggestBody,
    TriageAnswer,
)

PREFIX = "/symptoms-api/v3"
SHORT_TEXT = 1000
"""Characters that are read about as soon as a question is chosen."""
MostResults = Annotated[int, Query(ge=1, le=50)]

router = APIRouter(
    prefix=PREFIX,
    tags=["symptoms"],
    dependencies=[admit_anyone, Depends(count_visit)],
    responses={status: PROBLEMS[status] for status in (400, 403, 404, 413, 422, 429)},
)


@router.post("/parse", summary="Free text in Vietnamese or English to findings")
async def parse(
    checker: AskedChecker, language: AskedLanguage, body: ParseBody, interview: InterviewId = None
) -> ParseAnswer:
    """Show what was understood, and ask about what is ambiguous; the text is not kept."""
    if len(body.text) > SHORT_TEXT:
        return await run_in_threadpool(parse_answer, checker, body.text, language)
    return parse_answer(checker, body.text, language)


@router.post("/suggest", summary="What often goes with what was told, to tick before the questions begin")
async def suggest(
    checker: AskedChecker,
    language: AskedLanguage,
    body: SuggestBody,
    max_results: MostResults = 8,
    interview: InterviewId = None,
) -> list[Named]:
    """Symptoms, circumstances, or the findings that would complete a red flag."""
    look = look_at(checker, body)
    return [named_finding(one, language) for one in suggestions(look, max_results, kind=body.suggest_method)]


@router.post("/diagnosis", summary="What it may be, and the next question")
async def diagnosis(
    checker: AskedChecker, language: AskedLanguage, body: CaseBody, interview: InterviewId = None
) -> DiagnosisAnswer:
    """Decision support, not a diagnosis. Send all evidence each time."""
    return diagnosis_answer(look_at(checker, body), language)


@router.post("/triage", summary="How urgent it is, and why")
async def triage(
    checker: AskedChecker, language: AskedLanguage, body: CaseBody, interview: InterviewId = None
) -> TriageAnswer:
    """Red flags set the least urgency; what it may be can only raise it."""
    return triage_answer(look_at(checker, body), language)


@router.post("/explain", summary="Why a condition stands where it stands")
async def explain(
    checker: AskedChecker, language: AskedLanguage, body: ExplainBody, interview: InterviewId = None
) -> ExplainAnswer:
    """What speaks for it, what against it, what is not known."""
    condition_id = condition_id_of(checker.base, body.target)
    return explain_answer(look_at(checker, body), condition_id, language)


@router.post("/rationale", summary="Why the next question is asked")
async def rationale(
    checker: AskedChecker, language: AskedLanguage, body: CaseBody, interview: InterviewId = None
) -> RationaleAnswer | dict[str, Any]:
    """An empty object when there is no further question."""
    return rationale_answer(look_at(checker, body), language) or {}


@router.post("/recommend_specialist", summary="Whom to see")
async def recommend_specialist(
    checker: AskedChecker, language: AskedLanguage, body: CaseBody, interview: InterviewId = None
) -> SpecialistAnswer:
    """The specialty in which most of the probability lies."""
    return specialist_answer(look_at(checker, body), language)
