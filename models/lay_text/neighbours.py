"""Marks put back in a text without: where two neighbours nearly always are the same two words in the phrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from models.lay_text.phrases import Phrase
from models.lay_text.spelling import has_marks, marked
from models.lay_text.tokens import Token
from models.lay_text.vietnamese import LIGHT_BARE, NEGATORS_BARE
from models.lay_text.word_lists import words

Pair = tuple[str, str]
Neighbours = Mapping[Pair, tuple[str, str, int]]
"""Two keys → their forms, and in how many phrases they stand so."""

_SURE = 0.85
NEVER_SURE = frozenset([("tu", "tu"), ("tu", "van")])
"""`tự tử` or `từ từ`, `tự vẫn` or `tư vấn`: `slowly.py` tells them apart."""
_ONCE = 1
_FALL, _NUMB = marked("té"), marked("tê")
_HAS = marked("có")
_WHEN = words("hom tuan thang nam lan bua dem ngay hoi")
_PAIN, _WHERE = marked("đau"), marked("đâu")
_DIED = marked("mất")
_CAUSES = words("tai dot ung benh nhoi covid lao xo tieu suy ngo viem soc dich nhiem cao tuoi bi")
_WHO = words("toi em minh chau bo me ba ma ong cha tia noi ngoai chong vo anh chi cau chu co di bac ban da")
_TASTE = words("giac tu hom may va nhung luon roi khi sau")
_HEAD_BEFORE = words("em toi be chau con cu thi nong bi dau no bo nang choang cua minh lac khong ko to u")
_TINGLING = words("cham ran liet kim")
_FALL_BEFORE = frozenset(["bi", "do", "vi", "khi"])


def neighbours_of(phrases: Iterable[Phrase]) -> dict[Pair, tuple[str, str, int]]:
    """The pairs of keys that leave no doubt; a pair with a word that is mostly another one (`co`) must come twice."""
    ways = Counter(
        pair
        for _, keys, forms in phrases
        for pair in zip(keys, keys[1:], forms, forms[1:])  # noqa: B905 -- the shifted lists are one shorter
    )
    whole: Counter[Pair] = Counter()
    for (one, two, _, _), number in ways.items():
        whole[one, two] += number
    sure: dict[Pair, tuple[str, str, int]] = {}
    for (one, two, first, second), number in ways.items():
        is_common = one in LIGHT_BARE or two in LIGHT_BARE
        if (one, two) not in NEVER_SURE and number >= _SURE * whole[one, two] and (number > _ONCE or not is_common):
            sure[one, two] = (first, second, number)
    return sure


def with_marks(tokens: Sequence[Token], neighbours: Neighbours) -> list[Token]:
    """The tokens with the marks of sure neighbours; pairs of words of their own before `có`, none against another."""
    restored = _lost(list(tokens))
    found: list[tuple[int, int, int, str, str]] = []
    for at, (one, two) in enumerate(pairwise(tokens)):
        known = neighbours.get((one.key, two.key))
        third = tokens[at + 2].key if at + 2 < len(tokens) else ""
        if one.key in LIGHT_BARE and not has_marks(one.form) and (two.key, third) in neighbours:
            continue
        if known is not None and not (has_marks(one.form) and has_marks(two.form)):
            found.append((_common(one) + _common(two), -known[2], at, known[0], known[1]))
    settled: dict[int, str] = {}
    for _, _, at, first, second in sorted(found):
        if all(_bears(restored[p], form, settled.get(p)) for p, form in ((at, first), (at + 1, second))):
            settled |= {at: first, at + 1: second}
            restored[at] = restored[at]._replace(form=first)
            restored[at + 1] = restored[at + 1]._replace(form=second)
    return _by_clause(restored)


def _lost(tokens: list[Token]) -> list[Token]:
    """`bo toi mat vi ung thu`, `bo toi mat do tai bien`: `mất vì`, not `mất vị` (taste) nor `mắt đỏ` (red eyes)."""
    for at in range(1, len(tokens) - 2):
        one, two = tokens[at], tokens[at + 1]
        if (one.form, two.form) == ("mat", "vi") and tokens[at - 1].key in _WHO and tokens[at + 2].key not in _TASTE:
            tokens[at : at + 2] = [one._replace(form=_DIED), two._replace(form=marked("vì"))]
        if (one.form, two.form) == ("mat", "do") and tokens[at - 1].key in _WHO and tokens[at + 2].key in _CAUSES:
            tokens[at : at + 2] = [one._replace(form=_DIED), two._replace(form=marked("do"))]
    return tokens


def _common(token: Token) -> bool:
    return token.key in LIGHT_BARE or token.key in NEGATORS_BARE


def _by_clause(tokens: list[Token]) -> list[Token]:
    """`bị te` at the end of a clause is a fall: numbness is somewhere; `dau` that opens one is a pain, not the head."""
    for at, token in enumerate(tokens):
        opens = at == 0 or tokens[at - 1].kind == "mark"
        if opens and token.form == "dau" and at + 1 < len(tokens) and tokens[at + 1].key not in _HEAD_BEFORE:
            tokens[at] = token._replace(form=_PAIN)
        if token.form == "co" and at > 1 and tokens[at - 1].key == "truoc" and tokens[at - 2].key in _WHEN:
            tokens[at] = token._replace(form=_HAS)
        if token.form == "dau" and at and tokens[at - 1].key == "o" and _is_asked(tokens, at + 1):
            tokens[at] = token._replace(form=_WHERE)
    meant = _NUMB if any(token.key in _TINGLING for token in tokens) else _FALL
    for at in range(1, len(tokens)):
        ends = at + 1 == len(tokens) or tokens[at + 1].kind == "mark"
        if tokens[at].form == "te" and ends and tokens[at - 1].key in _FALL_BEFORE:
            tokens[at] = tokens[at]._replace(form=meant)
    return tokens


def _is_asked(tokens: Sequence[Token], at: int) -> bool:
    """Whether `o dau` before this place is `ở đâu`."""
    return at >= len(tokens) or tokens[at].kind == "mark" or tokens[at].key in ("het", "ca", "nua", "cung")


def _bears(token: Token, form: str, settled: str | None) -> bool:
    return (settled is None and not has_marks(token.form)) or form in (settled, token.form)
