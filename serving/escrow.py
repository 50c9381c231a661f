"""`./tuetinh escrow`: keys of the two holders, and the way back from pseudonyms, with a reason that stays on record."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from datasets.deidentify.escrow import Opening, new_key_pair, open_escrow, write_key
from datasets.deidentify.escrow_audit import Audit
from serving.settings import read_settings

BROKEN, UNKNOWN = 3, 4
AUDIT, HEAD = "escrow-audit.jsonl", "escrow-audit.head"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`new-key FILE`, `open FILE --keys A B --holders NAME NAME --reason … PSEUDONYM…`, `audit`."""
    parser.epilog = (
        "Exit codes: 0 done, 1 a mistake, which is explained, 3 the audit is not whole, 4 the escrow does not hold a"
        " pseudonym. / Mã thoát: 0 xong, 1 có lỗi được giải thích, 3 sổ mở khóa không còn nguyên vẹn, 4 không có mã"
        " giả danh này."
    )
    verbs = parser.add_subparsers(dest="action", required=True)
    new = verbs.add_parser("new-key", help="write FILE (secret, stays with its holder) and FILE.pub")
    new.add_argument("file", type=Path)
    opened = verbs.add_parser("open", help="print the identifiers of pseudonyms; the attempt is on record first")
    opened.add_argument("file", type=Path)
    opened.add_argument("pseudonyms", nargs="+", metavar="PSEUDONYM")
    opened.add_argument("--keys", type=Path, nargs=2, required=True, help="secrets of the first and the second holder")
    opened.add_argument("--holders", nargs=2, required=True, metavar="NAME")
    opened.add_argument("--reason", required=True)
    verbs.add_parser("audit", help="print every attempt, and whether a line, or all of it, was changed or taken out")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; 3 when the audit is not whole; 4 when a pseudonym is not in the escrow.

    Raises:
        EscrowRefused: keys, reason or files are not what they have to be.
    """
    data_dir = Path(read_settings().data_dir)
    audit = Audit(data_dir / AUDIT, data_dir / "projects" / HEAD)
    if arguments.action == "new-key":
        secret, public = new_key_pair()
        write_key(arguments.file, secret, 0o600)
        write_key(arguments.file.with_name(arguments.file.name + ".pub"), public, 0o644)
        return 0
    return _show(audit) if arguments.action == "audit" else _open(arguments, audit)


def _open(arguments: argparse.Namespace, audit: Audit) -> int:
    first, second = arguments.keys
    opening = Opening(tuple(arguments.holders), frozenset(arguments.pseudonyms), arguments.reason, audit)
    opened = open_escrow(arguments.file, (first, second), opening)
    print(json.dumps(opened.identifiers, ensure_ascii=False))
    print(f"đã ghi sổ, dòng và mã băm / on record, line and hash: {opened.head}", file=sys.stderr)
    if not opened.unknown:
        return 0
    names = ", ".join(opened.unknown)
    print(f"không có trong tệp này / not in this escrow: {names}", file=sys.stderr)
    return UNKNOWN


def _show(audit: Audit) -> int:
    lines = audit.path.read_text(encoding="utf-8") if audit.path.exists() else ""
    print(lines, end="")
    if fault := audit.fault():
        print(f"SỔ KHÔNG NGUYÊN VẸN / NOT WHOLE: {fault}", file=sys.stderr)
        return BROKEN
    if not lines:
        print("chưa có lần mở nào / nobody ever asked", file=sys.stderr)
    return 0
