"""OMOP CDM 5.4 folders (CSV or Parquet) as told records.

Concepts are looked up in the folder's own `concept` table, of which only those that the records use are held. Concept
names are never read. `person_source_value` is taken for the hospital's number, by its form.

**Source:** OMOP Common Data Model 5.4 (https://ohdsi.github.io/CommonDataModel/cdm54.html); its standard concepts for
gender (8507, 8532), visit (9201, 9202, 9203, 262) and operator (4171756, 4171754, 4171755, 4172704).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from datasets.deidentify.identities import fold_number
from datasets.emr.fhir_values import read_moment
from datasets.emr.numbers import parse_number
from datasets.record import Code
from datasets.tidy.cells import rows_of
from datasets.tidy.people import BHYT
from datasets.tidy.refused import Place, Refusals
from datasets.tidy.sources import SourceFile
from datasets.tidy.told import Individual, Told

SEXES: Mapping[str, str] = {"8507": "male", "8532": "female"}
VISITS = {"9201": "inpatient", "9202": "ambulatory", "9203": "emergency", "262": "emergency"}
OPERATORS = {"4171756": "<", "4171754": "<=", "4171755": ">=", "4172704": ">"}
VOCABULARIES = {
    "LOINC": "LN",
    "SNOMED": "SCT",
    "ICD10": "ICD-10",
    "ICD10CM": "ICD-10",
    "ATC": "ATC",
    "RxNorm": "RxNorm",
    "UCUM": "UCUM",
}
CONCEPTS = re.compile(r"(?:condition|measurement|drug|procedure|value_as|unit)(?:_source)?_concept_id")
TEXTS = ("note_text", "sig", "value_source_value", "person_source_value", "note_title", "stop_reason", "lot_number")
TABLES = ("visit_occurrence", "condition_occurrence", "measurement", "drug_exposure", "procedure_occurrence", "note")
Cells = Mapping[str, str]
Row = dict[str, Any]


class Omop:
    """A CDM folder, with the concepts that it uses."""

    def __init__(self, files: tuple[SourceFile, ...]) -> None:
        self._concepts = _concepts_of(files)

    def read_people(self, file: SourceFile) -> Iterator[Individual]:
        """The rows of `person`."""
        if _table(file) != "person":
            return
        for number, cells in rows_of(file, Refusals(), TEXTS):
            day, year = _birth(cells)
            yield Individual(
                key=cells.get("person_id", ""),
                place=Place(file.number, number),
                numbers=_numbers(cells),
                birth_date=day,
                birth_year=year,
                sex=SEXES.get(cells.get("gender_concept_id", "")),
            )

    def read_records(self, file: SourceFile, refusals: Refusals) -> Iterator[Told]:
        """The records of a file."""
        table = _table(file)
        reader = READERS.get(table)
        if reader is None:
            return
        name, read, own = reader
        for number, cells in rows_of(file, refusals, TEXTS):
            place = Place(file.number, number)
            visit = _known(cells.get("visit_occurrence_id", ""))
            identity = cells.get(own) or f"{place.file}/{place.record}"
            yield Told(name, cells.get("person_id", ""), place, identity, visit, read(self, cells))

    def codes(self, cells: Cells, kind: str) -> tuple[Code, ...]:
        """What was told of one thing: its source concept, its standard concept, and its code in the source."""
        named = (cells.get(f"{kind}_source_concept_id", ""), cells.get(f"{kind}_concept_id", ""))
        found = [self._concepts[concept] for concept in named if concept in self._concepts]
        told = cells.get(f"{kind}_source_value", "").strip()
        return tuple(dict.fromkeys((*found, Code("local", told)))) if told else tuple(dict.fromkeys(found))

    def concept(self, number: str) -> Code | None:
        """The code of a concept."""
        return self._concepts.get(number)


def _concepts_of(files: tuple[SourceFile, ...]) -> dict[str, Code]:
    used = set[str]()
    for file in files:
        if _table(file) in TABLES:
            for _, cells in rows_of(file, Refusals(), TEXTS):
                used.update(value for name, value in cells.items() if value and CONCEPTS.fullmatch(name))
    found = {}
    for file in files:
        if _table(file) == "concept":
            for _, cells in rows_of(file, Refusals(), ("concept_name",)):
                system = VOCABULARIES.get(cells.get("vocabulary_id", ""))
                if system is not None and cells.get("concept_id") in used:
                    found[cells["concept_id"]] = Code(system, cells.get("concept_code", ""))
    return found


def _table(file: SourceFile) -> str:
    """By the file's name, else by that of its folder (`measurement/part-0.parquet`)."""
    path = PurePosixPath(file.name.lower())
    if path.suffix not in (".csv", ".tsv", ".parquet", ".gz"):
        return ""
    stem = path.name.split(".")[0]
    return stem if stem in (*TABLES, "person", "concept") else path.parent.name


