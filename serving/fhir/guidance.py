"""What became of the evaluation: success, data-required with each missing input, or failure with the reason.

Source: FHIR R4 GuidanceResponse, DataRequirement.
"""

from __future__ import annotations

from typing import Any

from datasets.emr.fhir_values import OWN_URI, URI_OF
from models.clinical_input import Input
from models.terms import Language
from serving.appraisal import Appraisal
from serving.fhir.outcome import describe_outcome
from serving.fhir.resources import Setting, describe_device, write_note

STATUSES = {"complete": "success", "data-required": "data-required", "abstained": "failure"}
FROM_PATIENT = {"age": "birthDate", "sex": "gender"}


def describe_guidance(appraisal: Appraisal, setting: Setting, references: dict[str, str]) -> dict[str, Any]:
    """The GuidanceResponse.

    Args:
        appraisal: the answer.
        setting: what the answer's resources share.
        references: name → address of the resources made beside it.
    """
    contained = [describe_device(appraisal), describe_output(appraisal, references)]
    response: dict[str, Any] = {
        "resourceType": "GuidanceResponse",
        "contained": contained,
        "moduleUri": f"urn:tuetinh:instrument:{appraisal.instrument.name}",
        "status": STATUSES[appraisal.evaluation.status],
        "subject": setting.subject,
        "occurrenceDateTime": setting.at.isoformat(timespec="seconds"),
        "performer": {"reference": "#device"},
        "note": write_note(appraisal, setting),
        "outputParameters": {"reference": "#output"},
    }
    reason = appraisal.evaluation.reason
    if reason is not None:
        told = describe_outcome("business-rule", reason.text.in_language(setting.language))
        told["issue"][0]["details"] = {"coding": [{"system": "urn:tuetinh:reason", "code": reason.code}]}
        contained.append({**told, "id": "reason"})
        response["evaluationMessage"] = [{"reference": "#reason"}]
    needed = [describe_requirement(asked, setting.language) for asked in appraisal.missing]
    return response | {"dataRequirement": needed} if needed else response


def describe_output(appraisal: Appraisal, references: dict[str, str]) -> dict[str, Any]:
    """The numbers as contained Parameters: the same as through every other door."""
    found = appraisal.evaluation
    numbers = {"score": found.score, "lower": found.lower, "upper": found.upper, "probability": found.probability}
    parameters: list[dict[str, Any]] = [{"name": "instrument", "valueString": appraisal.instrument.name}]
    parameters += [{"name": "version", "valueString": appraisal.instrument.version}]
    parameters += [{"name": "sha256", "valueString": appraisal.identity["sha256"]}]
    parameters += [{"name": name, "valueDecimal": value} for name, value in numbers.items() if value is not None]
    parameters += [{"name": "conformal-set", "valueString": label} for label in found.conformal_set]
    parameters += [{"name": "missing", "valueString": name} for name in found.missing]
    if found.band is not None:
        parameters.append({"name": "band", "valueString": found.band.name})
    parameters += [{"name": "contribution", "part": _part(one.name, one.amount)} for one in found.contributions]
    parameters += [{"name": name, "valueReference": {"reference": url}} for name, url in references.items()]
    return {"resourceType": "Parameters", "id": "output", "parameter": parameters}


def _part(name: str, amount: float) -> list[dict[str, Any]]:
    return [{"name": "name", "valueString": name}, {"name": "amount", "valueDecimal": amount}]


def describe_requirement(asked: Input, language: Language) -> dict[str, Any]:
    """What would have to be sent for one input, by the codes it is known under and by its own name."""
    own = {"system": OWN_URI, "code": asked.name, "display": asked.display.in_language(language)}
    if asked.name in FROM_PATIENT:
        return {"type": "Patient", "mustSupport": [FROM_PATIENT[asked.name]], "codeFilter": [{"code": [own]}]}
    known = [
        {"system": URI_OF[code.scheme], "code": code.value, "display": code.meaning}
        for code in asked.codes
        if code.scheme in URI_OF
    ]
    diagnoses = [{"system": URI_OF["ICD-10"], "code": prefix} for prefix in asked.icd10]
    kind = "Condition" if diagnoses and not known else "Observation"
    return {"type": kind, "codeFilter": [{"path": "code", "code": [*known, *diagnoses, own]}]}
