"""`./tuetinh escrow`: keys of the two holders, and the way back from pseudonyms, with a reason that stays on record."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from datasets.deidentify.escrow import Opening, is_audit_whole, new_key_pair, open_escrow, read_key, write_key
from serving.settings import read_settings

BROKEN = 3
AUDIT = "escrow-audit.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`new-key FILE`, `open FILE --keys A B --holders NAME NAME --reason … PSEUDONYM…`, `audit`."""
    verbs = parser.add_subparsers(dest="action", required=True)
    new = verbs.add_parser("new-key", help="write FILE (secret, stays with its holder) and FILE.pub")
    new.add_argument("file", type=Path)
    opened = verbs.add_parser("open", help="print the identifiers of pseudonyms; the attempt is on record first")
    opened.add_argument("file", type=Path)
    opened.add_argument("pseudonyms", nargs="+", metavar="PSEUDONYM")
    opened.add_argument("--keys", type=Path, nargs=2, required=True, help="secrets of the first and the second holder")
    opened.add_argument("--holders", nargs=2, required=True, metavar="NAME")
    opened.add_argument("--reason", required=True)
    verbs.add_parser("audit", help="print every opening, and whether a line was changed or taken out")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; 3 when the audit is not whole.

    Raises:
        EscrowRefused: keys, reason or files are not what they have to be.
    """
    audit = Path(read_settings().data_dir) / AUDIT
    if arguments.action == "new-key":
        secret, public = new_key_pair()
        write_key(arguments.file, secret, 0o600)
        write_key(arguments.file.with_name(arguments.file.name + ".pub"), public, 0o644)
        return 0
    if arguments.action == "audit":
        print(audit.read_text(encoding="utf-8") if audit.exists() else "", end="")
        return 0 if not audit.exists() or is_audit_whole(audit) else BROKEN
    first, second = (read_key(path) for path in arguments.keys)
    opening = Opening(tuple(arguments.holders), frozenset(arguments.pseudonyms), arguments.reason, audit)
    print(json.dumps(open_escrow(arguments.file, (first, second), opening), ensure_ascii=False))
    return 0
