"""The gate against a plain and slow reading of the same law: whatever is planted in an output, both find the same."""

from __future__ import annotations

import copy
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import Dataset, FileDataset, uid
from pydicom._uid_dict import UID_dictionary
from pydicom.datadict import DicomDictionary
from pydicom.dataelem import DataElement
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.burned_text import OFTEN_BURNED_IN
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.judge import FORMS, must_be_gone, retained_by
from datasets.deidentify.options import Options
from datasets.deidentify.outline import outline_of
from datasets.deidentify.profile import times_of_patients
from datasets.deidentify.project import derived_project
from datasets.deidentify.secrets_of import DEVICES, NUMBERS, PLACES, Secrets, fold
from datasets.deidentify.verify import verify_instance, verify_output
from datasets.deidentify.verify_days import DUMMY_DATES
from datasets.dicom.read import read_instance, typed_errors
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = (
    Options(),
    Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True),
    Options(retain_longitudinal="full", retain_patient_characteristics=True, retain_institution=True),
    Options(retain_uids=True, retain_safe_private=True, retain_device=True),
)
SYNTAXES = (uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian, uid.RLELossless, uid.DeflatedExplicitVRLittleEndian)
CHARSETS = ("ISO_IR 192", "ISO_IR 100", "")
NAME, PLAIN, NUMBER, PHONE = "Đoàn^Thị Phượng", "Doan^Thi Phuong", "BN48151623", "0912345678"
SAID = (
    NAME, PLAIN, PLAIN.upper(), "doan thi phuong", "Thi Phuong", NUMBER.lower(), "99812", "ACC99812", PHONE,
    "Le Van Binh", "Bạch Mai", "BENH VIEN BACH MAI", "MR-KHOA-2", "079123456789", "DN4790123456789", "05/03/2024",
    "a@b.vn", "harmless words", "REMOVED", "TT" + 26 * "A", "1.2.840.99999.77.1", "1.2.840.99999.5555",
    "1.2.840.99999.77.1.12", "1.2.840.99999.4444", "20240305", "20240401", "19000101", "2.25.4", "1.2.840.10008.1.1",
)  # fmt: skip
SPOILT = "pixels with bits that no sample uses"
"""What planting bytes in pixels does besides; the pixels' own tests look at it."""
NUMERIC = ("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV")
TEXTS = ("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT")
ASCII = ("AE", "AS", "CS", "DA", "DT", "TM", "UI", "UR")
TAGS = sorted(tag for tag, row in DicomDictionary.items() if row[0] in (*TEXTS, "UI", "DA", "DT", "TM", "AS"))
TAGS = [tag for tag in TAGS if 0x00080005 < tag < 0xFFFC0000]
SEQUENCES = sorted(tag for tag, row in DicomDictionary.items() if row[0] == "SQ" and tag > 0x00080000)


@dataclass(frozen=True)
class Plant:
    """Something that an output must not tell, and where it is put."""

    said: str
    where: str
    tag: int
    path: tuple[int, ...]
    at: float


plants = st.builds(
    Plant,
    said=st.sampled_from(SAID),
    where=st.sampled_from(("element", "element", "private", "unknown", "meta", "pixels", "preamble", "unsigned")),
    tag=st.sampled_from(TAGS) | st.sampled_from((0x00080018, 0x0008002A, 0x00080060, 0x00080080, 0x00280301)),
    path=st.lists(st.sampled_from(SEQUENCES), max_size=3).map(tuple),
    at=st.floats(0, 1),
)


@cache
def _pair(charset: str, syntax: uid.UID, chosen: Options) -> tuple[bytes, bytes]:
    """An original and what becomes of it."""
    source = as_bytes(_original(charset, syntax))
    return source, as_bytes(deidentify_instance(read_instance(source), PROJECT, chosen))


