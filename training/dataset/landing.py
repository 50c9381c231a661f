"""Everything that was asked for, landed in one folder, from one source after the other."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Progress = Callable[[str, int, int], None]
FILES = "files"


@dataclass(frozen=True, slots=True)
class Landed:
    """What lies in the landing.

    Attributes:
        folder: of the files.
        called: landed file to what it was called where it came from; for the quarantine's list alone.
        refused: reason to how many.
    """

    folder: Path
    called: Mapping[str, str] = field(repr=False)
    refused: Mapping[str, int] = field(default_factory=dict)


def land_folder(source: Path, landing: Path) -> Landed:
    """Copy a folder."""
    (landing / FILES).mkdir(parents=True, exist_ok=True, mode=0o700)
    called = {}
    for path in _files(source):
        key = hashlib.sha256(str(path.relative_to(source)).encode()).hexdigest()[:32] + ".dcm"
        called[key] = str(path)
        if not (landing / FILES / key).exists():
            shutil.copyfile(path, landing / FILES / f"{key}.part")
            (landing / FILES / f"{key}.part").replace(landing / FILES / key)
    return Landed(landing / FILES, called)


def _files(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        yield from (path for name in sorted(names) if not (path := Path(at, name)).is_symlink() and path.is_file())
