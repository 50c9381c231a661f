"""`dataset labels attach`: labels into a version that is there already, as a new version of the same files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidBuild
from datasets.build.layout import TABLES, Layout
from datasets.build.manifest import BuiltManifest, read_manifest
from datasets.deidentify.identities import Identities, read_identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import InvalidProject, Project, checked_project, open_project
from datasets.labels.attach import Attached, Wish, attach_labels, labels_of_version
from datasets.labels.desk import Desk
from datasets.labels.errors import InvalidLabels
from datasets.labels.table import LABEL
from training.dataset.code_version import code_version
from training.dataset.labels_words import in_words
from training.settings import read_settings

HELD_BACK, MOST_TOLD = 3, 100


def add_attach(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION PATH… [--identities CSV] [--replace] [--json]`."""
    parser.description = (
        "A new version beside NAME@VERSION: the same files and index, with labels as tables; nothing is pulled again."
        " / Phiên bản mới cùng ảnh cũ, thêm bảng nhãn; không kéo ảnh lại."
    )
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list; it stays as it is")
    parser.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="files or folders: SR, SEG, FHIR, labels.parquet, or a table (CSV or JSONL) with a UID and finding and"
        " value (readings), finding and label (settled), verdict (feedback) or text (reports)",
    )
    parser.add_argument("--identities", type=Path, metavar="CSV", help="numbers of one person, as in build")
    parser.add_argument("--replace", action="store_true", help="leave out the labels that it has / bỏ nhãn cũ")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run_labels=run_attach)


def run_attach(arguments: argparse.Namespace) -> int:
    """0 when everything that concerns the version was taken, 3 when something was refused."""
    if missing := [number for number, path in enumerate(arguments.paths, 1) if not path.exists()]:
        raise InvalidBuild(f"PATH number {missing[0]}: expected labels, got a path where nothing is; look at it again")
    layout = Layout(read_settings().data_dir)
    folder = layout.find(arguments.version)
    manifest = read_manifest(folder)
    project = project_of(manifest, layout)
    identities = read_identities(arguments.identities, project) if arguments.identities else Identities(project)
    kept = () if arguments.replace else labels_of_version(folder)
    options = Options(**manifest.made["options"])
    desk = Desk(project, identities, keeps_uids=options.retain_uids)
    wish = Wish(tuple(arguments.paths), desk, options.retain_longitudinal, kept)
    made, is_new, attached = attach_labels(layout, (folder, manifest), wish, code_version())
    told = _told(made, attached) | {"is_new": is_new, "folder": str(layout.version(made.name, made.digits))}
    state = "mới / new" if is_new else "đã có, không đổi / there already, unchanged"
    lines = [f"{told['version']} ({state})", f"  từ / from {told['labelled_from']}", *in_words(made.labels)]
    print(json.dumps(told, ensure_ascii=False) if arguments.json else "\n".join(lines))
    return 0 if attached.has_all else HELD_BACK


def labels_file(words: Path, layout: Layout) -> Path:
    """The file of labels that is meant: a path, or the table of `NAME@VERSION`.

    Raises:
        InvalidVersion: there is no such version.
        InvalidLabels: the version has no labels.
    """
    if words.exists() or "@" not in str(words):
        return words
    path = layout.find(str(words)) / TABLES / f"{LABEL}.parquet"
    if not path.is_file():
        raise InvalidLabels("expected a version with labels, got one without; see dataset labels attach --help")
    return path


def project_of(manifest: BuiltManifest, layout: Layout) -> Project:
    """The project that made a version.

    Raises:
        InvalidProject: its secret is not here, or another one of the same name is.
    """
    name = manifest.made["project"]
    project = project_here(name, layout)
    if project.fingerprint != manifest.made["fingerprint"]:
        raise InvalidProject(
            f"expected the secret that made this version, the project {name!r} of this site has another"
        )
    return project


def project_here(name: str, layout: Layout) -> Project:
    """A project whose secret lies at this site.

    Raises:
        InvalidProject: it is no name, there is none of the name, or its file is no key.
    """
    key_file = layout.project_key(checked_project(name))
    if not key_file.exists():
        known = ", ".join(sorted(path.stem for path in key_file.parent.glob("*.key"))) or "none yet"
        raise InvalidProject(f"expected a project of this site, there is no {name!r}; there are: {known}")
    return open_project(name, key_file)


def _told(made: BuiltManifest, attached: Attached) -> dict[str, Any]:
    return {
        "version": made.version_name,
        "labelled_from": made.made["labelled_from"],
        "taken": attached.taken,
        "labels": dict(made.labels),
        "refused_at": [[number, one.where, one.reason] for number, one in attached.refused[:MOST_TOLD]],
    }
