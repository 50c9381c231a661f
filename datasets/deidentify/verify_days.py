"""Dates in an output that belong to no patient: of devices, sources, products, templates and public tables.

They are the same for many people. One that moved with a patient's dates tells by its distance from the known one how
far these moved; one that stayed may tell the day itself. The gate finds both by its own reading of the table.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from datasets.deidentify.leaves import DATES, Branch, Leaf
from datasets.deidentify.options import Options
from datasets.deidentify.raw_forms import folded

TABLE = Path(__file__).parent / "tables" / "times.csv"
DUMMY_DATES = ("", "19000101", "19000101000000")
NO_DAYS = re.compile(r"1[0-8]|190[0-4]|203[7-9]|20[4-9]|2[1-9]|[03-9]|(?:19[6-9]0|200[01])0101|19691231|19800106")
"""How days begin that stand for none: where clocks and calendars of machines begin or end."""
DATE = re.compile(r"[0-9]{4}(?:[0-9]{4}|\.[0-9]{2}\.[0-9]{2})")
DATE_TIME = re.compile(r"[0-9]{4}(?:(?:[0-9]{2}){0,4}|[0-9]{10}(?:\.[0-9]{1,6})?)(?:[+-][0-9]{4})?")
CONTENT_DATES = ("/0040a120", "/0040a121")
CONCEPT = re.compile(r"/0040a043\[\d+\]/(?:00080100|00080104|00080119)\Z")
CALIBRATED = "113723"
_NOBODYS = re.compile(
    r"calibrat|hieu chuan|kiem dinh|manufactur|san xuat|install|lap dat|mainten|bao tri|bao duong|warrant|"
    r"soft ?ware|firmware|phan mem|\bversion|phien ban|guideline|publi(?:c|sh)|ban hanh|source strength|"
    r"expir(?:y|ation) date|\bhan (?:su )?dung|(?:reference|release) date|quality control|acceptance test|constancy"
)


def days_of_nobody(branch: Branch, options: Options) -> Iterator[str]:
    """Paths of dates that are no patient's and say something; none where all dates stay."""
    if options.retain_longitudinal == "full" or not branch.dates:
        return
    for leaf in branch.leaves:
        if leaf.vr in DATES and leaf.keyword not in of_patients() and _says_something(leaf):
            yield leaf.path
    if any(path.endswith(CONTENT_DATES) for path, _ in branch.dates):
        yield from _in_items(branch)


def no_dates(branch: Branch) -> Iterator[str]:
    """Paths of what stands where a date belongs and is none."""
    for leaf in branch.leaves:
        if leaf.vr in DATES:
            form = DATE if leaf.vr == "DA" else DATE_TIME
            yield from (path for path, value in leaf.dates() if value.strip() and not form.fullmatch(value.strip()))


def stands_for_none(day: str) -> bool:
    """Whether a date or date-time of the original is one that was never set."""
    return NO_DAYS.match(day.strip().replace(".", "")) is not None


def _in_items(branch: Branch) -> Iterator[str]:
    concepts = defaultdict[str, list[str]](list)
    for leaf in branch.leaves:
        at = CONCEPT.search(leaf.path)
        if at is not None:
            concepts[leaf.path[: at.start()]] += leaf.values
    for leaf in branch.leaves:
        item = leaf.path[:-9]
        if leaf.path.endswith(CONTENT_DATES) and _says_something(leaf) and any(map(_is_nobodys, concepts[item])):
            yield leaf.path


def _is_nobodys(said: str) -> bool:
    return said == CALIBRATED or _NOBODYS.search(folded(said)) is not None


def _says_something(leaf: Leaf) -> bool:
    return any(value not in DUMMY_DATES for _, value in leaf.dates())


@cache
def of_patients() -> frozenset[str]:
    """Keywords of dates and times that move with the patient's."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return frozenset(row["keyword"] for row in csv.DictReader(file) if row["whose"] == "patient")
