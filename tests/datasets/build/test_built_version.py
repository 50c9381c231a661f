"""A version tells when it was touched, what it differs in, and lets SQL reach nothing else."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from datasets.build.export.coco import bounding_box, run_lengths
from datasets.build.index import age_band, manufacturer_group
from datasets.build.sheet import as_csv
from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import planted_corpus
from training.dataset.__main__ import main

Run = Callable[..., Any]
Build = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for number, planted in enumerate(planted_corpus(seed=8, patients=3)):
        name = "few" if number < 8 else "more"
        (folder / name).mkdir(exist_ok=True)
        (folder / name / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    return folder


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(site / "data"))  # the verb knows no other way to its data

    def call(*words: str, code: int = 0) -> Any:
        assert main([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return call


@pytest.fixture(scope="module")
def build(site: Path) -> Build:
    """A version of a name and folders, built when it is first wanted; a test that changes one names it alone."""

    @cache
    def built(name: str, *folders: str) -> dict[str, Any]:
        sources = [word for folder in folders for word in ("--folder", str(site / folder))]
        words = ["build", *sources, "--project", "p", "--name", name, "--workers", "1", "--json"]
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as said:
            patch.setenv("TUETINH_DATA_DIR", str(site / "data"))  # the verb knows no other way to its data
            assert main([*words, "--options", "clean_descriptors"]) == 0
        told: dict[str, Any] = json.loads(said.getvalue())
        return told

    return built


def test_two_sources_make_one_version_and_diff_tells_what_one_lacks(run: Run, build: Build) -> None:
    few, both = build("d", "few"), build("d", "few", "more", "few")
    assert (few["instances"], both["instances"]) == (8, 12)
    found = run("diff", few["version"], both["version"])
    assert (len(found["added"]), found["removed"], found["changed"]) == (4, [], [])
    assert run("diff", both["version"], both["version"])["is_same"]
    page = Path(run("report", both["version"])["page"]).read_text(encoding="utf-8")
    assert both["version"] in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.usefixtures("run")
def test_a_project_that_moved_dates_keeps_them_in_no_other_version(
    site: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    build("d", "few")
    words = ("build", "--folder", str(site / "few"), "--project", "p", "--name", "kept", "--dates", "full")
    for _ in range(2):
        assert main(words) == 1
        assert "take another project" in capsys.readouterr().err
        (site / "data" / "projects" / "p.dates").unlink()  # as a site of before has it: its versions tell
    assert not (site / "data" / "datasets" / "kept").exists()


def test_all_folders_of_a_version_are_as_open_as_the_version(build: Build) -> None:
    made = Path(build("d", "few")["folder"])
    assert {path.stat().st_mode for path in made.rglob("*") if path.is_dir()} == {made.stat().st_mode}


def test_what_was_held_back_is_kept_although_nothing_was_released(
    run: Run, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "none").mkdir(exist_ok=True)
    (site / "none" / "note.dcm").write_bytes(b"no image")
    words = ("build", "--folder", str(site / "none"), "--project", "p", "--name", "none", "--workers", "1")
    for _ in range(2):
        assert main(words) == 1
        assert "quarantine/none" in capsys.readouterr().err
        (folder,) = (site / "data" / "quarantine" / "none").iterdir()
        (entry,) = map(json.loads, (folder / "sources.jsonl").read_text(encoding="utf-8").splitlines())
        assert (entry["source"], len(entry["reasons"])) == ("note.dcm", 1)
        assert not (folder / "version").exists()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda folder: (folder / "datasheet.md").unlink(), "the datasheet (datasheet.md) is missing"),
        (lambda folder: (folder / "tables" / "x.parquet").symlink_to("nowhere"), "1 files are not of the version"),
        (lambda folder: (folder / "tables" / "x.parquet").symlink_to("/etc/passwd"), "1 files are not of the version"),
        (lambda folder: (folder / "tables" / "label.parquet").symlink_to("/etc"), "1 files are not of the version"),
        (lambda folder: (folder / "tables" / "x.parquet").write_text("a,b"), "1 files are not of the version"),
        (lambda folder: (folder / "more").symlink_to("/etc"), "1 files are not of the version"),
        (lambda folder: _by_link(folder / "index.parquet"), "the index is not the one of the manifest"),
    ],
)
def test_verify_tells_what_is_missing_beside_the_images_and_what_is_a_link(
    run: Run, build: Build, harm: Callable[[Path], object], told: str, tmp_path: Path
) -> None:
    made = Path(build("links", "few")["folder"])
    shutil.copytree(made, tmp_path / "datasets" / "links" / made.name)
    harm(tmp_path / "datasets" / "links" / made.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # the verb knows no other way to its data
        found = run("verify", "links", "--workers", "1", code=3)
    assert told in found["changes"]


def _by_link(path: Path) -> None:
    """The same bytes, which lie elsewhere now."""
    path.symlink_to(path.replace(path.parents[3] / "elsewhere"))


@pytest.mark.parametrize("harm", ["change", "remove", "add"])
def test_verify_finds_what_was_touched(run: Run, build: Build, harm: str) -> None:
    told = build(f"t-{harm}", "few")
    assert run("verify", told["version"], "--workers", "1")["is_sound"]
    file = next(Path(told["folder"]).glob("files/*/*/*/*.dcm"))
    file.chmod(0o644)
    if harm == "change":
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    elif harm == "remove":
        file.unlink()
    else:
        file.with_name("more.dcm").write_bytes(b"more")
    assert run("verify", told["version"], code=3)["changes"]


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM '/etc/passwd'", "COPY index TO '/tmp/x.csv'",
        "SELECT 1; SELECT 2", "SET enable_external_access = true", "INSTALL httpfs", "ATTACH '/tmp/x.db'",
        "SELECT * FROM glob('/*')", "DROP VIEW index", "SELECT nothing FROM index",
    ],
)  # fmt: skip
def test_sql_reaches_the_version_and_nothing_else(
    run: Run, build: Build, question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = build("q", "few")
    assert run("query", told["version"], "SELECT count(*) AS n FROM index")["rows"] == [{"n": 8}]
    assert main(["query", told["version"], question]) == 1
    assert "InvalidVersion" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["tuetinh", "monai", "coco", "bids", "plain"])
def test_no_patient_stands_in_two_parts_of_an_export(run: Run, build: Build, form: str, tmp_path: Path) -> None:
    told = build("e", "few", "more")
    out = tmp_path / form
    code = 3 if form == "bids" else 0  # chest films and unnamed contrasts have no place in BIDS
    answer = run("export", told["version"], "--form", form, "--out", str(out), code=code)
    assert sum(answer["split"].values()) == answer["images"] == 9
    assert any(out.iterdir())
    if form == "monai":
        listed = json.loads((out / "datalist.json").read_text(encoding="utf-8"))
        people = [{each["patient_id"] for each in listed[part]} for part in ("training", "validation", "test")]
        assert sum(map(len, people)) == len(set().union(*people)) == 3
        assert all((out / each["image"]).exists() for part in ("training", "test") for each in listed[part])


def test_an_export_with_an_empty_part_says_so(
    run: Run, build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = build("two", "few")
    words = ("export", told["version"], "--form", "plain")
    answer = run(*words, "--out", str(tmp_path / "a"))
    empty = [part for part, count in answer["split"].items() if not count]
    assert answer["empty_parts"] == empty
    assert empty  # two patients cannot stand in three parts
    assert run(*words, "--out", str(tmp_path / "b"), "--split", "1", "0", "0")["empty_parts"] == []
    assert main([*words, "--out", str(tmp_path / "c")]) == 0
    assert f"no image in {', '.join(empty)}" in capsys.readouterr().out


def test_page_and_datasheet_tell_why_files_were_held_back_and_how_many(run: Run, site: Path, tmp_path: Path) -> None:
    held = tmp_path / "in"
    shutil.copytree(site / "few", held)
    for name in ("Tran Thi Bich Ngoc.dcm", "BN-2024-001.dcm"):
        (held / name).write_bytes(b"Nguyen Van Kin, no image")
    words = ("build", "--folder", str(held), "--project", "p", "--name", "held", "--workers", "1")
    told = run(*words, "--options", "clean_descriptors", code=3)
    page = Path(run("report", told["version"])["page"]).read_text(encoding="utf-8")
    sheet = (Path(told["folder"]) / "datasheet.md").read_text(encoding="utf-8")
    ((reason, count),) = told["reasons"].items()
    assert count == 2
    assert f'<th scope="row">{reason}</th><td class=n>2</td>' in page
    assert "Reasons for holding back (files)" in page
    assert sheet.count(f"{reason} 2.") == 2
    for secret in ("Ngoc", "2024-001", "Van Kin"):
        assert secret not in page
        assert secret not in sheet


def test_cells_that_a_spreadsheet_would_run_are_text() -> None:
    assert as_csv(["a"], [["=1+1"], ["-5"], ["@x"], [-5], ["-5+cmd"]]) == "a\n'=1+1\n-5\n'@x\n-5\n'-5+cmd\n"


def test_small_words_of_the_index() -> None:
    assert [age_band(years) for years in (None, 0.5, 9.9, 10, 89, 120)] == [None, "0-9", "0-9", "10-19", "80-89", "90+"]
    assert manufacturer_group("GE MEDICAL SYSTEMS") == "ge"
    assert manufacturer_group("TOSHIBA_MEC") == "canon"
    assert manufacturer_group("  ") is None
    assert manufacturer_group("Gemini") == "other"


def test_a_mask_as_coco_counts_it() -> None:
    import numpy as np

    mask = np.array([[0, 1], [0, 1], [1, 0]], dtype=np.bool_)
    assert run_lengths(mask) == [2, 3, 1]
    assert run_lengths(~mask) == [0, 2, 3, 1]
    assert bounding_box(mask) == [0, 0, 2, 3]
