"""Figures of speech are no findings, and what is meant is heard, also where it is disguised; with and without marks."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import read
from models.lay_text.spelling import bare

MORE = (
    LexiconEntry("suicidal_thoughts", ("muốn chết", "muốn tự tử", "muốn chết đi cho xong", "không muốn sống nữa")),
    LexiconEntry("unconscious", ("gọi không dậy", "lay không dậy", "gọi không tỉnh")),
    LexiconEntry("back_pain", ("đau lưng",), ("back pain",)),
    LexiconEntry("wheeze", ("thở khò khè",), ("wheezing",)),
    LexiconEntry("fatigue", ("mệt mỏi", "mệt muốn chết"), ("tired",)),
    LexiconEntry("low_mood", ("buồn", "đau khổ"), ("sad",)),
)
FIGURES = """
đau lưng muốn chết
đau muốn chết
mệt muốn chết
đói muốn chết
buồn cười muốn chết
ngứa muốn chết
nóng muốn chết
đau đầu muốn chết
mỏi chân muốn chết
răng nhức muốn chết
đau răng muốn chết đi được
"""
MEANT = """
muốn chết
em muốn chết
chỉ muốn chết đi cho xong
đau khổ muốn chết
buồn muốn chết
nhục muốn chết
mệt mỏi muốn chết
chán đời muốn chết
đau lưng, muốn chết
đau lưng muốn chết quách
mệt muốn chết quách cho rồi
đau quá chỉ muốn chết
tôi đau lưng, tôi muốn chết
em muốn tự tử
em đã tự tử
nghĩ đến tự tử
"""
DISGUISED = ["muốn ch*t", "muốn c.h.ế.t", "muon c.h.e.t", "muốn ch3t", "muốn chớt", "muốn tự t*", "muon tu t**"]
SLOW = ["ho tu tu", "dau tu tu tang len", "tu tu lan xuong chan", "em di tu tu", "em muon tu van ve benh da day"]
SUICIDE = ["em muon tu tu", "nghi den tu tu", "em da tu tu", "buon qua em tu tu duoc khong", "dinh tu tu"]
ASLEEP = ["gọi không dậy nổi đi học", "sáng nào cũng gọi không dậy", "con gái 15 tuổi gọi không dậy đi học"]
COMA = """
gọi không dậy
gọi không dậy, thở khò khè
ngủ say gọi không dậy. Thở khò khè
lay không dậy
sáng nay gọi không dậy
uống thuốc xong ngủ say gọi không dậy
sáng nào cũng mệt, nay gọi không dậy, lay không dậy
gọi không dậy đi học, sùi bọt mép
"""


@pytest.fixture(scope="module")
def figurative(lexicon: Lexicon) -> Lexicon:
    return Lexicon.of([*lexicon.entries.values(), *MORE])


def lines(text: str) -> list[str]:
    """Each line as written, and without marks."""
    written = text.strip().splitlines()
    return [*written, *map(bare, written)]


def choice_of(finding: str, text: str, lexicon: Lexicon) -> str:
    """How a finding is read; `asked` where the reader is not sure."""
    told = {mention.finding_id: mention for mention in read(text, lexicon, language="vi").mentions}
    if finding not in told:
        return "unread"
    return "asked" if told[finding].is_ambiguous else told[finding].choice


@pytest.mark.parametrize("text", [*lines(FIGURES), *SLOW])
def test_a_figure_of_speech_is_no_wish_to_die(text: str, figurative: Lexicon) -> None:
    assert choice_of("suicidal_thoughts", text, figurative) == "unread"


@pytest.mark.parametrize("text", [*lines(MEANT), *DISGUISED, *SUICIDE])
def test_a_wish_to_die_is_heard(text: str, figurative: Lexicon) -> None:
    assert choice_of("suicidal_thoughts", text, figurative) == "present"


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_word_does_not_change_the_language(text: str, figurative: Lexicon) -> None:
    assert read(text, figurative).language == "vi"


def test_advice_without_marks_is_asked_about(figurative: Lexicon) -> None:
    told = Lexicon.of([*figurative.entries.values(), LexiconEntry("suicide_plan", ("muốn tự vẫn",))])
    assert choice_of("suicide_plan", "em muon tu van", told) == "asked"
    assert choice_of("suicide_plan", "em muốn tự vẫn", told) == "present"
    assert choice_of("suicide_plan", "em muốn tư vấn", told) == "unread"


def test_what_hurts_to_death_still_hurts(figurative: Lexicon) -> None:
    assert choice_of("back_pain", "dau lung muon chet", figurative) == "present"


@pytest.mark.parametrize("text", lines("\n".join(ASLEEP)))
def test_who_sleeps_long_is_not_unconscious(text: str, figurative: Lexicon) -> None:
    assert choice_of("unconscious", text, figurative) == "unread"


@pytest.mark.parametrize("text", lines("ngủ say gọi không dậy\nbé ngủ say gọi không dậy"))
def test_asleep_or_unconscious_is_asked(text: str, figurative: Lexicon) -> None:
    assert choice_of("unconscious", text, figurative) == "asked"


@pytest.mark.parametrize("text", lines(COMA))
def test_who_cannot_be_woken_is_unconscious(text: str, figurative: Lexicon) -> None:
    assert choice_of("unconscious", text, figurative) == "present"