def _original(charset: str, syntax: uid.UID) -> FileDataset:
    dataset = copy.deepcopy(mr_slice(1))
    dataset.SpecificCharacterSet, dataset.PatientName = charset, NAME if charset == "ISO_IR 192" else PLAIN
    dataset.PatientID, dataset.PatientTelephoneNumbers, dataset.BurnedInAnnotation = NUMBER, PHONE, "NO"
    dataset.InstitutionName, dataset.StationName, dataset.StudyDate = "Benh vien Bach Mai", "MR-KHOA-2", "20240401"
    dataset.StudyInstanceUID, dataset.SOPInstanceUID = "1.2.840.99999.77.1", "1.2.840.99999.77.1.1"
    item = Dataset()
    item.AccessionNumber, item.ReferencedSOPInstanceUID = "ACC99812", "1.2.840.99999.5555"
    item.ScheduledProcedureStepStartDate = "20240305"
    dataset.RequestAttributesSequence = Sequence([item])
    block = dataset.private_block(0x0029, "TUETINH TEST", create=True)
    block.add_new(1, "PN", "Le^Van Binh")
    block.add_new(2, "UI", "1.2.840.99999.4444")
    return encode_instance(dataset, syntax)


def _planted(output: bytes, many: list[Plant]) -> bytes:
    dataset = read_instance(output)
    for plant in many:
        _put(dataset, plant)
    data = bytearray(as_bytes(dataset))
    for plant in many:
        said = plant.said.encode()
        if plant.where == "preamble":
            data[: len(said)] = said
        elif plant.where == "pixels" and dataset.file_meta.TransferSyntaxUID != uid.DeflatedExplicitVRLittleEndian:
            at = data.rfind(b"\xe0\x7f\x10\x00") + 40
            at += int(plant.at * (len(data) - 16 - len(said) - at))
            data[at : at + len(said)] = said
    return bytes(data)


def _put(dataset: Dataset, plant: Plant) -> None:
    said = plant.said if dataset.SpecificCharacterSet == "ISO_IR 192" else fold(plant.said)
    if plant.where == "meta":
        dataset.file_meta.PrivateInformationCreatorUID, dataset.file_meta.PrivateInformation = "1.2.3", said.encode()
    elif plant.where == "unsigned":
        dataset.pop("PatientIdentityRemoved", None)
    elif plant.where == "private":
        dataset.private_block(0x0051, "WHO WRITES", create=True).add_new(1, "LO", said[:64])
    elif plant.where in ("element", "unknown"):
        vr = DicomDictionary[plant.tag][0]
        inner, said = Dataset(), fold(said) if vr in ASCII else said
        is_unknown = plant.where == "unknown"
        inner.add(DataElement(plant.tag, "UN" if is_unknown else vr, said.encode() if is_unknown else said))
        for number, sequence in enumerate(plant.path):
            outer = Dataset()
            outer.add(DataElement(sequence, "SQ", Sequence([inner])))
            inner.is_undefined_length_sequence_item = plant.at > 0.5
            outer[sequence].is_undefined_length = (plant.at * 7 + number) % 2 > 1
            inner = outer
        dataset.update(inner)


@dataclass(frozen=True)
class Said:
    """An element as pydicom reads it."""

    place: str
    path: str
    tag: int
    vr: str
    keyword: str
    texts: tuple[str, ...]
    whole: str


def _elements(dataset: Dataset, place: str = "", path: str = "") -> Iterator[Said]:
    for tag in sorted(dataset.keys()):
        named, here = f"{place}>{int(tag):08x}", f"{path}/{int(tag):08x}"
        element = dataset[tag]
        is_text = element.VR not in (*NUMERIC, "SQ") and not isinstance(element.value, bytes) and element.value
        many = (element.value if element.VM > 1 else [element.value]) if is_text else []
        texts = tuple(text for each in many if (text := str(each).strip("\0 ")))
        whole = str(element.value) if is_text else ""
        yield Said(named[1:], here, int(tag), str(element.VR), element.keyword, texts, whole)
        for number, item in enumerate(element.value or () if element.VR == "SQ" else ()):
            yield from _elements(item, named, f"{here}[{number}]")


def _told(original: Dataset, options: Options) -> Secrets:
    persons, numbers, uids, dates = set[tuple[str, ...]](), set[str](), set[str](), dict[str, str]()
    for said in _elements(original):
        for text in said.texts:
            is_number = said.keyword in (NUMBERS | PLACES | DEVICES) - retained_by(options)
            if said.vr == "PN":
                persons.add(tuple(part for part in re.findall(r"[^\W\d_]+", fold(text)) if len(part) > 1))
            elif is_number:
                numbers.add(re.sub("[^0-9a-z]", "", fold(text)))
            elif said.vr == "UI" and len(text) >= 8 and said.path != "/00080016":
                uids |= set() if text in UID_dictionary else {text}
            elif said.vr in ("DA", "DT"):
                dates[said.path] = text
    numbers = {each for each in numbers if len(each) >= 4}
    return Secrets(frozenset(persons - {()}), frozenset(numbers), frozenset(uids), dates, frozenset())


