"""What a worker does with one series that waits: take the face out of all its files, or hold all of them back."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasets.build.index import row_of
from datasets.build.instance_work import HELD, Setup, place_of
from datasets.build.layout import FILES
from datasets.deidentify.batch import PENDING
from datasets.deidentify.face_plane import FaceNotFound
from datasets.deidentify.faces import deface_series
from datasets.deidentify.pending import DONE, UNREADABLE
from datasets.dicom.read import read_instance
from datasets.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Series:
    """Files of a series that waits.

    Attributes:
        name: a hash of what it is made of.
        members: landed file and path below `work/pending`, of each.
    """

    name: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of it.

    Attributes:
        series: which one.
        files: path, name in the quarantine and row of the index of each file; one of the latter two.
        reason: why it is held back.
    """

    series: Series
    files: tuple[tuple[str, str, dict[str, Any] | None], ...]
    reason: str = ""


def process_series(setup: Setup, series: Series) -> Settled:
    """Write each file without its face, or as it is where there is none, to `work/files`; or hold all of them back.

    What waits stays where it is, so that doing it again writes the same bytes to the same places.
    """
    done = setup.work / DONE / series.name
    paths = [setup.work / PENDING / path for _, path in series.members]
    try:
        is_done = deface_series(paths, done)
    except FaceNotFound as error:
        return hold_series(setup, series, str(error))
    except DatasetError:
        return hold_series(setup, series, UNREADABLE)
    files = []
    for (key, path), waiting in zip(series.members, paths, strict=True):
        (setup.work / HELD / f"{place_of(setup, key)}.dcm").unlink(missing_ok=True)
        _place(done / waiting.name if is_done else waiting, setup.work / FILES / path)
        files.append((path, "", _row(setup.work / FILES / path, path)))
    shutil.rmtree(done, ignore_errors=True)
    return Settled(series, tuple(files))


def hold_series(setup: Setup, series: Series, reason: str) -> Settled:
    """Hold every file of a series back."""
    files = []
    for key, path in series.members:
        place = place_of(setup, key)
        (setup.work / FILES / path).unlink(missing_ok=True)
        _place(setup.work / PENDING / path, setup.work / HELD / f"{place}.dcm")
        files.append((path, place, None))
    shutil.rmtree(setup.work / DONE / series.name, ignore_errors=True)
    return Settled(series, tuple(files), reason)


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    os.link(source, part)
    part.replace(target)


def _row(file: Path, path: str) -> dict[str, Any]:
    data = file.read_bytes()
    header = read_instance(data, stop_before_pixels=True)
    return row_of(header, path, hashlib.sha256(data).hexdigest(), len(data))
