"""From an extract to tidy tables: everybody's numbers first, then every record.

`read_extract` holds the tables in memory; `write_extract` writes them as Parquet in batches, and lets the gate decide
which rows leave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.deidentify.text.scrub import scrub
from datasets.emr.codes import read_codes
from datasets.errors import InvalidManifest
from datasets.tidy import bhyt, fhir
from datasets.tidy.keys import Keys
from datasets.tidy.mapping import read_mapping
from datasets.tidy.omop import Omop
from datasets.tidy.people import People
from datasets.tidy.refused import Place, Reason, RecordRefused, Refusals, Refused
from datasets.tidy.schema import KEYS, TABLES, arrow_schema
from datasets.tidy.settle import Dates, Scrub, Settle
from datasets.tidy.sources import SourceFile, files_of
from datasets.tidy.table import Tables
from datasets.tidy.told import Individual, Told
from datasets.tidy.unique import Seen

Kind = Literal["fhir", "bhyt", "omop", "table"]
KINDS: tuple[Kind, ...] = ("fhir", "bhyt", "omop", "table")
BATCH_ROWS = 20_000
HEX_DIGITS = 24
PeopleReader = Callable[[SourceFile], Iterator[Individual]]
RecordReader = Callable[[SourceFile, Refusals], Iterator[Told]]


@dataclass(frozen=True, slots=True)
class Extract:
    """Tidy tables in memory.

    Attributes:
        tables: by the names of `schema.TABLES`; a table without rows is there, too.
        refused: what was not taken, where it stood and why; never what it said.
        refused_counts: all of it by reason, where `refused` tells of the first 10,000.
        no_days: table and column → how many moments stood for none and are told empty.
    """

    tables: Mapping[str, pa.Table] = field(repr=False)
    refused: tuple[Refused, ...]
    refused_counts: Mapping[str, int]
    no_days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Task:
    """What to take, and how.

    Attributes:
        kind: fhir, bhyt, omop or table.
        path: a folder, a zip, or one file.
        project: whose pseudonyms, keys and date shifts.
        identities: of the same project; the extract's links are added to it.
        dates: none, full or modified, as for DICOM.
        mapping: of kind table the mapping file; of the others the hospital's file of test codes, if any.
        scrub: what free text goes through; without one `datasets/deidentify/text`.
    """

    kind: Kind
    path: Path
    project: Project
    identities: Identities
    dates: Dates = "modified"
    mapping: Path | None = None
    scrub: Scrub | None = None

    @property
    def settle(self) -> Settle:
        """How this task's records become rows."""
        codes = read_codes(None if self.kind == "table" else self.mapping)
        return Settle(self.project, Keys(self.project), self.dates, codes, self.scrub or scrub)


@dataclass(frozen=True, slots=True)
class Source:
    """An extract that is opened.

    Attributes:
        people: who is in it, linked.
        refusals: of both passes.
    """

    files: tuple[SourceFile, ...]
    people: People
    refusals: Refusals
    read: RecordReader


def open_extract(kind: Kind, path: Path, identities: Identities, *, mapping: Path | None = None) -> Source:
    """Make the first pass: find the files, and link everybody's numbers in `identities`.

    Do this with every extract of a project before the first DICOM file is de-identified: the numbers that an extract
    alone knows to be one person's decide the person's pseudonym.

    Args:
        kind: fhir, bhyt, omop or table.
        path: a folder, a zip, or one file.
        identities: what the hospital's table says; the extract's links are added to it.
        mapping: of kind table the mapping file (see `mapping.py`).

    Raises:
        UnreadableRecord: there is nothing at the path, or it is a link.
        InvalidManifest: the mapping file is missing, broken, or does not fit the files.
    """
    refusals = Refusals()
    files = files_of(path, refusals)
    who, read = _readers(kind, files, mapping)
    told = (individual for file in files for individual in who(file))
    return Source(files, People(told, identities, refusals), refusals, read)


