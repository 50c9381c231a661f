"""`dataset verify`: is it still what it was built as, and does nothing in it tell of a person."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from datasets.build.index import read_index
from datasets.build.layout import FILES, INDEX, TABLES, Layout
from datasets.build.manifest import BuiltManifest, read_manifest
from datasets.build.recheck import AnyProject, recheck_file, recheck_table
from datasets.build.references import lost_references
from datasets.build.verify import find_changes
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project, open_project
from datasets.labels.errors import InvalidLabels
from datasets.labels.in_version import label_summary
from training.dataset.pool import LocalPool, Lost
from training.dataset.progress import ShownProgress
from training.settings import read_settings

FOUND = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION [--workers N] [--json]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (default: every core)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """0 when all is well, 3 when anything was changed or found."""
    layout = Layout(read_settings().data_dir)
    folder = layout.find(arguments.version)
    manifest = read_manifest(folder)
    changes = [*find_changes(folder, manifest)] or [*_labels(folder, manifest)]
    findings = {} if changes else _findings(folder, manifest, layout, arguments.workers)
    told = {
        "version": manifest.version_name,
        "files": manifest.counts.instances,
        "changes": changes,
        "findings": findings,
        "is_sound": not changes and not findings,
    }
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(told, changes, findings))
    return 0 if told["is_sound"] else FOUND


def _labels(folder: Path, manifest: BuiltManifest) -> Iterator[str]:
    try:
        told = label_summary(folder)
    except InvalidLabels as error:
        yield str(error)
        return
    if any(manifest.labels.get(key) != value for key, value in told.items()):
        yield "the labels of the manifest are not those of the tables"


def _findings(folder: Path, manifest: BuiltManifest, layout: Layout, workers: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    options = Options(**manifest.made["options"])
    function = partial(recheck_file, project=_project(manifest, layout), options=options)
    paths = (folder / FILES / row["path"] for row in read_index(folder / INDEX))
    show = ShownProgress()
    pool = LocalPool(workers, ("datasets.build.recheck",))
    for done, (_, reasons) in enumerate(pool.map(function, paths), 1):
        found.update((f"{reasons.value} while it was checked",) if isinstance(reasons, Lost) else reasons)
        show("verify", done, manifest.counts.instances)
    for path in sorted((folder / TABLES).glob("*.parquet")):
        found.update(recheck_table(path, options))
    found.update(lost_references(folder / TABLES))
    return dict(found.most_common())


def _project(manifest: BuiltManifest, layout: Layout) -> Project:
    """The project itself where its secret is here; elsewhere whatever has the form of its marks."""
    key_file = layout.project_key(manifest.made["project"])
    if key_file.is_file():
        project = open_project(manifest.made["project"], key_file)
        if project.fingerprint == manifest.made["fingerprint"]:
            return project
    return AnyProject()


def _in_words(told: dict[str, object], changes: list[str], findings: dict[str, int]) -> str:
    if not changes and not findings:
        return f"{told['version']}: {told['files']} tệp nguyên vẹn, không thấy danh tính / files intact, nobody found"
    lines = [f"{told['version']}: KHÔNG ĐẠT / NOT SOUND", *(f"  {change}" for change in changes)]
    return "\n".join([*lines, *(f"  {count:6d}  {reason}" for reason, count in findings.items())])
