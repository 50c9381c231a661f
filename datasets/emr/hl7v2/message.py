"""An HL7 v2 message as segments, fields, repetitions and components: bounded, and tolerant of what systems do.

Line ends may be CR, LF or both; separators are those that MSH says; empty lines and segments with broken names are
skipped and counted. Nothing is checked against the standard's tables of optionality: too few systems keep to them.

**Source:** HL7 v2.5.1 chapter 2 (2.5 message delimiters, 2.7 escape sequences, 2.14.9 MSH).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from datasets.emr.charset import Charset, charset_named, decode
from datasets.errors import UnreadableRecord

MESSAGE_BYTES = 4 * 1024**2
SEGMENTS = 10_000
FIELDS = 256
SEPARATORS = 4
_SEGMENT_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What MSH-1 and MSH-2 say."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    subcomponent: str = "&"


@dataclass(frozen=True, slots=True)
class Segment:
    """One line.

    Attributes:
        name: such as `PID`.
        fields: raw, counted from 1 as the standard does: `fields[0]` is the name; of MSH, `fields[1]` is MSH-1.
    """

    name: str
    fields: tuple[str, ...]
    delimiters: Delimiters

    def text(self, number: int, component: int = 1) -> str:
        """A component of the field's first repetition, unescaped; empty when it is not there."""
        return next(self.repetitions(number, component), "")

    def repetitions(self, number: int, component: int = 1) -> Iterator[str]:
        """That component of each repetition of the field."""
        for parts in self.each(number):
            yield parts[component - 1] if component <= len(parts) else ""

    def each(self, number: int) -> Iterator[tuple[str, ...]]:
        """The components of each repetition of the field, unescaped, of sub-components the first."""
        raw = self.raw(number)
        marks = self.delimiters
        for repetition in raw.split(marks.repetition) if raw else ():
            parts = repetition.split(marks.component)
            yield tuple(unescape(part.split(marks.subcomponent, 1)[0], marks) for part in parts)

    def raw(self, number: int) -> str:
        """The whole field as it came; `""` in quotes, HL7's explicit nothing, is empty too."""
        text = self.fields[number] if number < len(self.fields) else ""
        return "" if text == '""' else text


@dataclass(frozen=True, slots=True)
class Message:
    """A message.

    Attributes:
        charset: in which it came.
        skipped: lines that are no segments.
    """

    segments: tuple[Segment, ...]
    charset: Charset = "utf-8"
    skipped: int = 0
    delimiters: Delimiters = field(default_factory=Delimiters)

    @property
    def header(self) -> Segment:
        """MSH."""
        return self.segments[0]

    @property
    def control_id(self) -> str:
        """MSH-10."""
        return self.header.text(10)

    @property
    def kind(self) -> tuple[str, str]:
        """MSH-9: code and trigger, such as `("ORU", "R01")`."""
        return self.header.text(9, 1), self.header.text(9, 2)

    def first(self, name: str) -> Segment | None:
        """The first segment of that name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Segment]:
        """Every segment of that name."""
        return (segment for segment in self.segments if segment.name == name)


def parse_message(data: bytes, default_charset: str = "UTF-8") -> Message:
    """Read a message without its frame.

    Args:
        data: the bytes.
        default_charset: where MSH-18 is empty.

    Raises:
        UnreadableRecord: no MSH, separators that are none, over a cap, or bytes that are not of the character set.
    """
    if len(data) > MESSAGE_BYTES:
        raise UnreadableRecord(f"expected a message of at most {MESSAGE_BYTES} bytes, got {len(data)}")
    charset = _charset_of(data, default_charset)
    text = decode(data, charset).lstrip("\ufeff \r\n\t")
    delimiters = _delimiters_of(text)
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    if len(lines) > SEGMENTS:
        raise UnreadableRecord(f"expected at most {SEGMENTS} segments, got {len(lines)}")
    segments = tuple(_read_segment(line, delimiters) for line in lines if _SEGMENT_NAME.match(line[:3]))
    return Message(segments, charset, len(lines) - len(segments), delimiters)


def header_of(data: bytes) -> Segment | None:
    """MSH of a message that may be otherwise broken, so that a refusal can name its control id."""
    line = re.split(rb"[\r\n]", data.lstrip(b"\xef\xbb\xbf \r\n\t")[:4096], maxsplit=1)[0].decode("latin-1")
    try:
        return _read_segment(line, _delimiters_of(line))
    except UnreadableRecord:
        return None


def _charset_of(data: bytes, default: str) -> Charset:
    header = header_of(data)
    told = header.text(18) if header else ""
    return charset_named(told or default)


def _delimiters_of(text: str) -> Delimiters:
    marks = text[3:8]
    if not text.startswith("MSH") or len(marks) <= SEPARATORS - 1:
        raise UnreadableRecord("expected a message that begins with MSH and its separators, got something else")
    given = marks[1:5].split(marks[0], 1)[0]
    rest = Delimiters()
    component, repetition, escape, subcomponent = (
        given[place] if place < len(given) else default
        for place, default in enumerate((rest.component, rest.repetition, rest.escape, rest.subcomponent))
    )
    found = (marks[0], component, repetition, escape, subcomponent)
    if len(set(found)) != len(found) or any(mark.isalnum() or mark.isspace() for mark in found):
        raise UnreadableRecord("expected five different separators in MSH-1 and MSH-2")
    return Delimiters(*found)


def _read_segment(line: str, delimiters: Delimiters) -> Segment:
    fields = line.split(delimiters.field, FIELDS)[:FIELDS]
    if fields[0] == "MSH":
        fields.insert(1, delimiters.field)
    return Segment(line[:3], tuple(fields), delimiters)


def unescape(text: str, marks: Delimiters) -> str:
    """Undo the escape sequences: separators, `X` bytes, `.br`; highlighting is dropped, unknown ones stay."""
    if marks.escape not in text:
        return text
    pieces = text.split(marks.escape)
    out = [pieces[0]]
    inside = True
    for place, piece in enumerate(pieces[1:], start=1):
        is_last = place == len(pieces) - 1
        out.append(_escaped(piece, marks) if inside and not is_last else (marks.escape if inside else "") + piece)
        inside = not inside
    return "".join(out)


def escape(text: str, marks: Delimiters) -> str:
    """Make text safe as a component: separators, the escape character and line ends."""
    sign = marks.escape
    table = {
        marks.field: "F",
        marks.component: "S",
        marks.subcomponent: "T",
        marks.repetition: "R",
        sign: "E",
        "\n": ".br",
    }
    kept = "".join(letter for letter in text if letter == "\n" or letter.isprintable())
    return "".join(f"{sign}{table[letter]}{sign}" if letter in table else letter for letter in kept)


def _escaped(code: str, marks: Delimiters) -> str:
    known = {
        "F": marks.field,
        "S": marks.component,
        "T": marks.subcomponent,
        "R": marks.repetition,
        "E": marks.escape,
        ".br": "\n",
        "H": "",
        "N": "",
    }
    if code in known:
        return known[code]
    if re.fullmatch(r"X(?:[0-9A-Fa-f]{2})+", code):
        return bytes.fromhex(code[1:]).decode("utf-8", "replace")
    return marks.escape + code + marks.escape
