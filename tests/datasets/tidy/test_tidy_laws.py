"""What holds for any input: units, codes, keys, formulas, people."""

from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import derived_project
from datasets.emr.codes import read_codes
from datasets.emr.moments import HOSPITAL_TIME
from datasets.emr.ucum import SPELLINGS
from datasets.record import Code
from datasets.tidy.code_forms import checked_code, icd10_of, is_loinc
from datasets.tidy.formulas import FIRST, is_formula, neutralised
from datasets.tidy.keys import Keys
from datasets.tidy.measure import measured
from datasets.tidy.people import People, counts_as_number
from datasets.tidy.refused import Place, RecordRefused, Refusals
from datasets.tidy.schema import KEYS, TABLES, arrow_schema
from datasets.tidy.told import Individual
from datasets.tidy.unique import Seen
from datasets.tidy.units import canonical_units, is_ucum

PROJECT = derived_project("laws", "of tidy tables")
NUMBERS = st.sampled_from([f"BN{number:06d}" for number in range(12)])


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_holds(table: str) -> None:
    schema = arrow_schema(table)
    assert KEYS[table] in schema.names
    for column in TABLES[table]:
        assert column.description.endswith(".")
        assert schema.field(column.name).metadata[b"description"].decode() == column.description
        if column.kind == "number":
            assert column.unit
        assert (schema.field(column.name).type == pa.string()) == column.is_text


def test_every_test_with_a_unit_has_one_canonical_unit_with_a_loinc_code() -> None:
    for name, test in read_codes().tests.items():
        if test.units:
            canonical = canonical_units()[name]
            assert is_loinc(test.units[canonical.unit]), name
            assert {*test.accepted} <= {canonical.unit, *canonical.factors}, name


@given(st.sampled_from(sorted(canonical_units())), st.floats(0.01, 1e4), st.floats(0.01, 1e4))
def test_conversion_keeps_the_order(name: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    canonical = canonical_units()[name]
    for unit in (canonical.unit, *canonical.factors):
        first, second = canonical.convert(low, unit), canonical.convert(high, unit)
        assert first is not None
        assert second is not None
        assert first <= second


@pytest.mark.parametrize(
    ("code", "told", "unit", "value"),
    [
        ("2160-0", 1.0, "mg/dL", 88.4),
        ("2339-0", 100.0, "mg/dL", 5.551),
        ("59261-8", 53.0, "mmol/mol", 7.00044),
        ("1975-2", 1.0, "mg/dL", 17.1),
        ("8310-5", 98.6, "[degF]", 37.0),
        ("26515-7", 250_000.0, "/uL", 250.0),
        ("2703-7", 13.3, "kPa", 99.758512),
        ("8302-2", 1.7, "m", 170.0),
    ],
)
def test_known_conversions(code: str, told: float, unit: str, value: float) -> None:
    row = measured({"codes": (Code("LN", code),), "value": told, "unit": unit}, read_codes())
    assert row["value"] == pytest.approx(value, rel=1e-6)
    assert row["conversion"] == "converted"


@pytest.mark.parametrize(
    "unit", ["mm/h", "ng/mL", "mL/min/{1.73_m2}", "10*9/L", "[IU]/L", "ug/dL", "mmol/mol", "%", "mg/kg/d"]
)
def test_a_unit_of_known_atoms_may_leave(unit: str) -> None:
    assert is_ucum(unit)


@pytest.mark.parametrize(
    "unit", ["Nguyen", "mg/{Lan}", "0912345678", "012345678901", "mg dL", "", "=1", "{An}", "mg/dL; Hoa"]
)
def test_other_text_is_no_unit(unit: str) -> None:
    assert not is_ucum(unit)


def test_every_spelling_is_a_unit() -> None:
    assert all(is_ucum(unit) for units in SPELLINGS.values() for unit in units)


@given(st.text(max_size=30))
def test_a_text_never_leaves_as_a_formula(text: str) -> None:
    once = neutralised(text)
    assert not once.startswith(FIRST) or not once.strip("+-")
    assert neutralised(once) == once


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: f"{number:.4f}"))
def test_numbers_are_no_formulas(number: str) -> None:
    assert not is_formula(number)


@given(st.from_regex(r"\A[A-Z]\d\d\.\d{1,2}\Z"))
def test_icd10_is_the_same_however_it_is_written(code: str) -> None:
    for told in (code, code.replace(".", ""), code.lower(), f" {code}†", f"{code}*"):
        assert icd10_of(told) == code


