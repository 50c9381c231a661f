"""Many made-up people as tidy tables, and how long their study takes: `python -m datasets.privacy.made_up PEOPLE`.

Ages, sexes, provinces, communes, months and diagnoses are drawn unevenly, as they come to a hospital: most people live
near it, a few diseases are common and many are rare. Nobody in them lives. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from datasets.deidentify.project import PREFIX
from datasets.privacy.icd10_tree import CHAPTERS
from datasets.privacy.lattice import Goal
from datasets.privacy.study import study_tables
from datasets.tidy.schema import arrow_schema

PROVINCES = ("01", "24", "25", "33", "37", "38", "40", "48", "66", "75", "79", "92")
COMMUNES = 40
MEDICINES = ("A10BA02", "C09AA02", "J01CA04", "C07AB07", "N02BE01", "R03AC02")
TESTS = (("creatinine", "14682-9", "umol/L", 85.0, 30.0), ("haemoglobin", "718-7", "g/L", 130.0, 18.0),
         ("glucose", "15074-8", "mmol/L", 6.5, 2.4), ("potassium", "2823-3", "mmol/L", 4.1, 0.5))  # fmt: skip
FIRST_MS = 1_704_067_200_000
DAY_MS = 86_400_000
Numbers = NDArray[np.int64]


def tables_of(count: int, seed: int = 2026) -> dict[str, pa.Table]:
    """So many people with one to three stays each, the same for the same seed."""
    rng = np.random.default_rng(seed)
    ages = np.clip(rng.normal(52, 22, count), 0, 90).astype(np.int64)
    first = FIRST_MS + rng.integers(0, 720, count) * DAY_MS + rng.integers(0, 24, count) * 3_600_000
    who = np.repeat(np.arange(count), rng.integers(1, 4, count))
    came = first[who] + (np.arange(len(who)) - np.searchsorted(who, who)) * 40 * DAY_MS
    ids = np.array([f"{PREFIX}{number:026d}" for number in range(count)])
    tables = {"person": _person(rng, ids, ages), "encounter": _encounter(ids[who], came, ages[who])}
    tables["condition"] = _condition(rng, ids[who], came)
    tables["medication"] = _medication(rng, ids[who], came)
    tables["observation"] = _observation(rng, ids[who], came)
    return tables


def _filled(name: str, columns: Mapping[str, Any]) -> pa.Table:
    schema, count = arrow_schema(name), len(columns["person_id"])
    arrays = [
        pa.array(columns[field.name]).cast(field.type) if field.name in columns else pa.nulls(count, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _keys(name: str, count: int) -> list[str]:
    return [f"{name}{number:015d}" for number in range(count)]


def _person(rng: np.random.Generator, ids: NDArray[np.str_], ages: Numbers) -> pa.Table:
    province = np.minimum(rng.geometric(0.3, len(ids)) - 1, len(PROVINCES) - 1)
    commune = np.minimum(rng.geometric(0.1, len(ids)) - 1, COMMUNES - 1)
    codes = [f"{place:02d}{part:03d}" for place, part in zip(province.tolist(), commune.tolist(), strict=True)]
    told = {
        "person_id": ids,
        "sex": np.where(rng.random(len(ids)) < 0.48, "male", "female"),
        "birth_year": (2024 - ages) // 5 * 5,
        "province_code": np.array(PROVINCES)[province],
        "commune_code": codes,
    }
    return _filled("person", told)


def _encounter(ids: NDArray[np.str_], came: Numbers, ages: Numbers) -> pa.Table:
    told = {"encounter_id": _keys("e", len(ids)), "person_id": ids, "age_years": ages}
    kind = {"class": ["inpatient"] * len(ids)}
    return _filled("encounter", {**told, **kind, "started_at": came, "ended_at": came + 3 * DAY_MS})


def _condition(rng: np.random.Generator, ids: NDArray[np.str_], came: Numbers) -> pa.Table:
    """Codes by a long tail over the blocks of every chapter."""
    codes = np.array(
        [f"{block[:3]}.{digit}" for blocks in CHAPTERS.values() for block in blocks.split() for digit in (0, 9)]
    )
    rng.shuffle(codes)
    chosen = codes[np.minimum(rng.zipf(1.4, len(ids)) - 1, len(codes) - 1)]
    told = {"condition_id": _keys("c", len(ids)), "person_id": ids, "encounter_id": _keys("e", len(ids))}
    kinds = {"code_system": ["ICD-10"] * len(ids), "rank": ["main"] * len(ids)}
    return _filled("condition", {**told, **kinds, "code_as_told": chosen, "icd10": chosen, "recorded_at": came})


def _medication(rng: np.random.Generator, ids: NDArray[np.str_], came: Numbers) -> pa.Table:
    chosen = np.array(MEDICINES)[rng.integers(0, len(MEDICINES), len(ids))]
    told = {"medication_id": _keys("m", len(ids)), "person_id": ids, "encounter_id": _keys("e", len(ids))}
    kinds = {"code_system": ["ATC"] * len(ids), "status": ["ordered"] * len(ids)}
    return _filled("medication", {**told, **kinds, "code_as_told": chosen, "atc": chosen, "started_at": came})


def _observation(rng: np.random.Generator, ids: NDArray[np.str_], came: Numbers) -> pa.Table:
    which = rng.integers(0, len(TESTS), len(ids))
    name, loinc, unit, middle, spread = (np.array(column)[which] for column in zip(*TESTS, strict=True))
    values = np.round(np.maximum(middle + spread * rng.normal(size=len(ids)), 0.5), 1)
    told = {"observation_id": _keys("o", len(ids)), "person_id": ids, "encounter_id": _keys("e", len(ids))}
    codes = {"code_as_told": loinc, "code_system": ["LN"] * len(ids), "test": name, "loinc": loinc}
    measured = {"value_told": values, "unit_told": unit, "value": values, "unit": unit}
    return _filled("observation", {**told, **codes, **measured, "conversion": ["same"] * len(ids), "taken_at": came})


def main() -> None:
    """Study, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int)
    tables = tables_of(parser.parse_args().people)
    before = _peak_mib()
    start, worked = time.perf_counter(), time.process_time()
    study = study_tables(tables, Goal())
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    told = study.as_json()
    told["before"].pop("sizes")
    if told["after"]:
        told["after"].pop("sizes")
    print(
        json.dumps(
            {
                "seconds": round(seconds, 2),
                "cpu_seconds": round(worked, 2),
                "peak_mib": _peak_mib(),
                "peak_mib_before": before,
                **told,
            }
        )
    )


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
