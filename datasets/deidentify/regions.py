"""Which rectangles of an image may hold text: ultrasound regions and a hospital's rules.

**Source:** DICOM PS3.3 C.8.5.5 (US Region Calibration), PS3.15 E.3.1 (Clean Pixel Data Option).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydicom import Dataset

from datasets.dicom.values import items, text
from datasets.errors import InvalidManifest
from datasets.limits import LIMITS

SHIPPED = Path(__file__).parent / "regions.yaml"
EXACT = {"modality": "Modality", "sop_class_uid": "SOPClassUID", "rows": "Rows", "columns": "Columns"}
BEGINNINGS = {"manufacturer": "Manufacturer", "model": "ManufacturerModelName"}
CORNERS = ("RegionLocationMinY0", "RegionLocationMinX0", "RegionLocationMaxY1", "RegionLocationMaxX1")

Box = tuple[int, int, int, int]
"""Top, left, bottom, right in pixels; bottom and right are not included."""


@dataclass(frozen=True, slots=True)
class Blackout:
    """What to black out in every frame.

    Attributes:
        boxes: to black, or to keep.
        is_kept: the boxes stay and everything else goes.
        clears: nothing burned in is left afterwards.
    """

    boxes: tuple[Box, ...]
    is_kept: bool
    clears: bool


def blackout_of(dataset: Dataset, rules: Path = SHIPPED) -> Blackout | None:
    """The first rule that matches the instance and says something of it; `None` when none does.

    Raises:
        InvalidManifest: the file of rules is not of its form.
    """
    for rule in read_rules(rules):
        if not _matches(rule["match"], dataset):
            continue
        if rule.get("keep") == "regions":
            kept = ultrasound_regions(dataset)
            return Blackout(kept, True, bool(rule.get("clears"))) if kept else None
        return Blackout(tuple(tuple(box) for box in rule["black"]), False, bool(rule.get("clears")))
    return None


def ultrasound_regions(dataset: Dataset) -> tuple[Box, ...]:
    """The regions that hold the image itself; both corners are part of a region in DICOM."""
    found = []
    for item in items(dataset, "SequenceOfUltrasoundRegions", LIMITS):
        if all(corner in item for corner in CORNERS):
            top, left, bottom, right = (int(item[corner].value) for corner in CORNERS)
            found.append((top, left, bottom + 1, right + 1))
    return tuple(found)


@cache
def read_rules(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The rules of a file.

    Raises:
        InvalidManifest: not of the form that the shipped file explains.
    """
    try:
        rules = yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
        sound = all(_is_sound(rule) for rule in rules)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InvalidManifest(f"expected a file of pixel rules, got {type(error).__name__}; see regions.yaml") from None
    if not sound:
        raise InvalidManifest("expected rules with match and either keep: regions or black: boxes; see regions.yaml")
    return tuple(rules)


def _is_sound(rule: Mapping[str, Any]) -> bool:
    boxes = rule.get("black", [])
    is_boxed = bool(boxes) and all(len(box) == 4 and all(isinstance(each, int) for each in box) for box in boxes)
    known = bool(rule["match"]) and set(rule["match"]) <= {*EXACT, *BEGINNINGS}
    return known and (is_boxed != (rule.get("keep") == "regions"))


def _matches(wanted: Mapping[str, Any], dataset: Dataset) -> bool:
    exact = all(
        str(wanted[key]).upper() == str(dataset.get(keyword, "")).upper()
        for key, keyword in EXACT.items()
        if key in wanted
    )
    return exact and all(
        (text(dataset, keyword, LIMITS) or "").upper().startswith(str(wanted[key]).upper())
        for key, keyword in BEGINNINGS.items()
        if key in wanted
    )
