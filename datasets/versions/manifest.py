"""A dataset's manifest: every file's hash, where it comes from, under which licence, and how much of what."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from datasets.errors import InvalidManifest
from datasets.versions.table import LabelledRow, read_table

FILE_COLUMNS = ("image", "mask")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file: path below the root, size and SHA-256."""

    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a dataset version holds. Equal content has an equal `version_name`, wherever it lies.

    Attributes:
        name: the dataset's name.
        source, licence: where it comes from and what may be done with it.
        labels_sha256: hash of the table itself.
        counts: images per label.
        n_patients: different patients.
        files: sorted by path; images and, where the table has them, masks.
    """

    name: str
    source: str
    licence: str
    labels_sha256: str
    counts: Mapping[str, int]
    n_patients: int
    files: tuple[FileEntry, ...] = field(repr=False)

    @property
    def content_sha256(self) -> str:
        """Hash over the table and every file's path and hash; name, source and licence do not enter."""
        lines = [self.labels_sha256, *(f"{entry.path} {entry.sha256}" for entry in self.files)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @property
    def version_name(self) -> str:
        """`name@<12 hex>`, as training logs it."""
        return f"{self.name}@{self.content_sha256[:12]}"


def build_version(root: Path, labels: Path, name: str, *, source: str, licence: str) -> Manifest:
    """Hash a table and all its files into a manifest.

    Args:
        root: folder the table's paths are below.
        labels: the table, `labels.csv`.
        name: the dataset's name.
        source: where it comes from.
        licence: what may be done with it; required, since a model may be shipped only where the data allow it.

    Raises:
        InvalidManifest: a file of the table is missing, or name, source or licence is empty.
    """
    return build_manifest(root, read_table(labels), _sha256(labels), name, source=source, licence=licence)


def build_manifest(
    root: Path, rows: Sequence[LabelledRow], labels_sha256: str, name: str, *, source: str, licence: str
) -> Manifest:
    """`build_version` for some rows of a table."""
    if not (name.strip() and source.strip() and licence.strip()):
        raise InvalidManifest("expected a name, a source and a licence, none of them empty")
    paths = sorted({row.columns[column] for row in rows for column in FILE_COLUMNS if row.columns.get(column)})
    return Manifest(
        name=name,
        source=source,
        licence=licence,
        labels_sha256=labels_sha256,
        counts=dict(sorted(Counter(row.label for row in rows).items())),
        n_patients=len({row.patient_id for row in rows}),
        files=tuple(_entry(root, path) for path in paths),
    )


def verify_version(manifest: Manifest, root: Path) -> None:
    """Hash every file again.

    Raises:
        InvalidManifest: a file is missing or is no longer the one of the manifest.
    """
    changed = sum(_entry(root, entry.path) != entry for entry in manifest.files)
    if changed:
        raise InvalidManifest(f"{changed} of {len(manifest.files)} files are not those of {manifest.version_name}")


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write as JSON with the version name on top."""
    content = {"version_name": manifest.version_name, **asdict(manifest)}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")


def read_manifest(path: Path) -> Manifest:
    """Read what `write_manifest` wrote.

    Raises:
        InvalidManifest: not such a file, or its version name does not fit its content.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version_name = content.pop("version_name")
        content["files"] = tuple(FileEntry(**entry) for entry in content["files"])
        manifest = Manifest(**content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidManifest(f"expected a manifest, got {path.name}: {type(error).__name__}") from error
    if manifest.version_name != version_name:
        raise InvalidManifest(f"expected {manifest.version_name} by its content, the manifest says {version_name}")
    return manifest


def _entry(root: Path, path: str) -> FileEntry:
    file = root / path
    if not file.is_file():
        raise InvalidManifest("a file of the table is missing below the root; complete the folder or drop its row")
    return FileEntry(path, file.stat().st_size, _sha256(file))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
