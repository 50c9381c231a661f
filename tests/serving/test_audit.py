"""The chain: every change, swap, hole and cut shows, and writers of several processes make one chain."""

from __future__ import annotations

import json
import multiprocessing
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update

from serving.__main__ import main
from serving.audit import AUDIT, list_events, record, record_in, verify
from serving.audit_event import ACTIVITIES, AuditEvent
from serving.auth import SYSTEM, Caller
from serving.store.database import Store

EVENT = AuditEvent("access", "read", Caller("k1", "phòng đọc phim", "radiologist"), ("1.2.3",), peer="192.0.2.1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'tuetinh.db'}")
    store.create_schema()
    yield store
    store.close()


@pytest.fixture
def chain(store: Store) -> Store:
    for number in range(8):
        record(store, AuditEvent("import", "create", SYSTEM, (f"1.2.{number}",), source="gateway"))
    return store


def write_many(url: str, count: int) -> None:
    store = Store(url)
    for _ in range(count):
        record(store, EVENT)
    store.close()


def test_event_has_the_shape_of_fhir(store: Store) -> None:
    record(store, EVENT)
    (event,) = list_events(store)
    assert event["resourceType"] == "AuditEvent"
    assert event["type"]["code"] == "110103"
    assert (event["action"], event["outcome"]) == ("R", "0")
    assert event["agent"][0]["who"] == {"identifier": {"value": "k1"}, "display": "phòng đọc phim"}
    assert event["agent"][0]["network"]["address"] == "192.0.2.1"
    assert event["entity"][0]["what"]["identifier"] == {"system": "urn:dicom:uid", "value": "urn:oid:1.2.3"}
    assert {"recorded", "source"} <= set(event)


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_can_be_recorded(store: Store, activity: str) -> None:
    record(store, AuditEvent(activity, "execute", SYSTEM))  # type: ignore[arg-type]  # each of ACTIVITIES
    assert verify(store).is_intact


def test_whole_chain_holds_and_an_empty_one_too(chain: Store, tmp_path: Path) -> None:
    found = verify(chain)
    assert (found.is_intact, found.count) == (True, 8)
    empty = Store(f"sqlite:///{tmp_path / 'empty.db'}")
    empty.create_schema()
    assert verify(empty).is_intact
    empty.close()


@pytest.mark.parametrize("sequence", [1, 4, 8])
def test_changed_record_shows(chain: Store, sequence: int) -> None:
    with chain.write() as connection:
        event = connection.scalar(select(AUDIT.c.event).where(AUDIT.c.sequence == sequence))
        assert event is not None
        changed = event.replace("110107", "110106")
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == sequence).values(event=changed))
    found = verify(chain)
    assert (found.broken_at, found.reason) == (sequence, "its content is not what was recorded")


def test_changed_record_with_a_new_hash_shows_at_the_next(chain: Store) -> None:
    with chain.write() as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == 4).values(hash="0" * 64))
    assert verify(chain).broken_at == 4
    with chain.write() as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == 5).values(previous_hash="0" * 64))
    assert verify(chain).broken_at == 4


@pytest.mark.parametrize("sequence", [1, 4])
def test_hole_shows(chain: Store, sequence: int) -> None:
    with chain.write() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.sequence == sequence))
    assert verify(chain).broken_at == sequence


def test_hole_closed_by_renumbering_shows(chain: Store) -> None:
    with chain.write() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.sequence == 4))
        for sequence in range(5, 9):
            connection.execute(update(AUDIT).where(AUDIT.c.sequence == sequence).values(sequence=sequence - 1))
    assert verify(chain).broken_at == 4


def test_swapped_records_show(chain: Store) -> None:
    with chain.write() as connection:
        for now, then in ((3, 99), (4, 3), (99, 4)):
            connection.execute(update(AUDIT).where(AUDIT.c.sequence == now).values(sequence=then))
    assert verify(chain).broken_at == 3


def test_cut_at_the_end_shows_to_who_noted_the_head(chain: Store) -> None:
    head = verify(chain).head
    record(chain, EVENT)
    assert verify(chain, head).is_intact
    with chain.write() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.sequence >= 8))
    assert verify(chain).is_intact
    found = verify(chain, head)
    assert (found.broken_at, found.is_intact) == (8, False)


def test_forged_record_at_the_end_shows(chain: Store) -> None:
    with chain.write() as connection:
        connection.execute(insert(AUDIT).values(sequence=9, previous_hash="0" * 64, hash="0" * 64, event="{}"))
    assert verify(chain).broken_at == 9


def test_deed_and_record_fall_together(chain: Store) -> None:
    def fail() -> None:
        with chain.write() as connection:
            record_in(connection, EVENT)
            raise RuntimeError("the deed failed")

    with pytest.raises(RuntimeError, match="the deed failed"):
        fail()
    assert verify(chain).count == 8


def test_threads_and_processes_make_one_chain(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many, args=(store.url, 15)) for _ in range(2)]
    threads = [threading.Thread(target=write_many, args=(store.url, 15)) for _ in range(3)]
    workers: list[Any] = [*processes, *threads]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    found = verify(store)
    assert (found.is_intact, found.count) == (True, 75)


def test_verb_verifies_lists_and_names_the_break(
    chain: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # the verb knows no other way to its data
    assert main(["audit", "verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["intact"] is True
    assert main(["audit", "list", "--json", "--limit", "3"]) == 0
    assert [event["id"] for event in json.loads(capsys.readouterr().out)] == ["8", "7", "6"]
    assert main(["audit", "list"]) == 0
    with chain.write() as connection:
        connection.execute(text("UPDATE audit SET event = '{}' WHERE sequence = 5"))
    assert main(["audit", "verify"]) == 1
    assert "record 5" in capsys.readouterr().err
