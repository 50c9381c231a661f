"""Single values of a foreign header, decoded and made sound, whatever the header did to them."""

from __future__ import annotations

import re
import warnings
from datetime import date

from pydicom import Dataset
from pydicom.charset import decode_bytes, python_encoding
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataelem import RawDataElement
from pydicom.multival import MultiValue

_LENGTHS = {"LO": 64, "SH": 16, "CS": 16}
_PATTERNS = {
    "DA": re.compile(r"(19|20)\d{6}"),
    "TM": re.compile(r"([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?"),
    "CS": re.compile(r"[A-Z0-9_ ]+"),
    "AS": re.compile(r"\d{3}[DWMY]"),
    "UI": re.compile(r"[0-9.]{1,64}"),
}


def read_text(source: Dataset, keyword: str, *, is_multiple: bool = False) -> str:
    """One textual value, decoded and cut to what its VR allows; empty when absent or beyond repair."""
    tag = tag_for_keyword(keyword)
    element = source.get_item(tag) if tag is not None and tag in source else None
    if element is None or element.value is None:
        return ""
    charset = _charset(source)
    if isinstance(element, RawDataElement):
        text = _decode(bytes(element.value), charset)
    elif isinstance(element.value, (MultiValue, list, tuple)):
        text = _undo_latin("\\".join(str(part) for part in element.value), charset)
    else:
        text = _undo_latin(str(element.value), charset)
    return _make_sound(text, dictionary_VR(keyword), is_multiple)


def read_numbers(source: Dataset, keyword: str) -> list[float] | list[int]:
    """The numbers of a US, IS or DS element; empty when absent or not numbers."""
    try:
        value = source.get(keyword)
        if value is None or value == "":
            return []
        parts = list(value) if hasattr(value, "__iter__") and not isinstance(value, str) else [value]
        numbers = [float(part) for part in parts]
    except (TypeError, ValueError, OverflowError):
        return []
    if not all(abs(number) < 1e12 for number in numbers):
        return []
    if dictionary_VR(keyword) in ("US", "IS"):
        return [int(number) for number in numbers]
    return [float(f"{number:.9g}") for number in numbers]


def _charset(source: Dataset) -> tuple[str, ...]:
    tag = tag_for_keyword("SpecificCharacterSet")
    element = source.get_item(tag) if tag is not None and tag in source else None
    if element is None or not element.value:
        return ()
    value = element.value
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    names = text.split("\\") if isinstance(text, str) else [str(name) for name in text]
    return tuple(name.strip() for name in names)


def _decode(value: bytes, charset: tuple[str, ...]) -> str:
    if charset in ((), ("",), ("ISO_IR 6",), ("ISO_IR 100",)):
        return _undo_latin(value.decode("latin-1"), charset)
    encodings = [python_encoding.get(name, "latin-1") for name in charset]
    if len(encodings) == 1:
        return value.decode(encodings[0], "replace")
    with warnings.catch_warnings():  # an escape sequence that nobody knows is read as Latin-1, which is all one can do
        warnings.simplefilter("ignore")
        return decode_bytes(value, encodings, {0x5C, 0x5E, 0x3D, 0x0A, 0x0D, 0x09, 0x0C})


def _undo_latin(text: str, charset: tuple[str, ...]) -> str:
    # Many Vietnamese systems write UTF-8 and declare nothing, or Latin-1. Latin-1 prose is never valid UTF-8 by chance.
    if charset in ((), ("",), ("ISO_IR 6",), ("ISO_IR 100",)):
        try:
            return text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return text
    return text


def _make_sound(text: str, vr: str, is_multiple: bool) -> str:
    text = "".join(mark for mark in text if mark.isprintable()).strip(" ")
    if is_multiple:
        return text
    text = text.split("\\")[0].strip(" ")
    if vr == "PN":
        groups = [group[:64].rstrip("^") for group in text.split("=")[:3]]
        return "=".join("^".join(group.split("^")[:5]) for group in groups).rstrip("=")
    if vr in ("CS", "AS", "UI"):
        text = text.rstrip("\0").upper()
    text = text[: _LENGTHS.get(vr, 64)]
    pattern = _PATTERNS.get(vr)
    if pattern is not None and not pattern.fullmatch(text):
        return ""
    return text if vr != "DA" or _is_date(text) else ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
