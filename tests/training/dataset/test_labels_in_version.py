"""Labels travel with a version: built in or attached later, linked, told, compared, asked for by SQL and exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from datasets.build.index import read_index
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.project import open_project
from datasets.synthetic.instances import chest_film
from training.dataset.__main__ import main

FILMS = 6
READERS = ("Bs Nguyễn Văn Hạnh", "Bs Lê Lộc")
HEAD = "study_instance_uid,patient_id,finding,value,reader,at"
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Films of six people, two readers who differ on the first of them, one report, and somebody else's reading."""
    root = tmp_path_factory.mktemp("hospital")
    (root / "films").mkdir()
    lines = []
    for number in range(FILMS):
        film = chest_film(number, rows=64)
        film.PatientID, film.PatientName, film.BurnedInAnnotation = f"BN-{number}", f"Trần Thị Số{number}", "NO"
        film.StudyInstanceUID, film.SeriesInstanceUID = f"1.2.{number}", f"1.2.{number}.1"
        (root / "films" / f"{number}.dcm").write_bytes(as_bytes(film))
        says = (number % 2, 1 - number % 2 if not number else number % 2)
        lines += [
            f"1.2.{number},BN-{number},effusion,{value},{who},2025-03-01T10:00:00"
            for value, who in zip(says, READERS, strict=True)
        ]
    _write(root / "read.csv", HEAD, *lines, "1.2.1,BN-2,effusion,1,Bs Khác,", "9.9.9,BN-9,effusion,1,Bs Khác,")
    _write(root / "reports.csv", "study_instance_uid,patient_id,text", "1.2.3,BN-3,Kết luận: không thấy nốt mờ.")
    return root


