from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from datasets.deidentify import batch, ocr
from datasets.deidentify.batch import Task, as_bytes, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from datasets.synthetic.instances import ct_slice, ultrasound
from datasets.synthetic.planted import Planted


@pytest.fixture
def folder(corpus: tuple[Planted, ...], tmp_path: Path) -> Path:
    for planted in corpus:
        path = tmp_path / "in" / planted.file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(planted.dataset))
    (tmp_path / "in" / "Nguyen Van An.txt").write_text("no image")
    (tmp_path / "in" / "us.dcm").write_bytes(as_bytes(ultrasound(1)))
    (tmp_path / "secret.dcm").write_bytes(as_bytes(corpus[0].dataset))
    (tmp_path / "in" / "link.dcm").symlink_to(tmp_path / "secret.dcm")
    return tmp_path


def _task(folder: Path, project: Project, options: Options) -> Task:
    return Task(folder / "in", folder / "out", project, options, Identities(project))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_is_released_but_for_what_the_gate_holds_back(
    folder: Path, project: Project, tags_only: Options, corpus: tuple[Planted, ...], workers: int
) -> None:
    seen: list[tuple[int, int]] = []
    report = deidentify_folder(_task(folder, project, tags_only), workers, lambda *done: seen.append(done))
    told = report.as_json()
    assert (told["files"], told["released"], told["quarantined"]) == (len(corpus) + 2, len(corpus), 2)
    assert told["patients"] == 4
    assert told["modalities"] == {"CT": 4, "DX": 4, "MR": 4, "SR": 4}
    assert seen[-1] == (len(corpus) + 2, len(corpus) + 2)
    assert set(told["reasons"]) == {
        "UnreadableInstance: expected a DICOM file, got neither a DICM prefix nor a data set; send DICOM, PNG or JPEG",
        "pixels that may hold text and were not cleaned",
    }
    released = sorted((folder / "out" / "released").rglob("*.dcm"))
    assert len(released) == len(corpus)
    for path in released:
        instance = read_instance(path)
        study = [instance.PatientID, instance.StudyInstanceUID, instance.SeriesInstanceUID]
        assert [*path.parts[-4:-1], path.stem] == [*study, instance.SOPInstanceUID]


def test_with_its_pixels_cleaned_an_ultrasound_is_released_too(
    tmp_path: Path, project: Project, usual: Options, corpus: tuple[Planted, ...]
) -> None:
    (tmp_path / "in").mkdir()
    for name, dataset in (("us", ultrasound(1)), ("ct", corpus[0].dataset)):
        (tmp_path / "in" / f"{name}.dcm").write_bytes(as_bytes(dataset))
    told = deidentify_folder(_task(tmp_path, project, usual)).as_json()
    assert told["modalities"] == {"CT": 1, "US": 1}
    assert told["quarantined"] == 0


