"""`dataset report`: a look at a version, as one HTML page."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from datasets.build.layout import Layout
from training.dataset.report_facts import read_facts
from training.dataset.report_page import page_of
from training.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION [--out FILE.html] [--json]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument(
        "--out", type=Path, metavar="FILE.html", help="(default: reports/NAME@VERSION.html in DATA_DIR)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """0 when the page was written."""
    data_dir = read_settings().data_dir
    facts = read_facts(Layout(data_dir).find(arguments.version))
    out = arguments.out or data_dir / "reports" / f"{facts.manifest.version_name}.html"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page_of(facts), encoding="utf-8")
    print(json.dumps({"page": str(out), "bytes": out.stat().st_size}) if arguments.json else out)
    return 0
