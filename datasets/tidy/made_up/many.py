"""How fast and in how much memory a large extract is taken: `python -m datasets.tidy.made_up.many KIND ROWS`.

KIND is omop, table or fhir; ROWS observations of one person in a hundred rows. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path
from typing import TextIO

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import derived_project
from datasets.tidy.extract import Kind, Task
from datasets.tidy.write import write_extract

ROWS_A_PERSON = 100
MAPPING = """\
files:
  xet_nghiem.csv:
    table: observation
    person: {ma_bn: MaBN}
    id: So
    columns: {name: TenXN, value: KetQua, unit: DonVi, taken_at: {column: Ngay, date: "%d/%m/%Y %H:%M"}}
"""


def write_many(kind: Kind, rows: int, folder: Path) -> Path | None:
    """An extract of so many observations; the mapping file, where the kind needs one."""
    if kind == "omop":
        _write_omop(rows, folder)
    elif kind == "fhir":
        _write_fhir(rows, folder)
    else:
        with (folder / "xet_nghiem.csv").open("w", encoding="utf-8") as file:
            file.write("So,MaBN,TenXN,KetQua,DonVi,Ngay\n")
            for row in range(rows):
                at = f"{1 + row % 28:02d}/03/2024 08:{row % 60:02d}"
                file.write(f"{row},BN{row // ROWS_A_PERSON:08d},Creatinin,{60 + row % 90},umol/L,{at}\n")
        mapping = folder.with_name("mapping.yaml")
        mapping.write_text(MAPPING, encoding="utf-8")
        return mapping
    return None


def _write_omop(rows: int, folder: Path) -> None:
    (folder / "concept.csv").write_text(
        "concept_id,vocabulary_id,concept_code\n1,LOINC,2160-0\n2,UCUM,mg/dL\n", encoding="utf-8"
    )
    with (folder / "person.csv").open("w", encoding="utf-8") as file:
        file.write("person_id,gender_concept_id,year_of_birth,person_source_value\n")
        for person in range(1 + rows // ROWS_A_PERSON):
            file.write(f"{person},8507,{1940 + person % 60},BN{person:08d}\n")
    with (folder / "measurement.csv").open("w", encoding="utf-8") as file:
        file.write(
            "measurement_id,person_id,measurement_concept_id,measurement_datetime,value_as_number,unit_concept_id\n"
        )
        for row in range(rows):
            file.write(
                f"{row},{row // ROWS_A_PERSON},1,2024-03-{1 + row % 28:02d} 08:{row % 60:02d}:00,{1 + row % 9 / 10},2\n"
            )


def _write_fhir(rows: int, folder: Path) -> None:
    with (folder / "Patient.ndjson").open("w", encoding="utf-8") as file:
        for person in range(1 + rows // ROWS_A_PERSON):
            _line(
                file,
                {
                    "resourceType": "Patient",
                    "id": f"p{person}",
                    "gender": "female",
                    "birthDate": "1960-05-01",
                    "identifier": [{"value": f"BN{person:08d}"}],
                    "name": [{"text": f"Nguyễn Giả {person}"}],
                },
            )
    with (folder / "Observation.ndjson").open("w", encoding="utf-8") as file:
        for row in range(rows):
            quantity = {
                "value": 1 + row % 9 / 10,
                "unit": "mg/dL",
                "system": "http://unitsofmeasure.org",
                "code": "mg/dL",
            }
            code = {"coding": [{"system": "http://loinc.org", "code": "2160-0"}]}
            at = f"2024-03-{1 + row % 28:02d}T08:{row % 60:02d}:00+07:00"
            _line(
                file,
                {
                    "resourceType": "Observation",
                    "id": f"o{row}",
                    "status": "final",
                    "code": code,
                    "valueQuantity": quantity,
                    "subject": {"reference": f"Patient/p{row // ROWS_A_PERSON}"},
                    "effectiveDateTime": at,
                },
            )


def _line(file: TextIO, told: object) -> None:
    file.write(json.dumps(told, ensure_ascii=False) + "\n")


def main() -> None:
    """Write, take, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("omop", "table", "fhir"))
    parser.add_argument("rows", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        mapping = write_many(asked.kind, asked.rows, folder)
        before = _peak_mib()
        project = derived_project("many", "made up")
        start = time.perf_counter()
        written = write_extract(
            Task(asked.kind, folder, project, Identities(project), mapping=mapping), Path(name) / "out"
        )
        seconds = time.perf_counter() - start
    figures = {
        "kind": asked.kind,
        "rows": written.rows["observation"],
        "refused": dict(written.refused_counts),
        "seconds": round(seconds, 1),
        "rows_per_second": round(asked.rows / seconds),
        "peak_mib": _peak_mib(),
        "peak_mib_before": before,
    }
    print(json.dumps(figures))


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
