"""A folder in, released instances and a quarantine out, by a pool of processes.

Names of the files that come in may name people: what is released is named by its new UIDs, and only the quarantine's
own list, which stays in the house, tells a source's path. CT and MR whose faces go wait in `pending/`, from where
`faces` releases whole series.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from pydicom import Dataset, FileDataset
from pydicom.uid import MediaStorageDirectoryStorage

from datasets.deidentify.clean_bytes import cleaned_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.image_links import link_images, read_claims
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.ocr import load_reader
from datasets.deidentify.options import Options
from datasets.deidentify.outline import Outline, outline_of
from datasets.deidentify.placeholders import is_placeholder
from datasets.deidentify.project import Project
from datasets.deidentify.regions import SHIPPED
from datasets.deidentify.report import Outcome, Report
from datasets.deidentify.splice import splicer_of
from datasets.deidentify.verify import verify_output
from datasets.deidentify.whole import check_whole_dataset
from datasets.deidentify.whole_file import write_whole
from datasets.dicom.read import read_bytes, read_instance, typed_errors
from datasets.errors import DatasetError, UnreadableInstance
from datasets.limits import LIMITS

RELEASED, PENDING, QUARANTINE, SOURCES = "released", "pending", "quarantine", "sources.jsonl"
FACES_IN = frozenset(("CT", "MR"))
"""Modalities whose series show faces."""
CHUNK, WINDOW = 8, 4096
"""Files that a process is given at once, and all together, so that a large folder does not wait in memory."""
SOP_CLASS, SOP_INSTANCE, MODALITY = 0x00080016, 0x00080018, 0x00080060
PATIENT_NAME, PATIENT_ID, STUDY, SERIES = 0x00100010, 0x00100020, 0x0020000D, 0x0020000E

_TASKS: list[Task] = []
"""The task of this process, when it is one of a pool."""
Progress = Callable[[int, int], None]
Ended = tuple[Path, Outcome]
"""A source and what became of it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every process of the pool needs."""

    source: Path
    out: Path
    project: Project
    options: Options
    identities: Identities
    regions: Path = SHIPPED


def deidentify_folder(task: Task, workers: int = 1, on_progress: Progress = lambda done, total: None) -> Report:
    """De-identify every file below a folder, check each result, and release it or hold it back.

    Links are not followed. A second run into the same folder goes on where the first ended. A file that kills its
    process is held back, and the others are not lost with it.

    Raises:
        UnreadableInstance: the source is no folder, or the output lies inside it.
    """
    return conclude(task, deidentify_files(task, workers, on_progress))


def deidentify_files(task: Task, workers: int = 1, on_progress: Progress = lambda done, total: None) -> list[Ended]:
    """Every file below the folder with what became of it; `conclude` makes the report of it.

    What the images say of their patients' other numbers is linked first, where somebody is known already.

    Raises:
        UnreadableInstance: the source is no folder, or the output lies inside it.
    """
    if not task.source.is_dir() or task.out.resolve().is_relative_to(task.source.resolve()):
        raise UnreadableInstance("expected a folder to read and another one, outside of it, to write")
    for folder in (RELEASED, QUARANTINE):
        (task.out / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    paths = sorted(_files(task.source))
    if not task.identities.is_empty:
        link_images(task.identities, read_claims(paths))
    outcomes, known = list[Outcome](), dict[Outcome, Outcome]()
    for done, outcome in enumerate(_run(task, paths, workers), 1):
        outcomes.append(known.setdefault(outcome, outcome))  # the instances of a patient end alike: one object for all
        on_progress(done, len(paths))
    return list(zip(paths, outcomes, strict=True))


def conclude(task: Task, ended: list[Ended]) -> Report:
    """The report of a batch; the quarantine's list of where each held file came from is written."""
    held = [(place, str(path)) for path, outcome in ended for place in outcome.held_at]
    _list_sources(task.out / QUARANTINE / SOURCES, held)
    return Report.of(task.project, task.options, [outcome for _, outcome in ended])


