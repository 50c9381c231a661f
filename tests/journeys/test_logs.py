"""No process of ours writes a header's values into its log, though pydicom warns of them by quoting them."""

from __future__ import annotations

import io
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from pydicom import dcmread, dcmwrite

from serving.auth import create_key
from serving.store.analyses import list_analyses
from serving.store.studies import get_study

MARK = "ZQX"
# Valid values, and what stands in their place in the file: of the same length, and nothing their VR allows.
GARBAGE = {
    "PatientBirthDate": ("20190203", "ZQXBIRTH"),
    "StudyTime": ("121314", "ZQXTIM"),
    "PatientAge": ("004Y", "ZQXY"),
    "FrameOfReferenceUID": ("1.2.3.4.5.6.78.9", "ZQX Nguyen^Van A"),
    "WindowCenter": ("131.5 ", "ZQXwin"),
    "WindowWidth": ("257.25", "ZQXwid"),
    "SeriesNumber": ("87654321", "ZQXSERIE"),
    "PixelSpacing": ("0.123\\0.1234", "ZQXs\\ZQXspac"),
    "AccessionNumber": ("ACC-12345678", "ZQX\\\x00\x07\x1b\xffTran"),
    "PatientName": ("Synthetic^Film^Of^Nobody", "ZQX=ZQX=ZQX=ZQX^Nguyen=="),
}
TOO_LONG = {"StudyID": "ZQX" * 30, "PatientID": "ZQX" * 40}


def _garbled(journey: ModuleType, number: int) -> bytes:
    film = journey.make_film(number)
    for keyword, (value, _) in GARBAGE.items():
        setattr(film, keyword, value.split("\\") if "\\" in value else value.strip())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for keyword, value in TOO_LONG.items():
            setattr(film, keyword, value)
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dcmwrite(stream, film, enforce_file_format=True)
    content = stream.getvalue()
    for keyword, (value, garbage) in GARBAGE.items():
        assert content.count(value.encode()), keyword
        assert len(value) == len(garbage), keyword
        content = content.replace(value.encode(), garbage.encode("latin-1"))
    return content


def _warned(content: bytes) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        film = dcmread(io.BytesIO(content))
        for tag in list(film.keys()):
            try:
                str(film[tag].value)
            except Exception:  # noqa: BLE001  # what matters is what was warned of before
                continue
    return "\n".join(str(one.message) for one in caught)


def test_values_that_pydicom_warns_of_reach_no_log(
    tuetinh: Any,
    peer: Callable[[str], Path],
    tmp_path: Path,
    journey: ModuleType,
    capfd: pytest.CaptureFixture[str],
) -> None:
    content = _garbled(journey, 1)
    assert MARK in _warned(content), "the trap is no trap: pydicom quotes none of these values"
    (tmp_path / "film.dcm").write_bytes(content)
    uid = "1.2.826.0.1.3680043.8.498.1"
    settings = tuetinh.settings
    tuetinh.start_gateway()
    tuetinh.start("worker")
    tuetinh.start("api")
    command = [peer("/usr/bin/storescu"), "-aec", settings.ae_title, "127.0.0.1", str(settings.dicom_port)]
    subprocess.run([*map(str, command), str(tmp_path / "film.dcm")], check=True, capture_output=True, timeout=60)
    journey.wait_for(lambda: get_study(tuetinh.store, uid).state in ("done", "failed"), what="the study")
    assert list_analyses(tuetinh.store, uid)
    _, secret = create_key(tuetinh.store, "radiologist", "test")
    http = httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", headers={"x-api-key": secret}, trust_env=False)
    with http:
        journey.wait_for(lambda: http.get("/readyz").is_success, what="the api")
        answers = [
            http.post("/v1/imaging/analyze", files={"file": content}, timeout=60),
            http.post("/v1/imaging/studies", files={"file": _garbled(journey, 2)}, timeout=60),
            http.get(f"/v1/imaging/studies/{uid}/results"),
            http.get("/dicom-web/studies"),
            http.get(f"/dicom-web/studies/{uid}/metadata"),
        ]
    assert [answer.status_code for answer in answers] == [200, 202, 200, 200, 200]
    tuetinh.stop()
    logged = "".join(capfd.readouterr())
    for name in ("gateway", "worker", "api"):
        assert f"{name:<8}| ready:" in logged
    assert MARK not in logged
    assert "Warning" not in logged
