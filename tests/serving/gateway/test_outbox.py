"""Delivery with retries: to a real listener, to nobody, and to one that says no."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset

from serving.gateway.outbox import REFUSALS_LIMIT, Outbox, pause_after
from serving.gateway.rules import Rules
from serving.gateway.scp import Receiver
from serving.settings import Settings
from serving.store.analyses import record_results_in
from serving.store.database import Store
from serving.store.deliveries import add_deliveries_in, list_deliveries
from serving.store.progress import move_study
from serving.store.receive import receive_instance, write_durably
from serving.store.rows import Result
from serving.store.studies import get_study

Film = Callable[..., Dataset]


@given(st.integers(1, 2000), st.floats(0, 1), st.floats(0.01, 10), st.floats(10, 1000))
def test_the_pause_grows_to_its_cap_and_no_further(attempts: int, chance: float, base: float, cap: float) -> None:
    pause = pause_after(attempts, base, cap, chance)
    assert 0 < pause <= cap
    assert pause_after(attempts + 1, base, cap, chance) >= pause
    assert pause >= min(cap, base) / 2


def _rules(port: int) -> Rules:
    destination = {"name": "pacs", "kind": "c-store", "ae_title": "TUETINH", "host": "127.0.0.1", "port": port}
    return Rules.model_validate({"destinations": [destination]})


def _prepare(settings: Settings, store: Store, film: Dataset, content: bytes) -> str:
    """A study with one result to deliver; the result is the film itself."""
    instance, _ = receive_instance(store, settings.data_dir, content)
    uid = instance.study_instance_uid
    write_durably(settings.data_dir / "results/x.dcm", content)
    result = Result(
        str(film.SOPInstanceUID), uid, "1.9", instance.sop_instance_uid, "1.2", "SC", "b" * 64, "results/x.dcm", 1.0
    )
    with store.write() as connection:
        record_results_in(connection, [result])
        add_deliveries_in(connection, [result], "pacs", time.time())
    move_study(store, uid, revision=1, to="delivering", from_states=("receiving",))
    return uid


def test_a_result_arrives_and_the_study_is_done(
    settings: Settings, store: Store, listen: Callable[..., Receiver], film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    listen()
    uid = _prepare(settings, store, film(), file_of(film()))
    outbox = Outbox(settings, store, lambda: _rules(settings.dicom_port))
    assert outbox.deliver("pacs") == 1
    assert outbox.deliver("pacs") == 0
    outbox.close()
    assert list_deliveries(store, uid)[0].state == "delivered"
    # What was sent came back in at our own listener, so the study is open again under its next revision.
    assert get_study(store, uid).revision == 2


# pynetdicom leaves the socket of a refused connection to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_peer_that_is_away_is_tried_for_ever(
    settings: Settings, store: Store, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    settings = replace(settings, retry_base_seconds=0.0001, retry_cap_seconds=0.0001)
    uid = _prepare(settings, store, film(), file_of(film()))
    outbox = Outbox(settings, store, lambda: _rules(settings.dicom_port))
    for _ in range(REFUSALS_LIMIT + 2):
        assert outbox.deliver("pacs") == 0
        time.sleep(0.001)
    outbox.close()
    gc.collect()
    (delivery,) = list_deliveries(store, uid)
    assert (delivery.state, delivery.last_error) == ("pending", "no-association")
    assert get_study(store, uid).state == "delivering"


def test_a_peer_that_refuses_is_given_up_after_a_while(
    settings: Settings, store: Store, listen: Callable[..., Receiver], film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    settings = replace(settings, retry_base_seconds=0.0001, retry_cap_seconds=0.0001)
    listen()
    refused = film()
    del refused.StudyInstanceUID
    uid = _prepare(settings, store, film(), file_of(film()))
    write_durably(settings.data_dir / "results/x.dcm", file_of(refused))
    outbox = Outbox(settings, store, lambda: _rules(settings.dicom_port))
    for _ in range(REFUSALS_LIMIT):
        outbox.deliver("pacs")
        time.sleep(0.001)
    outbox.close()
    (delivery,) = list_deliveries(store, uid)
    assert (delivery.state, delivery.last_error) == ("failed", "status-C000")
    assert (get_study(store, uid).state, get_study(store, uid).reason) == ("failed", "not-delivered")


def test_a_destination_that_the_rules_no_longer_have_waits(
    settings: Settings, store: Store, film: Film, file_of: Callable[[Dataset], bytes]
) -> None:
    uid = _prepare(settings, store, film(), file_of(film()))
    outbox = Outbox(settings, store, Rules)
    assert outbox.deliver("pacs") == 0
    outbox.close()
    assert list_deliveries(store, uid)[0].last_error == "no-such-destination"
