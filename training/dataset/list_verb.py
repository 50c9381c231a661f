"""`dataset list`: the versions of this site."""

from __future__ import annotations

import argparse
import json

from datasets.build.layout import Layout
from datasets.build.manifest import read_manifest
from training.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`[--json]`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Name, instances, patients and tables of each version."""
    manifests = [read_manifest(folder) for _, folder in Layout(read_settings().data_dir).versions()]
    told = [
        {
            "version": manifest.version_name,
            "instances": manifest.counts.instances,
            "patients": manifest.counts.patients,
            "bytes": manifest.counts.bytes,
            "tables": {name: entry.rows for name, entry in manifest.tables.items()},
        }
        for manifest in manifests
    ]
    if arguments.json:
        print(json.dumps({"versions": told}, ensure_ascii=False))
        return 0
    for each in told:
        tables = "".join(f", {name} {rows}" for name, rows in each["tables"].items())  # type: ignore[attr-defined]
        print(
            f"{each['version']}: {each['instances']} ảnh / instances, {each['patients']} người bệnh / patients{tables}"
        )
    return 0
