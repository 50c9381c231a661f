"""When the dangers are asked before anything else: nothing was understood, or words were left in a short text."""

from __future__ import annotations

from models.lay_text.reading import Reading
from serving.grave_words import grave_words

SHORT = 25
"""Words: in so few each one counts. Of a long story some words are always left, and it tells the danger another way."""


def asks_dangers(reading: Reading, text: str) -> bool:
    """Must the dangers be asked by a list, since the reading may have missed one?"""
    mine = [one for one in reading.mentions if one.about == "patient" and one.choice == "present"]
    is_short = len(text.split()) <= SHORT
    return not mine or bool(reading.unread and is_short) or bool(grave_words(reading, text))
