"""`dataset quality`: what is missing, impossible, repeated or out of order in a version's tables."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path

from datasets.build.layout import Layout
from datasets.build.manifest import read_manifest
from datasets.emr.moments import HOSPITAL_TIME
from datasets.privacy.people import read_tables
from datasets.quality.study import Quality, study_quality
from training.dataset.pictures_quality import quality_page
from training.dataset.pictures_words import CHECKS
from training.settings import read_settings

FOUND, MOST_LINES = 3, 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION [--json] [--html FILE]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with pictures")


def run(arguments: argparse.Namespace) -> int:
    """0 without an error among the findings, else 3."""
    folder = Layout(read_settings().data_dir).find(arguments.version)
    manifest, tables = read_manifest(folder), read_tables(folder)
    name = manifest.version_name
    no_days = manifest.verification.get("records", {}).get("no_days", {})
    quality = study_quality(tables, datetime.now(HOSPITAL_TIME).replace(tzinfo=None), no_days)
    if arguments.html:
        arguments.html.write_text(quality_page(name, quality, tables), encoding="utf-8")
    told = {"version": name, **quality.as_json()}
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _in_words(name, quality))
    return FOUND if quality.counts["error"] else 0


def _in_words(name: str, quality: Quality) -> str:
    counts = quality.counts
    lines = [
        f"{name}: {counts['error']} lỗi / errors, {counts['warning']} cảnh báo / warnings, "
        f"{counts['info']} ghi nhận / notes"
    ]
    for one in quality.findings[:MOST_LINES]:
        vi, en = CHECKS[one.check]
        place = f"{one.table}.{one.column}"
        lines.append(f"  {one.severity:7s} {one.count}/{one.of} {place}: {vi} / {en} {one.detail}".rstrip())
    rest = len(quality.findings) - MOST_LINES
    if not quality.rows:
        lines.append("  không có bảng hồ sơ nào / no table of records in this version")
    return "\n".join([*lines, *([f"  … {rest} nữa / more: --json, --html"] if rest > 0 else [])])
