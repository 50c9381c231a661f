"""Descriptions, comments and report texts: whoever is told of goes, and words of the examination stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify import described
from datasets.deidentify.described import cleaned_code, cleaned_text
from datasets.deidentify.dictionary import Dictionary, parts_of

NGOC = Dictionary(
    frozenset({parts_of("TRẦN^THỊ BÍCH^NGỌC")}), frozenset({"BN2024001"}), frozenset({"19850412", "20240312"})
)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("người nhà: lâm thị mỹ duyên", "duyên"),
        ("Quách Tuấn Du", "Quách"),
        ("QUACH_TUAN_DU_CT", "QUACH"),
        ("CHEST_QuachTuanDu_0987", "Quach"),
        ("chồng Tạ Quang Thắng đưa vào", "Thắng"),
        ("nhà số 5 ngõ 12 Tạ Quang Bửu", "Tạ Quang Bửu"),
        ("John Smith", "Smith"),
        ("Mr Smith", "Smith"),
        ("Mr Osei", "Osei"),
        ("MR Nguyen Van Hoa", "Hoa"),
        ("Phan Van Hoa", "Hoa"),
        ("Duong Cao Thang", "Cao Thang"),
        ("97 tuổi", "97"),
        ("bv cho ray", "cho ray"),
        ("ＴＲＡＮ ＴＨＩ ＢＩＣＨ ＮＧＯＣ", "ＢＩＣＨ"),
        ("bác sĩ gia đình quách tuấn du, mẹ 97 tuổi", "quách"),
    ],
)
def test_whoever_is_told_of_goes(text: str, gone: str) -> None:
    cleaned = cleaned_text(text, NGOC)
    assert gone not in cleaned
    assert "[X]" in cleaned
    assert cleaned_text(cleaned, NGOC) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "April 12, 1985", "12 tháng 4 1985", "March 12, 2024", "12-Mar-24", "2024 03 12", "12.4.85", "12APR1985",
        "ngày mười hai tháng tư năm 1985", "12 thg 4 1985", "12th of April 1985", "april 1985", "850412", "1985-04-12",
    ],
)  # fmt: skip
def test_the_patients_own_days_go_in_any_writing(text: str) -> None:
    cleaned = cleaned_text(f"chụp lại {text} lần hai", NGOC)
    assert "85" not in cleaned
    assert "24" not in cleaned
    assert cleaned.startswith("chụp lại")
    assert cleaned.endswith("lần hai")


@pytest.mark.parametrize(
    "text",
    [
        "CT ngực có tiêm thuốc", "ABDOMEN W/O CONTRAST", "T1_SE_TRA", "Thorax 5.0 B70f", "MR BRAIN W/O", "MR Brain",
        "t2_tse_tra_512", "ep2d_diff_3scan_trace_ADC", "Patient Protocol", "Dose Report", "AbdRoutine", "HeadRoutine",
        "X quang ngực thẳng nghiêng", "CLVT sọ não không tiêm", "CHUP CLVT SO NAO", "MRI COT SONG THAT LUNG",
        "Khoa Chẩn đoán hình ảnh", "LONG AXIS", "AORTA_THORACIC", "TE 12 TR 3 24", "bệnh nhân nam 45 tuổi",
        "Phan Mem", "Phan Mem CT", "Duong Tinh", "Duong Tinh Mach", "Mr Knee Left", "Mr Rcbv Sequence-Fh",
        "Nguyen Nhan", "Truong Hop", "Quan He", "Tinh Mach Cua", "Van Hai La", "Van Dong Mach Chu", "Mr Brain W Wo",
    ],
)  # fmt: skip
def test_words_of_the_examination_stay(text: str) -> None:
    assert cleaned_text(text, NGOC) == text


@pytest.mark.parametrize(
    ("code", "cleaned"),
    [
        ("079185012399", "[X]"),
        ("0912345678", "[X]"),
        ("DN4790123456789", "[X]"),
        ("19850412", "[X]"),
        ("363698007", "363698007"),
        ("121071", "121071"),
        ("T-D3000", "T-D3000"),
        ("1234567890123", "1234567890123"),
    ],
)
def test_codes_stay_unless_they_are_somebodys_number(code: str, cleaned: str) -> None:
    assert cleaned_code(code, NGOC) == cleaned


def test_the_same_text_of_two_patients_goes_by_each_ones_own_dictionary() -> None:
    hoa = Dictionary(frozenset({parts_of("PHAN^VĂN^HÒA")}), frozenset({"MX778812"}), frozenset({"19901103"}))
    text = "tái khám Ngoc, MX778812, 850412"
    for _ in range(2):  # the second answers are remembered ones
        of_ngoc, of_hoa = cleaned_text(text, NGOC), cleaned_text(text, hoa)
        assert "Ngoc" not in of_ngoc
        assert "850412" not in of_ngoc
        assert "778812" not in of_hoa
        assert cleaned_text("Phan Hoa 1103", hoa) != cleaned_text("Phan Hoa 1103", NGOC)


@given(st.text(st.sampled_from("aAbBđĐỹỸ_ 1ńŃżŻжЖ𐐀𐐨ﬀ"), max_size=12))
def test_joined_words_are_seen_in_whatever_letters(text: str) -> None:
    joined = "_" in text or any(one.islower() and two.isupper() for one, two in pairwise(text))
    assert (described._apart(text)[0] != text) == joined
