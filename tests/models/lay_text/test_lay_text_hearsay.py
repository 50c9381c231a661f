"""What is told of others is not the patient's; who alone is ill is the patient; with and without marks."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import read
from models.lay_text.spelling import bare

MORE = (
    LexiconEntry("convulsion", ("co giật",), ("seizure",), is_danger=True),
    LexiconEntry("fainting", ("ngất", "xỉu"), ("fainted",), is_danger=True),
    LexiconEntry("stroke_named", ("đột quỵ",), ("having a stroke", "a stroke"), is_danger=True),
    LexiconEntry("face_droop", ("méo miệng",), ("face is drooping",), is_danger=True),
    LexiconEntry("loss_of_taste", ("mất vị", "mất vị giác"), ("loss of taste",)),
    LexiconEntry("sleep_poor", ("mất ngủ",), ("cannot sleep",)),
    LexiconEntry("numbness", ("tê tay",), ("numb",)),
    LexiconEntry("family_stroke", ("gia đình có người đột quỵ",), ("family history of stroke",), kind="history"),
    LexiconEntry("diabetes_known", ("bị tiểu đường",), ("diabetes",), kind="history"),
    LexiconEntry("family_diabetes", ("gia đình có tiểu đường",), ("family history of diabetes",), kind="history"),
    LexiconEntry("dengue_nearby", ("khu nhà có sốt xuất huyết",), ("dengue in the area",), kind="exposure"),
    LexiconEntry("measles_contact", ("tiếp xúc người bị sởi",), ("exposed to measles",), kind="exposure"),
    LexiconEntry("tuberculosis_contact", ("tiếp xúc người bị lao",), ("exposed to tuberculosis",), kind="exposure"),
)
TOLD = """
mẹ em ho ra máu                               | other | cough_bloody
mẹ em ho ra máu, em thì không sao             | other | cough_bloody
bé nhà em sốt, em thì bình thường             | child | fever
con tôi khó thở                               | child | breathless
tôi khỏe, con tôi co giật                     | child | convulsion
mẹ em co giật, em lo quá mất ngủ              | other | convulsion
vợ tôi ngất, tôi đau đầu                      | other | fainting
mẹ em ho ra máu, em đau đầu                   | self  | headache
hàng xóm ngất                                 | other | fainting
có người ngất ngoài đường                     | other | fainting
hàng xóm bị đột quỵ, tôi tê tay               | self  | numbness
bố tôi mất vì đột quỵ, tôi đau đầu            | self  | headache family_stroke
anh trai tôi bị tiểu đường, tôi mất ngủ       | self  | sleep_poor family_diabetes
chồng tôi bị tiểu đường, tôi mất ngủ          | self  | sleep_poor
chồng tôi bị lao, tôi ho                      | self  | tuberculosis_contact cough
hàng xóm bị sởi                               | self  | measles_contact
hàng xóm bị sởi, con em sốt                   | child | measles_contact fever
quanh nhà có sốt xuất huyết                   | self  | dengue_nearby
quanh nhà có sốt xuất huyết, em đau đầu       | self  | dengue_nearby headache
em sốt, quanh nhà có sốt xuất huyết           | self  | fever dengue_nearby
em bị sốt xuất huyết                          | self  | fever
vợ em bị sốt xuất huyết, em ho                | self  | dengue_nearby cough
xóm em có người bị sốt xuất huyết, em sốt     | self  | dengue_nearby fever
em chăm mẹ bị lao, em ho ra máu               | self  | tuberculosis_contact cough_bloody
nghe nói đột quỵ nguy hiểm, em bị méo miệng   | self  | face_droop
nghe nói con em co giật ở trường              | child | convulsion
đọc báo thấy có người bị đột quỵ              | other |
my mother is coughing up blood                | other | cough_bloody
my neighbour has measles                      | self  | measles_contact
my neighbour has dengue, I have a headache    | self  | dengue_nearby headache
there is a measles outbreak, my son has a fever | child | measles_contact fever
my father died of a stroke, I have a headache | self  | headache family_stroke
my friend had a seizure, I have a headache    | self  | headache
someone has chest pain                        | other | chest_pain
I heard about stroke, my face is drooping     | self  | face_droop
"""


def rows() -> list[tuple[str, str, set[str]]]:
    """Each sentence as written, and in Vietnamese also without marks."""
    parted = [[part.strip() for part in line.split("|")] for line in TOLD.strip().splitlines()]
    written = [(text, who, set(present.split())) for text, who, present in parted]
    return [*written, *((bare(text), who, told) for text, who, told in written if not text.isascii())]


@pytest.fixture(scope="module")
def told(lexicon: Lexicon) -> Lexicon:
    return Lexicon.of([*lexicon.entries.values(), *MORE])


@pytest.mark.parametrize(("text", "who", "present"), rows())
def test_what_is_told_of_others_is_not_the_patients(text: str, who: str, present: set[str], told: Lexicon) -> None:
    reading = read(text, told)
    own = {one.finding_id for one in reading.mentions if one.choice == "present" and one.about == "patient"}
    assert (reading.who, own) == (who, present)


@pytest.mark.parametrize("text", ["em mất vị giác", "em mat vi giac", "tôi mất vị từ hôm qua"])
def test_who_lost_his_taste_is_not_dead(text: str, told: Lexicon) -> None:
    assert [(one.finding_id, one.about) for one in read(text, told).mentions] == [("loss_of_taste", "patient")]


@pytest.mark.parametrize("text", ["không có ai bị sởi", "sợ hàng xóm bị sởi", "con chưa tiêm vắc xin sởi"])
def test_an_infection_denied_or_feared_is_no_contact(text: str, told: Lexicon) -> None:
    for form in (text, bare(text)):
        assert "measles_contact" not in {one.finding_id for one in read(form, told).mentions}
