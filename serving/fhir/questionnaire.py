"""The adaptive pre-visit Questionnaire, and a response with the next question in it.

**Source:** HL7 FHIR Structured Data Capture 3.0: profiles sdc-questionnaire-adapt, sdc-questionnaire-adapt-srch and
sdc-questionnaireresponse-adapt, extension sdc-questionnaire-questionnaireAdaptive, operation next-question.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from datasets.emr.fhir_json import Resource
from models.inference.engine import Look
from models.inference.interview import WHICH, Question, next_question, why
from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding
from models.terms import Language, Text
from serving.fhir.previsit import COMPLAINT_LINK, GROUP_LINK, NONE_OF_THEM, Intake, members_of
from serving.interview_answers import (
    AGE_ASKED,
    AGE_LINK,
    ANSWER,
    ANSWER_WORDS,
    FINDING,
    GENDER,
    SEX_ASKED,
    SEX_LINK,
    SEX_WORDS,
    answer_coding,
)
from serving.interview_bundle import QUESTIONNAIRE, TOOL
from serving.triage_words import LEVEL_WORDS

ID = "tuetinh-previsit"
LIST_LINK = "list"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
RELEASED = "2026-01-01"
COMPLAINT_ASKED = Text(
    vi="Điều gì làm khó chịu? Hãy kể bằng lời của mình, kể cả từ khi nào.",
    en="What is the matter? Tell it in your own words, and since when.",
)
UNDERSTOOD = Text(vi="Đã hiểu: ", en="Understood: ")
DENIED = Text(vi="không ", en="no ")
NONE = Text(vi="Không có điều nào", en="None of these")
KEPT = ("id", "language", "identifier", "subject", "encounter", "author", "source", "authored", "item")


def describe_questionnaire(base_url: str, version: str, language: Language) -> Resource:
    """What a search finds: the first questions, and where the next ones come from."""
    return {
        "resourceType": "Questionnaire",
        "id": ID,
        "meta": {"profile": [f"{SDC}/sdc-questionnaire-adapt-srch"]},
        "language": language,
        "extension": [_adaptive(base_url)],
        "url": QUESTIONNAIRE,
        "version": version,
        "name": "TueTinhPrevisit",
        "title": TOOL.in_language(language),
        "status": "active",
        "subjectType": ["Patient"],
        "date": RELEASED,
        "publisher": "Tuệ Tĩnh",
        "item": first_items(language),
    }


def first_items(language: Language) -> list[Resource]:
    """Sex, age and complaint."""
    sexes = [
        {"valueCoding": {"system": GENDER, "code": code, "display": words.in_language(language)}}
        for code, words in SEX_WORDS.items()
    ]
    sex = {"linkId": SEX_LINK, "text": SEX_ASKED.in_language(language), "type": "choice", "required": True}
    age = {"linkId": AGE_LINK, "text": AGE_ASKED.in_language(language), "type": "decimal", "required": True}
    complaint = {"linkId": COMPLAINT_LINK, "text": COMPLAINT_ASKED.in_language(language), "type": "text"}
    return [sex | {"answerOption": sexes}, age, complaint]


def with_next_question(response: Resource, intake: Intake, look: Look | None, base_url: str) -> Resource:
    """The response with every question so far and the next one; `completed` when there is none."""
    language: Language = "en" if response.get("language") == "en" else "vi"
    question = None if look is None else next_question(look)
    is_complete = look is not None and question is None
    items = first_items(language)
    if look is not None:
        base = look.engine.base
        asked = [_item(base, link, language) for link in intake.order if link in base.findings or ":" in link]
        items += [*_heard(look, intake, language), *asked]
        items += [] if question is None else _question_items(look, question, language)
        items += [_told(look, language)] if is_complete else []
    kept = {name: response[name] for name in KEPT if name in response}
    return {
        **kept,
        "resourceType": "QuestionnaireResponse",
        "meta": {"profile": [f"{SDC}/sdc-questionnaireresponse-adapt"]},
        "contained": [_contained(base_url, language, items)],
        "questionnaire": "#adaptive",
        "status": "completed" if is_complete else "in-progress",
        "authored": kept.get("authored") or datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _contained(base_url: str, language: Language, items: Sequence[Resource]) -> Resource:
    return {
        "resourceType": "Questionnaire",
        "id": "adaptive",
        "meta": {"profile": [f"{SDC}/sdc-questionnaire-adapt"]},
        "language": language,
        "extension": [_adaptive(base_url)],
        "derivedFrom": [QUESTIONNAIRE],
        "title": TOOL.in_language(language),
        "status": "active",
        "subjectType": ["Patient"],
        "item": list(items),
    }


def _adaptive(base_url: str) -> Resource:
    return {"url": f"{SDC}/sdc-questionnaire-questionnaireAdaptive", "valueUrl": base_url}


def _question_items(look: Look, question: Question, language: Language) -> list[Resource]:
    if question.kind == "group_multiple":
        told: Resource = {"linkId": LIST_LINK, "type": "display", "text": question.text.in_language(language)}
        return [told, *(_item(look.engine.base, one.id, language) for one in question.items)]
    first = question.items[0]
    link = f"{GROUP_LINK}{first.group}" if question.kind == "group_single" else first.id
    item = _item(look.engine.base, link, language) | {"required": True}
    reason = why(look, first.id)
    if reason.rule is None:
        return [item]
    told = {"linkId": f"{link}-why", "type": "display", "text": reason.rule.why.in_language(language)}
    return [item | {"item": [told]}]


def _item(base: Knowledge, link: str, language: Language) -> Resource:
    if link.startswith(GROUP_LINK):
        members = [base.findings[name] for name in members_of(base, link.removeprefix(GROUP_LINK))]
        offered = [_named(one, language) for one in members]
        offered.append({"system": ANSWER, "code": NONE_OF_THEM, "display": NONE.in_language(language)})
        offered.append(answer_coding("unknown", language))
        text = WHICH.in_language(language)
    else:
        offered = [answer_coding(choice, language) for choice in ANSWER_WORDS]
        text = base.findings[link].ask.in_language(language)
    options = [{"valueCoding": one} for one in offered]
    return {"linkId": link, "text": text, "type": "choice", "answerOption": options}


def _named(finding: Finding, language: Language) -> Resource:
    return {"system": FINDING, "code": finding.id, "display": finding.name.in_language(language)}


def _heard(look: Look, intake: Intake, language: Language) -> list[Resource]:
    """What the free text was understood to say, to be shown and, where it is wrong, answered otherwise."""
    findings = look.engine.base.findings
    words = [
        ("" if one.choice == "present" else DENIED.in_language(language))
        + findings[one.finding].name.in_language(language)
        for one in intake.heard
        if one.choice != "unknown"
    ]
    text = UNDERSTOOD.in_language(language) + ", ".join(words)
    return [{"linkId": "understood", "type": "display", "text": text}] if words else []


def _told(look: Look, language: Language) -> Resource:
    words, about = LEVEL_WORDS[look.triage.level], look.engine.base.about
    lines = (words.label, words.do, about.notice)
    return {"linkId": "urgency", "type": "display", "text": " ".join(one.in_language(language) for one in lines)}
