"""`./tuetinh dataset VERB`: build, list, diff, verify, export, query, report, privacy, quality, labels.

Exit codes: 0 done; 3 something was quarantined, changed or found; 1 a mistake that the message explains;
130 interrupted.
"""

from __future__ import annotations

import importlib
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from datasets.errors import DatasetError
from training.errors import TrainingError

MISTAKE, INTERRUPTED = 1, 130
VERBS = {
    "build": "from archives, folders and extracts to one de-identified, checked, named version",
    "list": "the versions of this site",
    "diff": "what B has and A has not",
    "verify": "is it still what it was built as, and does nothing in it tell of a person",
    "export": "a version in the form that a trainer reads",
    "query": "one SELECT over the index and the tables",
    "report": "a look at a version, as one HTML page",
    "privacy": "how easily somebody is found, the least generalisation, and a version made so",
    "quality": "what is missing, impossible, repeated or out of order in a version's tables",
    "labels": "import labels, settle what readers differ on, measure how far they agree",
}


def main(words: Sequence[str] | None = None) -> int:
    """Run a verb; return the exit code."""
    parser = ArgumentParser(prog="tuetinh dataset", description="Datasets with a version. / Bộ dữ liệu có phiên bản.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    words = sys.argv[1:] if words is None else words
    for name, summary in VERBS.items():
        sub = verbs.add_parser(name, help=summary)
        if name in words[:1]:  # workers import this module anew: it must cost them nothing
            verb = importlib.import_module(f"training.dataset.{name}_verb")
            verb.add_arguments(sub)
            sub.set_defaults(run=verb.run)
    arguments = parser.parse_args(words)
    try:
        return int(arguments.run(arguments))
    except (DatasetError, TrainingError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print("interrupted; the same command goes on where it stood / chạy lại cùng lệnh để tiếp tục", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
