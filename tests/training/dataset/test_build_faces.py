"""`dataset build --deface`: no head in a version has a face, what cannot be done is held, a kill changes nothing."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from pydicom import dcmread

from datasets.build.index import read_index
from datasets.build.instance_work import HELD, Setup, process_instance
from datasets.build.journal import Journal
from datasets.build.layout import FILES
from datasets.build.seal import find_damaged
from datasets.build.series_work import process_series
from datasets.deidentify.batch import PENDING, as_bytes
from datasets.deidentify.faces import is_defaced
from datasets.deidentify.options import Options
from datasets.deidentify.project import create_project
from datasets.deidentify.regions import SHIPPED
from datasets.synthetic.head import EYE, NOSE, OFFSET, head_series
from datasets.synthetic.instances import chest_film, ct_slice
from tests.training.dataset.ray_nodes import with_token
from training.dataset.__main__ import main

ROOT = Path(__file__).parents[3]
HEADS, FEW, OTHERS = 44, 4, 2
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A head that can be done, one with too few slices, a trunk and a chest film."""
    folder = tmp_path_factory.mktemp("images")
    heads = [*head_series(1, modality="MR"), *head_series(3, count=FEW)]
    for number, dataset in enumerate([*heads, ct_slice(4), chest_film(5, rows=64)]):
        dataset.BurnedInAnnotation = "NO"  # no pixels are read for text here
        (folder / f"{number}.dcm").write_bytes(as_bytes(dataset))
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def built(images: Path, data: Path) -> dict[str, Any]:
    """The version that nobody disturbed."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as said:
        patch.setenv("TUETINH_DATA_DIR", str(data))  # the verb knows no other way to its data
        assert main(_words(images, "--deface", "--workers", "2", "--json")) == 3
    told: dict[str, Any] = json.loads(said.getvalue())
    return told


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(data))  # the verb knows no other way to its data

    def call(*words: str, code: int = 0) -> Any:
        assert main([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return call


def _words(images: Path, *more: str) -> list[str]:
    return ["build", "--folder", str(images), "--project", "p", "--name", "d", "--options", "clean_descriptors", *more]


def test_heads_of_a_version_have_no_face_and_counts_agree(run: Run, images: Path, built: dict[str, Any]) -> None:
    told = built
    assert (told["instances"], told["quarantined"]) == (HEADS + OTHERS, FEW)
    assert told["reasons"] == {"too few slices to tell a face from a brain": FEW}
    folder = Path(told["folder"])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["made"]["options"]["clean_faces"] is True
    assert manifest["verification"]["released"] == manifest["counts"]["instances"] == HEADS + OTHERS
    rows = list(read_index(folder / "index.parquet"))
    heads = [dcmread(folder / FILES / row["path"]) for row in rows if row["body_part"] == "HEAD"]
    assert len(heads) == HEADS
    assert all(is_defaced(head) for head in heads)
    assert not any(((head.pixel_array == NOSE + OFFSET) | (head.pixel_array == EYE + OFFSET)).any() for head in heads)
    sheet = (folder / "datasheet.md").read_text(encoding="utf-8")
    assert "clean_faces" in sheet
    assert "Faces in CT and MR of the head: taken out" in sheet
    assert run("verify", told["version"], "--workers", "1")["is_sound"]
    held = Path(told["quarantine"])
    assert len(list(held.glob("*.dcm"))) == FEW
    entries = [json.loads(line) for line in (held / "sources.jsonl").read_text(encoding="utf-8").splitlines()]
    assert all((held / f"{each['entry']}.dcm").is_file() and each["landed"] for each in entries)
    names = {path.relative_to(images).as_posix() for path in images.rglob("*.dcm")}
    assert {each["source"] for each in entries} <= names


def test_the_same_again_is_the_same_version_and_without_the_option_another(
    run: Run, images: Path, built: dict[str, Any]
) -> None:
    again = run(*_words(images, "--deface", "--workers", "1"), code=3)
    assert (again["version"], again["is_new"]) == (built["version"], False)
    plain = run(*_words(images))
    assert plain["instances"] == HEADS + FEW + OTHERS
    assert run("diff", plain["version"], built["version"])["options"]["options.clean_faces"] == [False, True]
    assert "NOT taken out" in (Path(plain["folder"]) / "datasheet.md").read_text(encoding="utf-8")


def test_records_alone_have_no_face(data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "notes.ndjson").write_text("", encoding="utf-8")
    words = ["build", "--fhir", str(tmp_path), "--project", "none", "--name", "n", "--deface"]
    assert main(words) == 1
    assert "expected images with --deface" in capsys.readouterr().err


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """A build's working folder with a head that landed, but for its last slice."""
    create_project("p", tmp_path / "p.key")
    (tmp_path / "landing").mkdir()
    for number, dataset in enumerate(head_series(1)[:-1]):
        (tmp_path / "landing" / f"{number}.dcm").write_bytes(as_bytes(dataset))
    options = Options(clean_descriptors=True, clean_faces=True)
    return Setup(tmp_path, tmp_path / "landing", "p", tmp_path / "p.key", None, options, SHIPPED)


