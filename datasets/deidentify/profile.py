"""Table E.1-1 as data: which action an attribute asks for, and what a conditional action comes to in an IOD.

**Source:** DICOM PS3.15 Table E.1-1, edition 2026c (basic profile) and 2025b (options); Table E.3.10-1, edition 2025b.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from datasets.deidentify.options import Options

TABLES = Path(__file__).parent / "tables"
EDITION = "2026c"
OPTIONS_EDITION = "2025b"
RETAINED = frozenset("KCU")


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute's line: the basic action and the options' ones, `""` where the option says nothing."""

    keyword: str
    basic: str
    options: dict[str, str]

    def action(self, options: Options) -> str:
        """The action under these options: the first that retains wins, then the first that cleans, else basic.

        Times of nobody stay with all others or take the basic action: moved, one that is known tells how far all moved.
        """
        if options.retain_longitudinal != "full" and self.keyword in times_of_nobody():
            return self.basic
        found = [self.options[column] for column in options.columns if self.options.get(column)]
        for kind in ("K", "U", "C"):
            if kind in found:
                return kind
        return self.basic


def row_of(tag: int) -> Row | None:
    """The line of a public tag; `None` when the table does not name it."""
    rows = _rows()
    found = rows.get(f"{tag:08x}")
    if found is not None:
        return found
    group = tag >> 24
    if group == 0x50:
        return rows["50xxxxxx"]
    return rows["60xx3000"] if group == 0x60 else None  # the whole overlay goes: its rows without data are no object


def resolve(action: str, path: str, sop_class_uid: str) -> str:
    """What a conditional action comes to: what the attribute's type in the IOD asks for, the safest where unknown.

    Args:
        action: such as `X/Z/D`.
        path: the keywords down to the attribute, joined by `/`.
        sop_class_uid: of the instance.

    Returns:
        One of `X Z D K C U`. X/Z/U* is U: every UID below is replaced, so references stay true and name nobody.
    """
    if "/" not in action:
        return action
    if action == "X/Z/U*":
        return "U"
    choices = action.split("/")
    kind = type_of(path, sop_class_uid)
    if kind.startswith("1"):
        return choices[-1]
    if kind.startswith("2"):
        return "Z" if "Z" in choices else "D"
    return choices[0]


def type_of(path: str, sop_class_uid: str) -> str:
    """The strictest type (`1`, `1C`, `2`, `2C`, `3`) that the instance's IOD gives the attribute; `""` when unknown."""
    tables = _types()
    iod = tables["iods"].get(sop_class_uid)
    kinds: dict[str, list[str]] = tables["types"].get(path, {})
    return next((kind for kind, iods in kinds.items() if iod in iods), "")


@cache
def is_safe_private(creator: str, group: int, element: int) -> bool:
    """Whether Table E.3.10-1 lists a private element as safe; `element` is its last byte."""
    return (creator.strip(), f"{group:04x}", f"{element & 0xFF:02x}") in _safe_private()


def loses_time(keyword: str, vr: str, options: Options) -> bool:
    """Whether a date or time that the table does not name goes: nobody's, a private one, or all of them."""
    if vr not in ("DA", "DT", "TM") or options.retain_longitudinal == "full":
        return False
    if vr == "TM":
        return keyword in times_of_nobody()
    return options.retain_longitudinal == "none" or keyword not in times_of_patients()


@cache
def times_of_nobody() -> frozenset[str]:
    """Keywords of dates and times of devices, sources, templates and tables: the same for all who were examined."""
    return _times_of("nobody")


@cache
def times_of_patients() -> frozenset[str]:
    """Keywords of dates and times that move with the patient's."""
    return _times_of("patient")


def _times_of(whose: str) -> frozenset[str]:
    with (TABLES / "times.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(line["keyword"] for line in csv.DictReader(file) if line["whose"] == whose)


@cache
def _rows() -> dict[str, Row]:
    with (TABLES / "profile.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {line["tag"]: Row(line["keyword"], line["basic"], _columns(line)) for line in lines}


def _columns(line: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in line.items() if name not in ("tag", "keyword", "basic") and value}


@cache
def _types() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads((TABLES / "types.json").read_text(encoding="utf-8"))
    return tables


@cache
def _safe_private() -> frozenset[tuple[str, str, str]]:
    with (TABLES / "safe_private.csv").open(encoding="utf-8", newline="") as file:
        return frozenset((line["creator"], line["group"], line["element"]) for line in csv.DictReader(file))
