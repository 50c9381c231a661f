"""What stands twice: keys, whole rows under other keys, encounters of one moment, people who are alike in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from datasets.quality.finding import Finding
from datasets.tidy.schema import KEYS

ALIKE = ("sex", "birth_year", "province_code", "commune_code")


def find_repeats(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    """Repeats in every table; counted are the rows beyond the first of each."""
    for name, table in sorted(tables.items()):
        columns = [column for column in table.column_names if column != KEYS[name]]
        keys = _beyond_first(table, [KEYS[name]])
        if keys:
            yield Finding("duplicate-key", name, KEYS[name], keys, len(table))
        rows = 0 if name == "person" else _beyond_first(table, columns)
        if rows:
            yield Finding("duplicate-rows", name, "*", rows, len(table))
    yield from _encounters(tables)
    yield from _people(tables)


def _encounters(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    table = tables.get("encounter")
    if table is not None:
        told = table.filter(pc.is_valid(table["started_at"]))
        count = _beyond_first(told, ["person_id", "started_at", "class"])
        if count:
            yield Finding("duplicate-encounter", "encounter", "started_at", count, len(table))


def _people(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    """People alike in sex, birth band and commune who came in the same minute: perhaps one, told under two numbers."""
    if "person" not in tables or "encounter" not in tables:
        return
    people = tables["person"].select(["person_id", *ALIKE])
    first = tables["encounter"].group_by("person_id").aggregate([("started_at", "min")])
    both = people.join(first, "person_id", join_type="inner")
    known = both.filter(pc.and_(pc.is_valid(both["started_at_min"]), pc.is_valid(both["commune_code"])))
    count = _beyond_first(known, [*ALIKE, "started_at_min"])
    if count:
        yield Finding("alike-persons", "person", "person_id", count, len(people))


def _beyond_first(table: pa.Table, columns: Sequence[str]) -> int:
    return len(table) - len(table.group_by(list(columns)).aggregate([])) if len(table) else 0
