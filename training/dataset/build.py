"""A build from its sources to a finished version; a killed build goes on where it stood when it is asked for again."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidBuild
from datasets.build.instance_work import (
    HELD,
    KILLED,
    SAME_UID,
    SCRATCH,
    TOO_LONG,
    Done,
    Setup,
    place_of,
    process_instance,
)
from datasets.build.journal import Journal
from datasets.build.layout import FILES, TABLES, Layout
from datasets.build.linked import write_links
from datasets.build.manifest import BuiltManifest, file_hash, people_of_tables
from datasets.build.seal import HELD_LABELS, VERSION, find_damaged, keep_quarantine, reasons_of, seal_version
from datasets.build.series_work import Series, Settled, hold_series, process_series
from datasets.deidentify.batch import PENDING
from datasets.deidentify.identities import Identities, read_identities
from datasets.deidentify.image_links import link_images, read_claims
from datasets.deidentify.instance import identity_of
from datasets.deidentify.kept_dates import hold_to_dates
from datasets.deidentify.profile import EDITION, OPTIONS_EDITION
from datasets.deidentify.way_back import WayBack
from datasets.dicom.read import read_instance
from datasets.labels.attach import Wish, add_labels
from datasets.labels.desk import Desk
from training.dataset.code_version import code_version
from training.dataset.extracts import Records, link_people, write_tables
from training.dataset.landing import KINDS, Landed, Progress, keep_journals, land, source_names
from training.dataset.pool import KILLED as DEAD
from training.dataset.pool import LATE, Lost, Pool
from training.dataset.request import Request

LANDING, JOURNAL, LINKS, LINKS_SEEN = "landing", "journal.sqlite", "links.csv", "links.sha256"
MOST_REPAIRS = 3
LOST = {DEAD: KILLED, LATE: TOO_LONG}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Attributes:
        manifest: of the version.
        folder: of the version.
        is_new: false where the same content had been built before.
        quarantine: folder of what was held back.
    """

    manifest: BuiltManifest
    folder: Path
    is_new: bool
    quarantine: Path | None


def build_version(request: Request, layout: Layout, pool: Pool, on_progress: Progress) -> Built:
    """Pull, de-identify, check, index and seal.

    Raises:
        InvalidBuild: another build of the same request runs, or nothing was released.
        InvalidProject: the project was used with other dates before.
        DatasetError: a source cannot be used.
    """
    work = layout.work(request.name, request.key)
    hold_to_dates(request.key_file, request.options.retain_longitudinal)
    with _alone(work):
        way_back = WayBack() if request.escrow else None
        identities = _identities(request, way_back)
        landed = land(request.sources, work / LANDING, request.manners, on_progress)
        linked = link_images(identities, read_claims(landed.folder / key for key in landed.keys))
        _keep_links(identities, work)
        with Journal(work / JOURNAL) as journal:
            _deidentify(request, work, landed, journal, (pool, on_progress))
            dates = request.options.retain_longitudinal
            records = write_tables(request.extracts, work, work / TABLES, identities, dates)
            verification = _verification(journal, landed, records) | {"image_patients": asdict(linked)}
            labels = _labels(request, work, journal, (identities, on_progress))
        held, names = layout.quarantine(request.name, request.key), partial(source_names, landed)
        quarantine = keep_quarantine(held, work, landed.entries, names)
        if quarantine:
            keep_journals(landed, quarantine)
        try:
            manifest, is_new = seal_version(layout, request.name, work, _made(request), verification, labels)
        except InvalidBuild:
            _begin_again(work)  # so that a later answer is no memory of this one
            raise
        if quarantine:
            (quarantine / VERSION).write_text(f"{manifest.version_name}\n", encoding="utf-8")
        if request.escrow and way_back:  # before the originals go: where it fails, the same command goes on
            request.escrow.seal(_identifiers(work, landed, identities, way_back))
        _clean(request, layout, work)
    return Built(manifest, layout.version(request.name, manifest.digits), is_new, quarantine)


def _labels(request: Request, work: Path, journal: Journal, means: tuple[Identities, Progress]) -> Mapping[str, Any]:
    """What the tables of labels come to; nothing where none were asked for."""
    (work / HELD_LABELS).unlink(missing_ok=True)
    if not request.labels:
        return {}
    identities, on_progress = means
    desk = Desk(request.project, identities, keeps_uids=request.options.retain_uids)
    wish = Wish(request.labels, desk, request.options.retain_longitudinal)
    attached = add_labels(wish, journal.rows(), work, partial(on_progress, "labels"))
    attached.write_refused(work / HELD_LABELS)
    return attached.summary


