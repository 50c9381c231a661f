"""`/v1/risk…`: list, describe, evaluate one or many, and everything that a set of inputs allows."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from models.errors import InstrumentNotFound, InvalidInput
from models.instruments import Instrument
from models.score import UNNAMED
from serving.access import CLINICAL, admit, record_use
from serving.appraise_all import is_about_the_patient
from serving.auth import Caller
from serving.person import OWN
from serving.risk.answer import EvaluationAnswer, QuickAnswer, describe_evaluation, split_units
from serving.risk.describe import description, list_entry
from serving.risk.patient import NOBODY, PatientContext, evaluate_for
from serving.risk.whole_body import StrictRoute
from serving.rooms import rooms_of
from serving.shapes import PROBLEMS

ROWS_LIMIT = 1000
INPUTS_LIMIT = 400

Told = float | str | bool | dict[str, float | str | bool | None] | None
RowOfInputs = Annotated[dict[str, Told], Field(max_length=INPUTS_LIMIT)]
RiskKey = Annotated[Caller, Depends(admit(*CLINICAL, "data_scientist"))]
InstrumentName = Annotated[str, Path(max_length=64, description="a name of GET /v1/risk", examples=["qsofa"])]

router = APIRouter(
    tags=["risk"],
    route_class=StrictRoute,
    responses={status: PROBLEMS[status] for status in (400, 401, 403, 404, 413, 422, 429)},
)


class Question(BaseModel):
    """One set of inputs, or many. A value may be `{"value": 1.1, "unit": "mg/dL"}`; absent or null is missing."""

    model_config = ConfigDict(extra="forbid")

    inputs: RowOfInputs | Annotated[list[RowOfInputs], Field(max_length=ROWS_LIMIT)]
    patient: PatientContext | Annotated[list[PatientContext | None], Field(max_length=ROWS_LIMIT)] | None = Field(
        default=None, description="of one set of inputs; of many a list as long as theirs, null where nothing is told"
    )


class OneQuestion(BaseModel):
    """One set of inputs for everything that can use it."""

    model_config = ConfigDict(extra="forbid")

    inputs: RowOfInputs
    patient: PatientContext | None = None


@router.get(
    "/v1/risk",
    summary="List scores and risk models",
    dependencies=[Depends(admit(*CLINICAL, "data_scientist", "citizen"))],
)
def list_instruments(
    request: Request,
    specialty: Annotated[str | None, Query(max_length=32)] = None,
) -> dict[str, Any]:
    """By name; `specialty` keeps those of one. Another parameter is refused: it would seem to have been heard.

    Raises:
        InvalidInput: there is one.
    """
    if request.query_params.keys() - {"specialty"}:
        raise InvalidInput("query", "unknown-parameter", "no parameter but specialty")
    found = rooms_of(request).instruments.values()
    return {"instruments": [list_entry(one) for one in found if specialty is None or specialty in one.specialties]}


@router.get(
    "/v1/risk/{name}",
    summary="One score or model: inputs as JSON Schema, bands, sources",
    dependencies=[Depends(admit(*CLINICAL, "data_scientist", "citizen"))],
)
def describe_instrument(request: Request, name: InstrumentName) -> dict[str, Any]:
    """The whole declaration."""
    return description(instrument_of(request, name))


@router.post("/v1/risk/{name}", summary="Evaluate one set of inputs, or many")
async def evaluate(
    request: Request, caller: RiskKey, name: InstrumentName, question: Question
) -> EvaluationAnswer | list[EvaluationAnswer]:
    """Decision support, not a diagnosis. What is missing gives bounds, never a normal value."""
    instrument = instrument_of(request, name)
    answers = _evaluate_rows(instrument, question)
    await record_use(request, caller, "risk")
    return QuickAnswer(answers if isinstance(question.inputs, list) else answers[0])  # type: ignore[return-value]  # already in the documented shape


@router.post("/v1/risk", summary="Evaluate every score and model that these inputs allow")
async def evaluate_all(request: Request, caller: RiskKey, question: OneQuestion) -> dict[str, list[EvaluationAnswer]]:
    """Those whose required inputs are all there, and something beside age and sex; an unknown input is an error.

    A trained model, or a score that requires nothing, must know half of its inputs. By name each answers with less.
    """
    instruments = rooms_of(request).instruments.values()
    (values, units), patient = split_units(question.inputs), question.patient or NOBODY
    known = OWN.keys() | {asked.name for one in instruments for asked in one.inputs}
    if not values.keys() <= known:
        raise InvalidInput(UNNAMED, "unknown-input", "names of inputs of some score or model")
    whose = {name: values[name] for name in OWN if values.get(name) is not None}
    answers = []
    for one in instruments:
        told = patient.fill(one, values)
        mine = {asked.name: told[asked.name] for asked in one.inputs if told.get(asked.name) is not None}
        is_whole = all(asked.name in mine for asked in one.inputs if asked.is_required)
        if is_whole and is_about_the_patient(one, mine.keys()):
            answers.append(describe_evaluation(one, evaluate_for(one, whose | mine, units, patient)))
    await record_use(request, caller, "risk")
    return QuickAnswer({"answers": answers})  # type: ignore[return-value]  # already in the documented shape


def instrument_of(request: Request, name: str) -> Instrument:
    """One of the instruments.

    Raises:
        InstrumentNotFound: there is none of that name.
    """
    found = rooms_of(request).instruments.get(name)
    if found is None:
        raise InstrumentNotFound("expected a name of GET /v1/risk, got another")
    return found


def _evaluate_rows(instrument: Instrument, question: Question) -> list[dict[str, Any]]:
    """The answers; what is wrong in one of many rows names its row.

    Raises:
        InvalidInput: a value is not what its input declares, or not as many patients as rows.
    """
    told, patients = question.inputs, question.patient
    if not isinstance(told, list):
        if isinstance(patients, list):
            raise InvalidInput("patient", "not-one", "one patient for one set of inputs")
        return [_evaluate_row(instrument, told, patients)]
    if patients is not None and not (isinstance(patients, list) and len(patients) == len(told)):
        raise InvalidInput("patient", "not-as-many", "a list of patients as long as the list of inputs")
    whom = patients if isinstance(patients, list) else [None] * len(told)
    answers = []
    for number, (row, patient) in enumerate(zip(told, whom, strict=True), start=1):
        try:
            answers.append(_evaluate_row(instrument, row, patient))
        except InvalidInput as error:
            raise InvalidInput(f"{error.name} of row {number}", error.code, error.expected) from None
    return answers


def _evaluate_row(instrument: Instrument, row: dict[str, Told], patient: PatientContext | None) -> dict[str, Any]:
    values, units = split_units(row)
    return describe_evaluation(instrument, evaluate_for(instrument, values, units, patient or NOBODY))
