"""Is a version still what its manifest says? Every file, the index, every table, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterator
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
    if not (folder / INDEX).is_file() or file_hash(folder / INDEX) != manifest.index_sha256:
        yield "the index is not the one of the manifest"
        return
    yield from _tables(folder, manifest)
    if content_hash(read_index(folder / INDEX), manifest.tables, manifest.made) != manifest.content_sha256:
        yield "the index, the tables and the options do not make the version's name"
    if count_rows(read_index(folder / INDEX)) != manifest.counts:
        yield "the counts of the manifest are not those of the index"
    yield from _files(folder)


def _tables(folder: Path, manifest: BuiltManifest) -> Iterator[str]:
    for name, entry in manifest.tables.items():
        path = folder / TABLES / f"{name}.parquet"
        if not path.is_file() or file_hash(path) != entry.file_sha256:
            yield f"the table {name} is missing or changed"
        elif table_hash(path) != entry.content_sha256:
            yield f"the table {name} does not say what the manifest was made of"


def _files(folder: Path) -> Iterator[str]:
    known = {INDEX, MANIFEST, DATASHEET}
    missing = changed = 0
    for row in read_index(folder / INDEX):
        path = folder / FILES / row["path"]
        known.add(f"{FILES}/{row['path']}")
        if not path.is_file() or path.is_symlink():
            missing += 1
        elif file_hash(path) != row["sha256"]:
            changed += 1
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    strange = sum(1 for path in found - known if not path.startswith(f"{TABLES}/"))
    told = ((missing, "files are missing"), (changed, "files are changed"), (strange, "files are not in the index"))
    yield from (f"{count} {words}" for count, words in told if count)
