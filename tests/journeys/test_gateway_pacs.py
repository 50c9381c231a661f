"""From a modality through us into the PACS: real peers on both sides."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from serving.store.analyses import list_analyses, list_results
from serving.store.deliveries import list_deliveries
from serving.store.studies import get_study

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
