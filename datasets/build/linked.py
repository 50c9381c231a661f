"""The links of a build's people as a private table that workers read: the hospital's own, and those of the extracts."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from datasets.deidentify.identities import Identities
from datasets.deidentify.identity_rows import COLUMNS, NAME_COLUMN
from datasets.deidentify.project import Project

OTHERS = len(COLUMNS) - 1


def write_links(identities: Identities, path: Path) -> None:
    """Write every person's numbers and names, so that `read_links` finds the same people with the same pseudonyms.

    Args:
        identities: as linked.
        path: only its owner may read it; it belongs into the build's working folder and goes with it.
    """
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*COLUMNS, NAME_COLUMN))
        for person, numbers, names in identities.people():
            others = [number for number in numbers if number != person]
            for start in range(0, max(len(others), len(names) * OTHERS, 1), OTHERS):
                few, name = others[start : start + OTHERS], names[start // OTHERS : start // OTHERS + 1]
                writer.writerow((person, *few, *[""] * (OTHERS - len(few)), *(name or [""])))


def read_links(path: Path, project: Project) -> Identities:
    """Read what `write_links` wrote: its columns say nothing of the numbers' kinds, and it was checked before."""
    identities = Identities(project)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            identities.link([row[column] for column in COLUMNS], row[NAME_COLUMN])
    return identities
