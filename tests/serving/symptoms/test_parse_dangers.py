"""Parsing a text never loses a danger: not that to somebody else, nor in words that were not understood."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

API = "/symptoms-api/v3"


def ask(citizen: TestClient, route: str, body: dict[str, Any]) -> Any:
    answer = citizen.post(f"{API}/{route}", json=body, headers={"accept-language": "vi"})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_parse_tells_the_danger_to_somebody_else(citizen: TestClient) -> None:
    answer = ask(citizen, "parse", {"text": "mẹ em co giật, em đau đầu mấy hôm nay và ho ra máu"})
    assert answer["patient"]["kin"] in ("self", "mother")
    other = answer["other"]
    assert other["who"] in ("self", "mother")
    assert other["who"] != answer["patient"]["kin"]
    assert other["triage_level"] in ("consultation_24", "emergency", "emergency_ambulance")
    assert ask(citizen, "parse", {"text": "em đau đầu"})["other"] is None


def test_parse_tells_dangerous_words_that_it_did_not_understand(citizen: TestClient) -> None:
    answer = ask(citizen, "parse", {"text": "the xqzt is blue wqrt and my zzkk has a mild cough"})
    assert answer["grave_words"] == ["blue"]
    assert ask(citizen, "parse", {"text": "ho và sổ mũi"})["grave_words"] == []
