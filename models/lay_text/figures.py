"""Figures of speech: `đau lưng muốn chết` speaks of no wish to die, `gọi không dậy nổi đi học` of no coma.

When it is not plain that a figure is meant, the danger stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.lay_text.cues import key_at
from models.lay_text.selection import Match
from models.lay_text.sentence import Sentence
from models.lay_text.spelling import bare, has_marks, marked
from models.lay_text.tokens import Token
from models.lay_text.vietnamese import BODY, BODY_BARE
from models.lay_text.word_lists import pairs, words

SUICIDE = "suicidal_thoughts"
_DIE = ("muon", "chet")
_BODILY = (
    "đau nhức mỏi mệt ngứa nóng lạnh rét đói khát thèm cười rát buốt tê run ho nghẹt ớn say bận sợ ngủ rần xót "
    "khó đắt xa ngon nặng hôi thối vui ngại lười mắc ói nôn mửa đái ỉa tiểu"
)
_BODILY_FORMS = frozenset(marked(word) for word in _BODILY.split())
_BODILY_BARE = frozenset(bare(word) for word in _BODILY.split()) - words("kho mac tieu ngai nhuc")
_PAIN = words("dau nhuc moi te sung buot rat ngua nong")
_WORN = pairs("met moi, chan doi")
"""`mệt mỏi muốn chết`, `chán đời muốn chết` may well be meant."""
_MEANT_AFTER = words("quach cho de that phut theo")
_SLEEP = pairs("ngu say, ngu nuong, ngu ki, me ngu, ngu me, ham ngu, ngu ngon")
_HABIT = pairs("sang nao, ngay nao, hom nao, bua nao, buoi sang, moi sang, moi ngay, luc nao, ngu nuong, ham ngu")
_PURPOSE = pairs("di hoc, di lam, an sang, hoc bai, di choi, di cho, di nha, di truong, den truong, tap the")
_WAKING = words("goi danh keu")
_ALARM = words("lay thuoc ruou te nga tieng gio gap cuu tinh mem lim tim lanh bat tho mat duoi dap hoai mai nua")


def without_figures(sentence: Sentence) -> Sentence:
    """The sentence without deaths of pain, with a wish to die that another match hid (`mệt muốn chết quách`)."""
    tokens = sentence.tokens
    meant = [match for match in sentence.matches if not _is_dying_of(match, tokens)]
    at = _meant_death(tokens)
    is_unheard = SUICIDE in sentence.entries and not any(match.finding_id.startswith("suicid") for match in meant)
    if at is not None and is_unheard:
        meant.append(Match(SUICIDE, (at, at + 1), 2.0, exact=True, free=False))
    return _with(sentence, meant)


def _with(sentence: Sentence, matches: Sequence[Match]) -> Sentence:
    kept = sorted(matches, key=lambda match: match.positions)
    return Sentence.of(sentence.tokens, kept, sentence.language, sentence.entries)


def without_habits(sentence: Sentence) -> Sentence:
    """`gọi không dậy nổi đi học`, where a text says nothing else, is no coma; `ngủ say gọi không dậy` must be asked."""
    kept = [match for match in sentence.matches if not _is_habit(match, sentence)]
    return _with(
        sentence, [match._replace(is_doubtful=match.is_doubtful or _is_asleep(match, sentence)) for match in kept]
    )


def _is_dying_of(match: Match, tokens: Sequence[Token]) -> bool:
    """`đau lưng muốn chết`: a word of the body stands right before, and nothing after says that it is meant."""
    first = match.positions[0]
    if len(match.positions) != len(_DIE) or tuple(tokens[at].key for at in match.positions) != _DIE:
        return False
    return match.positions[1] == first + 1 and _is_bodily(tokens, first - 1) and not _is_meant(tokens, first + 2)


def _is_bodily(tokens: Sequence[Token], at: int) -> bool:
    if at < 0 or tokens[at].kind != "word":
        return False
    token, before = tokens[at], key_at(tokens, at - 1)
    if (before, token.key) in _WORN:
        return False
    if (before, token.key) == ("kho", "tho"):
        return True
    if before in _PAIN and (token.form in BODY or (not has_marks(token.form) and _is_part(token.key))):
        return True
    if token.key in _PAIN and at and _is_part(before):
        return True
    if has_marks(token.form):
        return token.form in _BODILY_FORMS or token.form in BODY
    return token.key in _BODILY_BARE


def _is_part(key: str) -> bool:
    return key in BODY_BARE or key in ("co", "da", "tai", "than")


def _is_meant(tokens: Sequence[Token], at: int) -> bool:
    """`muốn chết quách`, `muốn chết đi cho xong`; not `muốn chết đi được`."""
    while key_at(tokens, at) in ("luon", "mat", "thoi", "roi"):
        at += 1
    after = key_at(tokens, at)
    return after in _MEANT_AFTER or (after == "di" and key_at(tokens, at + 1) not in ("duoc", "mat", "thoi"))


def _meant_death(tokens: Sequence[Token]) -> int | None:
    """Where a wish to die is plainly meant."""
    for at in range(len(tokens) - 1):
        is_worn = at > 1 and (tokens[at - 2].key, tokens[at - 1].key) in _WORN
        if (tokens[at].key, tokens[at + 1].key) == _DIE and (is_worn or _is_meant(tokens, at + 2)):
            return at
    return None


def _is_asleep(match: Match, sentence: Sentence) -> bool:
    tokens = sentence.tokens
    is_asleep = any(pair in _SLEEP for pair in _pairs(tokens[: match.positions[0]]))
    is_all = not _is_alarmed(tokens) and not _goes_on(tokens[match.positions[-1] :])
    return _is_waking(match, tokens) and is_asleep and is_all


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether a further statement follows."""
    return any(token.text in ",;:" for token in tokens)


def _is_habit(match: Match, sentence: Sentence) -> bool:
    """Sleeping long in the morning, every morning, or when school begins."""
    tokens = sentence.tokens
    if not _is_waking(match, tokens) or _is_alarmed(tokens) or _goes_on(tokens[match.positions[-1] :]):
        return False
    before = set(_pairs(tokens[: match.positions[0]]))
    after = set(_pairs(tokens[match.positions[-1] + 1 : match.positions[-1] + 6]))
    return not before.isdisjoint(_HABIT) or not after.isdisjoint(_PURPOSE | _HABIT)


def _is_waking(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether somebody is called and does not get up."""
    keys = [tokens[at].key for at in match.positions]
    return match.finding_id == "unconscious" and keys[0] in _WAKING and keys[-1] == "day"


def _is_alarmed(tokens: Sequence[Token]) -> bool:
    """Whether the words tell of a shaking, a fall, a medicine, a drink or an hour: then no habit is meant."""
    return any(token.key in _ALARM for token in tokens)


def _pairs(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return [(tokens[at].key, tokens[at + 1].key) for at in range(len(tokens) - 1)]
