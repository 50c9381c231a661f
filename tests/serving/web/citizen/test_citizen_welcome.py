"""The first page of the symptom checker, as somebody frightened opens it."""

from __future__ import annotations

import html

import pytest
from fastapi.testclient import TestClient

from models.knowledge.body import Knowledge
from serving.web.catalogue import Language
from serving.web.citizen_frame import PATHS
from serving.web.citizen_welcome import GRAVEST


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_welcome_names_the_gravest_signs_with_sources(
    client: TestClient, base: Knowledge, language: Language
) -> None:
    assert set(GRAVEST) <= set(base.rules), "a rule was renamed: choose another for the first page"
    page = html.unescape(client.get(PATHS[language]).text)
    for name in GRAVEST:
        rule = base.rules[name]
        assert rule.floor == "emergency_ambulance"
        assert rule.why.in_language(language) in page
        assert base.sources[rule.source].title in page
