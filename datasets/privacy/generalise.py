"""Tidy tables as the search decided: fewer people, coarser values, no free text, other keys.

What an attacker may know is changed wherever it stands, not only where it was measured: the age of every encounter
is the band of the first; every moment of a person moves so that the first day falls on the first day of its month,
quarter or year (on 1 January 2000 where the month is not told), which keeps intervals and times of day.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from datasets.deidentify.project import PREFIX
from datasets.privacy.ladders import ALL, LADDERS
from datasets.privacy.lattice import Found
from datasets.privacy.people import People
from datasets.privacy.times import first_day_of, places_of
from datasets.tidy.schema import TABLES

DROPPED = ("note",)
"""Free text tells of age, places and days in words that no rung reaches."""
EPOCH = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one set of people is generalised.

    Attributes:
        ids: everybody before, in order.
        kept: who stays, shape (people,).
        rungs: ladder → rung.
        told: ladder → what each person's value becomes, shape (people,).
        shift_ms: what is added to each person's moments, shape (people,).
        key: of the new keys; whoever has not the version before cannot make them.
    """

    ids: NDArray[np.str_]
    kept: NDArray[np.bool_]
    rungs: Mapping[str, int]
    told: Mapping[str, NDArray[np.str_]]
    shift_ms: NDArray[np.int64]
    key: bytes


def recipe_of(people: People, found: Found, tables: Mapping[str, pa.Table], key: bytes) -> Recipe:
    """The recipe of a search's answer."""
    rungs = {ladder.name: rung for ladder, rung in zip(LADDERS, found.node, strict=True)}
    told = {ladder.name: _told(people.known[ladder.name], ladder.name, rungs[ladder.name]) for ladder in LADDERS}
    days = first_day_of(people.ids, tables)
    begins = np.array([_begin(month) for month in told["month"].tolist()], dtype="datetime64[D]")
    moved = np.where(np.isnat(days), np.timedelta64(0, "D"), begins - days)
    shift_ms = moved.astype("timedelta64[D]").astype(np.int64) * 86_400_000
    return Recipe(people.ids, found.kept, rungs, told, shift_ms, key)


def generalise(tables: Mapping[str, pa.Table], recipe: Recipe) -> dict[str, pa.Table]:
    """The tables of whoever stays, in the order of their new keys; a table without rows is left out."""
    done = {}
    for name in sorted(set(tables) & set(TABLES) - set(DROPPED)):
        places = places_of(recipe.ids, tables[name])
        stays = (places >= 0) & np.append(recipe.kept, False)[places]
        table = _table(name, tables[name].filter(pa.array(stays)), places[stays], recipe)
        if len(table):
            done[name] = table.sort_by(table.column_names[0])
    return done


def new_key(key: bytes, old: str) -> str:
    """A key in place of another; a pseudonym stays of a pseudonym's form.

    Letters and the digits 2 to 7 (base 32), so that no telephone number comes about by chance.
    """
    digest = hashlib.blake2b(old.encode(), key=key, digest_size=16).digest()
    told = base64.b32encode(digest).decode().rstrip("=")
    return PREFIX + told if old.startswith(PREFIX) else told[:24].lower()


def _told(values: NDArray[np.str_], name: str, rung: int) -> NDArray[np.str_]:
    ladder = next(each for each in LADDERS if each.name == name)
    finest, places = np.unique(values, return_inverse=True)
    return np.array([ladder.at(value, rung) for value in finest.tolist()], dtype=np.str_)[places]


def _begin(told: str) -> str:
    """The first day of `2024-05`, `2024-Q2` or `2024`."""
    if told in (ALL, ""):
        return EPOCH
    year, _, rest = told.partition("-")
    month = 3 * int(rest[1:]) - 2 if rest.startswith("Q") else int(rest or 1)
    return f"{year}-{month:02d}-01"


def _table(name: str, table: pa.Table, places: NDArray[np.int64], recipe: Recipe) -> pa.Table:
    if name == "person":
        table = _person(table, places, recipe)
    if name == "encounter" and recipe.rungs["age"]:
        table = _set(table, "age_years", _ages(recipe.told["age"][places]))
    for column in TABLES[name]:
        if column.kind == "moment":
            table = _set(table, column.name, _moved(table[column.name], recipe.shift_ms[places]))
        elif column.kind == "text":
            table = _set(table, column.name, pa.nulls(len(table), pa.string()))
        elif column.kind == "key":
            table = _set(table, column.name, _rekeyed(table[column.name].combine_chunks(), recipe.key))
    return table


def _person(table: pa.Table, places: NDArray[np.int64], recipe: Recipe) -> pa.Table:
    place = recipe.told["place"][places]
    if recipe.rungs["place"]:
        table = _set(table, "province_code", _texts(place))
        table = _set(table, "commune_code", pa.nulls(len(table), pa.string()))
    if recipe.rungs["sex"]:
        table = _set(table, "sex", pa.nulls(len(table), pa.string()))
    if recipe.rungs["age"]:
        table = _set(table, "birth_year", pa.nulls(len(table), pa.int32()))
    return table


def _texts(values: NDArray[np.str_]) -> pa.Array:
    coded = pa.array(values, pa.string())
    return pc.if_else(pc.is_in(coded, value_set=pa.array(["", ALL])), pa.scalar(None, pa.string()), coded)


def _ages(told: NDArray[np.str_]) -> pa.Array:
    """The first year of each band."""
    values, places = np.unique(told, return_inverse=True)
    firsts = [int(value.split("-")[0]) if value[:1].isdigit() else None for value in values.tolist()]
    return pa.array(firsts, pa.int32()).take(pa.array(places))


def _moved(moments: pa.ChunkedArray, shift_ms: NDArray[np.int64]) -> pa.Array:
    told = moments.combine_chunks().cast(pa.int64())
    return pc.add(told, pa.array(shift_ms, pa.int64())).cast(moments.type)


def _rekeyed(keys: pa.Array, key: bytes) -> pa.Array:
    coded = keys.dictionary_encode()
    made = [new_key(key, str(old)) for old in coded.dictionary.to_pylist()]
    return pa.array(made, pa.string()).take(coded.indices)


def _set(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, table.schema.field(name), values)
