"""The words after a finding that deny it or say that it is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from models.lay_text.cues import ends_question, key_at
from models.lay_text.english import stems_of
from models.lay_text.sentence import Sentence
from models.lay_text.spelling import keys_of
from models.lay_text.tokens import Token
from models.lay_text.word_class import is_ending, is_light, is_negator

_PASSED = keys_of("nhung ma thi da gio nay hom bay tu")
_NOW = keys_of("nay gio hom bay hien da")
_OVER_EN = stems_of("resolved gone stopped subsided disappeared settled passed ceased")
_DENIED_EN = stems_of("absent negative denied none")


def told_after(sentence: Sentence, number: int) -> Literal["over", "denied", "asked"] | None:
    """What follows a match and speaks of it."""
    tokens = sentence.tokens
    end = sentence.matches[number].positions[-1] + 1
    later = (match.positions[0] for match in sentence.matches[number + 1 :])
    stop = next((start for start in later if start >= end), len(tokens))
    tail = tokens[end : min(stop, end + 7)]
    if sentence.language == "vi" and _is_repeated_over(sentence, number, tokens[end : min(stop, end + 9)]):
        return "over"
    if _is_minus(sentence, end):
        return "denied"
    if sentence.language == "en":
        return _after_english(tail)
    is_followed = stop < len(tokens) and stop <= end + 7
    return _after_vietnamese(tail, is_followed)


def _after_vietnamese(tail: Sequence[Token], is_followed: bool) -> Literal["over", "denied", "asked"] | None:
    for place, token in enumerate(tail):
        rest = tail[place + 1 :]
        before = tail[place - 1].key if place else ""
        if is_ending(token, "vi"):
            denied = before in ("khong", "chua", "chang")
            is_next = is_followed and not rest
            return None if denied or is_next or not _closes(rest) else "over"
        if token.key == "hay" and key_at(tail, place + 1) == "khong":
            return "asked"
        if token.key in ("khong", "chua") and is_negator(token, "vi"):
            return None if is_followed and not rest else _no_after(tail, place)
        if _is_negative(tail, place):
            return "denied"
        if token.text == "," and key_at(tail, place + 1) in _NOW:
            continue
        if not (is_light(token, "vi") or token.text in ":(-" or token.kind == "number" or token.key in _PASSED):
            return None
    return None


def _is_repeated_over(sentence: Sentence, number: int, tail: Sequence[Token]) -> bool:
    """`đau ngực, hôm nay không đau nữa`: a word of the finding again, and that it is no more."""
    said = {sentence.tokens[position].form for position in sentence.matches[number].positions}
    for place, token in enumerate(tail[:-1]):
        follows = tail[place + 1 :]
        if not is_negator(token, "vi"):
            continue
        again = next((at for at, other in enumerate(follows) if not is_light(other, "vi")), None)
        if again is not None and follows[again].form in said:
            return is_ending(token, "vi") or any(other.key == "nua" for other in follows[again : again + 3])
    return False


def _is_negative(tail: Sequence[Token], place: int) -> bool:
    """`âm tính`, `(-)`, `: -`."""
    if tail[place].key == "am":
        return key_at(tail, place + 1) == "tinh"
    return tail[place].text == "-" and place > 0 and tail[place - 1].text in ("(", ":")


def _is_minus(sentence: Sentence, end: int) -> bool:
    """`ho +, sốt -`: a minus that ends an item, in a text that also tells with a plus."""
    tokens = sentence.tokens
    if key_at(tokens, end) != "-" or not any(token.text == "+" for token in tokens):
        return False
    return end + 1 >= len(tokens) or tokens[end + 1].text in ",;."


def _closes(rest: Sequence[Token]) -> bool:
    return (
        not rest
        or rest[0].kind == "mark"
        or rest[0].key in ("roi", "han", "nhung", "ma", "hoan", "va", "con", "luon", "tu", "gan")
    )


def _no_after(tail: Sequence[Token], place: int) -> Literal["denied", "asked"] | None:
    before = tail[place - 1] if place else None
    if not ends_question(tail, place) and key_at(tail, place + 1) != "co":
        return None
    if before is not None and before.text in (":", "thì", "thi", "=", "-"):
        return "denied"
    if key_at(tail, place + 1) == "co" and ends_question(tail, place + 1):
        return "denied"
    rest = [token.text for token in tail[place + 1 :]]
    return "asked" if "?" in rest or place == 0 else None


def _after_english(tail: Sequence[Token]) -> Literal["over", "denied", "asked"] | None:
    for place, token in enumerate(tail):
        before = tail[place - 1].text if place else ""
        if token.key in _OVER_EN or (token.key == "go" and key_at(tail, place + 1) in ("away", "")):
            return None if any(t.key in ("not", "never", "no") for t in tail[:place]) else "over"
        is_no = token.text in ("no", "-") and before in (":", "(", "=", "-", "–")
        if token.key in _DENIED_EN or (is_no and _ends_item(tail, place + 1)):
            return "denied"
        if not (is_light(token, "en") or token.text in ":(=-–" or token.key in ("now", "sinc", "complete", "complet")):
            return None
    return None


def _ends_item(tail: Sequence[Token], place: int) -> bool:
    """`chest pain: no` denies, `chest pain: no relief with rest` does not."""
    return place >= len(tail) or tail[place].kind == "mark"
