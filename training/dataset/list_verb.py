"""`dataset list`: the versions of this site."""

from __future__ import annotations

import argparse
import json
from typing import Any

from datasets.build.layout import Layout
from datasets.build.manifest import read_manifest
from training.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`[--json]`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Name, instances, patients and tables of each version."""
    manifests = [read_manifest(folder) for _, folder in Layout(read_settings().data_dir).versions()]
    told: list[dict[str, Any]] = [
        {
            "version": manifest.version_name,
            "instances": manifest.counts.instances,
            "patients": manifest.counts.patients,
            "bytes": manifest.counts.bytes,
            "tables": {name: entry.rows for name, entry in manifest.tables.items()},
            "generalised_from": manifest.made.get("generalised_from"),
            "labelled_from": manifest.made.get("labelled_from"),
        }
        for manifest in manifests
    ]
    if arguments.json:
        print(json.dumps({"versions": told}, ensure_ascii=False))
        return 0
    for each in told:
        tables = "".join(f", {name} {rows}" for name, rows in each["tables"].items())
        print(
            f"{each['version']}: {each['instances']} ảnh / instances, {each['patients']} người bệnh / patients{tables}"
        )
        if each["generalised_from"]:
            print(f"  khái quát từ / generalised from {each['generalised_from']}")
        if each["labelled_from"]:
            print(f"  thêm nhãn vào / labels added to {each['labelled_from']}")
    if not told:
        print("chưa có phiên bản nào / no version yet: dataset build --help")
    return 0
