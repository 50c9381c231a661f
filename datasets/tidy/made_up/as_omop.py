"""The made-up people as an OMOP CDM 5.4 folder of CSV or Parquet; a laboratory of other units tells the results."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.tidy.made_up.story import DIAGNOSES, DRUGS, Patient, Visit

LOINC = ("2160-0", "2339-0", "718-7")
UNITS = ("mg/dL", "g/dL")
CONCEPTS: Mapping[str, tuple[str, str]] = {
    **{code: (str(3_000_000 + place), "LOINC") for place, code in enumerate(LOINC)},
    **{unit: (str(8_840 + place), "UCUM") for place, unit in enumerate(UNITS)},
    **{code: (str(45_000_000 + place), "ICD10") for place, code in enumerate(DIAGNOSES)},
    **{code: (str(21_600_000 + place), "ATC") for place, code in enumerate(DRUGS)},
}
Rows = list[dict[str, str]]


def write_folder(patients: Sequence[Patient], folder: Path, form: str = "csv") -> None:
    """The tables, as `.csv` or `.parquet`."""
    tables: dict[str, Rows] = {"concept": _concepts(), "person": []}
    for number, patient in enumerate(patients, start=1):
        tables["person"].append(_person(number, patient))
        for visit in patient.visits:
            for table, row in _rows(str(number), visit):
                rows = tables.setdefault(table, [])
                rows.append({f"{table}_id": str(len(rows) + 1)} | row if table != "visit_occurrence" else row)
    for table, rows in tables.items():
        _write(folder / f"{table}.{form}", rows)


def _write(path: Path, rows: Rows) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if path.suffix == ".parquet":
        pq.write_table(pa.table({name: [row.get(name, "") for row in rows] for name in names}), path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def _concepts() -> Rows:
    return [
        {"concept_id": number, "concept_name": "-", "vocabulary_id": vocabulary, "concept_code": code}
        for code, (number, vocabulary) in CONCEPTS.items()
    ]


def _person(number: int, patient: Patient) -> dict[str, str]:
    born = patient.born
    return {
        "person_id": str(number),
        "gender_concept_id": "8507" if patient.sex == "male" else "8532",
        "year_of_birth": f"{born.year}",
        "month_of_birth": f"{born.month}",
        "day_of_birth": f"{born.day}",
        "person_source_value": patient.person.national_id,
    }


def _rows(person: str, visit: Visit) -> Iterable[tuple[str, dict[str, str]]]:
    came = f"{visit.came:%Y-%m-%d %H:%M:%S}"
    shared = {"person_id": person, "visit_occurrence_id": str(int(visit.number[3:]) + 1)}
    yield (
        "visit_occurrence",
        {
            **shared,
            "visit_concept_id": "9201",
            "visit_start_datetime": came,
            "visit_end_datetime": f"{visit.left:%Y-%m-%d %H:%M:%S}",
        },
    )
    for code in visit.diagnoses:
        yield (
            "condition_occurrence",
            {
                **shared,
                "condition_source_concept_id": CONCEPTS[code][0],
                "condition_source_value": code,
                "condition_start_datetime": came,
            },
        )
    for result in visit.results:
        unit, loinc, factor = result.told
        yield (
            "measurement",
            {
                **shared,
                "measurement_concept_id": CONCEPTS[loinc][0],
                "measurement_datetime": came,
                "value_as_number": f"{result.value / factor:.10f}",
                "unit_concept_id": CONCEPTS[unit][0],
            },
        )
    yield "drug_exposure", {**shared, "drug_concept_id": CONCEPTS[visit.drug][0], "drug_exposure_start_datetime": came}
    yield "procedure_occurrence", {**shared, "procedure_source_value": visit.procedure, "procedure_datetime": came}
    yield "note", {**shared, "note_datetime": came, "note_text": visit.note}
