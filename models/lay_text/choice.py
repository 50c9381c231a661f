"""Whether a finding is said to be there, denied, over, or only asked about or feared."""

from __future__ import annotations

from typing import NamedTuple

from models.lay_text import asking, cues
from models.lay_text.endings import told_after
from models.lay_text.matching import Match
from models.lay_text.reading import Choice
from models.lay_text.sentence import Sentence
from models.lay_text.word_class import is_barrier, is_coordinator, is_ending, is_light, is_negator

_LEFT = 8


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
        before = _before(sentence, match)
        if before is None:
            before = _inherited(sentence, number, told[-1]) if number else PRESENT
        told.append(_after(sentence, number, before))
    return [_doubted(sentence, number, verdict) for number, verdict in enumerate(told)]


def _before(sentence: Sentence, match: Match) -> Verdict | None:
    """What the words before a match say of it; None when they say nothing."""
    tokens, language = sentence.tokens, sentence.language
    denials, strangers, is_over, seen = 0, 0, False, False
    position = match.positions[0] - 1
    while position >= max(0, match.positions[0] - _LEFT) and position not in sentence.held:
        token = tokens[position]
        if is_negator(token, language) and not cues.is_cancelled(tokens, position, language):
            if cues.is_doubt(tokens, position, language):
                return Verdict("unknown")
            seen, strangers = True, 0
            denials += 1
            is_over = is_over or is_ending(token, language) or cues.is_no_longer(tokens, position, language)
        elif token.kind == "mark" or is_barrier(token, language) or is_coordinator(token, language):
            break
        elif not (is_light(token, language) or cues.is_linking(token, language)):
            strangers += 1
            if seen or language == "vi" or strangers > 1:
                break
        position -= 1
    if not seen:
        return None
    return Verdict("absent", is_over) if denials % 2 else PRESENT


def _inherited(sentence: Sentence, number: int, previous: Verdict) -> Verdict:
    """A denial reaches over an enumeration (`no cough, fever or chest pain`)."""
    if previous.choice == "present":
        return PRESENT
    link = cues.link(sentence, number)
    if link == "parted":
        return PRESENT
    if link == "comma":
        if sentence.language == "en" or cues.list_is_closed(sentence, number):
            return previous
        return Verdict("present", is_doubtful=True)
    if link == "adjacent" and cues.is_qualified(sentence, number):
        return PRESENT
    return previous


def _after(sentence: Sentence, number: int, before: Verdict) -> Verdict:
    """What the words after a match say: `hết rồi`, `thì không`, `resolved`."""
    said = told_after(sentence, number)
    if said is None:
        return before
    if said == "over":
        return Verdict("absent", is_over=True)
    return Verdict("absent") if said == "denied" else Verdict("unknown")


def _doubted(sentence: Sentence, number: int, verdict: Verdict) -> Verdict:
    if verdict.choice != "present":
        return verdict
    if asking.is_past(sentence, number):
        return Verdict("unknown", is_past=True)
    return Verdict("unknown") if asking.is_asked_or_feared(sentence, number) else verdict
