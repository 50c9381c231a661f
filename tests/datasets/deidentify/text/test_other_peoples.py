"""Names of the peoples of Vietnam beside the Kinh and of other countries, and what only looks like one."""

from __future__ import annotations

import pytest

from datasets.deidentify.described import cleaned_text
from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.text.peoples import ABROAD, HIGHLAND, HMONG, KHMER, OWN_FORM
from datasets.deidentify.text.scrub import scrub

NOBODY = Dictionary(frozenset(), frozenset())
ANNOUNCED = ("BN {} vào viện", "Bệnh nhân {}, 45 tuổi, sốt", "bà {} khai", "BS {} khám", "Họ tên: {}", "Bs ck1 {}")


@pytest.mark.parametrize("note", ANNOUNCED)
@pytest.mark.parametrize(
    "name",
    [
        "Mohammed Ali", "Kim Min-su", "Wang Xiaoming", "Tanaka Hiroshi", "Fatima Al-Zahra", "Ivan Petrov", "Kwame Osei",
        "Park Ji-hoon", "Olga Kravchenko", "Bjorn Thorvaldsen", "Y Moan Êban", "H'Hen Niê", "Rơ Chăm Hlơi", "Siu Black",
        "Kpă Klơng", "Ksor Phước", "Sùng A Chú", "Giàng A Páo", "Vàng Thị Dế", "Thào Mí Lử", "Lò Văn Pánh",
        "Quàng Thị Hặc", "Cà Văn Chính", "Tòng Thị Phóng", "Kim Sô Phia", "Thạch Sô Phia", "Sơn Thị Sà Rươn",
        "Đàng Năng Thọ", "K'Brếp", "Chamaléa Điêu", "Katơr Phượng", "Pinăng Thị Thảo", "Cil Múp Ha Thuyên",
    ],
)  # fmt: skip
def test_a_name_of_another_people_goes_whole_behind_a_word_that_announces_it(note: str, name: str) -> None:
    before, after = note.split("{}")
    scrubbed = scrub(note.format(name), NOBODY).text
    assert scrubbed == f"{before}[TÊN]{after}"


@pytest.mark.parametrize(
    "name",
    ["SMITH, JOHN", "Smith, John", "Chen, Wei", "NGUYEN, THI HOA", "Mohammed Ali", "Kim Min-su", "Wang Xiaoming",
     "Y Moan Êban", "Kim Sô Phia", "Kpă Klơng", "K'Brếp", "Sùng A Chú"],
)  # fmt: skip
def test_a_name_that_nothing_announces_goes_from_a_note_and_a_description(name: str) -> None:
    assert scrub(name, NOBODY).text == "[TÊN]"
    assert cleaned_text(name, NOBODY) == "[X]"


def test_an_unknown_family_before_a_comma_goes_behind_a_label() -> None:
    assert scrub("Patient: KRAVCHENKO, OLGA", NOBODY).text == "Patient: [NAME]"


@pytest.mark.parametrize(
    "text",
    [
        "dân tộc H'Mông, ở bản", "dân tộc K'Ho", "BN Glasgow 15 điểm", "BN Amlodipin Stada 5mg", "BN COPD GOLD D",
        "BN Lantus SoloStar 10 UI", "BN NSTEMI KILLIP II", "Bệnh nhân Child-Pugh B", "Metformin, Ali", "Liver, Spleen",
        "HO, SOT, DAU HONG", "GAN, MAT, LACH", "Kim Tiêm Số 5", "Kim Loại Nặng", "Kim Luồn 20-gauge", "Silva pattern",
        "Danh Sách Thuốc", "Vàng Da Sơ Sinh", "Nay Sốt cao", "Siu âm bụng", "C-STORE",
    ],
)  # fmt: skip
def test_what_only_looks_like_such_a_name_stays(text: str) -> None:
    assert scrub(text, NOBODY).text == text


def test_the_lists_are_read_whole() -> None:
    assert {"mohammed", "xiaoming", "osei"} <= ABROAD
    assert {"êban", "niê", "siu"} <= HIGHLAND
    assert {"giàng", "sùng"} <= HMONG
    assert {"thạch", "sơn"} <= KHMER
    assert OWN_FORM.isdisjoint({"kim", "lò", "thạch"})
