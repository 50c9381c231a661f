"""What a QuestionnaireResponse of the pre-visit interview tells: the person, the answers, and the free text.

**Source:** HL7 FHIR Structured Data Capture 3.0, adaptive forms (`$next-question`), hl7.fhir.uv.sdc.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of
from models.inference.case import Choice, Evidence, Person
from models.inference.engine import Look
from models.knowledge.body import Knowledge
from models.lay_text.errors import TextTooLong
from models.terms import Language
from serving.checker import Checker, as_evidence
from serving.danger_first import asks_dangers
from serving.fhir.outcome import FhirRefusal
from serving.interview_answers import AGE_LINK, ANSWER_WORDS, SEX_LINK

COMPLAINT_LINK, GROUP_LINK = "complaint", "group:"
NONE_OF_THEM = "none"
ITEMS_AT_MOST = 300
OLDEST_YEARS = 130.0
TEXT_LIMIT = 4000
MONTHS = frozenset({"mo", "month", "months"})


@dataclass(slots=True)
class Intake:
    """What was told so far.

    Attributes:
        order: the link ids as they came, which the next Questionnaire repeats.
        heard: what the free text said; an answer to a question stands before it.
        has_unread: it may have said more than was understood.
    """

    sex: str | None = None
    age_years: float | None = None
    complaint: str = ""
    answers: dict[str, Choice] = field(default_factory=dict)
    heard: Sequence[Evidence] = ()
    order: list[str] = field(default_factory=list)
    has_unread: bool = False

    @property
    def person(self) -> Person | None:
        """Whom it is about, once sex and age are known."""
        if self.age_years is None or self.sex not in ("female", "male"):
            return None
        return Person(self.age_years, cast(Any, self.sex))

    def look(self, checker: Checker) -> Look | None:
        """What the engine makes of it; None while the person is not known."""
        person = self.person
        if person is None:
            return None
        told = [one for one in self.heard if one.finding not in self.answers]
        answered = (Evidence(name, choice) for name, choice in self.answers.items())
        return checker.look(person, [*told, *answered], has_unread=self.has_unread)


def response_of(body: Resource) -> Resource:
    """The QuestionnaireResponse of a body: itself, or in Parameters.

    Raises:
        FhirRefusal: there is none.
    """
    if body.get("resourceType") == "Parameters":
        for parameter in objects_of(body.get("parameter")):
            if parameter.get("name") == "questionnaire-response":
                body = as_object(parameter.get("resource"))
    if body.get("resourceType") != "QuestionnaireResponse":
        raise FhirRefusal(400, "required", "expected a QuestionnaireResponse, alone or as questionnaire-response")
    return body


def read_intake(response: Resource, checker: Checker, language: Language) -> Intake:
    """What the response tells.

    Raises:
        FhirRefusal: too many items, a link id that is none of ours, or an answer that is none.
    """
    intake = Intake()
    items = list(_items(objects_of(response.get("item"))))
    if len(items) > ITEMS_AT_MOST:
        raise FhirRefusal(422, "too-long", f"expected at most {ITEMS_AT_MOST} items, got more")
    for item in items:
        link, answers = as_text(item.get("linkId")) or "", objects_of(item.get("answer"))
        if answers:
            intake.order.append(link)
            _take(intake, checker.base, link, answers[0])
    if intake.complaint:
        try:
            reading = checker.read(intake.complaint, language)
            intake.heard, intake.has_unread = as_evidence(reading.mentions), asks_dangers(reading, intake.complaint)
        except TextTooLong as error:
            raise FhirRefusal(422, "too-long", str(error)) from None
    return intake


def members_of(base: Knowledge, group: str) -> tuple[str, ...]:
    """The findings of a group, of which one fits best."""
    return tuple(one.id for one in base.findings.values() if one.group == group)


def _items(items: Iterable[Resource]) -> Iterator[Resource]:
    for item in items:
        yield item
        yield from _items(objects_of(item.get("item")))


def _take(intake: Intake, base: Knowledge, link: str, answer: Resource) -> None:
    if link == SEX_LINK:
        intake.sex = _code(answer)
    elif link == AGE_LINK:
        intake.age_years = _age(answer)
    elif link == COMPLAINT_LINK:
        intake.complaint = str(answer.get("valueString") or "")[:TEXT_LIMIT]
    elif link.startswith(GROUP_LINK):
        _take_group(intake, base, link.removeprefix(GROUP_LINK), _code(answer))
    elif link in base.findings:
        intake.answers[link] = _choice(answer)
    else:
        raise FhirRefusal(422, "value", "expected the link ids of our own questions")


def _take_group(intake: Intake, base: Knowledge, group: str, code: str | None) -> None:
    members = members_of(base, group)
    if not members or code not in (*members, NONE_OF_THEM, "unknown"):
        raise FhirRefusal(422, "value", "expected one of the answers that the group's question offers")
    for name in members:
        if code == NONE_OF_THEM:
            intake.answers[name] = "absent"
        elif code == "unknown":
            intake.answers[name] = "unknown"
        elif name == code:
            intake.answers[name] = "present"


def _choice(answer: Resource) -> Choice:
    if isinstance(answer.get("valueBoolean"), bool):
        return "present" if answer["valueBoolean"] else "absent"
    code = _code(answer)
    choice = next((one for one in ANSWER_WORDS if one == code), None)
    if choice is None:
        raise FhirRefusal(422, "value", "expected present, absent or unknown as valueCoding, or a valueBoolean")
    return choice


def _age(answer: Resource) -> float:
    quantity = as_object(answer.get("valueQuantity"))
    value = quantity.get("value", answer.get("valueDecimal", answer.get("valueInteger")))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FhirRefusal(422, "value", "expected an age as valueDecimal, valueInteger or valueQuantity")
    years = value / 12 if quantity.get("code", quantity.get("unit")) in MONTHS else float(value)
    if not 0 <= years <= OLDEST_YEARS:
        raise FhirRefusal(422, "value", f"expected an age of 0 to {OLDEST_YEARS:.0f} years")
    return years


def _code(answer: Resource) -> str | None:
    return as_text(as_object(answer.get("valueCoding")).get("code")) or as_text(answer.get("valueString"))
