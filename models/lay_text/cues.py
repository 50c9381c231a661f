"""The words round a finding that deny, end, ask, fear or link."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal

from models.lay_text.english import stems_of
from models.lay_text.selection import Match
from models.lay_text.sentence import Sentence
from models.lay_text.spelling import keys_of, marked
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_coordinator, is_light, is_negator

Link = Literal["joined", "comma", "adjacent", "parted"]
Held = frozenset[int]
_NONE: Held = frozenset()


_LIST = 3
_INTENSE = keys_of("dữ dội nhiều nặng quá lắm liên tục suốt từ mấy kéo tăng cả hoài mãi") | stems_of(
    "severe bad terrible very for since worsening constant persistent with and"
)
_LINKING_VI = keys_of(
    "he con phai la bat ky trieu chung dau hieu bao gio tung ai gi nao chut he cam thay minh "
    "rang lan lien quan tien su mac benh so phat hien"
)
_LINKING_EN = stems_of(
    "any sign signs of symptom history evidence recent new other significant associated "
    "known longer more ever obvious complaint"
)
_KNOWING_VI = keys_of("biet ro chac hieu nho dam")
_KNOWING_EN = stems_of("sure know certain tell clear remember aware")
_ONLY_EN = stems_of("only just merely mainly rather instead")
_QUALIFYING = ("nhieu", "du", "rat", "tu", "lien", "suot", "nay", "ca", "lam", "qua", "nang", "roi")
_HAVE_EN = stems_of("have had has any got experience")
_BUT_VI = frozenset(marked(word) for word in ("mà", "ma", "mỗi", "riêng", "chứ", "chu"))
_ONLY_VI = keys_of("chi nhung rieng")
_OWN_VERB_VI = keys_of("co bi van dang lai thay chi nhung con moi cam")
_OWN_VERB_EN = stems_of(
    "has have is with presents reports complains but now he she i they there feels feel developed had was am"
)
_END_PARTICLES = keys_of("a nua vay nhi ha bac si bs nhe nha the ta hay sao ad chi anh em moi nguoi cac oi voi duoc gi")


def is_or(token: Token) -> bool:
    """A word that carries a denial on: or, nor, hay, hoặc."""
    return token.key in ("or", "nor", "hay", "hoac")


def is_linking(token: Token, language: Speech) -> bool:
    """A word that may stand between a denial and what it denies."""
    return token.key in (_LINKING_EN if language == "en" else _LINKING_VI)


def key_at(tokens: Sequence[Token], position: int) -> str:
    """The key of a token, empty outside the sentence."""
    return tokens[position].key if 0 <= position < len(tokens) else ""


def is_rhetorical(tokens: Sequence[Token], position: int) -> bool:
    """`đâu có sốt`, `làm gì có sốt`: no question, a denial."""
    if key_at(tokens, position + 1) != "co":
        return False
    return tokens[position].form == "đâu" or (key_at(tokens, position - 1), tokens[position].key) == ("lam", "gi")


def is_cancelled(tokens: Sequence[Token], position: int, language: Speech, held: Held = _NONE) -> bool:
    """`not only`, `không chỉ`; a `không` that ends a question; `hết` of `hết sức`, `trước hết`."""
    after = key_at(tokens, position + 1)
    if language == "en":
        return after in _ONLY_EN
    if tokens[position].key == "het":
        return after in ("suc", "ca", "muc", "long") or key_at(tokens, position - 1) in ("truoc", "moi", "tat")
    return after in _ONLY_VI or ends_question(tokens, position, held)


def ends_question(tokens: Sequence[Token], position: int, held: Held = _NONE) -> bool:
    """Whether `không` or `chưa` stands where a question ends; a word of a finding (`không ói`) is no particle."""
    rest = position + 1
    while rest < len(tokens) and rest not in held and tokens[rest].key in _END_PARTICLES:
        rest += 1
    return rest >= len(tokens) or (tokens[rest].kind == "mark" and tokens[rest].text in "?.!,;\n)")


def is_doubt(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`không biết`, `not sure`."""
    return any(key_at(tokens, position + step) in (_KNOWING_EN if language == "en" else _KNOWING_VI) for step in (1, 2))


def is_no_longer(tokens: Sequence[Token], position: int, language: Speech) -> bool:
    """`không còn`, `no longer`."""
    return key_at(tokens, position + 1) in (("longer", "long", "mor") if language == "en" else ("con",))


def between(sentence: Sentence, number: int) -> Sequence[Token]:
    """The tokens between a match and the one before it."""
    return sentence.tokens[sentence.matches[number - 1].positions[-1] + 1 : sentence.matches[number].positions[0]]


def link(sentence: Sentence, number: int) -> Link:
    """How a match hangs on the one before it."""
    gap = between(sentence, number)
    language = sentence.language
    joins = [token for token in gap if is_coordinator(token, language)]
    is_or = any(token.key in ("hay", "hoac", "or", "nor", "lan") for token in gap)
    has_words = any(token.kind == "word" and token.key not in ("hay",) for token in gap)
    verbs = _OWN_VERB_EN if language == "en" else _OWN_VERB_VI
    if not is_or and any(token.key in verbs for token in gap):
        return "parted"
    if any(_parts(token, language) for token in gap):
        return "parted"
    if is_or or any(token.kind == "word" for token in joins):
        return "joined"
    if joins:
        return "comma"
    return "adjacent" if not has_words or language == "vi" else "joined"


def turns(token: Token, language: Speech) -> bool:
    """A word at which a denial ends, what follows being told instead: `mà là`, `chỉ`, `just`, `only`."""
    return token.key in _ONLY_EN if language == "en" else token.form in _BUT_VI


