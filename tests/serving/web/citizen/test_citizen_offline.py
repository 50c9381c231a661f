"""What a phone keeps of the citizen's symptom checker: every danger sign, a manifest and a worker, and no answer."""

from __future__ import annotations

import html
import json
import re

import pytest
from fastapi.testclient import TestClient

from models.knowledge.body import Knowledge
from serving.web.catalogue import Language
from serving.web.citizen_frame import OFFLINE, PATHS


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_danger_signs_stand_offline(client: TestClient, base: Knowledge, language: Language) -> None:
    answer = client.get(OFFLINE[language])
    page = html.unescape(answer.text).lower()
    for rule in base.rules.values():
        is_single = len(rule.findings) == 1 and rule.floor in ("emergency_ambulance", "emergency")
        for name in rule.findings if is_single else ():
            finding = base.findings[name]
            assert not finding.lay or finding.name.in_language(language).lower() in page, name
    assert page.count("<input type=checkbox>") > 150
    assert "<form" not in page
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_can_be_installed(client: TestClient, language: Language) -> None:
    path = PATHS[language]
    answer = client.get(f"{path}/manifest.webmanifest")
    told = answer.json()
    assert answer.headers["content-type"].startswith("application/manifest+json")
    assert (told["start_url"], told["scope"], told["lang"], told["display"]) == (path, path, language, "standalone")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}
    for icon in told["icons"]:
        assert client.get(icon["src"]).headers["content-type"] == icon["type"]
    worker = client.get(f"{path}/worker.js")
    assert worker.headers["service-worker-allowed"] == path
    told = re.search(r"const TOLD = (\{.*?\});", worker.text)
    assert told is not None
    kept = json.loads(told.group(1))
    assert all(client.get(url).status_code == 200 for url in (*kept["shell"], kept["offline"]))


def test_only_these_pages_may_have_a_worker(client: TestClient) -> None:
    for path in (*PATHS.values(), *OFFLINE.values()):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "worker-src 'self'" in policy
        assert "manifest-src 'self'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert "console.css" not in answer.text
    assert "worker-src" not in client.get("/").headers["content-security-policy"]
