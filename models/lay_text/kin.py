"""Who somebody is to the writer: mother, husband, child, or the writer."""

from __future__ import annotations

from typing import Literal

from models.lay_text.spelling import bare
from models.lay_text.word_lists import meanings

Kin = Literal[
    "", "self", "mother", "father", "wife", "husband", "child", "son", "daughter", "grandmother", "grandfather",
    "brother", "sister", "other",
]  # fmt: skip
_WORDS = meanings("""
mother: mẹ, má, mother, mom, mum
father: bố, cha, tía, father, dad, daddy
wife: vợ, bà xã, wife
husband: chồng, ông xã, husband
son: con trai, bé trai, cháu trai, son, boy, grandson
daughter: con gái, bé gái, cháu gái, daughter, girl, granddaughter
child: con, bé, cháu, trẻ, em bé, cháu bé, cháu nội, cháu ngoại, trẻ sơ, bé nhà, baby, child, infant, toddler, newborn
grandmother: bà nội, bà ngoại, bà, cụ bà, grandmother, grandma
grandfather: ông nội, ông ngoại, ông, cụ ông, grandfather, grandpa
brother: anh trai, em trai, anh, brother
sister: chị gái, em gái, chị, sister
""")
_BY_WORD: dict[str, Kin] = {}
_BY_BARE: dict[str, Kin] = {}
for _word, _meant in _WORDS.items():
    _BY_WORD[_word] = _meant  # type: ignore[assignment]  # one of them
    _BY_BARE.setdefault(bare(_word), _BY_WORD[_word])
_BY_BARE["ba"] = "other"
"""`ba` without marks may be a father, a grandmother or three."""


def kin_of(words: str) -> Kin:
    """The kin that the words for a person name; `other` where they name none."""
    said = " ".join(words.lower().split())
    return _BY_WORD.get(said) or _BY_BARE.get(bare(said), "other")
