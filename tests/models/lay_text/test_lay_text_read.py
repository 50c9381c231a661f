"""Sentences of citizens, read with a small lexicon."""

from __future__ import annotations

import pytest
from models.lay_text.errors import TextTooLong
from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.read import LONGEST, read

LEXICON = Lexicon.of([LexiconEntry("fever", ("sốt", "bị sốt"), ("fever",)), LexiconEntry("cough", ("ho",), ("cough",))])


def choices(text: str) -> dict[str, str]:
    return {mention.finding_id: mention.choice for mention in read(text, LEXICON).mentions}


def test_a_denied_finding_is_absent() -> None:
    assert choices("em bị ho, không sốt") == {"cough": "present", "fever": "absent"}


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TextTooLong, match="at most 4000"):
        read("a" * (LONGEST + 1), LEXICON)