@given(st.integers(1, 99_999), st.integers(0, 9))
def test_only_one_check_digit_is_right(number: int, digit: int) -> None:
    right = [last for last in range(10) if is_loinc(f"{number}-{last}")]
    assert len(right) == 1
    assert is_loinc(f"{number}-{digit}") == (right == [digit])


@pytest.mark.parametrize("code", ["012345678901", "DN4012345678901", "0912345678", "01/02/1960"])
def test_a_number_is_no_local_code(code: str) -> None:
    with pytest.raises(RecordRefused, match="identifier-in-code"):
        checked_code(Code("local", code), ())


def test_a_persons_own_number_is_no_code_in_any_system() -> None:
    with pytest.raises(RecordRefused, match="identifier-in-code"):
        checked_code(Code("SCT", "271649006"), {"271649006"})
    assert checked_code(Code("SCT", "271649006"), {"1"}).value == "271649006"


@given(st.lists(st.integers(0, 50), max_size=200), st.integers(1, 20))
def test_a_key_is_seen_once(keys: list[int], size: int) -> None:
    seen, known, repeated, wanted = Seen(), set[int](), [], []
    for start in range(0, len(keys), size):
        repeated += list(seen.take(keys[start : start + size]))
    for key in keys:
        wanted.append(key in known)
        known.add(key)
    assert repeated == wanted


def test_keys_are_of_the_project_and_the_table() -> None:
    one, other = Keys(PROJECT), Keys(derived_project("laws", "another"))
    keys = {
        one.key("note", "p", "1"),
        one.key("note", "p", "2"),
        one.key("note", "q", "1"),
        other.key("note", "p", "1"),
    }
    assert len(keys | {one.key("condition", "p", "1")}) == 5
    assert one.key("note", "p", "1") == Keys(PROJECT).key("note", "p", "1")


def individuals(told: list[tuple[str, str]]) -> list[Individual]:
    kinds = ("ma_bn", "patient_id")
    return [
        Individual(f"k{place}", Place(1, place), dict(zip(kinds, numbers, strict=True)))
        for place, numbers in enumerate(told, start=1)
    ]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=10), st.randoms())
@settings(max_examples=60)
def test_persons_are_the_same_in_any_order_of_records(told: list[tuple[str, str]], chance: object) -> None:
    one = individuals(told)
    other = list(one)
    chance.shuffle(other)  # type: ignore[attr-defined]  # a Random
    persons = [People(each, Identities(PROJECT), Refusals()) for each in (one, other)]
    for individual in one:
        first, second = (people.find(individual.key) for people in persons)
        assert first is not None
        assert second is not None
        assert first.pseudonym == second.pseudonym


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=10))
@settings(max_examples=60)
def test_one_number_is_one_person(told: list[tuple[str, str]]) -> None:
    people = People(individuals(told), Identities(PROJECT), Refusals())
    person_of: dict[str, str] = {}
    for individual in individuals(told):
        person = people.find(individual.key)
        assert person is not None
        for number in individual.numbers.values():
            assert person_of.setdefault(number, person.pseudonym) == person.pseudonym


@pytest.mark.parametrize(
    ("kind", "number", "counts"),
    [
        ("national_id", "001099000001", True),
        ("national_id", "000000000000", False),
        ("national_id", "12345", False),
        ("bhyt_number", "DN4010123456789", True),
        ("bhyt_number", "GIA", False),
        ("ma_bn", "-", False),
        ("ma_bn", "BN1", True),
    ],
)
def test_what_counts_as_a_number(kind: str, number: str, counts: bool) -> None:
    assert counts_as_number(kind, number) == counts


def test_age_by_the_day_and_by_the_year_alone() -> None:
    (by_day,) = People(
        [Individual("a", Place(1), {"ma_bn": "BN1"}, birth_date=date(2000, 3, 2))], Identities(PROJECT), Refusals()
    )
    (by_year,) = People([Individual("a", Place(1), {"ma_bn": "BN1"}, birth_year=2000)], Identities(PROJECT), Refusals())
    day = datetime(2020, 3, 1, tzinfo=HOSPITAL_TIME)
    assert (by_day.age_at(day), by_day.age_at(day + timedelta(days=1)), by_year.age_at(day)) == (19, 20, 20)
    assert by_day.age_at(date(1999, 1, 1)) is None
