"""Names as autocorrect writes them: the family name with a capital, what follows small."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.text.scrub import scrub

NOBODY = Dictionary(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("Bệnh nhân Nguyễn thị hoa vào viện", "Bệnh nhân [TÊN] vào viện"),
        ("BS Lê văn tám khám", "BS [TÊN] khám"),
        ("đã báo; Nguyễn thị hoa, Quach tuan du", "đã báo; [TÊN], [TÊN]"),
        ("Quach tuan du vao vien", "[TÊN] vao vien"),
        ("Nguyen thi hoa vao vien", "[TÊN] vao vien"),
        ("Ho thi lan vao vien", "[TÊN] vao vien"),
        ("hỏi lại Nguyễn thị hoa sau", "hỏi lại [TÊN] sau"),
        ("hoi lai Tran minh tuan sau", "hoi lai [TÊN] sau"),
        ("Sốt cao. Phạm văn hùng đã ký", "Sốt cao. [TÊN] đã ký"),
        ("- Đặng thị bưởi: đã ký", "- [TÊN]: đã ký"),
        ("Mẹ bé: Nguyễn thị lan, ở nhà", "Mẹ bé: [TÊN], ở nhà"),
        ("gọi Trần Thị hoa đến ký", "gọi [TÊN] đến ký"),
    ],
)
def test_a_name_in_sentence_case_goes(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY).text == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "Ho khan 3 ngày", "Mai tái khám", "Lý do vào viện: ho", "Đau ngực", "Bệnh nhân Ho đàm vàng",
        "Vo thi luc", "Dang thi luc kem", "Ho van dong mach chu", "Mai thị xã gọi lại", "Tăng huyết áp",
        "Tran dich mang phoi", "Thai 12 tuan, Thai nhi phat trien tot", "Ngo doc thuc an", "BN Cao huyet ap",
    ],
)  # fmt: skip
def test_a_word_of_every_day_at_the_head_of_a_sentence_stays(text: str) -> None:
    assert scrub(text, NOBODY).text == text


def test_places_with_the_same_letters_are_found_alike_by_every_process() -> None:
    code = (
        "from datasets.deidentify.dictionary import Dictionary as D; from datasets.deidentify.text.scrub import scrub;"
        "print(ascii(scrub('hỏi lại phan quang bình sau', D(frozenset(), frozenset())).text))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in (0, 2)
    }
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    ["MR Knee", "MR Spine Lumbar", "MR Hip", "Mr Rcbv Sequence-Fh", "Vo tuyen", "Duong Tinh", "Minh họa", "Trần nhà",
     "Đào tạo", "Cao thị lực"],
)  # fmt: skip
def test_a_heading_that_names_nobody_stays(text: str) -> None:
    assert scrub(text, NOBODY).text == text


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("MR Nguyen Van Hoa", "MR [TÊN]"),
        ("Seen by Mr Osei", "Seen by Mr [NAME]"),
        ("Mr Trác đến khám", "Mr [TÊN] đến khám"),
        ("SMITH, JOHN", "[TÊN]"),
        ("KTV: Nga - Trang", "KTV: [TÊN] - [TÊN]"),
        ("KTV: Nga - Chụp lại", "KTV: [TÊN] - Chụp lại"),
        ("ở Đường Tịnh Tâm", "ở [ĐỊA CHỈ]"),
    ],
)
def test_a_name_beside_such_a_heading_goes(text: str, scrubbed: str) -> None:
    assert scrub(text, NOBODY).text == scrubbed
