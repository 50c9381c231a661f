"""The store: idempotent instances, revisions, the outbox, and two processes at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from serving.errors import InvalidSettings, StudyNotFound
from serving.store.analyses import get_result, list_analyses, list_results, record_analyses_in, record_results_in
from serving.store.database import Store
from serving.store.deliveries import (
    add_deliveries_in,
    claim_deliveries,
    due_deliveries,
    due_destinations,
    list_deliveries,
    mark_delivered,
    mark_undelivered,
    release_claims,
    retry_deliveries,
)
from serving.store.progress import begin_attempt, count_undelivered, move_study, reopen_study, settle_study
from serving.store.rows import Analysis, Instance, Result, StudyHeader
from serving.store.studies import (
    add_instance,
    count_studies,
    get_instance,
    get_study,
    list_instances,
    list_studies,
)
from serving.store.workers import beat, claim_dead_worker, remove_worker

HEADER = StudyHeader(patient_name="TEST^SYNTHETIC", modality="DX")
INSTANCE = Instance("1.2.1", "1.2", "1.2.0", "1.2.840", "1.2.840.10008.1.2.1", "DX", "a" * 64, "x", 1, 100.0)
RESULT = Result("1.9.1", "1.2", "1.9", "1.2.1", "1.2.840", "SC", "b" * 64, "results/x", 100.0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'store.db'}")
    opened.create_schema()
    yield opened
    opened.close()


def test_an_instance_is_recorded_once(store: Store) -> None:
    assert add_instance(store, INSTANCE, HEADER) == "new"
    assert add_instance(store, INSTANCE, HEADER) == "same"
    study = get_study(store, "1.2")
    assert (study.state, study.revision, study.instance_count) == ("receiving", 1, 1)
    assert study.header == HEADER
    assert list_instances(store, "1.2") == (INSTANCE,)


def test_other_bytes_under_the_same_uid_replace_the_old_ones(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    changed = replace(INSTANCE, sha256="c" * 64, path="y")
    assert add_instance(store, changed, HEADER) == "replaced"
    assert get_instance(store, "1.2.1") == changed
    assert get_study(store, "1.2").instance_count == 1


def test_a_late_arrival_opens_the_next_revision(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    assert move_study(store, "1.2", revision=1, to="analysing", from_states=("receiving",))
    add_instance(store, replace(INSTANCE, sop_instance_uid="1.2.2"), HEADER)
    study = get_study(store, "1.2")
    assert (study.state, study.revision) == ("receiving", 2)
    assert not move_study(store, "1.2", revision=1, to="done", from_states=("analysing", "receiving"))


def test_studies_are_listed_newest_first_and_by_state(store: Store) -> None:
    for number in range(3):
        uid = f"1.{number}"
        add_instance(
            store,
            replace(INSTANCE, study_instance_uid=uid, sop_instance_uid=f"{uid}.1", received_at=float(number)),
            HEADER,
        )
    move_study(store, "1.1", revision=1, to="done", from_states=("receiving",))
    assert [study.study_instance_uid for study in list_studies(store, limit=2)] == ["1.2", "1.1"]
    assert [study.study_instance_uid for study in list_studies(store, states=("done",))] == ["1.1"]
    assert count_studies(store) == {"receiving": 2, "done": 1}
    with pytest.raises(StudyNotFound, match="held here"):
        get_study(store, "9.9")


def test_what_was_committed_survives_a_new_connection(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    first = Store(url)
    first.create_schema()
    add_instance(first, INSTANCE, HEADER)
    second = Store(url)
    second.create_schema()
    assert get_study(second, "1.2").instance_count == 1
    with first.read() as connection:
        modes = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2]
    first.close()
    second.close()


def test_a_database_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store(f"sqlite:///{path}")
    store.create_schema()
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE schema_version SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(InvalidSettings, match="schema 1"):
        store.create_schema()
    store.close()


def test_many_threads_may_add_at_once(store: Store) -> None:
    def add(number: int) -> str:
        return add_instance(store, replace(INSTANCE, sop_instance_uid=f"1.2.{number}"), HEADER)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(add, range(40))) == {"new"}
    assert get_study(store, "1.2").instance_count == 40


def test_analyses_and_results_are_overwritten_by_a_repeat(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    analysis = Analysis("1.2.1", "1.2", "toy", "1.0.0", "d" * 64, "analyzed", None, ({"code": "x"},), (), 1.0)
    for _ in range(2):
        with store.write() as connection:
            record_analyses_in(connection, [analysis])
            record_results_in(connection, [RESULT])
    assert list_analyses(store, "1.2") == (analysis,)
    assert list_results(store, "1.2") == (RESULT,)
    assert get_result(store, "1.9.1") == RESULT
    assert get_result(store, "9.9") is None


def _outbox(store: Store, result: Result = RESULT) -> None:
    with store.write() as connection:
        record_results_in(connection, [result])
        add_deliveries_in(connection, [result], "PACS", now=10.0)


def test_a_delivery_is_claimed_by_one_and_delivered_once(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    _outbox(store)
    due = due_deliveries(store, "PACS", now=10.0)
    assert len(claim_deliveries(store, due, worker_id="w1", until=70.0)) == 1
    assert claim_deliveries(store, due, worker_id="w1", until=70.0) == ()
    assert due_deliveries(store, "PACS", now=69.0) == ()
    assert len(due_deliveries(store, "PACS", now=70.0)) == 1
    mark_delivered(store, due, now=11.0)
    _outbox(store)
    assert count_undelivered(store, "1.2") == (0, 0)
    _outbox(store, replace(RESULT, sha256="e" * 64))
    assert count_undelivered(store, "1.2") == (1, 0)


def test_a_failed_delivery_waits_and_can_be_retried_by_hand(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    _outbox(store)
    due = due_deliveries(store, "PACS", now=10.0)
    mark_undelivered(store, due, error="refused", next_attempt_at=50.0)
    assert due_deliveries(store, "PACS", now=49.0) == ()
    mark_undelivered(store, due, error="refused", next_attempt_at=50.0, is_final=True)
    assert count_undelivered(store, "1.2") == (0, 1)
    assert retry_deliveries(store, "1.2", now=60.0) == 1
    (delivery,) = list_deliveries(store, "1.2")
    assert (delivery.state, delivery.last_error) == ("pending", "refused")


def test_what_a_dead_worker_had_claimed_can_be_given_back(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    _outbox(store)
    claim_deliveries(store, due_deliveries(store, "PACS", now=10.0), worker_id="w1", until=1000.0)
    assert due_destinations(store, now=20.0) == ()
    assert release_claims(store, "w2", now=20.0) == 0
    assert release_claims(store, "w1", now=20.0) == 1
    assert due_destinations(store, now=20.0) == ("PACS",)


def test_a_study_is_settled_by_its_outbox(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    assert settle_study(store, "1.2", ("analysing",)) is None
    move_study(store, "1.2", revision=1, to="analysing", from_states=("receiving",))
    _outbox(store)
    assert settle_study(store, "1.2", ("analysing",)) == "delivering"
    due = due_deliveries(store, "PACS", now=10.0)
    mark_undelivered(store, due, error="status-0110", next_attempt_at=11.0, is_final=True)
    assert settle_study(store, "1.2", ("delivering",)) == "failed"
    assert get_study(store, "1.2").reason == "not-delivered"
    retry_deliveries(store, "1.2", now=12.0)
    assert get_study(store, "1.2").state == "delivering"
    mark_delivered(store, due, now=13.0)
    assert settle_study(store, "1.2", ("delivering",)) == "done"


def test_a_study_that_ended_can_be_analysed_anew(store: Store) -> None:
    add_instance(store, INSTANCE, HEADER)
    assert [begin_attempt(store, "1.2.1") for _ in range(3)] == [1, 2, 3]
    assert not reopen_study(store, "1.2")
    move_study(store, "1.2", revision=1, to="failed", from_states=("receiving",), reason="model-failed")
    assert reopen_study(store, "1.2")
    assert (get_study(store, "1.2").state, get_study(store, "1.2").revision) == ("receiving", 2)
    assert begin_attempt(store, "1.2.1") == 1


def test_one_worker_buries_another(store: Store) -> None:
    beat(store, "w1", now=100.0)
    assert claim_dead_worker(store, before=90.0, now=105.0) is None
    assert claim_dead_worker(store, before=101.0, now=116.0) == "w1"
    assert claim_dead_worker(store, before=101.0, now=116.0) is None
    remove_worker(store, "w1")
    assert claim_dead_worker(store, before=999.0, now=999.0) is None


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(5)))
def test_the_order_of_arrival_does_not_change_what_is_held(
    order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.db'}")
    store.create_schema()
    for number in order:
        add_instance(store, replace(INSTANCE, sop_instance_uid=f"1.2.{number}"), HEADER)
    assert [instance.sop_instance_uid for instance in list_instances(store, "1.2")] == [f"1.2.{n}" for n in range(5)]
    store.close()
