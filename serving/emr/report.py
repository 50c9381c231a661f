"""What a BHYT file gets back: its violations, and for each case what every score and model makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from datasets.emr.bhyt.document import Case, read_document
from datasets.emr.bhyt.record import moment_of, read_case
from datasets.emr.bhyt.validate import VIOLATIONS, validate
from datasets.emr.bhyt.violation import Violation
from datasets.emr.catalogue.icd10 import Catalogue
from datasets.emr.codes import TestCodes
from models.clinical_input import Input
from models.terms import Language, Text
from serving.appraisal import Appraisal
from serving.appraisal_words import PHRASES, phrase, write_names, write_notes
from serving.appraise_all import Panel, appraise_all, unusable_inputs
from serving.silence import explain_silence


@dataclass(frozen=True)
class Means:
    """What a report is made with.

    Attributes:
        panel: who may speak of a case.
        catalogue: `None` before one was imported; ICD-10 codes are then checked by form only.
    """

    panel: Panel
    codes: TestCodes
    catalogue: Catalogue | None


def report_on(data: bytes, means: Means, cases_limit: int) -> dict[str, Any]:
    """The report as plain JSON content; cases beyond the limit are validated and not evaluated.

    Raises:
        UnreadableRecord: the file is no BHYT document.
    """
    cases = read_document(data)
    violations = validate(cases, means.catalogue)
    return {
        "notice": _text(PHRASES["notice"]),
        "is_valid": not violations,
        "violations": [_violation(one) for one in violations],
        "is_cut": len(violations) >= VIOLATIONS or len(cases) > cases_limit,
        "has_catalogue": means.catalogue is not None,
        "case_count": len(cases),
        "cases": [_case(number, case, means) for number, case in enumerate(cases[:cases_limit], start=1)],
    }


def _case(number: int, case: Case, means: Means) -> dict[str, Any]:
    record = read_case(case, means.codes)
    at = moment_of(case) or datetime.now(UTC)
    appraisals = appraise_all(means.panel, record, at)
    unusable = unusable_inputs(means.panel, record, at)
    is_silent = bool(means.panel.instruments) and not appraisals
    silence = explain_silence(means.panel, record, at) if is_silent else None
    return {
        "case": number,
        "edition": case.edition,
        "at": at.isoformat(),
        "tables": {table: len(rows) for table, rows in case.tables.items()},
        "notes": {language: _notes(record.notes, unusable, silence, language) for language in get_args(Language)},
        "answers": list(describe_appraisals(appraisals)),
    }


def _notes(notes: Iterable[str], unusable: Collection[Input], silence: Text | None, language: Language) -> list[str]:
    refused = [phrase("refused", language, names=write_names(unusable, language))] if unusable else []
    why = [silence.in_language(language)] if silence else []
    return why + write_notes(notes, language) + refused


def describe_appraisals(appraisals: Iterable[Appraisal]) -> Iterable[dict[str, Any]]:
    """Each answer: the same numbers as `POST /v1/risk/{name}` gives, with what was taken from the file."""
    for one in appraisals:
        found = one.evaluation
        yield {
            **one.identity,
            "title": _text(one.instrument.title),
            "status": found.status,
            "score": found.score,
            "lower": found.lower,
            "upper": found.upper,
            "unit": one.instrument.unit,
            "probability": found.probability,
            "band": None if found.band is None else {"name": found.band.name, "display": _text(found.band.display)},
            "missing": list(found.missing),
            "outdated": list(one.intake.outdated),
            "inputs_used": dict(found.inputs_used or {}),
        }


def _violation(one: Violation) -> dict[str, Any]:
    return {
        "case": one.case,
        "table": one.table,
        "row": one.row,
        "field": one.field,
        "rule": one.rule,
        "message": {"vi": one.vi, "en": one.en},
    }


def _text(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