def read_extract(task: Task) -> Extract:
    """An extract as tidy tables in memory; no gate has looked at them (see `write_extract`).

    Raises:
        UnreadableRecord: there is nothing at the path, or it is a link.
        InvalidManifest: the mapping file is missing, broken, or does not fit the files.
        InvalidCodes: the file of test codes breaks its shape.
    """
    settle, source = task.settle, open_extract(task.kind, task.path, task.identities, mapping=task.mapping)
    parts: dict[str, list[pa.RecordBatch]] = {table: [] for table in TABLES}
    for table, batch in batches_of(source, settle):
        parts[table].append(batch)
    tables = {table: pa.Table.from_batches(batches, arrow_schema(table)) for table, batches in parts.items()}
    counts = source.refusals.counts
    return Extract(tables, tuple(source.refusals.told), dict(sorted(counts.items())), no_days_of(settle))


def no_days_of(settle: Settle) -> dict[str, int]:
    """Table and column → how many moments stood for none, once everything is read."""
    return {column: count for column, count in sorted(settle.no_days.items()) if count}


def batches_of(source: Source, settle: Settle) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The second pass: record batches by table, the table of persons last; memory is that of one batch a table."""
    settle = replace(settle, everybody=source.people.everybody)
    waiting: dict[str, list[tuple[dict[str, Any], Place]]] = {table: [] for table in TABLES}
    seen = {table: Seen() for table in TABLES}
    for file in source.files:
        for told in source.read(file, source.refusals):
            row = _row(told, source, settle)
            if row is None:
                continue
            waiting[told.table].append((row, told.place))
            if len(waiting[told.table]) >= BATCH_ROWS:
                yield told.table, _batch(told.table, waiting[told.table], seen[told.table], source.refusals)
                waiting[told.table] = []
    people = source.people
    waiting["person"] = [(settle.person_row(person), person.place) for person in people]
    for table, rows in waiting.items():
        for start in range(0, len(rows), BATCH_ROWS):
            yield table, _batch(table, rows[start : start + BATCH_ROWS], seen[table], source.refusals)


def _row(told: Told, source: Source, settle: Settle) -> dict[str, Any] | None:
    person = source.people.find(told.person)
    reason: Reason | None = told.refused
    if reason is None and person is None:
        reason = "no-person" if not told.person else "orphan"
        reason = "numbers-of-two-people" if source.people.is_of_two(told.person) else reason
    if reason is None and person is not None:
        try:
            return settle.row(told, person)
        except RecordRefused as refused:
            reason = refused.reason
    source.refusals.add(reason or "orphan", told.place)
    return None


def _batch(table: str, rows: list[tuple[dict[str, Any], Place]], seen: Seen, refusals: Refusals) -> pa.RecordBatch:
    key = KEYS[table]
    is_repeated = seen.take([_hash(row[key]) for row, _ in rows])
    kept = []
    for (row, place), repeated in zip(rows, is_repeated, strict=True):
        if repeated:
            refusals.add("duplicate", place)
        else:
            kept.append(row)
    return pa.RecordBatch.from_pylist(kept, schema=arrow_schema(table))


def _hash(key: str) -> int:
    """The first half of a key, which is a keyed hash already; of a pseudonym a hash."""
    if len(key) == HEX_DIGITS:
        return int(key[:16], 16)
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")


def _readers(kind: Kind, files: tuple[SourceFile, ...], mapping: Path | None) -> tuple[PeopleReader, RecordReader]:
    if kind == "fhir":
        return fhir.read_people, fhir.read_records
    if kind == "bhyt":
        return bhyt.read_people, bhyt.read_records
    if kind == "omop":
        omop = Omop(files)
        return omop.read_people, omop.read_records
    if mapping is None:
        raise InvalidManifest("expected a mapping file for tables, got none; see docs/emr-extract.md")
    tables = Tables(read_mapping(mapping), files)
    return tables.read_people, tables.read_records
