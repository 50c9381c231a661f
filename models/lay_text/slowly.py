"""`tu tu` without marks is `tự tử` (suicide) or `từ từ` (slowly), `tu van` is `tự vẫn` or `tư vấn` (advice).

Only where the words beside it plainly speak of the harmless one is the danger left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.lay_text.cues import key_at
from models.lay_text.neighbours import NEVER_SURE
from models.lay_text.selection import Match
from models.lay_text.tokens import Token
from models.lay_text.word_class import is_complaint, is_part
from models.lay_text.word_lists import words

_SUICIDE_BEFORE = words("muon dinh doi doa nghi den chuyen viec y tung hut toan vua moi thuoc dan toi ve can suyt co")
_SUICIDE_AFTER = words("hut vi khong bang roi chua nua lan")
_MOVING = words(
    "tang nang lan giam len xuong di an uong ho noi tho nhai nuot dung ngoi nam lon to nho het khoi hoi lam vua den tu "
    "chuyen xuat ra vao bot lanh day lai tien trien keo ngay suc mo yeu met xau kha hon choi chay"
)
_PAIR = 2
_ADVICE_BEFORE = words("can duoc xin nho mong cho nhan bac si hoi gap dang")
_ADVICE_AFTER = words("giup ve them cho benh bs bac dum gium ho dieu online tu suc ky va cach nhe a nha em")


def is_other_pair(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a match of suicide is `từ từ` or `tư vấn`: both words bear no mark and the words beside them say so."""
    first = _pair_at(match, tokens)
    if first is None:
        return False
    before, after = key_at(tokens, first - 1), key_at(tokens, first + 2)
    if tokens[first + 1].key == "van":
        return before in _ADVICE_BEFORE or after in _ADVICE_AFTER
    if before in _SUICIDE_BEFORE or len(match.positions) > _PAIR:
        return False
    return after in _MOVING or (after not in _SUICIDE_AFTER and _is_slow(tokens, first - 1))


def is_unsure_pair(match: Match, tokens: Sequence[Token]) -> bool:
    """`muon tu van`, which nearly always asks for advice: it must be asked."""
    first = _pair_at(match, tokens)
    return first is not None and tokens[first + 1].key == "van" and key_at(tokens, first - 1) == "muon"


def _pair_at(match: Match, tokens: Sequence[Token]) -> int | None:
    """Where `tu tu` or `tu van` stands in a match of suicide, written without marks."""
    if not match.finding_id.startswith("suicid"):
        return None
    for first, second in pairwise(match.positions):
        keys = (tokens[first].key, tokens[second].key)
        if (
            second == first + 1
            and keys in NEVER_SURE
            and tokens[first].text.isascii()
            and tokens[second].text.isascii()
        ):
            return first
    return None


def _is_slow(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands before goes slowly: a movement, a pain, a part of the body."""
    if at < 0 or tokens[at].kind != "word":
        return False
    return tokens[at].key in _MOVING or is_complaint(tokens[at], "vi") or is_part(tokens[at], "vi")
