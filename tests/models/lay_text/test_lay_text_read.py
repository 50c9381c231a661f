"""Sentences of citizens, read with a small lexicon: which findings, present, absent or unknown."""

from __future__ import annotations

import pytest

from models.lay_text.errors import TextTooLong
from models.lay_text.lexicon import Lexicon
from models.lay_text.read import LONGEST, read
from models.lay_text.spelling import bare

VIETNAMESE = """
em bị sốt | fever
em bị ho, không sốt | cough, -fever
tôi bị hết sốt rồi nhưng còn ho | -fever, cough
uống thuốc không hết đau đầu | headache
chưa hết ho | cough
không phải là không đau bụng | abdominal_pain
không sốt, không ho, không khó thở | -fever, -cough, -breathless
không ho hay khó thở | -cough, -breathless
không sốt, ho hay khó thở | -fever, -cough, -breathless
không sốt nhưng ho nhiều | -fever, cough
không chỉ sốt mà còn nôn | fever, vomiting
chưa nôn, chưa tiêu chảy | -vomiting, -diarrhoea
chẳng thấy đau ngực gì cả | -chest_pain
có nguy hiểm không bác sĩ, em bị đau ngực | chest_pain
em bị đau ngực có sao không ạ | chest_pain
bé có sốt không? | ?fever
ho có đờm không sốt | cough_productive, -fever
sốt không cao | fever
ho không ngừng | cough
không biết có sốt không | ?fever
không rõ có tiêu chảy không | ?diarrhoea
nếu sốt thì uống thuốc gì | ?fever
đã từng đau ngực hồi năm ngoái | ?chest_pain
đau đầu thì không có | -headache
sốt: không, ho: không | -fever, -cough
đau bụng đã hết | -abdominal_pain
không thở được | breathless
thở không được | breathless
đi không được | unable_to_walk
không ăn được, không ngủ được | appetite_loss, sleep_poor
bụng đau dữ dội | abdominal_pain_severe
đau nhiều ở bụng dưới bên phải | abdominal_pain_lower_right
đau đầu và bụng | headache, abdominal_pain
đau đầu, bụng chướng | headache
mắt đỏ và ngứa | eye_red, eye_itch
đau ngực lan ra tay trái, vã mồ hôi | chest_pain_radiates_arm, sweating_cold
chóng mặt đau đầu | dizziness, headache
nhức đầu, mửa | headache, vomiting
đau đầu gối | knee_pain
bị co giật | convulsion
đi cầu ra máu | blood_in_stool
e bị đau bụg, bùn nôn, k ho | abdominal_pain, nausea, -cough
hổng sốt mà nhức đầu quá | -fever, headache
xổ mũi, rát họng | runny_nose, sore_throat
tróng mặt | dizziness
đau họg | sore_throat
không sốt cao | -fever_high
tôi không hút thuốc | -smoking
tiền sử hen suyễn | asthma_known
không có tiền sử hen suyễn | -asthma_known
vẫn còn sốt | fever
không còn sốt nữa | -fever
sốt (-), ho khan (+) | -fever, cough_dry
đau đầu không kèm theo sốt | headache, -fever
em không bị đau ngực hay khó thở, chỉ ho thôi | -chest_pain, -breathless, cough
uống hạ sốt rồi mà vẫn đau đầu | headache
em lo sốt ruột quá |
bác sĩ ơi em bị ho | cough
sợ bị tiểu đường | ?diabetes_known
"""
ENGLISH = """
I have a fever | fever
no cough, fever or chest pain | -cough, -fever, -chest_pain
Denies cough, fever, or leg swelling. | -cough, -fever, -leg_swelling
I don't have chest pain but I have a headache | -chest_pain, headache
not sure if I have a fever | ?fever
I no longer have a fever | -fever
my cough has gone away | -cough
fever resolved | -fever
without fever | -fever
neither fever nor cough | -fever, -cough
he has never had seizures | -convulsion
no history of asthma | -asthma_known
if I get a fever what should I do | ?fever
no fever but coughing a lot | -fever, cough
not able to walk | unable_to_walk
I can't breathe | breathless
pain in my chest and back | chest_pain, back_pain
head and neck pain | headache, neck_pain
my stomach hurts | abdominal_pain
coughing up blood | cough_bloody
diarrhea and vomitting | diarrhoea, vomiting
I have a headach | headache
my eyes are red and itchy | eye_red, eye_itch
swollen left leg | leg_swelling
sudden headache | headache, headache_thunderclap
headache, it is unbearable | headache, headache_severe
No nausea, vomiting, or diarrhea. Has abdominal pain. | -nausea, -vomiting, -diarrhoea, abdominal_pain
not only fever but also cough | fever, cough
could it be diabetes? | ?diabetes_known
fever: no | -fever
I took cough syrup |
"""
SIGNS = {"present": "", "absent": "-", "unknown": "?"}
NEEDS_MARKS = {"tróng mặt"}
"""Misspelt, and without marks another word: `trong mat`."""


