"""A hospital in small: FHIR resources as its system would send them, and a FHIR server of its own on a free port."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ACTIVE = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}

Resource = dict[str, Any]


def patient(identity: str = "12", gender: str = "male", birth_date: str = "1950-01-01") -> Resource:
    return {"resourceType": "Patient", "id": identity, "gender": gender, "birthDate": birth_date}


def observation(code: str, value: float, unit: str, **more: Any) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": code}]},
        "subject": {"reference": "Patient/12"},
        "valueQuantity": {"value": value, "unit": unit, "code": unit, "system": UCUM},
    } | more


def condition(icd10: str, **more: Any) -> Resource:
    return {
        "resourceType": "Condition",
        "clinicalStatus": ACTIVE,
        "code": {"coding": [{"system": ICD10, "code": icd10}]},
        "subject": {"reference": "Patient/12"},
    } | more


def bundle(*resources: Resource, following: str | None = None, **more: Any) -> Resource:
    links = {} if following is None else {"link": [{"relation": "next", "url": following}]}
    entries = {"entry": [{"resource": one} for one in resources]} if resources else {}
    return {"resourceType": "Bundle", "type": "searchset"} | entries | links | more


OPERATION_OUTCOME: Resource = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "exception", "diagnostics": "secret diagnostics"}],
}


def septic_vitals() -> list[Resource]:
    """qSOFA 3 and shock index 1.5."""
    return [
        observation("9279-1", 28, "/min", id="rr"),
        observation("8480-6", 88, "mm[Hg]", id="sbp"),
        observation("9269-2", 13, "{score}", id="gcs"),
        observation("8867-4", 132, "/min", id="hr"),
    ]


def healthy_vitals() -> list[Resource]:
    """qSOFA 0, shock index 0.6."""
    return [
        observation("9279-1", 14, "/min"),
        observation("8480-6", 125, "mm[Hg]"),
        observation("9269-2", 15, "{score}"),
        observation("8867-4", 72, "/min"),
    ]


def call(hook: str = "patient-view", prefetch: Resource | None = None, **context: Any) -> Resource:
    told: Resource = {"hook": hook, "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"}
    told["context"] = {"userId": "Practitioner/1", "patientId": "12"} | context
    return told if prefetch is None else told | {"prefetch": prefetch}


def full_prefetch(observations: list[Resource], *conditions: Resource) -> Resource:
    return {"patient": patient(), "observations": bundle(*observations), "conditions": bundle(*conditions)}


@dataclass
class FhirServer:
    """Answers by the path with its query cut, or with it where it was given so. Notes who asked for what."""

    answers: dict[str, Any] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    delay_seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    base: str = ""


@contextmanager
def running(server: FhirServer) -> Iterator[FhirServer]:
    class Answerer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.tokens.append(self.headers.get("authorization"))
            time.sleep(server.delay_seconds)
            path = self.path if self.path in server.answers else self.path.partition("?")[0]
            body = json.dumps(server.answers.get(path, OPERATION_OUTCOME)).encode()
            self.send_response(server.statuses.get(path, 200 if path in server.answers else 404))
            for name, value in server.headers.get(path, {}).items():
                self.send_header(name, value)
            self.send_header("content-type", "application/fhir+json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Answerer)
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.base = f"http://127.0.0.1:{listening.server_port}/fhir"
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
