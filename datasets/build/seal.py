"""The end of a build: index, manifest and datasheet are written, and the version appears whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from datasets.build.datasheet import datasheet_of
from datasets.build.errors import InvalidBuild
from datasets.build.index import write_index
from datasets.build.instance_work import HELD
from datasets.build.journal import Journal
from datasets.build.layout import DATASHEET, FILES, INDEX, TABLES, Layout
from datasets.build.manifest import BuiltManifest, file_hash, make_manifest, write_manifest
from datasets.deidentify.batch import PENDING

READ_ONLY = 0o444
SOURCES, REASONS, VERSION = "sources.jsonl", "reasons.json", "version"
HELD_TABLES, HELD_LABELS = "held-tables", "held-labels.jsonl"
MOST_REASONS = 5


def find_damaged(journal: Journal, work: Path) -> tuple[str, ...]:
    """Files that are not as they were written (after a power cut); each is removed and forgotten."""
    written = [(FILES, row["path"], row["sha256"]) for row in journal.rows()]
    written += [(PENDING, path, sha256) for _, path, sha256, _ in journal.waiting()]
    damaged = sorted({path for room, path, sha256 in written if not _is_sound(work / room / path, sha256)})
    for path in damaged:
        for room in (FILES, PENDING):
            (work / room / path).unlink(missing_ok=True)
        journal.forget(path)
    return tuple(damaged)


def reasons_of(journal: Journal, more: Iterable[str] = ()) -> dict[str, int]:
    """How many files each reason held back, the commonest first."""
    return dict(Counter([*(reason for _, _, reasons in journal.held() for reason in reasons), *more]).most_common())


def seal_version(
    layout: Layout,
    name: str,
    work: Path,
    made: Mapping[str, Any],
    verification: Mapping[str, Any],
    labels: Mapping[str, Any] | None = None,
) -> tuple[BuiltManifest, bool]:
    """Write what a version has beside its files, and move it to its name.

    Args:
        layout: the site's folders.
        name: of the dataset.
        work: the build's folder, with `journal.sqlite`, `files/` and `tables/`.
        made: how it was made.
        verification: what the gate decided.
        labels: what its tables of labels come to.

    Returns:
        The manifest, and whether the version is new; one that was there already stays untouched.

    Raises:
        InvalidBuild: nothing was released at all.
    """
    (work / FILES).mkdir(exist_ok=True)
    (work / TABLES).mkdir(exist_ok=True)
    with Journal(work / "journal.sqlite") as journal:
        write_index(journal.rows(), work / INDEX)
    manifest = make_manifest(work, name, made, verification, labels)
    if not manifest.counts.instances and not manifest.tables:
        where = f"; what was held back lies below quarantine/{name}" if verification["reasons"] else ""
        raise InvalidBuild(f"nothing was released: no instance and no table; {_commonest(verification)}{where}")
    return manifest, seal_folder(layout, manifest, work)


def _commonest(verification: Mapping[str, Any]) -> str:
    """Why how many files and records did not leave, the commonest reasons first."""
    told = Counter(verification["reasons"]) + Counter(verification.get("records_refused", {}))
    if not told:
        return "the commonest reason: there was nothing to read"
    first = told.most_common(MOST_REASONS)
    more = f"; {len(told) - len(first)} reasons more" if len(told) > len(first) else ""
    return "the commonest reason: " + "; ".join(f"{reason} ({count})" for reason, count in first) + more


def seal_folder(layout: Layout, manifest: BuiltManifest, work: Path) -> bool:
    """Write manifest and datasheet beside `index.parquet`, `files/` and `tables/`, and move all to the version's name.

    Returns:
        Whether the version is new; one that was there already stays untouched.
    """
    (work / DATASHEET).write_text(datasheet_of(manifest), encoding="utf-8")
    write_manifest(manifest, work)
    return _publish(work, layout.version(manifest.name, manifest.digits))


def link_or_copy(source: str, target: str) -> str:
    """The same file under another name; a copy where the file system, or another owner, does not let it be linked."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def keep_quarantine(
    folder: Path, work: Path, unlanded: Sequence[tuple[str, str]], names: Callable[[], Mapping[str, str]] = dict
) -> Path | None:
    """Give what was held back its place outside of the version, with the list of where it came from.

    It replaces what an earlier build of the same request held back.

    Args:
        folder: where to.
        work: the build's folder, with `held/`, `held-tables/<number of the extract>/` and `held-labels.jsonl`.
        unlanded: entries of the pull's journal that did not land, and why.
        names: what a landed file, or an entry, was called in its source; asked when something was held back.

    Returns:
        The folder, or None when nothing was held back.
    """
    with Journal(work / "journal.sqlite") as journal:
        held = list(journal.held())
        reasons = reasons_of(journal, (reason for _, reason in unlanded))
    tables = sorted((work / HELD_TABLES).glob("*/*.parquet"))
    labels = work / HELD_LABELS
    if not held and not unlanded and not tables and not labels.is_file():
        return None
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    for made in sorted((work / HELD).glob("*.dcm")):
        os.link(made, folder / made.name)
    for table in tables:
        os.link(table, folder / f"extract-{table.parent.name}-{table.name}")
    if labels.is_file():
        shutil.copyfile(labels, folder / HELD_LABELS)
        (folder / HELD_LABELS).chmod(0o600)
    called = names()
    entries = [
        {"entry": place, "landed": key, "source": called.get(key), "reasons": list(why)} for key, place, why in held
    ]
    entries += [{"entry": entry, "source": called.get(entry), "reasons": [why]} for entry, why in unlanded]
    _write_private(folder / SOURCES, "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries))
    _write_private(folder / REASONS, json.dumps(reasons, ensure_ascii=False, indent=1) + "\n")
    return folder


def _publish(work: Path, target: Path) -> bool:
    """Gather the version beside its name, flush it, and rename it: the only step that makes it visible."""
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    ready = work / "version"
    shutil.rmtree(ready, ignore_errors=True)
    ready.mkdir()
    for part in (INDEX, DATASHEET, "manifest.json"):
        shutil.copyfile(work / part, ready / part)
    for part in (FILES, TABLES):
        shutil.copytree(work / part, ready / part, copy_function=link_or_copy)
    for path in ready.rglob("*"):  # a copied folder has the mode of a private one
        path.chmod(READ_ONLY if path.is_file() else stat.S_IMODE(ready.stat().st_mode))
    os.sync()  # once for all: a flush for each of a million small files takes hours
    ready.rename(target)
    _flush(target.parent)
    return True


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_sound(path: Path, sha256: str) -> bool:
    return path.is_file() and file_hash(path) == sha256


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
