"""Associations that answer at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, ComputedRadiographyImageStorage, ExplicitVRLittleEndian
from pynetdicom import AE, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]

from serving.gateway.prompt import answer_promptly


class Peer:
    """A listener whose associations answer promptly, and what its handlers saw."""

    def __init__(self) -> None:
        self.answered_by_reader: list[bool] = []
        self.ends: list[str] = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        entity = AE(ae_title="PEER")
        entity.add_supported_context(Verification)
        entity.add_supported_context(ComputedRadiographyImageStorage)
        server = entity.start_server(
            ("127.0.0.1", 0),
            block=False,
            evt_handlers=[
                (evt.EVT_CONN_OPEN, answer_promptly),
                (evt.EVT_C_STORE, self._take),
                (evt.EVT_RELEASED, lambda _event: self.ends.append("released")),
                (evt.EVT_ABORTED, lambda _event: self.ends.append("aborted")),
            ],
        )
        assert server is not None
        self.server = server

    def _take(self, event: evt.Event) -> int:
        self.answered_by_reader.append(threading.current_thread() is event.assoc.dul)
        self.may_answer.wait(10)
        return 0

    def associate(self) -> Association:
        entity = AE(ae_title="SENDER")
        entity.add_requested_context(Verification)
        entity.add_requested_context(ComputedRadiographyImageStorage, ExplicitVRLittleEndian)
        association = entity.associate("127.0.0.1", self.server.server_address[1])
        assert association.is_established
        return association

    def wait_for_end(self) -> list[str]:
        for _ in range(200):
            if self.ends:
                break
            time.sleep(0.01)
        return self.ends


@pytest.fixture
def prompt_peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.may_answer.set()
    peer.server.shutdown()


def _film(number: int) -> Dataset:
    film = Dataset()
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film.SOPClassUID, film.SOPInstanceUID = ComputedRadiographyImageStorage, UID(f"1.2.3.{number}")
    return film


def test_the_thread_that_reads_answers_stores_and_the_other_what_else_there_is(prompt_peer: Peer) -> None:
    association = prompt_peer.associate()
    assert association.send_c_echo().Status == 0
    assert [association.send_c_store(_film(number)).Status for number in range(5)] == [0] * 5
    assert association.send_c_echo().Status == 0
    association.release()
    assert all(prompt_peer.answered_by_reader[1:])
    assert prompt_peer.wait_for_end() == ["released"]


def test_an_abort_is_seen(prompt_peer: Peer) -> None:
    association = prompt_peer.associate()
    assert association.send_c_store(_film(1)).Status == 0
    association.abort()
    assert prompt_peer.wait_for_end() == ["aborted"]


def test_one_slow_answer_holds_up_no_other_association(prompt_peer: Peer) -> None:
    slow, quick = prompt_peer.associate(), prompt_peer.associate()
    prompt_peer.may_answer.clear()
    answers: list[int] = []
    sender = threading.Thread(target=lambda: answers.append(slow.send_c_store(_film(1)).Status))
    sender.start()
    assert quick.send_c_echo().Status == 0
    assert answers == []
    prompt_peer.may_answer.set()
    sender.join(10)
    assert answers == [0]
    slow.release()
    quick.release()
