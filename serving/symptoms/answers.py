"""What the engine found, in the shape of the API."""

from __future__ import annotations

from models.inference.engine import Look
from models.inference.explain import Reason
from models.inference.interview import Question, Why, next_question, why
from models.inference.specialty import specialty_of
from models.inference.triage import Triage
from models.knowledge.condition import Condition
from models.knowledge.finding import Finding
from models.terms import Language, Text
from serving.symptoms.concept import CONDITION, concept_id
from serving.symptoms.shapes import (
    Choice,
    DiagnosisAnswer,
    ExplainAnswer,
    Named,
    QuestionAnswer,
    QuestionItem,
    RankedAnswer,
    RationaleAnswer,
    ReasonAnswer,
    RootCause,
    SeriousAnswer,
    Specialist,
    SpecialistAnswer,
    TriageAnswer,
)
from serving.triage_words import LEVEL_WORDS

CHOICES: dict[str, Text] = {
    "present": Text(vi="Có", en="Yes"),
    "absent": Text(vi="Không", en="No"),
    "unknown": Text(vi="Tôi không biết", en="I don't know"),
}
NOTHING_TOLD = Text(
    vi="Chưa đủ thông tin để đánh giá: hãy cho biết đang bị gì. Nếu lo lắng, hãy đi khám; nếu thấy nguy hiểm, gọi 115",
    en="There is too little to judge by: say what is wrong. If worried, see a doctor; if it feels dangerous, call 115",
)
SHOWN = 8
LEAST_SHOWN = 0.01
WHY_WORDS = {
    "danger": Text(vi="Để loại trừ một dấu hiệu nguy hiểm", en="To rule out a sign of danger"),
    "urgency": Text(vi="Vì câu trả lời có thể thay đổi mức độ khẩn cấp", en="Because it may change how urgent this is"),
    "cause": Text(vi="Để phân biệt các khả năng", en="To tell the possible causes apart"),
}


def diagnosis_answer(look: Look, language: Language) -> DiagnosisAnswer:
    """What it may be, and the next question."""
    question = next_question(look)
    return DiagnosisAnswer(
        question=None if question is None else _question_answer(look, question, language),
        conditions=[
            RankedAnswer(
                **named_condition(one.condition, language).model_dump(),
                probability=round(one.probability, 4),
                condition_details={"icd10_code": one.condition.icd10, "triage_level": one.condition.triage},
            )
            for one in look.ranked(SHOWN)
            if one.probability >= LEAST_SHOWN
        ],
        should_stop=question is None,
        has_emergency_evidence=look.triage.is_emergency,
        extras={"notice": look.engine.base.about.notice.in_language(language)},
    )


def triage_answer(look: Look, language: Language) -> TriageAnswer:
    """How urgent, with the red flags and their sources."""
    triage, base = look.triage, look.engine.base
    words = LEVEL_WORDS[triage.level]
    present = {tuple(base.findings)[place] for place in look.known.present}
    serious: dict[str, SeriousAnswer] = {}
    for rule in triage.rules:
        for name in sorted(rule.findings & present):
            finding = named_finding(base.findings[name], language)
            answer = SeriousAnswer(
                **finding.model_dump(),
                seriousness=rule.floor,
                is_emergency=rule.floor in ("emergency", "emergency_ambulance"),
            )
            serious.setdefault(name, answer)
    return TriageAnswer(
        triage_level=triage.level,
        label=words.label.in_language(language),
        description=(words.do if triage.is_informed else NOTHING_TOLD).in_language(language),
        serious=list(serious.values()),
        root_cause=_root_cause(triage),
        teleconsultation_applicable=triage.level in ("self_care", "consultation"),
        reasons=[
            ReasonAnswer(
                id=rule.id,
                level=rule.floor,
                text=rule.why.in_language(language),
                source=base.sources[rule.source].title,
            )
            for rule in triage.rules
        ],
        notice=base.about.notice.in_language(language),
    )


def _root_cause(triage: Triage) -> RootCause:
    if triage.rules and triage.floor == triage.level:
        return "red_flag"
    return "likely_condition" if triage.is_informed else "not_enough_information"


def explain_answer(look: Look, condition_id: str, language: Language) -> ExplainAnswer:
    """For, against, not known."""
    found = look.explain(condition_id)

    def named(reasons: tuple[Reason, ...]) -> list[Named]:
        return [named_finding(look.engine.base.findings[one.finding], language) for one in reasons]

    return ExplainAnswer(
        supporting_evidence=named(found.supporting),
        conflicting_evidence=named(found.conflicting),
        unconfirmed_evidence=named(found.unconfirmed),
    )


def rationale_answer(look: Look, language: Language) -> RationaleAnswer | None:
    """Why the next question is asked; None when there is none."""
    question = next_question(look)
    if question is None:
        return None
    reason = why(look, question.items[0].id)
    return RationaleAnswer(
        type=reason.kind,
        text=why_text(reason, language),
        observation_params=[named_finding(one, language) for one in question.items],
        condition_params=[named_condition(one, language) for one in reason.conditions],
    )


def why_text(reason: Why, language: Language) -> str:
    """The reason as a sentence."""
    text = WHY_WORDS[reason.kind].in_language(language)
    return text if reason.rule is None else f"{text}: {reason.rule.why.in_language(language)}"


def specialist_answer(look: Look, language: Language) -> SpecialistAnswer:
    """The specialty in which most of the probability lies; emergency when it is one."""
    base = look.engine.base
    chosen = specialty_of(look)
    return SpecialistAnswer(
        recommended_specialist=Specialist(id=chosen, name=base.specialties[chosen].in_language(language)),
        recommended_channel="emergency_department" if look.triage.is_emergency else "personal_visit",
    )


def named_finding(finding: Finding, language: Language) -> Named:
    """A finding and its name."""
    name = finding.name.in_language(language)
    return Named(id=concept_id(finding), name=name, common_name=name)


def named_condition(condition: Condition, language: Language) -> Named:
    """A condition and its name."""
    name = condition.name.in_language(language)
    return Named(id=CONDITION + condition.id, name=name, common_name=name)


def _question_answer(look: Look, question: Question, language: Language) -> QuestionAnswer:
    reason = why(look, question.items[0].id)
    return QuestionAnswer(
        type=question.kind,
        text=question.text.in_language(language),
        items=[_question_item(one, question.kind, language) for one in question.items],
        extras={"why": why_text(reason, language)},
    )


def _question_item(finding: Finding, kind: str, language: Language) -> QuestionItem:
    offered = ("present", "unknown") if kind == "group_single" else ("present", "absent", "unknown")
    return QuestionItem(
        id=concept_id(finding),
        name=finding.name.in_language(language),
        explication=finding.hint.in_language(language) if finding.hint else None,
        choices=[Choice(id=one, label=CHOICES[one].in_language(language)) for one in offered],
    )
