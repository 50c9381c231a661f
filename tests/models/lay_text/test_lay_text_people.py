"""Who the patient is, how old, of which sex, pregnant or not, and what is told of somebody else."""

from __future__ import annotations

import pytest

from models.lay_text.lexicon import Lexicon
from models.lay_text.read import read
from models.lay_text.spelling import bare

PATIENTS = [
    ("tôi bị ho", "self", None, None),
    ("bé 8 tháng bị sốt", "child", 8 / 12, None),
    ("con trai tôi 5 tuổi bị ho", "child", 5, "male"),
    ("bé gái 3t bị tiêu chảy", "child", 3, "female"),
    ("cháu 20 tuổi bị đau bụng", "self", 20, None),
    ("mẹ tôi 70 tuổi bị đau ngực", "other", 70, "female"),
    ("chồng em bị nôn", "other", None, "male"),
    ("tôi 35 tuổi, con tôi 2 tuổi bị sốt", "child", 2, None),
    ("nam 45 tuổi đau ngực", "self", 45, "male"),
    ("trẻ 10 ngày tuổi sốt", "child", 10 / 365.25, None),
    ("con em được 2 tuổi rưỡi, ho", "child", 2.5, None),
]
ENGLISH_PATIENTS = [
    ("My 8 month old son has a fever", "child", 8 / 12, "male"),
    ("61 year old male with chest pain", "self", 61, "male"),
    ("25F with headache", "self", 25, "female"),
    ("my mother is 70 years old and has chest pain", "other", 70, "female"),
    ("I am 30 and I have a cough", "self", 30, None),
    ("a 3-year-old girl with cough", "child", 3, "female"),
]


@pytest.mark.parametrize(("text", "who", "age", "sex"), PATIENTS + [(bare(t), w, a, s) for t, w, a, s in PATIENTS])
def test_the_patient_in_vietnamese(text: str, who: str, age: float | None, sex: str | None, lexicon: Lexicon) -> None:
    reading = read(text, lexicon)
    assert (reading.who, reading.sex) == (who, sex)
    assert reading.age_years == (None if age is None else pytest.approx(age, abs=0.001))


@pytest.mark.parametrize(("text", "who", "age", "sex"), ENGLISH_PATIENTS)
def test_the_patient_in_english(text: str, who: str, age: float | None, sex: str | None, lexicon: Lexicon) -> None:
    reading = read(text, lexicon)
    assert (reading.who, reading.sex, reading.age_years) == (
        who,
        sex,
        None if age is None else pytest.approx(age, abs=0.001),
    )


@pytest.mark.parametrize("text", ["mẹ tôi bị tiểu đường", "me toi bi tieu duong", "my mother has diabetes"])
def test_a_relative_s_disease_is_a_family_history(text: str, lexicon: Lexicon) -> None:
    told = {(mention.finding_id, mention.about) for mention in read(text, lexicon).mentions}
    assert ("family_diabetes", "patient") in told
    assert ("diabetes_known", "patient") not in told


def test_another_person_s_complaint_is_not_the_patient_s(lexicon: Lexicon) -> None:
    reading = read("em bị ho, sốt, chồng em bị đau bụng", lexicon)
    assert {mention.finding_id: mention.about for mention in reading.mentions} == {
        "cough": "patient",
        "fever": "patient",
        "abdominal_pain": "other",
    }


def test_who_brings_the_patient_has_no_complaint(lexicon: Lexicon) -> None:
    reading = read("bé sốt, mẹ cho uống thuốc nhưng vẫn ho", lexicon)
    assert (reading.who, {mention.about for mention in reading.mentions}) == ("child", {"patient"})


@pytest.mark.parametrize(
    ("text", "is_pregnant"),
    [
        ("em đang mang thai 20 tuần, ra huyết", True),
        ("em dang bau 8 thang bi nhuc dau", True),
        ("em không có thai, bị đau bụng", False),
        ("không biết có thai không, đau bụng", None),
        ("I am 28 weeks pregnant with a headache", True),
        ("I'm not pregnant", False),
        ("could I be pregnant?", None),
    ],
)
def test_pregnancy(text: str, is_pregnant: bool | None, lexicon: Lexicon) -> None:
    reading = read(text, lexicon)
    assert reading.is_pregnant is is_pregnant
    assert reading.duration_days is None


def test_the_weeks_of_a_pregnancy_are_findings(lexicon: Lexicon) -> None:
    told = {mention.finding_id for mention in read("em bầu 30 tuần", lexicon).mentions}
    assert told == {"pregnant", "pregnant_second_half"}
