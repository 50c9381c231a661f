"""An archive asked by C-FIND, and by C-GET or C-MOVE.

**Source:** DICOM PS3.4 C.4.2, C.4.3 (sub-operations and status codes), C.4.2.2.1 (a list of UIDs at the lowest level).
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from pathlib import Path

from pydicom import Dataset

from datasets.archive.errors import ConnectionLost
from datasets.archive.finding import MALFORMED, find_instances, wanted_of
from datasets.archive.inlet import Sink
from datasets.archive.line import FIND, GET, MOVE, Line
from datasets.archive.specs import DimseSpec
from datasets.archive.storage_scp import StorageScp
from datasets.archive.wanted import Batch, Fetched, Take, Wanted

PENDING = (0xFF00, 0xFF01)
FINE, SOME_FAILED = 0x0000, 0xB000
ALL_SENT = "the archive says that all is sent, and it is not"
OVER_CAP = "the instance is over the cap of its size"
MALFORMED_UID = "the archive lists it with a malformed UID"
Responses = Iterator[tuple[Dataset, Dataset | None]]


class Dimse:
    """The instances of an archive."""

    def __init__(self, spec: DimseSpec) -> None:
        self._spec = spec
        self.fingerprint, self.patience_seconds = spec.fingerprint, spec.patience_seconds
        self._idle: list[Line] = []
        self._lock = threading.Lock()
        self._scp = StorageScp(spec) if spec.method == "move" else None

    @property
    def own_port(self) -> int:
        """Where C-MOVE's instances are received; 0 with C-GET."""
        return self._scp.port if self._scp else 0

    def find(self) -> Iterator[Wanted]:
        """C-FIND from the studies down to the instances."""
        line = Line(self._spec, FIND)
        try:
            yield from find_instances(line, self._spec.query)
        except ValueError:  # what pynetdicom raises once the association is gone
            raise ConnectionLost("the archive hung up while it answered a query") from None
        except RuntimeError:
            raise ConnectionLost("the archive hung up while it answered a query") from None
        finally:
            line.release()

    def fetch(self, batch: Batch, into: Path, take: Take) -> Generator[Fetched, None, None]:
        """C-GET or C-MOVE of a series or of some of its instances."""
        if batch.wanted[0].locator.startswith(MALFORMED):
            for wanted in batch.wanted:
                yield Fetched(wanted, reason=MALFORMED_UID, is_final=True)
            return
        sop_classes = _sop_classes(batch)
        line = self._line(sop_classes)
        sink = Sink(into, take)
        is_sound = False
        try:
            yield from self._ask(line, batch, sink)
            is_sound = True
        finally:
            self._put_back(line, is_sound)
            for _, path in _left(sink):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Hang up and stop listening."""
        with self._lock:
            idle, self._idle = self._idle, []
        for line in idle:
            line.release()
        if self._scp:
            self._scp.close()

    def _ask(self, line: Line, batch: Batch, sink: Sink) -> Iterator[Fetched]:
        uids = frozenset(wanted.sop_instance_uid for wanted in batch.wanted if wanted.sop_instance_uid)
        request = _request(batch)
        if self._scp is None:
            line.inlet.sink, line.inlet.take = sink, sink.take
            yield from _received(_guarded(line.association.send_c_get, request, GET), batch, sink)
            return
        self._scp.take = sink.take
        message = self._scp.expect(sink, uids)
        try:
            own = self._spec.calling_ae
            moving = _guarded(line.association.send_c_move, request, own, MOVE, message)
            yield from _received(moving, batch, sink)
        finally:
            self._scp.forget(message, uids)

    def _line(self, sop_classes: frozenset[str]) -> Line:
        model = MOVE if self._scp else GET
        with self._lock:
            self._idle = [line for line in self._idle if line.is_open]
            for line in self._idle:
                if self._scp or (line.brings(sop_classes) and bool(line.sop_classes) == bool(sop_classes)):
                    self._idle.remove(line)
                    return line
            stale, self._idle = self._idle[8:], self._idle[:8]
        for line in stale:
            line.release()
        return Line(self._spec, model, sop_classes)

    def _put_back(self, line: Line, is_sound: bool) -> None:
        line.inlet.sink = None
        if is_sound and line.is_open:
            with self._lock:
                self._idle.append(line)
        else:
            line.abort()


def _received(responses: Responses, batch: Batch, sink: Sink) -> Iterator[Fetched]:
    """What comes, as it comes; at the end why the rest did not.

    Raises:
        ConnectionLost: the archive hung up.
    """
    waiting = {uid: wanted for wanted in batch.wanted if (uid := wanted.sop_instance_uid)}
    reason = ""
    came = 0
    for status, _ in responses:
        for fetched in _arrived(sink, batch, waiting):
            came += 1
            yield fetched
        if "Status" not in status:
            if sink.is_over_cap and len(batch.wanted) == 1:
                reason = OVER_CAP
                break
            raise ConnectionLost("the archive hung up while it sent")
        if int(status.Status) not in PENDING:
            reason = OVER_CAP if sink.is_over_cap and len(batch.wanted) == 1 else _reason(int(status.Status))
    for fetched in _arrived(sink, batch, waiting):
        came += 1
        yield fetched
    is_whole = came > 0 and reason == ALL_SENT
    series = [wanted for wanted in batch.wanted if wanted.sop_instance_uid is None and not is_whole]
    for wanted in (*waiting.values(), *series):
        yield Fetched(wanted, reason=reason)


def _arrived(sink: Sink, batch: Batch, waiting: dict[str, Wanted]) -> Iterator[Fetched]:
    first = batch.wanted[0]
    is_series = any(wanted.sop_instance_uid is None for wanted in batch.wanted)
    for uid, path in sink.drain():
        wanted = waiting.pop(uid, None)
        if wanted is None and is_series:
            wanted = wanted_of(first.study_instance_uid, first.series_instance_uid, uid)
        if wanted is None:
            path.unlink()  # nobody asked for it
        else:
            yield Fetched(wanted, path)


def _guarded(send: object, *arguments: object) -> Responses:
    try:
        yield from send(*arguments)  # type: ignore[operator]  # one of two bound methods
    except (ValueError, RuntimeError):  # what pynetdicom raises once the association is gone
        yield Dataset(), None


def _request(batch: Batch) -> Dataset:
    request, first = Dataset(), batch.wanted[0]
    request.StudyInstanceUID, request.SeriesInstanceUID = first.study_instance_uid, first.series_instance_uid
    uids = [wanted.sop_instance_uid for wanted in batch.wanted if wanted.sop_instance_uid]
    request.QueryRetrieveLevel = "SERIES" if batch.is_whole_series or not uids else "IMAGE"
    if request.QueryRetrieveLevel == "IMAGE":
        request.SOPInstanceUID = uids
    return request


def _sop_classes(batch: Batch) -> frozenset[str]:
    """The classes of the batch, or none where one of them is not known."""
    classes = {wanted.sop_class_uid for wanted in batch.wanted}
    return frozenset() if "" in classes else frozenset(classes)


def _reason(status: int) -> str:
    if status == FINE:
        return ALL_SENT
    if status & 0xF000 == SOME_FAILED:
        return "the archive failed to send it"
    return f"the archive refuses with status {status:04X}"


def _left(sink: Sink) -> list[tuple[str, Path]]:
    left = []
    while not sink.arrived.empty():
        left.append(sink.arrived.get())
    return left
