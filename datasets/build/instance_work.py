"""What a worker does with one landed file: de-identify, check, and say what became of it.

A worker gets paths and names, never a secret: it opens the project's key file itself, once a process.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasets.build.index import row_of
from datasets.build.layout import FILES
from datasets.build.linked import read_links
from datasets.build.manifest import file_hash
from datasets.deidentify.batch import PENDING, QUARANTINE, RELEASED, Task, deidentify_file
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import open_project
from datasets.deidentify.report import Outcome
from datasets.dicom.read import read_instance

HELD, SCRATCH = "held", "scratch"
SAME_UID = "another instance with the same SOP Instance UID was released"
KILLED = "killed the worker"
TOO_LONG = "took longer than an instance may"


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs; it holds paths, so that no secret travels.

    Attributes:
        work: the build's working folder, the same path on every machine of a cluster.
        landing: folder of the landed files.
        project, key_file: the project and where its secret lies.
        identities: the build's own table of who is who, by `write_links`.
        options, regions: of the de-identification.
    """

    work: Path
    landing: Path
    project: str
    key_file: Path
    identities: Path | None
    options: Options
    regions: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file.

    Attributes:
        key: name of the landed file.
        row: of the index, when released.
        place, reasons: name in the quarantine and why, when held back.
        is_pending: its face may have to go first; the file waits in `work/pending`.
    """

    key: str
    row: dict[str, Any] | None
    place: str = ""
    reasons: tuple[str, ...] = ()
    is_pending: bool = False


def process_instance(setup: Setup, key: str) -> Done:
    """De-identify and check one file; it stands in `work/files`, in `work/pending` or, held back, in `work/held`.

    Doing it again writes the same bytes to the same place.
    """
    scratch = setup.work / SCRATCH / key.replace("/", "-")
    shutil.rmtree(scratch, ignore_errors=True)
    for folder in (RELEASED, QUARANTINE):
        (scratch / folder).mkdir(parents=True, mode=0o700)
    try:
        outcome = deidentify_file(_task(setup, scratch), setup.landing / key)
        return _hold(setup, scratch, key, outcome) if outcome.place else _release(setup, scratch, key)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def place_of(setup: Setup, key: str) -> str:
    """The name in the quarantine of a landed file; as `deidentify_file` names it."""
    return _identities(setup.project, setup.key_file, setup.identities).project.pseudonym(key)


def _release(setup: Setup, scratch: Path, key: str) -> Done:
    rooms = {RELEASED: FILES, PENDING: PENDING}
    ((room, made),) = ((room, path) for room in rooms for path in (scratch / room).rglob("*.dcm") if path.is_file())
    data = made.read_bytes()
    path = made.relative_to(scratch / room).as_posix()
    sha256 = hashlib.sha256(data).hexdigest()
    target = setup.work / rooms[room] / path
    if target.exists() and file_hash(target) != sha256:
        return Done(key, None, place_of(setup, key), (SAME_UID,))
    target.parent.mkdir(parents=True, exist_ok=True)
    made.replace(target)
    row = row_of(read_instance(data, stop_before_pixels=True), path, sha256, len(data))
    return Done(key, row, is_pending=room == PENDING)


def _hold(setup: Setup, scratch: Path, key: str, outcome: Outcome) -> Done:
    for made in (scratch / QUARANTINE).glob("*.dcm"):
        target = setup.work / HELD / made.name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made.replace(target)
    return Done(key, None, outcome.place, outcome.reasons)


def _task(setup: Setup, scratch: Path) -> Task:
    identities = _identities(setup.project, setup.key_file, setup.identities)
    return Task(setup.landing, scratch, identities.project, setup.options, identities, setup.regions)


@lru_cache(maxsize=4)
def _identities(project: str, key_file: Path, table: Path | None) -> Identities:
    opened = open_project(project, key_file)
    return read_links(table, opened) if table else Identities(opened)
