"""The catalogue in memory: look a code up, search by code or by words with and without Vietnamese marks.

It is one JSON file in the data directory, written by `importer.py`; 12,000 entries load in a tenth of a second and
are searched in a few milliseconds, so nothing more is needed.

**Source:** QĐ 4469/QĐ-BYT (2020) or a later edition of the same shape; ICD-10 © WHO.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from datasets.emr.catalogue.rules import Rules
from datasets.emr.fold import fold
from datasets.errors import InvalidCodes

FILE = "icd10.json"
MARKS = "†*+ "
LAST = frozenset({"XV", "XVI", "XX", "XXI"})
"""Chapters of pregnancy, newborns, external causes and factors: shown after the others where names match as well."""

CATEGORY = 3
"""Characters of a category; it is shown before its parts."""
_REST = re.compile(r"\b(?:khac|khong xac dinh|khong dac hieu|chua xac dinh|other|unspecified)\b")
"""What is left over of a disease: shown after its named kinds."""
_CODE = re.compile(r"[a-z]\d{1,2}(?: ?\d{0,2})")


_TYPE = re.compile(r"\b(?:type|tuyp|tip|tipe)\b")
_SAYINGS = (
    (re.compile(r"\b(?:benh )?tieu duong\b"), "dai thao duong"),
    (re.compile(r"\b(dai thao duong|diabetes(?: mellitus)?) typ (?:1|i)\b"), r"\1 phu thuoc insulin"),
    (re.compile(r"\b(dai thao duong|diabetes(?: mellitus)?) typ (?:2|ii)\b"), r"\1 khong phu thuoc insulin"),
    (re.compile(r"\b(diabetes(?: mellitus)?) khong phu thuoc insulin\b"), r"non insulin dependent \1"),
    (re.compile(r"\b(diabetes(?: mellitus)?) phu thuoc insulin\b"), r"insulin dependent \1"),
)
"""How people say it, and how the catalogue does (E10 and E11 go by their dependence on insulin)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code.

    Attributes:
        code: with its dot and mark († a cause, * a manifestation), as printed.
        chapter: Roman number.
    """

    code: str
    vi: str
    en: str
    chapter: str

    @property
    def key(self) -> str:
        """The code without dot and mark."""
        return plain_code(self.code)


def plain_code(code: str) -> str:
    """An ICD-10 code without dot, marks and spaces, in capitals."""
    return code.upper().replace(".", "").strip(MARKS)


class Catalogue:
    """Every code, and the rules that came with them."""

    def __init__(self, entries: Iterable[Entry], rules: Rules, sources: Mapping[str, str] | None = None) -> None:
        """`sources` names the imported files, each with its SHA-256."""
        self._by_key = {entry.key: entry for entry in entries}
        self.rules = rules
        self.sources = dict(sources or {})

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_key.values())

    def find(self, code: str) -> Entry | None:
        """The entry of a code, with or without its dot."""
        return self._by_key.get(plain_code(code))

    def search(self, text: str, limit: int = 20) -> tuple[Entry, ...]:
        """The best matches: codes that begin so, else entries whose names hold every word, the closest first."""
        words = _alike(fold(text))
        if not words or limit < 1:
            return ()
        if _CODE.fullmatch(words):
            begun = plain_code(words.replace(" ", ""))
            return tuple(entry for key, entry in self._by_key.items() if key.startswith(begun))[:limit]
        said = _as_the_catalogue_says(words)
        if said != words and not any(f" {words}" in both for _, _, both in self._searchable):
            return self._named(said, limit) or self._named(words, limit)
        return self._named(words, limit)

    def _named(self, words: str, limit: int) -> tuple[Entry, ...]:
        parts = [f" {word}" for word in words.split()]
        longest = max(parts, key=len)
        ranked = [
            (rank, place)
            for place, (entry, names, both) in enumerate(self._searchable)
            if longest in both and (rank := _rank(entry, names, words, parts)) is not None
        ]
        return tuple(self._searchable[place][0] for _, place in sorted(ranked)[:limit])

    @cached_property
    def _searchable(self) -> tuple[tuple[Entry, tuple[str, str], str], ...]:
        folded = ((entry, (f" {_alike(fold(entry.vi))} ", f" {_alike(fold(entry.en))} ")) for entry in self)
        return tuple((entry, names, "|".join(names)) for entry, names in folded)


def _alike(folded: str) -> str:
    """`typ`, `type`, `týp` and `tuýp` are one word."""
    return _TYPE.sub("typ", folded)


def _as_the_catalogue_says(words: str) -> str:
    for saying, said in _SAYINGS:
        words = saying.sub(said, words)
    return words


Rank = tuple[int, bool, bool, bool, int]


def _rank(entry: Entry, names: tuple[str, str], words: str, parts: list[str]) -> Rank | None:
    """Nothing when a word is missing from both names; else less is closer."""
    found = [_closeness(name, words) for name in names if all(part in name for part in parts)]
    if not found:
        return None
    closeness, length = min(found)
    is_rest = any(_REST.search(name) for name in names)
    return closeness, entry.chapter in LAST, len(entry.key) > CATEGORY, is_rest, length


def _closeness(name: str, words: str) -> tuple[int, int]:
    """The whole name, its beginning, the words as a phrase, as its beginning, anywhere; then the shorter name."""
    whole = name.strip().removeprefix("benh ")
    if whole == words:
        return 0, len(whole)
    if f"{whole} ".startswith(f"{words} "):
        return 1, len(whole)
    return 2 if f" {words} " in name else 3 if f" {words}" in name else 4, len(whole)


def read_catalogue(folder: Path) -> Catalogue | None:
    """The catalogue of a data directory, or `None` before one was imported.

    Raises:
        InvalidCodes: the file is damaged; import it again.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = [Entry(*row) for row in content["entries"]]
        return Catalogue(entries, Rules.from_json(content["rules"]), content["sources"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidCodes(f"expected a sound {FILE}, got {type(error).__name__}; import it again") from error
