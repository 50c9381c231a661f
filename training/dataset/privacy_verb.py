"""`dataset privacy`: how easily somebody is found, the least generalisation, and a version made so."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from datasets.build.layout import Layout
from datasets.build.manifest import read_manifest
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.lattice import Goal
from datasets.privacy.release import release_version
from datasets.privacy.study import Study, study_version
from training.dataset.code_version import code_version
from training.dataset.pictures_privacy import privacy_page
from training.settings import read_settings

FOUND = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION [--k 5] [--l 2] [--suppress 0.05] [--sampling-fraction F] [--write] [--json] [--html FILE]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument("--k", type=int, default=5, metavar="N", help="people who are alike, at least (default 5)")
    parser.add_argument(
        "--l", type=int, default=2, metavar="N", help="different diagnoses among them, at least (default 2)"
    )
    parser.add_argument(
        "--suppress", type=float, default=0.05, metavar="SHARE", help="share of people left out, at most (default 0.05)"
    )
    parser.add_argument(
        "--sampling-fraction", type=float, metavar="SHARE", help="share of the population that is in the data, if known"
    )
    parser.add_argument("--write", action="store_true", help="write the generalised tables as a new version")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with pictures")


def run(arguments: argparse.Namespace) -> int:
    """0 when the goal is reached (with --write: and the version is there); 3 when no generalisation reaches it."""
    goal = Goal(arguments.k, arguments.l, arguments.suppress)
    if arguments.sampling_fraction is not None and not 0 < arguments.sampling_fraction <= 1:
        raise InvalidPrivacy("expected a sampling fraction above 0 and at most 1")
    layout = Layout(read_settings().data_dir)
    folder = layout.find(arguments.version)
    manifest = read_manifest(folder)
    study = study_version(folder, goal, sampling_fraction=arguments.sampling_fraction)
    told: dict[str, Any] = {"version": manifest.version_name, **study.as_json()}
    if arguments.write and study.after is not None:
        made, is_new = release_version(study, manifest, layout, code_version())
        told |= {"written": made.version_name, "is_new": is_new}
    if arguments.html:
        arguments.html.write_text(privacy_page(manifest.version_name, study), encoding="utf-8")
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(told, study))
    return 0 if study.after is not None else FOUND


def _in_words(told: dict[str, Any], study: Study) -> str:
    before, after = study.before, study.after
    lines = [
        f"{told['version']}: {before.people} người / people, k = {before.k}; "
        f"{before.unique:.1%} duy nhất / unique; {before.below_5:.1%} k < 5"
    ]
    if after is None:
        return "\n".join([*lines, "  KHÔNG ĐẠT ĐƯỢC với mức khái quát nào / NOT REACHED by any generalisation"])
    rungs = ", ".join(f"{name}: {rung}" for name, rung in study.rungs.items())
    lines += [
        f"  → {after.people} người / people, k = {after.k}, "
        f"l = {', '.join(f'{name} {one.distinct_l}' for name, one in after.diversity.items())}",
        f"  {rungs}",
        f"  bỏ / left out: {study.suppressed}; mất thông tin / information lost: {_loss(study):.1%}; "
        f"{study.search.looked_at}/{study.search.nodes} nút / nodes",
    ]
    return "\n".join([*lines, *([f"  {told['written']}"] if "written" in told else [])])


def _loss(study: Study) -> float:
    return 0.0 if study.search.found is None else study.search.found.loss
