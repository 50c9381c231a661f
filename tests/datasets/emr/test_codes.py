"""A result is used only when its test and its unit are known; every shipped test speaks the scores' language."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from datasets.emr.codes import Told, Unusable, read_codes
from datasets.errors import InvalidCodes
from datasets.record import OWN_SYSTEM, Code
from models.clinical_input import Input
from models.instruments import find_instruments

CODES = read_codes()


@pytest.mark.parametrize(
    ("name", "value", "unit", "loinc", "number", "ucum"),
    [
        ("Định lượng Creatinin [Máu]", "110", "µmol/L", "14682-9", 110.0, "umol/L"),
        ("CREATININ", "1,1", "mg/dl", "2160-0", 1.1, "mg/dL"),
        ("Số lượng bạch cầu (WBC)", "12.5", "G/L", "6690-2", 12.5, "10*9/L"),
        ("Bạch cầu", "12500", "/mm³", "6690-2", 12.5, "10*3/uL"),
        ("So luong tieu cau", "150", "x10^9/L", "777-3", 150.0, "10*9/L"),
        ("Huyết sắc tố", "135", "G/L", "718-7", 135.0, "g/L"),
        ("Hb", "13.5", "g/dl", "718-7", 13.5, "g/dL"),
        ("K+", "4.5", "mEq/L", "2823-3", 4.5, "mmol/L"),
        ("Đo hoạt độ AST (GOT) [Máu]", "40", "UI/L", "1920-8", 40.0, "U/L"),
        ("Định lượng Glucose [Máu]", "5.4 mmol/L", None, "15074-8", 5.4, "mmol/L"),
        ("Nhiệt độ", "37.5", "°C", "8310-5", 37.5, "Cel"),
        ("Mạch", "88", "lần/phút", "8867-4", 88.0, "/min"),
        ("Huyết áp tâm thu", "120", None, "8480-6", 120.0, "mm[Hg]"),
    ],
)
def test_vietnamese_names_and_units_become_loinc_and_ucum(
    name: str, value: str, unit: str | None, loinc: str, number: float, ucum: str
) -> None:
    told = CODES.observe(Told(value, names=(name,), unit=unit))
    assert told.codes == (Code("LN", loinc),)
    assert told.value == pytest.approx(number)
    assert told.unit == ucum


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Told("110", names=("Creatinin",)), "unit-missing"),
        (Told("13.5", names=("Huyết sắc tố",)), "unit-missing"),
        (Told("110", names=("Creatinin",), unit="G/L"), "unit-not-understood"),
        (Told("110", names=("Creatinin niệu",), unit="µmol/L"), "unknown-test"),
        (Told("5", names=("Glucose dịch não tuỷ",), unit="mmol/L"), "unknown-test"),
        (Told("Âm tính", names=("CRP",), unit="mg/L"), "not-a-number"),
        (Told("< 0.5", names=("CRP",), unit="mg/L"), "not-a-number"),
        (Told("12,345", names=("WBC",), unit="/mm3"), "not-a-number"),
        (Told("7", codes=(Code("LN", "99999-9"),)), "unit-missing"),
    ],
)
def test_what_cannot_be_sure_is_not_used(told: Told, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        CODES.observe(told)


def test_a_loinc_code_wins_over_the_name_and_its_own_codes_stay() -> None:
    codes = (Code("LN", "2160-0"), Code("L", "CREA"))
    told = CODES.observe(Told("97", codes, ("Glucose",), "umol/L", datetime(2026, 1, 1, tzinfo=UTC)))
    assert told.codes == (Code("LN", "14682-9"), *codes)
    assert told.unit == "umol/L"


def test_words_under_a_loinc_code_stay_words() -> None:
    assert CODES.observe(Told(" alert ", (Code("LN", "67775-7"),))).value == "alert"


def test_a_hospitals_file_adds_its_codes_and_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text('creatinine: {codes: ["23.0051"], names: [crea bv], unit_when_absent: umol/L}\n', encoding="utf-8")
    codes = read_codes(path)
    assert codes.observe(Told("97", (Code("BHYT", "23.0051"),))).codes[0] == Code("LN", "14682-9")
    assert codes.observe(Told("97", names=("Crea-BV",))).unit == "umol/L"


def test_a_hospitals_file_can_name_an_input_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text(
        "acvpu: {codes: [YT01], own: consciousness}\nfoot: {names: [bước chân], own: steps}\n", encoding="utf-8"
    )
    codes = read_codes(path)
    told = codes.observe(Told("alert", (Code("99BV", "YT01"),)))
    assert (told.codes[0], told.value) == (Code(OWN_SYSTEM, "consciousness"), "alert")
    steps = codes.observe(Told("3,5", names=("Bước chân",), unit="mmHg"))
    assert (steps.codes[0], steps.value, steps.unit) == (Code(OWN_SYSTEM, "steps"), 3.5, "mm[Hg]")


@pytest.mark.parametrize(
    "text", ["[1, 2]", "creatinine: {unit: x}", "new_test: {names: [x]}", "a: {units: {g: 1-1}, unit_when_absent: kg}"]
)
def test_a_broken_file_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCodes, match="expected"):
        read_codes(path)


def quantities() -> dict[str, list[Input]]:
    found: dict[str, list[Input]] = {}
    for instrument in find_instruments().values():
        for asked in instrument.inputs:
            for code in asked.codes:
                if asked.kind == "quantity" and code.scheme == "LN":
                    found.setdefault(code.value, []).append(asked)
    return found


def test_every_unit_we_give_is_one_that_the_scores_read() -> None:
    asked = quantities()
    reached = 0
    for test in CODES.tests.values():
        for unit, loinc in test.units.items():
            for one in asked.get(loinc, ()):
                known = {one.unit, *(conversion.unit for conversion in one.conversions)}
                assert unit in known, f"{loinc} is given in {unit}, and {one.name} reads {sorted(known)}"
                reached += 1
    assert reached > 20