def _identities(request: Request, way_back: WayBack | None) -> Identities:
    """Who is who by the hospital's table and by the extracts."""
    project = request.project
    identities = read_identities(request.identities, project) if request.identities else Identities(project)
    if way_back:
        way_back.add_names(identities)
    link_people(request.extracts, identities, way_back)
    return identities


def _keep_links(identities: Identities, work: Path) -> None:
    """Workers read who is who from a table of their own."""
    write_links(identities, work / LINKS)
    seen, links = work / LINKS_SEEN, file_hash(work / LINKS)
    if seen.is_file() and seen.read_text() != links:  # an extract changed since the kill: pseudonyms may, too
        _begin_again(work)
    seen.touch(mode=0o600)
    seen.write_text(links)


def _begin_again(work: Path) -> None:
    """Forget what was de-identified; what was pulled stays."""
    for path in work.glob(f"{JOURNAL}*"):
        path.unlink()
    for folder in (FILES, PENDING, HELD):
        shutil.rmtree(work / folder, ignore_errors=True)
    (work / HELD).mkdir(mode=0o700)


def _deidentify(request: Request, work: Path, landed: Landed, journal: Journal, means: tuple[Pool, Progress]) -> None:
    setup = Setup(
        work,
        landed.folder,
        request.project.name,
        request.key_file,
        work / LINKS,
        request.options,
        request.regions,
    )
    for key in landed.conflicts:
        journal.add(Done(key, None, place_of(setup, key), (SAME_UID,)))
    for _ in range(MOST_REPAIRS):
        _work_through(setup, landed.keys, journal, *means)
        _take_faces_out(setup, journal, *means)
        if not find_damaged(journal, work):
            return
    raise InvalidBuild("released files change on the disk as soon as they are written; look at the disk")


def _work_through(setup: Setup, landed: tuple[str, ...], journal: Journal, pool: Pool, on_progress: Progress) -> None:
    known = journal.keys()
    missing = [key for key in landed if key not in known]
    function: Callable[[str], Done] = partial(process_instance, setup)
    for done, (key, result) in enumerate(pool.map(function, missing), len(landed) - len(missing) + 1):
        journal.add(Done(key, None, place_of(setup, key), (LOST[result],)) if isinstance(result, Lost) else result)
        on_progress("de-identify", done, len(landed))


def _take_faces_out(setup: Setup, journal: Journal, pool: Pool, on_progress: Progress) -> None:
    """Of each series that waits, now that all its instances have landed; there is none where it was not asked for."""
    waiting = list(journal.unsettled())
    if not waiting:
        return  # no process is started for nothing
    most = max(len(series.members) for series in waiting)
    function: Callable[[Series], Settled] = partial(process_series, setup)
    for done, (series, result) in enumerate(pool.map(function, waiting, most), 1):
        journal.settle(hold_series(setup, series, LOST[result]) if isinstance(result, Lost) else result)
        on_progress("faces", done, len(waiting))


def _identifiers(work: Path, landed: Landed, identities: Identities, way_back: WayBack) -> dict[str, Any]:
    """What everybody of the version was called, by images and records: for an escrow, and nowhere else."""
    people = people_of_tables(work / TABLES)
    with Journal(work / JOURNAL) as journal:
        for pseudonym, key in journal.an_instance_each():
            original = read_instance(landed.folder / key, stop_before_pixels=True)
            name = str(original.get("PatientName", "") or "")
            way_back.add(pseudonym, (("patient_id", identity_of(original)), ("name", name)))
            people.add(pseudonym)
    return way_back.identifiers(identities, people)


def _verification(journal: Journal, landed: Landed, records: Records) -> dict[str, Any]:
    held, worked, unlanded = sum(1 for _ in journal.held()), len(journal.keys()), len(landed.entries)
    return {
        "files": worked + unlanded,
        "released": worked - held,
        "quarantined": held + unlanded,
        "reasons": reasons_of(journal, (reason for _, reason in landed.entries)),
        "records_refused": records.reasons,
        "records": records.as_json(),
    }


def _made(request: Request) -> dict[str, Any]:
    return {
        "sources": [*(KINDS[type(each)] for each in request.sources), *(each.kind for each in request.extracts)],
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
