"""From a modality through us into the PACS: real peers on both sides."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import PIL.Image
from pydicom import dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import JPEG2000Lossless, JPEGBaseline8Bit

from datasets.synthetic.encode import encode_instance
from serving.store.analyses import list_analyses, list_results
from serving.store.deliveries import list_deliveries
from serving.store.studies import count_studies, get_study, list_instances, list_studies

STORESCU = "/usr/bin/storescu"


def c_store_to(orthanc: Any, **more: Any) -> dict[str, Any]:
    return {
        "name": "pacs", "kind": "c-store", "ae_title": "ORTHANC", "host": "127.0.0.1", "port": orthanc.dicom_port,
        "results": ["SC", "SEG", "SR", "GSPS"],
    } | more  # fmt: skip


def stow_to(orthanc: Any) -> dict[str, Any]:
    return {
        "name": "web", "kind": "stow-rs", "url": f"http://127.0.0.1:{orthanc.http_port}/dicom-web",
        "results": ["SC", "SEG", "SR", "GSPS"],
    }  # fmt: skip


def send(program: Path, tuetinh: Any, paths: list[Path], *options: str) -> None:
    command = [program, *options, "-aec", tuetinh.settings.ae_title, "127.0.0.1", str(tuetinh.settings.dicom_port)]
    subprocess.run([*map(str, command), *map(str, paths)], check=True, capture_output=True, timeout=60)


def is_done(tuetinh: Any, uid: str) -> bool:
    return bool(get_study(tuetinh.store, uid).state == "done")


def test_results_come_back_into_the_study_by_c_store_and_by_stow(
    tuetinh: Any, orthanc: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    journey.write_rules(tuetinh.settings, [c_store_to(orthanc), stow_to(orthanc)])
    tuetinh.start_gateway()
    tuetinh.start("worker")
    film = journey.make_film(1)
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "films", [film]))
    journey.wait_for(lambda: is_done(tuetinh, film.StudyInstanceUID), what="the study to be done")
    analyses = list_analyses(tuetinh.store, film.StudyInstanceUID)
    assert {analysis.model_name: analysis.status for analysis in analyses} == {
        "toy_shadow": "analyzed",
        "toy_halves": "analyzed",
    }
    results = list_results(tuetinh.store, film.StudyInstanceUID)
    assert {result.kind for result in results} == {"SC", "SEG", "SR", "GSPS"}
    deliveries = list_deliveries(tuetinh.store, film.StudyInstanceUID)
    assert {(one.destination, one.state) for one in deliveries} == {("pacs", "delivered"), ("web", "delivered")}
    held = orthanc.find("Instance", StudyInstanceUID=str(film.StudyInstanceUID))
    assert {one["MainDicomTags"]["SOPInstanceUID"] for one in held} == {result.sop_instance_uid for result in results}
    (study,) = orthanc.find("Study", StudyInstanceUID=str(film.StudyInstanceUID))
    assert study["PatientMainDicomTags"]["PatientID"] == "S1"


CONVERSIONS = (
    (("dcmconv", "+te"), "-xe"),
    (("dcmconv", "+tb"), "-xb"),
    (("dcmconv", "+ti"), "-xi"),
    (("dcmconv", "+td"), "-xd"),
    (("dcmcjpeg", "+eb"), "-xy"),
    (("dcmcjpeg", "+e1"), "-xs"),
    (("dcmcjpls", "+el"), "-xt"),
    (("dcmcjpls", "+en"), "-xu"),
    (("dcmcrle",), "-xr"),
)


def _in_each_syntax(peer: Callable[[str], Path], folder: Path, journey: ModuleType) -> list[tuple[Path, str]]:
    """A file in each syntax that DCMTK sends, and the option that makes storescu propose it."""
    made: list[tuple[Path, str]] = []
    for number, ((program, *options), proposed) in enumerate(CONVERSIONS, 1):
        (source,) = journey.write_films(folder / "sources", [journey.make_film(100 + number)])
        target = folder / f"{number}.dcm"
        subprocess.run([peer(f"/usr/bin/{program}"), *options, source, target], check=True, capture_output=True)
        made.append((target, proposed))
    film = encode_instance(journey.make_film(100), JPEG2000Lossless)
    return [*made, (journey.write_films(folder / "j2k", [film])[0], "-xv")]


def test_every_syntax_that_a_modality_sends_is_analysed(
    tuetinh: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    tuetinh.start_gateway()
    tuetinh.start("worker")
    files = _in_each_syntax(peer, tmp_path / "syntaxes", journey)
    for path, proposed in files:
        send(peer(STORESCU), tuetinh, [path], "-R", proposed)
    journey.wait_for(lambda: count_studies(tuetinh.store) == {"done": len(files)}, what="every study")
    studies = [study.study_instance_uid for study in list_studies(tuetinh.store)]
    received = [list_instances(tuetinh.store, uid)[0].transfer_syntax_uid for uid in studies]
    assert len(set(received)) == len(files)
    for uid, syntax in zip(studies, received, strict=True):
        said = {one.model_name: one.status for one in list_analyses(tuetinh.store, uid)}
        assert said["toy_shadow"] == "analyzed", syntax


def test_a_pacs_that_is_down_gets_everything_once_it_is_up(
    tuetinh: Any, orthanc: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    journey.write_rules(tuetinh.settings, [c_store_to(orthanc), stow_to(orthanc)])
    orthanc.kill()
    tuetinh.start_gateway()
    tuetinh.start("worker")
    film = journey.make_film(1)
    uid = str(film.StudyInstanceUID)
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "films", [film]))

    def errors() -> set[str | None]:
        return {one.last_error for one in list_deliveries(tuetinh.store, uid)}

    journey.wait_for(lambda: errors() == {"no-association", "http-ConnectError"}, what="failed attempts")
    assert get_study(tuetinh.store, uid).state == "delivering"
    orthanc.start()
    journey.wait_for(lambda: is_done(tuetinh, uid), what="the delivery")
    assert len(orthanc.find("Instance")) == len(list_results(tuetinh.store, uid)) == 4


def test_late_instances_are_analysed_in_a_second_revision(
    tuetinh: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    tuetinh.start_gateway()
    tuetinh.start("worker")
    film = journey.make_film(1)
    uid = str(film.StudyInstanceUID)
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "first", [film]))
    journey.wait_for(lambda: is_done(tuetinh, uid), what="the first revision")
    before = {result.sop_instance_uid: result.sha256 for result in list_results(tuetinh.store, uid)}
    late = journey.make_film(1, SOPInstanceUID=f"{uid}.2.2", InstanceNumber=2)
    late.file_meta.MediaStorageSOPInstanceUID = late.SOPInstanceUID
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "late", [late]))
    journey.wait_for(lambda: get_study(tuetinh.store, uid).revision == 2 and is_done(tuetinh, uid), what="the second")
    after = {result.sop_instance_uid: result.sha256 for result in list_results(tuetinh.store, uid)}
    assert before.items() < after.items()
    assert len(after) == 2 * len(before)


def test_dcmqrscp_takes_the_results(
    tuetinh: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    folder, port = tmp_path / "dcmqrscp", journey.free_port()
    (folder / "db").mkdir(parents=True)
    config = folder / "config.cfg"
    config.write_text(
        f"NetworkTCPPort = {port}\nMaxPDUSize = 16384\nMaxAssociations = 8\nHostTable BEGIN\nHostTable END\n"
        "VendorTable BEGIN\nVendorTable END\n"
        f"AETable BEGIN\nARCHIVE {folder / 'db'} RW (200, 1024mb) ANY\nAETable END\n"
    )
    archive = {"name": "archive", "kind": "c-store", "ae_title": "ARCHIVE", "host": "127.0.0.1", "port": port}
    journey.write_rules(tuetinh.settings, [archive | {"results": ["SC", "SR"]}])
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([peer("/usr/bin/dcmqrscp"), "-c", config], stdout=log, stderr=log)
    try:
        journey.wait_for(lambda: journey.is_listening(port), what="dcmqrscp")
        tuetinh.start_gateway()
        tuetinh.start("worker")
        film = journey.make_film(1)
        send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "films", [film]))
        journey.wait_for(lambda: is_done(tuetinh, film.StudyInstanceUID), what="the study")
        held = {dcmread(path).SOPInstanceUID for path in (folder / "db").iterdir() if path.name != "index.dat"}
        assert held == {result.sop_instance_uid for result in list_results(tuetinh.store, film.StudyInstanceUID)}
    finally:
        server.kill()
        server.wait()


def test_orthanc_is_told_what_is_committed(tuetinh: Any, orthanc: Any, tmp_path: Path, journey: ModuleType) -> None:
    peers = [{"ae_title": "ORTHANC", "host": "127.0.0.1", "port": orthanc.dicom_port}]
    journey.write_rules(tuetinh.settings, [], peers=peers)
    tuetinh.start_gateway()
    kept, lost = journey.make_film(1), journey.make_film(2)
    for path in journey.write_films(tmp_path / "films", [kept, lost]):
        orthanc.http.post("/instances", content=path.read_bytes()).raise_for_status()
    (resource,) = orthanc.find("Study", StudyInstanceUID=str(kept.StudyInstanceUID))
    orthanc.http.post("/modalities/tuetinh/store", json={"Resources": [resource["ID"]]}).raise_for_status()
    both = [[str(film.SOPClassUID), str(film.SOPInstanceUID)] for film in (kept, lost)]
    asked = orthanc.http.post("/modalities/tuetinh/storage-commitment", json={"DicomInstances": both})
    report = f"/storage-commitment/{asked.raise_for_status().json()['ID']}"

    def answer() -> dict[str, Any] | None:
        found = orthanc.http.get(report).json()
        return found if found["Status"] != "Pending" else None

    found = journey.wait_for(answer, what="the commitment report")
    assert found["Status"] == "Failure"
    assert [one["SOPInstanceUID"] for one in found["Success"]] == [str(kept.SOPInstanceUID)]
    assert [one["SOPInstanceUID"] for one in found["Failures"]] == [str(lost.SOPInstanceUID)]


def test_a_broken_film_ends_where_it_can_be_seen(
    tuetinh: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    tuetinh.start_gateway()
    tuetinh.start("worker")
    broken, leg = journey.make_film(1, side=64), journey.make_film(2, Modality="MR")
    broken.Rows = 64000
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "films", [broken, leg]))
    journey.wait_for(lambda: get_study(tuetinh.store, str(broken.StudyInstanceUID)).state == "failed", what="the end")
    assert get_study(tuetinh.store, str(broken.StudyInstanceUID)).reason == "unreadable-instance"
    journey.wait_for(lambda: is_done(tuetinh, str(leg.StudyInstanceUID)), what="the other")
    (analysis,) = list_analyses(tuetinh.store, str(leg.StudyInstanceUID))
    assert (analysis.status, analysis.reason) == ("not-routed", "no-rule-matches")


def _jpeg_film(journey: ModuleType, number: int, keep: float) -> Any:
    """A JPEG-compressed film of which only a part of the compressed stream is left."""
    film = journey.make_film(1, side=512)
    film.SOPInstanceUID = film.file_meta.MediaStorageSOPInstanceUID = f"{film.SeriesInstanceUID}.{number}"
    stream = io.BytesIO()
    noise = np.random.default_rng(number).integers(0, 60, (512, 512), dtype=np.uint8)
    PIL.Image.fromarray(film.pixel_array // 2 + noise).save(stream, "JPEG", quality=90)
    film.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    film.PixelData = encapsulate([stream.getvalue()[: int(keep * len(stream.getvalue()))]])
    film["PixelData"].is_undefined_length = True
    film.LossyImageCompression = "01"
    return film


def test_a_broken_film_beside_a_sound_one_is_seen_in_the_pacs(
    tuetinh: Any, orthanc: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    journey.write_rules(tuetinh.settings, [c_store_to(orthanc)])
    tuetinh.start_gateway()
    tuetinh.start("worker")
    sound, broken = _jpeg_film(journey, 1, 1.0), _jpeg_film(journey, 2, 0.5)
    send(peer(STORESCU), tuetinh, journey.write_films(tmp_path / "films", [sound, broken]), "-xy")
    uid = str(sound.StudyInstanceUID)
    journey.wait_for(lambda: is_done(tuetinh, uid), what="the study to be done")
    assert get_study(tuetinh.store, uid).reason == "some-instances-unreadable"
    said = {(one.sop_instance_uid, one.status) for one in list_analyses(tuetinh.store, uid)}
    assert said == {(str(sound.SOPInstanceUID), "analyzed"), (str(broken.SOPInstanceUID), "unreadable")}
    held = {one["MainDicomTags"]["SOPInstanceUID"] for one in orthanc.find("Instance", StudyInstanceUID=uid)}
    results = list_results(tuetinh.store, uid)
    of_broken = {one.kind: one for one in results if one.source_sop_instance_uid == str(broken.SOPInstanceUID)}
    assert set(of_broken) == {"SC", "SR"}
    assert {one.sop_instance_uid for one in results} == held
    report = (tuetinh.settings.data_dir / of_broken["SR"].path).read_bytes().decode("utf-8", "replace")
    assert "the file could not be read" in report
    assert str(broken.SOPInstanceUID) in report
