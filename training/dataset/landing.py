"""Everything that was asked for, landed from one source after the other; an instance of two sources counts once."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from datasets.archive.bandwidth import Bandwidth
from datasets.archive.hours import Hours
from datasets.archive.journal import told_in
from datasets.archive.landing import place_of
from datasets.archive.progress import Progress as PullProgress
from datasets.archive.pull import entry_of, pull
from datasets.archive.source import open_source
from datasets.archive.specs import DicomWebSpec, DimseSpec, FolderSpec, SourceSpec
from datasets.build.manifest import file_hash
from training.dataset.progress import WAIT

Progress = Callable[[str, int, int], None]
KINDS: Mapping[type, str] = {FolderSpec: "folder", DimseSpec: "dimse", DicomWebSpec: "dicomweb"}
PULL_JOURNAL = "journal.sqlite"


@dataclass(frozen=True, slots=True)
class Manners:
    """How an archive is asked.

    Attributes:
        hours: only then.
        bandwidth: of all together.
    """

    hours: Hours | None = None
    bandwidth: Bandwidth | None = None


@dataclass(frozen=True, slots=True)
class Landed:
    """What lies in the landing.

    Attributes:
        folder: below which the files are.
        keys: paths of the files below it, in the order of the sources.
        conflicts: those that have the UID of another one and other bytes.
        refused: reason to how many did not land.
        entries: what did not land: an entry of the pull's journal, and why.
    """

    folder: Path
    keys: tuple[str, ...] = field(repr=False)
    conflicts: tuple[str, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    entries: tuple[tuple[str, str], ...] = ()


def land(sources: Sequence[SourceSpec], landing: Path, manners: Manners, on_progress: Progress) -> Landed:
    """Pull every source to its end, each into its own folder with its own journal.

    Raises:
        ArchiveError: a source cannot be used, or does not answer any more; asking again goes on.
    """
    entries: list[tuple[str, str]] = []
    landing.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number, spec in enumerate(sources):
        entries += _pull(spec, landing / str(number), manners, on_progress)
    keys, conflicts = _distinct(landing, len(sources))
    refused = Counter(reason for _, reason in entries)
    return Landed(landing, keys, conflicts, dict(refused.most_common()), tuple(entries))


def source_names(landed: Landed) -> dict[str, str]:
    """What a file was called in its source, by its path below the landing, or by its entry where it did not land."""
    names = dict[str, str]()
    for journal in sorted(landed.folder.glob(f"*/{PULL_JOURNAL}")):
        for locator, sop, has_landed in told_in(journal):
            key = f"{journal.parent.name}/{place_of(sop).as_posix()}" if has_landed else entry_of(locator)
            names[key] = unquote(locator)
    return names


def keep_journals(landed: Landed, folder: Path) -> None:
    """Copy the journals of the pulls, which alone tell what an entry was called, to a private folder."""
    for path in sorted(landed.folder.glob(f"*/{PULL_JOURNAL}")):
        target = folder / f"pull-{path.parent.name}.sqlite"
        shutil.copyfile(path, target)
        target.chmod(0o600)


def _pull(spec: SourceSpec, folder: Path, manners: Manners, on_progress: Progress) -> list[tuple[str, str]]:
    def show(progress: PullProgress) -> None:
        counts, until = progress.counts, progress.waiting_until
        step = f"{WAIT}{until:%H:%M %d/%m/%Y}" if until else "pull"
        on_progress(step, counts.landed + counts.copies, counts.found)

    source = open_source(spec)
    try:
        pulled = pull(source, folder, hours=manners.hours, bandwidth=manners.bandwidth, on_progress=show)
    finally:
        source.close()
    return [(refused.entry, refused.reason) for refused in pulled.refused]


def _distinct(landing: Path, sources: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files are named by their SOP Instance UID, so the first source of an instance is found by its name."""
    first: dict[str, str] = {}
    conflicts = []
    for number in range(sources):
        for path in sorted((landing / str(number) / "files").glob("*.dcm")):
            key = path.relative_to(landing).as_posix()
            known = first.setdefault(path.name, key)
            if known != key and file_hash(landing / known) != file_hash(path):
                conflicts.append(key)
    return tuple(first.values()), tuple(conflicts)
