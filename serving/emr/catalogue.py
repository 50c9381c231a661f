"""`./tuetinh catalogue`: import the Ministry's ICD-10 tables into the data directory, and search them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from datasets.emr.catalogue.icd10 import read_catalogue
from datasets.emr.catalogue.importer import import_catalogue
from datasets.errors import InvalidCodes
from serving.console_lines import print_lines
from serving.emr.routes import describe_entry
from serving.settings import read_settings

NOTHING = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`import FILE…`, `search TEXT`."""
    parser.description = "The Vietnamese–English ICD-10 catalogue: import it once, then search it."
    verbs = parser.add_subparsers(dest="catalogue_verb", required=True)
    bring = verbs.add_parser("import", help="CSV tables of the Ministry, or a folder of them")
    bring.add_argument("files", type=Path, nargs="+", metavar="FILE")
    look = verbs.add_parser("search", help="by code, or by words with or without Vietnamese marks")
    look.add_argument("text", nargs="+", metavar="TEXT")
    look.add_argument("--limit", type=int, default=20)
    for verb in (bring, look):
        verb.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """0; 3 when a search finds nothing.

    Raises:
        InvalidCodes: a file is not of the shape, or nothing was imported yet.
    """
    folder = read_settings().data_dir
    return _import(arguments, folder) if arguments.catalogue_verb == "import" else _search(arguments, folder)


def _import(arguments: argparse.Namespace, folder: Path) -> int:
    catalogue = import_catalogue(arguments.files, folder)
    rules = catalogue.rules
    listed = len(rules.not_main) + sum(map(len, rules.only.values())) + sum(map(len, rules.ages.values()))
    if arguments.json:
        print(json.dumps({"codes": len(catalogue), "rules": listed, "sources": catalogue.sources}))
    else:
        print(f"{len(catalogue)} codes and {listed} lines of rules from {len(catalogue.sources)} files")
    return 0


def _search(arguments: argparse.Namespace, folder: Path) -> int:
    catalogue = read_catalogue(folder)
    if catalogue is None:
        raise InvalidCodes("expected a catalogue in the data directory, got none; import one first")
    found = catalogue.search(" ".join(arguments.text), arguments.limit)
    if arguments.json:
        print(json.dumps([describe_entry(entry) for entry in found], ensure_ascii=False))
    else:
        print_lines(f"{entry.code:<8} {entry.vi} / {entry.en}" for entry in found)
    return 0 if found else NOTHING
