"""Whether a finding is said to be there, denied, over, or only asked about or feared."""

from __future__ import annotations

from typing import NamedTuple

from models.lay_text import asking, cues
from models.lay_text.endings import told_after
from models.lay_text.harmless import EVERYDAY
from models.lay_text.reading import Choice
from models.lay_text.selection import Match
from models.lay_text.sentence import Sentence
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_coordinator, is_ending, is_light, is_negator

HYPHENS = ("-", "‐", "–")
_LEFT = 8
_OVER_OPENED = 4
_OVER_OR = 4
"""Words not understood before an `or` that a denial reaches over: `không uống rượu hay hút thuốc`."""
_NEVER_IDLE = "suicid"
"""Who fears, asks about or thinks of suicide is in danger of it."""


class Verdict(NamedTuple):
    """Whether a finding is there, and whether it is said to be over (which outweighs that it was there)."""

    choice: Choice
    is_over: bool = False
    is_doubtful: bool = False
    is_past: bool = False


PRESENT = Verdict("present")


def verdicts(sentence: Sentence) -> list[Verdict]:
    """One verdict for each match, in order."""
    told: list[Verdict] = []
    for number, match in enumerate(sentence.matches):
        if match.is_denied:
            told.append(Verdict("absent", is_over=cues.is_no_more(sentence, match)))
            continue
        before = _before(sentence, match)
        if before is None:
            before = _inherited(sentence, number, told[-1]) if number else PRESENT
        told.append(_after(sentence, number, before))
    return [_doubted(sentence, number, verdict) for number, verdict in enumerate(told)]


def _before(sentence: Sentence, match: Match) -> Verdict | None:
    """What the words before a match say of it; None when they say nothing."""
    tokens, language = sentence.tokens, sentence.language
    denials = _denials(sentence, match.positions[0])
    if any(cues.is_doubt(tokens, position, language) for position in denials):
        return Verdict("unknown")
    if not denials:
        return None
    if _spans_a_mark(sentence, match) and sentence.entries[match.finding_id].is_danger:
        return PRESENT
    if language == "vi" and denials[0] == match.positions[0] - 1 and cues.is_softened(sentence, match):
        return PRESENT
    ends = any(is_ending(tokens[at], language) or cues.is_no_longer(tokens, at, language) for at in denials)
    return Verdict("absent", ends) if len(denials) % 2 else PRESENT


def _spans_a_mark(sentence: Sentence, match: Match) -> bool:
    """`không sốt, co giật` denies the fever before the comma, not the fit after it."""
    inside = sentence.tokens[match.positions[0] : match.positions[-1]]
    return any(token.kind == "mark" and token.form not in HYPHENS for token in inside)


def _denials(sentence: Sentence, start: int) -> list[int]:
    """Where the denials stand that reach a match from before it."""
    tokens, language = sentence.tokens, sentence.language
    found: list[int] = []
    strangers = 0
    for position in range(start - 1, max(-1, start - _LEFT - 1), -1):
        token = tokens[position]
        if position in sentence.held:
            break
        if (language == "vi" and cues.is_rhetorical(tokens, position)) or _denies(sentence, position):
            found.append(position)
            strangers = 1 if language == "en" else 0
        elif not found and cues.is_or(token):
            strangers = -_OVER_OR
        elif _parts(token, language):
            break
        elif not (token.form in HYPHENS or is_light(token, language) or cues.is_linking(token, language)):
            strangers += 1
            if strangers > (1 if language == "en" else 0):
                return found or _opening_denial(sentence, position)
    return found


def _opening_denial(sentence: Sentence, end: int) -> list[int]:
    """In English a denial that opens its clause reaches over some words not understood: `no post coital spotting`."""
    if sentence.language != "en":
        return []
    for position in range(end - 1, max(-1, end - _OVER_OPENED - 1), -1):
        token = sentence.tokens[position]
        if position in sentence.held or (_parts(token, "en") and not cues.is_or(token)):
            return []
        if _denies(sentence, position):
            return [position] if position == 0 or _parts(sentence.tokens[position - 1], "en") else []
    return []


def _denies(sentence: Sentence, position: int) -> bool:
    tokens, language = sentence.tokens, sentence.language
    return is_negator(tokens[position], language) and not cues.is_cancelled(tokens, position, language, sentence.held)


def _parts(token: Token, language: Speech) -> bool:
    ends = is_barrier(token, language) or is_coordinator(token, language) or cues.turns(token, language)
    return (token.kind == "mark" and token.form not in HYPHENS) or ends


def _inherited(sentence: Sentence, number: int, previous: Verdict) -> Verdict:
    """A denial reaches over an enumeration (`no cough, fever or chest pain`)."""
    opening = sentence.tokens[sentence.matches[number].positions[0]]
    if previous.choice == "present" or sentence.matches[number - 1].is_denied or cues.turns(opening, sentence.language):
        return PRESENT
    link = cues.link(sentence, number)
    if link == "parted":
        return PRESENT
    if _is_danger(sentence, number) and not cues.holds_for_all(sentence, number):
        return PRESENT
    if link == "comma":
        if cues.list_is_closed(sentence, number):
            return previous
        if sentence.language == "en":
            return previous if cues.spreads(sentence, number) else PRESENT
        is_list = cues.is_bare_list(sentence, number) or cues.is_everyday_list(sentence, number, EVERYDAY)
        return previous if is_list else PRESENT
    if link == "adjacent" and cues.is_qualified(sentence, number):
        return PRESENT
    return previous


def _is_danger(sentence: Sentence, number: int) -> bool:
    """A danger is not denied in passing: `không sốt, đau ngực` says that the chest does hurt.

    Everyday complaints are, in a list of three that says no more of them: `không sốt, ho, sổ mũi`.
    """
    finding = sentence.matches[number].finding_id
    if finding in EVERYDAY and cues.is_everyday_list(sentence, number, EVERYDAY):
        return False
    return sentence.entries[finding].is_danger


def _after(sentence: Sentence, number: int, before: Verdict) -> Verdict:
    """What the words after a match say: `hết rồi`, `thì không`, `resolved`."""
    said = told_after(sentence, number)
    if said is None:
        return before
    if said == "over" and sentence.matches[number].finding_id.startswith(cues.PASSING_DANGERS):
        return before
    if said == "over":
        return Verdict("absent", is_over=True)
    return Verdict("absent") if said == "denied" else Verdict("unknown")


def _doubted(sentence: Sentence, number: int, verdict: Verdict) -> Verdict:
    if verdict.choice != "present":
        return verdict
    if asking.is_past(sentence, number):
        return Verdict("unknown", is_past=True)
    if asking.is_hearsay(sentence, number):
        return Verdict("unknown")
    if sentence.matches[number].finding_id.startswith(_NEVER_IDLE):
        return verdict
    return Verdict("unknown") if asking.is_asked_or_feared(sentence, number) else verdict
