"""The way back of a version holds everybody in it, of images and of records, and is written before the originals go."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from datasets.build.index import read_index
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.escrow import Opening, new_key_pair, open_escrow, write_key
from datasets.deidentify.escrow_audit import Audit
from datasets.synthetic.instances import chest_film
from datasets.tidy.made_up import as_bhyt, as_fhir
from datasets.tidy.made_up.story import Patient, patients_of
from training.dataset.__main__ import main

Found = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def patients() -> tuple[Patient, ...]:
    return patients_of(23, 3)


@pytest.fixture
def site(tmp_path: Path, patients: tuple[Patient, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "data"))  # the verb knows no other way to its data
    monkeypatch.chdir(tmp_path)  # names as a person types them, in their own folder
    for name in ("dicom", "bhyt", "fhir"):
        (tmp_path / name).mkdir()
    as_bhyt.write_files(patients, tmp_path / "bhyt")
    as_fhir.write_ndjson(patients, tmp_path / "fhir")
    for name in ("first", "second"):
        secret, public = new_key_pair()
        write_key(tmp_path / name, secret, 0o600)
        write_key(tmp_path / f"{name}.pub", public, 0o644)
    return tmp_path


def _words(*sources: str, escrow: str = "way/back") -> list[str]:
    words = ["build", *sources, "--project", "p", "--name", "d", "--workers", "1", "--options", "clean_descriptors"]
    return [*words, "--escrow", escrow, "--holders", "first.pub", "second.pub"]


def _everybody(site: Path) -> tuple[Found, set[str]]:
    """What the escrow holds of everybody whom the version tells of, and who these are."""
    (folder,) = (path.parent for path in site.glob("data/datasets/d/*/manifest.json"))
    people = {row["patient_id"] for row in read_index(folder / "index.parquet")}
    for path in folder.glob("tables/*.parquet"):
        people |= set(pq.read_table(path, columns=["person_id"]).column(0).to_pylist())
    opening = Opening(("A", "B"), frozenset(people), "who is in it, for a test", Audit(site / "audit", site / "head"))
    opened = open_escrow(site / "way" / "back", (site / "first", site / "second"), opening)
    assert opened.unknown == ()
    return {
        name: {kind: list(told) for kind, told in each.items()} for name, each in opened.identifiers.items()
    }, people


def test_a_version_of_records_alone_has_a_way_back_to_everybody(site: Path, patients: tuple[Patient, ...]) -> None:
    (site / "way").mkdir()
    assert main(_words("--bhyt", "bhyt", "--fhir", "fhir")) in (0, 3)
    found, people = _everybody(site)
    assert len(people) == len(patients)
    by_name = {each["name"][0]: each for each in found.values()}
    assert len(by_name) == len(patients)
    for patient in patients:
        person = patient.person
        told = by_name[next(name for name in by_name if name.casefold() == person.name.casefold())]
        assert told["national_id"] == [person.national_id]
        assert person.bhyt in told["bhyt_number"]
        assert person.ma_bn in told["ma_bn"]


def test_images_and_records_of_one_person_stand_under_one_pseudonym(site: Path, patients: tuple[Patient, ...]) -> None:
    (site / "way").mkdir()
    seen, stranger = patients[0].person, "XQ-000 77"
    for number, (patient_id, name) in enumerate(
        [
            (seen.ma_bn, "PHAN^VAN MOT"),
            (seen.bhyt, "PHAN^MOT"),
            (stranger, "KHACH^LA"),
        ]
    ):
        film = chest_film(number, rows=64)
        film.PatientID, film.PatientName, film.BurnedInAnnotation = patient_id, name, "NO"
        film.StudyInstanceUID = f"1.2.826.0.1.{number + 1}"
        (site / "dicom" / f"{number}.dcm").write_bytes(as_bytes(film))
    assert main(_words("--folder", "dicom", "--bhyt", "bhyt")) in (0, 3)
    found, people = _everybody(site)
    assert len(people) == len(patients) + 1
    (one,) = (each for each in found.values() if seen.national_id in each.get("national_id", ()))
    assert {"PHAN^VAN MOT", "PHAN^MOT"} <= set(one["name"])
    assert {seen.ma_bn, seen.bhyt} <= set(one["patient_id"])
    (other,) = (each for each in found.values() if stranger in each.get("patient_id", ()))
    assert other == {"name": ["KHACH^LA"], "patient_id": [stranger]}


def test_tables_that_find_no_room_are_told_and_the_same_command_ends_it(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "way").mkdir()
    words = _words("--bhyt", "bhyt")
    with monkeypatch.context() as patch:
        patch.setattr("training.dataset.merge.MEMORY", "1KB")  # no table fits in so little
        assert main(words) == 1
    assert "InvalidBuild: the tables could not be put together, OutOfMemoryException; make" in capsys.readouterr().err
    assert main(words) in (0, 3)


def test_where_the_escrow_cannot_be_written_the_originals_stay_and_the_same_command_ends_it(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "way").mkdir()
    taken = site / "way" / "back.part"
    words = _words("--bhyt", "bhyt")
    with monkeypatch.context() as patch:  # the disk that was there at the beginning is gone at the end
        patch.setattr("training.dataset.build.keep_quarantine", lambda *_: taken.mkdir())
        assert main(words) == 1
    assert "IsADirectoryError" in capsys.readouterr().err
    assert list((site / "data" / "datasets" / ".work").glob("d-*/"))
    taken.rmdir()
    assert main(words) in (0, 3)
    assert len(_everybody(site)[0]) == 3
    assert not [path for path in (site / "data" / "datasets" / ".work").iterdir() if path.is_dir()]