def _work_through(setup: Setup, journal: Journal) -> int:
    """What is missing is done as a build does it; how many series were settled."""
    for key in sorted({path.name for path in setup.landing.iterdir()} - journal.keys()):
        journal.add(process_instance(setup, key))
    series = list(journal.unsettled())
    for each in series:
        journal.settle(process_series(setup, each))
    return len(series)


def test_a_series_is_settled_anew_when_a_file_was_damaged_or_came_late(setup: Setup) -> None:
    with Journal(setup.work / "journal.sqlite") as journal:
        assert [_work_through(setup, journal) for _ in range(2)] == [1, 0]
        assert len(list(journal.rows())) == 43
        first = next(journal.rows())
        for room in (FILES, PENDING):
            (setup.work / room / first["path"]).write_bytes(b"cut")
            assert find_damaged(journal, setup.work) == (first["path"],)
            assert _work_through(setup, journal) == 1
            assert next(journal.rows()) == first
            assert not find_damaged(journal, setup.work)
        (setup.landing / "43.dcm").write_bytes(as_bytes(head_series(1)[-1]))
        assert [_work_through(setup, journal) for _ in range(2)] == [1, 0]
        assert len(list(journal.rows())) == 44


def test_a_late_file_that_does_not_fit_takes_the_whole_series_back(setup: Setup) -> None:
    with Journal(setup.work / "journal.sqlite") as journal:
        _work_through(setup, journal)
        other = head_series(1, direction="coronal")[-1]
        (setup.landing / "other.dcm").write_bytes(as_bytes(other))
        _work_through(setup, journal)
        assert not list(journal.rows())
        assert not list(journal.an_instance_each())
        assert not [path for path in (setup.work / FILES).rglob("*") if path.is_file()]
        held = list(journal.held())
        assert {reasons for _, _, reasons in held} == {("slices of several sizes or directions",)}
        assert {f"{place}.dcm" for _, place, _ in held} == {path.name for path in (setup.work / HELD).iterdir()}
        assert len(held) == 44


@pytest.mark.timeout(120)
def test_a_killed_build_ends_as_one_that_was_left_alone(
    run: Run, images: Path, data: Path, tmp_path: Path, built: dict[str, Any]
) -> None:
    (tmp_path / "projects").mkdir()
    key = tmp_path / "projects" / "p.key"
    key.write_bytes((data / "projects" / "p.key").read_bytes())
    key.chmod(0o600)
    moments, kills = random.Random(4), 0
    environment = {**os.environ, "TUETINH_DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "training.dataset", *_words(images, "--deface", "--workers", "2", "--json")]
    for attempt in range(20):
        build = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            if attempt < 4:
                _wait_for_faces(tmp_path, build) if attempt % 2 else None
                build.wait(moments.uniform(0, 0.4 if attempt % 2 else 3))
            output, _ = build.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            kills += 1
        finally:
            if build.poll() is None:
                os.killpg(build.pid, signal.SIGKILL)
                build.communicate()
        if build.returncode == 3:
            break
        assert not list((tmp_path / "datasets").glob("d/*")), "a half version is visible"
    assert kills > 1
    told = json.loads(output)
    assert [told[key] for key in ("version", "instances", "quarantined", "reasons")] == [
        built[key] for key in ("version", "instances", "quarantined", "reasons")
    ]
    assert run("verify", built["version"], "--workers", "1")["is_sound"]


@pytest.mark.peer
@pytest.mark.timeout(300)  # 112 s beside seven others' work on two cores, 13 of them its own
def test_on_ray_it_is_the_same_version(images: Path, data: Path, tmp_path: Path, built: dict[str, Any]) -> None:
    short = tempfile.mkdtemp(prefix="tt-ray-", dir="/tmp")  # socket paths may have 107 characters
    environment = with_token(tmp_path) | {"RAY_TMPDIR": short, "PYTHONPATH": str(ROOT), "TUETINH_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "training.dataset", *_words(images, "--deface", "--ray", "local", "--json")]
    try:
        ended = subprocess.run(command, env=environment, capture_output=True, timeout=240, check=False)
    finally:
        shutil.rmtree(short, ignore_errors=True)
    assert ended.returncode == 3, ended.stderr.decode()
    told = json.loads(ended.stdout)
    assert (told["version"], told["is_new"], told["reasons"]) == (built["version"], False, built["reasons"])


def _wait_for_faces(data: Path, build: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while not list(data.glob("datasets/.work/*/pending-done")) and build.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
