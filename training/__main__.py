"""`python -m training VERB`: train, evaluate, promote.

Exit codes: 0 done; 2 asked for what does not exist; 3 refused (leakage, parity, not good enough); 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from datasets.errors import DatasetError
from models.errors import ModelError
from training import commands
from training.errors import InvalidPlan, TrainingError

USAGE_ERROR, REFUSED, INTERRUPTED = 2, 3, 130


def main(words: Sequence[str] | None = None) -> int:
    """Run a verb; return the exit code."""
    arguments = _parser().parse_args(words)
    try:
        answer = arguments.run(arguments)
    except InvalidPlan as error:
        return _fail(error, USAGE_ERROR)
    except (TrainingError, DatasetError, ModelError) as error:
        return _fail(error, REFUSED)
    except KeyboardInterrupt:
        print("interrupted; the same command with --resume goes on from the last epoch", file=sys.stderr)
        return INTERRUPTED
    if answer is not None:
        print(json.dumps(answer, ensure_ascii=False) if arguments.json else commands.in_words(answer))
    return 0


def _fail(error: Exception, code: int) -> int:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tuetinh", description="Make models: train, evaluate, promote.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, verb in commands.VERBS.items():
        sub = verbs.add_parser(name, help=verb.summary, description=verb.summary)
        verb.add_arguments(sub)
        sub.add_argument("--json", action="store_true", help="print one JSON object on standard output")
        sub.set_defaults(run=verb.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
