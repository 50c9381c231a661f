"""Whoever plays the PACS: it sends, it receives, it ends."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydicom import Dataset

from serving.errors import DeliveryFailed
from serving.gateway.player import PlayedPacs
from serving.story.orthanc import OrthancPacs
from serving.story.pacs import Pacs, choose_port

Make = Callable[..., Dataset]


@pytest.fixture
def listener() -> Iterator[PlayedPacs]:
    """Stands where our gateway would."""
    played = PlayedPacs(choose_port(0))
    yield played
    played.close()


@pytest.fixture(params=["played", "orthanc"])
def pacs(
    request: pytest.FixtureRequest, listener: PlayedPacs, tmp_path: Path, peer: Callable[[str], Path]
) -> Iterator[Pacs]:
    made: Pacs
    if request.param == "played":
        made = PlayedPacs(choose_port(0))
    else:
        made = OrthancPacs(str(peer("Orthanc")), tmp_path, listener.ae_title, listener.dicom_port)
    yield made
    made.close()


def test_what_the_pacs_sends_arrives_once(pacs: Pacs, listener: PlayedPacs, make_instance: Make) -> None:
    sent = [make_instance(), make_instance()]
    pacs.send(sent, listener.ae_title, listener.dicom_port)
    arrived = listener.received(sent[0].StudyInstanceUID)
    assert {one.SOPInstanceUID for one in arrived} == {one.SOPInstanceUID for one in sent}
    assert pacs.received(sent[0].StudyInstanceUID) == []


def test_a_result_sent_to_the_pacs_is_found_by_its_study(pacs: Pacs, listener: PlayedPacs, make_instance: Make) -> None:
    result = make_instance(study="1.2.3.4")
    listener.send([result], pacs.ae_title, pacs.dicom_port)
    listener.send([make_instance(study="1.2.3.5")], pacs.ae_title, pacs.dicom_port)
    (found,) = pacs.received("1.2.3.4")
    assert found.SOPInstanceUID == result.SOPInstanceUID
    assert found.PixelData == result.PixelData


def test_a_pacs_that_reaches_nobody_says_so(pacs: Pacs, listener: PlayedPacs, make_instance: Make) -> None:
    listener.close()
    with pytest.raises(DeliveryFailed, match="expected"):
        pacs.send([make_instance()], listener.ae_title, listener.dicom_port)


def test_a_taken_port_is_replaced_by_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        assert choose_port(wanted) != wanted
    assert choose_port(wanted) == wanted
