"""Images and records of the same made-up people in one build: one pseudonym each, and nobody's name in any byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from pydicom import FileDataset

from datasets.build.index import read_index
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.regions import SHIPPED
from datasets.dicom.read import read_instance
from datasets.synthetic.instances import chest_film
from datasets.synthetic.planted_people import without_marks
from datasets.tidy.made_up import as_bhyt, as_fhir
from datasets.tidy.made_up.story import Patient, patients_of
from training.dataset.__main__ import main

SEED, PEOPLE = 11, 4
STRANGER = '{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/nobody"}}\n'


@pytest.fixture(scope="module")
def patients() -> tuple[Patient, ...]:
    return patients_of(SEED, PEOPLE)


@pytest.fixture(scope="module")
def source(patients: tuple[Patient, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hospital")
    for name in ("dicom", "bhyt", "fhir"):
        (root / name).mkdir()
    for number, patient in enumerate(patients):
        film = chest_film(number, rows=64)
        film.PatientID, film.PatientName = patient.person.ma_bn, patient.person.name
        film.BurnedInAnnotation = "NO"
        film.SpecificCharacterSet = "ISO_IR 192"
        film.PatientBirthDate, film.StudyDescription = patient.person.birth_date, f"XQ {patient.person.name}"
        (root / "dicom" / f"{patient.person.ma_bn}.dcm").write_bytes(as_bytes(film))
        (root / "dicom" / f"other-{number}.dcm").write_bytes(as_bytes(film_of_another_number(number, patient)))
    as_bhyt.write_files(patients, root / "bhyt")
    as_fhir.write_ndjson(patients, root / "fhir")
    with (root / "fhir" / "Condition.ndjson").open("a", encoding="utf-8") as file:
        file.write(STRANGER)
    return root


def film_of_another_number(number: int, patient: Patient) -> FileDataset:
    """As the archive of another house would know the same patient."""
    film = chest_film(PEOPLE + number, rows=64)
    film.PatientID, film.OtherPatientIDs = f"CDHA-{number}", patient.person.national_id
    film.BurnedInAnnotation, film.PatientName = "NO", "NGUYEN"
    return film


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUETINH_DATA_DIR", str(tmp_path_factory.mktemp("site")))  # the one way to its data
        yield build(source)


def build(source: Path, *more: str) -> dict[str, Any]:
    words = ["--folder", str(source / "dicom"), "--bhyt", str(source / "bhyt"), "--fhir", str(source / "fhir")]
    words += ["--project", "p", "--name", "d", "--workers", "1", "--json", "--options", "clean_descriptors"]
    with pytest.MonkeyPatch.context() as patch:
        told: list[str] = []
        patch.setattr("builtins.print", lambda *said, **_: told.extend(map(str, said)))  # what a person would see
        assert main(["build", *words, *more]) == 3  # the stranger's record was refused
    found: dict[str, Any] = json.loads(next(line for line in told if line.startswith("{")))
    return found


def tables_of(told: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {path.stem: pq.read_table(path).to_pylist() for path in Path(told["folder"]).glob("tables/*.parquet")}


def test_images_and_tables_have_one_pseudonym_a_person(built: dict[str, Any]) -> None:
    people = {row["patient_id"] for row in read_index(Path(built["folder"]) / "index.parquet")}
    assert built["reasons"] == {}
    assert len(people) == built["patients"] == PEOPLE
    tables = tables_of(built)
    assert {"person", "encounter", "condition", "observation", "note"} <= set(tables)
    for name, rows in tables.items():
        assert {row["person_id"] for row in rows} == people, name


def test_the_manifest_counts_what_left_and_what_did_not(built: dict[str, Any], patients: tuple[Patient, ...]) -> None:
    manifest = json.loads((Path(built["folder"]) / "manifest.json").read_text(encoding="utf-8"))
    records = manifest["verification"]["records"]
    assert records["refused"] == {"orphan": 1}
    assert manifest["verification"]["records_refused"]["record: orphan"] == 1
    assert records["rows"]["person"] == PEOPLE
    assert records["merged"]["person: duplicate"] == PEOPLE
    linked = {"unknown": 0, "linked": PEOPLE, "contradicted": 0, "issuers": 0}
    assert manifest["verification"]["image_patients"] == linked
    tables = tables_of(built)
    assert records["rows"] == {name: len(rows) for name, rows in tables.items()}
    visits = {f"{visit.number}" for patient in patients for visit in patient.visits}
    assert len(tables["encounter"]) == len(visits)  # the stays of FHIR and of BHYT have one number
    keys = [row["encounter_id"] for row in tables["encounter"]]
    assert len(keys) == len(set(keys))
    for table, told in (("condition", ("icd10", "recorded_at")), ("observation", ("loinc", "value", "taken_at"))):
        facts = [tuple(row[name] for name in ("person_id", *told)) for row in tables[table]]
        assert len(facts) == len(set(facts)), table  # each is told by FHIR and by BHYT
        assert records["merged"][f"{table}: duplicate"] == len(facts)


def test_no_byte_of_the_version_tells_of_anybody(
    built: dict[str, Any], source: Path, patients: tuple[Patient, ...]
) -> None:
    folder = Path(built["folder"])
    said = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said |= {f"rows of {path.name}": rows_of(path) for path in folder.rglob("*.parquet")}
    said["names of files"] = "\n".join(str(path) for path in folder.rglob("*")).encode()
    assert len(said) > PEOPLE
    for name, content in said.items():
        for secret in secrets_of(patients, source):
            assert secret not in content, name
    assert "đau ngực trái".encode() in said["rows of note.parquet"]


def rows_of(path: Path) -> bytes:
    return "\n".join(
        json.dumps(row, ensure_ascii=False, default=str) for row in pq.read_table(path).to_pylist()
    ).encode()


def secrets_of(patients: tuple[Patient, ...], source: Path) -> list[bytes]:
    told = []
    for patient in patients:
        person = patient.person
        told += [person.name, person.national_id, person.bhyt, person.ma_bn, person.phone, person.address]
        told += [f"{patient.born:%d/%m/%Y}", person.birth_date, *(visit.number for visit in patient.visits)]
        original = read_instance((source / "dicom" / f"{person.ma_bn}.dcm").read_bytes())
        told += [original.SOPInstanceUID, original.StudyInstanceUID, original.SeriesInstanceUID]
    return [form.encode() for word in {*told, *map(without_marks, told)} for form in (word, word.upper())]


def test_an_extract_that_is_named_twice_changes_nothing(source: Path, built: dict[str, Any]) -> None:
    again = build(source, "--fhir", str(source / "fhir"))
    assert (again["version"], again["is_new"]) == (built["version"], False)


def test_other_options_have_another_name_even_where_no_byte_differs(source: Path, built: dict[str, Any]) -> None:
    again = build(source, "--regions", str(regions_with_a_comment(source)))
    first, second = (Path(told["folder"]) for told in (built, again))
    assert first != second
    assert (first / "index.parquet").read_bytes() == (second / "index.parquet").read_bytes()


def regions_with_a_comment(source: Path) -> Path:
    path = source / "regions.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    return path


def test_verify_of_a_version_with_notes_is_sound(built: dict[str, Any]) -> None:
    assert main(["verify", built["version"], "--workers", "1"]) == 0
