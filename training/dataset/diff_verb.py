"""`dataset diff`: what B has and A has not."""

from __future__ import annotations

import argparse
import json

from datasets.build.diff import Difference, diff_versions
from datasets.build.layout import Layout
from datasets.labels.attach import labels_of_version
from datasets.labels.diff import LabelDifference, diff_labels
from training.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`A B [--json]`."""
    parser.description = (
        "Instances, patients, rows, labels and options of B against A. / Phiên bản B khác A ở ảnh, người bệnh, bảng,"
        " nhãn và tùy chọn nào."
    )
    parser.add_argument("a", metavar="A", help="NAME@VERSION; see dataset list")
    parser.add_argument("b", metavar="B", help="NAME@VERSION")
    parser.add_argument("--json", action="store_true", help="print one JSON object, with every UID")


def run(arguments: argparse.Namespace) -> int:
    """Always 0 when both can be read: a difference is no mistake."""
    layout = Layout(read_settings().data_dir)
    one, other = layout.find(arguments.a), layout.find(arguments.b)
    found, labels = diff_versions(one, other), diff_labels(labels_of_version(one), labels_of_version(other))
    told = {**found.as_json(), "labels": labels.as_json()}
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(found, labels))
    return 0


def _in_words(found: Difference, labels: LabelDifference) -> str:
    lines = [
        " → ".join(found.versions),
        f"  ảnh / instances: +{len(found.added)} −{len(found.removed)} ≠{len(found.changed)}",
        f"  người bệnh / patients: +{len(found.patients_added)} −{len(found.patients_removed)}",
    ]
    for name, table in found.tables.items():
        state = "=" if table["is_same"] else "≠"
        lines.append(f"  {name}: {table['a'] or 0} → {table['b'] or 0} dòng / rows {state}")
    if not labels.is_same:
        lines.append(f"  nhãn / labels: +{labels.added} −{labels.removed} ≠{len(labels.changed)}")
        lines += [f"    {name}: +{more} −{less} ≠{other}" for name, (more, less, other) in labels.findings.items()]
    lines += [f"  {option}: {_said(a)} → {_said(b)}" for option, (a, b) in found.options.items()]
    return "\n".join(lines)


def _said(value: object) -> str:
    return "–" if value is None else str(value)
