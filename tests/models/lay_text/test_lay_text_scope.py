"""How far a denial reaches, what stands beside or inside what, and what is put back in a text without marks."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import read
from models.lay_text.spelling import bare

MORE = (
    LexiconEntry("toothache", ("đau răng",), ("toothache",)),
    LexiconEntry("ear_pain", ("đau tai",), ("ear pain",)),
    LexiconEntry("breast_pain", ("đau vú",), ("breast pain",)),
    LexiconEntry("breast_lump", ("cục ở vú",), ("lump in breast",)),
    LexiconEntry("fatigue", ("mệt mỏi",), ("tired",)),
    LexiconEntry("pelvic_pain", ("đau vùng chậu",), ("pelvic pain",)),
    LexiconEntry("itching", ("ngứa",), ("itchy",)),
    LexiconEntry("rash_itchy", ("nổi mẩn đỏ ngứa",), ("itchy rash",)),
    LexiconEntry("suicidal_thoughts", ("tự tử", "muốn tự tử"), ("suicidal",)),
    LexiconEntry("fainting", ("ngất xỉu",), ("fainted",)),
    LexiconEntry("numbness", ("tê tay", "tê chân"), ("numb",)),
    LexiconEntry("injury", ("té ngã",), ("injury",)),
)
DENIED = """
bé bú tốt, không ói, không tiêu chảy    | vomiting diarrhoea |
chưa ói, chỉ buồn nôn                   | vomiting | nausea
không sốt, không ho, chỉ hơi mệt        | fever cough | fatigue
không phải đau bụng mà là đau ngực      | abdominal_pain | chest_pain
không sốt mà ho nhiều                   | fever | cough
không sốt, ho khan                      | fever | cough_dry
không sốt, ho nhiều, sổ mũi             | fever | cough runny_nose
không ho, sốt, khó thở                  | cough fever breathless |
tuần trước có sốt, nay hết rồi, còn ho  | fever | cough
hôm trước đau ngực, nay không đau nữa   | chest_pain |
răng không đau, tai không đau, chỉ ho   | toothache ear_pain | cough
có cục ở vú, không đau                  | breast_pain | breast_lump
không muốn tự tử                        | suicidal_thoughts |
em muốn tự tử                           | | suicidal_thoughts
no fever, no cough, just tired          | fever cough | fatigue
27F not pregnant, pelvic pain           | pregnant | pelvic_pain
haven't vomited, just nausea            | vomiting | nausea
lump in breast, not painful             | breast_pain | breast_lump
"""


@pytest.fixture(scope="module")
def wider(lexicon: Lexicon) -> Lexicon:
    return Lexicon.of([*lexicon.entries.values(), *MORE])


def rows() -> list[tuple[str, set[str], set[str]]]:
    lines = [line.split("|") for line in DENIED.strip().splitlines()]
    return [(text.strip(), set(absent.split()), set(present.split())) for text, absent, present in lines]


def choices(text: str, lexicon: Lexicon) -> tuple[set[str], set[str]]:
    mentions = [mention for mention in read(text, lexicon).mentions if not mention.is_ambiguous]
    absent = {mention.finding_id for mention in mentions if mention.choice == "absent"}
    return absent, {mention.finding_id for mention in mentions if mention.choice == "present"}


@pytest.mark.parametrize(("text", "absent", "present"), rows())
def test_a_denial_reaches_so_far_and_no_further(text: str, absent: set[str], present: set[str], wider: Lexicon) -> None:
    assert choices(text, wider) == (absent, present)


@pytest.mark.parametrize(("text", "absent", "present"), [row for row in rows() if not row[0].isascii()])
def test_a_denial_reaches_as_far_without_marks(text: str, absent: set[str], present: set[str], wider: Lexicon) -> None:
    assert choices(bare(text), wider) == (absent, present)


def test_an_itchy_rash_itches(wider: Lexicon) -> None:
    assert choices("nổi mẩn đỏ ngứa", wider)[1] == {"rash_itchy", "itching"}


def test_neighbours_tell_what_a_word_without_marks_is(wider: Lexicon) -> None:
    assert choices("te tay", wider)[1] == {"numbness"}
    assert choices("sot cao co giat", wider)[1] == {"fever_high", "convulsion"}


@pytest.mark.parametrize(("text", "value"), [("sốt ba mươi chín độ rưỡi", 39.5), ("sot 38do5", 38.5)])
def test_a_temperature_in_words_is_read(text: str, value: float, wider: Lexicon) -> None:
    assert [number.value for number in read(text, wider).numbers] == [value]


def test_many_stools_are_a_diarrhoea(wider: Lexicon) -> None:
    assert "diarrhoea" in choices("ia 8 lan tu sang", wider)[1]
    assert "diarrhoea" not in choices("ia 1 lan", wider)[1]


@pytest.mark.parametrize(
    ("text", "who", "sex"),
    [
        ("Cụ bà 80 tuổi đau bụng", "other", "female"),
        ("Em tôi bị sốt", "other", None),
        ("con bi sot", "child", None),
        ("Con gái 16 tuổi đau bụng", "other", "female"),
    ],
)
def test_the_patient_is_the_one_named(text: str, who: str, sex: str | None, wider: Lexicon) -> None:
    reading = read(text, wider)
    assert (reading.who, reading.sex) == (who, sex)


def test_marks_typed_beside_their_letter_are_left_out(wider: Lexicon) -> None:
    assert choices("bi so't 2 ngay", wider)[1] >= {"fever"}