def _parts(token: Token, language: Speech) -> bool:
    if token.kind == "mark":
        return token.text not in ",/-&+()"
    if is_barrier(token, language) or token.kind == "number" or turns(token, language):
        return True
    known = is_light(token, language) or is_coordinator(token, language) or is_linking(token, language)
    return not known and token.key not in ("hay", "cung", "nhu")


PASSING_DANGERS = (
    *("convulsion", "unconscious", "fainting", "face_droop", "arm_weakness", "weakness_one_side", "weakness_sudden"),
    *("speech_", "vision_loss", "choking", "apnoea", "colour_change", "cyanosis"),
)
"""Findings that are as dangerous when they are over: a fit, a faint, signs of a stroke."""
_OR = ("hay", "hoac", "or", "nor", "lan")
_DENIES = frozenset(["deny", "den", "denies", "deni", "denied"])


def list_is_closed(sentence: Sentence, number: int) -> bool:
    """Whether an enumeration by commas ends with `or` or with `gì cả`, so that one denial holds for all of it."""
    for later in range(number + 1, len(sentence.matches)):
        kind = link(sentence, later)
        if kind == "joined":
            return True
        if kind != "comma" or any(is_negator(token, sentence.language) for token in between(sentence, later)):
            return False
    tail = [token.key for token in sentence.tokens[sentence.matches[-1].positions[-1] + 1 :]]
    return tail[:2] in (["gi", "ca"], ["gi", "het"], ["nao", "ca"], ["nao", "het"], ["gi", "khac"])


def holds_for_all(sentence: Sentence, number: int) -> bool:
    """Whether a denial plainly goes on to a further item: `or`, a list that ends with it, `denies`, English `and`."""
    gap = between(sentence, number)
    if any(token.key in _OR for token in gap) or list_is_closed(sentence, number):
        return True
    if sentence.language == "vi":
        return False
    first = number
    while first > 0 and not _nearest_negator(sentence, first):
        first -= 1
    return _nearest_negator(sentence, first) in _DENIES or not any(token.kind == "mark" for token in gap)


def spreads(sentence: Sentence, number: int) -> bool:
    """Whether an English denial goes on over a comma: `no X, Y` does, `not pregnant, Y` and `cannot X, Y` do not."""
    first = number
    while first > 0 and not _nearest_negator(sentence, first):
        first -= 1
    near = _nearest_negator(sentence, first)
    return near not in ("not", "cannot") or any(token.key in _HAVE_EN for token in _before(sentence, first))


def _nearest_negator(sentence: Sentence, number: int) -> str:
    gap = reversed(_before(sentence, number))
    return next((token.key for token in gap if is_negator(token, sentence.language)), "")


def _before(sentence: Sentence, number: int) -> Sequence[Token]:
    """The tokens from the match before to a match, or from the beginning."""
    return between(sentence, number) if number else sentence.tokens[: sentence.matches[0].positions[0]]


def is_bare_list(sentence: Sentence, number: int) -> bool:
    """Whether a match stands among two or more bare complaints after one denial (`không ho, sốt, khó thở`).

    One alone (`không sốt, ho`) or one told in particular (`không sốt, ho khan`) is a new statement.
    """
    first = last = number
    while first - 1 > 0 and _is_next_item(sentence, first - 1):
        first -= 1
    while last + 1 < len(sentence.matches) and _is_next_item(sentence, last + 1):
        last += 1
    run = range(first, last + 1)
    return len(run) > 1 and all(sentence.is_general(at) and not is_qualified(sentence, at) for at in run)


def is_everyday_list(sentence: Sentence, number: int, everyday: Set[str]) -> bool:
    """Whether a match is one of three or more everyday complaints after one denial, none told in particular.

    Where the list holds anything else, each is told: `không sốt, đau đầu, cứng cổ` denies the fever alone.
    """
    first = last = number
    while first > 0 and _is_next_item(sentence, first):
        first -= 1
    while last + 1 < len(sentence.matches) and _is_next_item(sentence, last + 1):
        last += 1
    run = range(first, last + 1)
    if len(run) < _LIST:
        return False
    told = any(is_qualified(sentence, at) or is_intense(sentence, at) for at in run)
    return not told and all(sentence.matches[at].finding_id in everyday for at in run)


def is_intense(sentence: Sentence, number: int) -> bool:
    """Whether a word of how much or how long stands by a match: `đau ngực dữ dội`, `severe cough`."""
    positions = sentence.matches[number].positions
    near = {key_at(sentence.tokens, at) for at in (positions[0] - 1, *positions[1:], positions[-1] + 1)}
    return not near.isdisjoint(_INTENSE)


def _is_next_item(sentence: Sentence, number: int) -> bool:
    gap = between(sentence, number)
    return link(sentence, number) == "comma" and not any(is_negator(token, sentence.language) for token in gap)


def is_no_more(sentence: Sentence, match: Match) -> bool:
    """`không đau nữa`: it was there."""
    last = match.positions[-1]
    return "nua" in (key_at(sentence.tokens, last + 1), key_at(sentence.tokens, last + 2))


def is_softened(sentence: Sentence, match: Match) -> bool:
    """`không đau nhiều`, `không ho lắm`: there, but little."""
    after = {key_at(sentence.tokens, match.positions[at] + 1) for at in (0, -1)}
    return not after.isdisjoint(("nhieu", "lam", "may"))


def is_qualified(sentence: Sentence, number: int) -> bool:
    """Whether something is said of the finding itself, so that it is told, not denied."""
    positions = sentence.matches[number].positions
    end = positions[-1] + 1
    said = {key_at(sentence.tokens, position) for position in (*positions[1:], end)}
    return not said.isdisjoint(_QUALIFYING) or (end < len(sentence.tokens) and sentence.tokens[end].kind == "number")
