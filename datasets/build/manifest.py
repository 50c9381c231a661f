"""The manifest of a built version; equal content has an equal name, on any day and on any machine."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from datasets.build.errors import InvalidVersion
from datasets.build.index import BATCH_ROWS, Row, read_index
from datasets.build.layout import HEX, INDEX, MANIFEST, TABLES

FORM = 3
NOT_NAMED = frozenset({"sources", "code", "labelled_from"})
"""Parts of `made` that do not enter a version's name: route and code may differ and give the same."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table: rows, the file's hash, and the hash of what it says, whatever wrote the file."""

    rows: int
    file_sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what."""

    instances: int
    series: int
    studies: int
    patients: int
    bytes: int
    modalities: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuiltManifest:
    """What a version is and how it was made.

    Attributes:
        name: of the dataset.
        content_sha256: over every instance's path and hash, every table's content, and `made` without its sources and
            code: the same content made with other options has another name. The version's name is made of it.
        index_sha256: of the index as a file.
        counts, tables: how much of what.
        made: how: sources, project fingerprint, options, profile edition, regions, code version.
        verification: what the gate decided over the batch; counts and reasons, never a value.
        labels: what the tables of labels come to, and what was not taken; empty without labels.
    """

    name: str
    content_sha256: str
    index_sha256: str
    counts: Counts
    tables: Mapping[str, TableEntry]
    made: Mapping[str, Any]
    verification: Mapping[str, Any]
    labels: Mapping[str, Any] = field(default_factory=dict)
    form: int = FORM

    @property
    def digits(self) -> str:
        """The version's folder."""
        return self.content_sha256[:HEX]

    @property
    def version_name(self) -> str:
        """`name@<12 hex>`, as training logs it."""
        return f"{self.name}@{self.digits}"


def make_manifest(
    folder: Path,
    name: str,
    made: Mapping[str, Any],
    verification: Mapping[str, Any],
    labels: Mapping[str, Any] | None = None,
) -> BuiltManifest:
    """The manifest of a folder that holds its index and tables."""
    tables = {path.stem: _table_entry(path) for path in sorted((folder / TABLES).glob("*.parquet"))}
    return BuiltManifest(
        name=name,
        content_sha256=content_hash(read_index(folder / INDEX), tables, made),
        index_sha256=file_hash(folder / INDEX),
        counts=count_rows(read_index(folder / INDEX)),
        tables=tables,
        made=made,
        verification=verification,
        labels=labels or {},
    )


def content_hash(rows: Iterable[Row], tables: Mapping[str, TableEntry], made: Mapping[str, Any]) -> str:
    """The hash that names a version."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"instance {row['path']} {row['sha256']}\n".encode())
    for name, entry in sorted(tables.items()):
        digest.update(f"table {name} {entry.content_sha256}\n".encode())
    how = {key: value for key, value in made.items() if key not in NOT_NAMED}
    digest.update(f"made {json.dumps(how, sort_keys=True, ensure_ascii=False)}\n".encode())
    return digest.hexdigest()


def count_rows(rows: Iterable[Row]) -> Counts:
    """Count an index."""
    seen: dict[str, set[str]] = {"series_instance_uid": set(), "study_instance_uid": set(), "patient_id": set()}
    modalities: Counter[str] = Counter()
    size = 0
    for row in rows:
        size += row["bytes"]
        modalities[row["modality"] or ""] += 1
        for column, values in seen.items():
            values.add(row[column] or "")
    series, studies, patients = map(len, seen.values())
    return Counts(modalities.total(), series, studies, patients, size, dict(sorted(modalities.items())))


def table_hash(path: Path) -> str:
    """The hash of a Parquet table's content: its columns, and its rows in their order."""
    digest = hashlib.sha256()
    with pq.ParquetFile(path) as file:
        digest.update(json.dumps(file.schema_arrow.names).encode())
        for batch in file.iter_batches(BATCH_ROWS):
            for row in batch.to_pylist():
                digest.update(json.dumps(list(row.values()), ensure_ascii=False, default=str).encode() + b"\n")
    return digest.hexdigest()


def people_of_tables(folder: Path) -> set[str]:
    """The pseudonyms of everybody whom the tables of a folder tell of."""
    found = set[str]()
    for path in sorted(folder.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            columns = [name for name in ("person_id", "patient_id") if name in file.schema_arrow.names]
            for batch in file.iter_batches(BATCH_ROWS, columns=columns):
                found.update(value for column in columns for value in batch.column(column).to_pylist() if value)
    return found


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_manifest(manifest: BuiltManifest, folder: Path) -> None:
    """Write `manifest.json` with the version's name on top."""
    content = {"version_name": manifest.version_name, **asdict(manifest)}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> BuiltManifest:
    """Read a version's manifest.

    Raises:
        InvalidVersion: it is missing, is no such manifest, or names another version than the folder.
    """
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        name = content.pop("version_name")
        tables = {table: TableEntry(**entry) for table, entry in content.pop("tables").items()}
        manifest = BuiltManifest(counts=Counts(**content.pop("counts")), tables=tables, **content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidVersion(
            f"expected the manifest of a version, got {type(error).__name__}; restore or build it"
        ) from None
    if name != manifest.version_name or folder.name != manifest.digits:
        raise InvalidVersion(f"expected the manifest of {folder.name}, it tells of another version")
    return manifest


def _table_entry(path: Path) -> TableEntry:
    with pq.ParquetFile(path) as file:
        rows = file.metadata.num_rows
    return TableEntry(rows, file_hash(path), table_hash(path))
