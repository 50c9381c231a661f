"""Suggestions: an order for each laboratory test that the answer still needs."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from datasets.emr.fhir_values import URI_OF
from models.clinical_input import Input
from models.terms import Language, Text
from models.vocabulary import person, vitals
from serving.appraisal import Appraisal

TESTS_AT_MOST = 3
ORDER = Text(vi="Chỉ định xét nghiệm: {name}", en="Order the test: {name}")


@cache
def _bedside() -> frozenset[str]:
    """Names of the inputs that nobody orders: who the patient is, and what is measured at the bed."""
    declared = [*vars(person).values(), *vars(vitals).values()]
    return frozenset(one.name for one in declared if isinstance(one, Input))


def _is_test(asked: Input) -> bool:
    has_code = any(code.scheme == "LN" for code in asked.codes)
    return asked.kind == "quantity" and has_code and asked.name not in _bedside()


def suggest_tests(
    appraisal: Appraisal, patient: str, encounter: str | None, language: Language
) -> list[dict[str, Any]]:
    """One suggestion a test, most wanted first."""
    wanted = [asked for asked in appraisal.missing if _is_test(asked)]
    return [_suggestion(asked, patient, encounter, language) for asked in wanted[:TESTS_AT_MOST]]


def _suggestion(asked: Input, patient: str, encounter: str | None, language: Language) -> dict[str, Any]:
    label = ORDER.in_language(language).format(name=asked.display.in_language(language))
    action = {"type": "create", "description": label, "resource": _order(asked, patient, encounter, language)}
    return {"label": label, "uuid": str(uuid.uuid4()), "actions": [action]}


def _order(asked: Input, patient: str, encounter: str | None, language: Language) -> dict[str, Any]:
    code = next(code for code in asked.codes if code.scheme == "LN")
    order: dict[str, Any] = {
        "resourceType": "ServiceRequest",
        "status": "draft",
        "intent": "proposal",
        "code": {
            "coding": [{"system": URI_OF["LN"], "code": code.value, "display": code.meaning}],
            "text": asked.display.in_language(language),
        },
        "subject": {"reference": patient},
    }
    return order if encounter is None else order | {"encounter": {"reference": encounter}}
