"""What the FHIR door offers: CapabilityStatement and the OperationDefinition of `$evaluate`.

Source: FHIR R4 CapabilityStatement, OperationDefinition.
"""

from __future__ import annotations

from typing import Any

RELEASED = "2026-01-01"
FHIR_VERSION = "4.0.1"
NEXT_QUESTION = "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-next-question"
SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service"


def describe_capability(base: str, version: str, *, has_cors: bool) -> dict[str, Any]:
    """The CapabilityStatement of this installation; `base` is the address of `/fhir`."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": RELEASED,
        "publisher": "Tuệ Tĩnh",
        "kind": "instance",
        "software": {"name": "Tuệ Tĩnh", "version": version},
        "implementation": {"description": "Decision support, not a diagnosis", "url": base},
        "fhirVersion": FHIR_VERSION,
        "format": ["application/fhir+json", "json"],
        "rest": [
            {
                "mode": "server",
                "documentation": "POST [base]/$evaluate with a Bundle or Parameters answers with RiskAssessments and "
                "GuidanceResponses. POST [base]/Questionnaire/$next-question leads an interview about symptoms, "
                "[base]/$symptom-bundle tells its outcome. Nothing is stored but an audit record.",
                "security": {
                    "cors": has_cors,
                    "service": [{"text": "API key as bearer token or X-API-Key"}],
                    "description": "A key of role clinician or radiologist; metadata is open.",
                },
                "resource": [
                    {"type": "OperationDefinition", "interaction": [{"code": "read"}]},
                    {
                        "type": "Questionnaire",
                        "interaction": [{"code": "read"}],
                        "operation": [{"name": "next-question", "definition": NEXT_QUESTION}],
                    },
                ],
                "operation": [
                    {"name": name, "definition": f"{base}/OperationDefinition/{name}"}
                    for name in ("evaluate", "symptom-bundle")
                ],
            }
        ],
    }


def _parameter(name: str, use: str, maximum: str, kind: str, documentation: str) -> dict[str, Any]:
    return {"name": name, "use": use, "min": 0, "max": maximum, "documentation": documentation, "type": kind}


def describe_operation(base: str) -> dict[str, Any]:
    """The OperationDefinition."""
    named = _parameter(
        "instrument",
        "in",
        "*",
        "string",
        "Name of a score or model (GET /v1/risk); those that are relevant and told enough when absent.",
    )
    values = _parameter("input", "in", "*", "string", "Values by input name, as parts; they stand before the record's.")
    del values["type"]
    part = _parameter("[input name]", "in", "1", "Element", "A value[x]; a quantity in UCUM.")
    return {
        "resourceType": "OperationDefinition",
        "id": "evaluate",
        "url": f"{base}/OperationDefinition/evaluate",
        "name": "Evaluate",
        "title": "Evaluate a patient's record with scores and models",
        "status": "active",
        "kind": "operation",
        "date": RELEASED,
        "affectsState": False,
        "code": "evaluate",
        "system": True,
        "type": False,
        "instance": False,
        "parameter": [
            named,
            _parameter("record", "in", "*", "Resource", "A Bundle, or single Patient, Observation, Condition."),
            _parameter("patient", "in", "1", "Reference", "Whom it is about; alone, asks the FHIR server set up here."),
            _parameter("at", "in", "1", "dateTime", "The moment for which it is asked; now when absent."),
            _parameter("language", "in", "1", "code", "vi or en; else Accept-Language, else vi."),
            values | {"part": [part]},
            {**_parameter("return", "out", "1", "Bundle", "Observation, RiskAssessment, GuidanceResponse."), "min": 1},
        ],
    }


def describe_symptom_bundle(base: str) -> dict[str, Any]:
    """The OperationDefinition of `$symptom-bundle`."""
    asked = "The answers of the pre-visit interview; sex and age at least."
    given = "Patient (sex and age only), Device, QuestionnaireResponse, Observation, RiskAssessment, Condition."
    return {
        "resourceType": "OperationDefinition",
        "id": "symptom-bundle",
        "url": f"{base}/OperationDefinition/symptom-bundle",
        "name": "SymptomBundle",
        "title": "The outcome of a pre-visit interview about symptoms",
        "status": "active",
        "kind": "operation",
        "date": RELEASED,
        "affectsState": False,
        "code": "symptom-bundle",
        "system": True,
        "type": False,
        "instance": False,
        "parameter": [
            {**_parameter("questionnaire-response", "in", "1", "QuestionnaireResponse", asked), "min": 1},
            {**_parameter("return", "out", "1", "Bundle", given), "min": 1},
        ],
    }
