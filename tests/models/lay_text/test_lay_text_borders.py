"""What a phrase may not reach over, whose words are whose, and where a bleeding is."""

from __future__ import annotations

import pytest

from models.lay_text.read import read
from serving.checker import open_checker

LEXICON = open_checker().compiled.lexicon


def told(text: str) -> set[str]:
    return {
        one.finding_id for one in read(text, LEXICON).mentions if one.choice == "present" and one.about == "patient"
    }


def test_a_contact_is_not_put_together_over_a_comma() -> None:
    assert "tuberculosis_contact" not in told("tôi bị lao, vợ tôi ho")
    assert "tuberculosis_contact" in told("vợ bị lao, tôi ho")


@pytest.mark.parametrize("text", ["bố tôi mất do tai biến, tôi đau đầu", "bo toi mat do tai bien, toi dau dau"])
def test_a_death_without_marks_is_no_red_eye_and_no_stroke(text: str) -> None:
    assert told(text) == {"family_stroke", "headache"}


def test_red_eyes_of_a_father_stay_red_eyes() -> None:
    assert told("bo em mat do") == {"eye_red"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("chảy máu nhiều", "bleeding_heavy_place_unsaid"),
        ("chay mau nhieu", "bleeding_heavy_place_unsaid"),
        ("đứt tay chảy máu nhiều", "wound_bleeding"),
        ("bị dao cắt vào tay, chảy máu nhiều quá", "wound_bleeding"),
        ("I cut my finger, it is bleeding heavily", "wound_bleeding"),
        ("tai nạn xe chảy máu nhiều", "bleeding_heavy_place_unsaid"),
        ("bị đâm vào bụng, chảy máu nhiều", "bleeding_heavy_place_unsaid"),
        ("bị dao cắt vào cổ, chảy máu nhiều", "bleeding_heavy_place_unsaid"),
        ("vết thương phun máu thành tia", "wound_bleeding_heavy"),
    ],
)
def test_where_a_bleeding_is(text: str, finding: str) -> None:
    assert finding in told(text)


@pytest.mark.parametrize("text", ["chảy máu cam nhiều", "chảy máu chân răng nhiều", "kinh nguyệt ra máu nhiều"])
def test_a_bleeding_whose_place_is_named_is_not_unsaid(text: str) -> None:
    assert not any("place_unsaid" in finding for finding in told(text))
