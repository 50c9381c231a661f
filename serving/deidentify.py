"""`./tuetinh deidentify`: a folder of DICOM files in, released instances, a quarantine and a report out."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from datasets.deidentify.batch import Task, deidentify_folder
from datasets.deidentify.escrow import look_at_escrow
from datasets.deidentify.identities import Identities, read_identities
from datasets.deidentify.kept_dates import hold_to_dates
from datasets.deidentify.options import DEFAULTS, FLAGS, Options
from datasets.deidentify.pending import Defaced, deface_folder, refuse_pending
from datasets.deidentify.project import Project, checked_project, create_project, open_project
from datasets.deidentify.regions import SHIPPED, read_rules
from datasets.deidentify.report import Report
from serving.settings import read_settings

HELD_BACK = 3
REPORT = "report.json"
FACES = {
    "vi": "Khuôn mặt: đã xóa ở {done} loạt ảnh · {held} loạt ảnh bị giữ lại trong quarantine/faces/",
    "en": "Faces: taken out of {done} series · {held} series held back in quarantine/faces/",
}
LEFT = {
    "vi": "  {left} tệp của lần chạy trước còn chờ trong pending/; chạy lại với đúng thư mục nguồn của chúng",
    "en": "  {left} files of an earlier run wait in pending/ still; run it again on the folder that they came from",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--folder IN --out OUT --project NAME [--identities FILE.csv] [--dates …] [--options …] [--json]`."""
    parser.description = (
        "De-identify a folder by DICOM PS3.15 Annex E and check the result; what fails the check is held back."
        " / Khử định danh một thư mục DICOM và kiểm tra lại; tệp không đạt bị giữ lại."
    )
    parser.add_argument("--folder", type=Path, required=True, metavar="IN", help="read everything below")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="write released/, quarantine/, report.json"
    )
    parser.add_argument("--project", required=True, metavar="NAME", help="whose secret to use; a new name makes one")
    parser.add_argument(
        "--identities", type=Path, metavar="FILE.csv", help="national_id,bhyt_number,ma_bn,patient_id,issuer,name"
    )
    parser.add_argument("--dates", choices=("none", "full", "modified"), default="modified", help="(default modified)")
    parser.add_argument("--options", nargs="*", choices=FLAGS, default=DEFAULTS, help=f"(default {' '.join(DEFAULTS)})")
    parser.add_argument("--regions", type=Path, default=SHIPPED, metavar="FILE.yaml", help="where pixels hold text")
    parser.add_argument("--deface", action="store_true", help="take the face out of CT and MR series of the head")
    parser.add_argument("--escrow", type=Path, metavar="FILE", help="write the way back, for both holders together")
    parser.add_argument("--holders", type=Path, nargs=2, metavar="FILE.pub", help="public keys of the two holders")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: every core)")
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="of the report (default vi)")
    parser.add_argument("--json", action="store_true", help="print the report as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """0 when everything was released, 3 when something was held back.

    Raises:
        InvalidProject: the project's name or key file is not usable.
        DatasetError: the folders or the table of identities are not usable.
    """
    escrow = look_at_escrow(arguments.escrow, arguments.holders)
    read_rules(arguments.regions)  # a mistake is told before a key is made
    projects = Path(read_settings().data_dir) / "projects"
    project = _project(arguments.project, projects)
    identities = read_identities(arguments.identities, project) if arguments.identities else Identities(project)
    chosen = dict.fromkeys(arguments.options, True) | {"clean_faces": arguments.deface}
    options = Options(retain_longitudinal=arguments.dates, **chosen)
    hold_to_dates(projects / f"{project.name}.key", arguments.dates)
    task = Task(arguments.folder, arguments.out, project, options, identities, arguments.regions)
    report, defaced = _deidentify(task, arguments.workers)
    if escrow:
        escrow.seal(report.identifiers(identities))
    figures = report.as_json() | ({"defaced": asdict(defaced)} if defaced else {})
    told = json.dumps(figures, ensure_ascii=False)
    (arguments.out / REPORT).write_text(told + "\n", encoding="utf-8")
    print(told if arguments.json else report.as_text(arguments.language) + _faces_as_text(defaced, arguments.language))
    return HELD_BACK if report.quarantined or (defaced and defaced.left) else 0


def _deidentify(task: Task, workers: int) -> tuple[Report, Defaced | None]:
    if task.options.clean_faces:
        return deface_folder(task, workers, _show_progress, _show_progress)
    refuse_pending(task.out)
    return deidentify_folder(task, workers, _show_progress), None


def _faces_as_text(defaced: Defaced | None, language: str) -> str:
    if defaced is None:
        return ""
    first = FACES[language].format(done=defaced.series, held=len(defaced.held_back))
    left = [LEFT[language].format(left=defaced.left)] if defaced.left else []
    return "\n".join(["", first, *left])


def _project(name: str, folder: Path) -> Project:
    key_file = folder / f"{checked_project(name)}.key"
    if key_file.exists():
        return open_project(name, key_file)
    print(f"tuetinh: new project, secret in {key_file}; without it nothing can be linked again", file=sys.stderr)
    return create_project(name, key_file)


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done == total or done % 500 == 0:
        print(f"{done} / {total}", file=sys.stderr, flush=True)
