"""When a single word without marks may be another word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from models.lay_text.english import stem, stems_of
from models.lay_text.selection import Match
from models.lay_text.slowly import is_other_pair
from models.lay_text.spelling import has_marks, marked
from models.lay_text.tokens import Token
from models.lay_text.word_lists import pairs, words

_OTHER_AFTER = {
    "ho": words("ten hang noi ngoai khau ly gia bao so"),
    "sot": words("ruot dat"),
    "dau": words("long kho tien tay biet dua"),
    "nong": words("long nay dan tinh"),
    "lo": words("la lang"),
    "met": words("vuong"),
    "bong": words("da gan troc vay mat toc vong banh da"),
}
_OTHER_BEFORE = {
    "ho": words("ba giup dong dum hang gium"),
    "sot": words("bo thieu sai"),
    "non": words("sinh de nuoc thieu mam dau"),
    "oi": words("si bs a chi anh em troi moi nguoi me ba bo con be"),
    "dau": words("bat lan hang moi khong o"),
    "ngua": words("chich tiem phong ngan de con"),
    "met": words("mot hai ba"),
}
_IDIOMS = {(marked(one), marked(two)) for one, two in pairs("sốt ruột, sốt sắng, đau lòng, đau khổ, đau đâu, sốt đất")}
_ONLY_SUFFERED = words("nga te phong bong hoc oe mua")
_BURNT = words("tay chan nguoi lung nguc dui")
_CALLED = words("khong k ko hoai mai thi ma chang no hong")
_DOUBTFUL = words("ho sot non oi met dau ngat u mu te run lo phu ia nac dam chay mun lac yeu")
_CLEAR_BEFORE = words(
    "bi va hay dang khong het co cam thay con hoi rat do lai chua cung hoac nhung ma van luon roi xong be em toi chau "
    "kem thi hom nay chi la nguoi van deu moi"
)
_CLEAR_AFTER = words(
    "va nhieu cao lien khan co dom ra qua lam khong nhe tu ca suot keo dai nay roi may den lai ve hoac kem"
)


def is_no_finding(match: Match, tokens: Sequence[Token]) -> bool:
    """A single word that its neighbour makes another one: `họ tên`, `sốt ruột`, `bác sĩ ơi`; `tu tu` that is slowly."""
    if len(match.positions) > 1:
        return is_other_pair(match, tokens) or _is_knee(match, tokens) or _is_count(match, tokens)
    token, before, after = _about(match, tokens)
    if after is not None and (token.form, after.form) in _IDIOMS:
        return True
    if has_marks(token.form):
        return False
    is_burnt = token.key == "bong" and after is not None and after.key in _BURNT
    if token.key in _ONLY_SUFFERED and before is not None and _is_unlike(before) and not is_burnt:
        return True
    follows = after is not None and after.key in _OTHER_AFTER.get(token.key, ())
    return follows or (before is not None and before.key in _OTHER_BEFORE.get(token.key, ()) and not match.exact)


def _is_knee(match: Match, tokens: Sequence[Token]) -> bool:
    """`va đầu gối`: a knee and no head; `đập đầu gọi không dậy` is a head."""
    last = match.positions[-1]
    if not match.finding_id.startswith("head") or tokens[last].key != "dau" or last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if after.key != "goi" or after.form in ("gọi", marked("gọi")):
        return False
    return last + 2 >= len(tokens) or tokens[last + 2].key not in _CALLED


def _is_count(match: Match, tokens: Sequence[Token]) -> bool:
    """`tieu chay 2 lan sau khi an`: how often, and no diving."""
    first = match.positions[0]
    near = tokens[max(0, first - 1) : match.positions[-1] + 1]
    pairs_of = pairwise(near)
    return match.finding_id.startswith("pressure_change") and any(
        one.kind == "number" and two.key == "lan" for one, two in pairs_of
    )


def needs_asking(match: Match, tokens: Sequence[Token], held: Collection[int] = ()) -> bool:
    """A single word without marks whose neighbours do not tell what it is: neither common ones nor other findings."""
    at = match.positions[0]
    if len(match.positions) > 1 or match.exact or at - 1 in held or at + 1 in held:
        return False
    token, before, after = _about(match, tokens)
    if token.key not in _DOUBTFUL or before is None or before.kind == "mark":
        return False
    return before.key not in _CLEAR_BEFORE and (
        after is None or (after.kind == "word" and after.key not in _CLEAR_AFTER)
    )


def _is_unlike(before: Token) -> bool:
    return before.kind == "word" and before.key not in ("bi", "va", "hay", "roi", "khong", "chua", "het")


def _about(match: Match, tokens: Sequence[Token]) -> tuple[Token, Token | None, Token | None]:
    position = match.positions[0]
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return tokens[position], before, after


_LUMPS = stems_of("lump lumps mass nodule node nodes tumor tumour swelling growth")
_IMMOBILE = stem("immobile")


def is_lump(match: Match, tokens: Sequence[Token]) -> bool:
    """`hard immobile lump`: the lump does not move, not the patient."""
    is_alone = len(match.positions) == 1 and tokens[match.positions[0]].key == _IMMOBILE
    return is_alone and any(token.key in _LUMPS for token in tokens)
