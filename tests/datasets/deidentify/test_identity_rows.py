"""The hospital's table of who is who: refused where it joins strangers, by the numbers of rows and without a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.deidentify.identities import Identities, read_identities
from datasets.deidentify.project import derived_project
from datasets.errors import InvalidManifest

PROJECT = derived_project("p", "phrase")
ONE, OTHER = "001085012345", "001085099999"


def table(tmp_path: Path, text: str) -> Identities:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_identities(path, PROJECT)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"national_id,patient_id\n{ONE},BN1\n{OTHER},BN1\n", "rows 2, 3: expected one CCCD of a person, got 2"),
        (f"national_id,patient_id\n{ONE},BN1\n,BN7\n{OTHER},bn-1\n", "rows 2, 4: expected one CCCD"),
        (f"national_id,ma_bn,patient_id\n{ONE},M1,\n,M1,P1\n{OTHER},,P1\n", "rows 2, 4: expected one CCCD"),
        (
            f"national_id,bhyt_number\n{ONE},DN4797912345678\n{ONE},GD4797987654321\n",
            "rows 2, 3: expected one social-insurance number",
        ),
        ("national_id,patient_id\n1085012345,BN1\n", "row 2: expected a national_id of 12 digits .*, got 10; a spread"),
        ("national_id,patient_id\n01085012345,BN1\n", "row 2: expected a national_id of 12 digits .*, got 11"),
        (f"national_id,patient_id\n{ONE},B\n1.08501E+09,BN1\n", "row 3: expected a whole national_id, got one that a"),
        (f"national_id,patient_id,cmnd\n{ONE},BN1,1\n", r"name alone, got another as column 3; rename it"),
        (f"national_id,National ID\n{ONE},{ONE}\n", "expected every column once, got one twice"),
        (f"national_id,patient_id\n{ONE}\n", "row 2: expected 2 cells as in the heading, got 1"),
        ("who,what\n1,2\n", "expected a column of national_id, bhyt_number, ma_bn, patient_id, got none"),
    ],
)
def test_a_mistake_is_told_by_its_row_and_without_a_value(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidManifest, match=told) as raised:
        table(tmp_path, text)
    for value in (ONE, OTHER, "1085012345", "BN1", "cmnd"):
        assert value not in str(raised.value)


@pytest.mark.parametrize("heading", ["National_ID,Patient_ID", " national id , PATIENT-ID ", "national_id;patient_id"])
def test_case_spaces_and_semicolons_of_the_heading_are_forgiven(heading: str, tmp_path: Path) -> None:
    sign = ";" if ";" in heading else ","
    known = table(tmp_path, f"{heading}\n{ONE}{sign}BN1\n")
    assert known.pseudonym("BN1") == known.pseudonym(ONE) == PROJECT.pseudonym(ONE)


def test_one_person_of_several_patient_numbers_cards_and_years(tmp_path: Path) -> None:
    rows = f"{ONE},DN4797912345678,P1\n{ONE},GD4797912345678,P2\n{ONE},7912345678,P3\n012345678,,P3\n"
    known = table(tmp_path, f"national_id,bhyt_number,patient_id\n{rows}")
    assert len({known.pseudonym(f"P{number}") for number in (1, 2, 3)}) == 1


@pytest.mark.parametrize("nobody", ["000000000000", "0", "UNKNOWN", "123456789012", "-"])
def test_a_placeholder_in_the_table_joins_nobody(nobody: str, tmp_path: Path) -> None:
    known = table(tmp_path, f"national_id,patient_id,name\n{nobody},BN1,A\n{nobody},BN2,B\n{ONE},{nobody},C\n")
    assert len({known.pseudonym(number) for number in ("BN1", "BN2", ONE)}) == 3
