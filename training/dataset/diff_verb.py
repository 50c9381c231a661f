"""`dataset diff`: what B has and A has not."""

from __future__ import annotations

import argparse
import json

from datasets.build.diff import Difference, diff_versions
from datasets.build.layout import Layout
from training.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`A B [--json]`."""
    parser.add_argument("a", metavar="A", help="name@version")
    parser.add_argument("b", metavar="B", help="name@version")
    parser.add_argument("--json", action="store_true", help="print one JSON object, with every UID")


def run(arguments: argparse.Namespace) -> int:
    """Always 0 when both can be read: a difference is no mistake."""
    layout = Layout(read_settings().data_dir)
    found = diff_versions(layout.find(arguments.a), layout.find(arguments.b))
    print(json.dumps(found.as_json(), ensure_ascii=False) if arguments.json else _in_words(found))
    return 0


def _in_words(found: Difference) -> str:
    lines = [
        " → ".join(found.versions),
        f"  ảnh / instances: +{len(found.added)} −{len(found.removed)} ≠{len(found.changed)}",
        f"  người bệnh / patients: +{len(found.patients_added)} −{len(found.patients_removed)}",
    ]
    for name, table in found.tables.items():
        state = "=" if table["is_same"] else "≠"
        lines.append(f"  {name}: {table['a'] or 0} → {table['b'] or 0} dòng / rows {state}")
    lines += [f"  {option}: {a} → {b}" for option, (a, b) in found.options.items()]
    return "\n".join(lines)
