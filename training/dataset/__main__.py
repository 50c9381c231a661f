"""`./tuetinh dataset VERB`: build, list, diff, verify, export, query, report.

Exit codes: 0 done; 3 something was quarantined, changed or found; 1 a mistake that the message explains;
130 interrupted.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from datasets.errors import DatasetError
from training.dataset import build_verb, diff_verb, export_verb, list_verb, query_verb, report_verb, verify_verb
from training.errors import TrainingError

MISTAKE, INTERRUPTED = 1, 130
VERBS = {
    "build": build_verb,
    "list": list_verb,
    "diff": diff_verb,
    "verify": verify_verb,
    "export": export_verb,
    "query": query_verb,
    "report": report_verb,
}


def main(words: Sequence[str] | None = None) -> int:
    """Run a verb; return the exit code."""
    parser = ArgumentParser(prog="tuetinh dataset", description="Datasets with a version. / Bộ dữ liệu có phiên bản.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, verb in VERBS.items():
        sub = verbs.add_parser(name, help=(verb.__doc__ or "").split(": ", 1)[-1])
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
