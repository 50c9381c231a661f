"""XML as a tree, from files that nobody can trust: no DTD, no entities, bounded in bytes, elements and depth.

**Source:** OWASP XML External Entity Prevention; Expat reference (the parser behind `pyexpat`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat  # a document type, and with it every entity, is refused below

from datasets.emr.charset import charset_named, decode
from datasets.errors import UnreadableRecord

BYTES = 64 * 1024**2
ELEMENTS = 2_000_000
DEPTH = 32
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:/ -]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Element:
    """An element without its attributes, which these documents do not use."""

    name: str
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def text_of(self, name: str) -> str:
        """The text of the first child of that name, or nothing."""
        found = self.first(name)
        return found.text.strip() if found else ""

    def all(self, name: str) -> list[Element]:
        """Every descendant of that name, the element itself included, in document order."""
        found, waiting = [], [self]
        while waiting:
            element = waiting.pop()
            if element.name == name:
                found.append(element)
            waiting += reversed(element.children)
        return found


class Budget:
    """What a file, with everything packed into it as base64, may still use."""

    def __init__(self, byte_count: int = 2 * BYTES, elements: int = ELEMENTS) -> None:
        self.bytes, self.elements = byte_count, elements

    def take_bytes(self, count: int) -> None:
        """Use bytes.

        Raises:
            UnreadableRecord: there are not so many left.
        """
        self.bytes -= count
        if self.bytes < 0:
            raise UnreadableRecord(f"expected at most {2 * BYTES >> 20} MiB of XML with what is packed in it, got more")

    def take_element(self) -> None:
        """Use an element.

        Raises:
            UnreadableRecord: none is left.
        """
        self.elements -= 1
        if self.elements < 0:
            raise UnreadableRecord(f"expected at most {ELEMENTS} elements, got more")


def parse_xml(data: bytes, budget: Budget) -> Element:
    """The root element.

    Raises:
        UnreadableRecord: over a cap, a document type or entity, not well-formed, or not of the encoding it declares.
    """
    if len(data) > BYTES:
        raise UnreadableRecord(f"expected at most {BYTES >> 20} MiB of XML, got more")
    budget.take_bytes(len(data))
    return _Reader(budget).read(_text_of(data))


def _text_of(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableRecord(f"expected UTF-16, got other bytes at place {error.start}") from None
    bare = data.removeprefix(b"\xef\xbb\xbf")
    told = _ENCODING.match(bare)
    return decode(bare, charset_named(told[1].decode("ascii") if told else "UTF-8"))


class _Reader:
    """Expat's handlers; they build the tree."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._open: list[Element] = []
        self._pieces: list[list[str]] = []
        self._root: Element | None = None
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._parser = parser

    def read(self, text: str) -> Element:
        body = _DECLARATION.sub("", text, count=1)
        try:
            self._parser.Parse(body.encode("utf-8"), True)
        except expat.ExpatError as error:
            problem = expat.errors.messages[error.code]
            raise UnreadableRecord(f"expected well-formed XML, got {problem} at line {error.lineno}") from None
        except UnicodeEncodeError:
            raise UnreadableRecord("expected characters of Unicode, got halves of them") from None
        if self._root is None:
            raise UnreadableRecord("expected an XML element, got none")
        return self._root

    def _refuse(self, *_told: object) -> NoReturn:
        raise UnreadableRecord("expected XML without a document type, got a DOCTYPE or an entity; they are refused")

    def _start(self, name: str, _attributes: object) -> None:
        self._budget.take_element()
        if len(self._open) >= DEPTH:
            raise UnreadableRecord(f"expected elements at most {DEPTH} deep, got deeper ones")
        element = Element(name.rpartition(":")[2].upper(), self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        self._root = self._root or element
        self._open.append(element)
        self._pieces.append([])

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        element.text = unicodedata.normalize("NFC", "".join(self._pieces.pop()))

    def _characters(self, text: str) -> None:
        self._pieces[-1].append(text)
