"""`/symptoms-api/v3/interviews`: keep an interview with consent, for a clinician or for the knowledge, or not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.exceptions import HTTPException

from serving.access import admit_anyone
from serving.kept_interview import keep, take_back
from serving.rooms import rooms_of
from serving.shapes import PROBLEMS
from serving.symptoms.asked import AskedChecker, count_keeping, count_visit, look_at
from serving.symptoms.routes import PREFIX
from serving.symptoms.shapes import InterviewBody, ReceiptAnswer
from serving.visits import address_of

Code = Annotated[str, Path(min_length=4, max_length=40, examples=["7KQ2M9XA"])]

router = APIRouter(
    prefix=PREFIX,
    tags=["symptoms"],
    dependencies=[admit_anyone, Depends(count_visit)],
    responses={status: PROBLEMS[status] for status in (400, 403, 404, 413, 422, 429)},
)


@router.post(
    "/interviews",
    status_code=201,
    summary="Keep an interview, with consent",
    dependencies=[Depends(count_keeping)],
)
def leave(request: Request, checker: AskedChecker, body: InterviewBody) -> ReceiptAnswer:
    """Kept: age, sex, answers by id, the level told and the version. `share` for a week, `improve` for five years."""
    receipt = keep(rooms_of(request), look_at(checker, body), body.purpose)
    expires_at = datetime.fromtimestamp(receipt.expires_at, UTC).isoformat(timespec="seconds")
    return ReceiptAnswer(code=receipt.code, expires_at=expires_at)


@router.delete("/interviews/{code}", status_code=204, summary="Take a kept interview back")
def withdraw(request: Request, code: Code) -> None:
    """It is deleted at once. Wrong codes are counted, so that trying is slow.

    Raises:
        HTTPException: 404, there is none of that code. `TooManyTries`: wait.
    """
    rooms = rooms_of(request)
    if not take_back(rooms, code):
        rooms.tries.add(address_of(request, is_behind_proxy=rooms.settings.is_behind_proxy))
        raise HTTPException(404)