def plain_findings(output: bytes, original: Dataset, options: Options) -> set[str]:
    """What the gate must find, by the plainest way: pydicom, every element, one search after the other."""
    with typed_errors("checking the output"):
        dataset = pydicom.dcmread(io.BytesIO(output), force=True)
        told, said = _told(original, options), list(_elements(dataset))
        meta = {
            f"file meta information at {int(each.tag):08x}" for each in dataset.file_meta if int(each.tag) > 0x00020013
        }
        found = meta | {reason for each in said for reason in _of_element(each, told, options)}
        found |= _of_dates(said, told.dates, options) | _of_bytes(_inflated(output), told, options)
        if dataset.get("PatientIdentityRemoved") != "YES" or not dataset.get("DeidentificationMethodCodeSequence"):
            found.add("not signed as de-identified")
        burned_in, modality = str(dataset.get("BurnedInAnnotation") or ""), str(dataset.get("Modality", ""))
        if burned_in == "YES" or (burned_in != "NO" and modality in OFTEN_BURNED_IN):
            found.add("pixels that may hold text and were not cleaned")
    return found


def _of_element(said: Said, told: Secrets, options: Options) -> Iterator[str]:
    if said.tag >> 16 & 1 and not options.retain_safe_private:
        yield f"private element at {said.place}"
    elif said.tag in must_be_gone(options) or said.tag >> 24 in (0x50, 0x60):
        yield f"attribute that must be gone at {said.place}"
    for text in said.texts:
        if said.vr == "UI":
            yield from () if text in UID_dictionary or PROJECT.owns_uid(text) else _of_uid(said, options)
        elif said.vr in ("TM", "AS", "DA", "DT"):
            yield from _of_measure(said, text) if said.vr in ("TM", "AS") else _of_day(said, text, options)
        elif said.vr in TEXTS and said.keyword not in retained_by(options) and text not in ("REMOVED", "[X]"):
            yield from () if PROJECT.is_pseudonym(text) else _of_text(said, text, told)
            if options.retain_longitudinal != "full" and _tells_day(text, told):
                yield f"date of the original at {said.place}"


def _of_measure(said: Said, text: str) -> Iterator[str]:
    if said.vr == "TM" and not re.fullmatch(r"(([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?)?", text):
        yield f"what is no time at {said.place}"
    if said.vr == "AS" and not re.fullmatch(r"0[0-8]\dY|090Y|\d{3}[DWM]", text):
        yield f"age that names somebody at {said.place}"


def _of_day(said: Said, text: str, options: Options) -> Iterator[str]:
    if not re.fullmatch(r"\d{8}" if said.vr == "DA" else r"\d{4}((\d\d){0,5}|\d{10}\.\d{1,6})([+-]\d{4})?", text):
        yield f"what is no date at {said.place}"
    if options.retain_longitudinal != "full" and said.keyword not in times_of_patients() and text not in DUMMY_DATES:
        yield f"date of no patient at {said.place}"


def _tells_day(text: str, told: Secrets) -> bool:
    days = {form for day in told.dates.values() for form in (f"{day[6:8]}/{day[4:6]}/{day[:4]}", day[:8])}
    return any(re.search(rf"(?<!\d){day}(?!\d)", text) for day in days if len(day) >= 8 and "19000101" not in day)


def _of_uid(said: Said, options: Options) -> Iterator[str]:
    if said.path == "/00080016":
        yield f"private SOP class at {said.place}"
    elif not options.retain_uids:
        yield f"UID that is not the project's at {said.place}"


def _of_text(said: Said, text: str, told: Secrets) -> Iterator[str]:
    if said.vr == "PN":
        yield f"person's name at {said.place}"
    words = set(re.findall(r"[^\W\d_]{4,}", fold(text))) if said.vr == "CS" else set()
    if told.is_told_by(text.lower() if said.vr == "CS" else text) or any(words & set(each) for each in told.persons):
        yield f"identifier of the original at {said.place}"
    if "Code" not in said.keyword:
        yield from (f"{name} at {said.place}" for name, form in FORMS if form.search(text))


