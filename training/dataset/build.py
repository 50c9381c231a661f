"""A build from its sources to a finished version; a killed build goes on where it stood when it is asked for again."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidBuild
from datasets.build.instance_work import HELD, KILLED, SCRATCH, Done, Setup, process_instance
from datasets.build.journal import Journal
from datasets.build.layout import Layout
from datasets.build.manifest import BuiltManifest, file_hash
from datasets.build.seal import find_damaged, keep_quarantine, reasons_of, seal_version
from datasets.deidentify.options import Options
from datasets.deidentify.profile import EDITION, OPTIONS_EDITION
from datasets.deidentify.project import Project
from training.dataset.code_version import code_version
from training.dataset.landing import Landed, Progress, land_folder
from training.dataset.pool import KILLED as DEAD
from training.dataset.pool import Pool

LANDING, JOURNAL = "landing", "journal.sqlite"
MOST_REPAIRS = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        name: of the dataset.
        project: whose secret is used.
        key_file: where it lies.
        folders: DICOM folders.
        options, regions, identities: of the de-identification.
        keeps_landing: the originals that were pulled stay in `DATA_DIR/landing/NAME`.
    """

    name: str
    project: Project
    key_file: Path
    folders: tuple[Path, ...]
    options: Options
    regions: Path
    identities: Path | None = None
    keeps_landing: bool = False

    @property
    def key(self) -> str:
        """Equal requests have an equal key and share a working folder: that is how a build goes on."""
        said = [
            self.name,
            self.project.fingerprint,
            *map(str, self.folders),
            json.dumps(asdict(self.options), sort_keys=True),
            file_hash(self.regions),
            file_hash(self.identities) if self.identities else "",
            EDITION,
        ]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Attributes:
        manifest: of the version.
        folder: of the version.
        is_new: false where the same content had been built before.
        quarantine: folder of what was held back.
        identifiers: pseudonym to number and name, for an escrow alone.
    """

    manifest: BuiltManifest
    folder: Path
    is_new: bool
    quarantine: Path | None
    identifiers: Mapping[str, Mapping[str, str]]


def build_version(request: Request, layout: Layout, pool: Pool, on_progress: Progress) -> Built:
    """Pull, de-identify, check, index and seal.

    Raises:
        InvalidBuild: another build of the same request runs, or nothing was released.
        DatasetError: a source cannot be used.
    """
    work = layout.work(request.name, request.key)
    with _alone(work):
        landed = _land(request, work, on_progress)
        with Journal(work / JOURNAL) as journal:
            _deidentify(request, work, landed, journal, (pool, on_progress))
            identifiers = {who: {"patient_id": number, "name": name} for who, (number, name) in journal.identities()}
            verification = _verification(journal, landed)
        manifest, is_new = seal_version(layout, request.name, work, _made(request), verification)
        quarantine = keep_quarantine(layout, manifest, work, landed.called)
        _clean(request, layout, work)
    return Built(manifest, layout.version(request.name, manifest.digits), is_new, quarantine, identifiers)


def _land(request: Request, work: Path, on_progress: Progress) -> Landed:
    (source,) = request.folders
    return land_folder(source, work / LANDING)


def _deidentify(request: Request, work: Path, landed: Landed, journal: Journal, means: tuple[Pool, Progress]) -> None:
    setup = Setup(
        work,
        landed.folder,
        request.project.name,
        request.key_file,
        request.identities,
        request.options,
        request.regions,
    )
    for _ in range(MOST_REPAIRS):
        _work_through(setup, journal, *means)
        if not find_damaged(journal, work):
            return
    raise InvalidBuild("released files change on the disk as soon as they are written; look at the disk")


def _work_through(setup: Setup, journal: Journal, pool: Pool, on_progress: Progress) -> None:
    landed = sorted(path.name for path in setup.landing.iterdir())
    known = journal.keys()
    missing = [key for key in landed if key not in known]
    function: Callable[[str], Done] = partial(process_instance, setup)
    for done, (key, result) in enumerate(pool.map(function, missing), len(landed) - len(missing) + 1):
        journal.add(Done(key, None, key.removesuffix(".dcm"), (KILLED,)) if result is DEAD else result)
        on_progress("de-identify", done, len(landed))


def _verification(journal: Journal, landed: Landed) -> dict[str, Any]:
    held = sum(1 for _ in journal.held())
    return {
        "files": len(journal.keys()),
        "released": len(journal.keys()) - held,
        "quarantined": held,
        "reasons": reasons_of(journal),
        "not_pulled": dict(landed.refused),
    }


def _made(request: Request) -> dict[str, Any]:
    return {
        "sources": ["folder" for _ in request.folders],
        "project": request.project.name,
        "fingerprint": request.project.fingerprint,
        "profile": {"edition": EDITION, "options_edition": OPTIONS_EDITION},
        "options": asdict(request.options),
        "regions_sha256": file_hash(request.regions),
        "code": code_version(),
    }


def _clean(request: Request, layout: Layout, work: Path) -> None:
    if request.keeps_landing:
        kept = layout.data_dir / LANDING / request.name
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(kept, ignore_errors=True)
        (work / LANDING).replace(kept)
    shutil.rmtree(work)


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Hold the working folder for this process; the lock falls with the process, however it ends."""
    work.mkdir(parents=True, exist_ok=True, mode=0o700)
    with work.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InvalidBuild("expected to be alone, the same build runs already; wait for it to end") from None
        for folder in (SCRATCH, HELD):
            (work / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        yield
