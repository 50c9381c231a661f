"""Discovery: always open, few services, each with templates that its instruments' inputs made."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from models.instruments import find_scores
from serving.cds_hooks.catalogue import read_services
from serving.errors import InvalidSettings

HOOKS = {"patient-view", "order-select", "order-sign", "encounter-start", "encounter-discharge"}
TOKEN = re.compile(r"\{\{(.*?)\}\}")


def services(client: TestClient, language: str = "vi") -> list[dict[str, Any]]:
    return client.get("/cds-services", headers={"accept-language": language}).json()["services"]


def test_discovery_is_open_and_says_what_the_specification_asks(opened: Any) -> None:
    with opened(role=None) as stranger:
        found = services(stranger)
    assert {one["hook"] for one in found} == HOOKS
    for hook in HOOKS:
        at_hook = [one["id"] for one in found if one["hook"] == hook]
        assert len(at_hook) <= 10, f"{hook}: the hospital's system would be flooded"
    for one in found:
        assert one["id"]
        assert one["title"]
        assert one["description"]
        assert set(one["prefetch"]) <= {"patient", "observations", "conditions"}
        for template in one["prefetch"].values():
            assert set(TOKEN.findall(template)) == {"context.patientId"}
            assert len(template) < 4000


def test_titles_speak_the_callers_language(client: TestClient) -> None:
    vietnamese, english = services(client, "vi-VN,en;q=0.5"), services(client, "en-GB")
    for one, other in zip(vietnamese, english, strict=True):
        assert one["id"] == other["id"]
        assert one["title"] != other["title"]


def test_templates_ask_for_every_code_of_the_inputs_and_for_diagnoses(client: TestClient) -> None:
    by_id = {one["id"]: one["prefetch"] for one in services(client)}
    observations = by_id["deterioration"]["observations"]
    scores = find_scores()
    for name in ("news2", "qsofa", "shock_index"):
        for asked in scores[name].inputs:
            for code in asked.codes:
                if code.scheme == "LN" and asked.name not in ("age", "sex"):
                    assert f"http://loinc.org|{code.value}" in observations
    assert "http://loinc.org|85354-9" in observations, "blood pressure is kept as components of its panel"
    assert "conditions" in by_id["atrial-fibrillation-stroke"]


def test_every_instrument_of_the_table_exists(client: TestClient) -> None:
    known = client.app.state.rooms.instruments  # type: ignore[attr-defined]
    for service in read_services():
        unknown = set(service.instruments) - set(known)
        assert not unknown, f"service {service.id} names {sorted(unknown)}"


def test_every_instrument_of_the_table_can_speak(client: TestClient) -> None:
    """A service whose instruments have no band that is loud enough would be silent for ever."""
    loudness = {"info": 0, "warning": 1, "critical": 2}
    known = client.app.state.rooms.instruments  # type: ignore[attr-defined]
    for service in read_services():
        for name in service.instruments:
            loudest = max((loudness[band.indicator] for band in known[name].bands), default=-1)
            assert loudest >= loudness[service.speak_from], f"{service.id}: {name} never reaches {service.speak_from}"


def test_a_table_of_the_hospitals_own_takes_the_place(opened: Any, tmp_path: Any) -> None:
    path = tmp_path / "own.yaml"
    row = "{id: only-one, hook: patient-view, title: {vi: a, en: b}, description: {vi: a, en: b}, instruments: [%s]}"
    path.write_text(f"services:\n  - {row % 'qsofa'}\n", encoding="utf-8")
    with opened(cds_services_file=str(path)) as client:
        assert [one["id"] for one in services(client)] == ["only-one"]
    path.write_text(f"services:\n  - {row % 'not_there'}\n", encoding="utf-8")
    with opened(cds_services_file=str(path)) as client:
        assert services(client) == []


def test_a_broken_table_is_refused(tmp_path: Any) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("services: [{id: X}]", encoding="utf-8")
    with pytest.raises(InvalidSettings, match=r"expected a table of CDS services at own\.yaml"):
        read_services(path)
