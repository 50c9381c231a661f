"""`./tuetinh knowledge`: check and compile a knowledge base, for the physicians and engineers who write it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from models.inference.engine import Engine
from models.knowledge.check import Report, check_folder
from models.knowledge.compiled import compile_base
from models.knowledge.read import read_base
from models.registry import SHIPPED
from serving.knowledge_page.render import write_pages

SHIPPED_BASE = SHIPPED / "symptom_checker" / "knowledge"
SHOWN = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its verbs: check, compile, pages."""
    verbs = parser.add_subparsers(dest="knowledge_verb", required=True, metavar="check|compile|pages")
    check = verbs.add_parser("check", help="references, ranges, reach, orphans, neighbours, languages")
    check.add_argument(
        "--folder", type=Path, default=SHIPPED_BASE, help="the knowledge base (default: the shipped one)"
    )
    check.add_argument(
        "--only", metavar="TEXT", default="", help="show only lines with this text, such as a file's name"
    )
    check.add_argument("--json", action="store_true", help="print one JSON object")
    compile_ = verbs.add_parser("compile", help="write compiled.json, which serving loads")
    compile_.add_argument("--model", type=Path, default=SHIPPED_BASE.parent, help="the folder that holds knowledge/")
    pages = verbs.add_parser("pages", help="write a page for every condition, in both languages, for review by e-mail")
    pages.add_argument("--out", type=Path, required=True, help="the folder to write into")
    pages.add_argument(
        "--folder", type=Path, default=SHIPPED_BASE, help="the knowledge base (default: the shipped one)"
    )
    parser.epilog = "Exit codes: 0 sound, 1 there are errors."


def run(arguments: argparse.Namespace) -> int:
    """Check, compile or write pages; 1 when there are errors.

    Raises:
        InvalidKnowledge: the base cannot be read.
    """
    if arguments.knowledge_verb == "compile":
        written = compile_base(arguments.model)
        print(f"{written.name}: {written.stat().st_size / 1e6:.1f} MB")
        return 0
    if arguments.knowledge_verb == "pages":
        count = write_pages(Engine(read_base(arguments.folder)), arguments.out)
        print(f"{count} pages; open {arguments.out / 'vi' / 'index.html'}")
        return 0
    report, base = check_folder(arguments.folder)
    if arguments.json:
        print(
            json.dumps({"name": base.about.name, "version": base.about.version, **asdict(report)}, ensure_ascii=False)
        )
    else:
        _print(report, arguments.only)
    return 1 if report.errors else 0


def _print(report: Report, only: str) -> None:
    for word, lines in (("error", report.errors), ("warning", report.warnings)):
        shown = [line for line in lines if only in line]
        for line in shown[:SHOWN]:
            print(f"{word}: {line}", file=sys.stderr)
        if len(shown) > SHOWN:
            print(f"… and {len(shown) - SHOWN} more", file=sys.stderr)
    print(
        f"{report.conditions} conditions, {report.findings} findings, {report.rules} rules, {report.sources} sources: "
        f"{len(report.errors)} errors, {len(report.warnings)} warnings"
    )
