"""Codes that few people have are told coarser, until enough people are told so; else not at all.

A rare diagnosis finds its person where age and commune do not. Rung by rung the codes of fewer than `least` people
climb (ICD-10: category, block, chapter; ATC: its shorter codes; a code of another system has no tree and goes).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from datasets.privacy.coded import distinct
from datasets.privacy.icd10_tree import RUNGS, climb_icd10

ATC_LENGTHS = (7, 5, 4, 3, 1, 0)
Climb = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of codes: where it stands, and how its codes climb in so many rungs."""

    table: str
    name: str
    rungs: int
    climb: Climb


def climb_atc(code: str, rung: int) -> str:
    """`A10BA02` → `A10BA` → `A10B` → `A10` → `A` → empty."""
    return code[: ATC_LENGTHS[rung]]


def _gone(code: str, rung: int) -> str:
    return code if rung == 0 else ""


COLUMNS = (
    Column("condition", "icd10", len(RUNGS), climb_icd10),
    Column("medication", "atc", len(ATC_LENGTHS), climb_atc),
    *(Column(table, "code_as_told", 2, _gone) for table in ("condition", "observation", "medication", "procedure")),
)


def rare_codes(persons: pa.Array, codes: pa.Array, column: Column, least: int) -> dict[str, str]:
    """Code → what it is told as, for the codes that change; empty for one that is not told.

    Args:
        persons: each row's person.
        codes: each row's code, or null.
        column: whose codes.
        least: how many people must be told alike.
    """
    known = pc.is_valid(codes)
    coded, people = codes.filter(known).dictionary_encode(), persons.filter(known).dictionary_encode()
    names = [str(name) for name in coded.dictionary.to_pylist()]
    width = max(len(names), 1)
    pairs = distinct(people.indices.to_numpy().astype(np.int64) * width + coded.indices.to_numpy())
    who, which = pairs // width, pairs % width
    told = list(names)
    for rung in range(1, column.rungs):
        few = _few(who, which, told, least)
        told = [column.climb(name, rung) if now in few else now for name, now in zip(names, told, strict=True)]
    return {name: now for name, now in zip(names, told, strict=True) if name != now}


def _few(who: NDArray[np.int64], which: NDArray[np.int64], told: list[str], least: int) -> set[str]:
    """What fewer than `least` people are told as."""
    labels, places = np.unique(np.array(told, dtype=np.str_), return_inverse=True)
    pairs = distinct(who * max(len(labels), 1) + places[which]) if len(who) else np.zeros(0, dtype=np.int64)
    counts = np.bincount(pairs % max(len(labels), 1), minlength=len(labels))
    return {str(label) for label, count in zip(labels, counts, strict=True) if label and count < least}


def coarsen(tables: Mapping[str, pa.Table], least: int) -> tuple[dict[str, pa.Table], dict[str, dict[str, int]]]:
    """Tables whose rare codes are told coarser.

    Returns:
        The tables, and for each changed column how many codes were made coarser and how many are not told.
    """
    done, counts = dict(tables), {}
    for column in COLUMNS:
        if column.table in done and len(done[column.table]):
            done[column.table], counts[f"{column.table}.{column.name}"] = _coarsen(done[column.table], column, least)
    return done, counts


def _coarsen(table: pa.Table, column: Column, least: int) -> tuple[pa.Table, dict[str, int]]:
    codes = table[column.name].combine_chunks()
    changed = rare_codes(table["person_id"].combine_chunks(), codes, column, least)
    table = _set(table, column.name, _mapped(codes, changed))
    if column.name == "icd10":
        table = _as_told(table, codes, changed)
    gone = sum(1 for told in changed.values() if not told)
    return table, {"coarser": len(changed) - gone, "not_told": gone}


def _as_told(table: pa.Table, codes: pa.Array, changed: Mapping[str, str]) -> pa.Table:
    """Where the ICD-10 code is told coarser, the code as told must not tell more."""
    coarser = pc.fill_null(pc.is_in(codes, value_set=pa.array(sorted(changed), pa.string())), False)
    told, code = table["code_as_told"].combine_chunks(), table["icd10"].combine_chunks()
    return _set(table, "code_as_told", pc.if_else(coarser, code, told))


def _mapped(codes: pa.Array, changed: Mapping[str, str]) -> pa.Array:
    coded = codes.dictionary_encode()
    told = [changed.get(str(name), str(name)) or None for name in coded.dictionary.to_pylist()]
    return pa.array(told, pa.string()).take(coded.indices)


def _set(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, table.schema.field(name), values)
