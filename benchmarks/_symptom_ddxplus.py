"""DDXPlus's synthetic patients, asked by our engine over that data set's own knowledge.

The base: one finding for each of the 208 yes-or-no evidences, P(evidence | pathology) as the release counts it on its
validation patients, priors as counted there. The 15 evidences with values (where the pain is, how strong, …) are left
out: the files say how often such an evidence is on record, its default value included, and nothing of its values.
Nothing is learnt from the patients scored. There is no triage here, so every pathology gets the same level.

**Source:** Fansi Tchango et al. 2022, arXiv:2205.09148; the metrics as the repository mila-iqia/ddxplus computes them.
"""

from __future__ import annotations

import ast
import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._failure import BenchmarkFailed
from models.knowledge.body import About, Knowledge, Source
from models.knowledge.condition import Condition
from models.knowledge.finding import Finding, Sex
from models.terms import Text

LEAST, MOST = 0.0005, 0.985
VALUE = "_@_"
RATES = "presence_rates*.json"


@dataclass(frozen=True, slots=True)
class Patient:
    """One synthetic patient.

    Attributes:
        present: the ids of our findings that hold.
        initial: what is told at the start; None where that evidence has values.
        differential: pathology → probability.
    """

    age_years: float
    sex: Sex
    pathology: str
    present: frozenset[str]
    initial: str | None
    differential: Mapping[str, float]


def build_base(folder: Path, about: About) -> Knowledge:
    """The base of the release's files.

    Raises:
        BenchmarkFailed: the rates are not there.
    """
    rates = _rates(folder)
    evidences = {name: one for name, one in _json(folder / "release_evidences.json").items() if one["data_type"] == "B"}
    everywhere = rates["global_root_rates"]
    findings = {_finding_id(name): _finding(one, evidences, everywhere) for name, one in evidences.items()}
    total = sum(rates["pathology_case_counts"].values())
    conditions = {}
    for name, one in _json(folder / "release_conditions.json").items():
        given = {_finding_id(root): _clip(rates["pathology_root_rates"][name].get(root, 0.0)) for root in evidences}
        share = rates["pathology_case_counts"][name] / total
        conditions[_condition_id(name)] = _condition(name, one, given, share)
    return Knowledge(
        about=about,
        findings=findings,
        conditions=conditions,
        rules={},
        sources={"ddxplus": Source(title="DDXPlus, NeurIPS 2022", url_or_doi="arXiv:2205.09148", year=2022)},
        advice={},
        specialties={"general_practice": _text("general practice")},
        visits={},
        part_of={},
    )


def read_patients(folder: Path) -> Iterator[Patient]:
    """Every row of the folder's CSV files."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield _patient(row)


def _patient(row: Mapping[str, str]) -> Patient:
    # a value that is told has `_@_`; what is asked is whether the evidence itself holds
    told = {one for one in ast.literal_eval(row["EVIDENCES"]) if VALUE not in one}
    initial = row["INITIAL_EVIDENCE"]
    return Patient(
        age_years=float(row["AGE"]),
        sex="female" if row["SEX"] == "F" else "male",
        pathology=_condition_id(row["PATHOLOGY"]),
        present=frozenset(map(_finding_id, told)),
        initial=None if VALUE in initial else _finding_id(initial),
        differential={_condition_id(name): float(p) for name, p in ast.literal_eval(row["DIFFERENTIAL_DIAGNOSIS"])},
    )


def _finding(one: Mapping[str, Any], evidences: Mapping[str, Any], everywhere: Mapping[str, float]) -> Finding:
    name, above = str(one["name"]), str(one["code_question"])
    question = str(one["question_en"])
    return Finding(
        id=_finding_id(name),
        kind="history" if one["is_antecedent"] else "symptom",
        area="general",
        of=_finding_id(above) if above != name and above in evidences else None,
        background=_clip(everywhere.get(name, 0.0)),
        name=_text(question),
        ask=_text(question),
        vi=(question,),
        en=(question,),
    )


def _condition(name: str, one: Mapping[str, Any], given: Mapping[str, float], share: float) -> Condition:
    return Condition(
        id=_condition_id(name),
        icd10="Z00",
        name=_text(name),
        plain=_text(str(one["cond-name-eng"])),
        specialty="general_practice",
        triage="consultation",
        per_1000=max(1000 * share, 0.01),
        findings=given,
        sources=("ddxplus",),
    )


def _rates(folder: Path) -> dict[str, Any]:
    found = sorted(folder.glob(RATES))
    if not found:
        raise BenchmarkFailed(f"expected {RATES} in {folder.name}")
    return _json(found[0])


def _json(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


def _finding_id(name: str) -> str:
    return name.lower()


def _condition_id(name: str) -> str:
    return "p_" + "".join(one if one.isascii() and one.isalnum() else "_" for one in name.lower())


def _clip(share: float) -> float:
    return min(max(share, LEAST), MOST)


def _text(words: str) -> Text:
    return Text(vi=words, en=words)