def lines(table: str) -> list[tuple[str, frozenset[str]]]:
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [(text.strip(), frozenset(part.strip() for part in told.split(",") if part.strip())) for text, told in rows]


def told(text: str, lexicon: Lexicon) -> frozenset[str]:
    mentions = read(text, lexicon).mentions
    return frozenset(SIGNS[mention.choice] + mention.finding_id for mention in mentions if mention.about == "patient")


@pytest.mark.parametrize(("text", "expected"), lines(VIETNAMESE))
def test_vietnamese_says_these_findings(text: str, expected: frozenset[str], lexicon: Lexicon) -> None:
    assert told(text, lexicon) == expected


@pytest.mark.parametrize(("text", "expected"), [line for line in lines(VIETNAMESE) if line[0] not in NEEDS_MARKS])
def test_it_says_the_same_without_marks(text: str, expected: frozenset[str], lexicon: Lexicon) -> None:
    assert told(bare(text), lexicon) == expected


@pytest.mark.parametrize(("text", "expected"), lines(ENGLISH))
def test_english_says_these_findings(text: str, expected: frozenset[str], lexicon: Lexicon) -> None:
    assert told(text, lexicon) == expected


def test_a_word_of_two_meanings_without_marks_is_asked_about(lexicon: Lexicon) -> None:
    (mention,) = read("bi dau co", lexicon).mentions
    assert mention.is_ambiguous
    assert {mention.finding_id, *mention.alternatives} == {"muscle_pain", "neck_pain"}


def test_marks_settle_what_is_ambiguous_without(lexicon: Lexicon) -> None:
    (mention,) = read("bị đau cổ", lexicon).mentions
    assert (mention.finding_id, mention.is_ambiguous) == ("neck_pain", False)


def test_a_mention_gives_the_words_that_said_it(lexicon: Lexicon) -> None:
    text = "Em bị Đau  Đầu từ sáng"
    (mention,) = read(text, lexicon).mentions
    assert text[mention.start : mention.end] == mention.text == "Đau  Đầu"


def test_letters_and_marks_apart_are_read_and_placed_in_the_text_given(lexicon: Lexicon) -> None:
    text = "em bị đau đầu và không sốt"
    reading = read(text, lexicon)
    assert {mention.finding_id: mention.choice for mention in reading.mentions} == {
        "headache": "present",
        "fever": "absent",
    }
    assert [text[mention.start : mention.end] for mention in reading.mentions] == ["đau đầu", "sốt"]


def test_what_is_not_understood_is_given_back(lexicon: Lexicon) -> None:
    assert [span.text for span in read("em bị ho, lưỡi xanh lè", lexicon).unread] == ["lưỡi xanh lè"]


def test_a_text_that_is_too_long_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(TextTooLong, match="at most 4000"):
        read("a" * (LONGEST + 1), lexicon)


def test_another_language_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(ValueError, match="vi and en"):
        read("fièvre", lexicon, language="fr")
