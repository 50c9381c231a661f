from __future__ import annotations

import re
from typing import Any

import pytest

from models.card import Card, Coding, Text
from serving.prediction import FindingResult, Measurement
from serving.results.words import (
    PHRASES,
    conformal_sentence,
    finding_sentence,
    format_measurement,
    format_number,
    format_percent,
    phrase,
    probability_sentence,
)


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_both_languages_ask_for_the_same_values(key: str) -> None:
    holes = [set(re.findall(r"{(\w+)}", words)) for words in (PHRASES[key].vi, PHRASES[key].en)]
    assert holes[0] == holes[1]


def test_an_unknown_phrase_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-phrase"):
        phrase("no-such-phrase", "vi")


def test_decision_support_is_said_in_both_languages() -> None:
    assert phrase("decision-support", "vi") == "AI – hỗ trợ quyết định, không phải chẩn đoán"
    assert phrase("decision-support", "en") == "AI – decision support, not a diagnosis"


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert format_number(12345.6, 1, "vi") == "12\u00a0345,6"
    assert format_number(12345.6, 1, "en") == "12,345.6"


@pytest.mark.parametrize(("share", "words"), [(0.0, "0"), (0.004, "< 1"), (0.5, "50"), (0.996, "> 99"), (1.0, "100")])
def test_a_percentage_never_claims_certainty(share: float, words: str) -> None:
    assert format_percent(share, "en") == f"{words}\u00a0%"


def test_a_measurement_carries_its_unit() -> None:
    unit = Coding(scheme="UCUM", value="mm2", meaning="square millimeter")
    area = Measurement("a", Text(vi="Diện tích", en="Area"), unit, 12345.4, unit)
    assert format_measurement(area, "vi") == "Diện tích: 12\u00a0345\u00a0mm²"
    assert format_measurement(area, "en") == "Area: 12,345\u00a0mm²"


def _sentences(card: Card, index: int, *result: Any) -> tuple[str, str, str | None]:
    found = FindingResult(card.findings[index], *result)
    return finding_sentence(found, "en"), probability_sentence(found, "en"), conformal_sentence(found, "en")


def test_a_positive_finding_is_suspected_never_diagnosed(pneumonia_card: Card) -> None:
    said, probability, sureness = _sentences(pneumonia_card, 0, 0.93, True, ("positive",))
    assert said == "Pneumonia: suspected"
    assert probability == "probability 93\u00a0%, threshold 35\u00a0%"
    assert sureness == "at 90\u00a0% confidence only presence remains possible"


def test_both_labels_or_none_is_said_to_be_unsure(pneumonia_card: Card) -> None:
    both = _sentences(pneumonia_card, 0, 0.5, True, ("negative", "positive"))[2]
    none = _sentences(pneumonia_card, 0, 0.5, True, ())[2]
    assert both is not None
    assert both.startswith("NOT SURE")
    assert none is not None
    assert none.startswith("NOT SURE")


def test_the_other_kind_is_named_with_its_own_probability(pneumonia_card: Card) -> None:
    said, probability, _ = _sentences(pneumonia_card, 1, 0.22, False, ("negative",))
    assert said == "Favours: viral pneumonia"
    assert probability == "probability 78\u00a0%, threshold 50\u00a0%"


def test_no_conformal_limits_no_sentence(pneumonia_card: Card) -> None:
    finding = pneumonia_card.findings[0].model_copy(update={"conformal": None})
    assert conformal_sentence(FindingResult(finding, 0.9, True, ()), "vi") is None
