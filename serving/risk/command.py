"""`./tuetinh risk NAME --input FILE.json`: evaluate a score or model from the command line; without NAME, list them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.errors import InvalidInput, ModelNotFound
from models.instruments import Instrument, find_instruments
from models.registry import SHIPPED, find_models
from models.site_layer import SiteLayers
from models.terms import Language
from serving.appraisal_words import unit_words
from serving.console_lines import print_lines
from serving.risk.answer import describe_evaluation, split_units
from serving.risk.describe import NOTICE, description, list_entry
from serving.risk.page import write_page
from serving.risk.patient import PatientContext, evaluate_for
from serving.risk.whole_body import object_of
from serving.settings import read_settings

INPUT_BYTES = 1 << 20
DATA_REQUIRED, ABSTAINED = 3, 4
BAR = 24


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME, --input, --age, --sex, --pregnant, --describe, --specialty, --language, --json, --markdown."""
    parser.epilog = "Exit codes: 0 answered, 1 a mistake, 3 inputs are missing (bounds are shown), 4 abstained."
    parser.add_argument("name", nargs="?", help="a score or model; without it they are listed")
    parser.add_argument("--input", metavar="FILE.json", help='{"respiratory_rate": 24, …}; - reads standard input')
    parser.add_argument("--describe", action="store_true", help="show its inputs, bands and sources")
    parser.add_argument("--specialty", help="list those of one specialty")
    parser.add_argument("--age", type=float, metavar="YEARS", help="the patient's age, where the score asks for none")
    parser.add_argument("--sex", choices=("female", "male"), help="the patient's sex, likewise")
    parser.add_argument("--pregnant", choices=("yes", "no"), help="is the patient pregnant now?")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--json", action="store_true", help="print JSON, as REST answers")
    parser.add_argument("--markdown", action="store_true", help="print docs/instruments.md: what ships, door by door")


def run(arguments: argparse.Namespace) -> int:
    """List, describe or evaluate.

    Raises:
        ModelNotFound: there is none of that name. `InvalidInput`: an input is not what the declaration says.
    """
    if arguments.markdown:
        print(write_page(find_instruments((SHIPPED,)), find_models((SHIPPED,))), end="")
        return 0
    settings = read_settings()
    instruments = find_instruments(settings.model_roots, layers=SiteLayers(settings.site_layers))
    if arguments.name is None:
        return _list(instruments, arguments)
    instrument = instruments.get(arguments.name)
    if instrument is None:
        raise ModelNotFound(f"expected a name of `./tuetinh risk`, got {arguments.name[:64]!r}")
    if arguments.describe or arguments.input is None:
        return _describe(instrument, arguments)
    return _evaluate(instrument, arguments)


def _list(instruments: Mapping[str, Instrument], arguments: argparse.Namespace) -> int:
    wanted = arguments.specialty
    chosen = [one for _, one in sorted(instruments.items()) if wanted is None or wanted in one.specialties]
    if arguments.json:
        print(json.dumps([list_entry(one) for one in chosen], ensure_ascii=False))
        return 0
    lines = (
        f"{one.name:<34} {one.title.in_language(arguments.language)}  [{', '.join(one.specialties)}]" for one in chosen
    )
    print_lines([*lines, "", f"{len(chosen)} · {NOTICE.in_language(arguments.language)}"])
    return 0


def _describe(instrument: Instrument, arguments: argparse.Namespace) -> int:
    if arguments.json:
        print(json.dumps(description(instrument), ensure_ascii=False))
        return 0
    language: Language = arguments.language
    print(f"{instrument.title.in_language(language)} ({instrument.name} {instrument.version})")
    print(instrument.summary.in_language(language))
    for asked in instrument.inputs:
        told = (
            unit_words(asked.unit, language)
            if asked.kind == "quantity"
            else " | ".join(o.value for o in asked.options) or "true | false"
        )
        print(f"  {asked.name:<28} {told:<28} {asked.display.in_language(language)}")
    for citation in instrument.citations:
        print(f"  {citation.text}{' doi:' + citation.doi if citation.doi else ''}")
    print(NOTICE.in_language(language))
    return 0