def test_neither_names_of_files_nor_the_report_name_a_person(
    folder: Path, project: Project, tags_only: Options, corpus: tuple[Planted, ...]
) -> None:
    report = deidentify_folder(_task(folder, project, tags_only))
    names = [path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*")]
    told = json.dumps(report.as_json()) + report.as_text("vi") + report.as_text("en") + " ".join(names)
    for person in {planted.person for planted in corpus}:
        assert person.plain_name not in told
        assert person.ma_bn not in told
        assert person.national_id not in told
    assert "Nguyen Van An" not in told
    sources = folder / "out" / "quarantine" / "sources.jsonl"
    assert sources.stat().st_mode & 0o077 == 0
    entries = {json.loads(line)["entry"] for line in sources.read_text(encoding="utf-8").splitlines()}
    assert entries == set(report.as_json()["quarantine"])


def test_a_second_run_changes_nothing(folder: Path, project: Project, tags_only: Options) -> None:
    first = deidentify_folder(_task(folder, project, tags_only)).as_json()
    before = {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
    assert deidentify_folder(_task(folder, project, tags_only)).as_json() == first
    assert {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("workers", [1, 2])
def test_a_second_run_completes_a_first_one_that_was_cut_short(
    folder: Path, project: Project, tags_only: Options, workers: int
) -> None:
    task = _task(folder, project, tags_only)
    first = deidentify_folder(task, workers).as_json()
    whole = {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
    released = sorted((folder / "out" / "released").rglob("*.dcm"))
    for path in released[::2]:
        path.unlink()
    released[0].with_suffix(".part").write_bytes(whole[released[0]][:1000])
    assert deidentify_folder(task, workers).as_json() == first
    assert {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()} == whole


def test_a_second_run_with_more_files_adds_them_and_changes_no_other(
    folder: Path, project: Project, tags_only: Options, corpus: tuple[Planted, ...]
) -> None:
    later = folder / "in" / corpus[0].file_name
    data = later.read_bytes()
    later.unlink()
    task = _task(folder, project, tags_only)
    first = deidentify_folder(task).as_json()
    before = {path: path.read_bytes() for path in (folder / "out" / "released").rglob("*.dcm")}
    later.write_bytes(data)
    assert deidentify_folder(task).as_json()["released"] == first["released"] + 1 == len(before) + 1
    assert {path: path.read_bytes() for path in before} == before


def test_more_files_than_are_given_out_at_once_come_out_in_their_order(
    folder: Path, project: Project, tags_only: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    sibling = read_instance(folder / "secret.dcm")
    sibling.SOPInstanceUID += ".9"
    (folder / "in" / "sibling.dcm").write_bytes(as_bytes(sibling))
    alone = deidentify_folder(_task(folder, project, tags_only))
    monkeypatch.setattr(batch, "WINDOW", 5)  # a handful of files is soon more
    again = deidentify_folder(_task(folder, project, tags_only), 2)
    assert again.outcomes == alone.outcomes
    released = [outcome for outcome in again.outcomes if not outcome.place]
    assert len({id(outcome) for outcome in released}) == len(set(released)) < len(released)


@pytest.mark.filterwarnings("ignore:Invalid value for VR UI")
def test_a_uid_that_is_a_path_leads_nowhere(tmp_path: Path, project: Project, tags_only: Options) -> None:
    hostile = ct_slice(1)
    hostile.SOPInstanceUID = "../../../../escaped"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hostile.dcm").write_bytes(as_bytes(hostile))
    deidentify_folder(_task(tmp_path, project, replace(tags_only, retain_uids=True)))
    (written,) = set(tmp_path.rglob("*.dcm")) - {tmp_path / "in" / "hostile.dcm"}
    assert written.relative_to(tmp_path / "out").parts[0] in ("released", "quarantine")


def test_another_instance_of_the_same_uid_is_held_back(folder: Path, project: Project, tags_only: Options) -> None:
    twin = read_instance(folder / "secret.dcm")
    twin.SeriesNumber = 9
    (folder / "in" / "~twin.dcm").write_bytes(as_bytes(twin))
    reasons = deidentify_folder(_task(folder, project, tags_only)).as_json()["reasons"]
    assert reasons["another instance with the same SOP Instance UID was released"] == 1


def test_an_output_inside_of_the_input_is_refused(folder: Path, project: Project, tags_only: Options) -> None:
    inside = Task(folder / "in", folder / "in" / "out", project, tags_only, Identities(project))
    with pytest.raises(UnreadableInstance, match="another one, outside of it"):
        deidentify_folder(inside)


@pytest.mark.parametrize("cleans", [True, False])
def test_a_process_of_the_pool_loads_the_reader_before_its_first_file(
    cleans: bool, project: Project, usual: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_TASKS", [])  # what the pool's process is given stays in this test
    ocr._engine.cache_clear()
    options = replace(usual, clean_pixels=cleans)
    batch._begin(Task(tmp_path, tmp_path / "out", project, options, Identities(project)))
    assert ocr._engine.cache_info().currsize == int(cleans)
