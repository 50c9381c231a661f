"""Pulls from a real Orthanc."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from pydicom import dcmread
from pydicom.uid import JPEGLSLossless

from datasets.archive.errors import ArchiveError, ArchiveUnreachable
from datasets.archive.progress import Pulled
from datasets.archive.pull import pull
from datasets.archive.query import parse_query
from datasets.archive.source import open_source
from datasets.archive.specs import DicomWebSpec, DimseSpec, SourceSpec
from datasets.synthetic.encode import encode_instance

pytestmark = pytest.mark.peer
KINDS = ("get", "move", "web")
ALL = "StudyDate=20200101-20201231"


def spec_of(kind: str, archive: Any, query: str = ALL, **more: Any) -> SourceSpec:
    parsed = parse_query(query)
    if kind == "web":
        return DicomWebSpec(archive.url, parsed, **more)
    if kind == "get":
        return DimseSpec(archive.address, parsed, **more)
    return DimseSpec(archive.address, parsed, method="move", own_port=archive.own_port, **more)


def pull_all(spec: SourceSpec, landing: Path, **more: Any) -> Pulled:
    source = open_source(spec)
    try:
        return pull(source, landing, **more)
    finally:
        source.close()


@pytest.mark.parametrize("kind", KINDS)
def test_everything_comes_as_it_is(kind: str, archive: Any, tmp_path: Path, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    pulled = pull_all(spec_of(kind, archive), tmp_path / "landing")
    assert (pulled.counts.found, pulled.counts.landed, pulled.refused) == (60, 60, ())
    for path in pulled.files.iterdir():
        read = dcmread(path)
        assert read.file_meta.MediaStorageSOPInstanceUID == read.SOPInstanceUID
        assert set(read.PixelData[::2]) == {int(read.InstanceNumber) % 251}
    assert "Synthetic^Slice" not in caplog.text
    assert "1.2.826.0.1.3680043.8.498.61" not in "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("http")
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("PatientID=S1", 20),
        ("StudyDate=20200102-20200103", 40),
        ("ModalitiesInStudy=MR,StudyDate=20200101-20201231", 0),
        ("PatientID=S0,InstanceNumber=3", 1),
    ],
)
def test_a_query_is_heeded(kind: str, query: str, count: int, archive: Any, tmp_path: Path) -> None:
    assert pull_all(spec_of(kind, archive, query), tmp_path / "landing").counts.landed == count


@pytest.mark.parametrize("kind", KINDS)
def test_a_compressed_instance_comes_compressed(kind: str, archive: Any, tmp_path: Path, slice_bytes: Any) -> None:
    (tmp_path / "slice").write_bytes(slice_bytes(50))
    slice_ = dcmread(tmp_path / "slice")
    slice_.SOPInstanceUID = slice_.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4.5"
    slice_.SeriesInstanceUID = "1.2.3.4.6"
    slice_.StudyInstanceUID, slice_.PatientID, slice_.StudyDate = "1.2.3.4", "LS", "20190101"
    encode_instance(slice_, JPEGLSLossless).save_as(tmp_path / "slice", enforce_file_format=True)
    made = archive.http.post("/instances", content=(tmp_path / "slice").read_bytes()).raise_for_status().json()
    try:
        pulled = pull_all(spec_of(kind, archive, "PatientID=LS"), tmp_path / "landing")
    finally:
        archive.http.delete(f"/instances/{made['ID']}").raise_for_status()
    assert [dcmread(path).file_meta.TransferSyntaxUID for path in pulled.files.iterdir()] == [JPEGLSLossless]


@pytest.mark.parametrize("kind", KINDS)
def test_an_instance_over_the_cap_is_refused_and_the_rest_comes(
    kind: str, archive: Any, tmp_path: Path, slice_bytes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datasets.archive.knocking.FIRST_SECONDS", 0.05)  # pauses of a test, not of a night
    made = archive.http.post("/instances", content=slice_bytes(15, 1100).replace(b".15\0", b".99\0")).json()
    try:
        spec = spec_of(kind, archive, "PatientID=S0", instance_bytes=1 << 20)
        pulled = pull_all(spec, tmp_path / "landing", workers=1)
    finally:
        archive.http.delete(f"/instances/{made['ID']}").raise_for_status()
    assert (pulled.counts.landed, pulled.counts.refused) == (20, 1)
    assert pulled.refused[0].reason in (
        "the instance is over the cap of its size",
        "expected at most 1048576 bytes, got more",
    )


# pynetdicom drops its socket unclosed when nobody listens
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket.socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_that_is_away_is_explained(kind: str, archive: Any, tmp_path: Path, unused_port: int) -> None:
    query = parse_query(ALL)
    away: dict[str, SourceSpec] = {
        "web": DicomWebSpec(f"http://127.0.0.1:{unused_port}/dicom-web", query, patience_seconds=0.5),
        "get": DimseSpec(f"ORTHANC@127.0.0.1:{unused_port}", query, patience_seconds=0.5),
        "move": DimseSpec(f"ORTHANC@127.0.0.1:{unused_port}", query, method="move", patience_seconds=0.5),
    }
    with pytest.raises(ArchiveUnreachable, match="was not reached"):
        pull_all(away[kind], tmp_path / "landing")


def test_the_method_may_change_between_runs(archive: Any, tmp_path: Path) -> None:
    pull_all(spec_of("get", archive), tmp_path / "landing")
    assert pull_all(spec_of("move", archive), tmp_path / "landing").counts.landed == 60


def test_another_query_into_the_same_landing_is_refused(archive: Any, tmp_path: Path) -> None:
    pull_all(spec_of("web", archive, "PatientID=S1"), tmp_path / "landing")
    with pytest.raises(ArchiveError, match="another source or query"):
        pull_all(spec_of("web", archive, "PatientID=S2"), tmp_path / "landing")


def test_what_the_archive_lost_meanwhile_is_refused_with_the_reason(
    archive: Any, tmp_path: Path, slice_bytes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datasets.archive.knocking.FIRST_SECONDS", 0.05)  # pauses of a test, not of a night
    data = slice_bytes(59).replace(b".59\0", b".98\0")
    made = archive.http.post("/instances", content=data).raise_for_status().json()
    source = open_source(spec_of("web", archive, "PatientID=S2"))
    gone: list[bool] = []

    def delete(_progress: object) -> None:
        if not gone:
            archive.http.delete(f"/instances/{made['ID']}").raise_for_status()
            gone.append(True)

    pulled = pull(source, tmp_path / "landing", on_progress=delete)
    source.close()
    assert (pulled.counts.landed, pulled.counts.refused) == (20, 1)
    assert pulled.refused[0].reason == "the archive lists it and does not have it (HTTP 404)"
