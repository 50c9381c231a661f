"""An extract as Parquet files: written in batches, read again by the gate, parted into what leaves and what stays."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.errors import InvalidManifest
from datasets.tidy.extract import Source, Task, batches_of, no_days_of, open_extract
from datasets.tidy.gate import Gate
from datasets.tidy.refused import Refused
from datasets.tidy.schema import TABLES, arrow_schema
from datasets.tidy.settle import Settle


@dataclass(frozen=True, slots=True)
class Written:
    """What became of an extract.

    Attributes:
        rows: that may leave, by table.
        held: rows in quarantine, by table and reason.
        refused: records that were not taken, where they stood and why.
        refused_counts: all of them by reason.
        no_days: table and column → how many moments stood for none and are told empty.
    """

    rows: Mapping[str, int]
    held: Mapping[str, Mapping[str, int]]
    refused: tuple[Refused, ...]
    refused_counts: Mapping[str, int]
    no_days: Mapping[str, int]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was held back."""
        return not any(self.held.values())

    def as_json(self) -> dict[str, Any]:
        """Counts, reasons and places; no value."""
        places = [[one.reason, one.place.file, one.place.record] for one in self.refused]
        held = {table: dict(reasons) for table, reasons in self.held.items() if reasons}
        return {
            "rows": dict(self.rows),
            "held": held,
            "refused": dict(self.refused_counts),
            "refused_at": places,
            "no_days": dict(self.no_days),
        }


def write_extract(task: Task, out: Path, quarantine: Path | None = None) -> Written:
    """Write `OUT/<table>.parquet` for every table, and what the gate held back to `QUARANTINE/<table>.parquet`.

    Memory is that of one batch of 20,000 rows a table, the people of the extract, and eight bytes for each row.

    Args:
        task: what to take, and how.
        out: a folder that is empty or not there yet.
        quarantine: what must not leave the hospital; beside `out` unless told.

    Raises:
        UnreadableRecord: there is nothing at the path, or it is a link.
        InvalidManifest: the mapping file does not fit, or `out` is not empty.
    """
    if out.exists() and any(out.iterdir()):
        raise InvalidManifest("expected an empty folder to write to, got one with files; choose another")
    quarantine = quarantine or out.with_name(f"{out.name}-quarantine")
    out.mkdir(parents=True, exist_ok=True)
    source, settle = open_extract(task.kind, task.path, task.identities, mapping=task.mapping), task.settle
    work = Path(tempfile.mkdtemp(prefix=".tidy-", dir=out.parent))
    try:
        _write_batches(source, settle, work)
        gate = Gate(task.project, source.people, task.dates, frozenset(settle.codes.tests))
        return _pass(gate, source, no_days_of(settle), work, (out, quarantine))
    finally:
        shutil.rmtree(work)


def _write_batches(source: Source, settle: Settle, work: Path) -> None:
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(pq.ParquetWriter(work / f"{table}.parquet", arrow_schema(table)))
            for table in TABLES
        }
        for table, batch in batches_of(source, settle):
            writers[table].write_table(pa.Table.from_batches([batch]))


def _pass(gate: Gate, source: Source, no_days: Mapping[str, int], work: Path, ends: tuple[Path, Path]) -> Written:
    rows: dict[str, int] = {}
    held: dict[str, Counter[str]] = {}
    for table in TABLES:
        name = f"{table}.parquet"
        rows[table], held[table] = gate.pass_table(table, work / name, ends[0] / name, ends[1])
    counts = dict(sorted(source.refusals.counts.items()))
    return Written(rows, held, tuple(source.refusals.told), counts, no_days)
