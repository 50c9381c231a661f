"""The answers of an interview as FHIR R4 writes them: codings, the items of a QuestionnaireResponse, Observations.

**Source:** FHIR R4 QuestionnaireResponse, Observation; HL7 v2 table 0136 (yes, no); FHIR data-absent-reason.
"""

from __future__ import annotations

from typing import Any

from models.inference.case import Choice, Evidence
from models.inference.engine import Look
from models.knowledge.finding import Finding
from models.terms import Language, Text

FINDING = "urn:tuetinh:finding"
ANSWER = "urn:tuetinh:symptom-answer"
YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
GENDER = "http://hl7.org/fhir/administrative-gender"
UCUM = "http://unitsofmeasure.org"
SEX_LINK, AGE_LINK = "sex", "age"
SEX_ASKED = Text(vi="Giới tính khi sinh", en="Sex at birth")
AGE_ASKED = Text(vi="Tuổi (năm)", en="Age (years)")
SEX_WORDS = {"female": Text(vi="Nữ", en="Female"), "male": Text(vi="Nam", en="Male")}
ANSWER_WORDS: dict[Choice, Text] = {
    "present": Text(vi="Có", en="Yes"),
    "absent": Text(vi="Không", en="No"),
    "unknown": Text(vi="Không biết", en="Not known"),
}

Resource = dict[str, Any]


def told_evidence(look: Look) -> tuple[Evidence, ...]:
    """What was told, without what the age alone decides."""
    findings = look.engine.base.findings
    return tuple(one for one in look.case.evidence if not _is_of_age(findings[one.finding]))


def answer_coding(choice: Choice, language: Language) -> Resource:
    """Present, absent or unknown as a Coding."""
    return {"system": ANSWER, "code": choice, "display": ANSWER_WORDS[choice].in_language(language)}


def finding_concept(finding: Finding, language: Language) -> Resource:
    """A finding as a CodeableConcept; there is no public code for most of what lay people tell."""
    name = finding.name.in_language(language)
    return {"coding": [{"system": FINDING, "code": finding.id, "display": name}], "text": name}


def person_items(look: Look, language: Language) -> list[Resource]:
    """Sex and age as items of a QuestionnaireResponse."""
    person = look.case.person
    age = {"linkId": AGE_LINK, "text": AGE_ASKED.in_language(language), "answer": [{"valueDecimal": person.age_years}]}
    if person.sex is None:
        return [age]
    coding = {"system": GENDER, "code": person.sex, "display": SEX_WORDS[person.sex].in_language(language)}
    sex = {"linkId": SEX_LINK, "text": SEX_ASKED.in_language(language), "answer": [{"valueCoding": coding}]}
    return [sex, age]


def response_items(look: Look, language: Language) -> list[Resource]:
    """Every answer as an item, the person first."""
    findings = look.engine.base.findings
    return person_items(look, language) + [
        {
            "linkId": one.finding,
            "text": findings[one.finding].ask.in_language(language),
            "answer": [{"valueCoding": answer_coding(one.choice, language)}],
        }
        for one in told_evidence(look)
    ]


def describe_finding(look: Look, one: Evidence, language: Language) -> Resource:
    """One answer as an Observation; what was answered with "I don't know" has a reason in place of a value."""
    described = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        "code": finding_concept(look.engine.base.findings[one.finding], language),
    }
    if one.choice == "unknown":
        return described | {"dataAbsentReason": {"coding": [{"system": ABSENT_REASON, "code": "asked-unknown"}]}}
    code = {"system": YES_NO, "code": "Y" if one.choice == "present" else "N"}
    own = answer_coding(one.choice, language)
    return described | {"valueCodeableConcept": {"coding": [code, own], "text": own["display"]}}


CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def _is_of_age(finding: Finding) -> bool:
    return finding.number is not None and finding.number.quantity == "age_years"
