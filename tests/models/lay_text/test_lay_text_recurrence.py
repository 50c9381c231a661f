"""A grave illness told of before, and "the same again": a suspected one now, whichever illness it was."""

from __future__ import annotations

import pytest

from models.inference.case import Case, Person
from models.inference.engine import Engine
from models.inference.held import ANSWERS
from models.knowledge.compiled import load_compiled
from models.knowledge.condition import level_rank
from models.lay_text.read import read
from models.lay_text.recurrence import ILLNESS, SAME, grave_name
from models.registry import SHIPPED
from serving.checker import as_evidence

COMPILED = load_compiled(SHIPPED / "symptom_checker")
ENGINE = Engine(COMPILED.base)
EMERGENCY = level_rank("emergency")


def level(text: str, person: Person | None = None) -> str:
    told = as_evidence(read(text, COMPILED.lexicon).mentions)
    assert not {one.origin for one in told} & set(ANSWERS)
    return ENGINE.look(Case(person or Person(58, "male"), tuple(told))).triage.level


@pytest.mark.parametrize(
    "text",
    [
        "năm ngoái bị nhồi máu, nay lại y chang",
        "nam ngoai bi nhoi mau, nay lai y chang",
        "giống hệt lần bị đột quỵ trước",
        "năm kia tôi bị tai biến, giờ thấy y như vậy",
        "same as my heart attack last year",
        "just like when I had my stroke",
    ],
)
def test_the_heart_or_brain_again_is_an_ambulance(text: str) -> None:
    assert level(text) == "emergency_ambulance"


@pytest.mark.parametrize(
    "text",
    [
        "lần trước bị viêm tụy, giờ lại y hệt",
        "hồi trước bị thuyên tắc phổi, nay lại như thế",
        "nó giống y lúc tôi bị lóc tách động mạch chủ",
        "con bị viêm màng não năm ngoái giờ lại y chang",
        "feels exactly like my pulmonary embolism",
        "this is the same as my pancreatitis before",
    ],
)
def test_any_grave_illness_again_is_an_emergency(text: str) -> None:
    assert level_rank(level(text)) >= EMERGENCY  # type: ignore[arg-type]  # a level


def test_every_grave_condition_of_the_base_is_known_by_its_name() -> None:
    grave = [one for one in COMPILED.base.conditions.values() if level_rank(one.triage) >= EMERGENCY]
    names = [name for one in grave for name in (grave_name(one.name.vi),) if name]
    assert len(names) > 150
    for name in names:
        found = {one.finding_id for one in read(f"nam ngoai bi {name}, nay lai y chang", COMPILED.lexicon).mentions}
        assert SAME in found, name
        assert found & {ILLNESS, "heart_attack_past", "stroke_past", "clot_past", "ectopic_past", "pre_eclampsia_past"}


@pytest.mark.parametrize(
    "text",
    [
        "năm ngoái bị nhồi máu, nay đi tái khám",
        "đau bụng y như đợt trước",
        "cảm giác không giống lần bị đột quỵ trước",
        "sợ như bố tôi bị đột quỵ",
        "not the same as my heart attack",
        "sổ mũi y chang tháng trước",
    ],
)
def test_one_half_alone_or_denied_is_no_recurrence(text: str) -> None:
    assert SAME not in {one.finding_id for one in read(text, COMPILED.lexicon).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "đau sau xương ức lan lên vai và hàm",
        "tức sau xương ức, mỏi vai, ê hàm",
        "pain behind the breastbone into my shoulder and jaw",
        "đau vai trái và đau hàm",
        "tiểu đường, bàn chân bị đen",
        "diabetic, my toe turned black",
        "chân thối đen, bị đái tháo đường",
    ],
)
def test_floors_that_no_denial_lowers(text: str) -> None:
    told = as_evidence(read(text, COMPILED.lexicon).mentions)
    triage = ENGINE.look(Case(Person(58, "male"), tuple(told))).triage
    assert level_rank(triage.floor) >= EMERGENCY


@pytest.mark.parametrize("text", ["tay không giơ lên được mấy tháng nay", "đau vai, tay không giơ cao được 3 tháng"])
def test_an_arm_that_does_not_rise_for_months_is_no_stroke(text: str) -> None:
    assert level_rank(level(text)) < EMERGENCY  # type: ignore[arg-type]  # a level


@pytest.mark.parametrize("text", ["tay không giơ lên được từ sáng nay", "tay phải không nhấc lên được"])
def test_an_arm_that_does_not_rise_now_may_be_one(text: str) -> None:
    assert level_rank(level(text)) >= EMERGENCY  # type: ignore[arg-type]  # a level
