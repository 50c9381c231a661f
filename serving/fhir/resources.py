"""An appraisal as FHIR R4 resources: the score as an Observation, and a RiskAssessment.

`probabilityDecimal` is the probability between 0 and 1, the same number as through every other door.

Source: FHIR R4 RiskAssessment, Observation, Device.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from datasets.emr.fhir import FhirRecord
from datasets.emr.fhir_values import UCUM
from datasets.record import Observation
from models.clinical_input import Input
from models.table import TableModel
from models.terms import Language
from serving.appraisal import Appraisal
from serving.appraisal_words import (
    outcome_of,
    phrase,
    plain_unit,
    write_contributions,
    write_gaps,
    write_identity,
    write_notes,
    write_result,
)

INSTRUMENT = "urn:tuetinh:instrument"
BAND = "urn:tuetinh:band"
CATEGORY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the resources of one answer share.

    Attributes:
        found: the record that was read.
        at: the moment for which it was asked.
        language: of the words.
    """

    found: FhirRecord
    at: datetime
    language: Language

    @property
    def subject(self) -> dict[str, str]:
        """The patient, by reference where there is one."""
        if self.found.patient is None:
            return {"type": "Patient", "display": phrase("unnamed-patient", self.language)}
        return {"reference": self.found.patient}


def new_entry(resource: dict[str, Any]) -> dict[str, Any]:
    """A Bundle's entry under an address of its own."""
    return {"fullUrl": f"urn:uuid:{uuid.uuid4()}", "resource": resource}


def describe_device(appraisal: Appraisal) -> dict[str, Any]:
    """Which computation answered, to the bit; contained in what it made."""
    identity = appraisal.identity
    return {
        "resourceType": "Device",
        "id": "device",
        "identifier": [{"system": "urn:tuetinh:sha256", "value": identity["sha256"]}],
        "status": "active",
        "manufacturer": "Tuệ Tĩnh",
        "deviceName": [{"name": identity["name"], "type": "model-name"}],
        "version": [{"value": identity["version"]}],
    }


def describe_instrument(appraisal: Appraisal, language: Language) -> dict[str, Any]:
    """The instrument as a concept."""
    title = appraisal.instrument.title.in_language(language)
    coding = {"system": INSTRUMENT, "version": appraisal.instrument.version, "code": appraisal.instrument.name}
    return {"coding": [coding | {"display": title}], "text": title}


def describe_band(appraisal: Appraisal, language: Language) -> dict[str, Any] | None:
    """Where the value falls, as a concept."""
    band = appraisal.evaluation.band
    if band is None:
        return None
    text = band.display.in_language(language)
    return {
        "coding": [{"system": BAND, "code": f"{appraisal.instrument.name}.{band.name}", "display": text}],
        "text": text,
    }


def write_note(appraisal: Appraisal, setting: Setting) -> list[dict[str, str]]:
    """Everything behind the number in words."""
    language = setting.language
    lines = [f"{appraisal.instrument.title.in_language(language)}: {write_result(appraisal, language)}"]
    contributions = write_contributions(appraisal, language)
    if contributions:
        lines.append(f"{phrase('contributions', language)}: " + "; ".join(contributions))
    lines += write_gaps(appraisal, language) + write_notes(setting.found.record.notes, language)
    lines += [write_identity(appraisal, language), phrase("notice", language)]
    return [{"text": "\n".join(lines)}]


def sources_of(appraisal: Appraisal, found: FhirRecord) -> list[str]:
    """References of the resources that the values came from: for each input, the newest under its codes."""
    taken = appraisal.intake.values
    references = [_newest(asked, found) for asked in appraisal.instrument.inputs if asked.name in taken]
    return list(dict.fromkeys(reference for reference in references if reference is not None))


def _newest(asked: Input, found: FhirRecord) -> str | None:
    wanted = {(code.scheme, code.value) for code in asked.codes}
    prefixes = tuple(prefix.replace(".", "") for prefix in asked.icd10)
    matching = []
    for one, reference in found.sources:
        moment = one.taken_at if isinstance(one, Observation) else one.recorded_at
        plain = [code.value.upper().replace(".", "") for code in one.codes if code.system == "ICD-10"]
        is_diagnosis = bool(prefixes) and any(value.startswith(prefixes) for value in plain)
        if is_diagnosis or any((code.system, code.value) in wanted for code in one.codes):
            matching.append((moment.timestamp() if moment else 0.0, reference))
    return max(matching, key=lambda pair: pair[0])[1] if matching else None


def describe_score(appraisal: Appraisal, setting: Setting) -> dict[str, Any] | None:
    """The value of a published score as an Observation; nothing when there is no value or it is a probability."""
    found, unit = appraisal.evaluation, appraisal.instrument.unit
    if found.score is None or appraisal.is_model:
        return None
    band = describe_band(appraisal, setting.language)
    derived = [{"reference": one} for one in sources_of(appraisal, setting.found) if one.startswith("Observation/")]
    return {
        "resourceType": "Observation",
        "contained": [describe_device(appraisal)],
        "status": "final",
        "category": [{"coding": [CATEGORY]}],
        "code": describe_instrument(appraisal, setting.language),
        "subject": setting.subject,
        "effectiveDateTime": setting.at.isoformat(timespec="seconds"),
        "valueQuantity": {"value": found.score, "unit": plain_unit(unit), "system": UCUM, "code": unit},
        **({"interpretation": [band]} if band else {}),
        "note": write_note(appraisal, setting),
        "device": {"reference": "#device"},
        **({"derivedFrom": derived} if derived else {}),
    }


def describe_risk(appraisal: Appraisal, setting: Setting, score_url: str | None) -> dict[str, Any] | None:
    """The RiskAssessment; nothing when neither a probability nor a band is known."""
    found = appraisal.evaluation
    prediction = _prediction(appraisal, setting.language)
    if found.status != "complete" or prediction is None:
        return None
    basis = [{"reference": one} for one in [*([score_url] if score_url else []), *sources_of(appraisal, setting.found)]]
    return {
        "resourceType": "RiskAssessment",
        "contained": [describe_device(appraisal)],
        "status": "final",
        "method": describe_instrument(appraisal, setting.language),
        "subject": setting.subject,
        "occurrenceDateTime": setting.at.isoformat(timespec="seconds"),
        "performer": {"reference": "#device"},
        **({"basis": basis} if basis else {}),
        "prediction": [prediction],
        "note": write_note(appraisal, setting),
    }


def _prediction(appraisal: Appraisal, language: Language) -> dict[str, Any] | None:
    found, band = appraisal.evaluation, describe_band(appraisal, language)
    if found.probability is None and band is None:
        return None
    prediction: dict[str, Any] = {"outcome": _outcome(appraisal, language)}
    if found.probability is not None:
        prediction["probabilityDecimal"] = found.probability
    if band is not None:
        prediction["qualitativeRisk"] = band
    if found.band is not None and found.band.advice is not None:
        prediction["rationale"] = found.band.advice.in_language(language)
    return prediction


def _outcome(appraisal: Appraisal, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"text": outcome_of(appraisal).in_language(language)}
    instrument = appraisal.instrument
    if isinstance(instrument, TableModel) and instrument.finding.code.scheme == "SCT":
        code = instrument.finding.code
        told["coding"] = [{"system": "http://snomed.info/sct", "code": code.value, "display": code.meaning}]
    return told
