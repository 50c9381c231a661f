"""Archives that fail, hang up or fall silent in the middle of a C-GET, on real sockets."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydicom import Dataset, dcmread
from pynetdicom import AE, evt
from pynetdicom.transport import ThreadedAssociationServer

from datasets.archive.errors import ArchiveError, ArchiveUnreachable
from datasets.archive.line import FIND, GET
from datasets.archive.progress import Pulled
from datasets.archive.pull import pull
from datasets.archive.query import parse_query
from datasets.archive.source import open_source
from datasets.archive.specs import DimseSpec

CT = "1.2.840.10008.5.1.4.1.1.2"
UNIQUE = {"STUDY": "StudyInstanceUID", "SERIES": "SeriesInstanceUID", "IMAGE": "SOPInstanceUID"}
Responses = Iterator[tuple[int, Dataset | None]]


class FaultyArchive:
    """Holds slices; `faults` says for each C-GET to come after how many instances the fault is, or `None`: no fault."""

    def __init__(self, slices: list[Dataset]) -> None:
        self._slices = slices
        self.gets: list[int] = []
        self.faults: list[int | None] = []
        self.fault: Callable[[evt.Event], None] = lambda event: event.assoc.abort()
        self.find_status = 0x0000
        self.lists_instances = True
        entity = AE("FAULTY")
        entity.add_supported_context(FIND)
        entity.add_supported_context(GET)
        entity.add_supported_context(CT, scu_role=True, scp_role=True)
        self._server: ThreadedAssociationServer | None = entity.start_server(
            ("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_FIND, self._find), (evt.EVT_C_GET, self._get)]
        )
        assert self._server is not None
        self.address = f"FAULTY@127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        assert self._server is not None
        self._server.shutdown()

    def _matching(self, asked: Dataset) -> list[Dataset]:
        uids = asked.get("SOPInstanceUID") or []
        wanted = {uids} if isinstance(uids, str) else set(uids)
        return [each for each in self._slices if not wanted or each.SOPInstanceUID in wanted]

    def _find(self, event: Any) -> Responses:
        keyword = UNIQUE[event.identifier.QueryRetrieveLevel]
        if self.find_status:
            yield self.find_status, None
            return
        if keyword == "SOPInstanceUID" and not self.lists_instances:
            return
        for uid in sorted({str(each[keyword].value) for each in self._slices}):
            answer = Dataset()
            answer.QueryRetrieveLevel = event.identifier.QueryRetrieveLevel
            setattr(answer, keyword, uid)
            if keyword == "SOPInstanceUID":
                answer.SOPClassUID = CT
            yield 0xFF00, answer

    def _get(self, event: Any) -> Iterator[Any]:
        matching = self._matching(event.identifier)
        self.gets.append(len(matching))
        fault = self.faults.pop(0) if self.faults else None
        yield len(matching)
        for number, each in enumerate(matching):
            if number == fault:
                self.fault(event)
                return
            yield 0xFF00, each


@pytest.fixture
def faulty(slice_bytes: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyArchive]:
    monkeypatch.setattr("datasets.archive.knocking.FIRST_SECONDS", 0.01)  # pauses of a test, not of a night
    made = FaultyArchive([dcmread(io.BytesIO(slice_bytes(number, side=16))) for number in range(10)])
    yield made
    made.close()


def pull_from(faulty: FaultyArchive, landing: Path, **more: Any) -> Pulled:
    source = open_source(DimseSpec(faulty.address, parse_query("PatientID=S0"), patience_seconds=0.3, **more))
    try:
        return pull(source, landing, workers=1)
    finally:
        source.close()


def test_what_an_abort_cut_off_is_asked_for_again_and_nothing_else(faulty: FaultyArchive, tmp_path: Path) -> None:
    faulty.faults = [4, 0, 2]
    pulled = pull_from(faulty, tmp_path / "landing")
    assert (pulled.counts.landed, pulled.refused) == (10, ())
    assert faulty.gets == [10, 6, 6, 4]


def test_an_instance_that_always_ends_the_association_is_found_and_the_rest_comes(
    faulty: FaultyArchive, tmp_path: Path
) -> None:
    plain = faulty._matching

    def poisoned(asked: Dataset) -> list[Dataset]:
        matching = plain(asked)
        poison = [number for number, each in enumerate(matching) if each.InstanceNumber == 3]
        faulty.faults = [poison[0] if poison else None]
        return matching

    faulty._matching = poisoned  # type: ignore[method-assign]
    pulled = pull_from(faulty, tmp_path / "landing")
    assert (pulled.counts.landed, pulled.counts.refused) == (9, 1)
    assert pulled.refused[0].reason == "the archive hung up each time that it was asked for it"
    faulty._matching = plain  # type: ignore[method-assign]
    faulty.faults = []
    assert pull_from(faulty, tmp_path / "landing").counts.landed == 10


def test_an_archive_that_falls_silent_is_asked_again(faulty: FaultyArchive, tmp_path: Path) -> None:
    faulty.faults = [5]
    faulty.fault = lambda event: event.assoc.dul.socket.socket.shutdown(2)
    assert pull_from(faulty, tmp_path / "landing", timeout_seconds=2.0).counts.landed == 10


def test_an_archive_that_hangs_up_whatever_it_is_asked_ends_the_pull(
    faulty: FaultyArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datasets.archive.fetching.HOPELESS", 3)  # three failures tell as much as the many it allows
    faulty.faults = [0] * 1000
    with pytest.raises(ArchiveUnreachable, match="hangs up whatever it is asked"):
        pull_from(faulty, tmp_path / "landing")
    faulty.faults = []
    assert pull_from(faulty, tmp_path / "landing").counts.landed == 10


def test_a_series_whose_instances_are_not_listed_comes_as_a_whole(faulty: FaultyArchive, tmp_path: Path) -> None:
    faulty.lists_instances = False
    pulled = pull_from(faulty, tmp_path / "landing")
    assert (pulled.counts.found, pulled.counts.landed, pulled.refused) == (10, 10, ())
    assert pull_from(faulty, tmp_path / "landing") == pulled


def test_a_query_that_is_refused_is_explained(faulty: FaultyArchive, tmp_path: Path) -> None:
    faulty.find_status = 0xA900
    with pytest.raises(ArchiveError, match="refuses the query with status A900"):
        pull_from(faulty, tmp_path / "landing")
    faulty.find_status = 0xA700
    with pytest.raises(ArchiveUnreachable, match="was not reached"):
        pull_from(faulty, tmp_path / "landing")


def test_a_service_that_is_not_offered_is_explained(faulty: FaultyArchive, tmp_path: Path) -> None:
    source = open_source(DimseSpec(faulty.address, parse_query("PatientID=S0"), method="move", patience_seconds=0.3))
    with pytest.raises(ArchiveError, match="does not offer this service"):
        pull(source, tmp_path / "landing", workers=1)
    source.close()


def test_a_stranger_cannot_store_into_a_move(faulty: FaultyArchive, slice_bytes: Callable[..., bytes]) -> None:
    source = open_source(DimseSpec(faulty.address, parse_query("PatientID=S0"), method="move"))
    entity = AE("STRANGER")
    entity.add_requested_context(CT)
    association = entity.associate("127.0.0.1", source.own_port, ae_title="TUETINH")  # type: ignore[union-attr]
    answer = association.send_c_store(dcmread(io.BytesIO(slice_bytes(1, side=16))))
    association.release()
    source.close()
    assert answer.Status == 0x0124
