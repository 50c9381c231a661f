"""`dataset build`: from archives, folders and extracts to one de-identified, checked, named version."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from datasets.build.earlier_dates import remember_dates
from datasets.build.errors import InvalidBuild
from datasets.build.layout import Layout, checked_name
from datasets.deidentify.escrow import Escrow, look_at_escrow
from datasets.deidentify.options import DEFAULTS, FLAGS, Options
from datasets.deidentify.project import Project, checked_project, create_project, open_project
from datasets.deidentify.regions import SHIPPED
from training.dataset.build import Built, build_version
from training.dataset.first_look import look_first
from training.dataset.labels_words import in_words
from training.dataset.pool import SECONDS, LocalPool, Pool
from training.dataset.progress import ShownProgress
from training.dataset.request import Request
from training.dataset.source_words import add_sources, extracts_of, manners_of, sources_of
from training.settings import read_settings

HELD_BACK = 3
PROJECT = (
    "its secret makes pseudonyms, UIDs and date shifts, the same in every build; a new name makes a new secret"
    " / dự án giữ khóa bí mật; tên mới thì tạo khóa mới"
)
IDENTITIES = (
    "who is who: a row a person, with some of the columns national_id,bhyt_number,ma_bn,patient_id,issuer,name"
    " / bảng nối các mã của cùng một người"
)
DATES = (
    "none: removed; full: as they are; modified: moved by whole days, all of a patient's alike (default modified)"
    " / bỏ, giữ, hoặc dời ngày"
)
OPTIONS = (
    f"of PS3.15: {', '.join(FLAGS)}; without a word after it the basic profile alone"
    f" (default {' '.join(DEFAULTS)}); docs/deidentification.md"
)
PRELOAD = ("datasets.build.instance_work",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--folder … --pacs … --project NAME --name DATASET …`."""
    parser.description = (
        "Pull, de-identify, check, index and name a dataset; ask again after a kill and it goes on."
        " / Kéo về, khử định danh, kiểm tra, lập chỉ mục; chạy lại sau khi bị ngắt để tiếp tục."
    )
    add_sources(parser)
    parser.add_argument("--project", required=True, metavar="NAME", help=PROJECT)
    parser.add_argument(
        "--name", required=True, metavar="DATASET", help="of the dataset; its versions are DATASET@12 digits"
    )
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (default: every core)"
    )
    parser.add_argument("--ray", metavar="HOST:PORT", help="on this Ray cluster; its nodes share DATA_DIR and the code")
    parser.add_argument(
        "--seconds",
        type=int,
        default=SECONDS,
        metavar="N",
        help=f"that one instance may take, 0 for ever (default {SECONDS})",
    )
    _add_deidentification(parser)
    parser.add_argument(
        "--labels",
        type=Path,
        nargs="+",
        default=[],
        metavar="PATH",
        help="SR, SEG, FHIR, readings, feedback, reports or settled values, which become tables of the version"
        " / nhãn đi cùng phiên bản; see dataset labels attach --help",
    )
    parser.add_argument(
        "--keep-landing", action="store_true", help="keep the pulled originals in DATA_DIR/landing/NAME"
    )
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object")


def _add_deidentification(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("de-identification / khử định danh")
    group.add_argument("--identities", type=Path, metavar="CSV", help=IDENTITIES)
    group.add_argument("--dates", choices=("none", "full", "modified"), default="modified", help=DATES)
    group.add_argument("--options", nargs="*", choices=FLAGS, default=DEFAULTS, metavar="OPTION", help=OPTIONS)
    group.add_argument(
        "--regions", type=Path, default=SHIPPED, metavar="YAML", help="which rectangles of which devices hold text"
    )
    group.add_argument("--deface", action="store_true", help="take the face out of CT and MR series of the head")
    group.add_argument("--escrow", type=Path, metavar="FILE", help="write the way back, for both holders together")
    group.add_argument("--holders", type=Path, nargs=2, metavar="FILE.pub", help="public keys of the two holders")


def run(arguments: argparse.Namespace) -> int:
    """0 when everything was released, 3 when something was held back."""
    layout = Layout(read_settings().data_dir)
    escrow = look_at_escrow(arguments.escrow, arguments.holders)
    request = _request(arguments, layout, escrow)
    with _pool(arguments) as pool:
        built = build_version(request, layout, pool, ShownProgress())
    told = _told(built)
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(told), flush=True)
    verification, labels = built.manifest.verification, built.manifest.labels
    is_short = verification["quarantined"] or verification["records_refused"] or labels.get("refused")
    return HELD_BACK if is_short or (arguments.labels and not labels.get("rows")) else 0