def _numbers(cells: Cells) -> dict[str, str]:
    told = cells.get("person_source_value", "").strip()
    folded = fold_number(told)
    if not folded:
        return {"patient_id": f"OMOP person {cells.get('person_id', '')}"}
    if folded.isdigit() and len(folded) == len("012345678901"):
        return {"national_id": told}
    return {"bhyt_number" if BHYT.fullmatch(folded) and not folded.isdigit() else "ma_bn": told}


def _birth(cells: Cells) -> tuple[date | None, int | None]:
    moment = _moment(cells.get("birth_datetime", ""))
    if moment is not None:
        return moment.date(), None
    parts = [cells.get(f"{part}_of_birth", "") for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts)), None
    except ValueError:
        return None, int(parts[0]) if re.fullmatch(r"\d{4}", parts[0]) else None


def _visit(_omop: Omop, cells: Cells) -> Row:
    kind = VISITS.get(cells.get("visit_concept_id", ""), "other")
    return {"class": kind, "started_at": _at(cells, "visit_start"), "ended_at": _at(cells, "visit_end")}


def _condition(omop: Omop, cells: Cells) -> Row:
    return {"codes": omop.codes(cells, "condition"), "recorded_at": _at(cells, "condition_start")}


def _measurement(omop: Omop, cells: Cells) -> Row:
    number, unit = _number(cells.get("value_as_number", "")), omop.concept(cells.get("unit_concept_id", ""))
    told = cells.get("value_source_value", "").strip() or None
    return {
        "codes": omop.codes(cells, "measurement"),
        "names": (name,) if (name := cells.get("measurement_source_value", "").strip()) else (),
        "value": told if number is None else number,
        "value_text": told,
        "value_code": omop.concept(cells.get("value_as_concept_id", "")),
        "unit": unit.value if unit else cells.get("unit_source_value") or None,
        "comparator": OPERATORS.get(cells.get("operator_concept_id", "")),
        "taken_at": _at(cells, "measurement"),
    }


def _drug(omop: Omop, cells: Cells) -> Row:
    return {
        "codes": omop.codes(cells, "drug"),
        "route_code": _known(cells.get("route_source_value", "")) or None,
        "quantity": _number(cells.get("quantity", "")),
        "dosage_text": cells.get("sig", ""),
        "started_at": _at(cells, "drug_exposure_start"),
        "ended_at": _at(cells, "drug_exposure_end"),
    }


def _procedure(omop: Omop, cells: Cells) -> Row:
    return {"codes": omop.codes(cells, "procedure"), "performed_at": _at(cells, "procedure")}


def _note(_omop: Omop, cells: Cells) -> Row:
    return {"kind": "other", "text": cells.get("note_text", ""), "written_at": _at(cells, "note")}


def _at(cells: Cells, kind: str) -> datetime | None:
    return _moment(cells.get(f"{kind}_datetime", "")) or _moment(cells.get(f"{kind}_date", ""))


def _moment(text: str) -> datetime | None:
    return read_moment(text.strip().replace(" ", "T", 1)) if len(text.strip()) >= len("2026-01-01") else None


def _number(text: str) -> float | None:
    """OMOP's numbers have a point; a thousands' comma is none of theirs."""
    try:
        return (
            float(text)
            if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?", text)
            else parse_number(text)
        )
    except OverflowError:
        return None


def _known(number: str) -> str:
    return "" if number in ("", "0") else number


Reader = tuple[str, Callable[[Omop, Cells], Row], str]
READERS: Mapping[str, Reader] = {
    "visit_occurrence": ("encounter", _visit, "visit_occurrence_id"),
    "condition_occurrence": ("condition", _condition, "condition_occurrence_id"),
    "measurement": ("observation", _measurement, "measurement_id"),
    "drug_exposure": ("medication", _drug, "drug_exposure_id"),
    "procedure_occurrence": ("procedure", _procedure, "procedure_occurrence_id"),
    "note": ("note", _note, "note_id"),
}
