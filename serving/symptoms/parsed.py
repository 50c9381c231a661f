"""What was understood of a text, in the shape of the API."""

from __future__ import annotations

from models.knowledge.body import Knowledge
from models.lay_text.reading import Mention, Reading
from models.terms import Language
from serving.checker import Checker
from serving.danger_first import asks_dangers
from serving.grave_words import grave_words
from serving.symptoms.answers import named_finding
from serving.symptoms.concept import concept_type
from serving.symptoms.shapes import MentionAnswer, OtherAnswer, ParseAnswer, PatientAnswer
from serving.triage_words import LEVEL_WORDS


def parse_answer(checker: Checker, text: str, language: Language) -> ParseAnswer:
    """What was understood of a text, and what was not, dangerous words first of all."""
    base, reading = checker.base, checker.read(text)
    return ParseAnswer(
        mentions=[_mention(base, one, language) for one in reading.mentions],
        obvious=not any(one.is_ambiguous for one in reading.mentions),
        patient=PatientAnswer(
            age_years=reading.age_years,
            sex=reading.sex,
            is_pregnant=reading.is_pregnant,
            who=reading.who,
            kin=reading.kin or "self",
        ),
        other=_other_answer(checker, reading, language),
        grave_words=list(grave_words(reading, text)),
        asks_dangers=asks_dangers(reading, text),
        unread=[span.text for span in reading.unread],
        language=reading.language,
    )


def _other_answer(checker: Checker, reading: Reading, language: Language) -> OtherAnswer | None:
    told = [one for one in reading.mentions if one.told_of and one.choice == "present" and not one.is_ambiguous]
    triage = checker.of_other(told[0].told_of, [one.finding_id for one in told]) if told else None
    if triage is None:
        return None
    return OtherAnswer(
        who=told[0].told_of,
        findings=[named_finding(checker.base.findings[one.finding_id], language) for one in told],
        triage_level=triage.level,
        do=LEVEL_WORDS[triage.level].do.in_language(language),
    )


def _mention(base: Knowledge, mention: Mention, language: Language) -> MentionAnswer:
    finding = base.findings[mention.finding_id]
    return MentionAnswer(
        **named_finding(finding, language).model_dump(),
        orth=mention.text,
        choice_id=mention.choice,
        type=concept_type(finding),
        start=mention.start,
        end=mention.end,
        about=mention.about,
        is_ambiguous=mention.is_ambiguous,
        alternatives=[named_finding(base.findings[one], language) for one in mention.alternatives],
    )