def _request(arguments: argparse.Namespace, layout: Layout, escrow: Escrow | None) -> Request:
    sources, extracts, manners = sources_of(arguments), extracts_of(arguments), manners_of(arguments)
    name, project_name = checked_name(arguments.name), checked_project(arguments.project)
    look_first(arguments, sources, extracts)
    if arguments.deface and not sources:
        raise InvalidBuild("expected images with --deface, got records alone; name --folder, --pacs or --dicomweb too")
    project = _project(project_name, layout)  # a new name makes a key: only when all the rest is as it should be
    return Request(
        name=name,
        project=project,
        key_file=layout.project_key(project.name),
        sources=sources,
        extracts=extracts,
        options=_options(arguments),
        regions=arguments.regions,
        identities=arguments.identities,
        manners=manners,
        labels=tuple(arguments.labels),
        keeps_landing=arguments.keep_landing,
        escrow=escrow,
    )


def _options(arguments: argparse.Namespace) -> Options:
    chosen = dict.fromkeys(arguments.options, True) | {"clean_faces": arguments.deface}
    return Options(retain_longitudinal=arguments.dates, **chosen)


def _project(name: str, layout: Layout) -> Project:
    key_file = layout.project_key(name)
    if key_file.exists():
        project = open_project(name, key_file)
        remember_dates(project, key_file, layout)
        return project
    print(f"tuetinh: new project, secret in {key_file}; without it nothing can be linked again", file=sys.stderr)
    return create_project(name, key_file)


PATIENTS = (
    (
        "unknown",
        "ca chụp không có mã người bệnh thật, mỗi ca là một người / studies without a real PatientID, each a person",
    ),
    ("linked", "mã trên ảnh được nối nhờ số khác / PatientIDs linked by another number that images tell"),
    ("contradicted", "mã có số của hai người, không nối / PatientIDs with numbers of two people, not linked"),
    ("issuers", "mã do hai nơi cấp, không rõ ai / PatientIDs of two issuers, not linked: say whose in --identities"),
)
"""What is told of the images' patients, in both languages."""


@contextmanager
def _pool(arguments: argparse.Namespace) -> Iterator[Pool]:
    if not arguments.ray:
        yield LocalPool(arguments.workers, PRELOAD, arguments.seconds)
        return
    from training.dataset.ray_pool import RayPool  # Ray takes a second to import

    with redirect_stdout(sys.stderr):  # Ray's own threads print about its nodes
        pool = RayPool(arguments.ray, arguments.seconds)
        try:
            yield pool
        finally:
            pool.close()


def _told(built: Built) -> dict[str, Any]:
    manifest = built.manifest
    return {
        "version": manifest.version_name,
        "folder": str(built.folder),
        "is_new": built.is_new,
        "instances": manifest.counts.instances,
        "patients": manifest.counts.patients,
        "modalities": dict(manifest.counts.modalities),
        "tables": {name: entry.rows for name, entry in manifest.tables.items()},
        "quarantined": manifest.verification["quarantined"],
        "reasons": manifest.verification["reasons"],
        "records_refused": manifest.verification["records_refused"],
        "image_patients": dict(manifest.verification.get("image_patients", {})),
        "quarantine": str(built.quarantine) if built.quarantine else None,
        "labels": dict(manifest.labels),
    }


def _in_words(told: dict[str, Any]) -> str:
    state = "mới / new" if told["is_new"] else "đã có, không đổi / there already, unchanged"
    lines = [
        f"{told['version']} ({state})",
        f"  {told['folder']}",
        f"  {told['instances']} ảnh / instances, {told['patients']} người bệnh / patients",
        *(f"  {name}: {rows} dòng / rows" for name, rows in told["tables"].items()),
    ]
    lines += [
        f"  {told['image_patients'][kind]} {words}" for kind, words in PATIENTS if told["image_patients"].get(kind)
    ]
    lines += in_words(told["labels"])
    if told["quarantined"]:
        lines.append(f"  {told['quarantined']} bị giữ lại / held back: {told['quarantine']}")
    lines += [f"  {count:6d}  {reason}" for reason, count in (told["reasons"] | told["records_refused"]).items()]
    return "\n".join(lines)