@pytest.fixture(scope="module")
def site(hospital: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUETINH_DATA_DIR", str(data))  # the verb knows no other way to its data
        assert main(_build(hospital, "plain")) == 0
    return data


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(site))  # the verb knows no other way to its data

    def call(*words: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert main([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return call


def _write(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _build(hospital: Path, name: str, *more: str) -> list[str]:
    words = ["build", "--folder", str(hospital / "films"), "--project", "p", "--name", name, "--workers", "1"]
    return [*words, "--options", "clean_descriptors", *more]


def _version(run: Run, name: str) -> str:
    own = [each for each in run("list")["versions"] if each["version"].startswith(f"{name}@")]
    (found,) = (each["version"] for each in own if not each["labelled_from"])
    return str(found)


def _labels(site: Path, version: str, table: str = "label") -> list[dict[str, Any]]:
    name, _, digits = version.partition("@")
    rows: list[dict[str, Any]] = pq.read_table(
        site / "datasets" / name / digits / "tables" / f"{table}.parquet"
    ).to_pylist()
    return rows


def test_built_in_or_attached_is_one_version(run: Run, site: Path, hospital: Path) -> None:
    files = [str(hospital / "read.csv"), str(hospital / "reports.csv")]
    built = run(*_build(hospital, "same"), "--labels", *files, code=3)
    (bare,) = [run(*_build(hospital, "same"))["version"]]
    attached = run("labels", "attach", bare, *files, code=3)
    assert (attached["version"], attached["is_new"]) == (built["version"], False)
    assert attached["labels"] == built["labels"]
    assert built["labels"]["refused"] == {"the source names another patient than the image does": 1}
    assert (built["labels"]["elsewhere"], built["labels"]["rows"], built["labels"]["readers"]) == (1, 13, 3)
    assert (built["labels"]["differing"], built["labels"]["unsettled"]) == (1, 1)
    assert built["labels"]["agreement"]["99TUETINH|effusion"]["items"] == FILMS
    held = Path(built["quarantine"]) / "held-labels.jsonl"
    assert "another patient" in held.read_text(encoding="utf-8")
    assert held.stat().st_mode & 0o777 == 0o600


def test_each_label_is_of_an_image_and_tells_who_how_and_when(run: Run, site: Path, hospital: Path) -> None:
    version = run("labels", "attach", _version(run, "plain"), str(hospital), code=3)["version"]
    name, _, digits = version.partition("@")
    index = {row["study_instance_uid"]: row for row in read_index(site / "datasets" / name / digits / "index.parquet")}
    project = open_project("p", site / "projects" / "p.key")
    rows = _labels(site, version)
    for row in rows:
        assert row["patient_id"] == index[row["study_instance_uid"]]["patient_id"]
        assert row["reader"] == "rules" or row["reader"].startswith("R")
    (report,) = [row for row in rows if row["source"] == "report"]
    assert (report["finding_code"], report["value"], report["cue"]) == ("nodule", "absent", "không thấy")
    assert report["method"].startswith("report rules ")
    (reading,) = [row for row in rows if row["study_instance_uid"] == project.uid("1.2.4")][:1]
    shift = project.shift(reading["patient_id"])
    assert (reading["at"] - shift).isoformat() == "2025-03-01T10:00:00"
    told = json.dumps(rows, default=str, ensure_ascii=False) + (
        site / "datasets" / name / digits / "datasheet.md"
    ).read_text(encoding="utf-8")
    for secret in ("Hạnh", "Lộc", "BN-", "1.2.3", "Trần", "2025-03-01"):
        assert secret not in told
    assert "13 labels of 3 readers" in told
    assert run("verify", version, "--workers", "1")["is_sound"]


@pytest.mark.parametrize(("dates", "told"), [("none", None), ("full", "2025-03-01T10:00:00")])
def test_moments_follow_the_dates_of_the_version(
    run: Run, site: Path, hospital: Path, dates: str, told: str | None
) -> None:
    words = [*_build(hospital, f"dates-{dates}", "--dates", dates), "--project", f"p-{dates}"]
    built = run(*words, "--labels", str(hospital / "read.csv"), code=3)
    assert built["labels"]["dates"] == dates
    moments = {row["at"] and row["at"].isoformat() for row in _labels(site, built["version"])}
    assert moments == {told}


def test_where_uids_stay_labels_find_their_images_too(run: Run, site: Path, hospital: Path) -> None:
    options = ("--options", "clean_descriptors", "retain_uids")
    words = [*_build(hospital, "uids")[:-2], *options]
    bare = run(*words)
    attached = run("labels", "attach", bare["version"], str(hospital / "read.csv"), code=3)
    built = run(*words, "--labels", str(hospital / "read.csv"), code=3)
    assert (built["version"], attached["taken"]) == (attached["version"], 2 * FILMS)
    assert {row["study_instance_uid"] for row in _labels(site, built["version"])} == {f"1.2.{n}" for n in range(FILMS)}
    assert run("verify", built["version"], "--workers", "1")["is_sound"]


def test_a_decision_is_attached_diff_tells_it_and_the_export_takes_it(
    run: Run, site: Path, hospital: Path, tmp_path: Path
) -> None:
    first = run("labels", "attach", _version(run, "plain"), str(hospital / "read.csv"), code=3)["version"]
    sheet, decided = tmp_path / "adj.csv", tmp_path / "decided.parquet"
    assert run("labels", "adjudicate", first, "--project", "p", "--write", str(sheet))["disputed"] == 1
    lines = sheet.read_text(encoding="utf-8-sig").splitlines()
    _write(sheet, lines[0], lines[1].removesuffix(",,") + ",present,Gs Trần Chủ")
    run("labels", "adjudicate", first, "--project", "p", "--read", str(sheet), "--out", str(decided))
    second = run("labels", "attach", first, str(decided))
    assert second["labels"]["unsettled"] == 0
    found = run("diff", first, second["version"])
    assert found["added"] == found["removed"] == found["changed"] == []
    assert found["labels"]["findings"] == {"99TUETINH|effusion": [1, 0, 0]}
    before = run("export", first, "--form", "plain", "--out", str(tmp_path / "a"), "--labels", "effusion")
    after = run("export", second["version"], "--form", "plain", "--out", str(tmp_path / "b"), "--labels", "effusion")
    assert (before["labelled"], before["unsettled"]) == (FILMS - 1, 1)
    assert (after["labelled"], after["unsettled"]) == (FILMS, 0)


@pytest.mark.parametrize(
    ("form", "file", "path"),
    [
        ("monai", "datalist.json", ("training", 0, "labels")),
        ("coco", "annotations.json", ("images", 0, "labels")),
    ],
)
def test_all_findings_of_a_version_go_into_each_form(
    run: Run, hospital: Path, tmp_path: Path, form: str, file: str, path: tuple[Any, ...]
) -> None:
    version = run("labels", "attach", _version(run, "plain"), str(hospital), code=3)["version"]
    told = run("export", version, "--form", form, "--out", str(tmp_path / form), "--labels")
    assert told["findings"] == ["effusion", "nodule"]
    content = json.loads((tmp_path / form / file).read_text(encoding="utf-8"))
    assert path[0] in content
    said = [each.get(path[2], {}) for part in (path[0], "validation", "test") for each in content.get(part, [])]
    assert sum("effusion" in each for each in said) == FILMS - 1
    assert sum("nodule" in each for each in said) == 1


def test_settled_values_come_back_as_labels(run: Run, site: Path, hospital: Path, tmp_path: Path) -> None:
    bare = _version(run, "plain")
    first = run("labels", "attach", bare, str(hospital / "read.csv"), code=3)["version"]
    settled = tmp_path / "settled.csv"
    run("labels", "settle", first, "--finding", "effusion", "--out", str(settled), code=3)
    second = run("labels", "attach", bare, str(settled))
    assert second["labels"]["roles"] == {"agreed": FILMS - 1}
    out = ("--out", str(tmp_path / "own"), "--labels", "effusion")
    assert run("export", second["version"], "--form", "tuetinh", *out)["labelled"] == FILMS - 1
    by_csv = run("export", bare, "--form", "tuetinh", "--out", str(tmp_path / "csv"), "--labels", str(settled))
    assert by_csv["labelled"] == FILMS - 1
    read = [(tmp_path / each / "labels.csv").read_text(encoding="utf-8") for each in ("own", "csv")]
    assert read[0] == read[1]


def test_sql_reaches_labels_beside_the_index(run: Run, hospital: Path) -> None:
    version = run("labels", "attach", _version(run, "plain"), str(hospital / "read.csv"), code=3)["version"]
    question = (
        "SELECT i.modality, l.value, count(*) AS n FROM label l JOIN index i USING (study_instance_uid) "
        "GROUP BY ALL ORDER BY ALL"
    )
    assert run("query", version, question)["rows"] == [
        {"modality": "DX", "value": "absent", "n": 5},
        {"modality": "DX", "value": "present", "n": 7},
    ]
    assert run("query", version, "SELECT count(*) AS n FROM label_dispute")["rows"] == [{"n": 1}]


def test_a_label_that_names_a_person_does_not_leave(run: Run, hospital: Path, tmp_path: Path) -> None:
    table = tmp_path / "who.csv"
    _write(table, "patient_id,name", "BN-1,Trần Thị Số1")
    sheet = tmp_path / "units.csv"
    _write(
        sheet,
        "study_instance_uid,patient_id,finding,value,unit,reader",
        "1.2.1,BN-1,effusion,12,mm,Bs An",
        "1.2.1,BN-1,effusion,13,0912345678,Bs An",
        "1.2.1,BN-1,effusion,14,Trần Thị,Bs An",
    )
    told = run("labels", "attach", _version(run, "plain"), str(sheet), "--identities", str(table), code=3)
    assert told["taken"] == 1
    assert sum(told["labels"]["refused"].values()) == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("study_instance_uid,label\n1.2.1,present\n", "expected a column finding beside label"),
        ("what,ever\n1,2\n", "expected labels, got another file"),
        ("study_instance_uid,finding,value\n7.7.7,effusion,1\n", "1 are about others"),
    ],
)
def test_nothing_is_written_where_no_label_fits(
    run: Run, hospital: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, complaint: str
) -> None:
    bare, sheet = _version(run, "plain"), tmp_path / "sheet.csv"
    sheet.write_text(content, encoding="utf-8")
    known = run("list")
    assert main(["labels", "attach", bare, str(sheet)]) == 1
    assert complaint in capsys.readouterr().err
    assert run("list") == known


def test_a_bare_name_that_means_several_lists_what_they_are(
    run: Run, hospital: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = run(*_build(hospital, "twice"))["version"]
    run("labels", "attach", "twice", str(hospital / "read.csv"), code=3)
    assert main(["verify", "twice"]) == 1
    said = capsys.readouterr().err
    assert "'twice' alone fits 2; name one of:" in said
    assert f"labels added to {version}" in said
    assert "plain@" not in said


@pytest.mark.parametrize("verb", ["privacy", "quality", "report"])
def test_what_looks_at_people_passes_labels_over(run: Run, hospital: Path, verb: str) -> None:
    version = run("labels", "attach", _version(run, "plain"), str(hospital / "read.csv"), code=3)["version"]
    told = run(verb, version)
    if verb == "report":
        page = Path(told["page"]).read_text(encoding="utf-8")
        assert "Labels (by finding)" in page
        assert "99TUETINH|effusion" in page


def test_mistakes_with_labels_are_explained(
    run: Run, hospital: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = run("labels", "attach", _version(run, "plain"), str(hospital), code=3)["version"]
    out, file = str(tmp_path / "out"), str(tmp_path / "x.csv")
    for words, complaint in (
        (["export", version, "--form", "monai", "--out", out, "--labels", "lump"], "it has: effusion, nodule"),
        (
            ["export", version, "--form", "tuetinh", "--out", out, "--labels"],
            "expected one finding with --form tuetinh",
        ),
        (
            ["export", _version(run, "plain"), "--form", "coco", "--out", out, "--labels"],
            "got one without: attach some",
        ),
        (["labels", "settle", version, "--finding", "lump", "--out", file], "99TUETINH|effusion"),
        (["labels", "attach", version, file], "PATH number 1: expected labels"),
        (["labels", "import", "--project", "nobody", "--sheet", str(hospital / "read.csv"), "--out", file], "are: p"),
        (["query", version, "SELECT * FROM nowhere"], "the views are index, label"),
        (["report", version, "--out", str(hospital / "read.csv" / "x.html")], "look at the paths of the command"),
    ):
        assert main(words) == 1, words
        assert complaint in capsys.readouterr().err
