"""An archive asked by QIDO-RS and WADO-RS.

**Source:** DICOM PS3.18 8.3.4 (limit, offset), 8.7.3 (`transfer-syntax=*`: as stored), 10.4, 10.6, F.2 (JSON model).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from pydicom.datadict import tag_for_keyword

from datasets.archive.arriving import write_stream
from datasets.archive.errors import ArchiveUnreachable
from datasets.archive.finding import MALFORMED, wanted_of
from datasets.archive.head import read_head
from datasets.archive.multipart import Parts, boundary_of
from datasets.archive.specs import DicomWebSpec
from datasets.archive.wanted import Batch, Fetched, Take, Wanted
from datasets.archive.web_client import BUSY, GONE, NOT_FOUND, WebClient
from datasets.errors import UnreadableInstance

PAGE = 200
AS_STORED = 'multipart/related; type="application/dicom"; transfer-syntax=*'
MALFORMED_UID = "the archive lists it with a malformed UID"
PIECE_BYTES = 256 * 1024
UNIQUE = {"STUDY": "StudyInstanceUID", "SERIES": "SeriesInstanceUID", "IMAGE": "SOPInstanceUID"}
OK = 200

Answer = dict[str, str]


class DicomWeb:
    """The instances of an archive."""

    def __init__(self, spec: DicomWebSpec) -> None:
        self._spec = spec
        self.fingerprint, self.patience_seconds = spec.fingerprint, spec.patience_seconds
        self._client = WebClient(spec)

    def find(self) -> Iterator[Wanted]:
        """QIDO-RS from the studies down to the instances, page by page."""
        for study in self._search("studies", "STUDY"):
            uid = study["StudyInstanceUID"]
            if wanted_of(uid, uid, None).locator.startswith(MALFORMED):
                yield wanted_of(uid, uid, None)
                continue
            for series in self._search(f"studies/{uid}/series", "SERIES"):
                yield from self._instances(uid, series["SeriesInstanceUID"])

    def fetch(self, batch: Batch, into: Path, take: Take) -> Generator[Fetched, None, None]:
        """WADO-RS of a whole series at once, or of its instances one by one."""
        first = batch.wanted[0]
        if first.locator.startswith(MALFORMED):
            for wanted in batch.wanted:
                yield Fetched(wanted, reason=MALFORMED_UID, is_final=True)
        elif batch.is_whole_series or first.sop_instance_uid is None:
            yield from self._fetch_series(batch, into, take)
        else:
            for wanted in batch.wanted:
                yield from self._fetch_one(wanted, into, take)

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def _instances(self, study: str, series: str) -> Iterator[Wanted]:
        if wanted_of(study, series, None).locator.startswith(MALFORMED):
            yield wanted_of(study, series, None)
            return
        for image in self._search(f"studies/{study}/series/{series}/instances", "IMAGE"):
            yield wanted_of(study, series, image["SOPInstanceUID"], image.get("SOPClassUID", ""))

    def _search(self, path: str, level: str) -> Iterator[Answer]:
        """All pages, until one is empty or brings nothing new."""
        filters = self._spec.query.at(level)
        seen: set[str] = set()
        offset = 0
        while True:
            asked = {keyword: value.replace("\\", ",") for keyword, value in filters.items()}
            page = self._client.get_json(path, {**asked, "limit": str(PAGE), "offset": str(offset)})
            answers = [_answer(item, [UNIQUE[level], "SOPClassUID", *filters]) for item in page]
            new = [answer for answer in answers if answer[UNIQUE[level]] and answer[UNIQUE[level]] not in seen]
            seen.update(answer[UNIQUE[level]] for answer in new)
            yield from (answer for answer in new if not self._spec.query.contradicts(level, answer))
            offset += len(page)
            if not new:
                return

    def _fetch_series(self, batch: Batch, into: Path, take: Take) -> Iterator[Fetched]:
        first = batch.wanted[0]
        waiting = {wanted.sop_instance_uid: wanted for wanted in batch.wanted if wanted.sop_instance_uid}
        path = f"studies/{first.study_instance_uid}/series/{first.series_instance_uid}"
        for arrived in self._parts(path, into, take):
            if isinstance(arrived, str):
                yield from (Fetched(wanted, reason=arrived) for wanted in waiting.values() or batch.wanted)
                return
            uid = _uid_of(arrived)
            wanted = waiting.pop(uid, None)
            if wanted is None and first.sop_instance_uid is None and uid:
                wanted = wanted_of(first.study_instance_uid, first.series_instance_uid, uid)
            if wanted is None:
                arrived.unlink()
            else:
                yield Fetched(wanted, arrived)
        for wanted in waiting.values():
            yield Fetched(wanted, reason="the archive did not send it with its series")

    def _fetch_one(self, wanted: Wanted, into: Path, take: Take) -> Iterator[Fetched]:
        path = (
            f"studies/{wanted.study_instance_uid}/series/{wanted.series_instance_uid}"
            f"/instances/{wanted.sop_instance_uid}"
        )
        arrived = list(self._parts(path, into, take, 1))
        if not arrived:
            yield Fetched(wanted, reason="the archive sent an empty answer")
        for each in arrived:
            yield Fetched(wanted, reason=each) if isinstance(each, str) else Fetched(wanted, each)

    def _parts(self, path: str, into: Path, take: Take, most: int = 1 << 20) -> Iterator[Path | str]:
        """The files of an answer, or the reason why there is none."""
        with self._client.get(path, AS_STORED) as answer:
            if answer.status_code in BUSY:
                raise ArchiveUnreachable(f"the archive is busy (HTTP {answer.status_code})")
            if answer.status_code != OK:
                yield _refusal(answer.status_code)
                return
            boundary = boundary_of(answer.headers.get("Content-Type", ""))
            pieces = _taken(answer.iter_bytes(PIECE_BYTES), take)
            for _, content in zip(range(most), Parts(pieces, boundary), strict=False):
                try:
                    yield write_stream(into, content, limit=self._spec.instance_bytes)
                except UnreadableInstance as error:
                    yield str(error)
                    return


def _taken(pieces: Iterator[bytes], take: Take) -> Iterator[bytes]:
    for piece in pieces:
        take(len(piece))
        yield piece


def _answer(item: dict[str, Any], keywords: list[str]) -> Answer:
    """The values of a DICOM JSON object as texts."""
    return {keyword: _text(item.get(f"{tag_for_keyword(keyword):08X}")) for keyword in keywords}


def _text(element: object) -> str:
    values = element.get("Value") if isinstance(element, dict) else None
    return "\\".join(str(value) for value in values if isinstance(value, str | int)) if isinstance(values, list) else ""


def _uid_of(path: Path) -> str:
    try:
        return read_head(path).sop_instance_uid
    except UnreadableInstance:
        return ""


def _refusal(status: int) -> str:
    if status in (NOT_FOUND, GONE):
        return f"the archive lists it and does not have it (HTTP {status})"
    return f"the archive refuses to send it (HTTP {status})"
