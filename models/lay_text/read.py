"""Free text to what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from models.lay_text.ages import Age
from models.lay_text.bleeding import bled, bleeding_of
from models.lay_text.choice import PRESENT, Verdict, verdicts
from models.lay_text.contacts import contacts
from models.lay_text.dark_stool import stool_of
from models.lay_text.doubt import is_lump, is_no_finding, needs_asking
from models.lay_text.errors import TextTooLong
from models.lay_text.facts import Facts, facts_of
from models.lay_text.figures import without_figures, without_habits
from models.lay_text.flat import composed, flat
from models.lay_text.grave import dangers_in, is_unharmed, is_within, joined, told_in
from models.lay_text.inner import without_parents
from models.lay_text.kin import Kin, kin_of
from models.lay_text.language import language_of, share_marked
from models.lay_text.lexicon import Lexicon
from models.lay_text.matching import matches_in
from models.lay_text.neighbours import with_marks
from models.lay_text.opening import opening_of
from models.lay_text.patient import Patient, Told, about, family_history, patient_of
from models.lay_text.people import Person, persons_in
from models.lay_text.pregnancy import Pregnancy
from models.lay_text.reading import Mention, Reading, Span
from models.lay_text.recurrence import recurrences
from models.lay_text.refine import carried, lighter, measured, stools, told_manner, told_times
from models.lay_text.selection import Match
from models.lay_text.sentence import Sentence
from models.lay_text.settle import settled
from models.lay_text.slowly import is_unsure_pair
from models.lay_text.ties import told_apart
from models.lay_text.tokens import Speech, Token, tokenise
from models.lay_text.unmeant import meant
from models.lay_text.unread import unread_spans

LONGEST = 4_000
"""Characters of one text."""
_MARKED_SHARE = 0.4
_NO_BREAK = frozenset(".;!?\n")


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, the same flat, its language, what it tells, and the persons it tells of."""

    text: str
    plain: str
    language: Speech
    told: list[Told]
    persons: list[Person]


def read(text: str, lexicon: Lexicon, *, language: str | None = None) -> Reading:
    """What a text says: findings present, absent or unknown, of whom, for how long, and what was not understood.

    Args:
        text: Vietnamese (with or without marks) or English, at most `LONGEST` characters.
        lexicon: the findings' phrases.
        language: `vi` or `en`; None: judged by the text.

    Raises:
        TextTooLong: more than `LONGEST` characters.
        ValueError: a language that is not read.
    """
    if len(text) > LONGEST:
        raise TextTooLong(f"the text has {len(text)} characters; at most {LONGEST} are read")
    whole, origins = composed(text)
    reading = _read(whole, lexicon, _speech(whole, language, lexicon))
    return reading if origins is None else _placed(reading, text, origins)


def _speech(text: str, language: str | None, lexicon: Lexicon) -> Speech:
    if language is None:
        return language_of(text, lexicon)
    if language == "vi":
        return "vi"
    if language == "en":
        return "en"
    raise ValueError("the languages read are vi and en")


def _read(text: str, lexicon: Lexicon, language: Speech) -> Reading:
    tokens = tokenise(text, language)
    if language == "vi" and share_marked(text) < _MARKED_SHARE:
        tokens = with_marks(tokens, lexicon.neighbours)
    said = _said(text, tokens, lexicon, language)
    facts = facts_of(text, said.plain, language)
    patient = patient_of(said.told, said.persons, [(age, _owner(age, said)) for age in facts.ages], lexicon)
    opening = opening_of(text)
    if opening is not None:
        patient = patient._replace(age_years=opening.age_years, sex=opening.sex)
    mentions, days = _mentions(said, facts, patient, lexicon)
    pregnancies = [one for one in facts.pregnancies if patient.is_he(_owner(one, said))]
    is_pregnant = pregnancies[0].is_pregnant if pregnancies and patient.sex != "male" else None
    understood = [*facts.ranges, *((m.start, m.end) for m in mentions), *((p.start, p.end) for p in said.persons)]
    return Reading(
        mentions=tuple(mentions),
        age_years=patient.age_years,
        sex="female" if is_pregnant else patient.sex or facts.sex,
        is_pregnant=is_pregnant,
        who=patient.who,
        numbers=tuple(facts.numbers),
        duration_days=days,
        language=language,
        unread=unread_spans(text, tokens, understood, language),
        kin=_kin(patient, said),
    )


def _kin(patient: Patient, said: _Said) -> Kin:
    if patient.who == "self":
        return ""
    named = [kin_of(said.text[one.start : one.end]) for one in said.persons if one.who == patient.who]
    return next((kin for kin in named if kin != "other"), "child" if patient.who == "child" else "other")


def _said(text: str, tokens: list[Token], lexicon: Lexicon, language: Speech) -> _Said:
    is_marked = language == "vi" and share_marked(text) >= _MARKED_SHARE
    plain = flat(text)
    dangers = dangers_in(text, plain, language, lexicon)
    persons: list[Person] = []
    sentences: list[tuple[Sentence, list[Person]]] = []
    for _, group in groupby(tokens, key=lambda token: token.sentence):
        sentence = _sentence(list(group), lexicon, language, is_marked)
        here = [one for one in persons_in(sentence.tokens, language) if not is_within(one.start, one.end, dangers)]
        sentences.append((sentence, here))
        persons += sentences[-1][1]
    if language == "vi" and sum(len(sentence.matches) for sentence, _ in sentences) == 1:
        sentences[-1] = (without_habits(sentences[-1][0]), sentences[-1][1])
    told = [one for sentence, here in sentences for one in _told(text, sentence, here, lexicon)]
    told = meant(joined(told, list(told_in(text, dangers, persons))), text, plain)
    if is_unharmed(plain):
        told = [one for one in told if not (one.person and one.person.is_far)]
    return _Said(text, plain, language, told, persons)


