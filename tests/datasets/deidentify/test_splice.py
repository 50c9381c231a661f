"""The short way writes the same bytes as the long one, for whatever file goes it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import FileDataset, uid
from pydicom.data import get_testdata_file

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import FLAGS, Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.splice import Splicer
from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from datasets.synthetic.encode import SYNTAXES, encode_instance
from datasets.synthetic.instances import chest_film, ct_slice, mr_slice, screen_capture, ultrasound
from datasets.synthetic.planted import Planted

PROJECT = derived_project("test", "a key that protects nobody")
FILES = sorted(
    path
    for path in (Path(pydicom.__file__).parent / "data").rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc") and path.stat().st_size < 400_000
)
options = st.builds(
    Options,
    retain_longitudinal=st.sampled_from(("none", "full", "modified")),
    **{flag: st.booleans() for flag in FLAGS if flag != "clean_pixels"},
)


def _both_ways(data: bytes, chosen: Options) -> tuple[bytes | None, bytes | None]:
    try:
        long = as_bytes(deidentify_instance(read_instance(data), PROJECT, chosen))
    except UnreadableInstance:
        long = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Splicer(PROJECT, chosen, Identities(PROJECT)).splice(data), long


@pytest.mark.filterwarnings("ignore:Invalid value for VR")
@settings(max_examples=120)
@given(st.sampled_from(FILES), options)
def test_pydicoms_files_come_out_the_same_both_ways(path: Path, chosen: Options) -> None:
    short, long = _both_ways(path.read_bytes(), chosen)
    assert short in (None, long)


def test_most_sound_files_go_the_short_way() -> None:
    names = ("CT_small.dcm", "MR_small_implicit.dcm", "MR_small_RLE.dcm", "JPEG2000.dcm", "test-SR.dcm", "rtplan.dcm")
    for name in names:
        short, long = _both_ways(Path(get_testdata_file(name, download=False)).read_bytes(), Options())
        assert short == long is not None


def test_planted_files_come_out_the_same_with_one_splicer_for_all(corpus: tuple[Planted, ...], usual: Options) -> None:
    splicer = Splicer(PROJECT, usual, Identities(PROJECT))
    for planted in (*corpus, *reversed(corpus)):
        data = as_bytes(planted.dataset)
        chosen = Options(**{name: getattr(usual, name) for name in ("retain_longitudinal", *FLAGS[:-1])})
        assert Splicer(PROJECT, chosen, Identities(PROJECT)).splice(data) == as_bytes(
            deidentify_instance(read_instance(data), PROJECT, chosen)
        )
        assert splicer.splice(data) is not None


@pytest.mark.parametrize("make", [ct_slice, mr_slice, chest_film, screen_capture, ultrasound])
def test_every_kind_in_every_syntax_comes_out_the_same(make: Callable[[int], FileDataset]) -> None:
    source = make(2)
    for syntax in SYNTAXES:
        if make is ultrasound and syntax in (uid.JPEG2000, uid.JPEG2000Lossless):
            continue
        short, long = _both_ways(as_bytes(encode_instance(source, syntax)), Options(retain_longitudinal="modified"))
        assert short in (None, long)
        assert short is not None or syntax == uid.DeflatedExplicitVRLittleEndian


@given(st.binary(max_size=40), st.integers(0, 2000))
def test_damaged_bytes_never_come_out_otherwise(junk: bytes, at: int) -> None:
    data = bytearray(Path(get_testdata_file("CT_small.dcm", download=False)).read_bytes())
    data[at : at + len(junk)] = junk
    try:
        short, long = _both_ways(bytes(data), Options())
    except Exception:  # noqa: BLE001 -- `deidentify_bytes` makes an UnreadableInstance of it
        return
    assert short in (None, long)
