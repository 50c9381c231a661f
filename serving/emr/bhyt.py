"""`./tuetinh bhyt FILE`: validate a BHYT file, and evaluate its cases."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from datasets.emr.catalogue.icd10 import read_catalogue
from datasets.emr.codes import read_codes
from datasets.errors import UnreadableRecord
from models.instruments import find_instruments
from models.site_layer import SiteLayers
from models.terms import Language
from serving.appraisal_words import unit_words
from serving.appraise_all import choose_instruments
from serving.emr.report import Means, report_on
from serving.settings import read_settings

INVALID = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`FILE [--json] [--language en] [--no-scores]`."""
    parser.description = "Validate a BHYT XML file (QĐ 4210, 130, 4750) and evaluate every score its cases allow."
    parser.add_argument("file", type=Path, metavar="FILE.xml")
    parser.add_argument("--json", action="store_true", help="print JSON, the answer of POST /v1/emr/bhyt")
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="of the sentences (default vi)")
    parser.add_argument("--no-scores", action="store_true", help="validate only")


def run(arguments: argparse.Namespace) -> int:
    """0 when the file keeps to the field list, 3 when it does not.

    Raises:
        UnreadableRecord: the file is no BHYT document.
    """
    settings = read_settings()
    codes = read_codes(Path(settings.codes_file) if settings.codes_file else None)
    layers = SiteLayers(settings.site_layers)
    found = {} if arguments.no_scores else find_instruments(settings.model_roots, layers=layers)
    panel = choose_instruments(found, "" if arguments.no_scores else settings.record_instruments)
    means = Means(panel, codes, read_catalogue(settings.data_dir))
    report = report_on(_read(arguments.file), means, sys.maxsize)
    if arguments.json:
        print(json.dumps(report, ensure_ascii=False))
    else:
        _print(report, arguments.language)
    return 0 if report["is_valid"] else INVALID


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableRecord(f"expected a readable file, got {type(error).__name__}") from error


def _print(report: dict[str, Any], language: Language) -> None:
    print(report["notice"][language])
    for one in report["violations"]:
        place = f"HOSO {one['case']} · {one['table']} · {one['row']} · {one['field'] or '–'}"
        print(f"{place} · {one['rule']}: {one['message'][language]}")
    if not report["has_catalogue"]:
        text = {"vi": "Chưa nhập danh mục ICD-10", "en": "No ICD-10 catalogue was imported"}[language]
        print(f"{text}: ./tuetinh catalogue import FILE")
    for case in report["cases"]:
        print(f"HOSO {case['case']} · QĐ {case['edition']} · {case['at']}")
        for note in case["notes"][language]:
            print(f"  – {note}")
        for answer in case["answers"]:
            print(f"  {answer['title'][language]}: {_value(answer, language)}")


def _value(answer: dict[str, Any], language: Language) -> str:
    number = answer["score"]
    told = f"{number:.6g}" if number is not None else f"{answer['lower']:.6g}–{answer['upper']:.6g}"
    told = told.replace(".", ",") if language == "vi" else told
    band = answer["band"]
    missing = f" ({', '.join(answer['missing'])}?)" if number is None else ""
    return (
        f"{told} {unit_words(answer['unit'], language)}".rstrip()
        + (f" · {band['display'][language]}" if band else "")
        + missing
    )
