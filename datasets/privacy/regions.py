"""Provinces by their administrative code, gathered into six regions and three parts of Vietnam.

The codes are those of the 63 provinces; since July 2025 each of the 34 provinces bears one of them. A new province
lies where the code lay before: that of a merger across two regions is counted to the region of its code. The district
is no step of the ladder: no table has it, and it is no unit of the administration any more.

**Source:** codes: Quyết định 124/2004/QĐ-TTg as it stood until June 2025, Quyết định 19/2025/QĐ-TTg (a merged province
keeps the code of the province where its seat is); regions: the General Statistics Office's six socio-economic regions,
whose order the codes of the former follow from 38 on.
"""

from __future__ import annotations

RED_RIVER = frozenset((1, 22, 26, 27, 30, 31, 33, 34, 35, 36, 37))
LAST_NORTH, LAST_COAST, LAST_HIGHLANDS, LAST_SOUTH_EAST, LAST = 37, 60, 68, 79, 96
PARTS = {
    "red-river-delta": "north",
    "northern-mountains": "north",
    "central-coast": "centre",
    "central-highlands": "centre",
    "south-east": "south",
    "mekong-delta": "south",
}


def region_of(province: str) -> str:
    """The region of a province's code; empty where it is no code of a province."""
    number = int(province) if province.isascii() and province.isdigit() else 0
    if not 1 <= number <= LAST:
        return ""
    if number in RED_RIVER:
        return "red-river-delta"
    ends = {
        LAST_NORTH: "northern-mountains",
        LAST_COAST: "central-coast",
        LAST_HIGHLANDS: "central-highlands",
        LAST_SOUTH_EAST: "south-east",
        LAST: "mekong-delta",
    }
    return next(region for last, region in ends.items() if number <= last)


def part_of(province: str) -> str:
    """North, centre or south; empty where it is no code of a province."""
    return PARTS.get(region_of(province), "")
