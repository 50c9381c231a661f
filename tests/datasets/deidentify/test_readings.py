"""Texts in UTF-8 or an older Vietnamese code under a character set that is not theirs: nobody's name leaves."""

from __future__ import annotations

import copy
import unicodedata

import pytest
from pydicom.tag import Tag

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.readings import as_utf_8
from datasets.deidentify.splice import Splicer
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.emr.charset import encode
from datasets.emr.tcvn3 import encode_tcvn3
from datasets.emr.vni import encode_vni
from datasets.synthetic.instances import mr_slice

pytestmark = pytest.mark.filterwarnings("ignore:Failed to decode byte string")
PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True)
HELD = b"~" * 64
OWN = "Trần Thị Bích Ngọc"
CODES = {
    "utf-8": lambda text: text.encode(),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "twice": lambda text: text.encode().decode("latin-1").encode(),
    "cp1258": lambda text: encode(text, "cp1258"),
    "tcvn3": encode_tcvn3,
    "vni": encode_vni,
}


def _saying(raw: bytes, charset: str | None, keyword: str = "SeriesDescription") -> bytes:
    dataset = copy.deepcopy(mr_slice(1))
    dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate = "TRAN^THI BICH^NGOC", "BN48151623", "19850412"
    dataset.BurnedInAnnotation = "NO"
    if "SpecificCharacterSet" in dataset:
        del dataset.SpecificCharacterSet
    if charset is not None:
        dataset.SpecificCharacterSet = charset
    dataset.add_new(Tag(keyword), "LO", HELD.decode())
    assert len(raw) <= len(HELD)
    return as_bytes(dataset).replace(HELD, raw.ljust(len(HELD)))


def _said(output: bytes, keyword: str = "SeriesDescription") -> bytes:
    raw = read_instance(output).get_item(Tag(keyword)).value
    return bytes(raw).strip()


def _cleaned(source: bytes) -> bytes:
    """The same by both ways."""
    long = as_bytes(deidentify_instance(read_instance(source), PROJECT, CHOSEN))
    assert Splicer(PROJECT, CHOSEN, Identities(PROJECT)).splice(source) in (None, long)
    return long


@pytest.mark.parametrize("charset", [None, "ISO_IR 6", "ISO_IR 100", "ISO_IR 101", "ISO_IR 144", "ISO_IR 192"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [OWN, OWN.upper(), "Nguyễn Thị Hoa", "mẹ: Lê Thị Mười", "sinh ngày 12 tháng 4 năm 1985", "Bệnh viện Chợ Rẫy"],
)
def test_whoever_is_told_of_under_another_character_set_goes(text: str, code: str, charset: str | None) -> None:
    raw = CODES[code](text)
    source = _saying(raw, charset)
    output = _cleaned(source)
    assert b"[X]" in _said(output)
    assert not any(word in _said(output) for word in raw.split() if len(word) > 5)
    assert verify_instance(output, read_instance(source), PROJECT, CHOSEN).reasons == ()


def test_vni_is_read() -> None:
    assert _said(_cleaned(_saying("Traàn Thò Bích Ngoïc".encode("latin-1"), "ISO_IR 100"))) == b"[X]"


@pytest.mark.parametrize("text", ["CT ngực có tiêm thuốc", "Khoa Chẩn đoán hình ảnh", "Schädel nativ", "Tête"])
@pytest.mark.parametrize("charset", [None, "ISO_IR 100", "ISO_IR 192"])
def test_words_of_the_examination_stay_byte_for_byte(text: str, charset: str | None) -> None:
    assert _said(_cleaned(_saying(text.encode(), charset))) == text.encode()
    if charset != "ISO_IR 192" and text in ("Schädel nativ", "Tête"):
        assert _said(_cleaned(_saying(text.encode("latin-1"), charset))) == text.encode("latin-1")


def test_a_name_in_utf_8_under_another_label_is_known_again() -> None:
    source = _saying("chụp lại cho ngọc trần".encode(), "ISO_IR 100").replace(
        b"TRAN^THI BICH^NGOC", "TRẦN^NGỌC".encode().ljust(18)
    )
    cleaned = _said(_cleaned(source))
    assert b"[X]" in cleaned
    assert b"ng" not in cleaned


@pytest.mark.parametrize("code", [*CODES])
def test_the_gate_holds_what_was_left(code: str) -> None:
    original = read_instance(_saying(b"MR", None))
    output = _cleaned(_saying(HELD, None))
    at = output.find(b"\x08\x00\x3e\x10")
    assert at > 0
    raw = CODES[code](OWN)
    told = output[: at + 8] + raw.ljust(64)[:64] + output[at + 8 + 64 :]
    assert "identifier of the original at 0008103e" in verify_instance(told, original, PROJECT, CHOSEN).reasons


def test_what_was_cut_off_is_utf_8_all_the_same() -> None:
    assert as_utf_8("Bích Ngọc".encode()[:-2].decode("latin-1")) == "Bích Ng"
    assert as_utf_8("Schädel") == ""
    assert as_utf_8("plain") == ""
