"""One record for each person of a version, from all of the person's rows: what others may know, and what they may not.

Quasi-identifiers are those of `ladders.py`. Sensitive are the main diagnosis and the first medicine, at the level of
the category and of the therapeutic subgroup. An attacker knows the person, not the row: a person of forty rows counts
once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from datasets.build.index import age_band
from datasets.build.layout import TABLES
from datasets.privacy.times import earliest_rows, first_day_of
from datasets.tidy.schema import TABLES as TIDY
from datasets.tidy.schema import arrow_schema

Texts = NDArray[np.str_]
CHARACTERS = 3
SENSITIVE = ("diagnosis", "medicine")
ENFORCED = ("diagnosis",)
"""Sensitive attributes that must be diverse; the others are only told."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of a version, in the order of their pseudonyms.

    Attributes:
        ids: pseudonyms, shape (people,).
        known: name of a ladder → its finest value for each person, shape (people,); empty for not told.
        sensitive: name → value, shape (people,); empty for none recorded, which counts as a value of its own.
    """

    ids: Texts
    known: Mapping[str, Texts]
    sensitive: Mapping[str, Texts]

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, kept: NDArray[np.bool_]) -> People:
        """Whoever is kept; `kept` has shape (people,)."""
        known = {name: values[kept] for name, values in self.known.items()}
        return People(self.ids[kept], known, {name: values[kept] for name, values in self.sensitive.items()})


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """The tidy tables of a version's folder, by their names; labels belong to images and are passed over."""
    paths = sorted((folder / TABLES).glob("*.parquet"))
    return {path.stem: pq.read_table(path) for path in paths if path.stem in TIDY}


def people_of(tables: Mapping[str, pa.Table], index: Path | None = None) -> People:
    """Gather the people of tables, and those of a DICOM index who are in no table.

    Args:
        tables: tidy tables by name; a table that is not there is empty.
        index: the version's Parquet index, if its images count, too.
    """
    full = {name: tables.get(name, arrow_schema(name).empty_table()) for name in ("person", "encounter", "condition")}
    full |= {"medication": tables.get("medication", arrow_schema("medication").empty_table())}
    ids = _ids(tables)
    people = _of_tables(ids, full, first_day_of(ids, tables))
    return people if index is None else _joined(people, _of_index(index, frozenset(ids.tolist())))


def _ids(tables: Mapping[str, pa.Table]) -> Texts:
    told = [table["person_id"].combine_chunks() for table in tables.values() if "person_id" in table.column_names]
    parts = [pc.unique(each).drop_null().to_numpy(zero_copy_only=False) for each in told]
    return np.unique(np.concatenate([np.zeros(0, dtype="U1"), *parts]).astype(np.str_))


def _of_tables(ids: Texts, tables: Mapping[str, pa.Table], days: NDArray[np.datetime64]) -> People:
    person, encounter = tables["person"], tables["encounter"]
    rows = earliest_rows(ids, person, None, "person_id")
    first = earliest_rows(ids, encounter, "started_at", "encounter_id")
    ages, born = _taken(encounter, "age_years", first), _taken(person, "birth_year", rows)
    province, commune = _taken(person, "province_code", rows), _taken(person, "commune_code", rows)
    months = np.where(np.isnat(days), "", np.datetime_as_string(days, unit="M"))
    known = {
        "age": _pairs(ages, "|", born),
        "sex": _taken(person, "sex", rows),
        "place": _pairs(province, "/", commune),
        "month": months.astype(np.str_),
    }
    main = tables["condition"].filter(pc.fill_null(pc.equal(tables["condition"]["rank"], "main"), False))
    chosen = main if len(main) else tables["condition"]
    medicines = tables["medication"]
    sensitive = {
        "diagnosis": _short(_taken(chosen, "icd10", earliest_rows(ids, chosen, "recorded_at", "icd10"))),
        "medicine": _short(_taken(medicines, "atc", earliest_rows(ids, medicines, "started_at", "atc"))),
    }
    return People(ids, known, sensitive)


def _of_index(path: Path, seen: frozenset[str]) -> People:
    """People of the index alone: the smallest age band and the first day of their images."""
    found: dict[str, dict[str, str]] = {}
    for row in _index_rows(path):
        if row["patient_id"] and row["patient_id"] not in seen:
            month = row["study_date"].isoformat()[:7] if row["study_date"] else ""
            told = {"age": _plain_band(row["age_band"] or ""), "sex": _sex(row["sex"] or ""), "place": "/"}
            kept = found.setdefault(row["patient_id"], {**told, "month": month})
            for name, value in {"age": told["age"], "sex": told["sex"], "month": month}.items():
                kept[name] = min(filter(None, (kept[name], value)), default="")
    ids = sorted(found)
    known = {name: np.array([found[one][name] for one in ids], dtype=np.str_) for name in _NAMES}
    known = {name: values if len(values) else np.zeros(0, dtype="U1") for name, values in known.items()}
    nothing = {name: np.zeros(len(ids), dtype="U1") for name in SENSITIVE}
    return People(np.array(ids, dtype="U40") if ids else np.zeros(0, dtype="U1"), known, nothing)


_NAMES = ("age", "sex", "place", "month")


def _index_rows(path: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=["patient_id", "age_band", "sex", "study_date"]):
            yield from batch.to_pylist()


def _plain_band(band: str) -> str:
    """As a finest age: `40-49|`; the open band as 90, which stands for 90 and older in the tables, too."""
    return "90|" if band == age_band(90) else f"{band}|"


def _sex(told: str) -> str:
    return {"F": "female", "M": "male"}.get(told, "")


def _joined(one: People, other: People) -> People:
    order = np.argsort(np.concatenate([one.ids, other.ids]), kind="stable")
    known = {name: np.concatenate([one.known[name], other.known[name]])[order] for name in one.known}
    sensitive = {name: np.concatenate([one.sensitive[name], other.sensitive[name]])[order] for name in SENSITIVE}
    return People(np.concatenate([one.ids, other.ids])[order], known, sensitive)


def _taken(table: pa.Table, column: str, rows: NDArray[np.int64]) -> Texts:
    """The column's text at each row; empty at row -1 and where it is null."""
    values = table[column].cast(pa.string()).combine_chunks().fill_null("")
    found: Texts = np.append(values.to_numpy(zero_copy_only=False), "").astype(np.str_)[rows]
    return found


def _pairs(one: Texts, between: str, other: Texts) -> Texts:
    return np.char.add(np.char.add(one, between), other)


def _short(codes: Texts) -> Texts:
    """The first three characters of a code; the label of a block (`E10-E14`) or chapter stays whole."""
    told, places = np.unique(codes, return_inverse=True)
    short = [code[:CHARACTERS] if code[1:2].isdigit() and "-" not in code else code for code in told.tolist()]
    return np.array(short, dtype=np.str_)[places] if short else codes
