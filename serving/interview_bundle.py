"""An interview as a FHIR R4 Bundle, for the console's download and for a hospital's information system alike.

A Patient with nothing but sex and age, the answers, an Observation for each finding and for the urgency, a Condition
for each possibility, their probabilities as a RiskAssessment, and the Device that says which knowledge answered.

**Source:** FHIR R4 Bundle, Condition (value set condition-ver-status), RiskAssessment, Device.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.inference.engine import Look, Ranked
from models.knowledge.condition import Condition, TriageLevel
from models.terms import Language, Text
from serving.interview_answers import CATEGORY, UCUM, describe_finding, response_items, told_evidence
from serving.triage_words import LEVEL_WORDS

CHECKER = "urn:tuetinh:symptom-checker"
CONDITION = "urn:tuetinh:condition"
LEVEL = "urn:tuetinh:triage-level"
AGE = "urn:tuetinh:age"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
CONDITION_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"
QUESTIONNAIRE = "urn:tuetinh:questionnaire:previsit"
SHOWN, LEAST_SHOWN = 8, 0.01
URGENCY = Text(vi="Mức độ khẩn cấp", en="Urgency")
TOOL = Text(vi="Kiểm tra triệu chứng Tuệ Tĩnh", en="Tuệ Tĩnh symptom checker")

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down.

    Attributes:
        level: what the citizen was told; the look's own level where nothing else was.
        at: when it is written.
    """

    look: Look
    level: TriageLevel
    at: datetime
    language: Language

    @property
    def moment(self) -> str:
        """To the second, with its zone."""
        return self.at.isoformat(timespec="seconds")

    @property
    def notice(self) -> list[Resource]:
        """That this is no diagnosis, as a note."""
        return [{"text": self.look.engine.base.about.notice.in_language(self.language)}]


def shown_conditions(look: Look) -> tuple[Ranked, ...]:
    """The possibilities that are worth a word."""
    return tuple(one for one in look.ranked(SHOWN) if one.probability >= LEAST_SHOWN)


def describe_interview(told: Told) -> Resource:
    """The Bundle (collection). Nothing in it names a person."""
    patient, device = _entry(_patient(told)), _entry(_device(told))
    about = {"subject": {"reference": patient["fullUrl"]}}
    response = _entry(_response(told) | about)
    findings = {
        one.finding: _entry(
            describe_finding(told.look, one, told.language)
            | about
            | {"effectiveDateTime": told.moment, "derivedFrom": [{"reference": response["fullUrl"]}]}
        )
        for one in told_evidence(told.look)
    }
    by = {"reference": device["fullUrl"]}
    urls = {name: entry["fullUrl"] for name, entry in findings.items()}
    conditions = [_entry(_condition(told, one, urls) | about) for one in shown_conditions(told.look)]
    made = [_entry(_urgency(told) | about | {"device": by}), _entry(_risks(told, urls) | about | {"performer": by})]
    entries = [patient, device, response, *findings.values(), *made, *conditions]
    return {"resourceType": "Bundle", "type": "collection", "timestamp": told.moment, "entry": entries}


def describe_level(level: TriageLevel, language: Language) -> Resource:
    """A level of urgency as a CodeableConcept."""
    label = LEVEL_WORDS[level].label.in_language(language)
    return {"coding": [{"system": LEVEL, "code": level, "display": label}], "text": label}


def describe_condition_code(condition: Condition, language: Language) -> Resource:
    """A condition as a CodeableConcept: ICD-10, whose codes the Vietnamese catalogue shares, and our own."""
    name = condition.name.in_language(language)
    own = {"system": CONDITION, "code": condition.id, "display": name}
    return {"coding": [{"system": ICD10, "code": condition.icd10}, own], "text": name}


def _patient(told: Told) -> Resource:
    person = told.look.case.person
    age = {"value": round(person.age_years, 2), "unit": "a", "system": UCUM, "code": "a"}
    patient: Resource = {"resourceType": "Patient", "extension": [{"url": AGE, "valueAge": age}]}
    return patient | ({"gender": person.sex} if person.sex else {})


def _device(told: Told) -> Resource:
    about = told.look.engine.base.about
    return {
        "resourceType": "Device",
        "status": "active",
        "manufacturer": "Tuệ Tĩnh",
        "deviceName": [{"name": about.name, "type": "model-name"}],
        "version": [{"value": about.version}],
        "note": told.notice,
    }


def _response(told: Told) -> Resource:
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "status": "completed",
        "authored": told.moment,
        "item": response_items(told.look, told.language),
    }


def _urgency(told: Told) -> Resource:
    base, language = told.look.engine.base, told.language
    reasons = [
        f"{rule.why.in_language(language)} ({base.sources[rule.source].title})" for rule in told.look.triage.rules
    ]
    words = LEVEL_WORDS[told.level]
    lines = [words.do.in_language(language), *reasons, told.notice[0]["text"]]
    return {
        "resourceType": "Observation",
        "status": "preliminary",
        "category": [{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        "code": {
            "coding": [{"system": CHECKER, "code": "triage-level", "display": URGENCY.in_language(language)}],
            "text": URGENCY.in_language(language),
        },
        "effectiveDateTime": told.moment,
        "valueCodeableConcept": describe_level(told.level, language),
        "note": [{"text": "\n".join(lines)}],
    }


def _risks(told: Told, urls: dict[str, str]) -> Resource:
    basis = [{"reference": url} for url in urls.values()]
    return {
        "resourceType": "RiskAssessment",
        "status": "preliminary",
        "method": {"text": TOOL.in_language(told.language)},
        "occurrenceDateTime": told.moment,
        **({"basis": basis} if basis else {}),
        "prediction": [_prediction(one, told.language) for one in shown_conditions(told.look)],
        "note": told.notice,
    }


def _prediction(one: Ranked, language: Language) -> Resource:
    outcome = describe_condition_code(one.condition, language)
    return {"outcome": outcome, "probabilityDecimal": round(one.probability, 4)}


def _condition(told: Told, one: Ranked, urls: dict[str, str]) -> Resource:
    reasons = told.look.explain(one.condition.id)
    evidence = _evidence([reason.finding for reason in reasons.supporting], urls)
    return {
        "resourceType": "Condition",
        "verificationStatus": {"coding": [{"system": VERIFICATION, "code": "differential"}]},
        "category": [{"coding": [{"system": CONDITION_CATEGORY, "code": "encounter-diagnosis"}]}],
        "code": describe_condition_code(one.condition, told.language),
        "recordedDate": told.moment,
        **({"evidence": evidence} if evidence else {}),
        "note": told.notice,
    }


def _evidence(findings: Sequence[str], urls: dict[str, str]) -> list[Resource]:
    details = [{"reference": urls[name]} for name in findings if name in urls]
    return [{"detail": details}] if details else []


def _entry(resource: Resource) -> Resource:
    return {"fullUrl": f"urn:uuid:{uuid.uuid4()}", "resource": resource}
