"""Is a version still what its manifest says? Every file, the index, every table, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from datasets.build.index import read_index
from datasets.build.layout import DATASHEET, FILES, INDEX, MANIFEST, TABLES
from datasets.build.manifest import BuiltManifest, content_hash, count_rows, file_hash, table_hash


def find_changes(folder: Path, manifest: BuiltManifest) -> Iterator[str]:
    """Sentences on what is not as it was built; none means that every hash fits.

    Args:
        folder: of the version.
        manifest: read from it.
    """
    if not (folder / DATASHEET).is_file():
        yield f"the datasheet ({DATASHEET}) is missing"
    if not _is_own(folder / INDEX) or file_hash(folder / INDEX) != manifest.index_sha256:
        yield "the index is not the one of the manifest"
        return
    yield from _tables(folder, manifest)
    if content_hash(read_index(folder / INDEX), manifest.tables, manifest.made) != manifest.content_sha256:
        yield "the index, the tables and the options do not make the version's name"
    if count_rows(read_index(folder / INDEX)) != manifest.counts:
        yield "the counts of the manifest are not those of the index"
    yield from _files(folder, manifest.tables)


def _is_own(path: Path) -> bool:
    """A file that lies here; a link leads to what nobody hashed."""
    return path.is_file() and not path.is_symlink()


def _tables(folder: Path, manifest: BuiltManifest) -> Iterator[str]:
    for name, entry in manifest.tables.items():
        path = folder / TABLES / f"{name}.parquet"
        if not _is_own(path) or file_hash(path) != entry.file_sha256:
            yield f"the table {name} is missing or changed"
        elif table_hash(path) != entry.content_sha256:
            yield f"the table {name} does not say what the manifest was made of"


def _files(folder: Path, tables: Iterable[str]) -> Iterator[str]:
    known = {INDEX, MANIFEST, DATASHEET, *(f"{TABLES}/{name}.parquet" for name in tables)}
    missing = changed = 0
    for row in read_index(folder / INDEX):
        path = folder / FILES / row["path"]
        known.add(f"{FILES}/{row['path']}")
        if not _is_own(path):
            missing += 1
        elif file_hash(path) != row["sha256"]:
            changed += 1
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    strange = sum(1 for path in found if path.relative_to(folder).as_posix() not in known)
    told = ((missing, "files are missing"), (changed, "files are changed"), (strange, "files are not of the version"))
    yield from (f"{count} {words}" for count, words in told if count)
