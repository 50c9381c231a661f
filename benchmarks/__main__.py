"""`./tuetinh bench AREA --json`: one file an area, each with `add_arguments(parser)` and `run(arguments) -> dict`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks._failure import BenchmarkFailed

FOLDER = Path(__file__).parent


def find_areas(folder: Path = FOLDER) -> list[str]:
    """Every file beside this one that does not begin with an underscore."""
    return sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))


def main(arguments: Sequence[str]) -> int:
    """Measure one area and print its figures; 1 when it could not be measured."""
    parser = argparse.ArgumentParser(prog="tuetinh bench", description="Measure side by side with named peers.")
    areas = parser.add_subparsers(dest="area", required=True, metavar="AREA")
    asked = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name in find_areas():
        area = areas.add_parser(name)
        area.add_argument("--json", action="store_true", help="print one JSON object")
        if name == asked:
            importlib.import_module(f"benchmarks.{name}").add_arguments(area)
    parsed = parser.parse_args(arguments)
    try:
        figures = importlib.import_module(f"benchmarks.{parsed.area}").run(parsed)
    except BenchmarkFailed as error:
        print(f"bench {parsed.area}: {error}", file=sys.stderr)
        return 1
    if parsed.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
