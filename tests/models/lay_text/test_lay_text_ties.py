"""Words without marks that may be two things: their neighbours tell, and where they do not, both are asked."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import read

TOLD = Lexicon.of(
    [
        LexiconEntry("eye_pain", ("đau mắt", "nhức mắt")),
        LexiconEntry("facial_pain", ("đau mặt", "nhức mặt")),
        LexiconEntry("neck_pain", ("đau cổ",)),
        LexiconEntry("muscle_pain", ("đau cơ",)),
        LexiconEntry("urination_painful", ("tiểu rát", "tiểu buốt")),
        LexiconEntry("urination_frequent", ("tiểu rắt",)),
        LexiconEntry("numbness", ("tê",)),
        LexiconEntry("injury", ("té",)),
        LexiconEntry("pins_and_needles", ("châm chích",)),
        LexiconEntry("bleeding_heavy", ("mất máu nhiều",)),
        LexiconEntry("colour_lost", ("mất màu", "tóc mất màu", "da mất màu")),
    ]
)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("dau mat", {"eye_pain"}),
        ("viem xoang, nhuc mat", {"facial_pain"}),
        ("on lanh va dau co", {"muscle_pain"}),
        ("dau co, cung gay", {"neck_pain"}),
        ("tieu buot, tieu rat", {"urination_painful", "urination_frequent"}),
        ("tieu rat, lo loet", {"urination_painful"}),
        ("bi te", {"injury"}),
        ("bi te, cham chich", {"numbness", "pins_and_needles"}),
        ("chong tay te", {"injury"}),
        ("mat mau nhieu", {"bleeding_heavy"}),
        ("toc mat mau", {"colour_lost"}),
    ],
)
def test_the_words_beside_it_tell(text: str, present: set[str]) -> None:
    mentions = read(text, TOLD, language="vi").mentions
    assert {one.finding_id for one in mentions if one.choice == "present" and not one.is_ambiguous} == present


def test_where_nothing_tells_it_is_asked() -> None:
    (mention,) = read("dau co", TOLD, language="vi").mentions
    assert mention.is_ambiguous
    assert {mention.finding_id, *mention.alternatives} == {"muscle_pain", "neck_pain"}


@pytest.mark.parametrize(("text", "finding"), [("đau mặt", "facial_pain"), ("đau cổ", "neck_pain")])
def test_marks_are_believed(text: str, finding: str) -> None:
    assert [one.finding_id for one in read(text, TOLD).mentions] == [finding]
