"""A worker of a build holds back what lost its study, its pixels or its end, and releases nothing but pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydicom import uid

from datasets.build.instance_work import Setup, process_instance
from datasets.build.layout import FILES
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.options import Options
from datasets.deidentify.project import create_project
from datasets.deidentify.regions import SHIPPED
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice

NAME = b"TRAN THI BICH NGOC"


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    create_project("p", tmp_path / "p.key")
    (tmp_path / "landing").mkdir()
    options = Options(clean_descriptors=True)
    return Setup(tmp_path, tmp_path / "landing", "p", tmp_path / "p.key", None, options, SHIPPED)


def test_damaged_headers_are_held_with_a_reason(setup: Setup) -> None:
    no_study, no_pixels, whole = ct_slice(1), ct_slice(2), as_bytes(ct_slice(3))
    del no_study.StudyInstanceUID, no_pixels.PixelData
    files = {"study": as_bytes(no_study), "pixels": as_bytes(no_pixels), "end": whole[:1000], "half": whole[:60_000]}
    for key, data in files.items():
        (setup.landing / key).write_bytes(data)
        done = process_instance(setup, key)
        assert done.row is None
        assert done.place
        assert all(reason.startswith("UnreadableInstance: expected an") or "expected a Study" in reason
                   for reason in done.reasons)  # fmt: skip
    assert not list((setup.work / FILES).rglob("*.dcm"))


def test_a_name_behind_a_frame_is_in_no_version(setup: Setup) -> None:
    dataset = ct_slice(4)
    dataset.BurnedInAnnotation = "NO"
    encoded = encode_instance(dataset, uid.JPEG2000Lossless)
    at = encoded.PixelData.rindex(b"\xff\xd9") + 2
    item = encoded.PixelData.index(b"\xff\x4f") - 4
    body = encoded.PixelData[item + 4 : at] + NAME
    body += b"\0" * (len(body) % 2)
    encoded.PixelData = encoded.PixelData[:item] + len(body).to_bytes(4, "little") + body
    (setup.landing / "j2k").write_bytes(as_bytes(encoded))
    assert process_instance(setup, "j2k").row is not None
    (made,) = (setup.work / FILES).rglob("*.dcm")
    assert NAME not in made.read_bytes()
    assert NAME in (setup.landing / "j2k").read_bytes()
