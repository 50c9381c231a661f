"""`./tuetinh key`: make, list and revoke API keys."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any

from serving.auth import ROLES, ApiKey, create_key, list_keys, revoke_key
from serving.settings import read_settings
from serving.store.database import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`create --role ROLE --name NAME`, `list`, `revoke KEY_ID`."""
    verbs = parser.add_subparsers(dest="key_verb", required=True)
    create = verbs.add_parser("create", help="make a key; it is shown once")
    create.add_argument("--role", choices=ROLES, required=True)
    create.add_argument("--name", required=True, help="whose key it is: a machine or a post, as audit records show it")
    listing = verbs.add_parser("list", help="all keys, without their secrets")
    revoke = verbs.add_parser("revoke", help="end a key at once")
    revoke.add_argument("key_id")
    for verb in (create, listing, revoke):
        verb.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0, or 1 when there was no such key to revoke."""
    store = Store(read_settings().sqlalchemy_url)
    store.create_schema()
    try:
        return _VERBS[arguments.key_verb](store, arguments)
    finally:
        store.close()


def _create(store: Store, arguments: argparse.Namespace) -> int:
    key, secret = create_key(store, arguments.role, arguments.name)
    if arguments.json:
        print(json.dumps(_describe(key) | {"key": secret}))
    else:
        print(secret)
        print(f"key {key.key_id} for {key.role}: keep it now, it is not shown again", file=sys.stderr)
    return 0


def _list(store: Store, arguments: argparse.Namespace) -> int:
    keys = [_describe(key) for key in list_keys(store)]
    if arguments.json:
        print(json.dumps(keys, ensure_ascii=False))
        return 0
    for key in keys:
        ended = key["revoked_at"] or "in force"
        print(f"{key['key_id']}  {key['role']:<14}  {key['created_at']}  {ended:<25}  {key['name']}")
    return 0


def _revoke(store: Store, arguments: argparse.Namespace) -> int:
    is_revoked = revoke_key(store, arguments.key_id)
    if arguments.json:
        print(json.dumps({"key_id": arguments.key_id, "revoked": is_revoked}))
    elif not is_revoked:
        print("no key in force has that id; see `./tuetinh key list`", file=sys.stderr)
    return 0 if is_revoked else 1


_VERBS = {"create": _create, "list": _list, "revoke": _revoke}


def _describe(key: ApiKey) -> dict[str, Any]:
    return {
        "key_id": key.key_id,
        "role": key.role,
        "name": key.name,
        "created_at": _moment(key.created_at),
        "revoked_at": None if key.revoked_at is None else _moment(key.revoked_at),
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
