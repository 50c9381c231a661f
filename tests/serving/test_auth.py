"""Keys, roles and sessions; and the verb that makes them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from serving.__main__ import main
from serving.auth import (
    API_KEY,
    ROLES,
    SESSION,
    authenticate,
    caller_of_session,
    close_session,
    create_key,
    list_keys,
    open_session,
    revoke_key,
)
from serving.errors import AccessDenied, TooManyTries
from serving.rooms import FailedTries
from serving.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    store.create_schema()
    yield store
    store.close()


@pytest.mark.parametrize("role", ROLES)
def test_key_opens_with_its_role_only(store: Store, role: str) -> None:
    made, secret = create_key(store, role, "cổng X-quang")  # type: ignore[arg-type]  # each of ROLES
    caller = authenticate(store, secret)
    assert (caller.key_id, caller.name, caller.role) == (made.key_id, "cổng X-quang", role)


def test_secret_is_long_and_nowhere_at_rest(store: Store, tmp_path: Path) -> None:
    _, secret = create_key(store, "admin", "one")
    token, _ = open_session(store, secret)
    assert secret.startswith("tt_")
    assert len(secret) >= 46
    store.close()
    at_rest = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret[3:].encode() not in at_rest
    assert token.encode() not in at_rest
    assert secret not in repr(list_keys(store))


@given(st.text(max_size=80))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_other_text_opens(store: Store, text: str) -> None:
    with pytest.raises(AccessDenied, match="in force"):
        authenticate(store, text)
    with pytest.raises(AccessDenied, match="in force"):
        caller_of_session(store, text)


def test_revoked_key_and_its_sessions_end_at_once(store: Store) -> None:
    made, secret = create_key(store, "clinician", "one")
    token, _ = open_session(store, secret)
    assert caller_of_session(store, token).role == "clinician"
    assert revoke_key(store, made.key_id)
    assert not revoke_key(store, made.key_id)
    with pytest.raises(AccessDenied, match="in force"):
        authenticate(store, secret)
    with pytest.raises(AccessDenied, match="in force"):
        caller_of_session(store, token)
    with pytest.raises(AccessDenied, match="in force"):
        open_session(store, secret)


def test_session_ends_when_closed_and_by_time(store: Store) -> None:
    _, secret = create_key(store, "clinician", "one")
    first, _ = open_session(store, secret)
    close_session(store, first)
    second, ends_at = open_session(store, secret)
    assert ends_at > time.time()
    with store.write() as connection:
        connection.execute(update(SESSION).values(expires_at=time.time() - 1))
    for token in (first, second):
        with pytest.raises(AccessDenied, match="in force"):
            caller_of_session(store, token)


def test_wrong_keys_are_slowed_by_address() -> None:
    tries = FailedTries(limit=3, seconds=0.2)
    for _ in range(3):
        tries.add("192.0.2.1")
    with pytest.raises(TooManyTries, match="wait"):
        tries.add("192.0.2.1")
    tries.add("192.0.2.2")
    time.sleep(0.25)
    tries.add("192.0.2.1")


def test_verb_makes_lists_and_revokes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # the verb knows no other way to its data
    assert main(["key", "create", "--role", "system", "--name", "gateway", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main(["key", "list", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert made["key"].startswith("tt_")
    assert "key" not in listed
    assert (listed["role"], listed["revoked_at"]) == ("system", None)
    assert main(["key", "revoke", made["key_id"]]) == 0
    assert main(["key", "revoke", made["key_id"]]) == 1
    assert main(["key", "list"]) == 0
    assert "gateway" in capsys.readouterr().out


def test_verb_prints_the_bare_key_for_scripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # the verb knows no other way to its data
    assert main(["key", "create", "--role", "radiologist", "--name", "reading room"]) == 0
    secret = capsys.readouterr().out.strip()
    store = Store(f"sqlite:///{tmp_path / 'tuetinh.db'}")
    assert authenticate(store, secret).role == "radiologist"
    with store.read() as connection:
        assert connection.scalar(select(API_KEY.c.sha256)) != secret
    store.close()
