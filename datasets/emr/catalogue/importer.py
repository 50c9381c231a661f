"""From the Ministry's tables as CSV to the catalogue file of the data directory.

Taken are a catalogue with the columns `code`, `name_vi`, `name_en`, `chapter_no`, and rule tables named for their
appendix (`…rule_A2.csv`, `…A3_1`, `…A4_2`), whose first column is the code. Other tables of the annex are left alone.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from datasets.emr.catalogue.icd10 import FILE, Catalogue, Entry, plain_code, read_catalogue
from datasets.emr.catalogue.rules import AGES, Rules
from datasets.errors import InvalidCodes

BYTES = 64 * 1024**2
COLUMNS = frozenset({"code", "name_vi", "name_en"})
_APPENDIX = re.compile(r"rule_(A\d+(?:_\d+)?(?:A\d+_\d+)*)\.csv$", re.IGNORECASE)
_HEADING = re.compile(r"Phụ lục (A3\.\d+)")
_KEY = re.compile(r"[A-Z]\d{2,4}")


@dataclass
class _Gathered:
    entries: list[Entry] = field(default_factory=list)
    lists: dict[str, set[str]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def import_catalogue(paths: Iterable[Path], folder: Path) -> Catalogue:
    """Read the tables, lay them over what was imported before, and write the catalogue file, whole or not at all.

    Args:
        paths: CSV files, or folders of them.
        folder: the data directory.

    Raises:
        InvalidCodes: a file cannot be read, or nothing of a catalogue is among them.
    """
    gathered = _Gathered()
    for path in paths:
        for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
            _gather(file, gathered)
    before = read_catalogue(folder)
    entries = gathered.entries or list(before or ())
    if not entries or not gathered.sources:
        raise InvalidCodes("expected a table with the columns code, name_vi and name_en, or a rule table, got neither")
    rules = _rules(gathered.lists, before.rules if before else Rules())
    sources = {**(before.sources if before else {}), **gathered.sources}
    _write(folder, entries, rules, sources)
    return Catalogue(entries, rules, sources)


def _gather(path: Path, gathered: _Gathered) -> None:
    data = _read(path)
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidCodes(f"expected a CSV file in UTF-8, got {type(error).__name__}") from error
    appendix = _APPENDIX.search(path.name)
    if appendix:
        _gather_rules(appendix[1], rows, gathered)
    elif rows and COLUMNS.issubset(rows[0]):
        gathered.entries += _entries(rows)
    else:
        return
    gathered.sources[path.name] = hashlib.sha256(data).hexdigest()


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidCodes(f"expected a readable file, got {type(error).__name__}") from error
    if len(data) > BYTES:
        raise InvalidCodes(f"expected a file of at most {BYTES >> 20} MiB, got a larger one")
    return data


def _entries(rows: list[list[str]]) -> list[Entry]:
    header = {name: place for place, name in enumerate(rows[0])}
    chapter = header.get("chapter_no")
    found = []
    for row in rows[1:]:
        if len(row) < len(header) or not _KEY.match(plain_code(row[header["code"]])):
            continue
        told = "" if chapter is None else row[chapter].strip()
        vi, en = (" ".join(row[header[name]].split()) for name in ("name_vi", "name_en"))
        found.append(Entry(row[header["code"]].strip(), vi, en, told))
    return found


def _gather_rules(appendix: str, rows: list[list[str]], gathered: _Gathered) -> None:
    """A file may hold several lists, each after its heading."""
    current = re.match(r"A\d+(?:_\d+)?", appendix.upper())[0].replace("_", ".")  # type: ignore[index]  # it matched above
    for row in rows:
        first = row[0].strip() if row else ""
        heading = _HEADING.search(first)
        if heading:
            current = heading[1]
        elif _KEY.fullmatch(plain_code(first)):
            gathered.lists.setdefault(current, set()).add(plain_code(first))


def _rules(lists: dict[str, set[str]], before: Rules) -> Rules:
    ages = {name: frozenset(lists[name]) for name in AGES if name in lists}
    only = {**before.only}
    if "A4.1" in lists:
        only["female"] = frozenset(lists["A4.1"])
    if "A4.2" in lists:
        only["male"] = frozenset(lists["A4.2"])
    return Rules(frozenset(lists.get("A2", before.not_main)), only, {**before.ages, **ages})


def _write(folder: Path, entries: list[Entry], rules: Rules, sources: dict[str, str]) -> None:
    rows = [[entry.code, entry.vi, entry.en, entry.chapter] for entry in entries]
    content = {"sources": sources, "rules": rules.to_json(), "entries": rows}
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / FILE)
