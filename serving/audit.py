"""Who touched which patient data: FHIR AuditEvent records in a hash chain, in the store's database.

Each row's hash covers the row before it, so a record that is changed, moved or taken out shows. What a chain alone
cannot show is a cut at its end: note the head that `./tuetinh audit verify` prints, and give it back with `--head`.
This module is also the verb `./tuetinh audit`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Integer, String, Table, Text, insert, select

from serving.audit_event import AuditEvent, describe_event
from serving.settings import read_settings
from serving.store.database import Store
from serving.store.tables import METADATA

GENESIS = "0" * 64
ADVISORY_LOCK = 7205

AUDIT = Table(
    "audit",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("event", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: how many records hold together, the head, and where and why it breaks."""

    count: int
    head: str
    broken_at: int | None = None
    reason: str | None = None

    @property
    def is_intact(self) -> bool:
        """The whole chain holds."""
        return self.broken_at is None


def record(store: Store, *events: AuditEvent) -> None:
    """Append events in a transaction of their own; on disk when it returns."""
    with store.write() as connection:
        record_in(connection, *events)


def record_in(connection: Connection, *events: AuditEvent) -> None:
    """Append events inside a write transaction of the caller's, so that the deed and its record stand or fall together.

    Writers of all processes wait for each other here, so call it last in the transaction.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    last = connection.execute(select(AUDIT.c.sequence, AUDIT.c.hash).order_by(AUDIT.c.sequence.desc()).limit(1)).first()
    sequence, previous = (0, GENESIS) if last is None else (last.sequence, last.hash)
    rows = []
    for event in events:
        sequence += 1
        text = _canonical(describe_event(event, datetime.now(UTC)))
        current = _hash(sequence, previous, text)
        rows.append({"sequence": sequence, "previous_hash": previous, "hash": current, "event": text})
        previous = current
    if rows:
        connection.execute(insert(AUDIT), rows)


def list_events(store: Store, *, limit: int = 100, before: int | None = None) -> tuple[dict[str, Any], ...]:
    """The newest records first, each an AuditEvent resource whose `id` is its place in the chain."""
    query = select(AUDIT.c.sequence, AUDIT.c.event).order_by(AUDIT.c.sequence.desc()).limit(limit)
    if before is not None:
        query = query.where(AUDIT.c.sequence < before)
    with store.read() as connection:
        return tuple({"id": str(row.sequence)} | json.loads(row.event) for row in connection.execute(query))


def verify(store: Store, expected_head: str | None = None) -> Verification:
    """Walk the chain from its beginning and recompute every hash.

    Args:
        store: where the chain is.
        expected_head: `SEQUENCE:HASH` noted earlier; the chain must still contain it.
    """
    count, previous, is_head_seen = 0, GENESIS, expected_head is None
    for row in _rows(store):
        reason = _why_broken(row, count + 1, previous)
        if reason is not None:
            return Verification(count, f"{count}:{previous}", count + 1, reason)
        count, previous = count + 1, row.hash
        is_head_seen = is_head_seen or expected_head == f"{count}:{previous}"
    head = f"{count}:{previous}"
    if not is_head_seen:
        return Verification(count, head, count + 1, "the head noted earlier is not in the chain: records are missing")
    return Verification(count, head)


def _rows(store: Store) -> Iterator[Any]:
    with store.read() as connection:
        streamed = connection.execution_options(yield_per=1000)
        yield from streamed.execute(select(AUDIT).order_by(AUDIT.c.sequence))


def _why_broken(row: Any, sequence: int, previous: str) -> str | None:  # noqa: ANN401  # a row of AUDIT
    if row.sequence != sequence:
        return f"record {sequence} is missing"
    if row.previous_hash != previous:
        return "it does not follow the record before it"
    if row.hash != _hash(row.sequence, row.previous_hash, row.event):
        return "its content is not what was recorded"
    return None


def _canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(sequence: int, previous: str, text: str) -> str:
    return hashlib.sha256(f"{sequence}\n{previous}\n{text}".encode()).hexdigest()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`verify [--head SEQUENCE:HASH]`, `list [--limit N]`."""
    verbs = parser.add_subparsers(dest="audit_verb", required=True)
    check = verbs.add_parser("verify", help="recompute the chain; exit code 1 and the place when it breaks")
    check.add_argument("--head", help="SEQUENCE:HASH printed by an earlier verify; it must still be in the chain")
    listing = verbs.add_parser("list", help="the newest records first")
    listing.add_argument("--limit", type=int, default=100)
    for verb in (check, listing):
        verb.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0, or 1 when the chain does not hold."""
    store = Store(read_settings().sqlalchemy_url)
    store.create_schema()
    try:
        return _verify(store, arguments) if arguments.audit_verb == "verify" else _list(store, arguments)
    finally:
        store.close()


def _verify(store: Store, arguments: argparse.Namespace) -> int:
    found = verify(store, arguments.head)
    if arguments.json:
        print(json.dumps(asdict(found) | {"intact": found.is_intact}))
    elif found.is_intact:
        print(f"{found.count} records hold together; head {found.head}")
    else:
        print(f"broken at record {found.broken_at}: {found.reason}", file=sys.stderr)
    return 0 if found.is_intact else 1


def _list(store: Store, arguments: argparse.Namespace) -> int:
    events = list_events(store, limit=arguments.limit)
    if arguments.json:
        print(json.dumps(events, ensure_ascii=False))
        return 0
    for event in events:
        studies = " ".join(_name(entity["what"]) for entity in event["entity"])
        outcome = "ok" if event["outcome"] == "0" else "refused"
        who = event["agent"][0]["who"]["display"]
        print(f"{event['id']:>6}  {event['recorded']}  {event['type']['display']:<28} {outcome:<8} {who}  {studies}")
    return 0


def _name(what: dict[str, Any]) -> str:
    return str(what["reference"] if "reference" in what else what["identifier"]["value"])
