"""The gate: reads the written tables again and decides, row by row, what leaves and what is held back.

It trusts nothing that the first pass did: keys must be of the project, choices of their lists, codes and units of their
forms, and no text may hold a name, number, address or telephone of its own person, a number of anybody else in the
extract, or what looks like anybody's. Nor may a number be one, or a code be the name of anybody in the extract.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets
from datasets.tidy.called import Called
from datasets.tidy.leftovers import left_over, moved, secrets_of_person
from datasets.tidy.own_figures import LEAST, SHORTEST, figures_of, is_anybodys
from datasets.tidy.people import People
from datasets.tidy.refused import Reason
from datasets.tidy.schema import TABLES, Column, arrow_schema
from datasets.tidy.settle import Dates
from datasets.tidy.units import is_ucum

BATCH_ROWS = 20_000
REMEMBERED = 1 << 14
REASON = "held_because"
_KEY = re.compile(r"[a-z2-7]{20}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+*†-]{0,29}")
_FORMULA = re.compile(r"[=@\t\r\n]|[+-]+[^+-]")
_PLACE = re.compile(r"\d{1,5}")
Judge = Callable[[str, str], Reason | None]


class Gate:
    """Decides over the tables of one extract."""

    def __init__(self, project: Project, people: People, dates: Dates, tests: frozenset[str]) -> None:
        """Take what must not be said of each person.

        Args:
            project: whose pseudonyms the persons must have.
            people: who the extract was of.
            dates: how dates were to move.
            tests: what the column `test` may say.
        """
        self._project, self._dates, self._tests = project, dates, tests
        self._everybody = people.everybody
        self._persons = {person.pseudonym: person for person in people}
        self._called = Called(name for person in people for name in person.names)
        self._figures = frozenset(one for person in people for one in figures_of(person) if one >= 10 ** (SHORTEST - 1))
        self._secrets = lru_cache(maxsize=REMEMBERED)(self._secrets_of)
        self._code = lru_cache(maxsize=REMEMBERED)(self._judge_code)
        self._person = lru_cache(maxsize=REMEMBERED)(self._judge_person)

    def pass_table(self, table: str, written: Path, out: Path, quarantine: Path) -> tuple[int, Counter[str]]:
        """Write the rows that may leave to `out`, the others with their reason to a file of `quarantine`.

        Returns:
            How many leave, and why how many do not.
        """
        schema = arrow_schema(table)
        passed, reasons, held = 0, Counter[str](), None
        with ExitStack() as stack:
            file = stack.enter_context(pq.ParquetFile(written))
            writer = stack.enter_context(pq.ParquetWriter(out, schema, compression="zstd"))
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                told = pa.array(self.judge(table, batch), pa.string())
                kept = batch.filter(pc.is_null(told))
                passed += kept.num_rows
                writer.write_table(pa.Table.from_batches([kept]).cast(schema))
                if kept.num_rows < batch.num_rows:
                    back = pa.Table.from_batches([batch]).append_column(REASON, told).filter(pc.is_valid(told))
                    held = held or stack.enter_context(_held(quarantine, table, back.schema))
                    held.write_table(back.cast(held.schema))
                    reasons.update(reason for reason in told.to_pylist() if reason)
        return passed, reasons

    def judge(self, table: str, batch: pa.RecordBatch) -> list[Reason | None]:
        """Why each row is held back, or nothing."""
        persons = batch.column("person_id").to_pylist()
        reasons = [self._person(person) for person in persons]
        for column in TABLES[table]:
            if not column.is_text or column.name == "person_id":
                continue
            judge = self._judge_of(column)
            for place, value in enumerate(batch.column(column.name).to_pylist()):
                if value is not None and reasons[place] is None:
                    reasons[place] = judge(persons[place], value)
        for place in self._figures_in(table, batch):
            reasons[place] = reasons[place] or "left-over-number"
        return reasons

    def _figures_in(self, table: str, batch: pa.RecordBatch) -> Iterator[int]:
        """Rows in which a number is somebody's."""
        units = set(batch.schema.names) & {"unit_told", "dose_unit"}
        for column in TABLES[table]:
            values = batch.column(column.name)
            if column.kind != "number" or values.null_count == len(values):
                continue
            for place in pc.indices_nonzero(pc.fill_null(pc.greater_equal(values, LEAST), False)).to_pylist():
                has_unit = any(batch.column(unit)[place].as_py() not in (None, "1") for unit in units)
                person = self._persons.get(batch.column("person_id")[place].as_py())
                own = figures_of(person) if person else frozenset()
                if is_anybodys(values[place].as_py(), has_unit, own, self._figures):
                    yield place

    def _judge_of(self, column: Column) -> Judge:
        match column.kind:
            case "text":
                return self._judge_text
            case "code":
                return self._code
            case "choice":
                allowed = frozenset(column.choices) or self._tests
                return lambda _person, value: None if value in allowed else "bad-choice"
            case "unit":
                return lambda _person, value: None if is_ucum(value) else "not-a-code"
            case "place":
                return lambda _person, value: None if _PLACE.fullmatch(value) else "not-a-code"
            case _:
                return lambda _person, value: None if _KEY.fullmatch(value) else "not-a-code"

    def _judge_person(self, person: str) -> Reason | None:
        return None if self._project.is_pseudonym(person) and person in self._persons else "orphan"

    def _judge_code(self, person: str, value: str) -> Reason | None:
        if not _CODE.fullmatch(value):
            return "not-a-code"
        return (
            "left-over-identifier" if self._secrets(person).is_told_by(value) or self._called.in_code(value) else None
        )

    def _judge_text(self, person: str, text: str) -> Reason | None:
        if _FORMULA.match(text):
            return "formula"
        if self._everybody.said_in(text):
            return "left-over-identifier"
        return left_over(text, self._secrets(person), self._allowed(person))

    def _allowed(self, person: str) -> set[date] | None:
        told = self._persons[person].dates_told
        match self._dates:
            case "full":
                return told - {self._persons[person].birth_date} if self._persons[person].birth_date else None
            case "modified":
                return moved(told, self._project.shift(person))
            case _:
                return set()

    def _secrets_of(self, person: str) -> Secrets:
        return secrets_of_person(self._persons[person])


def _held(quarantine: Path, table: str, schema: pa.Schema) -> pq.ParquetWriter:
    quarantine.mkdir(parents=True, exist_ok=True, mode=0o700)
    return pq.ParquetWriter(quarantine / f"{table}.parquet", schema, compression="zstd")