def _of_dates(many: list[Said], before: dict[str, str], options: Options) -> set[str]:
    dates = [each for each in many if each.vr in ("DA", "DT") and each.whole not in DUMMY_DATES]
    if options.retain_longitudinal == "full":
        return set()
    is_all = options.retain_longitudinal == "none"
    found = {f"date of the original at {each.place}" for each in dates if is_all or before.get(each.path) == each.whole}
    moved = [each for each in dates if before.get(each.path, each.whole) != each.whole]
    moves = {_day(each.whole) - _day(before[each.path]) for each in moved}
    return found | ({"dates that did not move together"} if len(moves) > 1 and not is_all else set())


def _day(text: str) -> int:
    text = text.replace(".", "") if text[4:5] == "." else text
    try:
        return date(int(text[:4]), int(text[4:6] or 1), int(text[6:8] or 1)).toordinal()
    except ValueError:
        return 0


def _inflated(output: bytes) -> bytes:
    if read_instance(output).file_meta.TransferSyntaxUID != uid.DeflatedExplicitVRLittleEndian:
        return output
    start = 144 + int.from_bytes(output[140:144], "little")
    return output[:start] + zlib.decompress(output[start:], -15)


def _orders(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    first, inner, last = parts[:1], parts[1:-1], parts[-1:]
    return parts, parts[::-1], parts[1:] + first, last + parts[:-1], last + inner + first, first + last, last + first


def _of_bytes(output: bytes, told: Secrets, options: Options) -> set[str]:
    found = set()
    text = re.sub(r"[\s^_,.\-=;:\0]+", "", fold(output.decode(errors="replace")))
    names = {"".join(each) for told_name in told.persons for each in _orders(told_name)}
    if any(each in text for each in names | told.numbers if len(each) >= 6):
        found.add("identifier of the original in the bytes of the file")
    uids = () if options.retain_uids else told.uids
    if any(re.search(rb"(?<![0-9.])" + re.escape(each.encode()) + rb"(?![0-9.])", output) for each in uids):
        found.add("UID of the original in the bytes of the file")
    return found


@pytest.mark.filterwarnings(
    "ignore:Invalid value", "ignore:The value length", "ignore:A value of type", "ignore:Failed"
)
@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(CHARSETS),
    st.sampled_from(SYNTAXES),
    st.sampled_from(CHOSEN),
    st.lists(plants, max_size=3),
)
def test_whatever_is_planted_the_gate_finds_what_a_plain_reading_finds(
    charset: str, syntax: uid.UID, chosen: Options, many: list[Plant]
) -> None:
    source, output = _pair(charset, syntax, chosen)
    data = _planted(output, many)
    original = read_instance(source)
    wanted = plain_findings(data, original, chosen)
    for verdict in (
        verify_instance(data, original, PROJECT, chosen),
        verify_output(data, outline_of(source), PROJECT, chosen),
    ):
        assert set(verdict.reasons) - {SPOILT} == wanted


def test_what_was_judged_for_one_patient_is_judged_again_for_another() -> None:
    sources, outputs = {}, {}
    for number, name in enumerate(("Tran^Thi Hoa", "Vo^Van Khanh")):
        dataset = _original("ISO_IR 192", uid.ExplicitVRLittleEndian)
        dataset.PatientName, dataset.PatientID = name, f"BN7000000{number}"
        sources[name] = as_bytes(dataset)
        output = read_instance(as_bytes(deidentify_instance(dataset, PROJECT, CHOSEN[1])))
        output.ImageComments = "compared with Khanh, no change"
        outputs[name] = as_bytes(output)
    for _ in range(2):
        for name, is_named in (("Tran^Thi Hoa", False), ("Vo^Van Khanh", True)):
            reasons = verify_output(outputs[name], outline_of(sources[name]), PROJECT, CHOSEN[1]).reasons
            assert ("identifier of the original at 00204000" in reasons) is is_named


def test_what_is_one_projects_is_another_projects_finding() -> None:
    source, output = _pair("ISO_IR 192", uid.ExplicitVRLittleEndian, CHOSEN[1])
    assert verify_output(output, outline_of(source), PROJECT, CHOSEN[1]).reasons == ()
    other = derived_project("test", "another key")
    reasons = verify_output(output, outline_of(source), other, CHOSEN[1]).reasons
    assert "UID that is not the project's at 00080018" in reasons
    assert verify_output(output, outline_of(source), PROJECT, CHOSEN[1]).reasons == ()
    assert verify_output(output, outline_of(source), PROJECT, Options()).reasons != ()