def deidentify_file(task: Task, path: Path) -> Outcome:
    """One file: de-identified, checked, and written to where the check lets it."""
    try:
        source = read_bytes(path, LIMITS)
        with typed_errors("reading the data set"):
            original = outline_of(source, read_instance)
        if original.text(SOP_CLASS) == MediaStorageDirectoryStorage:
            return _hold(task, path, b"", ("a DICOMDIR, which lists files by name",))
        data = deidentify_bytes(source, task, original.dataset)
        verdict = verify_output(data, original, task.project, task.options)
    except DatasetError as error:
        return _hold(task, path, b"", (f"{type(error).__name__}: {error}",))
    if not verdict.is_released:
        return _hold(task, path, data, verdict.reasons)
    name, modality = file_name(verdict.output), verdict.output.whole(MODALITY)
    is_pending = task.options.clean_faces and modality in FACES_IN
    target = task.out / (PENDING if is_pending else RELEASED) / name
    if target.exists() and target.read_bytes() != data:
        return _hold(task, path, data, ("another instance with the same SOP Instance UID was released",))
    write_whole(target, data)
    identity = (original.text(PATIENT_ID) or original.text(STUDY), original.whole(PATIENT_NAME))
    pending, is_unknown = name.as_posix() if is_pending else "", is_placeholder(original.text(PATIENT_ID))
    return Outcome(name.parts[0], modality, identity=identity, pending=pending, is_unknown=is_unknown)


def deidentify_bytes(source: bytes, task: Task, original: Dataset | None = None) -> bytes:
    """One file's bytes de-identified, the header by the short way where it can go it.

    Args:
        source: the file.
        task: its project, options, identities and regions.
        original: the same, when it was read already.

    Raises:
        UnreadableInstance: it is damaged, or no instance.
    """
    with typed_errors("de-identifying it"):
        spliced = splicer_of(task.project, task.options, task.identities).splice(source)
    if spliced is not None and not task.options.clean_pixels:
        return spliced
    dataset = read_instance(source) if original is None else original
    if spliced is None:
        check_whole_dataset(dataset)
        return as_bytes(deidentify_instance(dataset, task.project, task.options, task.identities, task.regions))
    cleaned = cleaned_bytes(spliced, dataset, task.options, task.regions)
    return cleaned if isinstance(cleaned, bytes) else as_bytes(cleaned)


def as_bytes(dataset: FileDataset) -> bytes:
    """The instance as a file."""
    stream = io.BytesIO()
    with typed_errors("writing it"):
        dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def file_name(output: Outline) -> Path:
    """Pseudonym, study, series and instance: nothing of the name it came with."""
    uids = map(output.whole, (STUDY, SERIES, SOP_INSTANCE))
    study, series, instance = (uid if re.fullmatch(r"[0-9.]{1,64}", uid) else "none" for uid in uids)
    return Path(output.whole(PATIENT_ID), study, series, f"{instance}.dcm")


def _run(task: Task, paths: list[Path], workers: int) -> Iterator[Outcome]:
    if workers < 2 or len(paths) < 2 * CHUNK:
        yield from map(partial(deidentify_file, task), paths)
        return
    done = 0
    while done < len(paths):
        try:
            with _pool(task, workers) as pool:
                while done < len(paths):
                    for outcome in pool.map(_work, paths[done : done + WINDOW], chunksize=CHUNK):
                        yield outcome
                        done += 1
        except BrokenProcessPool:
            in_work = paths[done : done + CHUNK * workers]
            yield from _one_by_one(task, in_work)
            done += len(in_work)


def _one_by_one(task: Task, paths: list[Path]) -> Iterator[Outcome]:
    """The files that were in work when a process died: now a file can take no other with it."""
    left = iter(paths)
    while True:
        with _pool(task, 1) as pool:
            for path in left:
                try:
                    yield pool.submit(_work, path).result()
                except BrokenProcessPool:
                    yield _hold(task, path, b"", ("the process that worked on it died",))
                    break
            else:
                return


def _pool(task: Task, workers: int) -> ProcessPoolExecutor:
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(workers, context, _begin, (task,))


def _begin(task: Task) -> None:
    _TASKS.append(task)
    if task.options.clean_pixels:
        load_reader()


def _work(path: Path) -> Outcome:
    return deidentify_file(_TASKS[-1], path)


def _files(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        yield from (path for name in names if not (path := Path(at, name)).is_symlink() and path.is_file())


def _hold(task: Task, path: Path, data: bytes, reasons: tuple[str, ...]) -> Outcome:
    """Keep what must not leave; its name is a keyed hash of the source's path."""
    place = task.project.pseudonym(str(path.relative_to(task.source)))
    if data:
        write_whole(task.out / QUARANTINE / f"{place}.dcm", data)
    return Outcome("", "", place, reasons)


def _list_sources(path: Path, held: list[tuple[str, str]]) -> None:
    lines = [json.dumps({"entry": place, "source": source}, ensure_ascii=False) for place, source in held]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    path.chmod(0o600)
