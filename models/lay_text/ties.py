"""Which of two findings a pair of words without marks tells: `dau mat` (eye, face), `dau co` (neck, muscle)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.lay_text.selection import Match
from models.lay_text.tokens import Token
from models.lay_text.word_lists import words


class _Tie(NamedTuple):
    """Two findings, what beside them speaks of the first and of the second, and which is meant where nothing does."""

    first: str
    second: str
    of_first: frozenset[str]
    of_second: frozenset[str]
    usual: str | None


_TIES = (
    _Tie("urine_retention", "constipation", frozenset(), words("phan cau bon tao xi trung tien"), "urine_retention"),
    _Tie(
        "eye_pain",
        "facial_pain",
        words("do nhin mo mi hup quanh den chop nuoc"),
        words("xoang mui ham ma kinh rang tran liet sung"),
        "eye_pain",
    ),
    _Tie(
        *("muscle_pain", "neck_pain", words("cac lanh bap khop tap toan than yeu chuot hoc")),
        *(words("vai gay cung quay guong nga lung te cui dot bong nguoc may"), None),
    ),
    _Tie(
        *("urination_painful", "urination_frequent", words("nong ngua loet mu lo")),
        *(words("buot dem nhin lien hoai nhieu gat duong gap"), None),
    ),
)
_BY_PAIR = {frozenset((tie.first, tie.second)): tie for tie in _TIES}


def told_apart(match: Match, tokens: Sequence[Token]) -> Match:
    """The match, of the finding that the words beside it in the sentence speak of; as it was where none does."""
    tie = _BY_PAIR.get(frozenset((match.finding_id, *match.alternatives)))
    span = tokens[match.positions[0] : match.positions[-1]]
    if tie is None or any(token.kind == "mark" for token in span):
        return match
    beside = {token.key for at, token in enumerate(tokens) if at not in match.positions}
    first, second = len(beside & tie.of_first), len(beside & tie.of_second)
    meant = tie.usual if first == second else (tie.first if first > second else tie.second)
    return match if meant is None else match._replace(finding_id=meant, alternatives=())
