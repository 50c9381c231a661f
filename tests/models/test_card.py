"""The card is the only thing that says what is clinical: it must survive the file and refuse what is half-said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.card import CARD_BYTES_LIMIT, Card, Range, read_card, write_card
from models.errors import InvalidCard

Content = Callable[..., dict[str, Any]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture is a pure function
@given(
    version=st.from_regex(r"\A[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\Z"),
    title=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1),
    threshold=st.floats(0.001, 0.999),
)
def test_card_to_yaml_and_back_is_the_same_card(
    tmp_path_factory: pytest.TempPathFactory, card_content: Content, version: str, title: str, threshold: float
) -> None:
    changed = card_content(version=version, title={"vi": title, "en": title})
    changed["findings"][0]["threshold"] = threshold
    card = Card.model_validate(changed)
    path = tmp_path_factory.mktemp("card") / "card.yaml"
    write_card(card, path)
    assert read_card(path) == card


def test_an_unknown_key_is_refused_by_name(tmp_path: Path, card_content: Content) -> None:
    path = tmp_path / "card.yaml"
    write_card(Card.model_validate(card_content()), path)
    path.write_text(path.read_text() + "tresholds: 1\n")
    with pytest.raises(InvalidCard, match="tresholds"):
        read_card(path)


def test_a_card_over_the_cap_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_bytes(b" " * (CARD_BYTES_LIMIT + 1))
    with pytest.raises(InvalidCard, match="at most"):
        read_card(path)


def test_yaml_that_would_build_objects_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_text("!!python/object/apply:os.system ['true']\n")
    with pytest.raises(InvalidCard, match="expected a card"):
        read_card(path)


def test_a_missing_card_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidCard, match="expected a card of schema 1"):
        read_card(tmp_path / "card.yaml")


def test_a_classifier_without_findings_is_refused(card_content: Content) -> None:
    with pytest.raises(ValueError, match="at least one output"):
        Card.model_validate(card_content(findings=[]))


def test_a_finding_given_one_that_is_not_there_is_refused(card_content: Content) -> None:
    changed = card_content()
    changed["findings"][0]["given"] = "absent"
    with pytest.raises(ValueError, match="is given absent"):
        Card.model_validate(changed)


@pytest.mark.parametrize(
    ("value", "inside"),
    [(0.999, False), (1.0, True), (5.0, True), (5.001, False)],
    ids=["below", "low", "high", "over"],
)
def test_a_range_is_closed(value: float, inside: bool) -> None:
    assert Range(minimum=1, maximum=5).has(value) is inside
