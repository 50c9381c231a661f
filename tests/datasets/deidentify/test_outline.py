"""What the gate reads of a file by its own cutter is what pydicom reads of it as a whole."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.data import get_testdata_file

from datasets.deidentify import outline
from datasets.deidentify.leaves import Branch
from datasets.deidentify.outline import Outline, outline_of, outline_of_dataset
from datasets.deidentify.spans import OddFile, cut

FILES = sorted(
    path
    for path in (Path(pydicom.__file__).parent / "data").rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc") and path.stat().st_size < 400_000
)
LOOKED_AT = frozenset(("AE", "CS", "DA", "DT", "LO", "LT", "PN", "SH", "ST", "UC", "UI", "UR", "UT"))
"""VRs of which the gate asks anything."""
SMALL = Path(str(get_testdata_file("CT_small.dcm", download=False))).read_bytes()


def _said(read: Outline) -> tuple[set[object], set[object], tuple[int, ...]]:
    branches: list[Branch] = list(read.at.values())
    leaves = {
        (leaf.path, leaf.vr, leaf.keyword, leaf.values, leaf.whole if leaf.vr in ("DA", "DT") else "")
        for branch in branches
        for leaf in branch.leaves
        if leaf.vr in LOOKED_AT and leaf.values
    }
    return leaves, {(path, int(tag)) for branch in branches for path, tag in branch.tags}, read.meta


def _as_a_whole(data: bytes) -> Outline:
    return outline_of_dataset(pydicom.dcmread(io.BytesIO(data), force=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_pydicom_says_the_same_both_ways(path: Path) -> None:
    data = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = outline_of(data)
        except Exception:  # noqa: BLE001 -- damaged on purpose: the gate holds it back
            return
        assert _said(found) == _said(_as_a_whole(data))


def test_most_sound_files_are_cut() -> None:
    names = ("CT_small.dcm", "MR_small_implicit.dcm", "MR_small_RLE.dcm", "JPEG2000.dcm", "test-SR.dcm", "rtplan.dcm")
    for name in names:
        assert len(cut(Path(str(get_testdata_file(name, download=False))).read_bytes()).spans) > 20


@pytest.mark.parametrize("name", ["MR_small_bigendian.dcm", "image_dfl.dcm", "no_meta.dcm", "rtplan_truncated.dcm"])
def test_other_files_are_left_to_pydicom(name: str) -> None:
    with pytest.raises(OddFile):
        cut(Path(str(get_testdata_file(name, download=False))).read_bytes())


@settings(max_examples=100)
@given(st.binary(min_size=1, max_size=12), st.integers(128, 3000))
def test_damaged_bytes_are_never_read_in_another_way(junk: bytes, at: int) -> None:
    data = SMALL[:at] + junk + SMALL[at + len(junk) :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = outline_of(data)
        except Exception:  # noqa: BLE001 -- the gate makes an UnreadableInstance of it, and nothing is released
            return
        assert _said(found) == _said(_as_a_whole(data))


def test_an_element_is_the_same_object_again_and_no_other_elements_object() -> None:
    first, second = outline_of(SMALL), outline_of(SMALL)
    assert first.at[0x00100010] is second.at[0x00100010]
    renamed = SMALL.replace(b"CompressedSamples^CT1", b"CompressedSamples^CT2")
    assert outline_of(renamed).at[0x00100010] is not first.at[0x00100010]
    assert outline_of(renamed).whole(0x00100010) == "CompressedSamples^CT2"


def test_what_is_known_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "MOST_KNOWN", 100)  # a few values are soon too many
    monkeypatch.setattr(outline, "_KNOWN", {})  # nothing known from other tests
    at = SMALL.find(b"CompressedSamples^CT1")
    sizes = []
    for number in range(300):
        outline_of(SMALL[:at] + b"%021d" % number + SMALL[at + 21 :])
        sizes.append(sum(map(len, outline._KNOWN.values())))
    assert 60 < max(sizes) <= 100
