"""Notes of the ward: what is said of nobody stays, who is named goes, and what the dictionary holds goes always."""

from __future__ import annotations

import re

import pytest

from datasets.deidentify.dictionary import Dictionary, parts_of
from datasets.deidentify.patterns import without_marks
from datasets.deidentify.text.scrub import scrub
from datasets.synthetic.clinical_notes_score import Counts, score_notes
from datasets.synthetic.ward_notes import WAYS, ward_notes

NOBODY = Dictionary(frozenset(), frozenset())


@pytest.fixture(scope="module")
def development() -> dict[str, Counts]:
    return score_notes(
        ward_notes("development"), lambda note: [(s.start, s.end, s.kind) for s in scrub(note.text, NOBODY).found]
    )


@pytest.mark.parametrize(
    "text",
    [
        "trương lực cơ bình thường",
        "benh nhan ho khan, an kem",
        "vang da, long ban tay son, sao mach",
        "Hội chứng Stevens-Johnson, test Coombs",
        "dang dung thuoc huyet ap Do vo tam ly",
        "Bệnh sử: Khởi phát hai ngày",
        "Phương pháp vô cảm: Mê nội khí quản",
        "Khoa Dinh Duong tu van, Khoa Vat Ly Tri Lieu tap tho",
        "uống lá hẹ hấp mật ong nhưng không đỡ",
        "Xa tri toan nao 30 Gy/10 phan lieu",
        "theo hướng dẫn của Bộ Y tế năm 2020, Quyết định số 5642/QĐ-BYT ngày 31/12/2015",
        "bac si truc kham, dieu duong truong bao",
        "can den vien du chua thay gi",
        "chuyển bệnh viện tuyến trên, tái khám tại trạm y tế xã",
    ],
)
def test_what_is_said_of_nobody_stays(text: str) -> None:
    assert scrub(text, NOBODY).text == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("bs khoi cho alaxan", "khoi"),
        ("gui bv cho ray xin chuyen bn do van hai dap gay xuong", "do van hai"),
        ("bs chuyen le quoc viet", "le quoc viet"),
        ("phien dich anh giang a de.", "giang a"),
        ("nho xem giup chau tra my con chi suong", "tra my"),
        ("ten la ma thi pen", "ma thi pen"),
        ("bs tôn thất kỳ khám", "tôn thất kỳ"),
        ("Người đi cùng: Lâm Sung – cậu.", "Lâm Sung"),
        ("theo lời kể của mẹ, trẻ Tâm ngã từ giường cao", "Tâm"),
        ("Bệnh nhân: Kim Sóc Phol, dân tộc thiểu số", "Kim Sóc Phol"),
        ("nurse thao reports he refused the meds and was seen by dr kim", "thao"),
    ],
)
def test_who_is_named_goes(text: str, gone: str) -> None:
    assert gone not in scrub(text, NOBODY).text


@pytest.mark.parametrize(
    "house",
    [
        "BV Nhi TW", "bv nhiệt đới", "bệnh viện truyền máu huyết học", "bv c", "ttyt h. cu chi", "bv cay thong",
        "tram y te xa phu mau", "Bệnh viện 19-8", "phòng khám đa khoa thái dương", "Phong kham da khoa Hong Phuc",
        "Phòng khám Tâm An", "viện huyết học – truyền máu trung ương", "cho ray hospital", "Trạm Y tế thị trấn Tân Phú",
    ],
)  # fmt: skip
def test_houses_of_care_go(house: str) -> None:
    text = f"da kham o {house}, nay dau lai"
    assert scrub(text, NOBODY).text in (f"da kham o {tag}, nay dau lai" for tag in ("[CƠ SỞ Y TẾ]", "[HOSPITAL]"))


@pytest.mark.parametrize(
    ("group", "floor"),
    [("name, accented", 0.88), ("name, plain lower", 0.66), ("name", 0.76), ("hospital", 0.95), ("date", 0.99),
     ("phone", 0.99), ("national_id", 0.99), ("record", 0.99)],
)  # fmt: skip
def test_recall_on_the_ward(development: dict[str, Counts], group: str, floor: float) -> None:
    assert development[group].hit >= floor * development[group].planted > 0


def test_little_else_is_taken_on_the_ward(development: dict[str, Counts]) -> None:
    assert development["all"].right >= 0.98 * development["all"].found > 0


@pytest.mark.parametrize("way", WAYS)
def test_whom_the_dictionary_holds_goes_from_every_note(way: str) -> None:
    for note in ward_notes("development", (way,)):
        names = [note.text[each.start : each.end] for each in note.secrets if each.kind == "name"]
        whole = [name for name in names if len(parts_of(name)) > 2 and name.replace(" ", "").isalpha()]
        told = Dictionary(frozenset(map(parts_of, whole)), frozenset())
        left = without_marks(scrub(note.text, told).text).lower()
        for name in whole:
            assert re.search(rf"(?<!\w){re.escape(without_marks(name).lower())}(?!\w)", left) is None


def test_identifiers_lie_where_the_notes_say() -> None:
    for part in ("development", "heldout"):
        notes = list(ward_notes(part))
        assert len(notes) == len(WAYS) * 152
        for note in notes:
            assert not {"{", "|"} & set(note.text)
            assert all(one.end <= other.start for one, other in zip(note.secrets, note.secrets[1:], strict=False))
