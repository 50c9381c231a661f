"""Plain files below `files/` and the index as a CSV that a spreadsheet may open."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from datasets.build.export.chosen import Chosen
from datasets.build.index import SCHEMA
from datasets.build.layout import DATASHEET, FILES
from datasets.build.sheet import as_csv


def export_plain(chosen: Chosen, out: Path) -> None:
    """Write `files/`, `index.csv` with a column a finding, and the datasheet."""
    copy_files(chosen, chosen.rows, out)
    part_of = chosen.splits.part_of
    findings = sorted({name for row in chosen.rows for name in row["labels"]})
    columns = (*SCHEMA.names, "label", "split", *findings)
    rows = [
        [{**row, **row["labels"], "split": part_of.get(row["path"])}.get(name) for name in columns]
        for row in chosen.rows
    ]
    (out / "index.csv").write_text(as_csv(columns, rows), encoding="utf-8")
    shutil.copyfile(chosen.folder / DATASHEET, out / DATASHEET)


def copy_files(chosen: Chosen, rows: Iterable[Mapping[str, Any]], out: Path) -> None:
    """Copy the rows' files; links would let a change of the export change the version."""
    for row in rows:
        target = out / FILES / str(row["path"])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(chosen.file(row), target)
