"""The verbs `deidentify` and `escrow` as a person calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydicom import dcmread

from datasets.deidentify.batch import as_bytes
from datasets.synthetic.head import NOSE, OFFSET, head_series
from datasets.synthetic.planted import Planted, planted_corpus
from serving.__main__ import main


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "data"))  # the verb knows no other way to its data
    (tmp_path / "data").mkdir()
    (tmp_path / "in").mkdir()
    return tmp_path


def _plant(site: Path) -> list[Planted]:
    corpus = list(planted_corpus(seed=9, patients=2))
    for number, planted in enumerate(corpus):
        (site / "in" / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    return corpus


def _words(site: Path, *more: str) -> list[str]:
    return ["deidentify", "--folder", str(site / "in"), "--out", str(site / "out"), "--project", "lao-phoi", *more]


def test_one_command_releases_a_folder_and_two_holders_find_the_way_back(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = _plant(site)
    for name in ("first", "second"):
        assert main(["escrow", "new-key", str(site / name)]) == 0
    holders = [str(site / "first.pub"), str(site / "second.pub")]
    escrow = str(site / "escrow.bin")
    code = main(_words(site, "--json", "--workers", "1", "--escrow", escrow, "--holders", *holders))
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["released"] == len(corpus)
    assert json.loads((site / "out" / "report.json").read_text(encoding="utf-8")) == told
    key = site / "data" / "projects" / "lao-phoi.key"
    assert key.stat().st_mode & 0o077 == 0

    pseudonym = next((site / "out" / "released").iterdir()).name
    words = ["escrow", "open", escrow, pseudonym, "--keys", str(site / "first"), str(site / "second")]
    assert main([*words, "--holders", "Giám đốc", "Đạo đức", "--reason", "báo kết quả tình cờ"]) == 0
    found = json.loads(capsys.readouterr().out)[pseudonym]
    assert found["patient_id"][0] in {planted.person.ma_bn for planted in corpus}
    assert main(["escrow", "audit"]) == 0
    assert capsys.readouterr().out.count("báo kết quả tình cờ") == 2


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (["--escrow", "escrow.bin"], "expected --escrow FILE with --holders"),
        (["--holders", "first.pub", "second.pub"], "expected --escrow FILE with --holders"),
        (["--escrow", "missing/escrow.bin", "--holders", "first.pub", "second.pub"], "in a folder that is there"),
        (["--escrow", "escrow.bin", "--holders", "first.pub", "none.pub"], "expected a key file"),
        (["--escrow", "escrow.bin", "--holders", "first.pub", "first.pub"], "the same one twice"),
    ],
)
def test_an_escrow_that_cannot_come_is_told_before_anything_is_made(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str], complaint: str
) -> None:
    monkeypatch.chdir(site)  # names as a person types them, in their own folder
    _plant(site)
    for name in ("first", "second"):
        assert main(["escrow", "new-key", name]) == 0
    assert main(_words(site, *more)) == 1
    assert complaint in capsys.readouterr().err
    assert not (site / "out").exists()
    assert not (site / "data" / "projects").exists()


def test_every_opening_is_on_record_and_a_lost_record_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)  # names as a person types them, in their own folder
    table = site / "who.csv"
    corpus = _plant(site)
    person = corpus[0].person
    table.write_text(f"national_id,ma_bn,name\n079085001234,{person.ma_bn},Lê Thị Thử\n", encoding="utf-8")
    for name in ("first", "second"):
        assert main(["escrow", "new-key", name]) == 0
    words = ["--escrow", "e.bin", "--holders", "first.pub", "second.pub", "--identities", str(table), "--workers", "1"]
    assert main(_words(site, *words)) == 0
    pseudonyms = sorted(path.name for path in (site / "out" / "released").iterdir())
    capsys.readouterr()
    asking = ["escrow", "open", "e.bin", *pseudonyms, "--keys", "first", "second", "--holders", "A", "B"]
    assert main(["escrow", "audit"]) == 0
    assert "nobody ever asked" in capsys.readouterr().err
    assert main([*asking, "--reason", "vì"]) == 1
    assert main([*asking[:-1], "A", "--reason", "báo kết quả tình cờ"]) == 1
    assert main([*asking, "--reason", "báo kết quả tình cờ"]) == 0
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert "on record, line and hash: 6 " in captured.err
    assert sorted(told) == pseudonyms
    known = next(each for each in told.values() if "079085001234" in each.get("national_id", ()))
    assert person.ma_bn in known["patient_id"]
    assert "Lê Thị Thử" in known["name"]

    strange = "TTAAAAAAAAAAAAAAAAAAAAAAAAAA"
    assert main([*asking[:3], strange, *asking[3:], "--reason", "báo kết quả tình cờ"]) == 4
    captured = capsys.readouterr()
    assert sorted(json.loads(captured.out)) == pseudonyms
    assert f"not in this escrow: {strange}" in captured.err
    assert main(["escrow", "audit"]) == 0
    outcomes = [json.loads(line)["outcome"] for line in capsys.readouterr().out.splitlines()]
    assert outcomes == ["asked", "refused", "asked", "refused", "asked", "opened", "asked", "opened"]

    (site / "data" / "escrow-audit.jsonl").unlink()
    assert main(["escrow", "audit"]) == 3
    assert "its head tells of 8 lines" in capsys.readouterr().err
    assert main([*asking, "--reason", "báo kết quả tình cờ"]) == 1
    assert "nothing was opened" in capsys.readouterr().err


def test_what_is_held_back_gives_exit_code_3_and_a_sentence(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "in" / "note.txt").write_text("no image")
    assert main(_words(site)) == 3
    assert "1 bị giữ lại" in capsys.readouterr().out


@pytest.mark.parametrize("project", ["../other", "Dự án", ""])
def test_a_projects_name_cannot_leave_its_folder(site: Path, project: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["deidentify", "--folder", str(site / "in"), "--out", str(site / "out"), "--project", project]
    assert main(words) == 1
    assert "small letters, digits, dashes and underscores" in capsys.readouterr().err


def test_every_verb_takes_the_same_names_of_projects(site: Path) -> None:
    """What `dataset build` may be told (`datasets.build.layout`), this verb may be told, too."""
    words = ["deidentify", "--folder", str(site / "in"), "--out", str(site / "out"), "--project", "lao_phoi-2"]
    assert main(words) == 0
    assert (site / "data" / "projects" / "lao_phoi-2.key").is_file()


def test_deface_releases_heads_without_a_face_and_tells_what_it_held_back(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, dataset in enumerate([*head_series(1), *head_series(2, count=5)]):
        (site / "in" / f"{number}.dcm").write_bytes(as_bytes(dataset))
    words = _words(site, "--deface", "--workers", "2", "--options", "clean_descriptors")
    assert main([*words, "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["released"], told["quarantined"]) == (44, 5)
    assert told["options"]["clean_faces"] is True
    reason = "too few slices to tell a face from a brain"
    assert told["defaced"] == {"series": 1, "held_back": [reason], "left": 0}
    released = [dcmread(path) for path in (site / "out" / "released").rglob("*.dcm")]
    assert {each.RecognizableVisualFeatures for each in released} == {"NO"}
    assert not any((each.pixel_array == NOSE + OFFSET).any() for each in released)
    listed = (site / "out" / "quarantine" / "sources.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(listed) == 5
    assert main(words) == 3
    text = capsys.readouterr().out
    assert "Khuôn mặt: đã xóa ở 1 loạt ảnh · 1 loạt ảnh bị giữ lại" in text
    assert reason in text


def _run(site: Path, *words: str, out: str = os.devnull, most: int = 0) -> subprocess.CompletedProcess[str]:
    """In a process of its own, which may write no file of more than `most` bytes; 0 for any."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); {1}"
    begin = "runpy.run_module('serving', run_name='__main__')"
    code = limited.format(most, begin) if most else f"import runpy; {begin}"
    command = [sys.executable, "-c", code, *words]
    with Path(out).open("wb") as stdout:
        return subprocess.run(command, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


def test_a_disk_that_takes_no_more_is_told_and_the_same_command_goes_on(site: Path) -> None:
    corpus = _plant(site)
    words = _words(site, "--workers", "1", "--options", "clean_descriptors")
    for out, most in ((os.devnull, 2048), ("/dev/full", 0)):
        told = _run(site, *words, out=out, most=most)
        assert told.returncode == 1
        assert "look at the paths of the command and at the disk" in told.stderr.splitlines()[-1]
        assert "Traceback" not in told.stderr
        assert "Exception ignored" not in told.stderr
        assert str(site) not in told.stderr.splitlines()[-1]
    assert main(words) == 0
    assert len(list((site / "out" / "released").rglob("*.dcm"))) == len(corpus)
    assert not list((site / "out").rglob("*.part"))


def test_a_folder_that_was_begun_with_deface_is_refused_without_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, dataset in enumerate(head_series(1, count=2)):
        (site / "in" / f"{number}.dcm").write_bytes(as_bytes(dataset))
    waits = site / "out" / "pending" / "of" / "a" / "killed"
    waits.mkdir(parents=True)
    (waits / "run.dcm").write_bytes((site / "in" / "0.dcm").read_bytes())
    assert main(_words(site, "--options", "clean_descriptors")) == 1
    assert "expected --deface again" in capsys.readouterr().err
    assert not (site / "out" / "released").exists()
    assert main(_words(site, "--deface", "--options", "clean_descriptors", "--language", "en")) == 3
    assert "1 files of an earlier run wait in pending/" in capsys.readouterr().out


def test_a_project_that_moved_dates_keeps_none(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _plant(site)
    assert main(_words(site, "--workers", "1", "--options")) in (0, 3)
    assert main(_words(site, "--workers", "1", "--options", "--dates", "full")) == 1
    assert "take another project" in capsys.readouterr().err
