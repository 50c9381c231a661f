"""What the letters of a text may be when its file does not say, or says it wrongly.

Systems of Vietnamese hospitals write UTF-8, windows-1258, TCVN3 or VNI under no character set or under ISO_IR 100. What
somebody's name is must then be looked for in each of these.

**Source:** DICOM PS3.5 6.1.2.4 (the default repertoire), PS3.3 C.12.1.1.2 (SpecificCharacterSet); TCVN 5712:1993.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator

from pydicom import Dataset
from pydicom.charset import convert_encodings

from datasets.deidentify.patterns import without_marks
from datasets.emr.tcvn3 import decode_tcvn3

Change = Callable[[str], str]
PLAIN, UTF_8 = "latin-1", "utf-8"
LONGEST_CUT = 3
"""Bytes of a letter of UTF-8 that may stand at the end of a text that was cut off."""
_WORD = re.compile(r"[^\W_]+")
LOST = "\ufffd"
_VNI_MARKS = re.compile("(?<=[aeoyuôö])[ùøûõïâáàåãäêéèúüë]", re.IGNORECASE)
_VNI_LETTERS = str.maketrans("ôöñòæóîÔÖÑÒÆÓÎ", "oudiiiyOUDIIIY")


def codec_of(dataset: Dataset, otherwise: str = PLAIN) -> str:
    """Python's name of the character set that a data set declares first."""
    declared = dataset.get("SpecificCharacterSet")
    if declared is None:
        return otherwise
    try:
        first = codecs.lookup(convert_encodings(declared)[0]).name
    except (LookupError, TypeError, AttributeError):
        return PLAIN
    return PLAIN if first in ("iso8859-1", "ascii") else first


def in_any_reading(change: Change, codec: str, instead: str) -> Change:
    """The same change for a text of which it is not sure what its bytes mean; one in ASCII goes to it as it is.

    Args:
        change: takes out what names someone.
        codec: that the text was read by.
        instead: of a text that cannot be read, or names someone in another reading than the declared.
    """
    return lambda text: change(text) if text.isascii() else _changed(text, change, codec, instead)


def as_utf_8(text: str, codec: str = PLAIN) -> str:
    """What UTF-8 makes of the text's bytes, also of a text that was cut off; `""` when they are no UTF-8."""
    if text.isascii():
        return ""
    try:
        raw = text.encode(PLAIN if codec == UTF_8 else codec)
    except UnicodeError:
        return ""
    for cut in range(min(LONGEST_CUT, len(raw)) + 1):
        try:
            read = raw[: len(raw) - cut].decode()
        except UnicodeDecodeError:
            continue
        return "" if read.isascii() else unicodedata.normalize("NFC", read)
    return ""


def _changed(text: str, change: Change, codec: str, instead: str) -> str:
    read = as_utf_8(text, codec)
    if read:
        cleaned = _unless_again(read, change, instead)
        return text if cleaned == read else _held(cleaned, codec)
    if LOST in text.rstrip(LOST):
        return instead
    cleaned = change(text)
    pairs = ((each, change(each)) for each in _eight_bits(text, codec))
    return instead if any(other != each and _tells_more(cleaned, other) for each, other in pairs) else cleaned


def _tells_more(cleaned: str, other: str) -> bool:
    """Whether a cleaned text keeps what nobody can read, or a word that another reading took for a name's."""
    return not cleaned.isascii() or not set(_WORD.findall(cleaned)) <= set(_WORD.findall(other))


def _unless_again(read: str, change: Change, instead: str) -> str:
    """UTF-8 that was written as UTF-8 once more says its text only after a second reading."""
    again = as_utf_8(read) or _of_windows(read)
    return instead if again and change(again) != again else change(read)


def _of_windows(read: str) -> str:
    try:
        return as_utf_8(read.encode("cp1252").decode(PLAIN))
    except UnicodeError:
        return ""


def _held(text: str, codec: str) -> str:
    """The text with letters that its character set has."""
    try:
        text.encode(codec)
    except UnicodeError:
        return without_marks(text).encode("ascii", "replace").decode()
    return text


def _eight_bits(text: str, codec: str) -> Iterator[str]:
    """What the Vietnamese codes of eight bits make of the bytes; of what was read as UTF-8 nothing."""
    if codec == UTF_8:
        return
    try:
        raw = text.encode(codec)
    except UnicodeError:
        return
    readings = (
        unicodedata.normalize("NFC", raw.decode("cp1258", "ignore")),
        decode_tcvn3(raw),
        _VNI_MARKS.sub("", raw.decode(PLAIN)).translate(_VNI_LETTERS),
    )
    yield from (each for each in dict.fromkeys(readings) if each != text)
