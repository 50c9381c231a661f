"""The symptom API's knowledge: lists, single concepts, search."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

API = "/symptoms-api/v3"
EN = {"accept-language": "en"}


def test_the_knowledge_itself_can_be_read(citizen: TestClient) -> None:
    info = citizen.get(f"{API}/info").json()
    counts = {"symptoms": "symptoms_count", "risk_factors": "risk_factors_count", "conditions": "conditions_count"}
    total = 0
    for route, count in counts.items():
        found = citizen.get(f"{API}/{route}", headers=EN).json()
        assert len(found) == info[count] > 50
        one = found[0]
        assert citizen.get(f"{API}/{route}/{one['id']}", headers=EN).json() == one
        assert citizen.get(f"{API}/concepts/{one['id']}", headers=EN).json()["name"] == one["name"]
        total += len(found)
    assert len(citizen.get(f"{API}/concepts").json()) == total
    assert citizen.get(f"{API}/lab_tests").json() == []
    chosen = citizen.get(f"{API}/concepts?ids=s_cough,c_dengue&types=condition", headers=EN).json()
    assert chosen == [{"id": "c_dengue", "name": "Dengue fever", "common_name": "Dengue fever", "type": "condition"}]


def test_search_needs_no_marks(citizen: TestClient) -> None:
    marked, plain = (citizen.get(f"{API}/search", params={"phrase": one}).json() for one in ("sốt", "sot"))
    assert marked == plain
    assert marked[0]["id"] == "s_fever"
    assert len(citizen.get(f"{API}/search", params={"phrase": "đau", "max_results": 3}).json()) == 3
    only = citizen.get(f"{API}/search", params={"phrase": "pregnant", "types": "risk_factor"}, headers=EN).json()
    assert {one["type"] for one in only} == {"risk_factor"}
    male = citizen.get(f"{API}/search", params={"phrase": "pregnant", "sex": "male"}).json()
    assert "p_pregnant" not in [one["id"] for one in male]


@pytest.mark.parametrize(
    "path", ["symptoms/s_none", "symptoms/c_dengue", "risk_factors/p_none", "conditions/c_none", "concepts/x_none"]
)
def test_unknown_concepts_are_not_found(citizen: TestClient, path: str) -> None:
    answer = citizen.get(f"{API}/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "concept-not-found")