def _evaluate(instrument: Instrument, arguments: argparse.Namespace) -> int:
    told = _read(arguments.input)
    values, units = split_units(told.get("inputs", told))
    found = evaluate_for(instrument, values, units, _patient(told, arguments))
    answer = describe_evaluation(instrument, found)
    if arguments.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print("\n".join(_lines(answer, arguments.language)))
    return {"complete": 0, "data-required": DATA_REQUIRED, "abstained": ABSTAINED}[found.status]


def _read(name: str) -> dict[str, Any]:
    text = sys.stdin.read(INPUT_BYTES + 1) if name == "-" else _text_of(Path(name))
    try:
        told = json.loads(text, object_pairs_hook=object_of) if len(text) <= INPUT_BYTES else None
    except (json.JSONDecodeError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("inputs", told), dict):
        raise InvalidInput("--input", "not-an-object", "a JSON object of inputs, at most 1 MiB")
    return told


def _patient(told: dict[str, Any], arguments: argparse.Namespace) -> PatientContext:
    """Of the file's `patient`, and of --age, --sex and --pregnant, which stand before it."""
    is_pregnant = None if arguments.pregnant is None else arguments.pregnant == "yes"
    own = {"age_years": arguments.age, "sex": arguments.sex, "pregnant": is_pregnant}
    stated = (told.get("patient") or {}) if "inputs" in told else {}
    try:
        return PatientContext.model_validate({**stated, **{name: one for name, one in own.items() if one is not None}})
    except (ValidationError, TypeError):
        expected = "age_years from 0 to 130, sex female or male, and pregnant true or false"
        raise InvalidInput("patient", "not-valid", expected) from None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(INPUT_BYTES + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("--input", "unreadable", "a readable UTF-8 file") from error


def _lines(answer: Mapping[str, Any], language: Language) -> Iterator[str]:
    words = {
        "vi": ("Kết quả", "Trong khoảng", "Xác suất", "Mức", "Còn thiếu", "Không trả lời vì"),
        "en": ("Result", "Between", "Probability", "Band", "Missing", "Not answered, because"),
    }[language]
    if answer["score"] is not None:
        unit = "point" if is_one_point(answer, language) else unit_words(answer["unit"], language)
        yield f"{words[0]}: {write_figure(answer['score'], '.4g', language)} {unit}".rstrip()
    elif answer["lower"] is not None:
        unit = unit_words(answer["unit"], language)
        lower, upper = (write_figure(answer[end], ".4g", language) for end in ("lower", "upper"))
        yield f"{words[1]}: {lower} – {upper} {unit}".rstrip()
    if answer["probability"] is not None:
        yield f"{words[2]}: {write_figure(answer['probability'], '.1%', language)}"
    if answer["band"] is not None:
        yield f"{words[3]}: {answer['band']['display'][language]}"
    if answer["missing"]:
        yield f"{words[4]}: {', '.join(answer['missing'])}"
    if answer["reason"] is not None:
        yield f"{words[5]}: {answer['reason']['text'][language]}"
    yield from _bars(answer, language)
    yield NOTICE.in_language(language)


def is_one_point(answer: Mapping[str, Any], language: Language) -> bool:
    """In English one point has no s."""
    return language == "en" and answer["unit"] == "{score}" and answer["score"] == 1


def write_figure(value: float, form: str, language: Language) -> str:
    """A number with the decimal sign of the language."""
    return f"{value:{form}}".replace(".", ",") if language == "vi" else f"{value:{form}}"


def _bars(answer: Mapping[str, Any], language: Language) -> Iterator[str]:
    rows = sorted(answer["contributions"], key=lambda row: -abs(row["amount"]))
    most = max((abs(row["amount"]) for row in rows), default=0.0)
    for row in rows:
        length = round(BAR * abs(row["amount"]) / most) if most else 0
        yield f"  {write_figure(row['amount'], '+8.2f', language)} {'█' * length:<{BAR}} {row['display'][language]}"
