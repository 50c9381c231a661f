"""When a single word without marks may be another word."""

from __future__ import annotations

from collections.abc import Sequence

from models.lay_text.matching import Match
from models.lay_text.spelling import has_marks
from models.lay_text.tokens import Token

_OTHER_AFTER = {
    "ho": "ten hang noi ngoai khau ly gia bao so".split(),
    "sot": "ruot sang dat".split(),
    "dau": "long kho tien tay biet dua".split(),
    "nong": "long nay dan tinh".split(),
    "lo": "la lang".split(),
    "met": "vuong".split(),
}
_OTHER_BEFORE = {
    "ho": "ba giup dong dum hang gium dong".split(),
    "sot": "bo thieu sai".split(),
    "non": "sinh de nuoc thieu mam dau".split(),
    "oi": "si bs a chi anh em troi moi nguoi me ba bo con be".split(),
    "dau": "bat lan hang moi khong o".split(),
    "met": "mot hai ba".split(),
}
_IDIOMS = {("sôt1", "ruôt5"), ("sôt1", "săng1"), ("đau", "long2"), ("đau", "khô3"), ("đau", "đâu2"), ("sôt1", "đât1")}
_ONLY_SUFFERED = frozenset("nga te phong bong hoc oe mua".split())
_DOUBTFUL = frozenset("ho sot non oi met dau ngat u mu te run lo phu ia nac dam chay mun lac yeu".split())
_CLEAR_BEFORE = frozenset(
    "bi va hay dang khong het co cam thay con hoi rat do lai chua cung hoac nhung ma van luon roi xong be em toi chau kem thi hom nay".split()
)
_CLEAR_AFTER = frozenset(
    "va nhieu cao lien khan co dom ra qua lam khong nhe tu ca suot keo dai nay roi may den lai ve hoac kem".split()
)


def is_no_finding(match: Match, tokens: Sequence[Token]) -> bool:
    """A single word that its neighbour makes another one: `họ tên`, `sốt ruột`, `bác sĩ ơi`."""
    if len(match.positions) > 1:
        return False
    token, before, after = _about(match, tokens)
    if after is not None and (token.form, after.form) in _IDIOMS:
        return True
    if has_marks(token.form):
        return False
    if token.key in _ONLY_SUFFERED and (before is not None and (before.kind == "word" and before.key not in ("bi", "va", "hay", "roi"))):
        return True
    follows = after is not None and after.key in _OTHER_AFTER.get(token.key, ())
    return follows or (before is not None and before.key in _OTHER_BEFORE.get(token.key, ()) and not match.exact)


def needs_asking(match: Match, tokens: Sequence[Token]) -> bool:
    """A single word without marks whose neighbours do not tell what it is."""
    if len(match.positions) > 1 or match.exact:
        return False
    token, before, after = _about(match, tokens)
    if token.key not in _DOUBTFUL or before is None or before.kind == "mark":
        return False
    return before.key not in _CLEAR_BEFORE and (
        after is None or (after.kind == "word" and after.key not in _CLEAR_AFTER)
    )


def _about(match: Match, tokens: Sequence[Token]) -> tuple[Token, Token | None, Token | None]:
    position = match.positions[0]
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return tokens[position], before, after