def _sentence(tokens: list[Token], lexicon: Lexicon, language: Speech, is_marked: bool) -> Sentence:
    matches = matches_in(tokens, lexicon.indexes[language], language, is_marked)
    if language == "vi":
        matches = [
            told_apart(match, tokens)._replace(is_doubtful=is_unsure_pair(match, tokens))
            for match in matches
            if not is_no_finding(match, tokens)
        ]
    else:
        matches = [match for match in matches if not is_lump(match, tokens)]
    matches = without_parents([match for match in matches if match.finding_id], lexicon.ancestry)
    sentence = Sentence.of(tokens, matches, language, lexicon.entries)
    return without_figures(sentence) if language == "vi" else sentence


def _told(text: str, sentence: Sentence, persons: Sequence[Person], lexicon: Lexicon) -> list[Told]:
    told: list[Told] = []
    for match, verdict in zip(sentence.matches, verdicts(sentence), strict=True):
        mention = _mention(text, match, verdict, sentence, lexicon)
        before = [person for person in persons if person.start < mention.start]
        told.append(Told(mention, before[-1] if before else None, verdict))
    return told


def _mention(text: str, match: Match, verdict: Verdict, sentence: Sentence, lexicon: Lexicon) -> Mention:
    start = sentence.tokens[match.positions[0]].start
    end = max(sentence.tokens[position].end for position in match.positions)
    asking = sentence.language == "vi" and needs_asking(match, sentence.tokens, sentence.held)
    is_past = verdict.is_past and lexicon.entries[match.finding_id].kind in ("history", "exposure")
    return Mention(
        finding_id=match.finding_id,
        choice="present" if is_past else verdict.choice,
        text=text[start:end],
        start=start,
        end=end,
        is_ambiguous=bool(match.alternatives) or verdict.is_doubtful or asking or match.is_doubtful,
        alternatives=match.alternatives,
    )


def _owner(age: Age | Pregnancy, said: _Said) -> Person | None:
    """The person an age or a pregnancy is of: the last before it in its sentence, else one right after it."""
    before = [p for p in said.persons if p.start <= age.start and not _NO_BREAK & set(said.plain[p.end : age.start])]
    after = [p for p in said.persons if 0 <= p.start - age.end <= 12]
    if before and not (after and said.language == "en" and before[-1].who == "self"):
        return before[-1]
    return after[0] if after else None


def _mentions(said: _Said, facts: Facts, patient: Patient, lexicon: Lexicon) -> tuple[list[Mention], float | None]:
    pairs = [(about(one, patient, lexicon), one) for one in said.told]
    own = [mention for mention, _ in pairs if mention.about == "patient" and mention.choice == "present"]
    timed, days = told_times(own, said.plain, facts.times, lexicon)
    pregnancies = [one for one in facts.pregnancies if patient.is_he(_owner(one, said))]
    kin = [family_history(mention, one.person, lexicon) for mention, one in pairs]
    pairs = [(_told_of(mention, one.person, said, lexicon), one) for mention, one in pairs]
    derived = [
        *timed,
        *told_manner(own, said.plain, said.language, lexicon),
        *measured(facts.numbers, said.text, lexicon),
        *lighter(said.plain, said.text, lexicon),
        *stools(said.plain, said.text, lexicon),
        *carried(pregnancies, said.text, lexicon),
        *bled(own, pregnancies, lexicon),
        *recurrences(said.plain, said.text, lexicon),
        *(mention for mention in kin if mention is not None),
    ]
    others = list(contacts(said.text, said.plain, said.language, said.persons, patient, lexicon))
    told = [(_not_his(mention, others, lexicon), one.verdict) for mention, one in pairs]
    told += [(mention, PRESENT) for mention in (*derived, *others)]
    every = [mention for mention, _ in told]
    placed = [(bleeding_of(mention, every, said.text, lexicon), verdict) for mention, verdict in told]
    placed = [(stool_of(mention, every, said.plain, lexicon), verdict) for mention, verdict in placed]
    return settled([(mention, verdict) for mention, verdict in placed if mention is not None]), days


def _not_his(mention: Mention, contacts: Sequence[Mention], lexicon: Lexicon) -> Mention:
    """A complaint in the words of a disease that others have (`quanh nhà có sốt xuất huyết`) is not the patient's."""
    is_theirs = any(one.start < mention.end <= one.end for one in contacts)
    if is_theirs and lexicon.entries[mention.finding_id].kind in ("symptom", "sign"):
        return replace(mention, about="other")
    return mention


def _told_of(mention: Mention, person: Person | None, said: _Said, lexicon: Lexicon) -> Mention:
    """The mention with the relative who has it now: no disease of the family, nobody dead, no stranger."""
    if mention.about != "other" or person is None or person.is_gone or person.is_far:
        return mention
    if mention.choice != "present" or family_history(mention, person, lexicon) is not None:
        return mention
    return replace(mention, told_of=kin_of(said.text[person.start : person.end]) if person.who != "self" else "self")


def _placed(reading: Reading, text: str, origins: list[int]) -> Reading:
    """The reading with indexes into the text given, whose letters and marks were apart."""
    mentions = [
        replace(m, start=origins[m.start], end=origins[m.end], text=text[origins[m.start] : origins[m.end]])
        for m in reading.mentions
    ]
    numbers = [replace(n, start=origins[n.start], end=origins[n.end]) for n in reading.numbers]
    unread = [Span(text[origins[s.start] : origins[s.end]], origins[s.start], origins[s.end]) for s in reading.unread]
    return replace(reading, mentions=tuple(mentions), numbers=tuple(numbers), unread=tuple(unread))
