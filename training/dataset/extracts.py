"""The extracts of electronic records in a build: everybody's numbers before the first image, then the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.build.recheck import row_findings
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Longitudinal
from datasets.tidy.extract import Kind, open_extract, read_extract


@dataclass(frozen=True, slots=True)
class ExtractSpec:
    """One extract: its kind, where it lies, and for tables the mapping file."""

    kind: Kind
    path: Path
    mapping: Path | None = None


def link_people(extracts: Sequence[ExtractSpec], identities: Identities) -> None:
    """Add what the extracts know of each person's numbers.

    Raises:
        UnreadableRecord: there is nothing at a path.
        InvalidManifest: a mapping file does not fit.
    """
    for extract in extracts:
        open_extract(extract.kind, extract.path, identities, mapping=extract.mapping)


def write_tables(
    extracts: Sequence[ExtractSpec], folder: Path, identities: Identities, dates: Longitudinal
) -> dict[str, int]:
    """Write `<table>.parquet` of all extracts together; a row that still shows a person's number is left out.

    Returns:
        Reason → how many records were refused or rows left out.
    """
    folder.mkdir(exist_ok=True)
    refused: Counter[str] = Counter()
    found: dict[str, list[pa.Table]] = {}
    for each in extracts:
        extract = read_extract(each.kind, each.path, identities.project, identities, dates=dates, mapping=each.mapping)
        refused.update({f"record: {reason}": count for reason, count in extract.refused_counts.items()})
        for name, table in extract.tables.items():
            found.setdefault(name, []).append(table)
    for name, tables in sorted(found.items()):
        refused.update(_write(name, pa.concat_tables(tables), folder / f"{name}.parquet"))
    return dict(refused)


def _write(name: str, table: pa.Table, path: Path) -> Mapping[str, int]:
    """Rows in the order of their values, so that equal rows make an equal table whatever order they came in."""
    rows = {tuple(row.values()): row for row in table.to_pylist()}
    held: Counter[str] = Counter()
    kept: list[dict[str, Any]] = []
    for values in sorted(rows, key=repr):
        findings = row_findings(name, rows[values])
        held.update(findings)
        if not findings:
            kept.append(rows[values])
    if kept:
        pq.write_table(pa.Table.from_pylist(kept, schema=table.schema), path, compression="zstd")
    return held
