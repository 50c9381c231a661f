"""Numbers and codes that are somebody's: typed as a result, they do not leave."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.tidy.called import Called
from datasets.tidy.gate import Gate
from datasets.tidy.own_figures import figures_of, is_anybodys
from datasets.tidy.people import People
from datasets.tidy.refused import Place, Refusals
from datasets.tidy.schema import arrow_schema
from datasets.tidy.told import Individual

NOBODYS: frozenset[int] = frozenset()


@pytest.fixture
def people(project: Project) -> People:
    one = Individual(
        "a",
        Place(1, 1),
        {"national_id": "079185012345", "bhyt_number": "DN4790123456789", "ma_bn": "BN0412398"},
        names=["Trần Thị Bích Ngọc"],
        sayings=["0912 345 678", "Số 12 ngõ 345 đường Láng 678"],
        birth_date=date(1985, 4, 12),
    )
    other = Individual("b", Place(1, 2), {"ma_bn": "88123456"}, names=["Lý Văn Tám"], birth_date=date(1930, 2, 1))
    return People([one, other], Identities(project), Refusals())


def judged(people: People, project: Project, table: str = "observation", **values: Any) -> str | None:
    row = {f"{table}_id": "a" * 20, "person_id": project.pseudonym("079185012345")} | values
    batch = pa.RecordBatch.from_pylist([row], schema=arrow_schema(table))
    (reason,) = Gate(project, people, "modified", frozenset()).judge(table, batch)
    return reason


@pytest.mark.parametrize("column", ["value_told", "value"])
@pytest.mark.parametrize(
    "figure",
    [
        *(79185012345, 912345678, 84912345678, 19850412, 12041985, 850412, 4790123456789, 412398, 88123456, 19300201),
        *(64185012399, 987654321, 1234567890),
    ],
)
def test_somebodys_number_is_no_result(people: People, project: Project, figure: int, column: str) -> None:
    assert judged(people, project, **{column: float(figure)}) == "left-over-number"


@pytest.mark.parametrize(
    ("figure", "unit"),
    [(12.5, "g/dL"), (250000.0, None), (4.5e6, "/uL"), (170000000.0, None), (169873542.0, "[IU]/mL"), (912345.5, None)],
)
def test_results_leave(people: People, project: Project, figure: float, unit: str | None) -> None:
    assert judged(people, project, value_told=figure, unit_told=unit) is None


def test_what_was_given_is_looked_at_as_well(people: People, project: Project) -> None:
    assert judged(people, project, "medication", quantity=912345678.0) == "left-over-number"
    assert judged(people, project, "medication", dose=500.0, dose_unit="mg") is None


@pytest.mark.parametrize(
    "code", ["LY_VAN_TAM", "lyvantam", "TamLyVan", "VanTamLy", "GLU.LY-VAN-TAM", "ngoc-bich-thi-tran"]
)
@pytest.mark.parametrize("column", ["code_as_told", "value_code"])
def test_somebodys_name_is_no_code(people: People, project: Project, code: str, column: str) -> None:
    assert judged(people, project, **{column: code}) == "left-over-identifier"


@pytest.mark.parametrize("code", ["HBA1C", "LYM", "VAN-TAM", "TAM_LY", "718-7", "ly-giai"])
def test_a_code_leaves(people: People, project: Project, code: str) -> None:
    assert judged(people, project, code_as_told=code) is None


def test_figures_of_a_person_are_of_no_address(people: People, project: Project) -> None:
    person = next(each for each in people if each.pseudonym == project.pseudonym("079185012345"))
    assert 12345678 not in figures_of(person)
    assert {79185012345, 912345678, 19850412} <= figures_of(person)


@given(st.floats(-1e9, 99_999))
def test_a_small_number_is_nobodys(value: float) -> None:
    assert not is_anybodys(value, False, frozenset({int(value)}), frozenset({int(value)}))


@given(st.integers(10**11, 10**15 - 1))
def test_whole_numbers_of_twelve_digits_are_no_results(value: int) -> None:
    assert is_anybodys(float(value), True, NOBODYS, NOBODYS)


@given(st.lists(st.sampled_from(["Nguyễn", "Thị", "Bích", "Ngọc", "Hương"]), min_size=2, max_size=5, unique=True))
def test_whoever_is_called_so_is_found_in_any_letters(parts: list[str]) -> None:
    name = " ".join(parts)
    assert Called([name]).in_code("-".join(reversed(parts)).upper())
    assert Called([name]).in_code("X1_" + "".join(parts).lower())
