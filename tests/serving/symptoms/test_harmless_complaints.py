"""Everyday complaints told alone send nobody to a doctor today, and their dangerous twins do."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from models.inference.case import Case, Evidence, Person
from models.inference.triage import Triage
from models.knowledge.condition import TriageLevel, level_rank
from serving.checker import Checker, as_evidence, open_checker

TEXTS = yaml.safe_load((Path(__file__).parent / "harmless_complaints.yaml").read_text(encoding="utf-8"))
DOCTOR = level_rank("consultation")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return open_checker()


def without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(one for one in parts if not unicodedata.combining(one))


def triage(checker: Checker, text: str) -> Triage:
    """Of a young woman or a toddler where the text tells neither, as most of those who ask."""
    reading = checker.read(text)
    age = reading.age_years if reading.age_years is not None else (2.0 if reading.who == "child" else 30.0)
    person = Person(age, reading.sex or "female", reading.is_pregnant)
    return checker.look(person, as_evidence(reading.mentions)).triage


@pytest.mark.parametrize("text", TEXTS["harmless"])
def test_an_everyday_complaint_is_no_reason_to_see_a_doctor_today(checker: Checker, text: str) -> None:
    for said in {text, without_marks(text)}:
        assert level_rank(triage(checker, said).level) <= DOCTOR, said


@pytest.mark.parametrize(("text", "least"), TEXTS["twins"])
def test_its_dangerous_twin_is(checker: Checker, text: str, least: TriageLevel) -> None:
    for said in {text, without_marks(text)}:
        assert level_rank(triage(checker, said).level) >= level_rank(least), said


def test_anything_else_told_lifts_the_ceiling(checker: Checker) -> None:
    nausea = Evidence("nausea", "present")
    alone = checker.engine.look(Case(Person(30, "female"), (nausea,))).triage
    assert alone.level == "consultation"
    for other in ("chest_pain", "pregnant", "diabetes_known", "headache"):
        told = checker.engine.look(Case(Person(30, "female"), (nausea, Evidence(other, "present")))).triage
        assert level_rank(told.level) >= level_rank(alone.level), other
    assert level_rank(checker.engine.look(Case(Person(80, "female"), (nausea,))).triage.level) > DOCTOR


@pytest.mark.parametrize(
    "text", ["đau bụng nhẹ, hơi sốt", "I have mild stomach pain and a slight fever", "nhức mắt nhẹ, mỏi mắt"]
)
def test_two_light_complaints_are_seen_today_and_no_emergency(checker: Checker, text: str) -> None:
    for said in {text, without_marks(text)}:
        assert triage(checker, said).level == "consultation_24", said


@pytest.mark.parametrize(
    "more", ["đau bụng nhẹ, sốt cao", "đau bụng nhẹ, hơi sốt, nôn ra máu", "đau bụng nhẹ bên phải dưới, sốt, ói"]
)
def test_what_a_ceiling_does_not_name_lifts_it(checker: Checker, more: str) -> None:
    assert triage(checker, more).is_emergency


def test_a_ceiling_is_for_neither_pregnant_nor_old(checker: Checker) -> None:
    told = [Evidence("abdominal_pain_mild", "present", "initial"), Evidence("fever", "present", "initial")]
    assert checker.look(Person(30, "female"), told).triage.level == "consultation_24"
    assert checker.look(Person(30, "female", is_pregnant=True), told).triage.is_emergency
    assert checker.look(Person(75, "female"), told).triage.is_emergency
