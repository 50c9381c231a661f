"""The extracts of electronic records in a build: everybody's numbers before the first image, then the tables."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from datasets.build.errors import InvalidBuild
from datasets.build.seal import HELD_TABLES
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Longitudinal
from datasets.deidentify.way_back import WayBack
from datasets.tidy.extract import Kind, Task, open_extract
from datasets.tidy.write import write_extract
from training.dataset.merge import merge_tables

PARTS = "extracts"


@dataclass(frozen=True, slots=True)
class ExtractSpec:
    """One extract: its kind, where it lies, and for tables the mapping file."""

    kind: Kind
    path: Path
    mapping: Path | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """What became of the records of all extracts; counts and reasons, never a value.

    Attributes:
        rows: that leave, by table.
        held: rows in the quarantine, by table and reason.
        refused: records that were not taken, by reason.
        merged: rows of several sources that were one: duplicates dropped, and conflicts where the first source won.
        no_days: table and column → how many moments stood for none and are told empty.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    merged: Mapping[str, int] = field(default_factory=dict)
    no_days: Mapping[str, int] = field(default_factory=dict)

    @property
    def reasons(self) -> dict[str, int]:
        """Why how many records and rows did not leave, in one list."""
        held = {f"held {table}: {why}": count for table, whys in self.held.items() for why, count in whys.items()}
        return {f"record: {reason}": count for reason, count in self.refused.items()} | held

    def as_json(self) -> dict[str, Any]:
        """For the manifest."""
        held = {table: dict(reasons) for table, reasons in self.held.items()}
        counts = {"rows": self.rows, "refused": self.refused, "merged": self.merged, "no_days": self.no_days}
        return {"held": held} | {name: dict(each) for name, each in counts.items()}


def link_people(extracts: Sequence[ExtractSpec], identities: Identities, way_back: WayBack | None = None) -> None:
    """Add what the extracts know of each person's numbers.

    Args:
        extracts: what to read.
        identities: where the links go.
        way_back: for an escrow, where everybody's numbers and names go as they are written.

    Raises:
        UnreadableRecord: there is nothing at a path.
        InvalidManifest: a mapping file does not fit.
    """
    for extract in extracts:
        people = open_extract(extract.kind, extract.path, identities, mapping=extract.mapping).people
        if way_back is None:
            continue
        for told in (person.told for person in people if person.told):
            way_back.add(told[0][1], told)


def write_tables(
    extracts: Sequence[ExtractSpec], work: Path, out: Path, identities: Identities, dates: Longitudinal
) -> Records:
    """Write `OUT/<table>.parquet` of all extracts together, each through its own gate, in the order they were named.

    Args:
        extracts: what to take.
        work: the build's private folder; the gates' quarantines come to lie in `held-tables/<number>`.
        out: for the tables that may leave; made anew. A table without rows is not written.
        identities: linked by `link_people`.
        dates: none, full or modified, as for the images.

    Raises:
        UnreadableRecord: there is nothing at a path.
        InvalidManifest: a mapping file does not fit.
        InvalidBuild: there is no room to put the tables together.
    """
    for folder in (out, work / PARTS, work / HELD_TABLES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    held: dict[str, Counter[str]] = {}
    refused, no_days = Counter[str](), Counter[str]()
    parts = []
    for number, each in enumerate(extracts):
        part = work / PARTS / str(number)
        task = Task(each.kind, each.path, identities.project, identities, dates, each.mapping)
        written = write_extract(task, part, work / HELD_TABLES / str(number))
        refused.update(written.refused_counts)
        no_days.update(written.no_days)
        for table, reasons in written.held.items():
            held.setdefault(table, Counter()).update(reasons)
        parts.append(part)
    try:
        rows, merged = merge_tables(parts, out, work)
    except duckdb.Error as error:  # its words may hold values
        raise InvalidBuild(
            f"the tables could not be put together, {type(error).__name__}; make room on the disk and run the same"
            " command again"
        ) from None
    shutil.rmtree(work / PARTS)
    told = {table: dict(reasons) for table, reasons in sorted(held.items()) if reasons}
    return Records(rows, told, dict(sorted(refused.items())), merged, dict(sorted(no_days.items())))
