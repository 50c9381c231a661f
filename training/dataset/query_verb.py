"""`dataset query`: one SELECT over the index and the tables."""

from __future__ import annotations

import argparse
import json
import sys

from datasets.build.layout import Layout
from datasets.build.sheet import as_csv
from training.dataset.query import MOST_ROWS, SECONDS, Answer, ask
from training.settings import read_settings

VIEWS = (
    "over the views index (a row an instance), person, encounter, observation … and label, label_agreement,"
    " label_dispute, as far as the version has them; SELECT table_name, column_name FROM information_schema.columns"
    " lists them"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`NAME@VERSION "SELECT …" [--csv | --json]`."""
    parser.add_argument("version", metavar="NAME@VERSION", help="see dataset list")
    parser.add_argument("question", metavar="SELECT", help=VIEWS)
    parser.add_argument("--rows", type=int, default=MOST_ROWS, metavar="N", help=f"at most (default {MOST_ROWS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N", help=f"at most (default {SECONDS:.0f})")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--csv", action="store_true", help="CSV, safe to open in a spreadsheet")
    forms.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """0 when it was answered."""
    folder = Layout(read_settings().data_dir).find(arguments.version)
    answer = ask(folder, arguments.question, most_rows=arguments.rows, seconds=arguments.seconds)
    if arguments.json:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        print(json.dumps({"rows": rows, "is_cut": answer.is_cut}, ensure_ascii=False, default=str))
    elif arguments.csv:
        print(as_csv(answer.columns, answer.rows), end="")
    else:
        print(_as_table(answer))
    if answer.is_cut:
        print(f"chỉ {len(answer.rows)} dòng đầu / only the first rows; --rows", file=sys.stderr)
    return 0


def _as_table(answer: Answer) -> str:
    lines = [list(answer.columns), *(["" if value is None else str(value) for value in row] for row in answer.rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(answer.columns))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
