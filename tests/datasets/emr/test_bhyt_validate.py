"""Each rule of the field list and of the tables among each other, broken on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from datasets.emr.bhyt.document import Case, Row, read_document
from datasets.emr.bhyt.fields import TABLES, Edition
from datasets.emr.bhyt.validate import validate
from datasets.emr.bhyt.violation import RULES, Violation
from datasets.emr.catalogue.icd10 import Catalogue, Entry
from datasets.emr.catalogue.rules import Rules
from datasets.synthetic.bhyt import Visit, write_bhyt

RULE_SET = Rules(
    frozenset({"B950", "G01"}),
    {"female": frozenset({"O800", "C56"}), "male": frozenset({"C61"})},
    {"A3.1": frozenset({"P220"}), "A3.8": frozenset({"O800"}), "A3.9": frozenset({"J432"})},
)
CODES = ("I10", "E11.9", "J18.9", "N18.3", "K29.7", "I50.0", "B95.0", "G01*", "O80.0", "C56", "C61", "P22.0", "J43.2")
CATALOGUE = Catalogue([Entry(code, code, code, "I") for code in CODES], RULE_SET)


def visit(table: str = "XML1", **changes: str) -> Case:
    """A sound made-up visit with fields of one row changed; an empty value empties them."""
    (case,) = read_document(write_bhyt(11))
    rows = list(case.rows(table))
    rows[0] = replace(rows[0], values={**rows[0].values, **changes})
    return replace(case, tables={**case.tables, table: tuple(rows)})


def found(case: Case, catalogue: Catalogue | None = CATALOGUE) -> list[tuple[str, int, str, str]]:
    return [(one.table, one.row, one.field, one.rule) for one in validate([case], catalogue)]


@pytest.mark.parametrize("edition", ["4750", "4210"])
@pytest.mark.parametrize("seed", range(5))
def test_what_the_writer_makes_keeps_to_the_list(seed: int, edition: Edition) -> None:
    assert validate(read_document(write_bhyt(seed, [Visit(), Visit()], edition=edition)), CATALOGUE) == []


@pytest.mark.parametrize(
    ("table", "field", "value", "rule"),
    [
        ("XML1", "MA_BN", "", "required"),
        ("XML1", "MA_CSKCB", "123456", "length"),
        ("XML1", "NOT_A_FIELD", "x", "unknown-field"),
        ("XML1", "T_THUOC", "1.234,5", "number"),
        ("XML1", "CAN_NANG", "60,5", "number"),
        ("XML1", "NGAY_VAO", "202602301200", "time"),
        ("XML1", "NGAY_VAO", "20260302", "time"),
        ("XML1", "NGAY_SINH", "19560231", "time"),
        ("XML1", "NAM_NAM_LIEN_TUC", "20261301", "date"),
        ("XML1", "GT_THE_TU", "20260101;2026", "date"),
        ("XML1", "GIOI_TINH", "4", "allowed"),
        ("XML1", "NGAY_RA", "202603010000", "order"),
        ("XML1", "NGAY_VAO", "193001010000", "order"),
        ("XML1", "T_BHTT", "1.00", "sum"),
        ("XML1", "MA_BENH_CHINH", "I10;E11.9", "one-main-diagnosis"),
        ("XML1", "MA_BENH_CHINH", "hypertension"[:7], "icd10-form"),
        ("XML1", "MA_BENH_CHINH", "Z99.9", "icd10-unknown"),
        ("XML1", "MA_BENH_CHINH", "B95.0", "icd10-not-main"),
        ("XML1", "MA_BENH_CHINH", "P22.0", "icd10-age"),
        ("XML1", "MA_BENH_KT", "E11.9;E11.9", "repeated-diagnosis"),
        ("XML3", "NGAY_KQ", "202602010000", "order"),
        ("XML4", "STT", "5", "sequence"),
        ("XML4", "MA_LK", "ANOTHER", "key"),
        ("XML5", "DIEN_BIEN_LS", "", "required"),
        ("XML7", "MA_DINH_CHI_THAI", "7", "allowed"),
        ("XML15", "LOAI_DTRI_LAO", "9", "allowed"),
    ],
)
def test_each_rule_is_found_at_its_place(table: str, field: str, value: str, rule: str) -> None:
    told = found(visit(table, **{field: value}))
    assert any(one[0] == table and one[2] == field and one[3] == rule for one in told), told


def test_a_sound_file_stays_sound_when_a_birth_has_no_month_and_day() -> None:
    assert found(visit(NGAY_SINH="195600000000")) == []


@pytest.mark.parametrize(
    ("sex", "born", "code", "rule"),
    [
        ("1", "198001010000", "C56", "icd10-sex"),
        ("2", "198001010000", "C56", None),
        ("2", "198001010000", "C61", "icd10-sex"),
        ("2", "198001010000", "O80.0", None),
        ("2", "195001010000", "O80.0", "icd10-age"),
        ("1", "202601010000", "P22.0", None),
        ("1", "202001010000", "J43.2", "icd10-age"),
        ("3", "198001010000", "C56", None),
    ],
)
def test_sex_and_age_of_diagnoses(sex: str, born: str, code: str, rule: str | None) -> None:
    told = [one[3] for one in found(visit(GIOI_TINH=sex, NGAY_SINH=born, MA_BENH_CHINH=code, MA_BENH_KT=""))]
    assert told == ([rule] if rule else [])


def test_without_a_catalogue_only_the_form_of_codes_is_checked() -> None:
    assert found(visit(MA_BENH_CHINH="Z99.9", MA_BENH_KT=""), None) == []
    assert found(visit(MA_BENH_CHINH="??", MA_BENH_KT=""), None)[0][3] == "icd10-form"


def test_thirteen_accompanying_diagnoses_are_too_many() -> None:
    codes = ";".join(f"A{number:02d}" for number in range(13))
    assert "too-many-diagnoses" in [one[3] for one in found(visit(MA_BENH_CHINH="I10", MA_BENH_KT=codes), None)]


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        (Case({"XML4": (Row(1, {"MA_LK": "1", "STT": "1"}),)}), "missing-table"),
        (Case({"XML1": ()}), "no-rows"),
        (Case({}, (("?", "unknown-table"),)), "unknown-table"),
        (Case({}, (("XML1", "expected base64"),)), "unreadable-content"),
        (Case({"XML7": (Row(1, {"MA_LK": "1"}), Row(2, {"MA_LK": "1"}))}), "several-rows"),
        (Case({"XML0": (Row(1, {"MA_LK": "1"}, ("MA_LK",)),)}), "structure"),
    ],
)
def test_rules_of_whole_tables(case: Case, rule: str) -> None:
    assert rule in [one[3] for one in found(case)]


def test_every_sentence_has_both_languages_and_no_value() -> None:
    assert all(vi and en for vi, en in RULES.values())
    secret = "BIMAT99"
    for one in validate(
        [visit(MA_CSKCB=secret * 3, T_THUOC=secret, GIOI_TINH=secret, MA_BENH_CHINH=secret)], CATALOGUE
    ):
        assert secret not in f"{one.vi} {one.en}"


def test_every_rule_is_reached() -> None:
    """Each key of RULES is broken by some test here, so that no sentence is dead."""
    source = Path(__file__).read_text(encoding="utf-8")
    assert [rule for rule in RULES if f'"{rule}"' not in source] == []


def test_violations_carry_their_case() -> None:
    cases = [visit(), visit(MA_BN="")]
    told: list[Violation] = validate(cases, CATALOGUE)
    assert {one.case for one in told} == {2}


def test_the_tables_are_those_of_the_decision() -> None:
    assert tuple(f"XML{number}" for number in range(16)) == TABLES
