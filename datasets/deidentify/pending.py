"""Series that wait in `pending/` until their faces are gone; from there, whole, to `released/` or to the quarantine.

`released/` gets a file of such a series only after every file of it was written without its face, read again and
compared. Killed at any moment, the folder holds no face outside of `pending/` and the quarantine, and the next run
makes the same bytes again and goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from datasets.deidentify.batch import (
    FACES_IN,
    PENDING,
    QUARANTINE,
    RELEASED,
    Progress,
    Task,
    conclude,
    deidentify_files,
)
from datasets.deidentify.face_parts import shows_head
from datasets.deidentify.face_plane import FaceNotFound
from datasets.deidentify.faces import deface_series, is_defaced
from datasets.deidentify.report import Outcome, Report
from datasets.dicom.read import read_instance
from datasets.errors import DatasetError, UnreadableInstance

FACES, DONE = "faces", "pending-done"
UNREADABLE = "pixels that cannot be read or written"
DIED = "the process that worked on it died"
OTHERS = "other files of its series were released here before; use an empty folder"


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Defaced:
    """What became of the series that waited.

    Attributes:
        series: how many lost their face.
        held_back: why others are held back, one reason a series.
        left: files of an earlier run, from another source, that wait still.
    """

    series: int
    held_back: tuple[str, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """Files of one series: its folder below `pending/` and their names."""

    folder: str
    names: tuple[str, ...]


def deface_folder(
    task: Task, workers: int = 1, on_progress: Progress = _silent, on_series: Progress = _silent
) -> tuple[Report, Defaced]:
    """As `deidentify_folder`, and no CT or MR series of a head is released with its face.

    A second run into the same folder goes on where the first ended, and ends as one that was left alone. What an
    earlier run released without looking for faces waits again, before anything else is done.

    Raises:
        UnreadableInstance: the folders are not usable.
    """
    _recall(task.out)
    ended = deidentify_files(task, workers, on_progress)
    waiting: dict[str, set[str]] = {}
    for _, outcome in ended:
        if outcome.pending:
            path = PurePosixPath(outcome.pending)
            waiting.setdefault(str(path.parent), set()).add(path.name)
    jobs = [Series(folder, tuple(sorted(names))) for folder, names in sorted(waiting.items())]
    results: dict[str, bool | str] = {}
    for series, answer in _answers(task.out, jobs, workers):
        _settle(task.out, series, answer)
        results[series.folder] = answer
        on_series(len(results), len(jobs))
    settled = [(path, _settled(outcome, results)) for path, outcome in ended]
    reasons = tuple(answer for answer in results.values() if isinstance(answer, str))
    defaced = Defaced(sum(answer is True for answer in results.values()), reasons, _tidy(task.out))
    return conclude(task, settled), defaced


def refuse_pending(out: Path) -> None:
    """Before a run that does not look for faces.

    Raises:
        UnreadableInstance: an earlier run that did was not finished here.
    """
    if any((out / PENDING).rglob("*.dcm")):
        raise UnreadableInstance("expected --deface again: a run with it was not finished here; or use an empty folder")


def _answers(out: Path, jobs: list[Series], workers: int) -> Iterator[tuple[Series, bool | str]]:
    """Each series with its answer; one that kills its process is held back and takes no other with it."""
    if workers < 2 or len(jobs) < 2:
        yield from ((series, _deface(out, series)) for series in jobs)
        return
    again = []
    with _pool(workers) as pool:
        asked = [(series, pool.submit(_deface, out, series)) for series in jobs]
        for series, answer in asked:
            try:
                yield series, answer.result()
            except BrokenProcessPool:
                again.append(series)
    for series in again:
        with _pool(1) as pool:
            try:
                yield series, pool.submit(_deface, out, series).result()
            except BrokenProcessPool:
                yield series, DIED


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("forkserver"))


def _deface(out: Path, series: Series) -> bool | str:
    """Write a series without its face to `pending-done/`, beside what waits: whether it had one, or why it is held."""
    folder, done, released = (out / place / series.folder for place in (PENDING, DONE, RELEASED))
    try:
        is_done = deface_series([folder / name for name in series.names], done)
    except FaceNotFound as error:
        return str(error)
    except DatasetError:
        return UNREADABLE
    known = [name for name in series.names if (released / name).exists()]
    made = done if is_done else folder
    return OTHERS if any((released / name).read_bytes() != (made / name).read_bytes() for name in known) else is_done


def _settle(out: Path, series: Series, answer: bool | str) -> None:
    """Move each file to where the answer lets it; nothing of a series moves before all of it is judged."""
    waiting, held = out / PENDING / series.folder, out / QUARANTINE / FACES / series.folder
    target = held if isinstance(answer, str) else out / RELEASED / series.folder
    made = out / DONE / series.folder if answer is True else waiting
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in series.names:
        if target == held or not (target / name).exists():
            (made / name).replace(target / name)
        (waiting / name).unlink(missing_ok=True)
        if target != held:
            (held / name).unlink(missing_ok=True)


def _settled(outcome: Outcome, results: dict[str, bool | str]) -> Outcome:
    if not outcome.pending:
        return outcome
    path = PurePosixPath(outcome.pending)
    reason = results[str(path.parent)]
    if isinstance(reason, bool):
        return replace(outcome, pending="")
    return Outcome("", "", f"{FACES}/{path.with_suffix('')}", (reason,))


def _recall(out: Path) -> None:
    """Whatever stands in `released/` and may show a face waits, as if it had never been released."""
    for path in sorted((out / RELEASED).rglob("*.dcm")):
        if _may_show_face(path):
            target = out / PENDING / path.relative_to(out / RELEASED)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.replace(target)


def _may_show_face(path: Path) -> bool:
    try:
        header = read_instance(path, stop_before_pixels=True)
        return header.get("Modality") in FACES_IN and not is_defaced(header) and shows_head(header)
    except (DatasetError, FaceNotFound):
        return True


def _tidy(out: Path) -> int:
    """Remove what is empty; how many files wait still."""
    shutil.rmtree(out / DONE, ignore_errors=True)
    left = sum(1 for _ in (out / PENDING).rglob("*.dcm"))
    if not left:
        shutil.rmtree(out / PENDING, ignore_errors=True)
    return left
