"""Which of the two languages a text is written in."""

from __future__ import annotations

import re

from models.lay_text.english import stem
from models.lay_text.lexicon import Lexicon
from models.lay_text.spelling import bare, has_marks, marked
from models.lay_text.tokens import Speech
from models.lay_text.word_lists import words

_WORDS = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_VIETNAMESE = words(
    "toi tui minh em chau con be bi dau khong ko kg hok hem hong dc duoc nay ngay tuan thang tuoi bung nguc nguoi qua "
    "lam nhieu rat sot nhuc khi luc tu hom sang toi dem va hay nhung cua cho nha bac si met buon non oi mua tieu chay "
    "kho tho chong mat ngua phat ban mui co la thi ma roi rui dang da van chua het bau thai vo me bo ba cu ong trai "
    "gai nam nu cao lanh run tay chan lung goi khop nuoc mau kem uong thuoc ngu duong huyet ap benh vien trc nc bs k "
    "dom khan ho bn nong so lan mong tre do vang sung te ngat xiu hoi dai ia cau ngoai moi nhe"
)
_ENGLISH = words(
    "i my the a an and or of in is am are was with have has had for since not no it he she his her this that pain old "
    "year years day days week weeks month months after when feel feeling very been on at to from cannot can t but son "
    "daughter baby wife husband mother father fever cough headache stomach chest blood sore throat vomiting swelling "
    "male female patient denies reports presents history severe sudden weakness ache left right back dizzy rash "
    "breathing breath"
)
_DOTTED = re.compile(r"(?<=\b[^\W\d_])[.*_-](?=[^\W\d_](?![^\W_]))")
"""What stands between the letters of `c.h.e.t`."""
_LONG = 7
_MARK_WEIGHT = 3
_LOOKED_AT = 1200


def language_of(text: str, lexicon: Lexicon) -> Speech:
    """Vietnamese or English, by the marks, the commonest words and the words of the phrases; Vietnamese in a draw."""
    known_vi, known_en = lexicon.indexes["vi"].vocabulary, lexicon.indexes["en"].vocabulary
    balance = 0
    for word in _WORDS.findall(_DOTTED.sub("", text.lower()[:_LOOKED_AT])):
        plain = bare(word)
        if has_marks(marked(word)):
            balance += _MARK_WEIGHT
            continue
        balance += (plain in _VIETNAMESE or plain in known_vi) - (plain in _ENGLISH or stem(plain) in known_en)
        balance -= len(plain) > _LONG
    return "en" if balance < 0 else "vi"


def share_marked(text: str) -> float:
    """Share of the words of a text that carry a Vietnamese mark."""
    found = _WORDS.findall(text)
    return sum(has_marks(marked(word)) for word in found) / max(len(found), 1)
