"""The gate by itself: what the first pass must have missed is held back, with its reason."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.errors import InvalidManifest
from datasets.tidy.extract import Extract, Task, open_extract
from datasets.tidy.gate import REASON, Gate
from datasets.tidy.made_up.story import Patient
from datasets.tidy.people import People
from datasets.tidy.refused import Place, Refusals
from datasets.tidy.schema import TABLES, arrow_schema
from datasets.tidy.settle import Dates
from datasets.tidy.told import Individual
from datasets.tidy.write import Written, write_extract

Write = Callable[..., Written]


class Text:
    def __init__(self, text: str) -> None:
        self.text = text


def leave_alone(text: str, dictionary: Dictionary, shift: timedelta | None) -> Text:
    return Text(text)


@pytest.fixture
def write(extracts: dict[str, Any], project: Project, tmp_path: Path) -> Write:
    def _write(form: str, **options: Any) -> Written:
        kind, path, mapping = extracts[form]
        task = Task(kind, path, project, Identities(project), mapping=mapping, **options)
        return write_extract(task, tmp_path / "out", tmp_path / "held")

    return _write


def test_what_is_written_is_what_is_read(
    write: Write, read: Callable[..., Extract], extracts: dict[str, Any], tmp_path: Path
) -> None:
    written = write("table")
    tables = read(*extracts["table"]).tables
    assert written.is_clean
    assert not (tmp_path / "held").exists()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.parquet" for name in TABLES)
    for name, table in tables.items():
        assert pq.read_table(tmp_path / "out" / f"{name}.parquet").equals(table), name
        assert written.rows[name] == table.num_rows
    assert not list(tmp_path.glob(".tidy-*"))


def test_the_same_bytes_twice(write: Write, tmp_path: Path) -> None:
    write("bhyt")
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (tmp_path / "out").rename(tmp_path / "before")
    write("bhyt")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_a_scrubber_that_does_nothing_leaks_nothing(
    write: Write, patients: tuple[Patient, ...], tmp_path: Path
) -> None:
    written = write("bundles", scrub=leave_alone)
    notes = sum(len(patient.visits) for patient in patients)
    assert written.rows["note"] == 0
    assert written.held["note"] == {"left-over-identifier": notes}
    held = pq.read_table(tmp_path / "held" / "note.parquet")
    assert set(held[REASON].to_pylist()) == {"left-over-identifier"}
    assert (tmp_path / "held").stat().st_mode & 0o077 == 0
    out = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    assert not any(patient.person.national_id.encode() in out for patient in patients)


def test_the_scrubber_of_free_text_passes_the_gate(write: Write, patients: tuple[Patient, ...], tmp_path: Path) -> None:
    written = write("bundles")
    assert written.is_clean
    texts = pq.read_table(tmp_path / "out" / "note.parquet")["text"].to_pylist()
    assert len(texts) == sum(len(patient.visits) for patient in patients)
    assert all("[TÊN]" in text and "đau ngực trái, không sốt" in text for text in texts)


def test_tags_of_the_scrubber_name_nobody(project: Project) -> None:
    people = People(
        [Individual("a", Place(1), {"ma_bn": "BN1234"}, names=["Hồ Thị Số"])], Identities(project), Refusals()
    )
    gate = Gate(project, people, "full", frozenset())
    assert judge(gate, note_of(project.pseudonym("BN1234"), "mã [SỐ HỒ SƠ] ho khan")) is None
    assert judge(gate, note_of(project.pseudonym("BN1234"), "cô Hồ ho khan")) == "left-over-identifier"


def test_a_folder_with_files_is_not_written_over(write: Write, tmp_path: Path) -> None:
    write("omop")
    with pytest.raises(InvalidManifest, match="expected an empty folder"):
        write("omop")


@pytest.fixture
def gate_of(extracts: dict[str, Any], project: Project) -> Callable[[Dates], Gate]:
    kind, path, _ = extracts["bundles"]
    people = open_extract(kind, path, Identities(project)).people
    return lambda dates: Gate(project, people, dates, frozenset({"creatinine"}))


def note_of(person: str, text: str, **values: str) -> pa.RecordBatch:
    row = {"note_id": "a" * 20, "person_id": person, "encounter_id": None, "kind": "report", "text": text}
    return pa.RecordBatch.from_pylist([row | values], schema=arrow_schema("note"))


def judge(gate: Gate, batch: pa.RecordBatch, table: str = "note") -> str | None:
    return gate.judge(table, batch)[0]


def test_each_way_to_name_a_person_is_seen(
    gate_of: Callable[[Dates], Gate], patients: tuple[Patient, ...], project: Project
) -> None:
    gate, person = gate_of("modified"), patients[0].person
    pseudonym = project.pseudonym(person.national_id)
    spaced = " ".join(person.national_id[at : at + 3] for at in range(0, 12, 3))
    for secret in (
        person.name,
        person.plain_name.upper(),
        person.national_id,
        spaced,
        person.bhyt.lower(),
        person.phone,
        person.ma_bn,
    ):
        assert judge(gate, note_of(pseudonym, f"ho 3 ngày {secret} sốt")) == "left-over-identifier"
    assert judge(gate, note_of(pseudonym, "ho 3 ngày, sốt 39,5 độ, SpO2 97%, HA 120/80")) is None


@pytest.mark.parametrize(
    "form", ["012345678901", "DN4012345678901", "0912 345 678", "+84912345678", "ai.do@benhvien.vn"]
)
def test_anybodys_number_is_seen(
    form: str, gate_of: Callable[[Dates], Gate], patients: tuple[Patient, ...], project: Project
) -> None:
    pseudonym = project.pseudonym(patients[0].person.national_id)
    assert judge(gate_of("full"), note_of(pseudonym, f"gọi {form} khi cần")) == "left-over-number"


def test_a_date_leaves_only_when_it_moved(
    extracts: dict[str, Any], patients: tuple[Patient, ...], project: Project
) -> None:
    kind, path, _ = extracts["bundles"]
    people = open_extract(kind, path, Identities(project)).people
    pseudonym = project.pseudonym(patients[0].person.national_id)
    person = next(each for each in people if each.pseudonym == pseudonym)
    came = patients[0].visits[0].came.date()
    person.dates_told.add(came)
    moved = came + project.shift(pseudonym)
    for dates, day, reason in (
        ("modified", came, "left-over-date"),
        ("modified", moved, None),
        ("none", moved, "left-over-date"),
        ("full", came, None),
        ("full", patients[0].born.date(), "left-over-date"),
    ):
        gate = Gate(project, people, dates, frozenset())  # type: ignore[arg-type]  # one of Dates
        assert judge(gate, note_of(pseudonym, f"vào viện {day:%d/%m/%Y} vì ho")) == reason, (dates, reason)


def test_keys_choices_codes_and_units_are_looked_at_again(
    gate_of: Callable[[Dates], Gate], patients: tuple[Patient, ...], project: Project
) -> None:
    gate, person = gate_of("modified"), patients[0].person
    pseudonym = project.pseudonym(person.national_id)
    assert judge(gate, note_of("TT-somebody", "ho")) == "orphan"
    assert judge(gate, note_of(project.pseudonym("of no extract"), "ho")) == "orphan"
    assert judge(gate, note_of(pseudonym, "ho", kind=person.name)) == "bad-choice"
    assert judge(gate, note_of(pseudonym, "ho", encounter_id=person.ma_bn)) == "not-a-code"
    assert judge(gate, note_of(pseudonym, "=1+1")) == "formula"
    for column, value, reason in (
        ("unit", "mg/{Nguyen}", "not-a-code"),
        ("unit", "mg/dL", None),
        ("test", "somebody", "bad-choice"),
        ("test", "creatinine", None),
        ("code_as_told", person.ma_bn, "left-over-identifier"),
        ("code_as_told", "Văn An", "not-a-code"),
        ("code_as_told", "14682-9", None),
    ):
        row = {"observation_id": "a" * 20, "person_id": pseudonym, column: value}
        batch = pa.RecordBatch.from_pylist([row], schema=arrow_schema("observation"))
        assert judge(gate, batch, "observation") == reason, column
