"""What nobody can trust: refused with a reason and a place, and never told."""

import csv
import gzip
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.deidentify.project import Project
from datasets.errors import UnreadableRecord
from datasets.tidy.extract import Extract
from datasets.tidy.made_up import as_bhyt, as_fhir
from datasets.tidy.made_up.story import Patient
from datasets.tidy.refused import Refused

Read = Callable[..., Extract]
SECRET = "Nguyễn Văn Bí Mật"
MAPPING = """\
files:
  labs.csv:
    table: observation
    person: {ma_bn: MaBN}
    columns: {name: Ten, value: KetQua, unit: DonVi}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def reasons(extract: Extract) -> list[tuple[str, int, int]]:
    return [(one.reason, one.place.file, one.place.record) for one in extract.refused]


def labs(folder: Path, *rows: tuple[str, ...]) -> tuple[Path, Path]:
    with (folder / "labs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("MaBN", "Ten", "KetQua", "DonVi"), *rows])
    mapping = folder.parent / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return folder, mapping


HOSTILE = {
    "laughs": b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><GIAMDINHHS>&c;</GIAMDINHHS>',
    "file": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><GIAMDINHHS>&b;</GIAMDINHHS>',
    "dtd": b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><GIAMDINHHS/>',
    "deep": b"<GIAMDINHHS>" + b"<a>" * 5000,
    "bytes": b'<?xml version="1.0" encoding="utf-8"?><GIAMDINHHS>\xff\xfe\xfd</GIAMDINHHS>',
    "nul": b"<GIAMDINHHS>\0</GIAMDINHHS>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused_and_the_next_file_is_read(
    name: str, folder: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    as_bhyt.write_files(patients[:1], folder)
    (folder / "a-hostile.xml").write_bytes(HOSTILE[name])
    extract = read("bhyt", folder)
    assert reasons(extract) == [("not-readable", 1, 0)]
    assert extract.tables["person"].num_rows == 1


def test_deep_json_nul_bytes_and_wrong_bytes_are_refused_line_by_line(
    folder: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    deep = b'{"a":' * 200 + b"1" + b"}" * 200
    bad = [deep, b'{"resourceType": "Observation\0"}', b'{"resourceType": "\xff"}', b"[]", b'{"a": 1, "a": 2}', b"{"]
    (folder / "Bad.ndjson").write_bytes(b"\n".join(bad) + b"\n")
    extract = read("fhir", folder)
    assert reasons(extract) == [("over-a-cap", 1, 1), *(("not-readable", 1, line) for line in range(2, 7))]
    assert extract.tables["encounter"].num_rows == len(patients[0].visits)


def test_what_is_of_nobody_in_the_extract_is_an_orphan(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:2], folder)
    kept = (folder / "Patient.ndjson").read_text(encoding="utf-8").splitlines()[0]
    (folder / "Patient.ndjson").write_text(kept + "\n", encoding="utf-8")
    extract = read("fhir", folder)
    assert set(extract.refused_counts) == {"orphan"}
    assert extract.tables["person"].num_rows == 1
    lost = sum(1 for _ in as_fhir.resources_of(patients[1])) - 1
    assert extract.refused_counts["orphan"] == lost


def test_a_resource_that_comes_twice_is_taken_once(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    once = read("fhir", folder)
    (folder / "Again.ndjson").write_bytes((folder / "Observation.ndjson").read_bytes())
    twice = read("fhir", folder)
    assert twice.tables["observation"].num_rows == once.tables["observation"].num_rows
    assert twice.refused_counts == {"duplicate": once.tables["observation"].num_rows}


def test_what_was_entered_in_error_is_refused(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    lines = (folder / "Observation.ndjson").read_text(encoding="utf-8").splitlines()
    untrue = json.loads(lines[0]) | {"status": "entered-in-error"}
    (folder / "Observation.ndjson").write_text("\n".join([json.dumps(untrue), *lines[1:]]), encoding="utf-8")
    assert read("fhir", folder).refused_counts == {"entered-in-error": 1}


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1"])
def test_a_formula_in_a_code_number_or_name_is_refused(cell: str, folder: Path, read: Read) -> None:
    path, mapping = labs(folder, ("BN000123", "Creatinin", "80", cell), ("BN000123", "Creatinin", "81", "umol/L"))
    extract = read("table", path, mapping)
    assert reasons(extract) == [("formula", 1, 1)]
    assert extract.tables["observation"]["value"].to_pylist() == [81.0]


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-HYPERLINK(1)", "\t=1"]
)
def test_a_formula_in_the_place_of_a_result_is_refused(cell: str, folder: Path, read: Read) -> None:
    path, mapping = labs(folder, ("BN000123", "CRP", cell, ""), ("BN000123", "CRP", "Âm tính", ""))
    extract = read("table", path, mapping)
    assert reasons(extract) == [("formula", 1, 1)]
    assert extract.tables["observation"]["value_text"].to_pylist() == ["Âm tính"]


@pytest.mark.parametrize(("cell", "told"), [("-Âm tính", "'-Âm tính"), ("++", "++"), ("- 3 ngày", "'- 3 ngày")])
def test_a_result_that_begins_with_a_sign_stays_and_never_runs(cell: str, told: str, folder: Path, read: Read) -> None:
    path, mapping = labs(folder, ("BN000123", "CRP", cell, ""))
    assert read("table", path, mapping).tables["observation"]["value_text"].to_pylist() == [told]


def test_a_column_that_the_mapping_does_not_name_is_not_looked_at(folder: Path, read: Read) -> None:
    _, mapping = labs(folder)
    with (folder / "labs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("MaBN", "Ten", "KetQua", "DonVi", "Link"), ("BN000123", "Creatinin", "80", "umol/L", "=HYPERLINK(1)")]
        )
    extract = read("table", folder, mapping)
    assert extract.refused == ()
    assert extract.tables["observation"]["value"].to_pylist() == [80.0]


def test_a_result_of_fhir_that_would_run_is_refused(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    told = json.loads((folder / "Observation.ndjson").read_text(encoding="utf-8").splitlines()[0])
    told = {name: value for name, value in told.items() if name != "valueQuantity"} | {"valueString": "=1+1"}
    (folder / "Observation.ndjson").write_text(json.dumps(told), encoding="utf-8")
    assert read("fhir", folder).refused_counts == {"formula": 1}


def test_a_negative_number_is_no_formula(folder: Path, read: Read) -> None:
    path, mapping = labs(folder, ("BN000123", "Creatinin", "-3,5", "umol/L"))
    assert read("table", path, mapping).tables["observation"]["value_told"].to_pylist() == [-3.5]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@x", "- ho 3 ngày", "+ phản xạ", "\t=1"])
def test_free_text_never_leaves_as_a_formula(
    text: str, folder: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    report = json.loads((folder / "DiagnosticReport.ndjson").read_text(encoding="utf-8").splitlines()[0])
    (folder / "DiagnosticReport.ndjson").write_text(json.dumps(report | {"conclusion": text}), encoding="utf-8")
    told = read("fhir", folder).tables["note"]["text"].to_pylist()
    assert told == [f"'{text.strip()}"]


def test_a_table_of_wrong_bytes_or_nul_says_where(folder: Path, read: Read) -> None:
    path, mapping = labs(folder, ("BN000123", "Creatinin", "80", "umol/L"), ("BN000123", "Creat\0inin", "80", "umol/L"))
    with (folder / "labs.csv").open("ab") as file:
        file.write(b"BN000123,Creatinin,80\r\nBN000123,\xff\xfe,80,umol/L\r\n")
    extract = read("table", path, mapping)
    assert reasons(extract) == [("nul-byte", 1, 2), ("not-readable", 1, 3), ("not-utf-8", 1, 4)]
    assert extract.tables["observation"].num_rows == 1


def test_a_link_out_of_the_folder_is_not_followed(
    folder: Path, tmp_path: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    as_fhir.write_bundles(patients[:1], outside)
    as_fhir.write_ndjson(patients[1:2], folder)
    (folder / "a-link.json").symlink_to(outside / "bundle-0000.json")
    (folder / "a-folder").symlink_to(outside, target_is_directory=True)
    extract = read("fhir", folder)
    assert [reason for reason, *_ in reasons(extract)] == ["link", "link"]
    assert extract.tables["person"].num_rows == 1


def test_the_folder_itself_may_be_no_link(folder: Path, tmp_path: Path, read: Read) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    with pytest.raises(UnreadableRecord, match="or a link"):
        read("fhir", tmp_path / "link")


def test_a_zip_is_read_and_its_hostile_members_are_not(
    tmp_path: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    (tmp_path / "in").mkdir()
    as_fhir.write_bundles(patients[:1], tmp_path / "in")
    body = (tmp_path / "in" / "bundle-0000.json").read_bytes()
    link = zipfile.ZipInfo("z-link.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../out.json", body)
        archive.writestr("/abs.json", body)
        archive.writestr("good.json", body)
        archive.writestr("bomb.json", b" " * 50_000_000)
        archive.writestr(link, "/etc/passwd")
    extract = read("fhir", tmp_path / "in.zip")
    assert sorted(reason for reason, *_ in reasons(extract)) == ["link", "over-a-cap", "path-outside", "path-outside"]
    assert extract.tables["person"].num_rows == 1
    assert not (tmp_path / "out.json").exists()


def test_a_gzip_that_swells_is_refused(folder: Path, read: Read) -> None:
    (folder / "a.ndjson.gz").write_bytes(gzip.compress((b" " * 1_000_000 + b"\n") * 60, 9))
    assert reasons(read("fhir", folder)) == [("over-a-cap", 1, 0)]


def test_a_gzip_of_ndjson_is_read(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    for path in list(folder.iterdir()):
        (folder / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    extract = read("fhir", folder)
    assert extract.refused_counts == {}
    assert extract.tables["person"].num_rows == 1


def test_a_damaged_zip_is_told(tmp_path: Path, read: Read) -> None:
    (tmp_path / "in.zip").write_bytes(b"PK\3\4 not a zip")
    with pytest.raises(UnreadableRecord, match="a damaged file"):
        read("fhir", tmp_path / "in.zip")


@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_a_damaged_archive_is_refused_where_it_breaks(
    damage: str, folder: Path, read: Read, patients: tuple[Patient, ...]
) -> None:
    as_fhir.write_ndjson(patients, folder)
    for name in ("Condition", "Observation"):
        path = folder / f"{name}.ndjson"
        body = bytearray(gzip.compress(path.read_bytes()))
        path.unlink()
        if damage == "changed":
            body[len(body) // 2 : len(body) // 2 + 40] = bytes(40)
        (folder / f"{name}.ndjson.gz").write_bytes(body[: len(body) // 2] if damage == "cut" else body)
    extract = read("fhir", folder)
    assert {reason for reason, *_ in reasons(extract)} == {"not-readable"}
    assert extract.tables["encounter"].num_rows == sum(len(patient.visits) for patient in patients)


def test_a_damaged_member_of_a_zip_is_refused(tmp_path: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    (tmp_path / "in").mkdir()
    as_fhir.write_ndjson(patients[:1], tmp_path / "in")
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for each in sorted((tmp_path / "in").iterdir()):
            archive.write(each, each.name)
    body = path.read_bytes()
    path.write_bytes(body.replace(b'"2160-0"', b'"2160-9"', 1).replace(b"Patient/", b"Patienx/", 1))
    extract = read("fhir", path)
    assert "not-readable" in extract.refused_counts


def test_damaged_parquet_is_refused(folder: Path, read: Read) -> None:
    (folder / "person.parquet").write_bytes(b"PAR1 and nothing else PAR1")
    pq.write_table(pa.table({"measurement_id": [1], "person_id": [9]}), folder / "measurement.parquet")
    extract = read("omop", folder)
    assert extract.refused_counts == {"orphan": 1}


def test_numbers_of_two_people_link_nobody(folder: Path, read: Read) -> None:
    (folder / "people.csv").write_text(
        "CCCD,MaBN,HoTen\n001099000001,BN77,A\n001099000002,BN77,B\n001099000003,BN78,C\n", encoding="utf-8"
    )
    mapping = folder.parent / "m.yaml"
    mapping.write_text(
        "files: {people.csv: {table: person, person: {national_id: CCCD, ma_bn: MaBN}}}", encoding="utf-8"
    )
    extract = read("table", folder, mapping)
    assert reasons(extract) == [("numbers-of-two-people", 1, 1), ("numbers-of-two-people", 1, 2)]
    assert extract.tables["person"].num_rows == 1


def test_a_placeholder_links_nobody(folder: Path, read: Read) -> None:
    (folder / "people.csv").write_text("CCCD,MaBN\n000000000000,BN77\n000000000000,BN78\n", encoding="utf-8")
    mapping = folder.parent / "m.yaml"
    mapping.write_text(
        "files: {people.csv: {table: person, person: {national_id: CCCD, ma_bn: MaBN}}}", encoding="utf-8"
    )
    assert read("table", folder, mapping).tables["person"].num_rows == 2


def test_a_number_in_the_place_of_a_code_is_refused(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_ndjson(patients[:1], folder)
    procedure = json.loads((folder / "Procedure.ndjson").read_text(encoding="utf-8").splitlines()[0])
    person = patients[0].person
    told = [person.ma_bn, person.national_id, person.bhyt, SECRET, "lan.anh@mail.vn"]
    rows = [procedure | {"id": f"x{place}", "code": {"coding": [{"code": code}]}} for place, code in enumerate(told)]
    (folder / "Procedure.ndjson").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    extract = read("fhir", folder)
    assert extract.refused_counts == {"identifier-in-code": 3, "not-a-code": 2}
    assert extract.tables["procedure"].num_rows == 0


def test_a_refusal_tells_no_value(folder: Path, read: Read, project: Project) -> None:
    path, mapping = labs(folder, ("BN000123", SECRET, "1", "=1"))
    extract = read("table", path, mapping)
    assert extract.refused == (Refused("formula", extract.refused[0].place),)
    assert SECRET not in repr(extract)
    assert SECRET not in repr(extract.refused)


def test_a_folder_that_cannot_be_read_names_no_path(tmp_path: Path, read: Read) -> None:
    with pytest.raises(UnreadableRecord, match="expected a folder, a zip or a file, got none") as raised:
        read("fhir", tmp_path / "no-such")
    assert os.fspath(tmp_path) not in str(raised.value)


def test_other_files_are_left_alone(folder: Path, read: Read, patients: tuple[Patient, ...]) -> None:
    as_fhir.write_bundles(patients[:1], folder)
    (folder / "readme.txt").write_text(SECRET, encoding="utf-8")
    extract: Any = read("fhir", folder)
    assert extract.refused_counts == {}
