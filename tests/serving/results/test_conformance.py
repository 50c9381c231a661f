"""What others say of our objects: dciodvfy, DCMTK storescp and Orthanc."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from pydicom import Dataset, dcmread
from pydicom.data import get_testdata_file
from pydicom.encaps import encapsulate
from pydicom.uid import JPEG2000Lossless

from datasets.dicom.read import image_of, read_instance
from serving.prediction import Outcome
from serving.results.kind import KINDS
from serving.results.notice import REASONS, render_notice
from serving.results.render import render_results

pytestmark = pytest.mark.peer
Peer = Callable[[str], Path]
MakeSource = Callable[..., Dataset]
MakeOutcomes = Callable[..., tuple[Outcome, ...]]

CR, DX, SC = "1.2.840.10008.5.1.4.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1", "1.2.840.10008.5.1.4.1.1.7"
ENCODERS = {
    "implicit": ("dcmconv", "+ti"),
    "explicit": ("dcmconv", "+te"),
    "deflated": ("dcmconv", "+td"),
    "jpeg-baseline": ("dcmcjpeg", "+eb"),
    "jpeg-extended": ("dcmcjpeg", "+ee"),
    "jpeg-lossless": ("dcmcjpeg", "+e1"),
    "jpeg-ls": ("dcmcjpls", "+el"),
    "rle": ("dcmcrle",),
}


def _film(make_source: MakeSource, path: Path, sop_class: str = DX, **changes: object) -> Path:
    source = make_source(sop_class, **changes)
    levels = np.add.outer(np.arange(120), np.arange(100)).astype(np.uint16) * 18
    source.HighBit = source.BitsStored - 1
    source.PixelData = levels.tobytes()
    source.save_as(path, enforce_file_format=True)
    return path


def _render(path: Path, make_outcomes: MakeOutcomes, kind: str, folder: Path) -> list[Path]:
    source = read_instance(path)
    image = image_of(source)
    results = render_results(source, image, make_outcomes(kind, (image.height, image.width)), KINDS)
    paths = []
    for item in results:
        paths.append(folder / f"{item.Modality}.dcm")
        item.save_as(paths[-1], enforce_file_format=True)
    return paths


def _errors(peer: Peer, path: Path) -> list[str]:
    done = subprocess.run([peer("dciodvfy"), path], capture_output=True, text=True, errors="replace", timeout=30)
    assert "Error" in done.stderr or done.stderr.strip(), "dciodvfy said nothing at all"
    return [line for line in done.stderr.splitlines() if line.startswith("Error")]


@pytest.mark.parametrize("syntax", sorted(ENCODERS))
def test_no_error_whatever_the_source_was_encoded_in(
    peer: Peer, make_source: MakeSource, make_outcomes: MakeOutcomes, tmp_path: Path, syntax: str
) -> None:
    plain = _film(make_source, tmp_path / "plain.dcm")
    program, *options = ENCODERS[syntax]
    encoded = tmp_path / "encoded.dcm"
    subprocess.run([peer(program), *options, plain, encoded], check=True, capture_output=True, timeout=30)
    results = _render(encoded, make_outcomes, "positive", tmp_path)
    assert len(results) == 4
    assert {path.name: _errors(peer, path) for path in results} == {path.name: [] for path in results}


def test_no_error_on_a_jpeg_2000_source(
    peer: Peer, make_source: MakeSource, make_outcomes: MakeOutcomes, tmp_path: Path
) -> None:
    source = dcmread(_film(make_source, tmp_path / "plain.dcm"))
    stream = io.BytesIO()
    PIL.Image.fromarray(source.pixel_array).save(stream, "JPEG2000", irreversible=False, no_jp2=True)
    source.file_meta.TransferSyntaxUID = JPEG2000Lossless
    source.PixelData = encapsulate([stream.getvalue()])
    source["PixelData"].is_undefined_length = True
    source.save_as(tmp_path / "encoded.dcm", enforce_file_format=True)
    for path in _render(tmp_path / "encoded.dcm", make_outcomes, "positive", tmp_path):
        assert _errors(peer, path) == []


@pytest.mark.parametrize("sop_class", [CR, DX, SC])
@pytest.mark.parametrize("kind", ["positive", "nothing"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"PhotometricInterpretation": "MONOCHROME1", "PixelSpacing": None, "PatientName": "NGUYỄN THỊ ƯỚC"},
        {"PatientOrientation": None, "BodyPartExamined": None, "PixelSpacing": [0.0, 0.0], "StudyDate": None},
        {"BodyPartExamined": "HAND", "Laterality": "R", "WindowCenter": 2000, "WindowWidth": 4000},
        {"BodyPartExamined": "KNEE", "PatientID": None, "RescaleSlope": 1, "RescaleIntercept": 0},
    ],
    ids=["plain", "inverted-no-spacing", "bare", "paired-known", "paired-unknown"],
)
def test_no_error_whatever_the_source_says_or_leaves_out(
    peer: Peer,
    make_source: MakeSource,
    make_outcomes: MakeOutcomes,
    tmp_path: Path,
    sop_class: str,
    kind: str,
    changes: dict[str, object],
) -> None:
    film = _film(make_source, tmp_path / "film.dcm", sop_class, **changes)
    for path in _render(film, make_outcomes, kind, tmp_path):
        assert _errors(peer, path) == [], path.name


@pytest.mark.parametrize("sop_class", [CR, DX, SC])
@pytest.mark.parametrize("reason", sorted(REASONS))
def test_no_error_on_the_notice_that_a_film_was_not_analysed(
    peer: Peer, make_source: MakeSource, tmp_path: Path, sop_class: str, reason: str
) -> None:
    header = read_instance(_film(make_source, tmp_path / "film.dcm", sop_class), stop_before_pixels=True)
    made = render_notice(header, reason, KINDS)
    assert [item.Modality for item in made] == ["OT", "SR"]
    for item in made:
        path = tmp_path / f"{item.Modality}.dcm"
        item.save_as(path, enforce_file_format=True)
        assert _errors(peer, path) == [], path.name


@pytest.mark.parametrize("name", ["RG1_J2KI.dcm", "RG3_J2KI.dcm"])
def test_no_error_on_the_result_of_a_real_film(
    peer: Peer, make_outcomes: MakeOutcomes, tmp_path: Path, name: str
) -> None:
    found = get_testdata_file(name, download=False)
    assert found, "pydicom-data, a development requirement, holds this film"
    for path in _render(Path(found), make_outcomes, "positive", tmp_path):
        assert _errors(peer, path) == [], path.name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str | Path], port: int, folder: Path) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            _wait_for(port)
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nothing listens on port {port}")


def _send(peer: Peer, port: int, paths: list[Path]) -> None:
    command = [peer("storescu"), "--required", "-aec", "PEER", "127.0.0.1", str(port), *paths]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_storescp_takes_every_kind(
    peer: Peer, make_source: MakeSource, make_outcomes: MakeOutcomes, tmp_path: Path
) -> None:
    results = _render(_film(make_source, tmp_path / "film.dcm"), make_outcomes, "positive", tmp_path)
    inbox, port = tmp_path / "inbox", _free_port()
    inbox.mkdir()
    with _running([peer("storescp"), "-aet", "PEER", "-od", inbox, str(port)], port, tmp_path):
        _send(peer, port, results)
    assert len(list(inbox.iterdir())) == 4


def test_orthanc_takes_every_kind_into_the_one_study(
    peer: Peer, make_source: MakeSource, make_outcomes: MakeOutcomes, tmp_path: Path
) -> None:
    film = _film(make_source, tmp_path / "film.dcm")
    results = _render(film, make_outcomes, "positive", tmp_path)
    dicom_port, http_port = _free_port(), _free_port()
    settings = {
        "StorageDirectory": str(tmp_path / "orthanc"),
        "DicomPort": dicom_port,
        "DicomAet": "PEER",
        "HttpPort": http_port,
        "RemoteAccessAllowed": False,
        "AuthenticationEnabled": False,
        "DicomAlwaysAllowStore": True,
        "Plugins": [],
    }
    (tmp_path / "orthanc.json").write_text(json.dumps(settings))
    with _running([peer("Orthanc"), tmp_path / "orthanc.json"], dicom_port, tmp_path):
        _wait_for(http_port)
        _send(peer, dicom_port, [film, *results])
        with urllib.request.urlopen(f"http://127.0.0.1:{http_port}/statistics", timeout=10) as answer:
            counts = json.load(answer)
    assert (counts["CountPatients"], counts["CountStudies"], counts["CountSeries"]) == (1, 1, 5)
